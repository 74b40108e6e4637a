//! What a careful editor would ask of the records: everything that loading alone does not need.
//!
//! Each module asks one kind of question over all records of a subject and reports every answer.

mod aliases;
mod brands;
mod cited;
mod conflicts;
mod cycle;
mod entities;
mod evidence;
mod fingerprints;
mod identifiers;
mod ids;
mod lists;
mod measures;
mod persons;
mod prefixes;
mod shares;
mod vocab;

use crate::draft::Draft;
use crate::fault::Fault;
use crate::records::{Day, Text};
use crate::report::{File, Report};

/// Asks everything.
pub(crate) fn all(draft: &Draft<'_>, report: &mut Report) {
    ids::check(draft, report);
    cited::check(draft, report);
    conflicts::check(draft, report);
    persons::check(draft, report);
    entities::check(draft, report);
    shares::check(draft, report);
    aliases::check(draft, report);
    identifiers::check(draft, report);
    brands::check(draft, report);
    fingerprints::check(draft, report);
    prefixes::check(draft, report);
    measures::check(draft, report);
    evidence::check(draft, report);
    lists::check(draft, report);
    vocab::check(draft, report);
}

/// A period must not end before it begins.
fn period(file: File<'_>, from: Option<&Day>, until: Option<&Day>, report: &mut Report) {
    let (Some(from), Some(until)) = (from, until) else {
        return;
    };
    if from.get_ref().earliest() > until.get_ref().latest() {
        report.at(
            file,
            until.span(),
            Fault::DateOrder,
            format!(
                "this ends on {} and begins on {}",
                until.get_ref(),
                from.get_ref()
            ),
            "`until` is the last day of the period; exchange or correct the dates",
        );
    }
}

/// A text that must say something.
fn filled(file: File<'_>, text: &Text, report: &mut Report) {
    if text.get_ref().trim().is_empty() {
        let help = "write it, or remove the record";
        report.at(
            file,
            text.span(),
            Fault::EmptyText,
            "this text is empty",
            help,
        );
    }
}

/// An ISO 3166-1 code of two letters.
fn country(file: File<'_>, code: Option<&Text>, report: &mut Report) {
    let Some(code) = code else { return };
    let text = code.get_ref();
    if text.len() != 2 || !text.bytes().all(|byte| byte.is_ascii_uppercase()) {
        report.at(
            file,
            code.span(),
            Fault::CountryForm,
            format!("`{text}` is not a country code"),
            "write the ISO 3166-1 code of two capital letters, as in \"CN\"",
        );
    }
}
