//! What changed in law between two days: a page as text or HTML, JSON, and rows.

mod rows;

use super::{place_title, write};
use crate::doc::{Block, Doc, Grid, Item, Line, Section};
use crate::error::ReportError;
use crate::format::{Format, PageFormat};
use crate::options::{Dossier, Options};
use crate::terminal::Column;
use crate::words;
use countersight_model::change::Change;
use countersight_model::date::PartialDate;
use countersight_model::id::{EntityId, Jurisdiction, MeasureId};
use countersight_model::measure::{Measure, MeasureKind};
use countersight_model::run::RegisterStamp;
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
    let as_page = |out, format| write(out, format, page, options, || doc(page, dossier));
    match format {
        Format::Text => as_page(out, PageFormat::Text),
        Format::Json => as_page(out, PageFormat::Json),
        Format::Html => as_page(out, PageFormat::Html),
        Format::Jsonl => {
            let mut out = BufWriter::new(out);
            rows::write_jsonl(&mut out, page)?;
            out.flush().map_err(ReportError::Output)
        }
        Format::Csv => rows::write_csv(out, page, dossier),
        Format::Xlsx => Err(ReportError::NotOfferedAs {
            format,
            offered: OFFERED,
        }),
    }
}

fn doc(of: &ChangesPage<'_>, dossier: &Dossier) -> Doc<'static> {
    let mut doc = Doc {
        title: "What changed in law".to_owned(),
        head: vec![Block::Para(lead(of))],
        ..Doc::default()
    };
    if of.changes.is_empty() {
        doc.head.push(Block::Para(Line::from(
            "The register knows of no change that fits what was asked.",
        )));
    }
    for (place, measures) in by_place(of) {
        let measures = measures.into_iter();
        let entries = measures.map(|(id, changes)| entry(id, &changes, dossier));
        let entries = vec![Block::Entries(entries.collect())];
        doc.sections
            .push(ruled(place_title(place, dossier), entries));
    }
    let companies = by_company(of);
    if of.entity.is_none() && companies.len() > 1 {
        let table = Block::Table(companies_table(companies, dossier));
        doc.sections
            .push(ruled("By company".to_owned(), vec![table]));
    }
    doc.foot.push(Block::Faint(Line::from(
        "A change is told as far as the register knows of it; no change is no clearance.",
    )));
    doc
}

fn ruled(title: String, blocks: Vec<Block>) -> Section {
    Section {
        ruled: true,
        ..Section::new(title, blocks)
    }
}

/// How many changes, between which days, of what.
fn lead(page: &ChangesPage<'_>) -> Line {
    let day = |date| Line::day(PartialDate::day(date));
    let number = words::count(page.changes.len() as u64, "change", "changes");
    let filter = if page.filter.is_empty() {
        String::new()
    } else {
        format!(" ({})", page.filter)
    };
    Line::from(format!("{number} in law after "))
        .and(day(page.from))
        .and(" and up to ")
        .and(day(page.to))
        .and(format!("{filter}."))
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

/// One measure with its changes.
fn entry(id: &MeasureId, changes: &[&Changed<'_>], dossier: &Dossier) -> Item {
    let measure = changes.first().map(|first| first.measure);
    let name = measure.map_or_else(Line::default, |measure| Line::foreign(&measure.name));
    let kind = measure.map_or("", |measure| words::kind(measure.kind));
    let changes = changes.iter().map(|changed| item(changed, dossier));
    Item::new(name).with(vec![
        Block::Faint(Line::join([Line::id(id), Line::from(kind)])),
        Block::Items(changes.collect()),
    ])
}

fn item(changed: &Changed<'_>, dossier: &Dossier) -> Item {
    let change = changed.change;
    let said = words::change(change, changed.kind, dossier);
    let doubt = if words::says_doubt(change) {
        Line::default()
    } else {
        Line::doubt(change.trust)
    };
    let line = Line::join([
        day(change).and(": ").and(said),
        Line::maybe(change.citation.as_deref()),
        doubt,
    ]);
    let question = change
        .question
        .as_ref()
        .map(|question| Block::Para(Line::from("To settle: ").and(Line::from(question))));
    let source = changed.source.iter().cloned().collect::<Vec<_>>();
    let source = (!source.is_empty()).then_some(Block::Addresses(source));
    Item::new(line).with(question.into_iter().chain(source).collect())
}

/// The day of a change: exact, or as far as it is known.
fn day(change: &Change) -> Line {
    let day = Line::day(PartialDate::day(change.earliest));
    let date = Line::day(change.date);
    match (change.is_exact(), change.by_last_day) {
        (true, false) => day,
        (true, true) => day.and(" (last day ").and(date).and(")"),
        (false, false) => Line::from("in ").and(date).and(", day not known"),
        (false, true) => Line::from("last day in ").and(date).and(", not known"),
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

fn companies_table(companies: BTreeMap<&EntityId, Vec<&Changed<'_>>>, dossier: &Dossier) -> Grid {
    let row = |(company, changes): (&EntityId, Vec<&Changed<'_>>)| {
        let places = changes.iter().map(|c| c.change.jurisdiction.as_str());
        let mut places: Vec<&str> = places.collect();
        places.dedup();
        vec![
            Line::foreign(dossier.entity(company)),
            Line::from(words::thousands(changes.len() as u64)),
            Line::from(places.join(", ")),
        ]
    };
    Grid {
        caption: "Changes that concern each company".to_owned(),
        columns: vec![
            Column::new("Company", 20, 52),
            Column::number("Changes"),
            Column::new("In", 8, 40),
        ],
        rows: companies.into_iter().map(row).collect(),
    }
}
