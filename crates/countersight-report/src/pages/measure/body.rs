//! Clauses, exceptions, interruptions, reach and look-ups of a measure.

use super::super::refs;
use super::{MeasurePage, binds};
use crate::doc::{Block, Item, Line, items};
use crate::options::Dossier;
use crate::words;
use countersight_model::measure::{
    Clause, Extension, Interruption, InterruptionKind, Measure, MeasureKind, NotListed,
};
use countersight_model::source::Source;

/// Who may not do what.
pub(super) fn clauses(measure: &Measure, dossier: &Dossier) -> Vec<Block> {
    let one = |clause: &Clause| {
        let question = clause
            .question
            .as_ref()
            .map(|question| Block::Para(Line::from("To settle: ").and(Line::from(question))));
        Item::new(clause_line(clause, dossier)).with(question.into_iter().collect())
    };
    items(measure.clauses.iter().map(one).collect())
}

/// A clause in words: roles, actions, answer, dates of its own.
fn clause_line(clause: &Clause, dossier: &Dossier) -> Line {
    let worldwide = if clause.worldwide {
        "reaches people outside the jurisdiction"
    } else {
        ""
    };
    let company_only = if clause.company_only {
        "covers dealings with the company itself, not its goods bought from others"
    } else {
        ""
    };
    Line::join([
        Line::from(format!("{}: {}", binds(clause, dossier), clause.answer)),
        Line::period_if_known(clause.from, clause.until),
        Line::from(worldwide),
        Line::from(company_only),
    ])
}

/// What the measure leaves out.
pub(super) fn exceptions(measure: &Measure) -> Vec<Block> {
    items(measure.exceptions.iter().map(Item::new).collect())
}

/// Times in which it does not work, or may not.
pub(super) fn interruptions(measure: &Measure, sources: &[&Source]) -> Vec<Block> {
    let one = |pause: &Interruption| {
        let what = pause.part.as_deref().unwrap_or("all of it");
        let until = if pause.until.is_none() && pause.kind != InterruptionKind::Vacated {
            Line::from("from ")
                .and(Line::day(pause.from))
                .and(", still so")
        } else {
            Line::period(Some(pause.from), pause.until)
        };
        let kind = words::interruption(pause.kind);
        // What nobody confirmed says so once.
        let doubt = match pause.kind {
            InterruptionKind::Unsettled => Line::default(),
            _ => Line::doubt(pause.trust),
        };
        let said = Line::join([
            Line::from(format!("{kind}: {what}")),
            until,
            Line::maybe(pause.citation.as_deref()),
            doubt,
            Line::maybe(pause.note.as_deref()),
        ]);
        let question = pause
            .question
            .as_ref()
            .map(|question| Block::Para(Line::from("To settle: ").and(Line::from(question))));
        Item::new(said.and(refs(&pause.sources, sources))).with(question.into_iter().collect())
    };
    items(measure.interruptions.iter().map(one).collect())
}

/// How far it reaches beyond the named, and which rule that follows.
pub(super) fn extensions(of: &MeasurePage<'_>) -> Vec<Block> {
    if of.measure.extensions.is_empty() {
        if of.measure.kind == MeasureKind::OwnershipRule {
            return Vec::new();
        }
        return vec![Block::Para(Line::from("It reaches the named only."))];
    }
    let one = |extension: &Extension| {
        let rule = extension.rule.as_ref().map_or_else(Line::default, |id| {
            let name = of
                .related(id.as_str())
                .map_or_else(Line::default, |rule| Line::foreign(&rule.name).and(" "));
            Line::from("while this rule works: ")
                .and(name)
                .and(Line::id(id))
        });
        Item::new(Line::join([
            Line::from(words::reach(extension.reach)),
            Line::maybe(extension.citation.as_deref()),
            rule,
            Line::period_if_known(extension.from, extension.until),
            Line::doubt(extension.trust),
            Line::maybe(extension.note.as_deref()),
        ]))
    };
    items(of.measure.extensions.iter().map(one).collect())
}

/// Who was looked for and not found.
pub(super) fn not_listed(of: &MeasurePage<'_>, dossier: &Dossier) -> Vec<Block> {
    let one = |entry: &NotListed| {
        let said = Line::join([
            Line::foreign(dossier.entity(&entry.entity)),
            Line::from("looked on ").and(Line::day(entry.looked_on)),
            Line::doubt(entry.trust),
            Line::maybe(entry.note.as_deref()),
        ]);
        Item::new(said.and(refs(&entry.sources, &of.sources)))
    };
    items(of.measure.not_listed.iter().map(one).collect())
}
