//! The page of a label.

use super::{doubt, join, refs, title, write, write_sources};
use crate::error::ReportError;
use crate::format::PageFormat;
use crate::options::{Dossier, Options};
use crate::terminal::{Page, Tone};
use crate::words;
use countersight_model::brand::{Brand, MakerTie, TieKind};
use countersight_model::source::Source;
use serde::Serialize;
use std::io::Write;

/// What is known of a label.
#[derive(Debug, Clone, Serialize)]
pub struct BrandPage<'a> {
    /// The label, with its makers.
    pub brand: &'a Brand,
    /// Documents cited on this page; the text refers to them by number.
    pub sources: Vec<&'a Source>,
}

/// Writes the page of a label.
///
/// # Errors
///
/// When the output refuses what is written.
pub fn write_brand(
    out: &mut dyn Write,
    format: PageFormat,
    page: &BrandPage<'_>,
    dossier: &Dossier,
    options: &Options,
) -> Result<(), ReportError> {
    write(out, format, page, options, |text| {
        write_text(text, page, dossier);
    })
}

fn write_text(page: &mut Page, of: &BrandPage<'_>, dossier: &Dossier) {
    page.heading(&of.brand.name, Tone::Strong);
    page.para(0, &join([of.brand.id.as_str(), "label"]));
    page.field(0, "Also", &of.brand.aliases.join(", "));
    title(page, "Who makes it");
    if of.brand.ties.is_empty() {
        page.para(2, "The register does not know who makes it.");
    }
    for tie in &of.brand.ties {
        let maker = match (&tie.maker, &tie.maker_name) {
            (Some(id), _) => dossier.entity(id),
            (None, Some(name)) => name,
            (None, None) => "maker not known",
        };
        page.item(
            2,
            &format!(
                "{maker}: {}{}",
                tie_words(tie),
                refs(&tie.sources, &of.sources)
            ),
        );
    }
    if of.brand.own_maker().is_none() {
        page.gap();
        page.para(
            0,
            "The label alone does not prove who made a device: the model may have another maker.",
        );
    }
    write_sources(page, &of.sources);
}

/// A tie in words: kind, scope, period, doubt, note.
pub(super) fn tie_words(tie: &MakerTie) -> String {
    let kind = match tie.kind {
        TieKind::Own => "its own label",
        TieKind::Rebrand => "sold on its devices, perhaps beside others'",
        TieKind::FormerlyOwned => "owned by it until a date",
        TieKind::Venture => "a venture of it",
        TieKind::Successor => "took over a unit of it; who makes today's goods is not proven",
        TieKind::Independent => "makes its own; no tie to a listed maker is known",
    };
    let period = words::period_if_known(tie.from, tie.until);
    let scope = tie.scope.as_deref().unwrap_or_default();
    join([
        kind,
        scope,
        &period,
        doubt(tie.trust),
        tie.note.as_deref().unwrap_or_default(),
    ])
}
