//! The page of a company or body: its whole dossier.

mod listings;
mod names;
mod ownership;
mod reached;

pub use ownership::Branch;

use super::evidence::{claim_entry, conflicts, figures};
use super::{Brief, brief, briefs, entity_brief, refs, write};
use crate::doc::{Block, Doc, Item, Line, items};
use crate::error::ReportError;
use crate::format::PageFormat;
use crate::options::{Dossier, Options};
use crate::words;
use countersight_model::brand::{Brand, MakerTie};
use countersight_model::claim::Claim;
use countersight_model::entity::{Entity, Ownership};
use countersight_model::id::SourceId;
use countersight_model::measure::{Measure, NotListed, Target};
use countersight_model::reach::Figure;
use countersight_model::source::Source;
use jiff::civil::Date;
use serde::Serialize;
use std::io::Write;

/// What is known of a company or body.
#[derive(Debug, Clone, Serialize)]
pub struct EntityPage<'a> {
    /// The entity.
    pub entity: &'a Entity,
    /// The day of the page.
    pub on: Date,
    /// Measures that name it.
    pub listings: Vec<Listing<'a>>,
    /// Measures that name a holder of it and reach further than the named.
    pub reached: Vec<Reached<'a>>,
    /// Measures on which it was looked for and not found.
    pub not_listed: Vec<LookedFor<'a>>,
    /// Labels tied to it.
    pub brands: Vec<Labelled<'a>>,
    /// What it holds.
    pub holds: Vec<Holding<'a>>,
    /// Who holds it, and who holds those, as far up as the register knows.
    pub above: Vec<Branch<'a>>,
    /// What it holds, and what that holds, as far down as the register knows.
    pub below: Vec<Branch<'a>>,
    /// Evidence, with what replaces a claim that no longer stands.
    pub claims: Vec<Evidence<'a>>,
    /// Figures of its reach.
    pub figures: Vec<&'a Figure>,
    /// Documents cited on this page; the text refers to them by number.
    pub sources: Vec<&'a Source>,
}

/// A measure that names the entity.
#[derive(Debug, Clone, Serialize)]
pub struct Listing<'a> {
    /// The measure.
    #[serde(serialize_with = "brief")]
    pub measure: &'a Measure,
    /// Its entry for the entity.
    pub target: &'a Target,
    /// The measure whose entry it is, where this one takes it over.
    pub through: Option<Brief<'a, Measure>>,
}

impl<'a> Listing<'a> {
    /// What the entry cites: its own documents, or those of the measure whose entry it is.
    ///
    /// ```
    /// use countersight_report::Listing;
    ///
    /// fn documents(listing: &Listing<'_>) -> usize {
    ///     listing.cited().len()
    /// }
    /// ```
    pub fn cited(&self) -> &'a [SourceId] {
        if self.target.sources.is_empty() {
            &self
                .through
                .as_ref()
                .map_or(self.measure, |other| other.0)
                .sources
        } else {
            &self.target.sources
        }
    }
}

/// A holder whom measures name that reach further than the named.
#[derive(Debug, Clone, Serialize)]
pub struct Reached<'a> {
    /// The holder.
    #[serde(serialize_with = "entity_brief")]
    pub holder: &'a Entity,
    /// The measures.
    #[serde(serialize_with = "briefs")]
    pub measures: Vec<&'a Measure>,
}

/// A measure on which the entity was looked for and not found.
#[derive(Debug, Clone, Serialize)]
pub struct LookedFor<'a> {
    /// The measure.
    #[serde(serialize_with = "brief")]
    pub measure: &'a Measure,
    /// The look-up.
    pub entry: &'a NotListed,
}

/// A label tied to the entity.
#[derive(Debug, Clone, Serialize)]
pub struct Labelled<'a> {
    /// The label.
    pub brand: &'a Brand,
    /// The tie to this entity.
    pub tie: &'a MakerTie,
}

/// An entity that this one holds.
#[derive(Debug, Clone, Serialize)]
pub struct Holding<'a> {
    /// What is held.
    pub held: &'a Entity,
    /// The edge, as it stands with what is held.
    pub edge: &'a Ownership,
}

/// A claim about the entity.
#[derive(Debug, Clone, Serialize)]
pub struct Evidence<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// The claim that replaces it.
    pub replaced_by: Option<&'a Claim>,
}

/// Writes the page of an entity.
///
/// # Errors
///
/// When the output refuses what is written.
pub fn write_entity(
    out: &mut dyn Write,
    format: PageFormat,
    page: &EntityPage<'_>,
    dossier: &Dossier,
    options: &Options,
) -> Result<(), ReportError> {
    write(out, format, page, options, || doc(page, dossier))
}

fn doc<'a>(of: &EntityPage<'a>, dossier: &Dossier) -> Doc<'a> {
    let entity = of.entity;
    let country = entity.country.as_deref();
    let role = Line::from(&entity.role).and(refs(&entity.sources, &of.sources));
    let mut doc = Doc {
        title: entity.name.clone(),
        kicker: Line::join([
            Line::id(&entity.id),
            Line::from(words::entity_kind(entity.kind)),
            Line::maybe(country),
        ]),
        head: vec![Block::Fields(vec![
            ("Role", role),
            (
                "Seat",
                entity
                    .seat
                    .as_deref()
                    .map(Line::foreign)
                    .unwrap_or_default(),
            ),
            ("As of", entity.as_of.map(Line::day).unwrap_or_default()),
            ("Trust", Line::doubt(entity.trust)),
        ])],
        sources: of.sources.clone(),
        ..Doc::default()
    };
    doc.section("Other names", names::aliases(of));
    doc.section("Identifiers", names::identifiers(of));
    doc.section("Ownership", ownership::blocks(of, dossier));
    doc.section("Listings, oldest first", listings::blocks(of, dossier));
    doc.section(
        "Rules that may reach it through a holder",
        reached::through_holders(of, dossier),
    );
    doc.section(
        "Rules on every company of its country",
        reached::by_country(of, dossier),
    );
    doc.section("Looked for and not found", not_listed(of));
    doc.section("Labels", brands(of));
    let claims = of
        .claims
        .iter()
        .map(|e| claim_entry(e.claim, e.replaced_by, &of.sources));
    let claims: Vec<Item> = claims.collect();
    if !claims.is_empty() {
        doc.section("Evidence", vec![Block::Entries(claims)]);
    }
    doc.section("Reach", figures(&of.figures, &of.sources));
    doc.section(
        "Where sources disagree",
        conflicts(&entity.conflicts, &of.sources),
    );
    if let Some(note) = &entity.note {
        doc.section("Notes", vec![Block::Para(Line::from(note))]);
    }
    doc
}

fn not_listed(of: &EntityPage<'_>) -> Vec<Block> {
    let looked = |looked: &LookedFor<'_>| {
        let entry = looked.entry;
        let said = Line::join([
            Line::foreign(&looked.measure.name),
            Line::from("looked on ").and(Line::day(entry.looked_on)),
            Line::doubt(entry.trust),
            Line::maybe(entry.note.as_deref()),
        ]);
        Item::new(said.and(refs(&entry.sources, &of.sources)))
    };
    items(of.not_listed.iter().map(looked).collect())
}

fn brands(of: &EntityPage<'_>) -> Vec<Block> {
    let label = |labelled: &Labelled<'_>| {
        let name = Line::foreign(&labelled.brand.name).and(": ");
        let said = name.and(super::brand::tie_line(labelled.tie));
        Item::new(said.and(refs(&labelled.tie.sources, &of.sources)))
    };
    items(of.brands.iter().map(label).collect())
}
