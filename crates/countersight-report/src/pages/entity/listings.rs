//! The timeline of listings: one line for each change, oldest first.

use super::super::refs;
use super::{EntityPage, Listing};
use crate::doc::{Bar, Block, Item, Line, Strip};
use crate::options::Dossier;
use crate::words;
use countersight_model::date::PartialDate;
use countersight_model::measure::{Interruption, MeasureKind};
use std::collections::BTreeMap;

/// A change: its day, its words, and whether it is the first line of its listing.
struct Change<'l, 'a> {
    day: Option<PartialDate>,
    what: Vec<String>,
    listing: &'l Listing<'a>,
    first: bool,
}

/// The timeline, drawn and in lines.
pub(super) fn blocks(of: &EntityPage<'_>, dossier: &Dossier) -> Vec<Block> {
    // Rules on the companies of a country name nobody; they stand in a section of their own.
    let named = of.listings.iter().filter(|l| l.target.entity.is_some());
    let mut changes: Vec<Change<'_, '_>> = named.flat_map(changes).collect();
    if changes.is_empty() {
        return vec![Block::Para(Line::from("The register knows of none."))];
    }
    changes.sort_by_key(|change| {
        let day = change.day;
        (
            day.is_none(),
            day.map(PartialDate::earliest),
            &change.listing.measure.id,
        )
    });
    let days = changes.iter().map(|change| {
        let day = change
            .day
            .map_or_else(|| "no date".to_owned(), |day| day.to_string());
        (day, item(change, of, dossier))
    });
    let mut blocks = Vec::new();
    let strip = strip(of);
    if strip.bars.len() > 1 {
        blocks.push(Block::Strip(strip));
    }
    blocks.push(Block::Days(days.collect()));
    blocks
}

/// The changes of one listing; those of one day stand in one line.
fn changes<'l, 'a>(listing: &'l Listing<'a>) -> Vec<Change<'l, 'a>> {
    let (measure, target) = (listing.measure, listing.target);
    let mut days: BTreeMap<PartialDate, Vec<String>> = BTreeMap::new();
    let mut add = |day: Option<PartialDate>, what: String| {
        if let Some(day) = day {
            days.entry(day).or_default().push(what);
        }
    };
    if listing.through.is_none() {
        add(target.announced, "announced".to_owned());
        add(target.listed, "listed".to_owned());
    }
    let starts = match measure.kind {
        MeasureKind::Call => "made",
        MeasureKind::Proposal => "proposed",
        MeasureKind::NoMeasure => "looked for",
        _ => "in effect",
    };
    add(start(listing), starts.to_owned());
    add(end(listing), "last day".to_owned());
    for pause in measure.interruptions.iter().filter(|i| i.part.is_none()) {
        add(Some(pause.from), paused(pause));
    }
    if days.is_empty() {
        return vec![Change {
            day: None,
            what: vec!["named".to_owned()],
            listing,
            first: true,
        }];
    }
    let line = |(at, (day, what))| Change {
        day: Some(day),
        what,
        listing,
        first: at == 0,
    };
    days.into_iter().enumerate().map(line).collect()
}

fn paused(pause: &Interruption) -> String {
    let until = pause
        .until
        .map(|day| format!(" to {day}"))
        .unwrap_or_default();
    format!("{}{until}", words::interruption(pause.kind))
}

/// The day from which the entry has effect: both it and the measure must have begun.
fn start(listing: &Listing<'_>) -> Option<PartialDate> {
    let entry = match listing.through {
        None => listing.target.from,
        // An entry taken over brings the company, not the other measure's days.
        Some(_) => listing.target.listed,
    };
    let starts = [entry, listing.measure.from];
    starts.into_iter().flatten().max_by_key(|day| day.latest())
}

fn end(listing: &Listing<'_>) -> Option<PartialDate> {
    let ends = [listing.target.until, listing.measure.until];
    ends.into_iter().flatten().min_by_key(|day| day.earliest())
}

fn item(change: &Change<'_, '_>, of: &EntityPage<'_>, dossier: &Dossier) -> Item {
    let listing = change.listing;
    let (measure, target) = (listing.measure, listing.target);
    let place = dossier.place(&measure.jurisdiction);
    let name = format!(" ({}, {place})", words::kind(measure.kind));
    let named = match (&target.listed_as, &target.entity, &target.country) {
        (Some(name), ..) => Line::from("as ").and(Line::quoted(name)),
        (None, None, Some(country)) => {
            let country = words::place(dossier.country(country));
            Line::from(format!("as a company of {country}"))
        }
        _ => Line::default(),
    };
    let through = listing
        .through
        .as_ref()
        .map_or_else(Line::default, |other| {
            Line::from("takes over the entries of ").and(Line::id(&other.0.id))
        });
    let citation = target.citation.as_deref().unwrap_or(&measure.citation);
    let said = Line::join([
        Line::foreign(&measure.name).and(name),
        named,
        through,
        Line::from(citation),
        Line::id(&measure.id),
    ]);
    let line = Line::from(format!("{}: ", change.what.join(", "))).and(said);
    if !change.first {
        return Item::new(line);
    }
    let item = Item::new(line.and(refs(listing.cited(), &of.sources)));
    let remarks = [
        Line::doubt(target.trust),
        Line::maybe(target.note.as_deref()),
    ];
    let remarks = remarks.into_iter().filter(|line| !line.is_empty());
    item.with(remarks.map(Block::Faint).collect())
}

/// The same as bars, for measures that have effect; what is only said or proposed has none.
fn strip(of: &EntityPage<'_>) -> Strip {
    let bar = |listing: &Listing<'_>| {
        let said = matches!(
            listing.measure.kind,
            MeasureKind::Call | MeasureKind::Proposal | MeasureKind::NoMeasure
        );
        let from = start(listing).filter(|_| !said)?.earliest();
        let pauses = listing.measure.interruptions.iter();
        let gaps = pauses
            .filter(|pause| pause.part.is_none())
            .map(|pause| (pause.from.earliest(), pause.until.map(PartialDate::latest)));
        Some(Bar {
            label: listing.measure.id.to_string(),
            from,
            until: end(listing).map(PartialDate::latest),
            gaps: gaps.collect(),
        })
    };
    let mut bars: Vec<Bar> = of
        .listings
        .iter()
        .filter(|listing| listing.target.entity.is_some())
        .filter_map(bar)
        .collect();
    bars.sort_by(|a, b| (a.from, &a.label).cmp(&(b.from, &b.label)));
    // A measure that means a company by name and by its country is one bar.
    bars.dedup_by(|a, b| (a.from, a.until, &a.label) == (b.from, b.until, &b.label));
    Strip {
        title: format!("From when to when measures name {}", of.entity.name),
        on: of.on,
        bars,
    }
}
