//! Rules that name others and may bind here: those that reach what a named holder holds, and those
//! that mean every company of a country.

use super::{EntityPage, Reached};
use crate::doc::{Block, Item, Line, items};
use crate::options::Dossier;
use crate::words;
use countersight_model::measure::Measure;

/// Rules that reach it through a holder whom they name.
pub(super) fn through_holders(of: &EntityPage<'_>, dossier: &Dossier) -> Vec<Block> {
    if of.reached.is_empty() {
        return Vec::new();
    }
    let lead = "These name a holder and reach further than the named. Whether they reach this company \
                on a day, `check` says.";
    let mut blocks = vec![Block::Para(Line::from(lead))];
    let held = |reached: &Reached<'_>| {
        let rules = reached.measures.iter().map(|m| Item::new(rule(m, dossier)));
        Item::new(Line::foreign(&reached.holder.name)).with(items(rules.collect()))
    };
    blocks.extend(items(of.reached.iter().map(held).collect()));
    blocks
}

/// Rules that mean the companies of its country, whoever they are.
pub(super) fn by_country(of: &EntityPage<'_>, dossier: &Dossier) -> Vec<Block> {
    let mut seen: Vec<&Measure> = Vec::new();
    for listing in of.listings.iter().filter(|l| l.target.entity.is_none()) {
        if seen.iter().all(|known| known.id != listing.measure.id) {
            seen.push(listing.measure);
        }
    }
    items(
        seen.into_iter()
            .map(|m| Item::new(rule(m, dossier)))
            .collect(),
    )
}

fn rule(measure: &Measure, dossier: &Dossier) -> Line {
    let place = dossier.place(&measure.jurisdiction);
    let kind = words::kind(measure.kind);
    Line::foreign(&measure.name)
        .and(format!(" ({kind}, {place}) "))
        .and(Line::id(&measure.id))
}
