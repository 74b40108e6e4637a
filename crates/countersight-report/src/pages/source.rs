//! The page of a cited document.

use super::{join, source_words, title, write};
use crate::error::ReportError;
use crate::format::PageFormat;
use crate::options::Options;
use crate::terminal::{Page, Tone};
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
    write(out, format, page, options, |text| write_text(text, page))
}

fn write_text(page: &mut Page, of: &SourcePage<'_>) {
    let (name, rest) = source_words(of.source);
    page.heading(name, Tone::Strong);
    page.para(0, &join([of.source.id.as_str(), &rest]));
    if let Some(url) = &of.source.url {
        page.address(0, url);
    }
    page.field(
        0,
        "Where to look",
        of.source.locator.as_deref().unwrap_or_default(),
    );
    title(page, "What cites it");
    if of.cited_by.is_empty() {
        page.para(2, "Nothing in the register.");
    }
    for citing in &of.cited_by {
        page.item(
            2,
            &format!("{} {}: {}", citing.kind, citing.id, citing.name),
        );
    }
}
