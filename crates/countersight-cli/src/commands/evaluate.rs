//! `evaluate`: the user's own labelled cases, to precision and recall.

use crate::Found;
use crate::args::EvaluateArgs;
use crate::commands::pairs::Pairs;
use crate::output::Destination;
use crate::setup;
use anyhow::bail;
use countersight_names::matching::{REVIEW, SAME};
use countersight_screening::Screener;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;

/// Thresholds in hundredths for which the cases are counted.
const THRESHOLDS: [u8; 10] = [50, 60, 65, 70, 75, 80, 85, 90, 95, 99];
/// Wrong cases that are shown in text; JSON shows all.
const SHOWN: usize = 20;

/// How the cases stand at one threshold.
#[derive(Debug, Clone, Copy, Default, Serialize)]
struct Counts {
    threshold: f64,
    found: u64,
    missed: u64,
    false_alarms: u64,
    rightly_apart: u64,
    precision: Option<f64>,
    recall: Option<f64>,
    f1: Option<f64>,
}

#[derive(Debug, Serialize)]
struct Case {
    place: String,
    class: String,
    name1: String,
    name2: String,
    same: bool,
    score: f64,
    why: String,
}

#[derive(Debug, Serialize)]
struct Evaluation<'a> {
    register: String,
    threshold: f64,
    review_from: f64,
    cases: usize,
    by_threshold: Vec<Counts>,
    by_class: BTreeMap<&'a str, Counts>,
    misses: Vec<&'a Case>,
    false_alarms: Vec<&'a Case>,
}

pub(crate) fn run(args: &EvaluateArgs) -> anyhow::Result<Found> {
    let format = args.format.as_deref().unwrap_or("text");
    if !matches!(format, "text" | "json") {
        bail!("`{format}` is not a format of evaluate; use text or json");
    }
    let register = setup::register()?;
    let screener = Screener::new(&register);
    let cases = read(args, &screener)?;
    let usual = f64::from(SAME);
    let mut by_class: BTreeMap<&str, Vec<&Case>> = BTreeMap::new();
    for case in &cases {
        by_class.entry(&case.class).or_default().push(case);
    }
    let all: Vec<&Case> = cases.iter().collect();
    let evaluation = Evaluation {
        register: register.stamp.sha256.clone(),
        threshold: rounded(usual),
        review_from: rounded(f64::from(REVIEW)),
        cases: cases.len(),
        by_threshold: THRESHOLDS
            .iter()
            .map(|threshold| count(&all, f64::from(*threshold) / 100.0))
            .collect(),
        by_class: by_class
            .iter()
            .map(|(class, cases)| (*class, count(cases, usual)))
            .collect(),
        misses: wrong(&cases, |case| case.same && case.score < usual),
        false_alarms: wrong(&cases, |case| !case.same && case.score >= usual),
    };
    let destination = Destination::open(args.output.as_deref())?;
    let mut out = destination.writer()?;
    if format == "json" {
        serde_json::to_writer_pretty(&mut out, &evaluation)?;
        writeln!(out)?;
    } else {
        write_text(&mut out, &evaluation)?;
    }
    out.flush()?;
    drop(out);
    destination.finish()?;
    Ok(Found::Nothing)
}

fn read(args: &EvaluateArgs, screener: &Screener<'_>) -> anyhow::Result<Vec<Case>> {
    let mut pairs = Pairs::open(&args.file)?;
    let Some(same) = pairs.column(&["same", "match", "label", "expect", "expected"]) else {
        bail!(
            "`{}`, row 1, lacks the column same, which says yes or no",
            args.file.display()
        );
    };
    let class = pairs.column(&["class", "kind", "category"]);
    let mut cases = Vec::new();
    while let Some(pair) = pairs.next()? {
        let word = pair.cells.get(same).unwrap_or_default().trim();
        let same = match word.to_ascii_lowercase().as_str() {
            "yes" | "y" | "true" | "1" | "same" => true,
            "no" | "n" | "false" | "0" | "different" => false,
            _ => bail!(
                "{}, column same: `{word}` is neither yes nor no",
                pair.place
            ),
        };
        let compared = screener.compare_names(&pair.name1, &pair.name2);
        cases.push(Case {
            place: pair.place,
            class: class
                .and_then(|at| pair.cells.get(at))
                .unwrap_or_default()
                .to_owned(),
            same,
            score: rounded(compared.score),
            why: compared.why,
            name1: pair.name1,
            name2: pair.name2,
        });
    }
    if cases.is_empty() {
        bail!("`{}` holds no case", args.file.display());
    }
    Ok(cases)
}

fn wrong(cases: &[Case], is_wrong: impl Fn(&Case) -> bool) -> Vec<&Case> {
    cases.iter().filter(|case| is_wrong(case)).collect()
}

fn count(cases: &[&Case], threshold: f64) -> Counts {
    let mut counts = Counts {
        threshold: rounded(threshold),
        ..Counts::default()
    };
    for case in cases {
        // Scores stand in the cases with three decimals.
        match (case.same, case.score >= rounded(threshold)) {
            (true, true) => counts.found += 1,
            (true, false) => counts.missed += 1,
            (false, true) => counts.false_alarms += 1,
            (false, false) => counts.rightly_apart += 1,
        }
    }
    counts.precision = share(counts.found, counts.found + counts.false_alarms);
    counts.recall = share(counts.found, counts.found + counts.missed);
    // The harmonic mean of the two (van Rijsbergen 1979).
    counts.f1 = share(
        2 * counts.found,
        2 * counts.found + counts.false_alarms + counts.missed,
    );
    counts
}

#[expect(clippy::cast_precision_loss, reason = "numbers of cases")]
fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| rounded(part as f64 / whole as f64))
}

fn rounded(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}

fn write_text(out: &mut dyn Write, evaluation: &Evaluation<'_>) -> std::io::Result<()> {
    let cases = evaluation.cases;
    let plural = if cases == 1 { "" } else { "s" };
    writeln!(
        out,
        "{cases} case{plural} with the register {}",
        evaluation.register
    )?;
    writeln!(
        out,
        "Names are one company from {:.2}; a person looks from {:.2}.\n",
        evaluation.threshold, evaluation.review_from
    )?;
    head(out, "Threshold")?;
    for counts in &evaluation.by_threshold {
        line(out, &format!("{:.2}", counts.threshold), counts)?;
    }
    if evaluation.by_class.len() > 1 {
        writeln!(out)?;
        head(out, "Class")?;
        for (class, counts) in &evaluation.by_class {
            line(out, class, counts)?;
        }
    }
    for (title, list) in [
        ("Missed", &evaluation.misses),
        ("False alarms", &evaluation.false_alarms),
    ] {
        if list.is_empty() {
            continue;
        }
        writeln!(out, "\n{title}: {}", list.len())?;
        for case in list.iter().take(SHOWN) {
            writeln!(
                out,
                "  {:.3}  {} | {}\n         {}; {}",
                case.score, case.name1, case.name2, case.place, case.why
            )?;
        }
        if list.len() > SHOWN {
            writeln!(
                out,
                "  and {} more; --format json shows all",
                list.len() - SHOWN
            )?;
        }
    }
    Ok(())
}

fn head(out: &mut dyn Write, first: &str) -> std::io::Result<()> {
    writeln!(
        out,
        "{first:<20} {:>9} {:>7} {:>7} {:>7} {:>7} {:>7}",
        "Precision", "Recall", "F1", "Found", "Missed", "False"
    )
}

fn line(out: &mut dyn Write, first: &str, counts: &Counts) -> std::io::Result<()> {
    let figure = |share: Option<f64>| share.map_or("–".to_owned(), |share| format!("{share:.3}"));
    writeln!(
        out,
        "{first:<20} {:>9} {:>7} {:>7} {:>7} {:>7} {:>7}",
        figure(counts.precision),
        figure(counts.recall),
        figure(counts.f1),
        counts.found,
        counts.missed,
        counts.false_alarms
    )
}
