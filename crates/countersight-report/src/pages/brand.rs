//! The page of a label.

use super::evidence::conflicts;
use super::{refs, write};
use crate::doc::{Block, Doc, Item, Line};
use crate::error::ReportError;
use crate::format::PageFormat;
use crate::options::{Dossier, Options};
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
    write(out, format, page, options, || doc(page, dossier))
}

fn doc<'a>(of: &BrandPage<'a>, dossier: &Dossier) -> Doc<'a> {
    let brand = of.brand;
    let also = brand.aliases.iter().map(Line::foreign);
    let mut doc = Doc {
        title: brand.name.clone(),
        kicker: Line::join([Line::id(&brand.id), Line::from("label")]),
        head: vec![Block::Fields(vec![("Also", Line::between(", ", also))])],
        sources: of.sources.clone(),
        ..Doc::default()
    };
    let tie = |tie: &MakerTie| {
        let maker = match (&tie.maker, &tie.maker_name) {
            (Some(id), _) => Line::foreign(dossier.entity(id)),
            (None, Some(name)) => Line::foreign(name),
            (None, None) => Line::from("maker not known"),
        };
        let said = maker.and(": ").and(tie_line(tie));
        Item::new(said.and(refs(&tie.sources, &of.sources)))
    };
    let mut makers = crate::doc::items(brand.ties.iter().map(tie).collect());
    if makers.is_empty() {
        makers.push(Block::Para(Line::from(
            "The register does not know who makes it.",
        )));
    }
    if brand.own_maker().is_none() {
        makers.push(Block::Para(Line::from(
            "The label alone does not prove who made a device: the model may have another maker.",
        )));
    }
    doc.section("Who makes it", makers);
    doc.section(
        "Where sources disagree",
        conflicts(&brand.conflicts, &of.sources),
    );
    doc
}

/// A tie in words: kind, scope, period, doubt, note.
pub(super) fn tie_line(tie: &MakerTie) -> Line {
    let kind = match tie.kind {
        TieKind::Own => "its own label",
        TieKind::Rebrand => "sold on its devices, perhaps beside others'",
        TieKind::FormerlyOwned => "owned by it until a date",
        TieKind::Venture => "a venture of it",
        TieKind::Successor => "took over a unit of it; who makes today's goods is not proven",
        TieKind::Independent => "makes its own; no tie to a listed maker is known",
    };
    Line::join([
        Line::from(kind),
        Line::maybe(tie.scope.as_deref()),
        Line::period_if_known(tie.from, tie.until),
        Line::doubt(tie.trust),
        Line::maybe(tie.note.as_deref()),
    ])
}
