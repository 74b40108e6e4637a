//! The register to ask.

use crate::commands::register::draw_problems;
use anyhow::{Context as _, bail};
use countersight_model::problem::Severity;
use countersight_register::{DataFiles, Register, load};
use std::io::Write;
use std::path::PathBuf;

/// Names the folder that is read instead of the data compiled in.
pub(crate) const DATA_VARIABLE: &str = "COUNTERSIGHT_DATA";

/// The files of the register: a folder given, the folder of the environment, or those compiled in.
pub(crate) fn data_files(folder: Option<&PathBuf>) -> anyhow::Result<DataFiles> {
    let named = folder
        .cloned()
        .or_else(|| std::env::var_os(DATA_VARIABLE).map(PathBuf::from));
    match named {
        None => Ok(DataFiles::embedded()),
        Some(folder) => DataFiles::from_folder(&folder)
            .with_context(|| format!("the register of `{}` cannot be read", folder.display())),
    }
}

/// Loads the register; with any error in its data nothing is answered.
pub(crate) fn register() -> anyhow::Result<Register> {
    register_of(None)
}

/// Loads the register of a folder, or the usual one.
pub(crate) fn register_of(folder: Option<&PathBuf>) -> anyhow::Result<Register> {
    let files = data_files(folder)?;
    let mut loaded = load(&files);
    if loaded.has_errors() {
        loaded
            .problems
            .retain(|problem| problem.severity == Severity::Error);
        let mut stderr = std::io::stderr().lock();
        draw_problems(&mut stderr, &loaded.problems, &files, false)?;
        stderr.flush()?;
        bail!(
            "the register has {} fault(s), shown above; mend them, and see `countersight register check`",
            loaded.problems.len()
        );
    }
    Ok(loaded.register)
}
