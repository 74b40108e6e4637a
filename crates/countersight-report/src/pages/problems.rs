//! Faults in data, one after the other.

use super::write;
use crate::doc::{Block, Doc, Item, Line};
use crate::error::ReportError;
use crate::format::PageFormat;
use crate::options::Options;
use crate::words;
use countersight_model::problem::{Problem, Severity};
use std::io::Write;

/// Writes faults in data: where, what, how to mend it. JSON is an array.
///
/// # Errors
///
/// When the output refuses what is written.
pub fn write_problems(
    out: &mut dyn Write,
    format: PageFormat,
    problems: &[Problem],
    options: &Options,
) -> Result<(), ReportError> {
    write(out, format, &problems, options, || doc(problems))
}

fn doc(problems: &[Problem]) -> Doc<'static> {
    let errors = problems
        .iter()
        .filter(|p| p.severity == Severity::Error)
        .count() as u64;
    let warnings = problems.len() as u64 - errors;
    let errors = words::count(errors, "error", "errors");
    let warnings = words::count(warnings, "warning", "warnings");
    Doc {
        title: "Faults in the register".to_owned(),
        head: vec![
            Block::Para(Line::from(format!("{errors}, {warnings}."))),
            Block::Gap,
            Block::Entries(problems.iter().map(one).collect()),
        ],
        ..Doc::default()
    }
}

fn one(problem: &Problem) -> Item {
    let severity = match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut place = problem.path.clone();
    if problem.line > 0 {
        place = format!("{place}:{}", problem.line);
        if problem.column > 0 {
            place = format!("{place}:{}", problem.column);
        }
    }
    let mut under = vec![Block::Para(Line::from(&problem.message))];
    if !problem.help.is_empty() {
        under.push(Block::Para(Line::from(format!(
            "To mend: {}",
            problem.help
        ))));
    }
    Item::new(format!("{place}: {severity}[{}]", problem.code)).with(under)
}
