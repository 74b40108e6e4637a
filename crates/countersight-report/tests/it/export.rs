//! The register for other programs: what is doubtful is never a plain fact there.

use crate::register::{brand, day, edge, entity, measure, sources, target};
use crate::stage::stamp;
use countersight_model::claim::{Claim, ClaimKind, ClaimStatus};
use countersight_model::entity::{EdgeStatus, Entity, OwnershipKind};
use countersight_model::lexicon::GoodsWords;
use countersight_model::measure::{Measure, MeasureKind};
use countersight_model::source::Trust;
use countersight_report::{Export, ExportTable, write_ftm, write_table, write_whole};
use insta::assert_snapshot;
use serde_json::Value;
use std::collections::BTreeMap;

/// Writes a small register of these entities and measures.
fn with(
    entities: Vec<Entity>,
    measures: Vec<Measure>,
    claims: Vec<Claim>,
    write: impl FnOnce(&mut Vec<u8>, &Export<'_>),
) -> String {
    let export = Export {
        register: &stamp(),
        entities: &entities.into_iter().map(|e| (e.id.clone(), e)).collect(),
        brands: &BTreeMap::from([("lorex".into(), brand())]),
        measures: &measures.into_iter().map(|m| (m.id.clone(), m)).collect(),
        claims: &claims.into_iter().map(|c| (c.id.clone(), c)).collect(),
        figures: &BTreeMap::new(),
        lists: &BTreeMap::new(),
        links: &[],
        sources: &sources().into_iter().map(|s| (s.id.clone(), s)).collect(),
        roles: &BTreeMap::new(),
        actions: &[],
        jurisdictions: &BTreeMap::from([("US".into(), "United States".to_owned())]),
        unions: &BTreeMap::new(),
        prefixes: &[],
        prefixes_as_of: "",
        fingerprints: &[],
        words: &[],
        namesakes: &[],
        columns: &[],
        goods: &GoodsWords::default(),
    };
    let mut out = Vec::new();
    write(&mut out, &export);
    String::from_utf8(out).unwrap()
}

fn ftm(entities: Vec<Entity>, measures: Vec<Measure>, claims: Vec<Claim>) -> Vec<Value> {
    let text = with(entities, measures, claims, |out, export| {
        write_ftm(out, export).unwrap();
    });
    text.lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect()
}

fn holder() -> Entity {
    Entity {
        id: "cethik".into(),
        name: "CETHIK".to_owned(),
        aliases: Vec::new(),
        identifiers: Vec::new(),
        owners: Vec::new(),
        ..entity()
    }
}

fn claim(status: ClaimStatus, trust: Trust) -> Claim {
    Claim {
        id: "ev-001".into(),
        entities: vec!["hikvision".into()],
        kind: ClaimKind::Contract,
        text: "A contract.".to_owned(),
        place: None,
        from: None,
        until: None,
        amount: None,
        currency: None,
        status,
        ended: None,
        replaced_by: None,
        trust,
        responses: Vec::new(),
        conflicts: Vec::new(),
        note: None,
        sources: vec!["wiki".into()],
    }
}

#[test]
fn a_company_and_its_holder() {
    let lines = ftm(vec![entity(), holder()], Vec::new(), Vec::new());
    let [_, company, holding] = lines.as_slice() else {
        panic!("{lines:?}")
    };
    assert_snapshot!(serde_json::to_string_pretty(company).unwrap(), @r#"
    {
      "id": "countersight-hikvision",
      "schema": "Company",
      "properties": {
        "address": [
          "555 Qianmo Road, Binjiang District, Hangzhou"
        ],
        "alias": [
          "海康威视",
          "Hikvision"
        ],
        "classification": [
          "company"
        ],
        "country": [
          "cn"
        ],
        "description": [
          "makes cameras, recorders, access control"
        ],
        "isinCode": [
          "CNE100000PM8"
        ],
        "name": [
          "Hangzhou Hikvision Digital Technology Co., Ltd."
        ],
        "notes": [
          "The LEI was looked for and not found.",
          "Holder: a natural person, vice-chairman, controls, unverified"
        ],
        "sourceUrl": [
          "https://en.wikipedia.org/wiki/Hikvision"
        ],
        "weakAlias": [
          "Hik",
          "هيك فيجن"
        ]
      },
      "datasets": [
        "countersight"
      ]
    }
    "#);
    assert_snapshot!(serde_json::to_string_pretty(holding).unwrap(), @r#"
    {
      "id": "countersight-holds-cethik-hikvision-controls",
      "schema": "Ownership",
      "properties": {
        "asset": [
          "countersight-hikvision"
        ],
        "owner": [
          "countersight-cethik"
        ],
        "ownershipType": [
          "controls"
        ],
        "percentage": [
          "38.88"
        ],
        "role": [
          "controls"
        ],
        "sourceUrl": [
          "https://en.wikipedia.org/wiki/Hikvision"
        ],
        "status": [
          "current"
        ],
        "summary": [
          "as of 2021-2024"
        ]
      },
      "datasets": [
        "countersight"
      ]
    }
    "#);
}

#[test]
fn a_doubtful_or_undated_holding_is_no_ownership() {
    let with_edge = |change: fn(&mut countersight_model::entity::Ownership)| {
        let mut held = entity();
        held.owners = vec![edge(Some("cethik"), None, EdgeStatus::Current)];
        change(&mut held.owners[0]);
        let lines = ftm(vec![held, holder()], Vec::new(), Vec::new());
        let schema = lines.get(2).map(|line| line["schema"].clone());
        schema.and_then(|s| s.as_str().map(str::to_owned))
    };
    let schema = |text: &str| Some(text.to_owned());
    assert_eq!(with_edge(|_| {}), schema("Ownership"));
    assert_eq!(
        with_edge(|e| e.trust = Trust::Unverified),
        schema("UnknownLink")
    );
    assert_eq!(
        with_edge(|e| e.status = EdgeStatus::Unverified),
        schema("UnknownLink")
    );
    assert_eq!(
        with_edge(|e| e.status = EdgeStatus::Former),
        schema("UnknownLink")
    );
    let ended = with_edge(|e| (e.status, e.until) = (EdgeStatus::Former, day("2020")));
    assert_eq!(ended, schema("Ownership"));
    assert_eq!(with_edge(|e| e.status = EdgeStatus::Superseded), None);
    assert_eq!(
        with_edge(|e| e.kind = OwnershipKind::Founded),
        schema("UnknownLink")
    );
    assert_eq!(
        with_edge(|e| e.kind = OwnershipKind::Representative),
        schema("Representation")
    );
    assert_eq!(
        with_edge(|e| e.kind = OwnershipKind::Successor),
        schema("Succession")
    );
}

#[test]
fn an_entry_is_a_sanction_only_of_a_rule_or_a_list_and_beyond_doubt() {
    let of = |kind, trust| {
        let ban = Measure {
            targets: vec![target("Hikvision", "2019-10-09", trust)],
            ..measure("us/ban", "Ban", kind, "2019-08-13", "")
        };
        let lines = ftm(vec![entity()], vec![ban], Vec::new());
        let notes = lines[0]["properties"]["notes"].to_string();
        (
            lines.len() == 2,
            notes.contains("Unverified: it may be named"),
        )
    };
    assert_eq!(of(MeasureKind::Binding, Trust::High), (true, false));
    assert_eq!(of(MeasureKind::ListEntry, Trust::Medium), (true, false));
    assert_eq!(of(MeasureKind::Binding, Trust::Unverified), (false, true));
    for kind in [
        MeasureKind::Call,
        MeasureKind::Proposal,
        MeasureKind::PrivateDecision,
    ] {
        assert_eq!(of(kind, Trust::High), (false, false));
    }
}

#[test]
fn a_claim_taken_back_is_not_told() {
    let told = |status, trust| ftm(Vec::new(), Vec::new(), vec![claim(status, trust)]).len();
    assert_eq!(told(ClaimStatus::Stands, Trust::Medium), 1);
    assert_eq!(told(ClaimStatus::Stands, Trust::Unverified), 0);
    assert_eq!(told(ClaimStatus::Withdrawn, Trust::High), 0);
    assert_eq!(told(ClaimStatus::Corrected, Trust::High), 0);
}

#[test]
fn tables_have_a_cell_for_each_head_and_hold_no_formula() {
    let mut risky = entity();
    risky.name = "=HYPERLINK(\"https://example.org\")".to_owned();
    let ban = measure("us/ban", "Ban", MeasureKind::Binding, "2019-08-13", "");
    for table in ExportTable::ALL {
        let claims = vec![claim(ClaimStatus::Stands, Trust::High)];
        let text = with(
            vec![risky.clone()],
            vec![ban.clone()],
            claims,
            |out, export| {
                write_table(out, *table, export).unwrap();
            },
        );
        let mut rows = csv::Reader::from_reader(text.as_bytes());
        for row in rows.records() {
            let row = row.unwrap();
            assert_eq!(row.len(), table.columns().len(), "{table}");
            assert!(
                row.iter().all(|cell| !cell.starts_with('=')),
                "{table}: {row:?}"
            );
        }
        assert_eq!(table.as_str().parse(), Ok(*table));
    }
}

#[test]
fn the_whole_is_one_value() {
    let text = with(vec![entity()], Vec::new(), Vec::new(), |out, export| {
        write_whole(out, export).unwrap();
    });
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        value["entities"]["hikvision"]["aliases"][0]["text"],
        "海康威视"
    );
    assert_eq!(value["register"]["version"], stamp().version.to_string());
}
