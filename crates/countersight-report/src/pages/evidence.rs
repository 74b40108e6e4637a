//! Evidence, figures of reach, and points on which sources disagree, as pages show them.

use super::{addresses, refs};
use crate::doc::{Block, Grid, Item, Line};
use crate::options::Dossier;
use crate::terminal::Column;
use crate::words;
use countersight_model::claim::{Claim, ClaimStatus, Response};
use countersight_model::conflict::Conflict;
use countersight_model::id::EntityId;
use countersight_model::reach::Figure;
use countersight_model::source::Source;

/// The names of entities, one after the other.
pub(super) fn names(ids: &[EntityId], dossier: &Dossier) -> Line {
    Line::between(", ", ids.iter().map(|id| Line::foreign(dossier.entity(id))))
}

/// A claim as an entry of another page: its mark, kind, place, dates, amount; then the claim, what
/// replaces it, its proof, and the answers of the companies.
pub(super) fn claim_entry(claim: &Claim, replaced_by: Option<&Claim>, sources: &[&Source]) -> Item {
    let head = Line::between(" ", [claim_mark(claim), facts(claim)]);
    let mut under = vec![Block::Para(
        Line::foreign(&claim.text).and(refs(&claim.sources, sources)),
    )];
    under.extend(replacement(claim, replaced_by));
    under.extend(trust_and_note(claim));
    under.push(Block::Addresses(addresses(&claim.sources, sources)));
    under.extend(responses(claim, sources));
    let disputed = conflicts(&claim.conflicts, sources);
    if !disputed.is_empty() {
        under.push(Block::Para(Line::from("Sources disagree on this:")));
        under.extend(disputed);
    }
    Item::new(Line::id(&claim.id).and(" ").and(head)).with(under)
}

/// The mark of a claim that no longer stands.
pub(super) fn claim_mark(claim: &Claim) -> Line {
    words::claim_mark(claim.status).map_or_else(Line::default, Line::mark)
}

/// Kind, place, dates and amount of a claim.
fn facts(claim: &Claim) -> Line {
    let amount = amount(claim);
    Line::join([
        Line::from(words::claim_kind(claim.kind)),
        claim
            .place
            .as_deref()
            .map(Line::foreign)
            .unwrap_or_default(),
        Line::when(claim.from, claim.until),
        amount,
    ])
}

/// The money that a claim is about.
pub(super) fn amount(claim: &Claim) -> Line {
    let currency = claim
        .currency
        .as_deref()
        .unwrap_or("in an unknown currency");
    claim.amount.map_or_else(Line::default, |amount| {
        Line::from(format!("{} {currency}", words::figure(amount)))
    })
}

/// What became of a claim that no longer stands, and what replaces it.
pub(super) fn replacement(claim: &Claim, by: Option<&Claim>) -> Option<Block> {
    let what = match claim.status {
        ClaimStatus::Stands => return None,
        ClaimStatus::Corrected => "Whoever made this claim corrected it",
        ClaimStatus::Withdrawn => "Whoever made this claim took it back",
    };
    let mut line = Line::from(what);
    if let Some(day) = claim.ended {
        let preposition = if day.is_exact() { " on " } else { " in " };
        line = line.and(preposition).and(Line::said(day));
    }
    line = line.and(".");
    match (by, &claim.replaced_by) {
        (Some(by), _) => {
            line = line
                .and(" It is replaced by ")
                .and(Line::id(&by.id))
                .and(": ")
                .and(Line::foreign(&by.text));
        }
        (None, Some(id)) => line = line.and(" It is replaced by ").and(Line::id(id)).and("."),
        (None, None) => line = line.and(" Nothing replaces it."),
    }
    Some(Block::Notice(line))
}

/// The doubt on a claim, and its note.
pub(super) fn trust_and_note(claim: &Claim) -> Vec<Block> {
    let doubt = Line::doubt(claim.trust);
    let trust = if doubt.is_empty() {
        doubt
    } else {
        Line::from("Trust: ").and(doubt)
    };
    let note = Line::maybe(claim.note.as_deref());
    let lines = [trust, note].into_iter().filter(|line| !line.is_empty());
    lines.map(Block::Faint).collect()
}

/// What the companies answered, right under the claim.
pub(super) fn responses(claim: &Claim, sources: &[&Source]) -> Vec<Block> {
    let said = |response: &Response| {
        let who = Line::from("The company's answer");
        let day = response.date.map_or_else(Line::default, |day| {
            Line::from(" (").and(Line::day(day)).and(")")
        });
        let cited = if response.sources.is_empty() {
            &claim.sources
        } else {
            &response.sources
        };
        let text = Line::foreign(&response.text).and(refs(cited, sources));
        Item::new(who.and(day).and(": ").and(text))
    };
    crate::doc::items(claim.responses.iter().map(said).collect())
}

/// Points on which sources disagree: every reading, the chosen one marked, and the reason.
pub(super) fn conflicts(conflicts: &[Conflict], sources: &[&Source]) -> Vec<Block> {
    let one = |conflict: &Conflict| {
        let readings = conflict.readings.iter().map(|reading| {
            let mark = if reading.chosen {
                Line::mark("followed here").and(" ")
            } else {
                Line::default()
            };
            let says = Line::foreign(&reading.says).and(refs(&reading.sources, sources));
            Item::new(mark.and(says))
        });
        let reason = Line::from("Why: ").and(Line::from(&conflict.reason));
        Item::new(Line::foreign(&conflict.about))
            .with(vec![Block::Items(readings.collect()), Block::Para(reason)])
    };
    crate::doc::items(conflicts.iter().map(one).collect())
}

/// A value with its `more than` and its unit.
pub(super) fn value(figure: &Figure) -> Line {
    let more = if figure.at_least { "more than " } else { "" };
    let value = words::figure(figure.value);
    Line::from(format!("{more}{value} {}", figure.unit))
}

/// Figures side by side, each with who counted and how; never added up.
pub(super) fn figures(figures: &[&Figure], sources: &[&Source]) -> Vec<Block> {
    if figures.is_empty() {
        return Vec::new();
    }
    let mut sorted: Vec<&Figure> = figures.to_vec();
    sorted.sort_by(|a, b| (&a.metric, a.as_of, &a.id).cmp(&(&b.metric, b.as_of, &b.id)));
    let row = |figure: &&Figure| {
        let how = Line::join([
            Line::foreign(&figure.counted_by),
            Line::from(&figure.method),
            Line::maybe(
                figure
                    .besides
                    .as_deref()
                    .map(|who| format!("counts also: {who}"))
                    .as_deref(),
            ),
            Line::doubt(figure.trust),
            Line::maybe(figure.note.as_deref()),
        ]);
        vec![
            Line::from(&figure.metric)
                .and(" ")
                .and(Line::id(&figure.id)),
            value(figure),
            place(figure),
            figure
                .as_of
                .map_or_else(|| Line::from("not said"), Line::day),
            how.and(refs(&figure.sources, sources)),
        ]
    };
    vec![
        Block::Para(Line::from(
            "Figures of different methods stand side by side and are never added up.",
        )),
        Block::Table(Grid {
            caption: "What was counted, by whom and how".to_owned(),
            columns: vec![
                Column::new("What", 9, 24),
                Column::new("Figure", 10, 24),
                Column::new("Where", 5, 16),
                Column::new("As of", 10, 10),
                Column::new("Who counted, and how", 14, 60),
            ],
            rows: sorted.iter().map(row).collect(),
        }),
    ]
}

/// The place that a figure counts.
pub(super) fn place(figure: &Figure) -> Line {
    Line::join([
        figure
            .place
            .as_deref()
            .map(Line::foreign)
            .unwrap_or_default(),
        Line::maybe(figure.country.as_deref()),
    ])
}
