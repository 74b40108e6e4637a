//! Worlds made by chance: a few companies that hold each other, a few measures of every kind.

use crate::common::{clause, edge, entity, measure, target};
use countersight_model::context::{Action, Context};
use countersight_model::entity::{EdgeStatus, Entity, OwnershipKind};
use countersight_model::id::{EntityId, Jurisdiction, MeasureId, RoleId};
use countersight_model::measure::{
    Clause, Extension, Interruption, InterruptionKind, Measure, MeasureKind, Reach, Target,
};
use countersight_model::result::Answer;
use countersight_model::source::Trust;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

/// Numbers by chance from a seed (`SplitMix64`, Steele, Lea and Flood 2014).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    pub(crate) fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub(crate) fn pick<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    /// A day of a short time, so that periods meet.
    pub(crate) fn day(&mut self) -> Date {
        date(2020, 1, 1) + i64::try_from(self.below(400)).unwrap().days()
    }

    /// A date, known to the day, the month or the year.
    fn partial(&mut self) -> String {
        let day = self.day().to_string();
        match self.below(6) {
            0 => day[..7].to_owned(),
            1 => day[..4].to_owned(),
            _ => day,
        }
    }

    /// Mostly high: every weak fact opens a question, which hides all others.
    fn trust(&mut self) -> Trust {
        if self.one_in(8) {
            self.pick(&[Trust::Medium, Trust::Low, Trust::Unverified])
        } else {
            Trust::High
        }
    }
}

pub(crate) const COMPANIES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
const ROLES: [&str; 3] = ["agency", "school", "firm"];
const PLACES: [&str; 3] = ["US", "US-TX", "DE"];

#[derive(Debug)]
pub(crate) struct Made {
    pub(crate) entities: BTreeMap<EntityId, Entity>,
    pub(crate) measures: BTreeMap<MeasureId, Measure>,
}

pub(crate) fn made(chance: &mut Chance) -> Made {
    let entities = COMPANIES.iter().map(|id| {
        let mut company = entity(id, &[]);
        for _ in 0..chance.below(4) {
            company.owners.push(owner(chance));
        }
        (company.id.clone(), company)
    });
    let entities = entities.collect();
    let mut measures: BTreeMap<_, _> = (0..4)
        .map(|n| one_measure(&format!("m{n}"), chance))
        .map(|m| (m.id.clone(), m))
        .collect();
    let mut rule = measure("rule", MeasureKind::OwnershipRule, &chance.partial());
    rule.interruptions = interruptions(chance);
    measures.insert(rule.id.clone(), rule);
    Made { entities, measures }
}

fn owner(chance: &mut Chance) -> countersight_model::entity::Ownership {
    use OwnershipKind::{
        Controls, Founded, JointVenture, Owns, OwnsIndirectly, Representative, Subsidiary,
        Successor,
    };
    let kind = chance.pick(&[
        Owns,
        Owns,
        Owns,
        OwnsIndirectly,
        Controls,
        Subsidiary,
        JointVenture,
        Founded,
        Successor,
        Representative,
    ]);
    let share = chance.pick(&[
        None,
        Some(10.0),
        Some(25.0),
        Some(30.0),
        Some(50.0),
        Some(60.0),
        Some(100.0),
    ]);
    let mut edge = edge(chance.pick(&COMPANIES), kind, share);
    edge.status = chance.pick(&[
        EdgeStatus::Current,
        EdgeStatus::Current,
        EdgeStatus::Current,
        EdgeStatus::Current,
        EdgeStatus::Current,
        EdgeStatus::Former,
        EdgeStatus::Superseded,
        EdgeStatus::Unverified,
    ]);
    edge.trust = chance.trust();
    edge.from = chance.one_in(3).then(|| chance.partial().parse().unwrap());
    edge.until = chance.one_in(3).then(|| chance.partial().parse().unwrap());
    edge
}

fn one_measure(id: &str, chance: &mut Chance) -> Measure {
    let kind = chance.pick(&[
        MeasureKind::Binding,
        MeasureKind::Binding,
        MeasureKind::Binding,
        MeasureKind::PurchasePolicy,
        MeasureKind::Call,
    ]);
    let from = if chance.one_in(20) {
        String::new()
    } else {
        chance.partial()
    };
    let mut made = measure(id, kind, &from);
    made.jurisdiction = Jurisdiction::from(chance.pick(&["US", "US", "DE"]));
    made.trust = chance.trust();
    made.until = chance.one_in(4).then(|| chance.partial().parse().unwrap());
    made.clauses = (0..=chance.below(2)).map(|_| one_clause(chance)).collect();
    made.targets = (0..=chance.below(3)).map(|_| one_target(chance)).collect();
    if chance.one_in(3) && id > "m0" {
        made.targets_of = vec![MeasureId::from("m0")];
    }
    made.extensions = (0..=chance.below(2)).map(|_| extension(chance)).collect();
    if chance.one_in(3) {
        made.interruptions = interruptions(chance);
    }
    made
}

fn one_clause(chance: &mut Chance) -> Clause {
    let action = chance.pick(&[Action::Buy, Action::Export]);
    let mut made = clause(chance.pick(&["any", "any", "agency", "school"]), action);
    made.answer = chance.pick(&[Answer::Prohibited, Answer::Prohibited, Answer::Review]);
    made.question = chance.one_in(4).then(|| "Is it so?".to_owned());
    made.worldwide = made.question.is_some() && chance.one_in(2);
    made.company_only = chance.one_in(5);
    made.from = chance.one_in(4).then(|| chance.partial().parse().unwrap());
    made.until = chance.one_in(4).then(|| chance.partial().parse().unwrap());
    made
}

fn one_target(chance: &mut Chance) -> Target {
    let from = if chance.one_in(16) {
        String::new()
    } else {
        chance.partial()
    };
    let mut made = target(chance.pick(&COMPANIES), &from);
    made.listed = chance.one_in(2).then(|| chance.partial().parse().unwrap());
    made.until = chance.one_in(4).then(|| chance.partial().parse().unwrap());
    made.trust = chance.trust();
    if chance.one_in(8) {
        made.entity = None;
        made.country = Some("CN".to_owned());
    }
    made
}

fn extension(chance: &mut Chance) -> Extension {
    let reach = chance.pick(&[
        Reach::HalfOwned,
        Reach::Control,
        Reach::SubsidiaryOrAffiliate,
    ]);
    let by_rule = chance.one_in(3);
    let mut day = |here: bool| here.then(|| chance.partial().parse().unwrap());
    let (from, until) = (day(!by_rule), day(!by_rule));
    Extension {
        reach,
        rule: by_rule.then(|| MeasureId::from("rule")),
        from: from.filter(|_| chance.one_in(2)),
        until: until.filter(|_| chance.one_in(3)),
        trust: chance.trust(),
        citation: None,
        note: None,
    }
}

fn interruptions(chance: &mut Chance) -> Vec<Interruption> {
    let one = |chance: &mut Chance| Interruption {
        kind: chance.pick(&[
            InterruptionKind::Suspended,
            InterruptionKind::Vacated,
            InterruptionKind::Unsettled,
        ]),
        from: chance.partial().parse().unwrap(),
        until: chance.one_in(2).then(|| chance.partial().parse().unwrap()),
        part: chance.one_in(3).then(|| "a part".to_owned()),
        question: Some("Does it work?".to_owned()),
        citation: None,
        trust: chance.trust(),
        note: None,
        sources: Vec::new(),
    };
    (0..chance.below(3)).map(|_| one(chance)).collect()
}

pub(crate) fn asks(chance: &mut Chance) -> Context {
    Context {
        roles: (0..usize::from(!chance.one_in(6)))
            .map(|_| RoleId::from(chance.pick(&ROLES)))
            .collect(),
        jurisdictions: (0..usize::from(!chance.one_in(6)))
            .map(|_| chance.pick(&PLACES).into())
            .collect(),
        on: chance.day(),
        action: chance.pick(&[None, Some(Action::Buy), Some(Action::Export)]),
    }
}
