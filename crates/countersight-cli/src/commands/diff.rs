//! `measures diff`: what changed in law between two days.

use super::measures::known_entity;
use crate::Found;
use crate::args::{DiffArgs, ReaderArgs};
use crate::output::{Destination, format, options};
use crate::{reader, setup};
use anyhow::bail;
use countersight_report::{Changed, ChangesPage, write_changes};
use countersight_service::changes::between;
use countersight_service::dossier::dossier;
use jiff::civil::Date;
use std::io::Write as _;

pub(crate) fn run(args: &DiffArgs) -> anyhow::Result<Found> {
    let (from, to) = days(args)?;
    let register = setup::register()?;
    let context = reader::context(&asked(args, to), &register)?;
    let entity = args.entity.as_deref();
    let entity = entity.map(|id| known_entity(id, &register)).transpose()?;
    let found = between(&register, from, to, &context, entity);
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
        page.changes.push(Changed {
            change,
            measure,
            kind: measure.kind,
            source: register.source_url(&change.sources),
        });
    }
    let format = format(args.output.format.as_deref(), args.output.output.as_deref())?;
    let destination = Destination::open(args.output.output.as_deref())?;
    let options = options(register.stamp.clone(), &destination);
    let mut writer = destination.writer()?;
    let dossier = dossier(&register);
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
