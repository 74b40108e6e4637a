//! The pages of single records.

use crate::common::HIKVISION;
use crate::register::{brand, measures, sources};
use crate::stage::{dossier, options, stamp};
use countersight_model::problem::{Problem, Severity};
use countersight_report::{
    BrandPage, CitedBy, Format, Freshness, MeasuresPage, PageFormat, SourcePage, StatLine,
    StatPage, write_brand, write_measures, write_problems, write_source, write_stat,
};
use insta::assert_snapshot;
use jiff::civil::date;

pub(crate) fn text(write: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut out = Vec::new();
    write(&mut out);
    String::from_utf8(out).unwrap()
}

#[test]
fn a_brand_page() {
    let (brand, sources) = (brand(), sources());
    let page = BrandPage {
        brand: &brand,
        sources: vec![&sources[0]],
    };
    let shown = text(|out| {
        write_brand(out, PageFormat::Text, &page, &dossier(), &options()).unwrap();
    });
    assert_snapshot!(shown, @"
    Lorex
    ─────
    lorex; label
    Also          Lorex Technology

    Who makes it
      • Hangzhou Hikvision Digital Technology Co., Ltd.: sold on its devices,
        perhaps beside others'; some recorders; start not known, until 2022;
        unverified: no source was opened that says so [1]
      The label alone does not prove who made a device: the model may have another
      maker.

    Sources
    [1] Hikvision; Publisher; 2024-01; press
        https://en.wikipedia.org/wiki/Hikvision
    ");
}

#[test]
fn measures_stand_by_place_with_calls_apart() {
    let measures = measures();
    let page = MeasuresPage {
        on: date(2026, 11, 24),
        measures: measures.iter().collect(),
    };
    let mut options = options();
    options.width = 100;
    let shown = text(|out| {
        write_measures(out, PageFormat::Text, &page, &dossier(), &options).unwrap();
    });
    assert_snapshot!(shown, @"
    4 measures, looked at on 2026-11-24.

    Rules and lists
    ───────────────

    United States (US)
    Id           What it is                      On that day                Whom it binds, in what
    ───────────  ──────────────────────────────  ─────────────────────────  ────────────────────────────
    us/ndaa-889  NDAA section 889, binding rule  in force, from             US federal agency (buy, use)
                                                 2019-08-13, no end date

    us/rule-a    Affiliates rule, binding rule   ended, from 2025-09-29 to  US federal agency (buy, use)
                                                 2025-11-09

    us/rule-b    A later rule, binding rule      not yet, from 2027, no     US federal agency (buy, use)
                                                 end date

    Calls and proposals: they bind nobody
    ─────────────────────────────────────

    IE
    Id       What it is                          On that day                Whom it binds, in what
    ───────  ──────────────────────────────────  ─────────────────────────  ──────────────────────
    ie-call  Call in the Dáil, call, not a rule  from 2022-02, no end date  nobody by itself

    countersight show ID gives one in full, with its sources.
    ");
}

#[test]
fn a_source_page() {
    let sources = sources();
    let cited_by = vec![CitedBy {
        kind: "entity".to_owned(),
        id: "hikvision".to_owned(),
        name: HIKVISION.to_owned(),
        facts: vec!["name 海康威视".to_owned(), "holder cethik".to_owned()],
    }];
    let page = SourcePage {
        source: &sources[1],
        cited_by,
    };
    let shown = text(|out| write_source(out, PageFormat::Text, &page, &options()).unwrap());
    assert_snapshot!(shown, @"
    fr-2019
    ───────
    fr-2019; Publisher; 2024-01; press
    https://www.federalregister.gov/d/2019-22210

    What cites it
      • entity hikvision: Hangzhou Hikvision Digital Technology Co., Ltd.
        • name 海康威视
        • holder cethik
    ");
}

fn freshness(id: &str, checked: &str, overdue: Option<i32>) -> Freshness {
    Freshness {
        id: id.into(),
        name: format!("The list {id}"),
        edition: None,
        checked: checked.parse().unwrap(),
        cadence_days: 7,
        overdue,
    }
}

#[test]
fn the_numbers_of_the_register() {
    let line = |what: &str, number, unverified| StatLine {
        what: what.to_owned(),
        number,
        unverified,
    };
    let counts = vec![
        line("entities", 94, 3),
        line("hardware address prefixes", 1_234, 0),
    ];
    let page = StatPage {
        register: stamp(),
        counts,
        on: date(2026, 11, 24),
        lists: vec![
            freshness("us-bis-entity-list", "2026-11-20", None),
            freshness("eu-financial-sanctions", "2026-07", Some(139)),
        ],
    };
    let shown = text(|out| write_stat(out, PageFormat::Text, &page, &options()).unwrap());
    assert_snapshot!(shown, @"
    Register of 2026-11-20
    ──────────────────────
    sha256 1a2b3c4d5e6f70811a2b3c4d5e6f70811a2b3c4d5e6f70811a2b3c4d5e6f7081

    What                       Records  Unverified
    ─────────────────────────  ───────  ──────────
    entities                        94           3
    hardware address prefixes    1,234           0

    How fresh the lists are on 2026-11-24
    List                    Edition   Checked     Days  State
    ──────────────────────  ────────  ──────────  ────  ──────────────────
    us-bis-entity-list      not said  2026-11-20     7  fresh
    eu-financial-sanctions  not said  2026-07        7  [139 days overdue]

      ! 1 list is older than should be, and must be looked at again:
      • The list eu-financial-sanctions: 139 days overdue; last looked at in 2026-07
      What changed on them since then is not in the register.
    ");
}

#[test]
fn problems_say_where_and_how_to_mend() {
    let problems = [Problem {
        path: "data/entities/hikvision.toml".to_owned(),
        line: 3,
        column: 1,
        severity: Severity::Error,
        code: "unknown-field".to_owned(),
        message: "unknown field `contry`".to_owned(),
        help: "write `country`".to_owned(),
        span: None,
    }];
    let shown = text(|out| write_problems(out, PageFormat::Text, &problems, &options()).unwrap());
    assert_snapshot!(shown, @"
    Faults in the register
    ──────────────────────
    1 error, 0 warnings.

    data/entities/hikvision.toml:3:1: error[unknown-field]
      unknown field `contry`
      To mend: write `country`
    ");
    let json = text(|out| write_problems(out, PageFormat::Json, &problems, &options()).unwrap());
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value[0]["code"], "unknown-field");
}

#[test]
fn a_page_is_not_offered_as_a_sheet() {
    let error = PageFormat::try_from(Format::Xlsx).unwrap_err();
    assert_eq!(
        error.to_string(),
        "this page is offered as text, json or html, not as xlsx"
    );
}
