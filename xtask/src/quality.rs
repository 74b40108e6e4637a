//! `cargo xtask quality`: cases made from folders of open data, what the program finds in them, and what moved.
//!
//! The data is other people's and stays where it is. Cases and lists are written below `target/`, and only what was
//! found, without a text, goes to `quality/`.

mod aliases;
mod made;
mod open_data;
mod page;
mod run;
mod scripts;
mod sets;

use anyhow::{Context as _, bail};
use countersight_quality::Frozen;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

pub(crate) use page::page;
pub use run::{Options, run};

/// The folder of the frozen files, from the root of the repository.
const FOLDER: &str = "quality";

/// What `cargo xtask quality` may be told.
pub const USAGE: &str = "write `cargo xtask quality --data FOLDER [--check] [--anew] [SET...]`: FOLDER holds names/ and \
    lists/; --check writes nothing and fails if a case came out worse; --anew compares with nothing, because the cases \
    are others";

/// The frozen file of a set.
fn frozen_path(root: &Path, set: &str) -> PathBuf {
    root.join(FOLDER).join(format!("{set}.frozen.csv"))
}

/// The frozen outcomes of every set, as they stand in the repository, by the set's identifier in the order of the
/// page.
///
/// # Errors
///
/// When a file is missing or damaged, or counts a class that the set does not have.
pub fn frozen(root: &Path) -> anyhow::Result<Vec<(&'static str, Frozen)>> {
    let mut all = Vec::new();
    for set in sets::SETS {
        let path = frozen_path(root, set.id);
        let name = format!("{FOLDER}/{}.frozen.csv", set.id);
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("{name} cannot be read; run `cargo xtask quality`"))?;
        let frozen = Frozen::parse(&text).context(name.clone())?;
        let classes: BTreeSet<&str> = set.classes.iter().copied().collect();
        let mut outcomes = frozen.outcomes().iter();
        if let Some(strange) = outcomes.find(|o| !classes.contains(o.class.as_str())) {
            bail!(
                "{name} counts the class `{}`, which the set does not have",
                strange.class
            );
        }
        all.push((set.id, frozen));
    }
    Ok(all)
}
