//! Writes the table of the register's files that `DataFiles::embedded` reads.
//!
//! No crate: what is wanted is one sorted list of `include_str!` lines over two kinds of file. The
//! crates that embed folders bring a macro of their own and a tree to walk at run time; this is a
//! page of code, adds nothing to the program, and the compiler itself refuses text that is not UTF-8.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR")?)
        .join("../../data")
        .canonicalize()?;
    let mut files = BTreeMap::new();
    collect(&root, "", &mut files)?;

    let mut table = String::from("&[\n");
    for (name, path) in &files {
        writeln!(
            table,
            "    ({name:?}, include_str!({:?})),",
            path.display().to_string()
        )?;
    }
    table.push_str("]\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("embedded.rs"), table)?;
    Ok(())
}

/// Gathers the register's files under `folder`, by their path with `/` from the root of the data.
///
/// The same files as `DataFiles::from_folder` takes: `*.toml` and `*.csv`, none that are hidden.
fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, PathBuf>) -> io::Result<()> {
    println!("cargo:rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if name.starts_with('.') {
            continue;
        }
        let full = format!("{prefix}{name}");
        if path.is_dir() {
            collect(&path, &format!("{full}/"), files)?;
        } else if path
            .extension()
            .is_some_and(|kind| kind == "toml" || kind == "csv")
        {
            println!("cargo:rerun-if-changed={}", path.display());
            files.insert(full, path);
        }
    }
    Ok(())
}
