//! `measures`: the rules, filtered.

use crate::Found;
use crate::args::{MeasuresArgs, MeasuresCommand};
use crate::commands::diff;
use crate::near::suggestion;
use crate::output::write_page;
use crate::{reader, setup};
use anyhow::Context as _;
use countersight_model::context::Context;
use countersight_model::date::{InPeriod, in_period};
use countersight_model::entity::Entity;
use countersight_model::id::EntityId;
use countersight_model::measure::Measure;
use countersight_register::Register;
use countersight_report::{MeasuresPage, write_measures};

pub(crate) fn run(args: &MeasuresArgs) -> anyhow::Result<Found> {
    if let Some(MeasuresCommand::Diff(args)) = &args.command {
        return diff::run(args);
    }
    let register = setup::register()?;
    let context = reader::context(&args.reader, &register)?;
    if let Some(id) = &args.entity {
        known_entity(id, &register)?;
    }
    let measures: Vec<&Measure> = register
        .measures
        .values()
        .filter(|measure| in_force(measure, &context))
        .filter(|measure| concerns(measure, &context))
        .filter(|measure| {
            args.entity
                .as_deref()
                .is_none_or(|id| names(measure, id, &register))
        })
        .collect();
    let page = MeasuresPage {
        on: context.on,
        measures,
    };
    let dossier = setup::dossier(&register);
    write_page(
        &args.output,
        register.stamp.clone(),
        |out, format, options| Ok(write_measures(out, format, &page, &dossier, options)?),
    )?;
    Ok(Found::Nothing)
}

/// The entity, or a message that names the nearest one.
pub(crate) fn known_entity<'r>(id: &str, register: &'r Register) -> anyhow::Result<&'r Entity> {
    register.entities.get(id).with_context(|| {
        let hint = suggestion(id, register.entities.keys().map(EntityId::as_str));
        format!("the register has no entity `{id}`{hint}")
    })
}

/// In force on the day, or not known to be out of force.
fn in_force(measure: &Measure, context: &Context) -> bool {
    measure.from.is_none() && measure.until.is_none()
        || in_period(context.on, measure.from, measure.until) != InPeriod::No
}

/// Whether it can concern the reader: by place, role and action, as far as they were said.
pub(crate) fn concerns(measure: &Measure, context: &Context) -> bool {
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
