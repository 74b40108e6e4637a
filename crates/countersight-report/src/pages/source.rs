//! The page of a cited document.

use super::write;
use crate::doc::{Block, Doc, Item, Line, items, source_line};
use crate::error::ReportError;
use crate::format::PageFormat;
use crate::options::Options;
use countersight_model::source::Source;
use serde::Serialize;
use std::io::Write;

/// A cited document, and what cites it.
#[derive(Debug, Clone, Serialize)]
pub struct SourcePage<'a> {
    /// The document.
    pub source: &'a Source,
    /// Records that cite it.
    pub cited_by: Vec<CitedBy>,
}

/// A record that cites a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CitedBy {
    /// What kind of record it is, such as `entity` or `measure`.
    pub kind: String,
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The facts of it that cite the document; empty where the record is one fact.
    pub facts: Vec<String>,
}

/// Writes the page of a cited document.
///
/// # Errors
///
/// When the output refuses what is written.
pub fn write_source(
    out: &mut dyn Write,
    format: PageFormat,
    page: &SourcePage<'_>,
    options: &Options,
) -> Result<(), ReportError> {
    write(out, format, page, options, || doc(page))
}

fn doc<'a>(of: &SourcePage<'a>) -> Doc<'a> {
    let source = of.source;
    let (name, rest) = source_line(source);
    let mut head = vec![Block::Addresses(source.url.iter().cloned().collect())];
    head.push(Block::Fields(vec![(
        "Where to look",
        Line::maybe(source.locator.as_deref()),
    )]));
    let mut doc = Doc {
        title: name.text(),
        kicker: Line::join([Line::id(&source.id), rest]),
        head,
        ..Doc::default()
    };
    let one = |citing: &CitedBy| {
        let record = Line::from(format!("{} ", citing.kind)).and(Line::id(&citing.id));
        let facts = citing
            .facts
            .iter()
            .map(|fact| Item::new(Line::foreign(fact)));
        Item::new(record.and(": ").and(Line::foreign(&citing.name))).with(items(facts.collect()))
    };
    let mut cited = items(of.cited_by.iter().map(one).collect());
    if cited.is_empty() {
        cited.push(Block::Para(Line::from("Nothing in the register.")));
    }
    doc.section("What cites it", cited);
    doc
}
