//! The dossier of a company.

use crate::facts::{conflict, contract, figure, withdrawn};
use crate::records::text;
use crate::register::{brand, day, edge, entity, measures, sources, target};
use crate::stage::{dossier, options};
use countersight_model::claim::Claim;
use countersight_model::entity::{EdgeStatus, Entity, Ownership};
use countersight_model::measure::{Interruption, InterruptionKind, Measure, Target};
use countersight_model::reach::Figure;
use countersight_model::source::{Source, Trust};
use countersight_report::{
    Branch, Brief, EntityPage, Evidence, Holding, Labelled, Listing, LookedFor, Options,
    PageFormat, write_entity,
};
use insta::assert_snapshot;
use jiff::civil::date;

/// The records that the page is made of.
struct World {
    entity: Entity,
    holder: Entity,
    held: Entity,
    founder: Ownership,
    brand: countersight_model::brand::Brand,
    measures: Vec<Measure>,
    targets: [Target; 2],
    claims: [Claim; 3],
    figures: [Figure; 2],
    sources: Vec<Source>,
}

fn world() -> World {
    let mut entity = entity();
    entity.conflicts.push(conflict());
    let named = |id: &str, name: &str| {
        let mut other = entity.clone();
        other.id = id.into();
        other.name = name.to_owned();
        other
    };
    let mut measures = measures();
    measures[2].interruptions.push(Interruption {
        kind: InterruptionKind::Suspended,
        from: "2025-10-20".parse().unwrap(),
        until: day("2025-10-25"),
        part: None,
        question: None,
        citation: None,
        trust: Trust::High,
        note: None,
        sources: Vec::new(),
    });
    let mut late = target("Hangzhou Hikvision", "2019-10-09", Trust::High);
    late.announced = day("2019-10-07");
    let early = target("海康威视", "2018", Trust::Unverified);
    let [old, new] = withdrawn();
    World {
        holder: named("cethik", "CETHIK Group"),
        held: named("ezviz", "萤石网络 EZVIZ"),
        founder: edge(Some("zj-hik-info"), None, EdgeStatus::Former),
        entity,
        brand: brand(),
        measures,
        targets: [late, early],
        claims: [contract(), old, new],
        figures: [
            figure(
                "rch-005",
                55_455.0,
                "Top10VPN",
                "Addresses in a search engine.",
            ),
            figure("rch-006", 12.5, "Hikvision", "Its own statement"),
        ],
        sources: sources(),
    }
}

fn page(world: &World) -> EntityPage<'_> {
    let branch = |edge, entity, further| Branch {
        edge,
        entity,
        further,
        told: false,
    };
    let owners = &world.entity.owners;
    let beyond = branch(&owners[1], None, Vec::new());
    let mut again = branch(&world.founder, None, Vec::new());
    again.told = true;
    let listing = |measure, target, through| Listing {
        measure,
        target,
        through,
    };
    EntityPage {
        reached: Vec::new(),
        entity: &world.entity,
        on: date(2026, 11, 24),
        listings: vec![
            listing(&world.measures[1], &world.targets[0], None),
            listing(&world.measures[2], &world.targets[1], None),
            listing(
                &world.measures[3],
                &world.targets[0],
                Some(Brief(&world.measures[1])),
            ),
        ],
        not_listed: vec![LookedFor {
            measure: &world.measures[3],
            entry: &world.measures[3].not_listed[0],
        }],
        brands: vec![Labelled {
            brand: &world.brand,
            tie: &world.brand.ties[0],
        }],
        holds: vec![Holding {
            held: &world.held,
            edge: &owners[0],
        }],
        above: vec![
            branch(&owners[0], Some(Brief(&world.holder)), vec![beyond]),
            again,
        ],
        below: vec![branch(&owners[0], Some(Brief(&world.held)), Vec::new())],
        claims: vec![
            Evidence {
                claim: &world.claims[0],
                replaced_by: None,
            },
            Evidence {
                claim: &world.claims[1],
                replaced_by: Some(&world.claims[2]),
            },
        ],
        figures: world.figures.iter().collect(),
        sources: world.sources.iter().collect(),
    }
}

/// The page in a format.
pub(crate) fn written(format: PageFormat, options: &Options) -> String {
    let world = world();
    text(|out| write_entity(out, format, &page(&world), &dossier(), options).unwrap())
}

#[test]
fn everything_known_of_a_company() {
    assert_snapshot!(written(PageFormat::Text, &options()), @r#"
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

    Ownership
      Who holds it
      Hangzhou Hikvision Digital Technology Co., Ltd.
      ├─ CETHIK Group: controls it; 38.88 %; as of 2021-2024; current; one good
      │  │ secondary source [1]
      │  └─ [unverified] a natural person, vice-chairman: controls it; share not
      │       known [1]
      └─ [former] zj-hik-info: controls it; 38.88 %; as of 2021-2024; one good
           secondary source; what lies beyond is told at another branch [1]
      What it holds
      Hangzhou Hikvision Digital Technology Co., Ltd.
      └─ 萤石网络 EZVIZ: controlled by it; 38.88 %; as of 2021-2024; current; one
           good secondary source [1]

    Listings, oldest first
      2018       listed: Affiliates rule (binding rule, United States); as
                 "海康威视"; 84 FR 54002; us/rule-a [2]
                 unverified: no source was opened that says so
      2019-10-07 announced: NDAA section 889 (binding rule, United States); as
                 "Hangzhou Hikvision"; 84 FR 54002; us/ndaa-889 [2]
      2019-10-09 listed, in effect: NDAA section 889 (binding rule, United States);
                 as "Hangzhou Hikvision"; 84 FR 54002; us/ndaa-889
      2025-09-29 in effect: Affiliates rule (binding rule, United States); as
                 "海康威视"; 84 FR 54002; us/rule-a
      2025-10-20 suspended to 2025-10-25: Affiliates rule (binding rule, United
                 States); as "海康威视"; 84 FR 54002; us/rule-a
      2025-11-09 last day: Affiliates rule (binding rule, United States); as
                 "海康威视"; 84 FR 54002; us/rule-a
      2027       in effect: A later rule (binding rule, United States); as "Hangzhou
                 Hikvision"; takes over the entries of us/ndaa-889; 84 FR 54002;
                 us/rule-b [2]

    Looked for and not found
      • A later rule; looked on 2026-11; one good secondary source

    Labels
      • Lorex: sold on its devices, perhaps beside others'; some recorders; start
        not known, until 2022; unverified: no source was opened that says so [1]

    Evidence
      ev-009 contract that covers a camp; Guma (Pishan), Hotan; from 2017;
      53,000,000 USD
        The tender asks for a system at a camp (司法局教育转化基地监控系统). [1]
        Trust: one good secondary source
        The seller may be a dealer.
        https://en.wikipedia.org/wiki/Hikvision
        • The company's answer (2024-12): The company says that the contract has
          ended. [2]
        Sources disagree on this:
        • the sum of the contract
          • [followed here] USD 53 million [1]
          • USD 50 million [1]
          Why: The later count has more projects.

      ev-055 [withdrawn] devices at government sites elsewhere; from 2022
        Two police forces use its cameras. [1]
        ! Whoever made this claim took it back in 2023. It is replaced by ev-056: No
          police force uses its cameras.
        https://en.wikipedia.org/wiki/Hikvision

    Reach
      Figures of different methods stand side by side and are never added up.
    What              Figure             Where     As of  Who counted, and how
    ────────────────  ─────────────────  ────────  ─────  ──────────────────────────
    camera networks   more than 55,455   لندن; GB  2021   Top10VPN; Addresses in a
    rch-005           networks                            search engine. counts
                                                          also: brands made for
                                                          others [1]

    camera networks   12.5 networks      لندن; GB  2021   Hikvision; Its own
    rch-006                                               statement [1]

    Where sources disagree
      • the sum of the contract
        • [followed here] USD 53 million [1]
        • USD 50 million [1]
        Why: The later count has more projects.

    Notes
      The LEI was looked for and not found.

    Sources
    [1] Hikvision; Publisher; 2024-01; press
        https://en.wikipedia.org/wiki/Hikvision
    [2] fr-2019; Publisher; 2024-01; press
        https://www.federalregister.gov/d/2019-22210
    "#);
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in [40, 60, 100] {
        let mut narrow = options();
        narrow.width = width;
        for line in written(PageFormat::Text, &narrow).lines() {
            let address = line.trim_start().starts_with("https://");
            let wide = unicode_width::UnicodeWidthStr::width(line);
            assert!(address || wide <= width, "{wide} > {width}: {line}");
        }
    }
}

#[test]
fn a_terminal_without_unicode_gets_a_tree_too() {
    let mut plain = options();
    plain.unicode = false;
    let shown = written(PageFormat::Text, &plain);
    assert!(shown.contains("|- CETHIK Group: controls it"), "{shown}");
    assert!(shown.contains("|  `- "), "{shown}");
}

#[test]
fn json_keeps_its_fields_and_adds_the_trees() {
    let json = written(PageFormat::Json, &options());
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["entity"]["id"], "hikvision");
    assert_eq!(value["listings"][0]["measure"]["id"], "us/ndaa-889");
    assert_eq!(value["listings"][1]["target"]["trust"], "unverified");
    assert_eq!(value["listings"][2]["through"]["id"], "us/ndaa-889");
    assert_eq!(value["holds"][0]["held"]["id"], "ezviz");
    assert_eq!(value["above"][0]["entity"]["id"], "cethik");
    assert_eq!(
        value["above"][0]["further"][0]["edge"]["status"],
        "unverified"
    );
    assert_eq!(value["claims"][1]["replaced_by"]["id"], "ev-056");
    assert_eq!(value["figures"][0]["at_least"], true);
}
