//! Clean companies, brands and devices that look like listed ones: none may be accused.

use crate::support::{DAY, Desk};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Text and reason of each row.
fn table(text: &str) -> BTreeMap<String, String> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.deserialize::<(String, String)>();
    rows.map(Result::unwrap).collect()
}

fn innocents() -> BTreeMap<String, String> {
    table(include_str!("innocents.csv"))
}

fn known() -> BTreeMap<String, String> {
    table(include_str!("known-false-positives.csv"))
}

fn is_accused(result: &Value) -> bool {
    result["answer"] != "no-restriction-found" || result["matches"] != serde_json::json!([])
}

/// The accused as a message: text, answer, first match and its reason.
fn describe(accused: &[&Value], innocents: &BTreeMap<String, String>) -> String {
    let line = |result: &&Value| {
        let text = result["subject"]["text"].as_str().unwrap_or_default();
        let reason = innocents.get(text).map_or("", String::as_str);
        format!(
            "{text} ({reason}): {} {}",
            result["answer"], result["matches"]
        )
    };
    accused.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_row_has_a_reason() {
    let (innocents, known) = (innocents(), known());
    assert!(innocents.len() >= 60, "{}", innocents.len());
    assert!(innocents.values().all(|reason| reason.len() > 10));
    for (text, reason) in known {
        assert!(innocents.contains_key(&text), "`{text}` is no innocent");
        assert!(!reason.is_empty(), "`{text}` needs a reason");
    }
}

#[test]
fn no_innocent_is_accused_when_typed() {
    let (innocents, known) = (innocents(), known());
    let mut args = vec!["check", "--on", DAY, "--format", "jsonl", "--quiet"];
    args.extend(innocents.keys().map(String::as_str));
    let results = Desk::new().run(&args).json_lines();
    assert_eq!(results.len(), innocents.len());
    let accused: Vec<_> = results.iter().filter(|r| is_accused(r)).collect();

    let text = |result: &Value| result["subject"]["text"].as_str().unwrap().to_owned();
    let is_new = |result: &&&Value| !known.contains_key(&text(result));
    let new: Vec<_> = accused.iter().filter(is_new).copied().collect();
    assert!(new.is_empty(), "accused:\n{}", describe(&new, &innocents));

    let accused: BTreeSet<_> = accused.iter().map(|r| text(r)).collect();
    let mended: Vec<_> = known.keys().filter(|k| !accused.contains(*k)).collect();
    assert!(
        mended.is_empty(),
        "mended; take it from known-false-positives.csv: {mended:?}"
    );
}

#[test]
fn no_innocent_is_accused_in_a_file() {
    let (innocents, known) = (innocents(), known());
    let clean: Vec<_> = innocents
        .keys()
        .filter(|t| !known.contains_key(*t))
        .collect();
    let mut file = csv::Writer::from_writer(Vec::new());
    file.write_record(["Supplier"]).unwrap();
    for text in &clean {
        file.write_record([text]).unwrap();
    }
    let desk = Desk::new();
    desk.write("clean.csv", file.into_inner().unwrap());
    let args = [
        "screen",
        "clean.csv",
        "--on",
        DAY,
        "--format",
        "jsonl",
        "-q",
    ];
    let ran = desk.run(&args);
    let results = ran.json_lines();
    assert_eq!(results.len(), clean.len());
    let accused: Vec<_> = results.iter().filter(|r| is_accused(r)).collect();
    assert!(
        accused.is_empty(),
        "accused:\n{}",
        describe(&accused, &innocents)
    );
    assert_eq!(ran.status, 0);
}

#[test]
fn no_innocent_is_forbidden_to_the_reader_with_most_duties() {
    let (innocents, known) = (innocents(), known());
    let mut args = vec!["check", "--on", DAY, "--format", "jsonl", "--quiet"];
    args.extend(["--in", "US", "--as", "federal-agency", "--action", "buy"]);
    args.extend(innocents.keys().map(String::as_str));
    let results = Desk::new().run(&args).json_lines();
    let forbidden = |r: &&Value| r["answer"] == "prohibited";
    let accused: Vec<_> = results.iter().filter(forbidden).collect();
    assert!(accused.is_empty(), "known or not: {known:?} {accused:?}");
}
