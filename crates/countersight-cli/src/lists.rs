//! The lists that names are compared with, beside the register.

use crate::args::ListArgs;
use anyhow::Context as _;
use countersight_formats::lists::{ListForm, read_list};
use countersight_register::Register;
use countersight_screening::{ScreenedList, Screener};
use sha2::{Digest, Sha256};
use std::path::Path;

/// A screener that asks the register and the lists named, or the lists alone.
pub(crate) fn screener<'r>(
    register: &'r Register,
    args: &ListArgs,
) -> anyhow::Result<Screener<'r>> {
    let screener = Screener::new(register);
    if args.list.is_empty() {
        return Ok(screener);
    }
    let lists = args.list.iter().map(|path| own(path));
    Ok(screener.with_lists(lists.collect::<anyhow::Result<_>>()?, args.only_list))
}

/// The user's own list.
fn own(path: &Path) -> anyhow::Result<ScreenedList> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).with_context(|| format!("`{name}` cannot be read"))?;
    let list = read_list(ListForm::Own, &name, &mut bytes.as_slice())?;
    let stem = path.file_stem().map(|stem| stem.to_string_lossy());
    Ok(ScreenedList {
        id: stem.unwrap_or_default().into_owned(),
        date: list.edition.map(|day| day.to_string()).unwrap_or_default(),
        sha256: hex(&Sha256::digest(&bytes)),
        own: true,
        parties: list.parties,
        name,
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<Vec<_>>()
        .concat()
}
