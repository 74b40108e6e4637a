//! The register that is compiled in.

use countersight_model::problem::Severity;
use countersight_register::{DataFiles, check, load};
use std::path::Path;

#[test]
fn it_has_no_error() {
    let problems = check(&DataFiles::embedded()).problems;
    let errors: Vec<_> = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .map(ToString::to_string)
        .collect();
    assert!(
        errors.is_empty(),
        "{} errors\n{}",
        errors.len(),
        errors.join("\n")
    );
}

#[test]
fn the_folder_gives_the_same_register() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let read = DataFiles::from_folder(&folder).unwrap();
    assert_eq!(load(&read).register, load(&DataFiles::embedded()).register);
}
