//! Faults of measures: clauses, targets, periods, cases.

use crate::support::{MEASURE, problems};
use insta::assert_snapshot;

fn changed(from: &str, to: &str) -> String {
    assert!(MEASURE.contains(from), "{from}");
    problems(&[("measures/us/ban.toml", &MEASURE.replacen(from, to, 1))])
}

#[test]
fn too_few_cases() {
    let (text, _last) = MEASURE.rsplit_once("[[case]]").unwrap();
    assert_snapshot!(problems(&[("measures/us/ban.toml", text)]), @"measures/us/ban.toml:1:6 error too-few-cases: 3 of at least 4 cases | add [[case]]: the day before, the first day, an exempt role, another jurisdiction");
    // A record that names nobody is asked too: its answer is that it names nobody.
    let (head, _) = text.split_once("[[target]]").unwrap();
    let silent = head.replace("'purchase-policy'", "'no-measure'");
    let (silent, _clause) = silent.split_once("[[clause]]").unwrap();
    assert_snapshot!(problems(&[("measures/us/ban.toml", silent)]), @"measures/us/ban.toml:1:6 error too-few-cases: 0 of at least 4 cases | add [[case]]: the day before, the first day, an exempt role, another jurisdiction");
}

#[test]
fn a_case_says_why() {
    assert_snapshot!(changed("because = 'not named'\n", ""), @r#"measures/us/ban.toml:51:8 error case-without-reason: this case does not say why | add `because` with words of the expected reason, as in "not yet in force""#);
}

#[test]
fn an_unsettled_time_asks() {
    let unsettled = "[[interruption]]\nkind = 'unsettled'\nfrom = '2026-11-10'\n[[not_listed]]";
    assert_snapshot!(changed("[[not_listed]]", unsettled), @"measures/us/ban.toml:22:8 error interruption-unclear: nobody knows whether the measure works in this time, and nothing asks | add the `question` whose answer would settle it");
    let asks = unsettled.replace("\n[[not", "\nquestion = 'Is it back?'\n[[not");
    assert_eq!(changed("[[not_listed]]", &asks), "");
}

#[test]
fn an_extension_follows_an_ownership_rule() {
    let extension = |more: &str| {
        let text = format!("[[extension]]\nreach = 'half-owned'\n{more}\n[[not_listed]]");
        changed("[[not_listed]]", &text)
    };
    assert_snapshot!(extension("rule = 'us/ban'"), @"measures/us/ban.toml:23:8 error rule-unclear: this extension does not follow one rule and its days | `rule` names a measure of kind `ownership-rule`; leave `from` and `until` to it");
    assert_snapshot!(extension("rule = 'us/none'"), @"measures/us/ban.toml:23:8 error unknown-measure: there is no measure `us/none` | add it to measures/, or correct the reference");
}

#[test]
fn a_listing_stands_once_and_is_not_also_absent() {
    let twice = "[[target]]\nentity = 'hikvision'\nfrom = '2020'\n[[not_listed]]";
    assert_snapshot!(changed("[[not_listed]]", twice), @"measures/us/ban.toml:22:10 error listing-unclear: this entity stands twice under one name in the same time | end the earlier entry with `until`, or correct the look-up");
    assert_snapshot!(changed("entity = 'dahua'\nlooked", "entity = 'hikvision'\nlooked"), @"measures/us/ban.toml:18:10 error listing-unclear: this entity is named here, and was looked for in that time and not found | end the earlier entry with `until`, or correct the look-up");
    // Off the list and on it again.
    let again = changed(
        "from = '2019-08-13'",
        "from = '2019-08-13'\nuntil = '2020'\n[[target]]\nentity = 'hikvision'\nfrom = '2021'",
    );
    assert_eq!(again, "");
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
fn an_entry_begins_when_it_was_made() {
    let entry = |days: &str| {
        changed(
            "entity = 'hikvision'\nfrom = '2019-08-13'",
            &format!("entity = 'hikvision'\n{days}"),
        )
    };
    assert_snapshot!(entry("from = '2019-08-13'\nannounced = '2019-08-14'"), @"measures/us/ban.toml:20:13 error date-order: this entry was announced after it began or ended | correct `announced`, or the first and last day of the entry");
    assert_snapshot!(entry("from = '2019-08-13'\nlisted = '2021'\nuntil = '2020-05'"), @"measures/us/ban.toml:20:10 error date-order: this entry was made after its last day | correct `listed` or `until`");
    let older = MEASURE
        .replacen("\n[[clause]]", "from = '2019-08-13'\n\n[[clause]]", 1)
        .replacen(
            "entity = 'hikvision'\nfrom = '2019-08-13'",
            "entity = 'hikvision'\nlisted = '2021'",
            1,
        );
    assert_snapshot!(problems(&[("measures/us/ban.toml", &older)]), @"measures/us/ban.toml:20:10 error date-order: this entry was made after the measure began, and does not say since when it binds | add `from`, the first day of effect");
    assert_eq!(
        entry("listed = '2019-08-13'\nannounced = '2019-08'\nfrom = '2019-08-13'"),
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
