//! The same company on several lists and in the register.

#![expect(clippy::unwrap_used, reason = "tests")]

use countersight_model::entity::{Entity, EntityKind, Identifier, Scheme};
use countersight_model::id::{EntityId, ListId};
use countersight_model::link::{PartyLink, PartyRef, Verdict};
use countersight_model::party::{Party, PartyIdentifier, PartyKind, PartyName, PartyNameKind};
use countersight_model::source::Trust;
use countersight_register::{DataFiles, load};
use countersight_screening::Screener;
use countersight_screening::merge::{Bond, Listed, Merged, merge};
use std::collections::BTreeMap;

const USCC: &str = "91330000733796106P";
const OTHER_USCC: &str = "914403001922038216";

fn party(id: &str, name: &str, programme: &str) -> Party {
    Party {
        id: id.to_owned(),
        kind: PartyKind::Organisation,
        names: vec![PartyName {
            text: name.to_owned(),
            verbatim: None,
            kind: PartyNameKind::Primary,
        }],
        countries: vec!["CN".to_owned()],
        identifiers: vec![],
        programmes: vec![programme.to_owned()],
        listed: None,
        until: None,
        citation: None,
    }
}

fn bearing(mut party: Party, scheme: Option<Scheme>, label: &str, value: &str) -> Party {
    party.identifiers.push(PartyIdentifier {
        scheme,
        label: label.to_owned(),
        value: value.to_owned(),
    });
    party
}

fn entity(id: &str, uscc: Option<(&str, Trust)>) -> (EntityId, Entity) {
    let identifiers = uscc.into_iter().map(|(value, trust)| Identifier {
        scheme: Scheme::Uscc,
        value: value.to_owned(),
        trust,
        sources: vec![],
    });
    let entity = Entity {
        id: id.into(),
        kind: EntityKind::Company,
        name: id.to_owned(),
        country: None,
        seat: None,
        role: String::new(),
        trust: Trust::High,
        as_of: None,
        aliases: vec![],
        identifiers: identifiers.collect(),
        owners: vec![],
        conflicts: vec![],
        note: None,
        sources: vec![],
    };
    (entity.id.clone(), entity)
}

fn link(name: &str, entity: &str, verdict: Verdict) -> PartyLink {
    PartyLink {
        list: "a".into(),
        party: PartyRef::Name(name.to_owned()),
        programme: None,
        entity: entity.into(),
        verdict,
        reviewed: "2026-11-24".parse().unwrap(),
        reason: "same seat".to_owned(),
        sources: vec![],
    }
}

fn joined(
    a: &[Party],
    b: &[Party],
    entities: &[(EntityId, Entity)],
    links: &[PartyLink],
) -> Merged {
    let (first, second) = (ListId::from("a"), ListId::from("b"));
    let lists = [
        Listed {
            list: &second,
            part_of: Some(&first),
            parties: b,
        },
        Listed {
            list: &first,
            part_of: None,
            parties: a,
        },
    ];
    let entities: BTreeMap<_, _> = entities.iter().cloned().collect();
    let alike = |name: &str| {
        let known = entities.keys().filter(|id| id.as_str() == name);
        known
            .map(|id| (id.clone(), "the same name".to_owned()))
            .collect()
    };
    let merged = merge(&lists, &entities, links, &alike);
    let mut turned: Vec<_> = lists.to_vec();
    turned.reverse();
    assert_eq!(
        merge(&turned, &entities, links, &alike),
        merged,
        "the order counts"
    );
    merged
}

fn shapes(merged: &Merged) -> Vec<(Option<&str>, Vec<&str>)> {
    merged
        .clusters
        .iter()
        .map(|c| {
            let members = c.members.iter().map(|m| m.party.as_str()).collect();
            (c.entity.as_ref().map(EntityId::as_str), members)
        })
        .collect()
}

#[test]
fn identifiers_join_across_lists_and_with_the_register() {
    let a = [bearing(
        party("1", "One", "EL"),
        Some(Scheme::Uscc),
        "USCC",
        USCC,
    )];
    // The list's word is unknown, but the code proves itself.
    let b = [bearing(party("2", "Uno", "X"), None, "Reg. No.", USCC)];
    let merged = joined(&a, &b, &[entity("hik", Some((USCC, Trust::High)))], &[]);
    assert_eq!(shapes(&merged), [(Some("hik"), vec!["1", "2"])]);
    let merged = joined(
        &a,
        &b,
        &[entity("hik", Some((USCC, Trust::Unverified)))],
        &[],
    );
    assert_eq!(
        shapes(&merged),
        [(None, vec!["1", "2"])],
        "an unverified number decides nothing"
    );
}

#[test]
fn a_registration_number_counts_in_its_country_only() {
    let reg = |p: Party| bearing(p, None, "Registration Number", "12-345-678");
    let elsewhere = Party {
        countries: vec!["RU".to_owned()],
        ..reg(party("2", "B", "X"))
    };
    let a = [reg(party("1", "A", "EL"))];
    assert!(joined(&a, &[elsewhere], &[], &[]).clusters.is_empty());
    assert_eq!(
        joined(&a, &[reg(party("2", "B", "X"))], &[], &[])
            .clusters
            .len(),
        1
    );
    let short = |p: Party| bearing(p, None, "Registration Number", "123");
    assert!(
        joined(
            &[short(party("1", "A", "EL"))],
            &[short(party("2", "B", "X"))],
            &[],
            &[]
        )
        .clusters
        .is_empty()
    );
    let mistyped = |p: Party| bearing(p, Some(Scheme::Uscc), "USCC", "91330000733796106Q");
    assert!(
        joined(
            &[mistyped(party("1", "A", "EL"))],
            &[mistyped(party("2", "B", "X"))],
            &[],
            &[]
        )
        .clusters
        .is_empty()
    );
}

#[test]
fn a_list_that_says_two_is_believed() {
    let bears =
        |id, programme| bearing(party(id, "N", programme), Some(Scheme::Uscc), "USCC", USCC);
    let same = [bears("1", "EL"), bears("2", "EL")];
    assert!(joined(&same, &[], &[], &[]).clusters.is_empty());
    let other_programme = [bears("1", "EL"), bears("2", "CMIC")];
    assert_eq!(joined(&other_programme, &[], &[], &[]).clusters.len(), 1);
}

#[test]
fn a_name_alone_is_proposed_until_somebody_has_looked() {
    let (a, known) = ([party("1", "hik", "EL")], [entity("hik", None)]);
    let merged = joined(&a, &[], &known, &[]);
    assert!(merged.clusters.is_empty() && merged.alone == 1);
    assert_eq!(merged.proposals.len(), 1);
    let merged = joined(&a, &[], &known, &[link("HIK", "hik", Verdict::Same)]);
    assert_eq!(shapes(&merged), [(Some("hik"), vec!["1"])]);
    assert!(merged.proposals.is_empty());
    let merged = joined(&a, &[], &known, &[link("hik", "hik", Verdict::Different)]);
    assert!(merged.clusters.is_empty() && merged.proposals.is_empty());
    // A link of the whole list holds in its part.
    let merged = joined(&[], &a, &known, &[link("hik", "hik", Verdict::Same)]);
    assert_eq!(shapes(&merged), [(Some("hik"), vec!["1"])]);
}

#[test]
fn what_contradicts_is_told_and_not_followed() {
    let a = [bearing(
        party("1", "N", "EL"),
        Some(Scheme::Uscc),
        "USCC",
        USCC,
    )];
    let known = [
        entity("hik", Some((USCC, Trust::High))),
        entity("other", Some((OTHER_USCC, Trust::High))),
    ];
    let merged = joined(&a, &[], &known, &[link("N", "other", Verdict::Same)]);
    assert_eq!(shapes(&merged), [(Some("hik"), vec!["1"])]);
    let told = &merged.contradictions;
    assert!(matches!(told.as_slice(), [one] if matches!(one.bond, Bond::Link { .. })));
    let merged = joined(&a, &[], &known, &[link("N", "hik", Verdict::Different)]);
    assert!(merged.clusters.is_empty());
    assert_eq!(
        merged.contradictions.first().unwrap().because,
        "a review says that it is not `hik`"
    );
}

#[test]
fn the_registers_own_links_lead_to_its_entities_and_keep_the_namesake_apart() {
    let register = load(&DataFiles::embedded()).register;
    let screener = Screener::new(&register);
    let id = ListId::from("us-csl");
    let parties = [
        party("1", "Hangzhou Hikvision Digital Technology Co., Ltd.", "EL"),
        party(
            "2",
            "HANGZHOU HIKVISION DIGITAL TECHNOLOGY CO., LTD.",
            "CMIC",
        ),
        party("3", "Dahua Technology", "EL"),
        party("4", "DAHUA ELECTRONICS CORPORATION", "DPL"),
        party(
            "5",
            "Pishan Haishi Yong\u{2019}an Electronic Technology Co., Ltd.",
            "EL",
        ),
        party("6", "Yitu Technologies", "EL"),
    ];
    let lists = [Listed {
        list: &id,
        part_of: None,
        parties: &parties,
    }];
    let merged = merge(&lists, &register.entities, &register.links, &|name| {
        screener.alike(name)
    });
    assert_eq!(
        shapes(&merged),
        [
            (Some("dahua"), vec!["3"]),
            (Some("dahua-electronics-ny"), vec!["4"]),
            (Some("hik-pishan"), vec!["5"]),
            (Some("hikvision"), vec!["1", "2"]),
        ]
    );
    assert!(merged.contradictions.is_empty());
    assert!(
        merged.proposals.iter().any(|p| p.member.party == "6"),
        "{:?}",
        merged.proposals
    );
}
