//! `compare`: are two names one company?

use crate::Found;
use crate::args::CompareArgs;
use crate::commands::pairs::Pairs;
use crate::output::Destination;
use crate::setup;
use anyhow::bail;
use countersight_names::matching::{REVIEW, Verdict};
use countersight_screening::{NamesCompared, Screener};
use serde::Serialize;
use std::io::Write;

/// One comparison, as it is written.
#[derive(Serialize)]
struct Row<'a> {
    name1: &'a str,
    name2: &'a str,
    score: f64,
    answer: &'static str,
    why: &'a str,
}

pub(crate) fn run(args: &CompareArgs) -> anyhow::Result<Found> {
    let threshold = args.threshold.given()?;
    let usual = if args.pairs.is_some() { "csv" } else { "text" };
    let format = args.format.as_deref().unwrap_or(usual);
    if !matches!(format, "text" | "csv" | "json" | "jsonl") {
        bail!("`{format}` is not a format of compare; use text, csv, json or jsonl");
    }
    if args.pairs.is_some() && args.pairs == args.output {
        bail!("the file of pairs would be overwritten; name another output");
    }
    let register = setup::register()?;
    let screener = Screener::new(&register);
    let destination = Destination::open(args.output.as_deref())?;
    let mut out = destination.writer()?;
    let mut found = Found::Nothing;
    let mut judge = |a: &str, b: &str| {
        let mut compared = screener.compare_names(a, b);
        compared.verdict = verdict(&compared, threshold);
        if compared.verdict > Verdict::Different {
            found = Found::Something;
        }
        compared
    };
    if let Some(path) = &args.pairs {
        let pairs = Pairs::open(path)?;
        write_pairs(&mut out, format, pairs, &mut judge)?;
    } else if let [a, b] = args.names.as_slice() {
        let compared = judge(a, b);
        write_one(&mut out, format, a, b, &compared)?;
    }
    out.flush()?;
    drop(out);
    destination.finish()?;
    Ok(found)
}

/// The answer at the threshold asked for; the band below it is as wide as the usual one.
fn verdict(compared: &NamesCompared, threshold: Option<f64>) -> Verdict {
    let Some(threshold) = threshold else {
        return compared.verdict;
    };
    if compared.score >= threshold {
        Verdict::Same
    } else if compared.score >= threshold.min(f64::from(REVIEW)) {
        Verdict::Review
    } else {
        Verdict::Different
    }
}

fn row<'a>(a: &'a str, b: &'a str, compared: &'a NamesCompared) -> Row<'a> {
    Row {
        name1: a,
        name2: b,
        score: rounded(compared.score),
        answer: compared.verdict.as_str(),
        why: &compared.why,
    }
}

fn rounded(score: f64) -> f64 {
    (score * 1000.0).round() / 1000.0
}

fn write_one(
    out: &mut dyn Write,
    format: &str,
    a: &str,
    b: &str,
    compared: &NamesCompared,
) -> anyhow::Result<()> {
    let row = row(a, b, compared);
    match format {
        "json" | "jsonl" => writeln!(out, "{}", serde_json::to_string(&row)?)?,
        "csv" => {
            let mut csv = csv::Writer::from_writer(out);
            csv.serialize(&row)?;
            csv.flush()?;
        }
        _ => {
            writeln!(out, "{}: {a} | {b}", row.answer.to_uppercase())?;
            writeln!(out, "Score {:.3}", row.score)?;
            writeln!(out, "Why   {}", row.why)?;
        }
    }
    Ok(())
}

fn write_pairs(
    out: &mut dyn Write,
    format: &str,
    mut pairs: Pairs,
    judge: &mut dyn FnMut(&str, &str) -> NamesCompared,
) -> anyhow::Result<()> {
    if format == "csv" {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(pairs.header().iter().chain(["score", "answer", "why"]))?;
        while let Some(pair) = pairs.next()? {
            let compared = judge(&pair.name1, &pair.name2);
            let score = format!("{:.3}", compared.score);
            let added = [score.as_str(), compared.verdict.as_str(), &compared.why];
            csv.write_record(pair.cells.iter().chain(added))?;
        }
        csv.flush()?;
        return Ok(());
    }
    let mut first = true;
    while let Some(pair) = pairs.next()? {
        let compared = judge(&pair.name1, &pair.name2);
        match format {
            "json" => {
                let text = serde_json::to_string(&row(&pair.name1, &pair.name2, &compared))?;
                write!(out, "{}{text}", if first { "[\n" } else { ",\n" })?;
            }
            "jsonl" => write_one(out, format, &pair.name1, &pair.name2, &compared)?,
            _ => {
                if !first {
                    writeln!(out)?;
                }
                write_one(out, format, &pair.name1, &pair.name2, &compared)?;
            }
        }
        first = false;
    }
    if format == "json" {
        writeln!(out, "{}", if first { "[]" } else { "\n]" })?;
    }
    Ok(())
}
