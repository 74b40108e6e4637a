//! `show`, `measures` and `register`.

use crate::support::{Desk, Ran};

fn page(args: &[&str]) -> Ran {
    let ran = Desk::new().run(args);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(!ran.out.is_empty(), "{args:?}");
    ran
}

#[test]
fn show_an_entity() {
    let ran = page(&["show", "hikvision"]);
    assert_eq!(ran.err, "");
    for word in [
        "Hangzhou Hikvision Digital Technology Co., Ltd.",
        "海康威视",
        "us/ndaa-2019-889-a1a",
        "https://",
    ] {
        assert!(ran.text().contains(word), "{word}");
    }
    assert_eq!(ran.out, page(&["show", "Hikvision"]).out, "any case");
    let json = page(&["show", "hikvision", "--format", "json"]).json();
    assert_eq!(json["entity"]["id"], "hikvision");
    assert!(!json["sources"].as_array().unwrap().is_empty());
}

#[test]
fn show_a_measure() {
    let ran = page(&["show", "us/ndaa-2019-889-a1a"]);
    for word in [
        "NDAA FY2019 section 889(a)(1)(A)",
        "Pub. L. 115-232 s. 889(a)(1)(A)",
        "2019-08-13",
        "Hikvision",
        "Dahua",
    ] {
        assert!(ran.text().contains(word), "{word}");
    }
}

#[test]
fn show_what_is_not_there() {
    let desk = Desk::new();
    desk.assert_refused(&["show", "nonsense"], &["`nonsense`", "countersight check"]);
    let words = ["`hikvison`", "did you mean `hikvision`"];
    desk.assert_refused(&["show", "hikvison"], &words);
    let words = ["did you mean `us/ndaa-2019-889-a1a`"];
    desk.assert_refused(&["show", "us/ndaa-2019-889-a1"], &words);
}

fn measures_on(day: &str) -> Vec<String> {
    let args = ["measures", "--in", "US", "--on", day, "--format", "json"];
    let json = page(&args).json();
    let measures = json["measures"].as_array().unwrap();
    let id = |m: &serde_json::Value| m["id"].as_str().unwrap().to_owned();
    measures.iter().map(id).collect()
}

#[test]
fn measures_begin_on_their_day() {
    let part_a = "us/ndaa-2019-889-a1a".to_owned();
    let part_b = "us/ndaa-2019-889-a1b".to_owned();
    assert!(!measures_on("2019-01-01").contains(&part_a));
    assert!(!measures_on("2019-08-12").contains(&part_a));
    assert!(measures_on("2019-08-13").contains(&part_a));
    let then = measures_on("2020-01-01");
    assert!(then.contains(&part_a) && !then.contains(&part_b));
    assert!(measures_on("2020-08-13").contains(&part_b));
}

#[test]
fn measures_as_text_are_the_same() {
    let at = |day| page(&["measures", "--in", "US", "--on", day]);
    let part_a = "us/ndaa-2019-889-a1a";
    assert!(!at("2019-01-01").text().contains(part_a));
    assert!(at("2020-01-01").text().contains(part_a));
    assert_eq!(at("2020-01-01").err, "");
}

#[test]
fn measures_of_an_entity_that_is_not_there() {
    let desk = Desk::new();
    let words = ["hikvison", "did you mean `hikvision`"];
    desk.assert_refused(&["measures", "--entity", "hikvison"], &words);
}

#[test]
fn the_register_is_counted_and_sound() {
    let ran = page(&["register", "stat"]);
    for word in ["entities", "measures", "sources", "cases"] {
        assert!(ran.text().contains(word), "{word}");
    }
    let ran = Desk::new().run(&["register", "check"]);
    assert_eq!((ran.status, ran.text()), (0, ""), "{}", ran.err);
    assert!(ran.err.contains("is sound"), "{}", ran.err);
    let ran = Desk::new().run(&["register", "check", "--quiet"]);
    assert_eq!((ran.status, ran.text(), ran.err.as_str()), (0, "", ""));
}
