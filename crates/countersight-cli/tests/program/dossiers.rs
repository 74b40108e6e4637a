//! `show` of evidence, figures, lists and whole dossiers; `register stat` and its warnings.

use crate::support::{Desk, Ran};

const SOURCE: &str = "
[[source]]
id = 'a-test-report'
title = 'A report'
publisher = 'A publisher'
url = 'https://example.org/report'
";

const CLAIMS: &str = "
[[claim]]
id = 'ev-901'
entities = ['hikvision']
kind = 'camp-contract'
text = 'The tender asks for a system at a camp.'
place = 'Guma (Pishan)'
from = '2017'
amount = 53000000
currency = 'USD'
status = 'stands'
trust = 'high'
sources = ['a-test-report']

[[claim.response]]
text = 'The company did not answer.'
date = '2019-07'

[[claim]]
id = 'ev-902'
entities = ['hikvision']
kind = 'government-site'
text = 'Two forces use its cameras.'
status = 'corrected'
ended = '2023'
replaced_by = 'ev-903'
trust = 'medium'
sources = ['a-test-report']

[[claim]]
id = 'ev-903'
entities = ['hikvision']
kind = 'government-site'
text = 'No force uses its cameras.'
trust = 'medium'
sources = ['a-test-report']
";

const FIGURES: &str = "
[[figure]]
id = 'rch-901'
entities = ['hikvision']
metric = 'camera networks'
place = 'London'
country = 'GB'
value = 55455
at_least = true
unit = 'networks'
as_of = '2021'
counted_by = 'A counting body'
method = 'Addresses in a search engine.'
trust = 'high'
sources = ['a-test-report']
";

const LIST: &str = "
id = 'us-a-test-list'
name = 'A test list'
publisher = 'A publisher'
jurisdiction = 'US'
measures = ['us/ndaa-2019-889-a1a']
page = 'https://example.org/list'
format = 'csv'
cadence_days = 7
cadence = 'Every week.'
edition = '2026-10-30'
checked = '2026-11-01'
sources = ['a-test-report']
";

fn desk() -> Desk {
    let desk = Desk::with_register();
    desk.append("data/sources/press.toml", SOURCE);
    desk.append("data/claims/a-test.toml", CLAIMS);
    desk.append("data/reach/a-test.toml", FIGURES);
    desk.append("data/lists/us-a-test-list.toml", LIST);
    desk
}

fn page(desk: &Desk, args: &[&str]) -> Ran {
    let ran = desk.run_with_data("data", args);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{ran:?}");
    ran
}

fn assert_shows(desk: &Desk, args: &[&str], words: &[&str]) {
    let ran = page(desk, args);
    for word in words {
        assert!(ran.text().contains(word), "no `{word}` in: {}", ran.text());
    }
}

#[test]
fn a_claim_a_figure_and_a_list() {
    let desk = desk();
    let claim = [
        "Evidence ev-901",
        "53,000,000 USD",
        "did not answer",
        "https://example.org/report",
    ];
    assert_shows(&desk, &["show", "EV-901"], &claim);
    let figure = ["more than 55,455 networks", "A counting body", "London; GB"];
    assert_shows(&desk, &["show", "rch-901"], &figure);
    let list = ["A test list", "2 days overdue", "us/ndaa-2019-889-a1a"];
    assert_shows(
        &desk,
        &["show", "us-a-test-list", "--on", "2026-11-10"],
        &list,
    );
    let fresh = page(&desk, &["show", "us-a-test-list", "--on", "2026-11-08"]);
    assert!(!fresh.text().contains("overdue"), "{}", fresh.text());
    for (id, kind) in [
        ("ev-901", "claim"),
        ("rch-901", "figure"),
        ("us-a-test-list", "list"),
    ] {
        let json = page(&desk, &["show", id, "--format", "json"]).json();
        assert_eq!(json[kind]["id"], id);
        let html = page(&desk, &["show", id, "--format", "html"]);
        assert!(html.text().starts_with("<!doctype html>"), "{id}");
    }
}

#[test]
fn a_source_names_every_fact_that_cites_it() {
    let words = [
        "claim ev-901: The tender asks",
        "figure rch-901: camera networks",
        "list us-a-test-list: A test list",
    ];
    assert_shows(&desk(), &["show", "a-test-report"], &words);
}

#[test]
fn a_dossier_holds_everything() {
    let desk = desk();
    let words = [
        "Other names",
        "海康威视",
        "├─ ",
        "Listings, oldest first",
        "2018-08-13 ",
        "ev-901 contract that covers a camp; Guma (Pishan); from 2017; 53,000,000 USD",
        "The company's answer (2019-07): The company did not answer.",
        "ev-902 [corrected] devices at government sites elsewhere",
        "It is replaced by ev-903",
        "never added up",
    ];
    assert_shows(&desk, &["show", "hikvision"], &words);
    let json = page(&desk, &["show", "hikvision", "--format", "json"]).json();
    let claims = json["claims"].as_array().unwrap();
    let old = claims
        .iter()
        .find(|c| c["claim"]["id"] == "ev-902")
        .unwrap();
    assert_eq!(old["replaced_by"]["id"], "ev-903");
    assert!(!json["above"].as_array().unwrap().is_empty());
}

#[test]
fn the_day_decides_what_a_rule_says_of_itself() {
    let on = |day| page(&desk(), &["show", "us/ndaa-2019-889-a1a", "--on", day]);
    let now = on("2026-11-24");
    assert!(
        now.text()
            .contains("It has been in force since 13 August 2019.")
    );
    assert!(
        now.text().contains("it binds US federal agencies"),
        "{}",
        now.text()
    );
    assert!(now.text().contains("it names Hikvision,"), "{}", now.text());
    let before = on("2019-08-12");
    assert!(
        before
            .text()
            .contains("It is to come into force on 13 August 2019.")
    );
    let words = ["`yesterday` is not a day"];
    let desk = Desk::new();
    desk.assert_refused(&["show", "hikvision", "--on", "yesterday"], &words);
}

#[test]
fn stat_counts_the_new_kinds_and_warns_of_old_lists() {
    let desk = desk();
    let old = ["register", "stat", "--on", "2026-11-24"];
    let words = [
        "claims",
        "figures",
        "lists",
        "interruptions",
        "conflicts",
        "[16 days overdue]",
    ];
    assert_shows(&desk, &old, &words);
    let late = page(&desk, &old);
    assert!(
        late.text().contains("must be looked at again"),
        "{}",
        late.text()
    );
    let json = ["register", "stat", "--on", "2026-11-08", "--format", "json"];
    let json = page(&desk, &json).json();
    let lists = json["lists"].as_array().unwrap();
    let list = lists.iter().find(|l| l["id"] == "us-a-test-list").unwrap();
    assert_eq!(list["overdue"], serde_json::Value::Null);
    assert_eq!(list["cadence_days"], 7);
}
