//! `register export`: every format of the whole register, nothing half-written.

use crate::support::Desk;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The schemata of followthemoney 4.11.2 that the export uses: the properties it may write there,
/// which of them it must, and which of them refer to an entity of which schemata.
const FTM: &[(&str, &str, &str)] = &[
    (
        "Company",
        "name country address description classification alias weakAlias leiCode uscCode website isinCode ticker notes topics sourceUrl",
        "name",
    ),
    (
        "Organization",
        "name country address description classification alias weakAlias leiCode uscCode website notes topics sourceUrl",
        "name",
    ),
    (
        "PublicBody",
        "name country address description classification alias weakAlias leiCode uscCode website notes topics sourceUrl",
        "name",
    ),
    (
        "Ownership",
        "owner asset percentage ownershipType role startDate endDate status description summary sourceUrl",
        "owner asset",
    ),
    (
        "UnknownLink",
        "subject object role startDate endDate status description summary sourceUrl",
        "subject object",
    ),
    (
        "Succession",
        "predecessor successor role startDate endDate status description summary sourceUrl",
        "predecessor successor",
    ),
    (
        "Representation",
        "agent client role startDate endDate status description summary sourceUrl",
        "agent client",
    ),
    (
        "Sanction",
        "entity authority country program programUrl provisions recordId listingDate startDate endDate status description summary sourceUrl",
        "entity",
    ),
    (
        "Note",
        "name description entity notes keywords sourceUrl",
        "",
    ),
];

/// Topics of followthemoney 4.11.2 that the export may give.
const TOPICS: &[&str] = &[
    "gov",
    "gov.soe",
    "gov.security",
    "export.control",
    "invest.ban",
    "debarment",
];

/// Properties that refer to another entity.
const REFERENCES: &[&str] = &[
    "owner",
    "asset",
    "subject",
    "object",
    "predecessor",
    "successor",
    "agent",
    "client",
    "entity",
];

fn lines() -> Vec<Value> {
    let ran = Desk::new().run(&["register", "export", "--format", "ftm"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    ran.json_lines()
}

fn texts<'v>(line: &'v Value, property: &str) -> Vec<&'v str> {
    let values = line["properties"][property].as_array();
    let values = values.into_iter().flatten();
    values.map(|value| value.as_str().unwrap()).collect()
}

#[test]
fn follow_the_money_knows_every_property() {
    let mut schemata = BTreeMap::new();
    let lines = lines();
    for line in &lines {
        let (id, schema) = (
            line["id"].as_str().unwrap(),
            line["schema"].as_str().unwrap(),
        );
        assert!(schemata.insert(id, schema).is_none(), "twice: {id}");
        let (_, may, must) = FTM.iter().find(|(name, ..)| *name == schema).unwrap();
        let has: BTreeSet<&str> = line["properties"]
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let may: BTreeSet<&str> = may.split(' ').collect();
        assert!(has.is_subset(&may), "{id}: {:?}", has.difference(&may));
        assert!(
            must.split(' ')
                .all(|name| name.is_empty() || has.contains(name)),
            "{id}"
        );
        assert!(
            texts(line, "topics").iter().all(|t| TOPICS.contains(t)),
            "{id}"
        );
    }
    for line in &lines {
        for property in REFERENCES {
            for other in texts(line, property) {
                let schema = schemata
                    .get(other)
                    .unwrap_or_else(|| panic!("nobody is {other}"));
                assert!(
                    *property != "asset" || *schema == "Company",
                    "{other} cannot be owned"
                );
            }
        }
    }
}

#[test]
fn a_listed_company_is_there_with_its_names_and_entries() {
    let lines = lines();
    let of = |id: &str| lines.iter().find(|line| line["id"] == id).unwrap();
    let company = of("countersight-hikvision");
    assert!(texts(company, "alias").contains(&"海康威视"));
    assert_eq!(texts(company, "country"), ["cn"]);
    assert!(texts(company, "topics").contains(&"export.control"));
    let entry = of("countersight-listed-hikvision-us-bis-entity-list");
    assert_eq!(texts(entry, "entity"), ["countersight-hikvision"]);
    assert_eq!(texts(entry, "listingDate"), ["2019-10-09"]);
    assert!(texts(entry, "sourceUrl")[0].starts_with("https://"));
}

#[test]
fn no_call_or_proposal_is_a_sanction() {
    let json = Desk::new()
        .run(&["register", "export", "--format", "json"])
        .json();
    let shown = [
        "call",
        "proposal",
        "private-decision",
        "no-measure",
        "warning",
    ];
    let measures = json["measures"].as_object().unwrap().values();
    let names: BTreeSet<&str> = measures
        .filter(|m| shown.contains(&m["kind"].as_str().unwrap()))
        .map(|m| m["name"].as_str().unwrap())
        .collect();
    assert!(!names.is_empty());
    for line in lines() {
        assert!(
            texts(&line, "program")
                .iter()
                .all(|name| !names.contains(name)),
            "{line}"
        );
    }
}

#[test]
fn tables_fill_a_new_folder_or_nothing() {
    let desk = Desk::new();
    let args = [
        "register", "export", "--format", "csv", "-o", "tables", "--quiet",
    ];
    let ran = desk.run(&args);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!(desk.names(), BTreeSet::from(["tables".to_owned()]));
    let mut rows = csv::Reader::from_path(desk.path("tables/entities.csv")).unwrap();
    assert!(rows.records().any(|row| &row.unwrap()[0] == "hikvision"));
    for name in [
        "aliases",
        "identifiers",
        "ownership",
        "listings",
        "measures",
        "clauses",
        "claims",
        "figures",
        "brands",
        "lists",
        "links",
        "sources",
    ] {
        let text = std::fs::read_to_string(desk.path(&format!("tables/{name}.csv"))).unwrap();
        assert!(!text.contains("\n=") && text.contains("\r\n"), "{name}");
    }
    // A folder with something in it is left as it is.
    desk.run(&args)
        .assert_refused(&["`tables`", "name a new folder"]);
    assert_eq!(desk.names(), BTreeSet::from(["tables".to_owned()]));
    let into_nothing = [
        "register",
        "export",
        "--format",
        "csv",
        "-o",
        "no/such/tables",
    ];
    desk.run(&into_nothing)
        .assert_refused(&["`no/such/tables`"]);
    let one = [
        "register", "export", "--format", "csv", "--table", "sources",
    ];
    assert!(desk.run(&one).text().starts_with("id,kind,title,"));
}

#[test]
fn the_same_register_gives_the_same_bytes() {
    for format in ["ftm", "json"] {
        let run = || {
            Desk::new()
                .run(&["register", "export", "--format", format])
                .out
        };
        assert_eq!(run(), run());
    }
}

#[test]
fn what_is_no_export_is_refused() {
    let desk = Desk::new();
    desk.assert_refused(
        &["register", "export", "--format", "xml"],
        &["`xml`", "ftm, csv or json"],
    );
    let words = ["`nope`", "entities"];
    desk.assert_refused(
        &["register", "export", "--format", "csv", "--table", "nope"],
        &words,
    );
    let words = ["only csv has tables"];
    desk.assert_refused(
        &[
            "register", "export", "--format", "ftm", "--table", "sources",
        ],
        &words,
    );
    let ran = desk.run(&["register", "export", "--format", "csv"]);
    ran.assert_refused(&["-o FOLDER", "--table"]);
}
