//! The seeds of the fuzz targets of names and devices are asked what the targets ask of any bytes, so that what
//! once failed stays mended.

use countersight_devices::DeviceIndex;
use countersight_model::context::Context;
use countersight_model::subject::{Subject, SubjectKind};
use countersight_names::matching::Words;
use countersight_register::{DataFiles, Register, load};
use countersight_screening::{Screener, device_index};
use jiff::civil::date;
use std::path::Path;
use std::sync::LazyLock;

#[path = "../../../fuzz/src/devices.rs"]
pub mod devices;
#[path = "../../../fuzz/src/names.rs"]
pub mod names;

static REGISTER: LazyLock<Register> = LazyLock::new(|| load(&DataFiles::embedded()).register);
static INDEX: LazyLock<DeviceIndex> = LazyLock::new(|| device_index(&REGISTER));
static SCREENER: LazyLock<Screener<'static>> = LazyLock::new(|| Screener::new(&REGISTER));

/// The seeds of a target, at least one.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let seeds: Vec<Vec<u8>> = std::fs::read_dir(folder.join(target))
        .unwrap()
        .map(|entry| std::fs::read(entry.unwrap().path()).unwrap())
        .collect();
    assert!(!seeds.is_empty(), "no seed for `{target}`");
    seeds
}

/// The same as texts.
fn texts(target: &str) -> Vec<String> {
    let seeds = seeds(target).into_iter();
    seeds.map(|seed| String::from_utf8(seed).unwrap()).collect()
}

#[test]
fn names_fold_once_and_have_one_score() {
    let words = Words::new(&REGISTER.words, &REGISTER.word_counts);
    texts("name_folding")
        .iter()
        .for_each(|text| names::folds(text));
    for pair in texts("name_scoring") {
        names::scores(&pair, &words);
    }
}

#[test]
fn texts_are_screened_and_labels_read() {
    let context = Context {
        roles: Vec::new(),
        jurisdictions: Vec::new(),
        on: date(2026, 11, 24),
        action: None,
    };
    for text in texts("name_lookup") {
        let _result = SCREENER.screen(&Subject::new(SubjectKind::Text, &text), &context);
    }
    for text in texts("label") {
        let _label = INDEX.read_label_text(&text);
    }
}

#[test]
fn where_no_value_may_speak_no_device_is_found() {
    for bytes in seeds("identify") {
        devices::identifies(&bytes, &INDEX);
    }
}
