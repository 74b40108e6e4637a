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
        let folder = match folder.split('/').next() {
            Some("measures") => "measures/*",
            Some("sources") => "sources/**",
            _ => folder,
        };
        let any = format!("\"data/{folder}/*.toml\"");
        let exact = format!("\"data/{path}\"");
        assert!(
            taplo.contains(&any) || taplo.contains(&exact),
            "no schema for {path}"
        );
    }
}

#[test]
fn the_readme_counts_what_is_there() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let readme = readme.split_whitespace().collect::<Vec<_>>().join(" ");
    let data = countersight_register::DataFiles::from_folder(&root().join("data")).unwrap();
    let register = countersight_register::load(&data).register;
    let stat = register.stat();
    let places: BTreeSet<&str> = register
        .measures
        .values()
        .map(|measure| measure.jurisdiction.as_str())
        .collect();
    for (count, what) in [
        (stat.counts["entities"], "companies and bodies"),
        (stat.counts["brands"], "labels"),
        (stat.counts["prefixes"], "blocks of hardware addresses"),
        (stat.counts["fingerprints"], "device marks"),
        (stat.counts["measures"], "laws, lists, policies and calls"),
        (places.len(), "jurisdictions"),
        (stat.counts["targets"], "listings"),
        (stat.counts["cases"], "cases"),
        (stat.counts["claims"], "claims of evidence"),
        (stat.counts["figures"], "figures of reach"),
        (stat.counts["lists"], "official lists"),
        (stat.counts["sources"], "documents"),
    ] {
        let wanted = format!("{count} {what}");
        assert!(
            readme.contains(&wanted),
            "README.md does not say `{wanted}`"
        );
    }
}
