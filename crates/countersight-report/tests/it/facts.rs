//! Evidence, figures and lists: built by hand, and their pages.

use crate::records::text;
use crate::register::{day, measures, sources};
use crate::stage::{dossier, options};
use countersight_model::claim::{Claim, ClaimKind, ClaimStatus, Response};
use countersight_model::conflict::{Conflict, Reading};
use countersight_model::list::{Expect, OfficialList};
use countersight_model::reach::Figure;
use countersight_model::source::Trust;
use countersight_report::{
    ClaimPage, FigurePage, ListPage, PageFormat, write_claim, write_figure, write_list,
};
use insta::assert_snapshot;
use jiff::civil::date;

pub(crate) fn conflict() -> Conflict {
    let reading = |says: &str, chosen| Reading {
        says: says.to_owned(),
        chosen,
        sources: vec!["wiki".into()],
    };
    Conflict {
        about: "the sum of the contract".to_owned(),
        reason: "The later count has more projects.".to_owned(),
        readings: vec![
            reading("USD 53 million", true),
            reading("USD 50 million", false),
        ],
    }
}

/// A contract that stands, with an answer and a point of dispute.
pub(crate) fn contract() -> Claim {
    Claim {
        id: "ev-009".into(),
        entities: vec!["hikvision".into()],
        kind: ClaimKind::CampContract,
        text: "The tender asks for a system at a camp (司法局教育转化基地监控系统).".to_owned(),
        place: Some("Guma (Pishan), Hotan".to_owned()),
        from: day("2017"),
        until: None,
        amount: Some(53_000_000.0),
        currency: Some("USD".to_owned()),
        status: ClaimStatus::Stands,
        ended: None,
        replaced_by: None,
        trust: Trust::Medium,
        responses: vec![Response {
            text: "The company says that the contract has ended.".to_owned(),
            date: day("2024-12"),
            sources: vec!["fr-2019".into()],
        }],
        conflicts: vec![conflict()],
        note: Some("The seller may be a dealer.".to_owned()),
        sources: vec!["wiki".into()],
    }
}

/// A claim that was taken back, and what replaces it.
pub(crate) fn withdrawn() -> [Claim; 2] {
    let claim = |id: &str, text: &str| Claim {
        id: id.into(),
        text: text.to_owned(),
        kind: ClaimKind::GovernmentSite,
        place: None,
        from: day("2022"),
        amount: None,
        trust: Trust::High,
        responses: Vec::new(),
        conflicts: Vec::new(),
        note: None,
        ..contract()
    };
    let mut old = claim("ev-055", "Two police forces use its cameras.");
    old.status = ClaimStatus::Withdrawn;
    old.ended = day("2023");
    old.replaced_by = Some("ev-056".into());
    [old, claim("ev-056", "No police force uses its cameras.")]
}

pub(crate) fn figure(id: &str, value: f64, by: &str, method: &str) -> Figure {
    Figure {
        id: id.into(),
        entities: vec!["hikvision".into()],
        besides: (value > 100.0).then(|| "brands made for others".to_owned()),
        metric: "camera networks".to_owned(),
        place: Some("لندن".to_owned()),
        country: Some("GB".to_owned()),
        value,
        at_least: value > 100.0,
        unit: "networks".to_owned(),
        as_of: day("2021"),
        counted_by: by.to_owned(),
        method: method.to_owned(),
        trust: Trust::High,
        note: None,
        sources: vec!["wiki".into()],
    }
}

#[test]
fn a_claim_with_its_answer() {
    let (claim, sources) = (contract(), sources());
    let page = ClaimPage {
        claim: &claim,
        replaced_by: None,
        replaces: Vec::new(),
        sources: sources.iter().collect(),
    };
    let shown = text(|out| {
        write_claim(out, PageFormat::Text, &page, &dossier(), &options()).unwrap();
    });
    assert_snapshot!(shown, @"
    Evidence ev-009
    ───────────────
    ev-009; contract that covers a camp
    The tender asks for a system at a camp (司法局教育转化基地监控系统). [1]

    About         Hangzhou Hikvision Digital Technology Co., Ltd.
    Where         Guma (Pishan), Hotan
    When          from 2017
    Amount        53,000,000 USD
    Trust: one good secondary source
    The seller may be a dealer.
    https://en.wikipedia.org/wiki/Hikvision

    What the company answered
      • The company's answer (2024-12): The company says that the contract has
        ended. [2]

    Where sources disagree
      • the sum of the contract
        • [followed here] USD 53 million [1]
        • USD 50 million [1]
        Why: The later count has more projects.

    Sources
    [1] Hikvision; Publisher; 2024-01; press
        https://en.wikipedia.org/wiki/Hikvision
    [2] fr-2019; Publisher; 2024-01; press
        https://www.federalregister.gov/d/2019-22210
    ");
    let json = text(|out| {
        write_claim(out, PageFormat::Json, &page, &dossier(), &options()).unwrap();
    });
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["claim"]["id"], "ev-009");
    assert_eq!(value["claim"]["responses"][0]["date"], "2024-12");
}

#[test]
fn a_claim_taken_back_says_what_replaces_it() {
    let ([old, new], sources) = (withdrawn(), sources());
    let page = ClaimPage {
        claim: &old,
        replaced_by: Some(&new),
        replaces: Vec::new(),
        sources: vec![&sources[0]],
    };
    let shown = text(|out| {
        write_claim(out, PageFormat::Text, &page, &dossier(), &options()).unwrap();
    });
    assert_snapshot!(shown, @"
    Evidence ev-055
    ───────────────
    [withdrawn]; ev-055; devices at government sites elsewhere
    Two police forces use its cameras. [1]

    ! Whoever made this claim took it back in 2023. It is replaced by ev-056: No
      police force uses its cameras.
    About         Hangzhou Hikvision Digital Technology Co., Ltd.
    When          from 2022
    https://en.wikipedia.org/wiki/Hikvision

    What the company answered
      The register holds no answer.

    Sources
    [1] Hikvision; Publisher; 2024-01; press
        https://en.wikipedia.org/wiki/Hikvision
    ");
}

#[test]
fn figures_of_other_methods_stand_beside() {
    let scan = figure(
        "rch-005",
        55_455.0,
        "Top10VPN",
        "Addresses in a search engine.",
    );
    let own = figure("rch-006", 12.5, "Hikvision", "Its own statement");
    let sources = sources();
    let page = FigurePage {
        figure: &scan,
        beside: vec![&own],
        sources: vec![&sources[0]],
    };
    let shown = text(|out| {
        write_figure(out, PageFormat::Text, &page, &dossier(), &options()).unwrap();
    });
    assert_snapshot!(shown, @"
    Figure rch-005
    ──────────────
    rch-005; camera networks
    more than 55,455 networks [1]

    Counts        Hangzhou Hikvision Digital Technology Co., Ltd.
    Counts also   brands made for others
    Where         لندن; GB
    As of         2021
    Who counted   Top10VPN
    How           Addresses in a search engine.

    Beside it: the same, counted otherwise
      Figures of different methods stand side by side and are never added up.
    What                Figure         Where     As of  Who counted, and how
    ──────────────────  ─────────────  ────────  ─────  ────────────────────────────
    camera networks     12.5 networks  لندن; GB  2021   Hikvision; Its own statement
    rch-006                                             [1]

    Sources
    [1] Hikvision; Publisher; 2024-01; press
        https://en.wikipedia.org/wiki/Hikvision
    ");
}

#[test]
fn a_list_says_when_it_is_overdue() {
    let (measures, sources) = (measures(), sources());
    let list = OfficialList {
        id: "us-bis-entity-list".into(),
        name: "Entity List".to_owned(),
        publisher: "Bureau of Industry and Security".to_owned(),
        jurisdiction: "US".into(),
        measures: vec!["us/ndaa-889".into()],
        page: "https://www.bis.gov/list".to_owned(),
        download: None,
        beside: vec![],
        format: "json".to_owned(),
        cadence_days: 7,
        cadence: "Several times a year.".to_owned(),
        edition: day("2026-07-31"),
        checked: "2026-11-10".parse().unwrap(),
        licence: None,
        reader: None,
        part_of: None,
        expect: Expect::default(),
        note: None,
        sources: vec!["fr-2019".into()],
    };
    let on = date(2026, 11, 24);
    let page = ListPage {
        list: &list,
        measures: vec![&measures[1]],
        on,
        overdue: list.overdue(on),
        sources: vec![&sources[1]],
    };
    let shown = text(|out| {
        write_list(out, PageFormat::Text, &page, &dossier(), &options()).unwrap();
    });
    assert_snapshot!(shown, @"
    Entity List
    ───────────
    us-bis-entity-list; official list; United States
    ! 7 days overdue; last looked at on 2026-11-10, judged on 2026-11-24. What
      changed on it since then is not in the register.
    Publisher     Bureau of Industry and Security [1]
    Edition       2026-07-31
    Last checked  2026-11-10
    Look again    after 7 days
    Changes       Several times a year.
    Format        json
    https://www.bis.gov/list

    Measures that rest on it
      • NDAA section 889 (binding rule); us/ndaa-889

    Sources
    [1] fr-2019; Publisher; 2024-01; press
        https://www.federalregister.gov/d/2019-22210
    ");
    let json = text(|out| {
        write_list(out, PageFormat::Json, &page, &dossier(), &options()).unwrap();
    });
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["overdue"], 7);
    assert_eq!(value["measures"][0]["id"], "us/ndaa-889");
}
