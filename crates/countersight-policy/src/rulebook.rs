//! The rulebook: the register's measures made ready, so that a question costs little.
//!
//! Built once for a register. For every company it holds the entries that mean it, with their days
//! joined, so that deciding needs no text; words are made only for what applies.

use crate::asked::Asked;
use crate::hold::Hold;
use crate::standing::Standings;
use countersight_model::context::Context;
use countersight_model::entity::Entity;
use countersight_model::id::{EntityId, Jurisdiction, MeasureId, RoleId};
use countersight_model::measure::{Clause, Measure, Target};
use countersight_model::result::Answer;
use std::collections::{BTreeMap, HashMap};
use std::sync::{LazyLock, OnceLock};

/// The register, as far as the engine needs it.
#[derive(Debug, Clone, Copy)]
pub struct World<'w> {
    /// Measures by id.
    pub measures: &'w BTreeMap<MeasureId, Measure>,
    /// Entities by id.
    pub entities: &'w BTreeMap<EntityId, Entity>,
    /// Names of jurisdictions by code.
    pub places: &'w BTreeMap<Jurisdiction, String>,
}

/// Measures made ready for questions.
#[derive(Debug)]
pub struct Rulebook<'w> {
    pub(crate) world: World<'w>,
    /// In the order of their ids; a [`Hold`] refers to them by place.
    pub(crate) measures: Vec<&'w Measure>,
    meant: HashMap<&'w EntityId, Meant<'w>>,
    /// Entries that mean every company of a country.
    by_country: Vec<(&'w str, Vec<Hold<'w>>)>,
    roles: HashMap<&'w RoleId, u16>,
    /// The distinct jurisdictions of the measures, and for each measure its place among them.
    places: Vec<&'w Jurisdiction>,
    place_of: Vec<u16>,
    /// Worked out only when bare answers are asked for.
    pub(crate) standings: OnceLock<Standings>,
}

/// The entries that mean one company: found with one look-up, for that is most of a bare answer.
#[derive(Debug, Default)]
struct Meant<'w> {
    named: Vec<Hold<'w>>,
    /// Place of its country among those that some entry means as a whole.
    country: Option<usize>,
}

/// What stands for the clauses of a measure that has none, such as a list or a call: it is shown to
/// everybody whom it concerns.
static SHOWN: LazyLock<Clause> = LazyLock::new(|| Clause {
    roles: vec![RoleId::from("any")],
    actions: Vec::new(),
    answer: Answer::NoRestrictionFound,
    from: None,
    until: None,
    question: None,
    worldwide: false,
    company_only: false,
});

impl<'w> Rulebook<'w> {
    /// Makes the measures ready.
    pub fn new(world: World<'w>) -> Self {
        let mut book = Self {
            world,
            measures: world.measures.values().collect(),
            meant: HashMap::new(),
            by_country: Vec::new(),
            roles: HashMap::new(),
            places: Vec::new(),
            place_of: Vec::new(),
            standings: OnceLock::new(),
        };
        for at in 0..book.measures.len() {
            book.add(at);
        }
        for entity in world.entities.values() {
            let country = entity.company_of();
            let mut countries = book.by_country.iter();
            let place = countries.position(|(code, _)| Some(*code) == country);
            book.meant.entry(&entity.id).or_default().country = place;
        }
        book
    }

    fn add(&mut self, at: usize) {
        let Some(measure) = self.measures.get(at).copied() else {
            return;
        };
        let place = self.places.iter().position(|p| **p == measure.jurisdiction);
        let place = place.unwrap_or_else(|| {
            self.places.push(&measure.jurisdiction);
            self.places.len() - 1
        });
        self.place_of.push(number(place));
        for (target, own) in targets(measure, self.world) {
            for clause in clauses(measure) {
                let roles = clause.roles.iter().map(|role| self.role(role)).collect();
                let hold = Hold::new(number(at), measure, clause, target, own, roles);
                match (&target.entity, &target.country) {
                    (Some(entity), _) => self.meant.entry(entity).or_default().named.push(hold),
                    (None, Some(country)) => self.of_country(country, hold),
                    (None, None) => {}
                }
            }
        }
    }

    fn of_country(&mut self, country: &'w str, hold: Hold<'w>) {
        match self
            .by_country
            .iter_mut()
            .find(|(code, _)| *code == country)
        {
            Some((_, holds)) => holds.push(hold),
            None => self.by_country.push((country, vec![hold])),
        }
    }

    /// A small number for a role; 0 is the role that binds everybody.
    fn role(&mut self, role: &'w RoleId) -> u16 {
        if role.as_str() == "any" {
            return 0;
        }
        let next = number(self.roles.len() + 1);
        *self.roles.entry(role).or_insert(next)
    }

    /// The entries that mean a company.
    pub(crate) fn holds(&self, entity: &EntityId) -> impl Iterator<Item = &Hold<'w>> {
        let meant = self.meant.get(entity);
        let country = meant.and_then(|meant| self.by_country.get(meant.country?));
        let by_name = meant.into_iter().flat_map(|meant| &meant.named);
        by_name.chain(country.into_iter().flat_map(|(_, holds)| holds))
    }

    /// The companies that holders are looked for among.
    pub fn entities(&self) -> &'w BTreeMap<EntityId, Entity> {
        self.world.entities
    }

    /// Whether a measure names the company itself, or means its country and reaches what the
    /// companies of that country hold.
    pub fn names(&self, entity: &EntityId) -> bool {
        let reaches = |hold: &Hold<'_>| {
            let measure = self.measures.get(usize::from(hold.measure));
            measure.is_some_and(|m| !m.extensions.is_empty())
        };
        let meant = self.meant.get(entity);
        meant.is_some_and(|meant| !meant.named.is_empty()) || self.holds(entity).any(reaches)
    }

    /// Makes a reader's context ready. Worth keeping when many subjects are asked.
    pub fn asked<'c>(&self, context: &'c Context) -> Asked<'c> {
        let covers = |rule: &&Jurisdiction| {
            let places = &context.jurisdictions;
            places.iter().any(|place| rule.covers(place))
        };
        let here: Vec<bool> = self.places.iter().map(covers).collect();
        let here_of = |place: &u16| here.get(usize::from(*place)).copied().unwrap_or_default();
        Asked {
            context,
            on: context.on,
            roles: context
                .roles
                .iter()
                .filter_map(|role| self.roles.get(role).copied())
                .collect(),
            here: self.place_of.iter().map(here_of).collect(),
        }
    }
}

/// The entries of a measure: its own, and those that it takes from other measures.
pub(crate) fn targets<'w>(
    measure: &'w Measure,
    world: World<'w>,
) -> impl Iterator<Item = (&'w Target, bool)> {
    let taken = measure
        .targets_of
        .iter()
        .filter_map(move |id| world.measures.get(id));
    let own = measure.targets.iter().map(|target| (target, true));
    own.chain(
        taken
            .flat_map(|other| &other.targets)
            .map(|target| (target, false)),
    )
}

pub(crate) fn clauses(measure: &Measure) -> &[Clause] {
    if measure.clauses.is_empty() {
        std::slice::from_ref(&*SHOWN)
    } else {
        &measure.clauses
    }
}

/// A place in a table; a register has a few hundred measures, never more than fit.
pub(crate) fn number(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}
