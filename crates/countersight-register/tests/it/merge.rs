//! What loading makes of sound records.

use crate::support::{BRANDS, problems, with};
use countersight_model::brand::TieKind;
use countersight_model::source::Trust;
use countersight_register::load;
use insta::assert_snapshot;

#[test]
fn rows_of_one_brand_are_one_brand() {
    let other = "[[brand]]\nid = 'annke'\nname = 'Annke'\naliases = ['ANNKE', '安克']\nmaker = 'dahua'\n\
                 kind = 'venture'\ntrust = 'low'\nsources = ['ofac']\n";
    let first = BRANDS.replace("maker =", "aliases = ['ANNKE']\nmaker =");
    let files = [
        ("brands/dahua.toml", other),
        ("brands/hikvision.toml", first.as_str()),
    ];
    assert_eq!(problems(&files), "");
    let register = load(&with(&files)).register;
    let brand = &register.brands["annke"];
    assert_eq!(brand.aliases, ["ANNKE", "安克"]);
    let ties: Vec<_> = brand.ties.iter().map(|tie| (tie.kind, tie.trust)).collect();
    assert_eq!(
        ties,
        [
            (TieKind::Venture, Trust::Low),
            (TieKind::Rebrand, Trust::Medium)
        ]
    );

    let renamed = other.replace("name = 'Annke'", "name = 'Anke'");
    assert_snapshot!(problems(&[("brands/more.toml", &renamed)]), @"brands/more.toml:3:8 error brand-name-differs: another row calls `annke` `Annke` | write the same name in every row; move other spellings to `aliases`");
}

#[test]
fn facts_inherit_the_trust_of_their_record() {
    let register = load(&with(&[])).register;
    assert_eq!(register.entities["hikvision"].aliases[0].trust, Trust::High);
    assert_eq!(register.measures["us/ban"].targets[0].trust, Trust::High);
    assert!(register.measures["us/ban"].targets[0].sources.is_empty());
}

#[test]
fn a_case_knows_its_line() {
    let register = load(&with(&[])).register;
    let lines: Vec<_> = register
        .cases
        .iter()
        .map(|case| (case.name.as_str(), case.line))
        .collect();
    assert_eq!(
        lines,
        [
            ("the day before", 26),
            ("the first day", 36),
            ("another action", 43),
            ("a company not named", 51)
        ]
    );
}

#[test]
fn everything_is_counted() {
    let stat = load(&with(&[])).register.stat();
    assert_snapshot!(format!("{:?}", stat.counts), @r#"{"aliases": 1, "brands": 1, "cases": 4, "claims": 0, "clauses": 1, "conflicts": 0, "counted-words": 0, "entities": 2, "figures": 0, "fingerprints": 1, "goods-words": 1, "header-words": 2, "identifiers": 1, "interruptions": 0, "jurisdictions": 1, "links": 0, "lists": 0, "measures": 1, "namesakes": 1, "not-listed": 1, "prefixes": 1, "responses": 0, "roles": 2, "sources": 2, "targets": 1, "ties": 1, "word-groups": 1, "words": 2}"#);
    assert_snapshot!(format!("{:?}", stat.trust), @r#"{"aliases": {"high": 1}, "entities": {"high": 2}, "identifiers": {"high": 1}, "measures": {"high": 1}, "not-listed": {"high": 1}, "targets": {"high": 1}, "ties": {"medium": 1}}"#);
    assert_eq!(stat.dates["listings"].newest.to_string(), "2019-08-13");
}
