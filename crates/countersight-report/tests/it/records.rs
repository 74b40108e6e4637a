//! The pages of single records.

use crate::common::HIKVISION;
use crate::register::{brand, entity, measures, sources, target};
use crate::stage::{dossier, options, stamp};
use countersight_model::problem::{Problem, Severity};
use countersight_model::source::Trust;
use countersight_report::{
    BrandPage, CitedBy, EntityPage, Format, Holding, Labelled, Listing, LookedFor, MeasurePage,
    MeasuresPage, PageFormat, SourcePage, StatLine, StatPage, write_brand, write_entity,
    write_measure, write_measures, write_problems, write_source, write_stat,
};
use insta::assert_snapshot;
use jiff::civil::date;

fn text(write: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut out = Vec::new();
    write(&mut out);
    String::from_utf8(out).unwrap()
}

#[test]
fn an_entity_page() {
    let (entity, sources, measures) = (entity(), sources(), measures());
    let [late, early] = [
        target("Hangzhou Hikvision", "2019-10-09", Trust::High),
        target("海康威视", "2018", Trust::Unverified),
    ];
    let mut held = entity.clone();
    held.name = "EZVIZ".to_owned();
    let brand = brand();
    let page = EntityPage {
        entity: &entity,
        listings: vec![
            Listing {
                measure: &measures[1],
                target: &late,
            },
            Listing {
                measure: &measures[2],
                target: &early,
            },
        ],
        not_listed: vec![LookedFor {
            measure: &measures[3],
            entry: &measures[3].not_listed[0],
        }],
        brands: vec![Labelled {
            brand: &brand,
            tie: &brand.ties[0],
        }],
        holds: vec![Holding {
            held: &held,
            edge: &entity.owners[0],
        }],
        sources: sources.iter().collect(),
    };
    let shown = text(|out| {
        write_entity(out, PageFormat::Text, &page, &dossier(), &options()).unwrap();
    });
    assert_snapshot!(shown, @r#"
    Hangzhou Hikvision Digital Technology Co., Ltd.
    ───────────────────────────────────────────────
    hikvision; company; CN
    Role          makes cameras, recorders, access control [1]
    Seat          555 Qianmo Road, Binjiang District, Hangzhou

    Other names
      Latin script
      • Hikvision; a coined word of its own
      • Hik; short: it counts only when it stands alone
      Chinese characters
      • 海康威视; a coined word of its own
      Arabic script
      • هيك فيجن; unverified: no source was opened that says so

    Identifiers
      isin          CNE100000PM8 [1]

    Listings, oldest first
      2018       Affiliates rule (binding rule, United States)
                 listed as "海康威视"; 84 FR 54002; from 2018 to 2025-11-09 [2]
                 unverified: no source was opened that says so
                 countersight show us/rule-a
      2019-10-09 NDAA section 889 (binding rule, United States)
                 listed as "Hangzhou Hikvision"; 84 FR 54002; from 2019-10-09, no
                 end date [2]
                 countersight show us/ndaa-889

    Looked for and not found
      • A later rule; looked on 2026-11; one good secondary source

    Who holds it
      • cethik controls it; 38.88 %; as of 2021-2024; current; one good secondary
        source [1]
      • a natural person, vice-chairman controls it; share not known; unverified [1]

    What it holds
      • It controls EZVIZ; 38.88 %; as of 2021-2024; current; one good secondary
        source [1]

    Labels
      • Lorex: sold on its devices, perhaps beside others'; some recorders; start
        not known, until 2022; unverified: no source was opened that says so [1]

    Notes
    The LEI was looked for and not found.

    Sources
    [1] Hikvision; Publisher; 2024-01; press
        https://en.wikipedia.org/wiki/Hikvision
    [2] fr-2019; Publisher; 2024-01; press
        https://www.federalregister.gov/d/2019-22210
    "#);
    let json = text(|out| {
        write_entity(out, PageFormat::Json, &page, &dossier(), &options()).unwrap();
    });
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["entity"]["id"], "hikvision");
    assert_eq!(value["listings"][0]["measure"]["id"], "us/ndaa-889");
    assert_eq!(value["listings"][1]["target"]["trust"], "unverified");
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
fn a_measure_page() {
    let (measures, sources) = (measures(), sources());
    let page = MeasurePage {
        measure: &measures[1],
        sources: sources.iter().collect(),
    };
    let shown = text(|out| {
        write_measure(out, PageFormat::Text, &page, &dossier(), &options()).unwrap();
    });
    assert_snapshot!(shown, @r#"
    NDAA section 889
    ────────────────
    us/ndaa-889; binding rule; United States
    Federal agencies may not buy equipment of the named companies.

    Citation      Pub. L. 115-232 s. 889 [2]
    Adopted       2018-08-13
    In force      from 2019-08-13, no end date
    State         in force
    Covers        video equipment as a substantial or essential component

    Who may not do what
      • US federal agency (buy, use): prohibited
        To settle: Is it an essential component?

    Whom it names
      • Hangzhou Hikvision Digital Technology Co., Ltd.; listed as "Hikvision"; 84
        FR 54002; from 2019-10-09, no end date [2]

    How far beyond the named
      • subsidiaries and affiliates of the named; unverified: no source was opened
        that says so

    Looked for and not found
      • tiandy; looked on 2026-11; one good secondary source

    Sources
    [1] Hikvision; Publisher; 2024-01; press
        https://en.wikipedia.org/wiki/Hikvision
    [2] fr-2019; Publisher; 2024-01; press
        https://www.federalregister.gov/d/2019-22210
    "#);
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
    ");
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
    data/entities/hikvision.toml:3:1: error[unknown-field]
      unknown field `contry`
      To mend: write `country`

    1 error, 0 warnings.
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
        "this page is offered as text or json, not as xlsx"
    );
}
