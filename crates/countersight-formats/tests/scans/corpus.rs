//! The seeds of the fuzz targets are replayed, so that what once failed stays mended.

use super::shown_of;
use countersight_formats::Input;
use countersight_formats::observations::names;
use std::io::Cursor;
use std::path::{Path, PathBuf};

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz")
}

/// The target of a format: the one that names it.
fn target(format: &str) -> Option<String> {
    let mut targets: Vec<PathBuf> = std::fs::read_dir(fuzz().join("fuzz_targets"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    targets.sort();
    let named = format!("read_observations(\"{format}\"");
    let found = targets
        .iter()
        .find(|path| std::fs::read_to_string(path).unwrap().contains(&named))?;
    Some(found.file_stem()?.to_str()?.to_owned())
}

#[test]
fn every_format_has_a_target_and_every_seed_is_read_or_refused() {
    let manifest = std::fs::read_to_string(fuzz().join("Cargo.toml")).unwrap();
    for format in names() {
        let word = target(format).unwrap_or_else(|| panic!("no target reads `{format}`"));
        assert!(manifest.contains(&format!("name = \"{word}\"")), "{word}");
        let mut seen = 0;
        for entry in std::fs::read_dir(fuzz().join("corpus").join(&word)).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            let _shown = shown_of("seed", Input::Stream(Box::new(Cursor::new(bytes))));
            seen += 1;
        }
        assert!(seen > 0, "no seed for `{word}`");
    }
}
