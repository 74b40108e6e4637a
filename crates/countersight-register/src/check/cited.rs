//! Citations: every record cites a source, every source is cited, and can be found.

use crate::draft::Draft;
use crate::fault::Fault;
use crate::files;
use crate::records::conflict::ConflictRecord;
use crate::records::source::{KINDS, SourceRecord, kind};
use crate::records::{Text, namesake};
use crate::report::{File, Report};
use std::collections::BTreeSet;
use std::ops::Range;

/// Checks the sources, and that they and the facts meet.
///
/// Facts inside a record may leave their sources out, for the record's own then stand for them; so
/// it is enough that each record cites one.
pub(super) fn check(draft: &Draft<'_>, report: &mut Report) {
    for filed in &draft.entities {
        some(
            filed.file,
            filed.record.id.span(),
            &filed.record.sources,
            report,
        );
    }
    for filed in &draft.measures {
        some(
            filed.file,
            filed.record.id.span(),
            &filed.record.sources,
            report,
        );
    }
    for (file, record) in draft.brands() {
        some(file, record.id.span(), &record.sources, report);
    }
    for (file, _, record) in draft.fingerprints() {
        some(file, record.id.span(), &record.sources, report);
    }
    for (file, record) in draft.claims() {
        some(file, record.id.span(), &record.sources, report);
    }
    for (file, record) in draft.figures() {
        some(file, record.id.span(), &record.sources, report);
    }
    for filed in &draft.lists {
        let record = &filed.record;
        some(filed.file, record.id.span(), &record.sources, report);
    }
    for (file, record) in draft.links() {
        some(file, record.list.span(), &record.sources, report);
    }
    if let Some(filed) = &draft.prefix_source {
        some(
            filed.file,
            filed.record.as_of.span(),
            &filed.record.sources,
            report,
        );
    }
    for row in &draft.namesakes {
        if namesake::cited(row).next().is_none() {
            none(row.file, row.span(3), report);
        }
    }
    let used = used(draft);
    for filed in &draft.sources {
        if !KINDS.contains(&kind(filed.file.path)) {
            let help = format!("the kinds are {}", KINDS.join(", "));
            let problem = files::unknown(filed.file.path);
            report.whole(
                &problem.path,
                Fault::UnknownFile,
                "this is not a kind of source",
                help,
            );
        }
    }
    for (file, record) in draft.sources() {
        source(
            file,
            record,
            used.contains(record.id.get_ref().as_str()),
            report,
        );
    }
}

fn some(file: File<'_>, place: Range<usize>, sources: &[Text], report: &mut Report) {
    if sources.is_empty() {
        none(file, place, report);
    }
}

fn none(file: File<'_>, place: Range<usize>, report: &mut Report) {
    report.at(
        file,
        place,
        Fault::NoSource,
        "this record cites no source",
        "add the id of a document of sources/ that says so",
    );
}

fn source(file: File<'_>, record: &SourceRecord, is_used: bool, report: &mut Report) {
    let id = record.id.get_ref();
    if !is_used {
        report.at(
            file,
            record.id.span(),
            Fault::UnusedSource,
            format!("no fact cites `{id}`"),
            "cite it where it belongs, or remove it",
        );
    }
    if record.url.is_none() && record.locator.is_none() {
        report.at(
            file,
            record.id.span(),
            Fault::SourceWithoutPlace,
            format!("nobody can find `{id}`"),
            "add its `url`, or say in `locator` where to look",
        );
    }
    if let Some(url) = &record.url {
        let text = url.get_ref();
        let is_web = text.starts_with("https://") || text.starts_with("http://");
        if !is_web || text.chars().any(char::is_whitespace) {
            report.at(
                file,
                url.span(),
                Fault::BadUrl,
                format!("`{text}` is not a web address"),
                "write the whole address from https:// on; anything else belongs in `locator`",
            );
        }
    }
}

fn of_conflicts<'d>(conflicts: &'d [ConflictRecord], cite: &mut impl FnMut(&'d [Text])) {
    let readings = conflicts.iter().flat_map(|conflict| &conflict.readings);
    readings.for_each(|reading| cite(&reading.sources));
}

/// The sources that some fact cites.
fn used<'d>(draft: &'d Draft<'_>) -> BTreeSet<&'d str> {
    let mut used = BTreeSet::new();
    let mut cite =
        |sources: &'d [Text]| used.extend(sources.iter().map(|id| id.get_ref().as_str()));
    for filed in &draft.entities {
        let entity = &filed.record;
        cite(&entity.sources);
        entity.aliases.iter().for_each(|alias| cite(&alias.sources));
        entity
            .identifiers
            .iter()
            .for_each(|identifier| cite(&identifier.sources));
        entity.owners.iter().for_each(|owner| cite(&owner.sources));
        of_conflicts(&entity.conflicts, &mut cite);
    }
    for filed in &draft.measures {
        let measure = &filed.record;
        cite(&measure.sources);
        measure
            .targets
            .iter()
            .for_each(|target| cite(&target.get_ref().sources));
        measure
            .not_listed
            .iter()
            .for_each(|negative| cite(&negative.sources));
        let interruptions = measure.interruptions.iter();
        interruptions.for_each(|interruption| cite(&interruption.sources));
        of_conflicts(&measure.conflicts, &mut cite);
    }
    for (_, record) in draft.brands() {
        cite(&record.sources);
        of_conflicts(&record.conflicts, &mut cite);
    }
    for (_, _, record) in draft.fingerprints() {
        cite(&record.sources);
        of_conflicts(&record.conflicts, &mut cite);
    }
    for (_, record) in draft.claims() {
        cite(&record.sources);
        let responses = record.responses.iter();
        responses.for_each(|response| cite(&response.sources));
        of_conflicts(&record.conflicts, &mut cite);
    }
    draft
        .figures()
        .for_each(|(_, record)| cite(&record.sources));
    draft.links().for_each(|(_, record)| cite(&record.sources));
    let lists = draft.lists.iter();
    lists.for_each(|filed| cite(&filed.record.sources));
    draft
        .prefix_source
        .iter()
        .for_each(|filed| cite(&filed.record.sources));
    used.extend(draft.namesakes.iter().flat_map(namesake::cited));
    used
}
