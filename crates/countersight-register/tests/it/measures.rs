//! Faults of measures: clauses, targets, periods, cases.

use crate::support::{MEASURE, problems};
use insta::assert_snapshot;

fn changed(from: &str, to: &str) -> String {
    assert!(MEASURE.contains(from), "{from}");
    problems(&[("measures/us/ban.toml", &MEASURE.replacen(from, to, 1))])
}

#[test]
fn too_few_cases() {
    assert_snapshot!(changed("kind = 'purchase-policy'", "kind = 'binding'"), @"measures/us/ban.toml:1:6 error too-few-cases: 2 of at least 4 cases | add [[case]]: the day before, the first day, an exempt role, another jurisdiction");
    let (text, _cases) = MEASURE.split_once("[[case]]").unwrap();
    assert_snapshot!(problems(&[("measures/us/ban.toml", text)]), @"measures/us/ban.toml:1:6 error too-few-cases: 0 of at least 2 cases | add [[case]]: the day before, the first day, an exempt role, another jurisdiction");
}

#[test]
fn only_a_binding_measure_forbids() {
    assert_snapshot!(changed("answer = 'review'", "answer = 'prohibited'"), @"measures/us/ban.toml:15:10 error answer-not-allowed: a measure of kind `purchase-policy` forbids nothing by itself | only a binding measure answers `prohibited`; others `review` or `no-restriction-found`");
    assert_snapshot!(changed("answer = 'review'", "answer = 'not-screened'"), @"measures/us/ban.toml:15:10 error answer-not-allowed: a rule never leaves something unscreened | only a binding measure answers `prohibited`; others `review` or `no-restriction-found`");
}

#[test]
fn a_clause_that_binds_nobody() {
    assert_snapshot!(changed("roles = ['federal-agency']\nactions = ['buy']", "roles = []\nactions = []"), @r#"
    measures/us/ban.toml:13:9 error empty-clause: this clause names no role, so it binds nobody | name at least one; roles = ["any"] binds everybody in the jurisdiction
    measures/us/ban.toml:14:11 error empty-clause: this clause names no action, so it binds nobody | name at least one; roles = ["any"] binds everybody in the jurisdiction
    "#);
}

#[test]
fn a_worldwide_clause_asks() {
    assert_snapshot!(changed("answer = 'review'", "answer = 'review'\nworldwide = true"), @"measures/us/ban.toml:16:13 error worldwide-without-question: this clause reaches people outside the jurisdiction without asking anything | add the `question` that says whom abroad it reaches");
    assert_eq!(
        changed(
            "answer = 'review'",
            "answer = 'review'\nworldwide = true\nquestion = 'Q?'"
        ),
        ""
    );
    assert_eq!(
        changed("answer = 'review'", "answer = 'review'\nworldwide = false"),
        ""
    );
}

#[test]
fn a_target_is_an_entity_or_a_country() {
    assert_snapshot!(changed("entity = 'hikvision'\nfrom", "from"), @"measures/us/ban.toml:17:1 error target-unclear: this target names nobody | write `entity`, or `country` where the measure names no company");
    assert_snapshot!(changed("entity = 'hikvision'\nfrom", "entity = 'hikvision'\ncountry = 'cn'\nfrom"), @r#"
    measures/us/ban.toml:19:11 error country-form: `cn` is not a country code | write the ISO 3166-1 code of two capital letters, as in "CN"
    measures/us/ban.toml:19:11 error target-unclear: this target is an entity and a country | write `entity`, or `country` where the measure names no company
    "#);
    assert_eq!(
        changed("entity = 'hikvision'\nfrom", "country = 'CN'\nfrom"),
        ""
    );
}

#[test]
fn periods() {
    let extension =
        "[[extension]]\nreach = 'control'\nfrom = '2022'\nuntil = '2021'\n[[not_listed]]";
    assert_snapshot!(changed("[[not_listed]]", extension), @"measures/us/ban.toml:24:9 error date-order: this ends on 2021 and begins on 2022 | `until` is the last day of the period; exchange or correct the dates");
    assert_snapshot!(changed("from = '2019-08-13'", "from = '2019-08-13'\nuntil = '2019-08-12'"), @"measures/us/ban.toml:20:9 error date-order: this ends on 2019-08-12 and begins on 2019-08-13 | `until` is the last day of the period; exchange or correct the dates");
    // Listed after it takes effect: a list may look back.
    assert_eq!(
        changed(
            "from = '2019-08-13'",
            "from = '2019-08-13'\nlisted = '2020'"
        ),
        ""
    );
}

#[test]
fn a_case_is_asked_on_a_day() {
    assert_snapshot!(changed("on = '2019-08-12'", "on = '2019-08'"), @"measures/us/ban.toml:28:6 error bad-date: `2019-08` does not name a day | write YYYY-MM-DD: a case is asked on one day");
}

#[test]
fn a_measure_does_not_take_its_own_targets() {
    let targets_of = |text: &str, id: &str| {
        text.replacen(
            "\n[[clause]]",
            &format!("targets_of = ['{id}']\n\n[[clause]]"),
            1,
        )
    };
    let (first, second) = (
        targets_of(MEASURE, "us/list"),
        targets_of(&MEASURE.replace("us/ban", "us/list"), "us/ban"),
    );
    assert_snapshot!(problems(&[("measures/us/ban.toml", &first), ("measures/us/list.toml", &second)]), @"measures/us/ban.toml:11:15 error measure-cycle: this measure takes its own targets: us/ban → us/list → us/ban | name the targets in one of them, and refer to that one");
}
