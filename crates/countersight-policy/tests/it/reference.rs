//! The engine beside a slow, obvious evaluator that shares none of its code.
//!
//! The reference walks every measure, every entry, every clause and every chain of holdings anew for
//! each question, in the order in which the rules are told in the book. On worlds made by chance both
//! must answer alike, and the engine's three ways of answering must agree.

use crate::common::NOWHERE;
use crate::world::{COMPANIES, Chance, Made, asks, made};
use countersight_model::context::Context;
use countersight_model::date::PartialDate;
use countersight_model::entity::{EdgeStatus, Entity, Ownership, OwnershipKind};
use countersight_model::id::EntityId;
use countersight_model::measure::{
    Clause, Extension, InterruptionKind, Measure, MeasureKind, Reach, Target,
};
use countersight_model::result::{Answer, Confidence, Relation};
use countersight_model::source::Trust;
use countersight_policy::ownership::holders;
use countersight_policy::{Outcome, Rulebook, Tie, World, gravest};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Yes, no, or nobody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Truth {
    No,
    Open,
    Yes,
}

struct Reference<'w> {
    world: &'w Made,
    asked: &'w Context,
}

impl Reference<'_> {
    fn answer(&self, company: &EntityId) -> Answer {
        let mut gravest = Answer::NoRestrictionFound;
        for measure in self.world.measures.values() {
            gravest = gravest.max(self.of_measure(measure, company, Truth::Yes, false));
            for holder in self.world.entities.keys().filter(|h| *h != company) {
                let sure = self.chains(company, holder, true);
                let any = self.chains(company, holder, false);
                if any.is_empty() {
                    continue;
                }
                let reached = self.reaches(measure, company, holder);
                let says = self.of_measure(measure, holder, reached, sure.is_empty());
                gravest = gravest.max(says);
            }
        }
        gravest
    }

    /// What a measure says of a company that it names, to somebody whom it reaches so far.
    fn of_measure(&self, m: &Measure, named: &EntityId, reached: Truth, doubted: bool) -> Answer {
        let mut gravest = Answer::NoRestrictionFound;
        if reached == Truth::No {
            return gravest;
        }
        for (target, own) in self.entries(m) {
            let country_of = target.entity.is_none() && target.country.as_deref() == Some("CN");
            if target.entity.as_ref() != Some(named) && !country_of {
                continue;
            }
            for clause in &m.clauses {
                let open = reached == Truth::Open || doubted;
                gravest = gravest.max(self.of_clause(m, clause, target, own, open));
            }
        }
        gravest
    }

    fn entries<'m>(&'m self, m: &'m Measure) -> Vec<(&'m Target, bool)> {
        let mut all: Vec<_> = m.targets.iter().map(|t| (t, true)).collect();
        for other in &m.targets_of {
            all.extend(
                self.world.measures[other]
                    .targets
                    .iter()
                    .map(|t| (t, false)),
            );
        }
        all
    }

    fn of_clause(&self, m: &Measure, c: &Clause, t: &Target, own: bool, open: bool) -> Answer {
        let nothing = Answer::NoRestrictionFound;
        let mut open = open;
        let entry_from = if own { t.from } else { t.listed };
        let starts = [entry_from, m.from, c.from];
        let ends = [t.until, m.until, c.until];
        match inside(self.asked.on, &starts, &ends) {
            Truth::No => return nothing,
            Truth::Open => open = true,
            Truth::Yes => {}
        }
        match not_interrupted(m, self.asked.on) {
            Truth::No => return nothing,
            Truth::Open => open = true,
            Truth::Yes => {}
        }
        let (roles, places) = (&self.asked.roles, &self.asked.jurisdictions);
        if roles.is_empty() && places.is_empty() {
            open = true;
        } else {
            let here = places.iter().any(|place| m.jurisdiction.covers(place));
            if !places.is_empty() && !here && !c.worldwide {
                return nothing;
            }
            open |= places.is_empty();
            let everybody = c.roles.iter().any(|r| r.as_str() == "any");
            let bound = everybody || c.roles.iter().any(|r| roles.contains(r));
            if !bound && !roles.is_empty() {
                return nothing;
            }
            open |= !bound;
        }
        if self.asked.action.is_some_and(|a| !c.actions.contains(&a)) {
            return nothing;
        }
        open |= c.question.is_some();
        open |= t.trust == Trust::Unverified || m.trust <= Trust::Low;
        let most = match m.kind {
            MeasureKind::Binding => Answer::Prohibited,
            MeasureKind::PurchasePolicy => Answer::Review,
            _ => nothing,
        };
        let most = if open { most.min(Answer::Review) } else { most };
        c.answer.min(most)
    }

    fn reaches(&self, m: &Measure, company: &EntityId, holder: &EntityId) -> Truth {
        let each = m.extensions.iter().map(|e| {
            let stands = self.extension_stands(e);
            stands.min(self.held_enough(m, e, company, holder))
        });
        each.max().unwrap_or(Truth::No)
    }

    fn extension_stands(&self, e: &Extension) -> Truth {
        let on = self.asked.on;
        if let Some(rule) = &e.rule {
            let rule = &self.world.measures[rule];
            let known = inside(on, &[rule.from], &[rule.until]).min(not_interrupted(rule, on));
            let trusted = if e.trust == Trust::Unverified {
                Truth::Open
            } else {
                Truth::Yes
            };
            return known.min(trusted);
        }
        let dated = e.from.is_some() || e.until.is_some();
        let known = if dated {
            inside(on, &[e.from], &[e.until])
        } else {
            Truth::Yes
        };
        let trusted = if e.trust == Trust::Unverified {
            Truth::Open
        } else {
            Truth::Yes
        };
        known.min(trusted)
    }

    fn held_enough(
        &self,
        m: &Measure,
        e: &Extension,
        company: &EntityId,
        holder: &EntityId,
    ) -> Truth {
        if e.reach == Reach::HalfOwned {
            return self.half_owned(m, company, holder);
        }
        let chains = self.chains(company, holder, false);
        let weakest = |chain: &Vec<EntityId>| {
            let links = chain.windows(2);
            links
                .map(|pair| self.link(&pair[0], &pair[1], e.reach))
                .min()
        };
        chains.iter().filter_map(weakest).max().unwrap_or(Truth::No)
    }

    /// How good the holding of one company in another is; a known share prevails over an unknown.
    fn link(&self, held: &EntityId, holder: &EntityId, reach: Reach) -> Truth {
        let of = |sure: bool| {
            let edges = self.holdings(held);
            let edges = edges
                .into_iter()
                .filter(|e| e.holder.as_ref() == Some(holder));
            let edges: Vec<_> = edges.filter(|e| confirmed(e) == sure).collect();
            let controls = edges.iter().any(|e| {
                matches!(e.kind, OwnershipKind::Controls | OwnershipKind::Subsidiary)
                    || e.share.is_some_and(|share| share > 50.0)
            });
            let known = edges.iter().any(|e| e.share.is_some());
            let best = match (edges.is_empty(), controls, known) {
                (true, ..) => Truth::No,
                (_, true, _) => Truth::Yes,
                (_, _, true) if reach == Reach::Control => Truth::No,
                _ => Truth::Open,
            };
            if sure { best } else { best.min(Truth::Open) }
        };
        of(true).max(of(false))
    }

    /// Every chain of companies, none twice, from the company up to the holder.
    fn chains(&self, from: &EntityId, to: &EntityId, sure: bool) -> Vec<Vec<EntityId>> {
        let (mut done, mut open) = (Vec::new(), vec![vec![from.clone()]]);
        while let Some(chain) = open.pop() {
            let last = chain.last().unwrap();
            if last == to {
                done.push(chain);
                continue;
            }
            let above: BTreeSet<EntityId> = self
                .holdings(last)
                .iter()
                .filter(|e| !sure || confirmed(e))
                .map(|e| e.holder.clone().unwrap())
                .filter(|h| !chain.contains(h))
                .collect();
            open.extend(above.into_iter().map(|h| [chain.clone(), vec![h]].concat()));
        }
        done
    }

    /// The edges that say somebody holds the company on the day.
    fn holdings(&self, company: &EntityId) -> Vec<&Ownership> {
        let record: &Entity = &self.world.entities[company];
        let holds = |e: &&Ownership| {
            !matches!(
                e.kind,
                OwnershipKind::Founded | OwnershipKind::Successor | OwnershipKind::Representative
            ) && e.status != EdgeStatus::Superseded
                && !(e.status == EdgeStatus::Former && e.until.is_none())
                && e.from.is_none_or(|from| self.asked.on >= from.earliest())
                && e.until.is_none_or(|until| self.asked.on <= until.latest())
        };
        record.owners.iter().filter(holds).collect()
    }

    fn half_owned(&self, m: &Measure, company: &EntityId, holder: &EntityId) -> Truth {
        let (mut sure, mut maybe) = (BTreeSet::new(), BTreeSet::new());
        for (t, own) in self.entries(m) {
            let Some(entity) = &t.entity else { continue };
            let from = if own { t.from } else { t.listed };
            match inside(self.asked.on, &[from, m.from], &[t.until, m.until]) {
                Truth::Yes if t.trust > Trust::Unverified => sure.insert(entity.clone()),
                Truth::Yes | Truth::Open => maybe.insert(entity.clone()),
                Truth::No => continue,
            };
        }
        if !maybe.contains(holder) {
            sure.insert(holder.clone());
        }
        if self.covers(sure.clone(), company, false) {
            Truth::Yes
        } else if self.covers(sure.union(&maybe).cloned().collect(), company, true) {
            Truth::Open
        } else {
            Truth::No
        }
    }

    /// Whether the set grows to hold the company: again and again, add whoever is half owned by it.
    fn covers(&self, mut set: BTreeSet<EntityId>, company: &EntityId, most: bool) -> bool {
        set.remove(company);
        for _ in COMPANIES {
            for one in self.world.entities.keys() {
                let owned = if most {
                    self.most(one, &set)
                } else {
                    self.least(one, &set)
                };
                if owned >= 50.0 {
                    if one == company {
                        return true;
                    }
                    set.insert(one.clone());
                }
            }
        }
        false
    }

    fn least(&self, company: &EntityId, set: &BTreeSet<EntityId>) -> f64 {
        let edges = self.holdings(company);
        let sure = || edges.iter().filter(|e| confirmed(e));
        let direct: f64 = set.iter().map(|h| largest(sure().copied(), h, false)).sum();
        let through = set.iter().map(|h| largest(sure().copied(), h, true));
        through.fold(direct, f64::max)
    }

    fn most(&self, company: &EntityId, set: &BTreeSet<EntityId>) -> f64 {
        let edges = self.holdings(company);
        let all = || edges.iter().copied();
        let direct: f64 = set.iter().map(|h| largest(all(), h, false)).sum();
        let through = set.iter().map(|h| largest(all(), h, true));
        let mut most = through.fold(direct, f64::max);
        let unknown = [true, false].into_iter().any(|sure| {
            set.iter().any(|h| {
                let mut of = all().filter(|e| e.holder.as_ref() == Some(h) && confirmed(e) == sure);
                of.clone().next().is_some() && of.all(|e| e.share.is_none())
            })
        });
        if unknown {
            let others: BTreeSet<&EntityId> = all()
                .filter(|e| confirmed(e))
                .filter_map(|e| e.holder.as_ref())
                .collect();
            let taken: f64 = others
                .into_iter()
                .filter(|h| !set.contains(*h))
                .map(|h| largest(all().filter(|e| confirmed(e)), h, false))
                .sum();
            most = most.max(100.0 - taken);
        }
        most
    }
}

fn confirmed(e: &Ownership) -> bool {
    e.status != EdgeStatus::Unverified && e.trust != Trust::Unverified
}

/// The largest share of a holder, of those it owns itself or of those through others.
fn largest<'e>(
    edges: impl Iterator<Item = &'e Ownership>,
    holder: &EntityId,
    through: bool,
) -> f64 {
    edges
        .filter(|e| e.holder.as_ref() == Some(holder))
        .filter(|e| (e.kind == OwnershipKind::OwnsIndirectly) == through)
        .filter_map(|e| e.share)
        .fold(0.0, f64::max)
}

/// Whether a day lies after all starts and before all ends.
fn inside(on: Date, starts: &[Option<PartialDate>], ends: &[Option<PartialDate>]) -> Truth {
    let (starts, ends) = (starts.iter().flatten(), ends.iter().flatten());
    if starts.clone().any(|d| on < d.earliest()) || ends.clone().any(|d| on > d.latest()) {
        return Truth::No;
    }
    let begun = starts.clone().next().is_some() && starts.clone().all(|d| on >= d.latest());
    if begun && ends.clone().all(|d| on <= d.earliest()) {
        Truth::Yes
    } else {
        Truth::Open
    }
}

fn not_interrupted(m: &Measure, on: Date) -> Truth {
    let each = m
        .interruptions
        .iter()
        .filter(|i| i.part.is_none())
        .map(|i| {
            let sure = i.kind != InterruptionKind::Unsettled && i.trust != Trust::Unverified;
            match inside(on, &[Some(i.from)], &[i.until]) {
                Truth::No => Truth::Yes,
                Truth::Yes if sure => Truth::No,
                Truth::Yes | Truth::Open => Truth::Open,
            }
        });
    each.min().unwrap_or(Truth::Yes)
}

/// The gravest of the findings in words, over the company and its holders.
fn in_words(rules: &Rulebook<'_>, world: World<'_>, company: &EntityId, asked: &Context) -> Answer {
    let ready = rules.asked(asked);
    let mut ties = vec![(company.clone(), Relation::Is, Vec::new())];
    for held in holders(company, world.entities, asked.on, &|_, _| None) {
        if rules.names(&held.holder) {
            ties.push((held.holder, held.relation, held.path));
        }
    }
    let mut all = Vec::new();
    for (entity, relation, path) in &ties {
        let doubted = path.iter().any(|step| step.trust == Trust::Unverified);
        let tie = Tie {
            entity,
            name: entity.as_str(),
            subject: company.as_str(),
            relation: *relation,
            confidence: if doubted {
                Confidence::Possible
            } else {
                Confidence::Strong
            },
            path,
        };
        let findings = rules.findings(&tie, &ready);
        for measure in world.measures.keys() {
            let judged = rules.judge(measure, &tie, &ready).unwrap();
            let found = findings.iter().find(|f| f.id == *measure);
            match judged.outcome {
                Outcome::Applies(one) => assert_eq!(Some(&*one), found, "{measure}"),
                Outcome::NotApplicable(..) => assert_eq!(None, found, "{measure}"),
            }
        }
        all.extend(findings);
    }
    gravest(&all)
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(250))]

    #[test]
    fn the_engine_answers_as_the_reference_does(seed in proptest::prelude::any::<u64>()) {
        let mut chance = Chance(seed);
        let made = made(&mut chance);
        let world = World { measures: &made.measures, entities: &made.entities, places: &NOWHERE };
        let rules = Rulebook::new(world);
        for _ in 0..20 {
            let asked = asks(&mut chance);
            for company in made.entities.keys() {
                let reference = Reference { world: &made, asked: &asked }.answer(company);
                let bare = rules.answer(company, &rules.asked(&asked));
                let words = in_words(&rules, world, company, &asked);
                proptest::prop_assert_eq!(bare, words, "bare and in words: {} {:?}", company, asked);
                proptest::prop_assert_eq!(bare, reference, "engine and reference: {} {:?}", company, asked);
            }
        }
    }
}
