//! The frozen files of `quality/` are sound, hold no text of a case, and the book counts them rightly.

use countersight_quality::{Answer, Expected, Frozen};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn every_set_is_frozen_and_nothing_else() {
    let frozen = xtask::quality::frozen(&root()).unwrap();
    let wanted: BTreeSet<String> = frozen
        .iter()
        .map(|(set, _)| format!("{set}.frozen.csv"))
        .collect();
    let found: BTreeSet<String> = std::fs::read_dir(root().join("quality"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(found, wanted);
    let cases: usize = frozen.iter().map(|(_, f)| f.outcomes().len()).sum();
    assert!(cases > 10_000, "{cases} cases; some are lost");
}

#[test]
fn the_frozen_files_are_as_the_program_writes_them_and_hold_no_text() {
    for (set, frozen) in xtask::quality::frozen(&root()).unwrap() {
        let path = root().join("quality").join(format!("{set}.frozen.csv"));
        let text = std::fs::read_to_string(path).unwrap();
        assert!(frozen.to_text() == text, "{set}: changed by hand");
        // Classes are those of the table of sets; the rest is digits and words of the format.
        for outcome in frozen.outcomes() {
            let line = format!("{set}: {outcome:?}");
            let said = outcome.answer > Answer::Different;
            assert!(
                !said || outcome.score >= 660,
                "found with hardly a score: {line}"
            );
            if outcome.expected == Expected::No {
                assert_eq!(said, outcome.others > 0, "{line}");
            }
        }
        let head = frozen.head();
        assert!(head.program.starts_with("countersight "), "{head:?}");
        for hash in [&head.register, &head.lists] {
            let digits = hash.bytes().all(|b| b.is_ascii_hexdigit());
            assert!(digits || hash == "none", "{head:?}");
        }
    }
}

#[test]
fn all_sets_were_measured_with_one_register() {
    let frozen = xtask::quality::frozen(&root()).unwrap();
    let registers: BTreeSet<&str> = frozen
        .iter()
        .map(|(_, f)| f.head().register.as_str())
        .collect();
    assert_eq!(
        registers.len(),
        1,
        "run `cargo xtask quality` for every set: {registers:?}"
    );
}

#[test]
fn the_page_counts_each_set() {
    // That the page is the one generated is tested with the other pages; here it is read as a reader does.
    let page = std::fs::read_to_string(root().join("docs/src/quality.md")).unwrap();
    let (_, all) = page.split_once("## All sets").unwrap();
    let (all, _) = all.split_once("\n## ").unwrap();
    let rows: Vec<Vec<&str>> = all
        .lines()
        .filter(|line| line.starts_with("| ["))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let frozen = xtask::quality::frozen(&root()).unwrap();
    assert_eq!(rows.len(), frozen.len());
    for (row, (set, frozen)) in rows.iter().zip(&frozen) {
        let outcomes = frozen.outcomes();
        let [_, cases, recall, _, _, _, others, ..] = row.as_slice() else {
            panic!("a row has nine cells: {row:?}");
        };
        assert_eq!(*cases, outcomes.len().to_string(), "{set}");
        // Counted here once more, in another way.
        let wanted = outcomes
            .iter()
            .filter(|o| o.expected == Expected::Yes)
            .count();
        let missed = outcomes
            .iter()
            .filter(|o| o.expected == Expected::Yes && o.answer == Answer::Different)
            .count();
        let share = |part: usize, whole: usize| {
            let share = u32::try_from(part).map(f64::from).unwrap()
                / u32::try_from(whole).map(f64::from).unwrap();
            format!("{share:.3}")
        };
        if wanted == 0 {
            assert_eq!(*recall, "–", "{set}");
        } else {
            assert_eq!(*recall, share(wanted - missed, wanted), "{set}");
        }
        let sum: u32 = outcomes.iter().map(|o| o.others).sum();
        assert_eq!(
            *others,
            share(usize::try_from(sum).unwrap(), outcomes.len()),
            "{set}"
        );
    }
}

#[test]
fn a_frozen_file_with_a_strange_class_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("quality")).unwrap();
    for (set, frozen) in xtask::quality::frozen(&root()).unwrap() {
        let name = format!("quality/{set}.frozen.csv");
        let mut outcomes = frozen.outcomes().to_vec();
        if set == "aliases" {
            outcomes.first_mut().unwrap().class = "Vostok Oriental Shipping Ltd".to_owned();
        }
        let text = Frozen::new(frozen.head().clone(), outcomes).to_text();
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let error = xtask::quality::frozen(folder.path())
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("quality/aliases.frozen.csv") && error.contains("Vostok"),
        "{error}"
    );
}
