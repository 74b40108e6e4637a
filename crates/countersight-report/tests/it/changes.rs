//! What changed in law, told in each format.

use crate::register::measures;
use crate::stage::{dossier, options, stamp};
use countersight_model::change::{Change, ChangeKind};
use countersight_model::measure::{InterruptionKind, Reach};
use countersight_model::source::Trust;
use countersight_report::{Changed, ChangesPage, Format, write_changes};
use insta::assert_snapshot;
use jiff::civil::date;

/// A change of the measure `us/ndaa-889`, on a day that is known.
fn change(what: ChangeKind, day: &str) -> Change {
    let date = day.parse().unwrap();
    Change {
        measure: "us/ndaa-889".into(),
        jurisdiction: "US".into(),
        what,
        date,
        by_last_day: false,
        earliest: date.earliest(),
        latest: date.latest(),
        concerns: vec!["hikvision".into()],
        country: None,
        listed_as: None,
        roles: Vec::new(),
        actions: Vec::new(),
        reach: None,
        rule: None,
        interruption: None,
        part: None,
        question: None,
        citation: None,
        trust: Trust::High,
        sources: Vec::new(),
    }
}

fn some() -> Vec<Change> {
    vec![
        Change {
            listed_as: Some("=Hangzhou \"Hikvision\" <Co>".to_owned()),
            citation: Some("84 FR 54002".to_owned()),
            trust: Trust::Unverified,
            ..change(ChangeKind::Added, "2019-10")
        },
        Change {
            by_last_day: true,
            latest: date(2025, 11, 10),
            earliest: date(2025, 11, 10),
            ..change(ChangeKind::Ended, "2025-11-09")
        },
        Change {
            reach: Some(Reach::HalfOwned),
            rule: Some("us/rule-a".into()),
            question: Some("Is it in force?".to_owned()),
            ..change(ChangeKind::ReachUnsettled, "2026-11-10")
        },
        Change {
            interruption: Some(InterruptionKind::Stayed),
            part: Some("the definition of a network".to_owned()),
            ..change(ChangeKind::Resumed, "2026-12-01")
        },
    ]
}

fn written(format: Format, changes: &[Change]) -> String {
    let measures = measures();
    let measure = &measures[1];
    let told = |change| Changed {
        change,
        measure,
        kind: measure.kind,
        source: Some("https://example.gov/a?b&c".to_owned()),
    };
    let page = ChangesPage {
        from: date(2019, 1, 1),
        to: date(2026, 12, 31),
        entity: None,
        filter: "--in US".to_owned(),
        register: stamp(),
        changes: changes.iter().map(told).collect(),
    };
    let mut out = Vec::new();
    write_changes(&mut out, format, &page, &dossier(), &options()).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn as_text() {
    assert_snapshot!(written(Format::Text, &some()), @r#"
    4 changes in law after 2019-01-01 and up to 2026-12-31 (--in US).

    United States (US)
    ──────────────────

    NDAA section 889
    us/ndaa-889; binding rule
      • in 2019-10, day not known: names Hangzhou Hikvision Digital Technology Co.,
        Ltd., as "=Hangzhou "Hikvision" <Co>"; 84 FR 54002; unverified: no source
        was opened that says so
        https://example.gov/a?b&c
      • 2025-11-10 (last day 2025-11-09): ended
        https://example.gov/a?b&c
      • 2026-11-10: may reach whatever named companies own to half or more, through
        us/rule-a; no source confirms it
        To settle: Is it in force?
        https://example.gov/a?b&c
      • 2026-12-01: in part (the definition of a network): the court's stay ended
        https://example.gov/a?b&c
    "#);
    assert_snapshot!(written(Format::Text, &[]), @"
    0 changes in law after 2019-01-01 and up to 2026-12-31 (--in US).
    The register knows of no change that fits what was asked.
    ");
}

#[test]
fn as_rows() {
    assert_snapshot!(written(Format::Csv, &some()), @r#"
    jurisdiction,measure,name,kind,change,date,earliest,latest,entities,country,listed_as,roles,actions,reach,rule,says,question,citation,trust,source,register
    US,us/ndaa-889,NDAA section 889,binding,added,2019-10,2019-10-01,2019-10-31,hikvision,,"'=Hangzhou ""Hikvision"" <Co>",,,,,"names Hangzhou Hikvision Digital Technology Co., Ltd., as ""=Hangzhou ""Hikvision"" <Co>""",,84 FR 54002,unverified,https://example.gov/a?b&c,2026-11-20 sha256:1a2b3c4d5e6f
    US,us/ndaa-889,NDAA section 889,binding,ended,2025-11-09,2025-11-10,2025-11-10,hikvision,,,,,,,ended,,,high,https://example.gov/a?b&c,2026-11-20 sha256:1a2b3c4d5e6f
    US,us/ndaa-889,NDAA section 889,binding,reach-unsettled,2026-11-10,2026-11-10,2026-11-10,hikvision,,,,,whatever named companies own to half or more,us/rule-a,"may reach whatever named companies own to half or more, through us/rule-a; no source confirms it",Is it in force?,,high,https://example.gov/a?b&c,2026-11-20 sha256:1a2b3c4d5e6f
    US,us/ndaa-889,NDAA section 889,binding,resumed,2026-12-01,2026-12-01,2026-12-01,hikvision,,,,,,,in part (the definition of a network): the court's stay ended,,,high,https://example.gov/a?b&c,2026-11-20 sha256:1a2b3c4d5e6f
    "#);
}

#[test]
fn as_a_page_that_no_name_can_leave() {
    let html = written(Format::Html, &some());
    assert!(!html.contains("<Co>"), "{html}");
    assert!(html.contains("href=\"https://example.gov/a?b&#38;c\""));
    assert!(html.contains("in 2019-10, day not known"));
    assert!(!html.contains("<script"));
}
