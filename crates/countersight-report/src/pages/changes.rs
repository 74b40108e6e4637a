//! What changed in law between two days: text, JSON, CSV, HTML.

mod html;

use crate::error::ReportError;
use crate::format::Format;
use crate::options::{Dossier, Options};
use crate::safe;
use crate::terminal::{Cell, Column, Page, Table, Tone};
use crate::words;
use askama::Template as _;
use countersight_model::change::Change;
use countersight_model::id::{EntityId, Jurisdiction, MeasureId};
use countersight_model::measure::{Measure, MeasureKind};
use countersight_model::run::RegisterStamp;
use csv::{Terminator, WriterBuilder};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{BufWriter, Write};

/// The formats in which it is offered.
const OFFERED: &str = "text, json, jsonl, csv or html";

/// What changed in law after one day and up to another.
#[derive(Debug, Clone, Serialize)]
pub struct ChangesPage<'a> {
    /// The first of the two days; what changed on it is not told.
    pub from: Date,
    /// The second; what changed on it is told.
    pub to: Date,
    /// The only company asked for, if one was.
    pub entity: Option<EntityId>,
    /// What was asked for besides the days, in words; empty for everything.
    pub filter: String,
    /// The register used.
    pub register: RegisterStamp,
    /// The changes, by jurisdiction, measure and day.
    pub changes: Vec<Changed<'a>>,
}

/// One change, with the measure that changed.
#[derive(Debug, Clone, Serialize)]
pub struct Changed<'a> {
    /// The change.
    #[serde(flatten)]
    pub change: &'a Change,
    /// The measure.
    #[serde(rename = "name", serialize_with = "name")]
    pub measure: &'a Measure,
    /// Kind of the measure.
    pub kind: MeasureKind,
    /// Address of the document that proves it, where there is one.
    pub source: Option<String>,
}

fn name<S: serde::Serializer>(measure: &Measure, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&measure.name)
}

/// One change a line, with the register it was read from.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    changed: &'a Changed<'a>,
    register: &'a RegisterStamp,
}

/// Writes what changed in law between two days.
///
/// # Errors
///
/// When the output refuses what is written, or the format is not offered.
pub fn write_changes(
    out: &mut dyn Write,
    format: Format,
    page: &ChangesPage<'_>,
    dossier: &Dossier,
    options: &Options,
) -> Result<(), ReportError> {
    let mut out = BufWriter::new(out);
    match format {
        Format::Text => {
            let mut text = Page::new(options);
            write_text(&mut text, page, dossier);
            let bytes = text.into_text().into_bytes();
            out.write_all(&bytes).map_err(ReportError::Output)?;
        }
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, page).map_err(ReportError::output)?;
            out.write_all(b"\n").map_err(ReportError::Output)?;
        }
        Format::Jsonl => {
            for changed in &page.changes {
                let register = &page.register;
                serde_json::to_writer(&mut out, &Line { changed, register })
                    .map_err(ReportError::output)?;
                out.write_all(b"\n").map_err(ReportError::Output)?;
            }
        }
        Format::Csv => write_csv(&mut out, page, dossier)?,
        Format::Html => html::page(page, dossier, options)
            .write_into(&mut out)
            .map_err(ReportError::Output)?,
        Format::Xlsx => {
            return Err(ReportError::NotOfferedAs {
                format,
                offered: OFFERED,
            });
        }
    }
    out.flush().map_err(ReportError::Output)
}

/// The changes of each jurisdiction, and within it of each measure.
type ByPlace<'p, 'a> = BTreeMap<&'p Jurisdiction, BTreeMap<&'p MeasureId, Vec<&'p Changed<'a>>>>;

fn by_place<'p, 'a>(page: &'p ChangesPage<'a>) -> ByPlace<'p, 'a> {
    let mut places = ByPlace::new();
    for changed in &page.changes {
        let measures = places.entry(&changed.change.jurisdiction).or_default();
        let changes = measures.entry(&changed.change.measure).or_default();
        changes.push(changed);
    }
    places
}

/// How many changes, between which days, of what.
fn lead(page: &ChangesPage<'_>) -> String {
    let (from, to) = (page.from, page.to);
    let number = words::count(page.changes.len() as u64, "change", "changes");
    let filter = if page.filter.is_empty() {
        String::new()
    } else {
        format!(" ({})", page.filter)
    };
    format!("{number} in law after {from} and up to {to}{filter}.")
}

fn write_text(page: &mut Page, of: &ChangesPage<'_>, dossier: &Dossier) {
    page.para(0, &lead(of));
    if of.changes.is_empty() {
        page.para(
            0,
            "The register knows of no change that fits what was asked.",
        );
        return;
    }
    for (place, measures) in by_place(of) {
        let name = dossier.place(place);
        let code = Some(format!(" ({place})")).filter(|_code| name != place.as_str());
        page.heading(&format!("{name}{}", code.unwrap_or_default()), Tone::Strong);
        for (id, changes) in measures {
            let Some(first) = changes.first() else {
                continue;
            };
            page.gap();
            page.toned(0, &first.measure.name, Tone::Strong);
            page.toned(
                0,
                &join(&[id.as_str(), words::kind(first.kind)]),
                Tone::Faint,
            );
            for changed in changes {
                item(page, changed, dossier);
            }
        }
    }
    let companies = by_company(of);
    if of.entity.is_none() && companies.len() > 1 {
        page.heading("By company", Tone::Strong);
        let mut table = Table::new([
            Column::new("Company", 20, 52),
            Column::number("Changes"),
            Column::new("In", 8, 40),
        ]);
        for (company, changes) in companies {
            let mut places: Vec<&str> = changes
                .iter()
                .map(|changed| changed.change.jurisdiction.as_str())
                .collect();
            places.dedup();
            table.row([
                Cell::new(dossier.entity(company)),
                Cell::new(words::thousands(changes.len() as u64)),
                Cell::new(places.join(", ")),
            ]);
        }
        page.table(&table);
    }
}

/// Parts of a line, the empty ones left out.
fn join(parts: &[&str]) -> String {
    let parts = parts.iter().filter(|part| !part.is_empty());
    parts.copied().collect::<Vec<_>>().join("; ")
}

fn item(page: &mut Page, changed: &Changed<'_>, dossier: &Dossier) {
    let change = changed.change;
    let day = words::change_day(change);
    let said = words::change(change, changed.kind, dossier);
    page.item(
        2,
        &join(&[
            &format!("{day}: {said}"),
            change.citation.as_deref().unwrap_or_default(),
            words::doubt(change.trust).unwrap_or_default(),
        ]),
    );
    if let Some(question) = &change.question {
        page.para(4, &format!("To settle: {question}"));
    }
    if let Some(source) = &changed.source {
        page.address(4, source);
    }
}

/// The companies that the changes concern, by their identifiers.
fn by_company<'p, 'a>(page: &'p ChangesPage<'a>) -> BTreeMap<&'p EntityId, Vec<&'p Changed<'a>>> {
    let mut companies: BTreeMap<&EntityId, Vec<&Changed<'_>>> = BTreeMap::new();
    for changed in &page.changes {
        for company in &changed.change.concerns {
            companies.entry(company).or_default().push(changed);
        }
    }
    companies
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

fn write_csv(
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
