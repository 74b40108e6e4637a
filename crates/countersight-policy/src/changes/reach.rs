//! Changes of how far a measure reaches.

use super::{Gather, or_own};
use crate::rulebook::World;
use crate::stakes::Truth;
use crate::works::works;
use countersight_model::change::{Change, ChangeKind};
use countersight_model::measure::Extension;
use countersight_model::source::Trust;
use countersight_model::works::Works;
use jiff::civil::Date;

impl Gather<'_, '_> {
    /// An extension, by its own days or by those of the rule that it follows.
    pub(super) fn extension(&mut self, extension: &Extension) {
        let rule = extension.rule.as_ref();
        let rule = rule.and_then(|id| self.world.measures.get(id));
        let known = self.found.len();
        let fill = |change: &mut Change| {
            change.reach = Some(extension.reach);
            change.citation.clone_from(&extension.citation);
            change.trust = extension.trust;
            if let Some(rule) = rule {
                change.rule = Some(rule.id.clone());
                change.citation = Some(rule.citation.clone()).filter(|cited| !cited.is_empty());
                change.trust = extension.trust.min(rule.trust);
                or_own(&mut change.sources, &rule.sources);
            }
        };
        let kinds = (ChangeKind::ReachBegan, ChangeKind::ReachEnded);
        let days = rule.map_or((extension.from, extension.until), |r| (r.from, r.until));
        self.period(days, kinds, fill);
        let pauses = rule.into_iter().flat_map(|rule| &rule.interruptions);
        // While a part of the rule is interrupted, the rest still reaches.
        for pause in pauses.filter(|pause| pause.part.is_none()) {
            self.period((Some(pause.from), pause.until), kinds, |change| {
                fill(change);
                change.interruption = Some(pause.kind);
                change.question.clone_from(&pause.question);
                if pause.citation.is_some() {
                    change.citation.clone_from(&pause.citation);
                }
                change.trust = change.trust.min(pause.trust);
                or_own(&mut change.sources, &pause.sources);
            });
        }
        self.settle(extension, known);
    }

    /// What each change of an extension came to: a suspension that ends may leave the rule unsettled,
    /// so the state of the day after the change says what it was.
    fn settle(&mut self, extension: &Extension, known: usize) {
        let state = |on| state(extension, self.world, on);
        let mut changed = self.found.split_off(known);
        for change in &mut changed {
            change.what = match state(change.latest) {
                Truth::Yes => ChangeKind::ReachBegan,
                Truth::No => ChangeKind::ReachEnded,
                Truth::Open => ChangeKind::ReachUnsettled,
            };
        }
        // What did not reach before and does not after has not changed.
        changed.retain(|change| {
            let before = change.earliest.yesterday().unwrap_or(Date::MIN);
            let same = state(before) == Truth::No && state(change.latest) == Truth::No;
            !(same && change.is_exact())
        });
        // An end and a beginning on one day are one change; the beginning knows the question.
        let ends: Vec<bool> = changed
            .iter()
            .map(|one| {
                let same = |other: &&Change| {
                    other.what == one.what
                        && (other.earliest, other.latest) == (one.earliest, one.latest)
                };
                one.by_last_day && changed.iter().filter(same).any(|other| !other.by_last_day)
            })
            .collect();
        let mut ends = ends.into_iter();
        changed.retain(|_| !ends.next().unwrap_or_default());
        self.found.extend(changed);
    }
}

/// Whether an extension works on a day, as the engine asks it.
fn state(extension: &Extension, world: World<'_>, on: Date) -> Truth {
    let truth = match works(extension, world, on) {
        Works::Yes => Truth::Yes,
        Works::No(_) => Truth::No,
        Works::Maybe(_) => Truth::Open,
    };
    if extension.trust == Trust::Unverified {
        truth.min(Truth::Open)
    } else {
        truth
    }
}
