//! The page of a claim of evidence.

use super::evidence::{
    amount, claim_mark, conflicts, names, replacement, responses, trust_and_note,
};
use super::{addresses, refs, write};
use crate::doc::{Block, Doc, Item, Line};
use crate::error::ReportError;
use crate::format::PageFormat;
use crate::options::{Dossier, Options};
use crate::words;
use countersight_model::claim::Claim;
use countersight_model::source::Source;
use serde::Serialize;
use std::io::Write;

/// A claim, with what it replaces and what replaces it.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimPage<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// The claim that replaces it.
    pub replaced_by: Option<&'a Claim>,
    /// Earlier claims that it replaces.
    pub replaces: Vec<&'a Claim>,
    /// Documents cited on this page; the text refers to them by number.
    pub sources: Vec<&'a Source>,
}

/// Writes the page of a claim.
///
/// # Errors
///
/// When the output refuses what is written.
pub fn write_claim(
    out: &mut dyn Write,
    format: PageFormat,
    page: &ClaimPage<'_>,
    dossier: &Dossier,
    options: &Options,
) -> Result<(), ReportError> {
    write(out, format, page, options, || doc(page, dossier))
}

fn doc<'a>(of: &ClaimPage<'a>, dossier: &Dossier) -> Doc<'a> {
    let claim = of.claim;
    let about = if claim.entities.is_empty() {
        Line::from("the system as a whole")
    } else {
        names(&claim.entities, dossier)
    };
    let mut head = vec![Block::Lead(vec![
        Line::foreign(&claim.text).and(refs(&claim.sources, &of.sources)),
    ])];
    head.extend(replacement(claim, of.replaced_by));
    head.push(Block::Fields(vec![
        ("About", about),
        (
            "Where",
            claim
                .place
                .as_deref()
                .map(Line::foreign)
                .unwrap_or_default(),
        ),
        ("When", Line::when(claim.from, claim.until)),
        ("Amount", amount(claim)),
    ]));
    head.extend(trust_and_note(claim));
    head.push(Block::Addresses(addresses(&claim.sources, &of.sources)));
    let mut doc = Doc {
        title: format!("Evidence {}", claim.id),
        kicker: Line::join([
            claim_mark(claim),
            Line::id(&claim.id),
            Line::from(words::claim_kind(claim.kind)),
        ]),
        head,
        sources: of.sources.clone(),
        ..Doc::default()
    };
    let mut answers = responses(claim, &of.sources);
    if answers.is_empty() {
        answers.push(Block::Para(Line::from("The register holds no answer.")));
    }
    doc.section("What the company answered", answers);
    doc.section(
        "Where sources disagree",
        conflicts(&claim.conflicts, &of.sources),
    );
    let replaced = |earlier: &&Claim| {
        let said = Line::id(&earlier.id).and(": ");
        Item::new(said.and(Line::foreign(&earlier.text)))
    };
    let replaced = of.replaces.iter().map(replaced).collect();
    doc.section("What it replaces", crate::doc::items(replaced));
    doc
}
