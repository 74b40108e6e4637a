//! The pages of single records: an entity, a brand, a measure, a source; the register as a whole.

mod brand;
mod changes;
mod entity;
mod measure;
mod measures;
mod problems;
mod source;
mod stat;

pub use brand::{BrandPage, write_brand};
pub use changes::{Changed, ChangesPage, write_changes};
pub use entity::{EntityPage, Holding, Labelled, Listing, LookedFor, write_entity};
pub use measure::{MeasurePage, write_measure};
pub use measures::{MeasuresPage, write_measures};
pub use problems::write_problems;
pub use source::{CitedBy, SourcePage, write_source};
pub use stat::{StatLine, StatPage, write_stat};

use crate::error::ReportError;
use crate::format::PageFormat;
use crate::options::Options;
use crate::terminal::{Page, Tone};
use crate::words;
use countersight_model::id::{Jurisdiction, MeasureId, SourceId};
use countersight_model::measure::{Measure, MeasureKind};
use countersight_model::source::{Source, Trust};
use serde::{Serialize, Serializer};
use std::io::{BufWriter, Write};

/// Writes a page in the asked format.
fn write(
    out: &mut dyn Write,
    format: PageFormat,
    value: &impl Serialize,
    options: &Options,
    text: impl FnOnce(&mut Page),
) -> Result<(), ReportError> {
    let mut out = BufWriter::new(out);
    match format {
        PageFormat::Json => {
            serde_json::to_writer_pretty(&mut out, value).map_err(ReportError::output)?;
            out.write_all(b"\n").map_err(ReportError::Output)?;
        }
        PageFormat::Text => {
            let mut page = Page::new(options);
            text(&mut page);
            out.write_all(page.into_text().as_bytes())
                .map_err(ReportError::Output)?;
        }
    }
    out.flush().map_err(ReportError::Output)
}

/// What the JSON of another record says of a measure.
#[derive(Serialize)]
struct MeasureBrief<'a> {
    id: &'a MeasureId,
    name: &'a str,
    jurisdiction: &'a Jurisdiction,
    kind: MeasureKind,
    citation: &'a str,
}

fn brief<S: Serializer>(measure: &Measure, serializer: S) -> Result<S::Ok, S::Error> {
    MeasureBrief {
        id: &measure.id,
        name: &measure.name,
        jurisdiction: &measure.jurisdiction,
        kind: measure.kind,
        citation: &measure.citation,
    }
    .serialize(serializer)
}

/// A title on a page.
fn title(page: &mut Page, text: &str) {
    page.gap();
    page.toned(0, text, Tone::Strong);
}

/// Parts of a line, the empty ones left out.
fn join<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("; ")
}

/// The remark on a fact that is not fully trusted.
fn doubt(trust: Trust) -> &'static str {
    words::doubt(trust).unwrap_or_default()
}

/// The numbers of cited documents on this page, as ` [1][3]`.
fn refs(ids: &[SourceId], sources: &[&Source]) -> String {
    let mut text = String::new();
    for id in ids {
        if let Some(at) = sources.iter().position(|source| source.id == *id) {
            if text.is_empty() {
                text.push(' ');
            }
            text.push('[');
            text.push_str(&(at + 1).to_string());
            text.push(']');
        }
    }
    text
}

/// The numbered list of cited documents.
fn write_sources(page: &mut Page, sources: &[&Source]) {
    if sources.is_empty() {
        return;
    }
    title(page, "Sources");
    for (at, source) in sources.iter().enumerate() {
        let (name, rest) = source_words(source);
        let mark = format!("[{}]", at + 1);
        page.hung(0, &mark, &join([name, rest.as_str()]), Tone::Plain);
        let hang = mark.len() + 1;
        if let Some(url) = &source.url {
            page.address(hang, url);
        }
        if let Some(locator) = &source.locator {
            page.para(hang, locator);
        }
    }
}

/// The title of a document, or its identifier, and who published it, when, as what.
fn source_words(source: &Source) -> (&str, String) {
    let name = if source.title.is_empty() {
        source.id.as_str()
    } else {
        &source.title
    };
    let date = source.date.map(|date| date.to_string()).unwrap_or_default();
    (name, join([source.publisher.as_str(), &date, &source.kind]))
}
