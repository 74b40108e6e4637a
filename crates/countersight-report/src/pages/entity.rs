//! The page of a company or body.

use super::{brief, doubt, join, refs, title, write, write_sources};
use crate::error::ReportError;
use crate::format::PageFormat;
use crate::options::{Dossier, Options};
use crate::script;
use crate::terminal::{Page, Tone};
use crate::words;
use countersight_model::brand::{Brand, MakerTie};
use countersight_model::date::PartialDate;
use countersight_model::entity::{Alias, AliasUse, Entity, Ownership};
use countersight_model::measure::{Measure, NotListed, Target};
use countersight_model::source::Source;
use serde::Serialize;
use std::io::Write;

/// What is known of a company or body.
#[derive(Debug, Clone, Serialize)]
pub struct EntityPage<'a> {
    /// The entity.
    pub entity: &'a Entity,
    /// Measures that name it.
    pub listings: Vec<Listing<'a>>,
    /// Measures on which it was looked for and not found.
    pub not_listed: Vec<LookedFor<'a>>,
    /// Labels tied to it.
    pub brands: Vec<Labelled<'a>>,
    /// What it holds.
    pub holds: Vec<Holding<'a>>,
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

impl Listing<'_> {
    /// The day that places it in the timeline: of effect, else of listing, announcement, or the rule.
    fn day(&self) -> Option<PartialDate> {
        let target = self.target;
        target
            .from
            .or(target.listed)
            .or(target.announced)
            .or(self.measure.from)
    }
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
    write(out, format, page, options, |text| {
        write_text(text, page, dossier);
    })
}

fn write_text(page: &mut Page, of: &EntityPage<'_>, dossier: &Dossier) {
    let entity = of.entity;
    page.heading(&entity.name, Tone::Strong);
    let kind = words::entity_kind(entity.kind);
    let country = entity.country.as_deref().unwrap_or_default();
    page.para(0, &join([entity.id.as_str(), kind, country]));
    page.field(
        0,
        "Role",
        &format!("{}{}", entity.role, refs(&entity.sources, &of.sources)),
    );
    page.field(0, "Seat", entity.seat.as_deref().unwrap_or_default());
    page.field(0, "Trust", doubt(entity.trust));
    write_names(page, of);
    write_listings(page, of, dossier);
    write_owners(page, of, dossier);
    write_holdings(page, of);
    write_brands(page, of);
    if let Some(note) = &entity.note {
        title(page, "Notes");
        page.para(0, note);
    }
    write_sources(page, &of.sources);
}

fn write_names(page: &mut Page, of: &EntityPage<'_>) {
    let aliases = &of.entity.aliases;
    let scripts = [
        "Latin script",
        "Chinese characters",
        "Japanese",
        "Korean",
        "Arabic script",
        "Cyrillic script",
    ];
    if !aliases.is_empty() {
        title(page, "Other names");
    }
    for script in scripts {
        let mut names = aliases
            .iter()
            .filter(|a| script::script(&a.text) == script)
            .peekable();
        if names.peek().is_some() {
            page.toned(2, script, Tone::Faint);
        }
        for alias in names {
            let refs = refs(&alias.sources, &of.sources);
            page.item(2, &format!("{}{refs}", alias_words(alias)));
        }
    }
    if !of.entity.identifiers.is_empty() {
        title(page, "Identifiers");
    }
    for identifier in &of.entity.identifiers {
        let refs = refs(&identifier.sources, &of.sources);
        let value = join([identifier.value.as_str(), doubt(identifier.trust)]);
        page.field(2, identifier.scheme.as_str(), &format!("{value}{refs}"));
    }
}

fn alias_words(alias: &Alias) -> String {
    let usage = match alias.usage {
        AliasUse::Name => "",
        AliasUse::Unique => "a coined word of its own",
        AliasUse::Short => "short: it counts only when it stands alone",
        AliasUse::Listed => "a list knows it so, and others bear it: it leads to a question",
        AliasUse::Hint => "too weak to recognise it by",
    };
    let lang = alias.lang.as_deref().unwrap_or_default();
    join([alias.text.as_str(), lang, usage, doubt(alias.trust)])
}

fn write_listings(page: &mut Page, of: &EntityPage<'_>, dossier: &Dossier) {
    title(page, "Listings, oldest first");
    if of.listings.is_empty() {
        page.para(2, "The register knows of none.");
    }
    let mut listings: Vec<_> = of.listings.iter().collect();
    listings.sort_by_key(|listing| (listing.day().is_none(), listing.day(), &listing.measure.id));
    for listing in listings {
        let (measure, target) = (listing.measure, listing.target);
        let day = listing
            .day()
            .map_or_else(|| "no date".to_owned(), |day| day.to_string());
        let place = dossier.place(&measure.jurisdiction);
        let name = format!("{} ({}, {place})", measure.name, words::kind(measure.kind));
        page.hung(2, &format!("{day:<10}"), &name, Tone::Plain);
        let refs = refs(&target.sources, &of.sources);
        let listed = target
            .listed_as
            .as_ref()
            .map(|name| format!("listed as \"{name}\""));
        let citation = target.citation.as_deref().unwrap_or(&measure.citation);
        let period = words::period(target.from.or(measure.from), target.until.or(measure.until));
        let said = join([listed.as_deref().unwrap_or_default(), citation, &period]);
        page.para(13, &format!("{said}{refs}"));
        for remark in [
            doubt(target.trust),
            target.note.as_deref().unwrap_or_default(),
        ] {
            if !remark.is_empty() {
                page.para(13, remark);
            }
        }
        page.toned(
            13,
            &format!("countersight show {}", measure.id),
            Tone::Faint,
        );
    }
    if !of.not_listed.is_empty() {
        title(page, "Looked for and not found");
    }
    for looked in &of.not_listed {
        let entry = looked.entry;
        let day = format!("looked on {}", entry.looked_on);
        let note = entry.note.as_deref().unwrap_or_default();
        let said = join([looked.measure.name.as_str(), &day, doubt(entry.trust), note]);
        page.item(2, &format!("{said}{}", refs(&entry.sources, &of.sources)));
    }
}

fn write_owners(page: &mut Page, of: &EntityPage<'_>, dossier: &Dossier) {
    if of.entity.owners.is_empty() {
        return;
    }
    title(page, "Who holds it");
    for edge in &of.entity.owners {
        let holder = match (&edge.holder, &edge.holder_name) {
            (Some(id), _) => dossier.entity(id),
            (None, Some(name)) => name,
            (None, None) => "holder not known",
        };
        let said = edge_words(holder, "it", edge);
        page.item(2, &format!("{said}{}", refs(&edge.sources, &of.sources)));
    }
}

fn write_holdings(page: &mut Page, of: &EntityPage<'_>) {
    if of.holds.is_empty() {
        return;
    }
    title(page, "What it holds");
    for holding in &of.holds {
        let said = edge_words("It", &holding.held.name, holding.edge);
        page.item(
            2,
            &format!("{said}{}", refs(&holding.edge.sources, &of.sources)),
        );
    }
}

/// An edge: `CETHIK controls it; 38.88 %; as of 2024; current`.
fn edge_words(holder: &str, held: &str, edge: &Ownership) -> String {
    let share = edge
        .share
        .map_or_else(|| "share not known".to_owned(), words::share);
    let as_of = edge
        .as_of
        .as_ref()
        .map(|day| format!("as of {day}"))
        .unwrap_or_default();
    let period = words::period_if_known(edge.from, edge.until);
    // An unverified edge says so once, by its status.
    let unverified = edge.status == countersight_model::entity::EdgeStatus::Unverified;
    let trust = if unverified { "" } else { doubt(edge.trust) };
    let note = edge.note.as_deref().unwrap_or_default();
    let tie = format!("{holder} {} {held}", words::ownership(edge.kind));
    join([
        tie.as_str(),
        &share,
        &as_of,
        &period,
        words::edge_status(edge.status),
        trust,
        note,
    ])
}

fn write_brands(page: &mut Page, of: &EntityPage<'_>) {
    if of.brands.is_empty() {
        return;
    }
    title(page, "Labels");
    for labelled in &of.brands {
        let said = super::brand::tie_words(labelled.tie);
        let refs = refs(&labelled.tie.sources, &of.sources);
        page.item(2, &format!("{}: {said}{refs}", labelled.brand.name));
    }
}
