//! Who holds a company on a day, remembered: between two changes of the register nothing moves.

use crate::evaluate::Tie;
use crate::hold::Stand;
use crate::ownership::{Holding, holders};
use crate::reach::{Above, reach};
use crate::rulebook::{Rulebook, World, number, targets};
use crate::stakes::Truth;
use countersight_model::date::PartialDate;
use countersight_model::id::EntityId;
use countersight_model::measure::Measure;
use countersight_model::result::Confidence;
use countersight_model::source::Trust;
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

/// A holder of a company, and how far each measure reaches through it.
#[derive(Debug)]
pub(crate) struct Standing {
    pub(crate) holder: EntityId,
    pub(crate) possible: bool,
    /// Measures that reach the company through this holder, or may.
    reached: Vec<(u16, Truth)>,
}

impl Standing {
    /// How the company stands to the holder for one measure; none where it is not reached.
    pub(crate) fn to(&self, measure: u16) -> Option<Stand> {
        let (_, truth) = self.reached.iter().find(|(at, _)| *at == measure)?;
        Some(Stand {
            goods: false,
            possible: self.possible,
            unclear: *truth == Truth::Open,
        })
    }
}

/// One company between the days on which something changes.
type Remembered = Box<[OnceLock<Vec<Standing>>]>;

/// What was worked out so far.
#[derive(Debug)]
pub(crate) struct Standings {
    /// First days of the times between changes, sorted.
    changes: Vec<Date>,
    held: HashMap<EntityId, Remembered>,
}

impl Standings {
    pub(crate) fn of(world: World<'_>) -> Self {
        let mut changes = BTreeSet::new();
        let mut change = |from: Option<PartialDate>, until: Option<PartialDate>| {
            changes.extend(from.iter().flat_map(|d| [d.earliest(), d.latest()]));
            let after = |day: Date| day.tomorrow().unwrap_or(Date::MAX);
            let ends = until.iter().flat_map(|d| [d.earliest(), d.latest()]);
            changes.extend(ends.map(after));
        };
        for edge in world.entities.values().flat_map(|e| &e.owners) {
            change(edge.from, edge.until);
        }
        for measure in world.measures.values() {
            if measure.extensions.is_empty() {
                continue;
            }
            for (target, own) in targets(measure, world) {
                change(if own { target.from } else { target.listed }, target.until);
            }
            let rules = measure.extensions.iter().filter_map(|e| e.rule.as_ref());
            let rules = rules.filter_map(|id| world.measures.get(id));
            for rule in rules.chain(std::iter::once(measure)) {
                change(rule.from, rule.until);
                for pause in &rule.interruptions {
                    change(Some(pause.from), pause.until);
                }
            }
            for extension in &measure.extensions {
                change(extension.from, extension.until);
            }
        }
        let changes: Vec<Date> = changes.into_iter().collect();
        let held = world.entities.values().filter(|e| !e.owners.is_empty());
        let held = held
            .map(|e| {
                let empty = (0..=changes.len()).map(|_| OnceLock::new());
                (e.id.clone(), empty.collect::<Remembered>())
            })
            .collect();
        Self { changes, held }
    }
}

impl Rulebook<'_> {
    /// The holders of a company on a day, as far as a measure names them.
    pub(crate) fn standings(&self, entity: &EntityId, on: Date) -> &[Standing] {
        let known = self.standings.get_or_init(|| Standings::of(self.world));
        let time = known.changes.partition_point(|first| *first <= on);
        let slot = known.held.get(entity).and_then(|times| times.get(time));
        slot.map_or(&[], |slot| slot.get_or_init(|| self.work_out(entity, on)))
    }

    fn work_out(&self, entity: &EntityId, on: Date) -> Vec<Standing> {
        let held = holders(entity, self.world.entities, on, &|_, _| None);
        let named = held
            .into_iter()
            .filter(|holding| self.names(&holding.holder));
        named
            .map(|holding| self.standing(entity, holding, on))
            .collect()
    }

    fn standing(&self, entity: &EntityId, holding: Holding, on: Date) -> Standing {
        let tie = Tie {
            entity: &holding.holder,
            name: "",
            subject: entity.as_str(),
            relation: holding.relation,
            confidence: Confidence::Strong,
            path: &holding.path,
        };
        let above = Above::of(&tie, on, self.world);
        let reached = |(at, measure): (usize, &&Measure)| {
            let truth = reach(measure, &tie, &above).truth();
            (truth > Truth::No).then_some((number(at), truth))
        };
        let reached = self
            .measures
            .iter()
            .enumerate()
            .filter_map(reached)
            .collect();
        let possible = holding
            .path
            .iter()
            .any(|step| step.trust == Trust::Unverified);
        Standing {
            possible,
            reached,
            holder: holding.holder,
        }
    }
}
