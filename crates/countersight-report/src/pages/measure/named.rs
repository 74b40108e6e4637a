//! Whom a measure names: a list, or a table where it is long.

use super::super::refs;
use super::MeasurePage;
use crate::doc::{Block, Grid, Item, Line};
use crate::options::Dossier;
use crate::terminal::Column;
use crate::words;
use countersight_model::measure::Target;

/// From this many entries on, they stand in a table.
const LONG: usize = 9;

/// The entries, and the measures whose entries are taken over.
pub(super) fn blocks(of: &MeasurePage<'_>, dossier: &Dossier) -> Vec<Block> {
    let (targets, taken) = (&of.measure.targets, &of.measure.targets_of);
    if targets.is_empty() && taken.is_empty() {
        return vec![Block::Para(Line::from("Nobody in the register."))];
    }
    let mut blocks = Vec::new();
    let mut items = Vec::new();
    if targets.len() >= LONG {
        blocks.push(Block::Table(table(of, dossier)));
    } else {
        items.extend(targets.iter().map(|target| {
            let said = Line::join([who(target, dossier), listed_as(target), rest(target)]);
            Item::new(said.and(refs(&target.sources, &of.sources)))
        }));
    }
    items.extend(taken.iter().map(|id| {
        let name = of
            .related(id.as_str())
            .map_or_else(Line::default, |other| Line::foreign(&other.name).and(" "));
        Item::new(
            Line::from("whomever this measure names: ")
                .and(name)
                .and(Line::id(id)),
        )
    }));
    blocks.extend(crate::doc::items(items));
    blocks
}

fn who(target: &Target, dossier: &Dossier) -> Line {
    match (&target.entity, &target.country) {
        (Some(id), _) => Line::foreign(dossier.entity(id)),
        (None, Some(country)) => {
            let country = words::place(dossier.country(country));
            Line::from(format!("companies of {country}"))
        }
        (None, None) => Line::from("somebody the register does not hold"),
    }
}

fn listed_as(target: &Target) -> Line {
    let name = target.listed_as.as_deref();
    name.map_or_else(Line::default, |name| {
        Line::from("listed as ").and(Line::quoted(name))
    })
}

/// Citation, period, doubt and note of an entry.
fn rest(target: &Target) -> Line {
    Line::join([
        Line::maybe(target.citation.as_deref()),
        Line::period_if_known(target.from, target.until),
        Line::doubt(target.trust),
        Line::maybe(target.note.as_deref()),
    ])
}

fn table(of: &MeasurePage<'_>, dossier: &Dossier) -> Grid {
    let row = |target: &Target| {
        let since = match (target.from, target.until) {
            (Some(from), None) => Line::day(from),
            (from, until) => Line::period_if_known(from, until),
        };
        let cited = Line::join([
            Line::maybe(target.citation.as_deref()),
            Line::doubt(target.trust),
            Line::maybe(target.note.as_deref()),
        ]);
        vec![
            who(target, dossier),
            target
                .listed_as
                .as_deref()
                .map(Line::foreign)
                .unwrap_or_default(),
            since,
            cited.and(refs(&target.sources, &of.sources)),
        ]
    };
    Grid {
        caption: format!("The {} entries of the register", of.measure.targets.len()),
        columns: vec![
            Column::new("Company", 16, 36),
            Column::new("Listed as", 14, 36),
            Column::new("Since", 10, 16),
            Column::new("Entry", 14, 50),
        ],
        rows: of.measure.targets.iter().map(row).collect(),
    }
}
