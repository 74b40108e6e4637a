//! What changed in law as rows: one change a line, for programs and sheets.

use super::{Changed, ChangesPage};
use crate::error::ReportError;
use crate::options::Dossier;
use crate::safe;
use crate::words;
use countersight_model::id::EntityId;
use countersight_model::run::RegisterStamp;
use csv::{Terminator, WriterBuilder};
use serde::Serialize;
use std::io::Write;

/// One change, with the register it was read from.
#[derive(Serialize)]
struct Row<'a> {
    #[serde(flatten)]
    changed: &'a Changed<'a>,
    register: &'a RegisterStamp,
}

/// Each change as a JSON value on a line of its own.
pub(super) fn write_jsonl(out: &mut dyn Write, page: &ChangesPage<'_>) -> Result<(), ReportError> {
    for changed in &page.changes {
        let register = &page.register;
        serde_json::to_writer(&mut *out, &Row { changed, register })
            .map_err(ReportError::output)?;
        out.write_all(b"\n").map_err(ReportError::Output)?;
    }
    Ok(())
}

/// Heads of the columns of the CSV. Columns may be added at the end, never renamed or moved.
const COLUMNS: [&str; 21] = [
    "jurisdiction",
    "measure",
    "name",
    "kind",
    "change",
    "date",
    "earliest",
    "latest",
    "entities",
    "country",
    "listed_as",
    "roles",
    "actions",
    "reach",
    "rule",
    "says",
    "question",
    "citation",
    "trust",
    "source",
    "register",
];

/// Each change as a row under the heads of the columns.
pub(super) fn write_csv(
    out: &mut dyn Write,
    page: &ChangesPage<'_>,
    dossier: &Dossier,
) -> Result<(), ReportError> {
    let mut rows = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out);
    rows.write_record(COLUMNS).map_err(ReportError::output)?;
    for changed in &page.changes {
        let cells = cells(changed, page, dossier);
        let safe = cells.iter().map(|cell| safe::cell(cell).into_owned());
        rows.write_record(safe).map_err(ReportError::output)?;
    }
    rows.flush().map_err(ReportError::Output)
}

fn cells(changed: &Changed<'_>, page: &ChangesPage<'_>, dossier: &Dossier) -> [String; 21] {
    let change = changed.change;
    let many = |words: &mut dyn Iterator<Item = &str>| words.collect::<Vec<_>>().join("|");
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        change.jurisdiction.to_string(),
        change.measure.to_string(),
        changed.measure.name.clone(),
        changed.kind.as_str().to_owned(),
        change.what.as_str().to_owned(),
        change.date.to_string(),
        change.earliest.to_string(),
        change.latest.to_string(),
        many(&mut change.concerns.iter().map(EntityId::as_str)),
        text(&change.country),
        text(&change.listed_as),
        many(&mut change.roles.iter().map(AsRef::as_ref)),
        many(&mut change.actions.iter().map(|action| action.as_str())),
        change
            .reach
            .map(words::reach)
            .unwrap_or_default()
            .to_owned(),
        change
            .rule
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        words::change(change, changed.kind, dossier),
        text(&change.question),
        text(&change.citation),
        change.trust.as_str().to_owned(),
        text(&changed.source),
        words::register(&page.register),
    ]
}
