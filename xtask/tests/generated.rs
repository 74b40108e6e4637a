//! What is generated from the register is the same as what stands in the repository.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn nothing_generated_is_stale() {
    let generated = xtask::generated(&root()).unwrap();
    let stale: Vec<&str> = generated
        .iter()
        .filter(|file| {
            let known = std::fs::read_to_string(root().join(&file.path));
            known.unwrap_or_default() != file.text
        })
        .map(|file| file.path.as_str())
        .collect();
    assert!(
        stale.is_empty(),
        "stale: {stale:?}; run `cargo xtask generate`"
    );
    let paths: BTreeSet<&str> = generated.iter().map(|file| file.path.as_str()).collect();
    for entry in std::fs::read_dir(root().join("schema")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let path = format!("schema/{name}");
        assert!(
            paths.contains(path.as_str()),
            "{path} is generated no more; remove it"
        );
    }
}

#[test]
fn every_record_of_the_register_has_a_schema() {
    let taplo = std::fs::read_to_string(root().join(".taplo.toml")).unwrap();
    let data = countersight_register::DataFiles::from_folder(&root().join("data")).unwrap();
    for path in data
        .files
        .keys()
        .filter(|path| Path::new(path).extension().is_some_and(|e| e == "toml"))
    {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let folder = if folder.starts_with("measures/") {
            "measures/*"
        } else {
            folder
        };
        let any = format!("\"data/{folder}/*.toml\"");
        let exact = format!("\"data/{path}\"");
        assert!(
            taplo.contains(&any) || taplo.contains(&exact),
            "no schema for {path}"
        );
    }
}
