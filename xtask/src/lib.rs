//! Rules of the repository that run as tests, what is generated from the register, and what is measured on open data.
//!
//! `cargo xtask generate` writes the files of [`generated`]; a test fails when one of them is stale.

pub mod device_quality;
mod editors;
mod markdown;
mod pages;
pub mod quality;

use anyhow::Context as _;
use countersight_model::problem::Severity;
use countersight_register::{DataFiles, load};
use std::path::Path;

/// One generated file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generated {
    /// Path from the root of the repository, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl Generated {
    fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
        }
    }
}

/// Every generated file of the repository at `root`, made from its records, its `data/` and what was measured.
///
/// # Errors
///
/// When the register cannot be read, or has an error, or a frozen file is missing or damaged.
pub fn generated(root: &Path) -> anyhow::Result<Vec<Generated>> {
    let loaded = load(&DataFiles::from_folder(&root.join("data"))?);
    let mut problems = loaded.problems.iter();
    if let Some(problem) = problems.find(|problem| problem.severity == Severity::Error) {
        anyhow::bail!("the register has an error, so nothing is generated: {problem}");
    }
    let mut all = editors::files();
    all.extend(pages::pages(&loaded.register));
    all.push(quality::page(&quality::frozen(root)?));
    all.push(device_quality::page(&device_quality::frozen(root)?));
    Ok(all)
}

/// Writes every generated file that is not there or not the same, and says which.
///
/// # Errors
///
/// When the register has an error, or a file cannot be written.
pub fn generate(root: &Path) -> anyhow::Result<Vec<String>> {
    let mut written = Vec::new();
    for Generated { path, text } in generated(root)? {
        let full = root.join(&path);
        if std::fs::read_to_string(&full).is_ok_and(|known| known == text) {
            continue;
        }
        if let Some(folder) = full.parent() {
            std::fs::create_dir_all(folder).with_context(|| format!("cannot make {path}"))?;
        }
        std::fs::write(&full, text).with_context(|| format!("cannot write {path}"))?;
        written.push(path);
    }
    Ok(written)
}
