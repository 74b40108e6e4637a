//! The seeds of the fuzz targets are replayed, so that what once failed stays mended.

use countersight_formats::lists::{ListForm, apply_delta, detect, read_list};
use countersight_model::party::PartyList;
use std::path::Path;

#[test]
fn every_seed_is_read_or_refused() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let mut seen = 0;
    let forms = ListForm::all().map(|form| (form, form.as_str().replace('-', "_")));
    // Deltas and the detection of forms have seeds of their own.
    let others = ["delta", "detection"].map(|word| (ListForm::FollowTheMoney, word.to_owned()));
    for (form, word) in forms.chain(others) {
        let before = seen;
        for entry in std::fs::read_dir(corpus.join(&word)).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            let _found = detect("seed", &bytes);
            let _list = read_list(form, "seed", &mut bytes.as_slice());
            let _delta = apply_delta(&mut PartyList::default(), "seed", &mut bytes.as_slice());
            seen += 1;
        }
        assert!(seen > before, "no seed for `{word}`");
    }
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
