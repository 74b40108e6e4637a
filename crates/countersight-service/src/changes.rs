//! What changed in law between two days.

use crate::measures::concerns;
use countersight_model::change::Change;
use countersight_model::context::Context;
use countersight_model::entity::Entity;
use countersight_model::id::EntityId;
use countersight_policy::ownership::holders;
use countersight_policy::{World, changes};
use countersight_register::Register;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The changes between two days that can concern a reader, and the entity if one is given.
pub fn between(
    register: &Register,
    from: Date,
    to: Date,
    context: &Context,
    entity: Option<&Entity>,
) -> Vec<Change> {
    let meant = entity.map(|entity| Meant::of(entity, from, to, register));
    let world = World {
        measures: &register.measures,
        entities: &register.entities,
        places: &register.jurisdictions,
    };
    let mut found = changes(world, from, to);
    found.retain(|change| {
        let measure = register.measures.get(&change.measure);
        let asked = measure.is_some_and(|m| concerns(m, context)) && clause_fits(change, context);
        asked && meant.as_ref().is_none_or(|m| m.has(change, register))
    });
    found
}

/// Whether a change of a clause is of one that can concern the reader.
fn clause_fits(change: &Change, context: &Context) -> bool {
    let any = |role: &&countersight_model::id::RoleId| role.as_str() == "any";
    let role = change.roles.is_empty()
        || context.roles.is_empty()
        || change
            .roles
            .iter()
            .any(|r| any(&r) || context.roles.contains(r));
    let action = change.actions.is_empty()
        || context
            .action
            .is_none_or(|action| change.actions.contains(&action));
    role && action
}

/// The entity asked for, and those who hold it on one of the days.
struct Meant<'r> {
    entity: &'r Entity,
    holders: BTreeSet<EntityId>,
}

impl<'r> Meant<'r> {
    fn of(entity: &'r Entity, from: Date, to: Date, register: &Register) -> Self {
        let held = |on| holders(&entity.id, &register.entities, on, &|_, _| None);
        let held = [from, to].into_iter().flat_map(held);
        Self {
            entity,
            holders: held.map(|holding| holding.holder).collect(),
        }
    }

    /// Whether a change concerns it: by name, as a company of a country, or through a holder where
    /// the measure reaches further than the named.
    fn has(&self, change: &Change, register: &Register) -> bool {
        let by_name = change.concerns.contains(&self.entity.id);
        let by_country = change.country.is_some() && change.country == self.entity.country;
        let measure = register.measures.get(&change.measure);
        let reaches = measure.is_some_and(|m| !m.extensions.is_empty());
        let through = reaches && change.concerns.iter().any(|c| self.holders.contains(c));
        by_name || by_country || through
    }
}
