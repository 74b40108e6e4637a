//! The examples of CONTRIBUTING.md are records as they would stand in the register.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests: a helper that cannot do its part must stop the test"
)]

use countersight_model::problem::Severity;
use countersight_register::{DataFiles, check, load};
use countersight_screening::cases::run_cases;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The TOML blocks of the page: the file that the first line names, and the text.
fn blocks() -> Vec<(String, String)> {
    let page = std::fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap();
    let blocks = page.split("```toml\n").skip(1);
    blocks
        .map(|rest| {
            let (block, _) = rest.split_once("```").unwrap();
            let (first, _) = block.split_once('\n').unwrap();
            let path = first.strip_prefix("# data/").unwrap_or_else(|| {
                panic!("the first line of a block names its file, not `{first}`")
            });
            (path.to_owned(), block.to_owned())
        })
        .collect()
}

/// The examples alone, with the vocabulary of the real register.
fn register() -> DataFiles {
    let data = DataFiles::from_folder(&root().join("data")).unwrap();
    let kept = |path: &str| path.starts_with("vocab/") || path == "register.toml";
    let words = data.files.into_iter().filter(|(path, _)| kept(path));
    let words = words.map(|(path, text)| (path, text.into_owned()));
    words.chain(blocks()).collect()
}

#[test]
fn the_examples_are_sound_records() {
    let files = register();
    let loaded = load(&files);
    assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
    let register = loaded.register;
    assert_eq!(register.entities.len(), 1);
    assert_eq!(register.brands.len(), 1);
    assert_eq!(register.measures.len(), 1);
    assert_eq!(register.claims.len(), 1);
    let mut problems = check(&files).problems;
    problems.retain(|problem| problem.severity == Severity::Error);
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn the_cases_of_the_example_answer_as_expected() {
    let register = load(&register()).register;
    assert!(register.cases.len() >= 4);
    assert_eq!(run_cases(&register), []);
}
