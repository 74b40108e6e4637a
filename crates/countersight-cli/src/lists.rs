//! The lists that names are compared with, beside the register.

use crate::args::ListArgs;
use crate::indexed;
use anyhow::{Context as _, bail};
use countersight_collect::folder::{FOLDER_VARIABLE, folder};
use countersight_collect::made::Made;
use countersight_collect::store::{Edition, Store};
use countersight_formats::lists::{ListForm, read_list};
use countersight_model::list::OfficialList;
use countersight_model::party::Party;
use countersight_register::Register;
use countersight_screening::{ScreenedList, Screener};
use sha2::{Digest, Sha256};
use std::path::Path;

/// A screener that asks the register, the official lists at hand and the lists named; or the lists named
/// alone. With it comes what was set right while reading the lists named.
pub(crate) fn screener<'r>(
    register: &'r Register,
    args: &ListArgs,
    threshold: Option<f64>,
) -> anyhow::Result<(Screener<'r>, Vec<String>)> {
    let mut lists = Vec::new();
    let mut made = None;
    if args.official_lists {
        let place = folder(&|name| std::env::var_os(name)).with_context(|| {
            format!("no folder of official lists is known; name one in `{FOLDER_VARIABLE}`")
        })?;
        made = Some(Made::beside(&place));
        lists = at_hand(register, &Store::new(place))?;
        if lists.is_empty() {
            bail!("no official list is at hand; `countersight lists update` fetches them");
        }
    }
    let mut remarks = Vec::new();
    for path in &args.list {
        lists.push(own(path, &mut remarks)?);
    }
    let mut screener = Screener::new(register);
    if let Some(threshold) = threshold {
        screener = screener.with_threshold(threshold);
    }
    screener = match made {
        // A list of one's own is not kept, nor is its index.
        Some(made) if args.list.is_empty() => {
            let index = indexed::index(&screener, register, &lists, &made);
            screener.with_indexed_lists(lists, args.only_list, index)
        }
        _ if lists.is_empty() => screener,
        _ => screener.with_lists(lists, args.only_list),
    };
    Ok((screener, remarks))
}

/// The newest copy of every official list that was fetched.
fn at_hand(register: &Register, store: &Store) -> anyhow::Result<Vec<ScreenedList>> {
    let mut lists = Vec::new();
    for list in register.lists.values() {
        let Some(manifest) = store.manifest(&list.id)? else {
            continue;
        };
        if let Some(edition) = manifest.newest() {
            let parties = store.parties(&list.id, edition)?.parties;
            lists.push(official(list, edition, parties));
        }
    }
    Ok(lists)
}

/// Parties of an edition of an official list.
pub(crate) fn official(
    list: &OfficialList,
    edition: &Edition,
    parties: Vec<Party>,
) -> ScreenedList {
    ScreenedList {
        id: list.id.to_string(),
        name: list.name.clone(),
        date: edition.day().to_string(),
        sha256: edition.sha256.clone(),
        own: false,
        parties,
    }
}

/// The user's own list.
fn own(path: &Path, remarks: &mut Vec<String>) -> anyhow::Result<ScreenedList> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).with_context(|| format!("`{name}` cannot be read"))?;
    let list = read_list(ListForm::Own, &name, &mut bytes.as_slice())?;
    if list.parties.is_empty() {
        // An empty list would find nobody, and look as if it had been asked.
        let why = list.remarks.first().map(|remark| format!(": {remark}"));
        bail!(
            "`{name}` names nobody ({} rows were read){}; put one name in each row of the column `name`",
            list.counts.rows,
            why.unwrap_or_default()
        );
    }
    remarks.extend(
        list.remarks
            .iter()
            .map(|remark| format!("{name}: {remark}")),
    );
    let stem = path.file_stem().map(|stem| stem.to_string_lossy());
    Ok(ScreenedList {
        id: stem.unwrap_or_default().into_owned(),
        date: list
            .edition
            .map_or_else(|| "unknown date".to_owned(), |day| day.to_string()),
        sha256: hex(&Sha256::digest(&bytes)),
        own: true,
        parties: list.parties,
        name,
    })
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<Vec<_>>()
        .concat()
}
