//! The lists that names are compared with, beside the register.

use crate::{ServiceError, indexed};
use countersight_collect::folder::{FOLDER_VARIABLE, folder};
use countersight_collect::made::Made;
use countersight_collect::store::{Edition, Store};
use countersight_formats::lists::{ListForm, read_list};
use countersight_model::list::OfficialList;
use countersight_model::party::Party;
use countersight_register::Register;
use countersight_screening::{ScreenedList, Screener};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// Which lists are asked.
#[derive(Debug, Clone, Default)]
pub struct ListsAsked {
    /// The folder of the official lists at hand, if they are asked in full.
    pub official: Option<PathBuf>,
    /// Lists of the reader's own.
    pub own: Vec<PathBuf>,
    /// Nothing but the reader's own lists is asked.
    pub only_own: bool,
}

/// The folder of the official lists: the one of the environment, or the usual one.
///
/// # Errors
///
/// [`ServiceError::NoFolder`] where none is known.
pub fn usual_folder() -> Result<PathBuf, ServiceError> {
    folder(&|name| std::env::var_os(name)).ok_or(ServiceError::NoFolder {
        variable: FOLDER_VARIABLE,
    })
}

/// A screener that asks the register, the official lists at hand and the lists named; or the lists named
/// alone. With it comes what was set right while reading the lists named.
///
/// # Errors
///
/// When a list cannot be read, or none is where some were asked for.
pub fn screener<'r>(
    register: &'r Register,
    asked: &ListsAsked,
    threshold: Option<f64>,
) -> Result<(Screener<'r>, Vec<String>), ServiceError> {
    let mut lists = Vec::new();
    let mut made = None;
    if let Some(place) = &asked.official {
        made = Some(Made::beside(place));
        lists = at_hand(register, &Store::new(place.clone()))?;
        if lists.is_empty() {
            return Err(ServiceError::NoOfficialList);
        }
    }
    let mut remarks = Vec::new();
    for path in &asked.own {
        lists.push(own(path, &mut remarks)?);
    }
    let mut screener = Screener::new(register);
    if let Some(threshold) = threshold {
        screener = screener.with_threshold(threshold);
    }
    screener = match made {
        // A list of one's own is not kept, nor is its index.
        Some(made) if asked.own.is_empty() => {
            let index = indexed::index(&screener, register, &lists, &made);
            screener.with_indexed_lists(lists, asked.only_own, index)
        }
        _ if lists.is_empty() => screener,
        _ => screener.with_lists(lists, asked.only_own),
    };
    Ok((screener, remarks))
}

/// The newest copy of every official list that was fetched.
fn at_hand(register: &Register, store: &Store) -> Result<Vec<ScreenedList>, ServiceError> {
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
pub fn official(list: &OfficialList, edition: &Edition, parties: Vec<Party>) -> ScreenedList {
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
fn own(path: &Path, remarks: &mut Vec<String>) -> Result<ScreenedList, ServiceError> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|reason| ServiceError::Unreadable {
        file: name.clone(),
        reason,
    })?;
    let list = read_list(ListForm::Own, &name, &mut bytes.as_slice())?;
    if list.parties.is_empty() {
        // An empty list would find nobody, and look as if it had been asked.
        let why = list.remarks.first().map(|remark| format!(": {remark}"));
        return Err(ServiceError::EmptyList {
            file: name,
            rows: list.counts.rows,
            why: why.unwrap_or_default(),
        });
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

/// Bytes in hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<Vec<_>>()
        .concat()
}
