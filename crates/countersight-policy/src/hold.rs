//! One clause of a measure for one entry: the smallest thing that can apply.

use crate::asked::Asked;
use crate::evaluate::NotApplicable;
use countersight_model::context::Action;
use countersight_model::date::{InPeriod, PartialDate};
use countersight_model::measure::{Clause, Measure, Target};
use countersight_model::result::Answer;
use countersight_model::source::Trust;
use countersight_model::works::Works;
use jiff::civil::Date;

/// The days of an entry, a measure and a clause, joined: all must hold.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Days {
    /// The latest start, as the earliest and the latest day it can mean.
    from: Option<(Date, Date)>,
    /// The earliest end, as the earliest and the latest day it can mean.
    until: Option<(Date, Date)>,
}

/// A period whose ends may be unknown, or known only in part.
pub(crate) type Period = (Option<PartialDate>, Option<PartialDate>);

impl Days {
    pub(crate) fn join(periods: &[Period]) -> Self {
        let mut days = Self {
            from: None,
            until: None,
        };
        for (from, until) in periods {
            if let Some(from) = from {
                let (early, late) = (from.earliest(), from.latest());
                let (e, l) = days.from.unwrap_or((early, late));
                days.from = Some((e.max(early), l.max(late)));
            }
            if let Some(until) = until {
                let (early, late) = (until.earliest(), until.latest());
                let (e, l) = days.until.unwrap_or((early, late));
                days.until = Some((e.min(early), l.min(late)));
            }
        }
        days
    }

    /// Where a day lies. A start that nobody knows leaves it unclear.
    pub(crate) fn place(self, on: Date) -> InPeriod {
        let early = self.from.is_some_and(|(earliest, _)| on < earliest);
        let late = self.until.is_some_and(|(_, latest)| on > latest);
        let started = self.from.is_some_and(|(_, latest)| on >= latest);
        let not_ended = self.until.is_none_or(|(earliest, _)| on <= earliest);
        match (early || late, started && not_ended) {
            (true, _) => InPeriod::No,
            (false, true) => InPeriod::Yes,
            (false, false) => InPeriod::Unclear,
        }
    }

    /// Whether the day lies before the start.
    fn begins_after(self, on: Date) -> bool {
        self.from.is_some_and(|(earliest, _)| on < earliest)
    }
}

/// A clause of a measure for an entry.
#[derive(Debug)]
pub(crate) struct Hold<'w> {
    /// Place of the measure in the rulebook.
    pub(crate) measure: u16,
    pub(crate) clause: &'w Clause,
    pub(crate) target: &'w Target,
    pub(crate) periods: [Period; 3],
    days: Days,
    /// Roles bound, as small numbers; 0 is everybody.
    roles: Box<[u16]>,
    /// The gravest answer that the clause can give.
    answer: Answer,
    /// Whether the measure can give a verdict at all.
    speaks: bool,
    /// Whether the entry or the measure is too weak to forbid.
    weak: bool,
    /// The measure, where it has times in which it does not work.
    interrupted: Option<&'w Measure>,
}

/// What is open about a hold that applies. Each is a question that a person must settle.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Doubts(u16);

impl Doubts {
    pub(crate) const DAY: Self = Self(1);
    pub(crate) const ROLE: Self = Self(2);
    pub(crate) const PLACE: Self = Self(4);
    pub(crate) const QUESTION: Self = Self(8);
    pub(crate) const SELLER: Self = Self(16);
    pub(crate) const REACH: Self = Self(32);
    pub(crate) const ENTRY: Self = Self(64);
    pub(crate) const MATCH: Self = Self(128);
    pub(crate) const WORKS: Self = Self(256);
    pub(crate) const DEALS: Self = Self(512);

    pub(crate) fn has(self, one: Self) -> bool {
        self.0 & one.0 != 0
    }

    fn add(&mut self, one: Self) {
        self.0 |= one.0;
    }

    fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// How the subject stands to the company named, as far as a hold asks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stand {
    /// It is goods of the company, which others may sell.
    pub(crate) goods: bool,
    /// That it leads to the company is possible only.
    pub(crate) possible: bool,
    /// The measure may reach the subject; the facts leave it open.
    pub(crate) unclear: bool,
}

/// What a hold says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ruling {
    /// It applies, with this answer.
    Applies(Answer, Doubts),
    /// It does not, and why.
    No(NotApplicable),
}

impl<'w> Hold<'w> {
    pub(crate) fn new(
        at: u16,
        measure: &'w Measure,
        clause: &'w Clause,
        target: &'w Target,
        own: bool,
        roles: Box<[u16]>,
    ) -> Self {
        // An entry taken from another measure brings the company, not that measure's days.
        let entry = if own {
            (target.from, target.until)
        } else {
            (target.listed, target.until)
        };
        let periods = [
            entry,
            (measure.from, measure.until),
            (clause.from, clause.until),
        ];
        let ceiling = measure.kind.gravest();
        Self {
            measure: at,
            clause,
            target,
            periods,
            days: Days::join(&periods),
            roles,
            answer: clause.answer.min(ceiling),
            speaks: ceiling > Answer::NoRestrictionFound,
            weak: target.trust == Trust::Unverified || measure.trust <= Trust::Low,
            interrupted: (!measure.interruptions.is_empty()).then_some(measure),
        }
    }

    /// The gravest answer that it can give to anybody.
    pub(crate) fn at_most(&self) -> Answer {
        self.answer
    }

    /// What it says to this reader about a subject that stands so to the company.
    ///
    /// Asked in the order of a lawyer: the day, the place and the role, the action; then what is
    /// left open. A question that is open gives `review` at most.
    pub(crate) fn rule(&self, asked: &Asked<'_>, stand: Stand) -> Ruling {
        let mut doubts = Doubts::default();
        if let Some(no) = self.day(asked.on, &mut doubts) {
            return Ruling::No(no);
        }
        let open = asked.context.is_open();
        if !open && let Some(no) = self.place_and_role(asked, &mut doubts) {
            return Ruling::No(no);
        }
        if asked.context.action.is_some_and(|a| !self.covers(a)) {
            return Ruling::No(NotApplicable::DoesNotCover);
        }
        if self.speaks {
            self.open_points(asked, stand, &mut doubts);
        } else {
            // What can never be a verdict raises no question.
            doubts = Doubts::default();
        }
        let answer = if doubts.is_empty() && !open {
            self.answer
        } else {
            self.answer.min(Answer::Review)
        };
        Ruling::Applies(answer, doubts)
    }

    fn day(&self, on: Date, doubts: &mut Doubts) -> Option<NotApplicable> {
        match self.placed(on) {
            InPeriod::No if self.days.begins_after(on) => {
                return Some(NotApplicable::NotYetInForce);
            }
            InPeriod::No => return Some(NotApplicable::NoLongerInForce),
            InPeriod::Unclear => doubts.add(Doubts::DAY),
            InPeriod::Yes => {}
        }
        match self.interrupted.map(|measure| measure.interrupted(on)) {
            Some(Works::No(_)) => return Some(NotApplicable::Interrupted),
            Some(Works::Maybe(_)) => doubts.add(Doubts::WORKS),
            Some(Works::Yes) | None => {}
        }
        None
    }

    fn place_and_role(&self, asked: &Asked<'_>, doubts: &mut Doubts) -> Option<NotApplicable> {
        let context = asked.context;
        let here = asked.here.get(usize::from(self.measure)).copied();
        let outside = !context.jurisdictions.is_empty() && here != Some(true);
        if outside && !self.clause.worldwide {
            return Some(NotApplicable::DoesNotBind);
        }
        let bound = self
            .roles
            .iter()
            .any(|role| *role == 0 || asked.roles.contains(role));
        if !bound && context.roles.is_empty() {
            doubts.add(Doubts::ROLE);
        } else if !bound {
            return Some(NotApplicable::DoesNotBind);
        }
        if context.jurisdictions.is_empty() {
            doubts.add(Doubts::PLACE);
        }
        None
    }

    /// Where a day lies among those of the entry, the measure and the clause.
    pub(crate) fn placed(&self, on: Date) -> InPeriod {
        self.days.place(on)
    }

    pub(crate) fn covers(&self, action: Action) -> bool {
        self.clause.actions.is_empty() || self.clause.actions.contains(&action)
    }

    /// Whether what is asked is done with the company itself: its goods, or a label, stand for it only
    /// by name.
    fn deals_with_company(&self, asked: &Asked<'_>) -> bool {
        let with_company = |action: &Action| matches!(action, Action::Export | Action::Invest);
        match &asked.context.action {
            Some(action) => with_company(action),
            None => !self.clause.actions.is_empty() && self.clause.actions.iter().all(with_company),
        }
    }

    fn open_points(&self, asked: &Asked<'_>, stand: Stand, doubts: &mut Doubts) {
        for (holds, doubt) in [
            (self.clause.question.is_some(), Doubts::QUESTION),
            (self.clause.company_only && stand.goods, Doubts::SELLER),
            (stand.goods && self.deals_with_company(asked), Doubts::DEALS),
            (stand.unclear, Doubts::REACH),
            (self.weak, Doubts::ENTRY),
            (stand.possible, Doubts::MATCH),
        ] {
            if holds {
                doubts.add(doubt);
            }
        }
    }
}
