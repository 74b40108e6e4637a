//! `measures diff`: what changed in law between two days.

use crate::support::Desk;
use serde_json::Value;

fn diff(args: &[&str]) -> Vec<Value> {
    let mut all = vec!["measures", "diff", "--format", "json"];
    all.extend(args);
    let ran = Desk::new().run(&all);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{args:?}");
    ran.json()["changes"].as_array().unwrap().clone()
}

fn has(changes: &[Value], measure: &str, what: &str) -> bool {
    changes
        .iter()
        .any(|c| c["measure"] == measure && c["what"] == what)
}

#[test]
fn a_rule_begins_on_its_day_and_not_after() {
    let part_a = "us/ndaa-2019-889-a1a";
    let then = diff(&["--from", "2019-08-12", "--to", "2019-08-13"]);
    assert!(has(&then, part_a, "began"));
    let after = diff(&["--from", "2019-08-13", "--to", "2019-12-31"]);
    assert!(!has(&after, part_a, "began"));
    assert!(has(&after, "us/bis-entity-list", "added"));
    assert!(diff(&["--from", "2019-08-13", "--to", "2019-08-13"]).is_empty());
}

#[test]
fn filters_keep_what_concerns_the_reader() {
    let days = ["--from", "2018-01-01", "--to", "2026-11-23"];
    let with = |filter: &[&str]| diff(&[&days[..], filter].concat());
    let (all, us) = (with(&[]), with(&["--in", "US"]));
    assert!(us.len() < all.len() && us.iter().all(|c| all.contains(c)));
    let of = with(&["--in", "US", "--entity", "dahua"]);
    assert!(!of.is_empty() && of.len() < us.len());
    // A subsidiary is concerned where a rule reaches further than the named.
    let held = with(&["--in", "US", "--entity", "dahua-usa"]);
    assert!(has(&held, "us/bis-entity-list", "reach-began"), "{held:?}");
    let exports = with(&["--action", "export"]);
    assert!(
        exports
            .iter()
            .all(|c| c["measure"] != "us/ndaa-2019-889-a1a")
    );
}

#[test]
fn a_suspension_that_ends_unsettled_is_no_return() {
    let then = diff(&["--from", "2026-11-09", "--to", "2026-11-10", "--in", "US"]);
    assert!(has(&then, "us/bis-entity-list", "reach-unsettled"));
    assert!(!has(&then, "us/bis-entity-list", "reach-began"));
}

#[test]
fn every_format_tells_the_same_changes() {
    let desk = Desk::new();
    let days = ["--from", "2019-01-01", "--to", "2020-12-31", "--in", "US"];
    let run = |format: &str| {
        let args = [&["measures", "diff", "--format", format], &days[..]].concat();
        let ran = desk.run(&args);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""));
        ran
    };
    let number = run("json").json()["changes"].as_array().unwrap().len();
    assert_eq!(run("jsonl").json_lines().len(), number);
    assert!(
        run("jsonl")
            .json_lines()
            .iter()
            .all(|l| l["register"]["version"].is_string())
    );
    let text = run("csv");
    let mut rows = csv::Reader::from_reader(text.text().as_bytes());
    assert_eq!(rows.records().count(), number);
    assert!(run("text").text().contains(&format!("{number} changes")));
    let html = run("html");
    assert!(
        html.text().matches("<li>").count() >= number && html.text().contains("default-src 'none'")
    );
}

#[test]
fn a_diff_needs_two_days_in_order() {
    let desk = Desk::new();
    desk.assert_refused(&["measures", "diff"], &["two days", "--from", "--to"]);
    desk.assert_refused(&["measures", "diff", "--to", "2026-01-01"], &["two days"]);
    let late = [
        "measures",
        "diff",
        "--from",
        "2026-01-02",
        "--to",
        "2026-01-01",
    ];
    desk.assert_refused(&late, &["2026-01-02 is after 2026-01-01"]);
    let no_day = ["measures", "diff", "--from", "2026", "--to", "2026-01-01"];
    desk.assert_refused(&no_day, &["`2026` is not a day"]);
    let days = [
        "measures",
        "diff",
        "--from",
        "2025-01-01",
        "--to",
        "2026-01-01",
    ];
    let nobody = [&days[..], &["--entity", "hikvison"]].concat();
    desk.assert_refused(&nobody, &["did you mean `hikvision`"]);
    let xlsx = [&days[..], &["--format", "xlsx"]].concat();
    desk.assert_refused(&xlsx, &["not as xlsx"]);
}
