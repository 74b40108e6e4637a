//! Faults in data, one after the other.

use super::write;
use crate::error::ReportError;
use crate::format::PageFormat;
use crate::options::Options;
use crate::terminal::{Page, Tone};
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
    write(out, format, &problems, options, |text| {
        write_text(text, problems);
    })
}

fn write_text(page: &mut Page, problems: &[Problem]) {
    for problem in problems {
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
        page.toned(
            0,
            &format!("{place}: {severity}[{}]", problem.code),
            Tone::Strong,
        );
        page.para(2, &problem.message);
        if !problem.help.is_empty() {
            page.para(2, &format!("To mend: {}", problem.help));
        }
    }
    let errors = problems
        .iter()
        .filter(|p| p.severity == Severity::Error)
        .count() as u64;
    let warnings = problems.len() as u64 - errors;
    page.gap();
    let errors = words::count(errors, "error", "errors");
    let warnings = words::count(warnings, "warning", "warnings");
    page.para(0, &format!("{errors}, {warnings}."));
}
