//! Rules that concern a reader.

use countersight_model::context::Context;
use countersight_model::date::{InPeriod, in_period};
use countersight_model::measure::Measure;
use countersight_register::Register;

/// Measures in force on the reader's day that can concern him, and name the entity if one is given.
pub fn chosen<'r>(
    register: &'r Register,
    context: &Context,
    entity: Option<&str>,
) -> Vec<&'r Measure> {
    register
        .measures
        .values()
        .filter(|measure| in_force(measure, context))
        .filter(|measure| concerns(measure, context))
        .filter(|measure| entity.is_none_or(|id| names(measure, id, register)))
        .collect()
}

/// In force on the day, or not known to be out of force.
fn in_force(measure: &Measure, context: &Context) -> bool {
    measure.from.is_none() && measure.until.is_none()
        || in_period(context.on, measure.from, measure.until) != InPeriod::No
}

/// Whether it can concern the reader: by place, role and action, as far as they were said.
pub fn concerns(measure: &Measure, context: &Context) -> bool {
    let place = context.jurisdictions.is_empty()
        || context
            .jurisdictions
            .iter()
            .any(|place| measure.jurisdiction.covers(place));
    let clause_fits = measure.clauses.iter().any(|clause| {
        let worldwide_or_here = place || clause.worldwide;
        let role = context.roles.is_empty()
            || clause
                .roles
                .iter()
                .any(|r| r.as_str() == "any" || context.roles.contains(r));
        let action = context
            .action
            .is_none_or(|action| clause.actions.contains(&action));
        worldwide_or_here && role && action
    });
    // Lists and calls have no clauses; they are shown by place.
    clause_fits || (measure.clauses.is_empty() && place && context.action.is_none())
}

fn names(measure: &Measure, entity: &str, register: &Register) -> bool {
    let Some(entity) = register.entities.get(entity) else {
        return false;
    };
    let taken = measure
        .targets_of
        .iter()
        .filter_map(|id| register.measures.get(id));
    measure
        .targets
        .iter()
        .chain(taken.flat_map(|m| &m.targets))
        .any(|target| target.means(&entity.id, entity.company_of()))
}
