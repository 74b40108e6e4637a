//! `lists`: official lists, fetched and kept.

mod diff;
mod links;
mod rescreen;
mod status;
mod update;

use crate::Found;
use crate::args::{ListsArgs, ListsCommand};
use anyhow::Context as _;
use countersight_collect::folder::{FOLDER_VARIABLE, folder};
use countersight_collect::store::{Edition, Store};
use countersight_model::id::ListId;
use countersight_model::list::OfficialList;
use countersight_register::Register;
use countersight_service::near::suggestion;
use std::path::PathBuf;

pub(crate) fn run(args: &ListsArgs) -> anyhow::Result<Found> {
    match &args.command {
        ListsCommand::Update(args) => update::run(args),
        ListsCommand::Status(args) => status::run(args),
        ListsCommand::Diff(args) => diff::run(args),
        ListsCommand::Rescreen(args) => rescreen::run(args),
        ListsCommand::Links(args) => links::run(args),
    }
}

/// The lists of the folder given, or of the usual one.
fn store(given: Option<&PathBuf>) -> anyhow::Result<Store> {
    Ok(Store::new(place(given)?))
}

/// The folder of the lists.
fn place(given: Option<&PathBuf>) -> anyhow::Result<PathBuf> {
    let place = given
        .cloned()
        .or_else(|| folder(&|name| std::env::var_os(name)));
    place.with_context(|| {
        format!("no folder for lists is known; name one with `--folder` or in `{FOLDER_VARIABLE}`")
    })
}

/// The list, or a message that names the nearest one.
fn known_list<'r>(id: &str, register: &'r Register) -> anyhow::Result<&'r OfficialList> {
    register.lists.get(id).with_context(|| {
        let hint = suggestion(id, register.lists.keys().map(ListId::as_str));
        format!("the register has no official list `{id}`{hint}\n`countersight lists status` names them all")
    })
}

/// The lists named, or all.
fn chosen<'r>(ids: &[String], register: &'r Register) -> anyhow::Result<Vec<&'r OfficialList>> {
    if ids.is_empty() {
        return Ok(register.lists.values().collect());
    }
    ids.iter().map(|id| known_list(id, register)).collect()
}

/// The list in whose file the rows of this one come, if it has no file of its own.
fn comes_with<'r>(list: &OfficialList, register: &'r Register) -> Option<&'r OfficialList> {
    let whole = register.lists.get(list.part_of.as_ref()?)?;
    (list.download.is_none() || list.download == whole.download).then_some(whole)
}

/// `the copy of 2026-07-31, fetched on 2026-08-01`.
fn copy_of(edition: &Edition) -> String {
    match edition.edition {
        Some(day) => format!("the edition of {day}, fetched on {}", edition.fetched),
        None => format!("the copy fetched on {}", edition.fetched),
    }
}
