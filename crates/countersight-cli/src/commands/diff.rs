//! `measures diff`: what changed in law between two days.

use super::measures::{concerns, known_entity};
use crate::Found;
use crate::args::{DiffArgs, ReaderArgs};
use crate::output::{Destination, format, options};
use crate::{reader, setup};
use anyhow::bail;
use countersight_model::change::Change;
use countersight_model::context::Context;
use countersight_model::entity::Entity;
use countersight_model::id::EntityId;
use countersight_policy::ownership::holders;
use countersight_policy::{World, changes};
use countersight_register::Register;
use countersight_report::{Changed, ChangesPage, write_changes};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::io::Write as _;

pub(crate) fn run(args: &DiffArgs) -> anyhow::Result<Found> {
    let (from, to) = days(args)?;
    let register = setup::register()?;
    let context = reader::context(&asked(args, to), &register)?;
    let entity = args.entity.as_deref();
    let entity = entity.map(|id| known_entity(id, &register)).transpose()?;
    let meant = entity.map(|entity| Meant::of(entity, from, to, &register));
    let world = World {
        measures: &register.measures,
        entities: &register.entities,
        places: &register.jurisdictions,
    };
    let found = changes(world, from, to);
    let mut page = ChangesPage {
        from,
        to,
        entity: entity.map(|entity| entity.id.clone()),
        filter: filter(args),
        register: register.stamp.clone(),
        changes: Vec::new(),
    };
    for change in &found {
        let Some(measure) = register.measures.get(&change.measure) else {
            continue;
        };
        let asked = concerns(measure, &context) && clause_fits(change, &context);
        if asked && meant.as_ref().is_none_or(|m| m.has(change, &register)) {
            page.changes.push(Changed {
                change,
                measure,
                kind: measure.kind,
                source: register.source_url(&change.sources),
            });
        }
    }
    let format = format(args.output.format.as_deref(), args.output.output.as_deref())?;
    let destination = Destination::open(args.output.output.as_deref())?;
    let options = options(register.stamp.clone(), &destination);
    let mut writer = destination.writer()?;
    let dossier = setup::dossier(&register);
    write_changes(&mut writer, format, &page, &dossier, &options)?;
    writer.flush()?;
    drop(writer);
    destination.finish()?;
    Ok(Found::Nothing)
}

/// Both days, the first of them not after the second.
fn days(args: &DiffArgs) -> anyhow::Result<(Date, Date)> {
    let (Some(from), Some(to)) = (&args.from, &args.to) else {
        bail!("a diff needs two days, as in `--from 2025-01-01 --to 2026-11-23`");
    };
    let (from, to) = (reader::day(from)?, reader::day(to)?);
    if from > to {
        bail!("{from} is after {to}; write the earlier day after `--from`");
    }
    Ok((from, to))
}

/// The reader, as the other commands take one; the days are the diff's own.
fn asked(args: &DiffArgs, to: Date) -> ReaderArgs {
    ReaderArgs {
        role: args.role.clone(),
        jurisdiction: args.jurisdiction.clone(),
        on: Some(to.to_string()),
        action: args.action.clone(),
        profile: None,
    }
}

/// The filters as they were typed.
fn filter(args: &DiffArgs) -> String {
    let one = |name: &str, values: &[String]| -> Vec<String> {
        let values = values.iter();
        values.map(|value| format!("--{name} {value}")).collect()
    };
    let mut words = one("entity", args.entity.as_slice());
    words.extend(one("in", &args.jurisdiction));
    words.extend(one("as", &args.role));
    words.extend(one("action", args.action.as_slice()));
    words.join(" ")
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
