//! The seeds of the fuzz targets are replayed, so that what once failed stays mended.

use countersight_formats::lists::{ListForm, apply_delta, detect, read_list};
use countersight_model::party::PartyList;
use std::path::Path;

#[test]
fn every_seed_is_read_or_refused() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let mut seen = 0;
    for form in ListForm::all() {
        let folder = corpus.join(form.as_str().replace('-', "_"));
        for entry in std::fs::read_dir(&folder).into_iter().flatten() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            let _found = detect("seed", &bytes);
            let _list = read_list(form, "seed", &mut bytes.as_slice());
            let _delta = apply_delta(&mut PartyList::default(), "seed", &mut bytes.as_slice());
            seen += 1;
        }
    }
    assert!(seen >= ListForm::all().count(), "only {seen} seeds");
}

#[test]
fn every_form_has_a_target() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz");
    let manifest = std::fs::read_to_string(fuzz.join("Cargo.toml")).unwrap();
    for form in ListForm::all() {
        let word = form.as_str().replace('-', "_");
        assert!(
            fuzz.join(format!("fuzz_targets/{word}.rs")).exists(),
            "{word}"
        );
        assert!(manifest.contains(&format!("name = \"{word}\"")), "{word}");
    }
}
