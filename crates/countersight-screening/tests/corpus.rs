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

/// Asks something of every seed of a target, of which there is at least one.
fn each_seed(target: &str, ask: impl Fn(&[u8])) -> std::io::Result<()> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let mut seen = 0;
    for entry in std::fs::read_dir(corpus.join(target))? {
        ask(&std::fs::read(entry?.path())?);
        seen += 1;
    }
    assert!(seen > 0, "no seed for `{target}`");
    Ok(())
}

/// The same for targets of texts; they pass over what is no text, so a seed must be one.
fn each_text(target: &str, ask: impl Fn(&str)) -> std::io::Result<()> {
    each_seed(target, |bytes| {
        let text = str::from_utf8(bytes);
        assert!(text.is_ok(), "a seed of `{target}` is no text");
        ask(text.unwrap_or_default());
    })
}

#[test]
fn names_fold_once_and_have_one_score() -> std::io::Result<()> {
    let words = Words::new(&REGISTER.words, &REGISTER.word_counts);
    each_text("name_folding", names::folds)?;
    each_text("name_scoring", |pair| names::scores(pair, &words))
}

#[test]
fn texts_are_screened_and_labels_read() -> std::io::Result<()> {
    let context = Context {
        roles: Vec::new(),
        jurisdictions: Vec::new(),
        on: date(2026, 11, 24),
        action: None,
    };
    each_text("name_lookup", |text| {
        let _result = SCREENER.screen(&Subject::new(SubjectKind::Text, text), &context);
    })?;
    each_text("label", |text| {
        let _label = INDEX.read_label_text(text);
    })
}

#[test]
fn where_no_value_may_speak_no_device_is_found() -> std::io::Result<()> {
    each_seed("identify", |bytes| devices::identifies(bytes, &INDEX))
}
