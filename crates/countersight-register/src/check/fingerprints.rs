//! Fingerprints: each proves itself by its examples, and none claims another maker's.

use crate::draft::Draft;
use crate::fault::Fault;
use crate::records::Text;
use crate::records::fingerprint::FingerprintRecord;
use crate::report::{File, Report};
use countersight_model::device::Capture;
use countersight_model::field::Field;
use regex::{Regex, RegexBuilder};

/// A fingerprint whose pattern could be read.
struct Compiled<'d> {
    file: File<'d>,
    field: &'d str,
    record: &'d FingerprintRecord,
    pattern: Regex,
}

/// Checks every fingerprint.
pub(super) fn check(draft: &Draft<'_>, report: &mut Report) {
    for filed in &draft.fingerprints {
        field(filed.file, &filed.record.field, report);
    }
    let mut compiled = Vec::new();
    for (file, field, record) in draft.fingerprints() {
        form(file, record, report);
        if let Some(pattern) = compile(file, record, report) {
            groups(file, record, &pattern, report);
            compiled.push(Compiled {
                file,
                field,
                record,
                pattern,
            });
        }
    }
    for fingerprint in &compiled {
        examples(fingerprint, report);
        others(fingerprint, &compiled, report);
    }
}

/// The name must be that of a field, in the spelling of the table.
fn field(file: File<'_>, name: &Text, report: &mut Report) {
    let help = match name.get_ref().parse::<Field>() {
        Ok(field) if field.as_str() == name.get_ref() => return,
        Ok(field) => format!("write `{field}`"),
        Err(_) => {
            let names: Vec<&str> = Field::ALL.iter().map(|field| field.as_str()).collect();
            format!("the fields are {}", names.join(", "))
        }
    };
    let message = format!("`{}` is not a field of an observation", name.get_ref());
    report.at(file, name.span(), Fault::UnknownField, message, help);
}

fn form(file: File<'_>, record: &FingerprintRecord, report: &mut Report) {
    let id = record.id.get_ref();
    if record.subject().is_none() {
        report.at(
            file,
            record.id.span(),
            Fault::PatternPointsNowhere,
            format!("`{id}` points to nobody"),
            "add the `maker`, the `brand` or the `independent` firm that a match shows",
        );
    }
    if let (Some(_), Some(independent)) = (&record.maker, &record.independent) {
        report.at(
            file,
            independent.span(),
            Fault::PatternPointsApart,
            format!("`{id}` names a maker of the register and a firm outside it"),
            "keep the one that a match shows",
        );
    }
    if record.examples.is_empty() {
        report.at(
            file,
            record.id.span(),
            Fault::NoExample,
            format!("nothing shows that `{id}` works"),
            "add to `examples` a text, as a device sends it, that the pattern must match",
        );
    }
}

fn compile(file: File<'_>, record: &FingerprintRecord, report: &mut Report) -> Option<Regex> {
    let pattern = &record.pattern;
    match RegexBuilder::new(pattern.get_ref())
        .case_insensitive(true)
        .build()
    {
        Ok(regex) => Some(regex),
        Err(error) => {
            // The last line of the error says what is wrong; those before it draw the pattern.
            let text = error.to_string();
            let reason = text.lines().last().unwrap_or_default().trim();
            report.at(
                file,
                pattern.span(),
                Fault::PatternInvalid,
                format!(
                    "this is not a pattern: {}",
                    reason.trim_start_matches("error: ")
                ),
                "see docs.rs/regex for what a pattern may hold; write it in 'single quotes'",
            );
            None
        }
    }
}

/// A group with another name would be taken out and read by nobody.
fn groups(file: File<'_>, record: &FingerprintRecord, pattern: &Regex, report: &mut Report) {
    let known: Vec<&str> = Capture::ALL
        .iter()
        .map(|capture| capture.as_str())
        .collect();
    let named = pattern.capture_names().flatten();
    for name in named.filter(|name| !known.contains(name)) {
        report.at(
            file,
            record.pattern.span(),
            Fault::PatternGroup,
            format!("nobody reads what the group `{name}` takes out"),
            format!("the names of groups are `{}`", known.join("`, `")),
        );
    }
}

/// Every example must match, no counter-example may.
fn examples(fingerprint: &Compiled<'_>, report: &mut Report) {
    let Compiled {
        file,
        record,
        pattern,
        ..
    } = fingerprint;
    let id = record.id.get_ref();
    for example in record
        .examples
        .iter()
        .filter(|text| !pattern.is_match(text.get_ref().trim()))
    {
        report.at(
            *file,
            example.span(),
            Fault::ExampleNotMatched,
            format!("`{id}` does not match its own example"),
            "correct the pattern or the example",
        );
    }
    let counter_examples = record.counter_examples.iter();
    for example in counter_examples.filter(|text| pattern.is_match(text.get_ref().trim())) {
        report.at(
            *file,
            example.span(),
            Fault::CounterExampleMatched,
            format!("`{id}` matches what it must not match"),
            "make the pattern narrower",
        );
    }
}

/// No fingerprint of another maker over the same field may match an example of this one.
fn others(fingerprint: &Compiled<'_>, all: &[Compiled<'_>], report: &mut Report) {
    let Some(maker) = fingerprint.record.made_by() else {
        return;
    };
    for other in all.iter().filter(|other| other.field == fingerprint.field) {
        let Some(other_maker) = other.record.made_by().filter(|other| *other != maker) else {
            continue;
        };
        let examples = fingerprint.record.examples.iter();
        for example in examples.filter(|text| other.pattern.is_match(text.get_ref().trim())) {
            report.at(
                fingerprint.file,
                example.span(),
                Fault::ExampleOfOtherMaker,
                format!(
                    "this example of `{maker}` also matches `{}` of `{other_maker}`, at {}",
                    other.record.id.get_ref(),
                    other.file.place(other.record.id.span().start),
                ),
                "one text must lead to one maker: make one of the two patterns narrower",
            );
        }
    }
}
