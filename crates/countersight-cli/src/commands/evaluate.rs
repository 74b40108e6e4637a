//! `evaluate`: the user's own labelled cases, to precision and recall, and to what moved since they were frozen.

mod cases;
mod judge;
mod report;
mod text;

use crate::args::{EvaluateArgs, asked};
use crate::output::Destination;
use crate::pipeline::same_file;
use crate::{Found, setup};
use anyhow::{Context as _, bail};
use countersight_quality::{Frozen, Head, compare};
use countersight_screening::Screener;
use countersight_service::lists::screener;
use judge::{Judged, check_expected, judge, lists_id};
use report::{Evaluation, shown_moves};
use std::io::Write;
use std::path::Path;

pub(crate) fn run(args: &EvaluateArgs) -> anyhow::Result<Found> {
    let format = args.format.as_deref().unwrap_or("text");
    if !matches!(format, "text" | "json") {
        bail!("`{format}` is not a format of evaluate; use text or json");
    }
    refuse_to_overwrite(args)?;
    // Read before anything is measured, so that a wrong file is told at once.
    let before = args.frozen.as_deref().map(read_frozen).transpose()?;
    let register = setup::register()?;
    let (screener, remarks) = screener(&register, &asked(&args.lists)?, None)?;
    let mut cases = cases::read(&args.file)?;
    if cases.of_names {
        check_expected(&screener, &cases)?;
    } else if !screener.lists().is_empty() {
        bail!(
            "`{}` holds pairs, and pairs are compared without a list; leave the list out, or name a file with the \
             columns name and expect",
            args.file.display()
        );
    }
    for remark in remarks {
        writeln!(std::io::stderr(), "{remark}")?;
    }
    let judged = judge(&screener, std::mem::take(&mut cases.all));
    let stamp = register.stamp.sha256.clone();
    let mut evaluation = Evaluation::new(stamp, &judged, cases.doubles);
    let mut found = Found::Nothing;
    let now = frozen(&screener, &judged);
    if let (Some(before), Some(path)) = (before, &args.frozen) {
        let moves = compare(&before, &now).with_context(|| format!("`{}`", path.display()))?;
        if !moves.worse.is_empty() && !args.accept_worse {
            found = Found::Something;
        }
        evaluation.moved = Some(shown_moves(path.display().to_string(), moves, &judged));
    }
    write(args, format, &evaluation)?;
    if let Some(path) = &args.freeze {
        let destination = Destination::open(Some(path))?;
        let mut out = destination.writer()?;
        out.write_all(now.to_text().as_bytes())?;
        out.flush()?;
        drop(out);
        destination.finish()?;
    }
    Ok(found)
}

fn write(args: &EvaluateArgs, format: &str, evaluation: &Evaluation<'_>) -> anyhow::Result<()> {
    let destination = Destination::open(args.output.as_deref())?;
    let mut out = destination.writer()?;
    if format == "json" {
        serde_json::to_writer_pretty(&mut out, &evaluation)?;
        writeln!(out)?;
    } else {
        text::write(&mut out, evaluation)?;
    }
    out.flush()?;
    drop(out);
    destination.finish()
}

/// The files written are neither the cases nor each other. The frozen file itself may be written anew.
fn refuse_to_overwrite(args: &EvaluateArgs) -> anyhow::Result<()> {
    let written = [("--freeze", &args.freeze), ("-o", &args.output)];
    for (option, target) in written {
        let Some(target) = target else { continue };
        let mut read = std::iter::once(&args.file).chain(&args.lists.list);
        if let Some(input) = read.find(|input| same_file(target, input)) {
            bail!(
                "`{}` is read and would be overwritten; name another file with {option}",
                input.display()
            );
        }
    }
    if let (Some(freeze), Some(output)) = (&args.freeze, &args.output)
        && same_file(freeze, output)
    {
        bail!(
            "`{}` is named for the figures and for the frozen cases; name two files",
            output.display()
        );
    }
    Ok(())
}

fn read_frozen(path: &Path) -> anyhow::Result<Frozen> {
    let name = path.display();
    let text = std::fs::read_to_string(path).with_context(|| format!("`{name}` cannot be read"))?;
    Frozen::parse(&text).with_context(|| format!("`{name}` is no file of frozen cases"))
}

fn frozen(screener: &Screener<'_>, judged: &[Judged]) -> Frozen {
    let head = Head {
        program: format!("countersight {}", env!("CARGO_PKG_VERSION")),
        register: screener.register().stamp.sha256.clone(),
        lists: lists_id(screener),
    };
    let outcomes = judged.iter().map(|case| case.outcome.clone());
    Frozen::new(head, outcomes.collect())
}
