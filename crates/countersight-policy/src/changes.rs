//! What changed in law between two days.
//!
//! Every date at which the engine's answer about a company could change is a date of a record: of a
//! measure, an entry, a clause, an interruption, or of the rule that an extension follows. So the
//! changes between two days are the records whose date lies between them. A date known to the month
//! or the year may lie between them; it is reported, and says so.

mod reach;

use crate::rulebook::{World, targets};
use countersight_model::change::{Change, ChangeKind};
use countersight_model::date::PartialDate;
use countersight_model::id::EntityId;
use countersight_model::measure::{Clause, Interruption, InterruptionKind, Measure, Target};
use jiff::civil::Date;

/// What changed after one day and up to another, by jurisdiction, measure and day.
///
/// A change on `after` itself is the law of that day already; one on `to` is part of the answer.
/// With `to` before `after` nothing changed.
pub fn changes(world: World<'_>, after: Date, to: Date) -> Vec<Change> {
    let mut found = Vec::new();
    for measure in world.measures.values() {
        let mut gather = Gather {
            world,
            measure,
            after,
            to,
            found: &mut found,
        };
        gather.measure();
        for interruption in &measure.interruptions {
            gather.interruption(interruption);
        }
        for (target, own) in targets(measure, world) {
            gather.target(target, own);
        }
        for clause in &measure.clauses {
            gather.clause(clause);
        }
        for extension in &measure.extensions {
            gather.extension(extension);
        }
    }
    // Records of one day keep the order in which they stand in the measure.
    found.sort_by(|a, b| key(a).cmp(&key(b)));
    found.dedup();
    found
}

type Key<'c> = (&'c str, &'c str, Date, Date, ChangeKind);

fn key(change: &Change) -> Key<'_> {
    (
        change.jurisdiction.as_str(),
        change.measure.as_str(),
        change.earliest,
        change.latest,
        change.what,
    )
}

/// The date of a record, and whether it is a first day or a last one.
#[derive(Debug, Clone, Copy)]
enum When {
    FirstDay(PartialDate),
    LastDay(PartialDate),
}

impl When {
    fn date(self) -> PartialDate {
        match self {
            Self::FirstDay(date) | Self::LastDay(date) => date,
        }
    }

    /// The first and the last day on which the change can take place.
    fn days(self) -> (Date, Date) {
        let next = |day: Date| day.tomorrow().unwrap_or(Date::MAX);
        match self {
            Self::FirstDay(date) => (date.earliest(), date.latest()),
            Self::LastDay(date) => (next(date.earliest()), next(date.latest())),
        }
    }
}

/// Gathers the changes of one measure.
struct Gather<'a, 'w> {
    world: World<'w>,
    measure: &'w Measure,
    after: Date,
    to: Date,
    found: &'a mut Vec<Change>,
}

impl Gather<'_, '_> {
    fn measure(&mut self) {
        self.period(
            (self.measure.from, self.measure.until),
            (ChangeKind::Began, ChangeKind::Ended),
            |_| {},
        );
    }

    fn interruption(&mut self, pause: &Interruption) {
        let fill = |change: &mut Change| {
            change.interruption = Some(pause.kind);
            change.part.clone_from(&pause.part);
            change.question.clone_from(&pause.question);
            change.citation.clone_from(&pause.citation);
            change.trust = pause.trust;
            or_own(&mut change.sources, &pause.sources);
        };
        let begins = match pause.kind {
            InterruptionKind::Suspended => ChangeKind::Suspended,
            InterruptionKind::Stayed => ChangeKind::Stayed,
            InterruptionKind::Vacated => ChangeKind::Vacated,
            InterruptionKind::Unsettled => ChangeKind::Unsettled,
        };
        // A pause that another follows at once is not the return of the measure.
        let until = pause
            .until
            .filter(|until| !self.follows_at_once(pause, *until));
        let period = (Some(pause.from), until);
        self.period(period, (begins, ChangeKind::Resumed), fill);
    }

    /// Whether another interruption of the same begins on the day after one ends.
    fn follows_at_once(&self, pause: &Interruption, until: PartialDate) -> bool {
        let next = until.latest().tomorrow().unwrap_or(Date::MAX);
        let others = self.measure.interruptions.iter();
        others
            .filter(|other| other.part == pause.part)
            .any(|other| other.from.is_exact() && other.from.earliest() == next)
    }

    fn target(&mut self, target: &Target, own: bool) {
        // An entry taken from another measure brings the company, not that measure's days.
        let from = if own { target.from } else { target.listed };
        // One that was there before the measure is named from the measure's own first day.
        let from = from.filter(|from| {
            let first = self.measure.from;
            first.is_none_or(|first| from.latest() >= first.earliest())
        });
        let fill = |change: &mut Change| {
            change.concerns = target.entity.iter().cloned().collect();
            change.country = target
                .country
                .clone()
                .filter(|_country| target.entity.is_none());
            change.listed_as.clone_from(&target.listed_as);
            change.citation.clone_from(&target.citation);
            change.trust = target.trust.min(self.measure.trust);
            or_own(&mut change.sources, &target.sources);
        };
        let kinds = (ChangeKind::Added, ChangeKind::Removed);
        self.period((from, target.until), kinds, fill);
    }

    fn clause(&mut self, clause: &Clause) {
        let fill = |change: &mut Change| {
            change.roles.clone_from(&clause.roles);
            change.actions.clone_from(&clause.actions);
            change.question.clone_from(&clause.question);
        };
        let kinds = (ChangeKind::ClauseBegan, ChangeKind::ClauseEnded);
        self.period((clause.from, clause.until), kinds, fill);
    }

    /// Adds the start and the end of a period, as far as they can lie between the two days.
    fn period(
        &mut self,
        (from, until): (Option<PartialDate>, Option<PartialDate>),
        (begins, ends): (ChangeKind, ChangeKind),
        fill: impl Fn(&mut Change),
    ) {
        let starts = from.map(|from| (begins, When::FirstDay(from)));
        let stops = until.map(|until| (ends, When::LastDay(until)));
        for (what, when) in starts.into_iter().chain(stops) {
            let (earliest, latest) = when.days();
            if earliest <= self.to && latest > self.after {
                let mut change = self.blank(what, when);
                fill(&mut change);
                self.found.push(change);
            }
        }
    }

    /// A change of the measure as a whole.
    fn blank(&self, what: ChangeKind, when: When) -> Change {
        let (earliest, latest) = when.days();
        Change {
            measure: self.measure.id.clone(),
            jurisdiction: self.measure.jurisdiction.clone(),
            what,
            date: when.date(),
            by_last_day: matches!(when, When::LastDay(_)),
            earliest,
            latest,
            concerns: self.named_about(earliest, latest),
            country: self.country(),
            listed_as: None,
            roles: Vec::new(),
            actions: Vec::new(),
            reach: None,
            rule: None,
            interruption: None,
            part: None,
            question: None,
            citation: None,
            trust: self.measure.trust,
            sources: self.measure.sources.clone(),
        }
    }

    /// The companies that the measure names on these days or on the day before them.
    fn named_about(&self, earliest: Date, latest: Date) -> Vec<EntityId> {
        let before = earliest.yesterday().unwrap_or(earliest);
        let mut named: Vec<EntityId> = targets(self.measure, self.world)
            .filter(|(target, own)| {
                let from = if *own { target.from } else { target.listed };
                from.is_none_or(|from| from.earliest() <= latest)
                    && target.until.is_none_or(|until| until.latest() >= before)
            })
            .filter_map(|(target, _)| target.entity.clone())
            .collect();
        named.sort();
        named.dedup();
        named
    }

    fn country(&self) -> Option<String> {
        let mut by_country = targets(self.measure, self.world)
            .filter(|(target, _)| target.entity.is_none())
            .filter_map(|(target, _)| target.country.clone());
        by_country.next()
    }
}

/// The fact's own sources, where it has any, instead of those of the record around it.
fn or_own<T: Clone>(sources: &mut Vec<T>, own: &[T]) {
    if !own.is_empty() {
        *sources = own.to_vec();
    }
}
