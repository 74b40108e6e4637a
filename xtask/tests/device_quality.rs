//! The frozen outcomes of devices are sound and hold no text of a case.

use std::collections::BTreeMap;
use std::path::Path;
use xtask::device_quality::{Expected, Maker, frozen};

#[test]
fn every_line_is_digits_and_words_of_the_register() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let outcomes = frozen(&root).unwrap();
    assert!(
        outcomes.len() > 20_000,
        "{} cases; some are lost",
        outcomes.len()
    );
    let entities = root.join("data/entities");
    let mut sets: BTreeMap<&str, usize> = BTreeMap::new();
    for outcome in &outcomes {
        *sets.entry(&outcome.set).or_default() += 1;
        assert_eq!(outcome.case.len(), 16, "{outcome:?}");
        assert!(
            outcome.case.bytes().all(|b| b.is_ascii_hexdigit()),
            "{outcome:?}"
        );
        let named = match &outcome.expected {
            Expected::Maker(maker) => vec![maker.as_str(), &outcome.maker.maker],
            _ => vec![outcome.maker.maker.as_str()],
        };
        for maker in named.into_iter().filter(|maker| !maker.is_empty()) {
            assert!(
                entities.join(format!("{maker}.toml")).is_file(),
                "{outcome:?}"
            );
        }
    }
    assert_eq!(sets.len(), 8, "{sets:?}");
}

#[test]
fn no_innocent_of_any_set_is_accused_without_a_question() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let accused: Vec<_> = frozen(&root)
        .unwrap()
        .into_iter()
        .filter(|outcome| outcome.expected == Expected::Nobody && outcome.judged() == Maker::Wrong)
        .collect();
    assert!(accused.is_empty(), "{accused:?}");
}
