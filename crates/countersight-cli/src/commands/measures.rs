//! `measures`: the rules, filtered.

use crate::Found;
use crate::args::{MeasuresArgs, MeasuresCommand};
use crate::commands::diff;
use crate::output::write_page;
use crate::{reader, setup};
use anyhow::Context as _;
use countersight_model::entity::Entity;
use countersight_model::id::EntityId;
use countersight_register::Register;
use countersight_report::{MeasuresPage, write_measures};
use countersight_service::dossier::dossier;
use countersight_service::measures::chosen;
use countersight_service::near::suggestion;

pub(crate) fn run(args: &MeasuresArgs) -> anyhow::Result<Found> {
    if let Some(MeasuresCommand::Diff(args)) = &args.command {
        return diff::run(args);
    }
    let register = setup::register()?;
    let context = reader::context(&args.reader, &register)?;
    if let Some(id) = &args.entity {
        known_entity(id, &register)?;
    }
    let page = MeasuresPage {
        on: context.on,
        measures: chosen(&register, &context, args.entity.as_deref()),
    };
    let dossier = dossier(&register);
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
