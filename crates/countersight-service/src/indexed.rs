//! The index of the official lists, kept beside them so that a start does not build it again.

use countersight_collect::made::Made;
use countersight_names::matching::Index;
use countersight_register::Register;
use countersight_screening::{ScreenedList, Screener};
use sha2::{Digest, Sha256};
use std::time::UNIX_EPOCH;

/// The index of official lists: as it was kept, or made anew and kept.
///
/// A folder that cannot be written to, or an index that is damaged, costs time and nothing else.
pub(crate) fn index(
    screener: &Screener<'_>,
    register: &Register,
    lists: &[ScreenedList],
    made: &Made,
) -> Index {
    let key = key(register, lists);
    let name = format!(
        "{}.names",
        crate::lists::hex(key.get(..12).unwrap_or_default())
    );
    if let Ok(Some(bytes)) = made.get(&name)
        && let Ok(index) = Index::mapped(bytes, &key)
    {
        return index;
    }
    let index = screener.index_lists(lists);
    let kept = made.put(&name, |out| index.write(&key, |bytes| out.write_all(bytes)));
    drop(kept);
    index
}

/// What the index depends on: the copies of the lists, the words of the register, and this program.
fn key(register: &Register, lists: &[ScreenedList]) -> [u8; 32] {
    let mut hash = Sha256::new();
    let mut add = |text: &str| {
        hash.update(text.len().to_le_bytes());
        hash.update(text);
    };
    add(env!("CARGO_PKG_VERSION"));
    add(&program().unwrap_or_default());
    add(&register.stamp.sha256);
    for list in lists {
        add(&list.id);
        add(&list.sha256);
        add(&list.parties.len().to_string());
    }
    hash.finalize().into()
}

/// Which build of the program runs: while it is worked on, the version stays the same.
pub fn program() -> Option<String> {
    let file = std::env::current_exe().ok()?.metadata().ok()?;
    let built = file.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{} {}", file.len(), built.as_nanos()))
}
