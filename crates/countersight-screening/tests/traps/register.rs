//! Traps of names, lists, ownership and citations.

use crate::stage::{REGISTER, agency, company, leads_to, lists, looked_for, reader, says};
use countersight_model::context::Action;
use countersight_model::entity::{Entity, EntityKind, Scheme};
use countersight_model::measure::Reach;
use countersight_model::result::{Answer, Relation};
use std::collections::BTreeMap;

#[test]
fn dahua_electronics_of_new_york_is_not_zhejiang_dahua() {
    for name in [
        "DAHUA ELECTRONICS CORPORATION",
        "Dahua Electronics Corp",
        "Dahua Electronics Corporation, Flushing NY",
    ] {
        let result = company(name, &agency());
        assert_eq!(leads_to(&result, "dahua"), None, "{name}");
        assert_eq!(result.answer, Answer::NoRestrictionFound, "{name}");
    }
    // It stands in the register, on the list of denied persons, and no edge ties the two.
    assert!(lists(
        "us/bis-denied-persons",
        "dahua-electronics-ny",
        "2020-01-01"
    ));
    assert!(!lists("us/bis-denied-persons", "dahua", "2020-01-01"));
    let edges = REGISTER.entities.values().flat_map(|e| {
        let holders = e.owners.iter().filter_map(|o| o.holder.as_ref());
        holders.map(|h| (e.id.as_str(), h.as_str()))
    });
    assert!(edges.clone().count() > 40);
    let of_new_york = |(a, b): &(&str, &str)| a.ends_with("-ny") || b.ends_with("-ny");
    assert_eq!(edges.filter(of_new_york).count(), 0);
}

#[test]
fn sanctioned_is_split_into_export_procurement_authorisation_investment_and_import() {
    let day = "2026-11-24";
    let invest = |name| {
        let asked = reader("investor", "US", day, Some(Action::Invest));
        says(&company(name, &asked), "us/ofac-ns-cmic")
    };
    let dahua = "Zhejiang Dahua Technology Co., Ltd.";
    let hikvision = "Hangzhou Hikvision Digital Technology Co., Ltd.";
    // Dahua is not on the NS-CMIC list; Hikvision is, since 3 June 2021.
    assert_eq!(invest(dahua), None);
    assert_eq!(invest(hikvision), Some(Answer::Prohibited));
    assert!(looked_for("us/ofac-ns-cmic", "dahua"));
    // Neither was found on the UFLPA list.
    for entity in ["dahua", "hikvision"] {
        assert!(!lists("us/uflpa", entity, day));
        assert!(looked_for("us/uflpa", entity));
    }
    // Both are named for export, procurement and authorisation.
    for entity in ["dahua", "hikvision"] {
        assert!(lists("us/bis-entity-list", entity, day), "{entity}");
        assert!(lists("us/ndaa-2019-889-a1a", entity, day), "{entity}");
        assert!(lists("us/fcc-covered-list", entity, day), "{entity}");
    }
}

/// Lists print a name with its short form in brackets; who copies it from there must find the company.
#[test]
fn a_company_is_found_by_the_very_words_of_each_list_that_names_it() {
    let mut asked = 0;
    let mut not_found = Vec::new();
    let namesake = |e: &Entity| e.kind == EntityKind::Namesake;
    for measure in REGISTER.measures.values() {
        // One text may stand for two companies, of which it need not name both.
        let mut named: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for target in &measure.targets {
            let (Some(entity), Some(name)) = (&target.entity, &target.listed_as) else {
                continue;
            };
            if !REGISTER.entities.get(entity).is_none_or(namesake) {
                named.entry(name).or_default().push(entity.as_str());
            }
        }
        for (name, entities) in named {
            asked += 1;
            let result = company(name, &agency());
            let is = |entity: &&str| leads_to(&result, entity) == Some(Relation::Is);
            if !entities.iter().any(is) {
                not_found.push(name);
            }
        }
    }
    assert!(asked > 200);
    not_found.sort_unstable();
    not_found.dedup();
    // Two lists give a class of goods instead of a name.
    let classes = [
        "Alibaba products",
        "all communications and video surveillance equipment and services listed in Section \
         1709(a)(1) of the FY25 National Defense Authorization Act",
    ];
    assert_eq!(not_found, classes);
}

#[test]
fn each_rule_has_its_own_ownership_test() {
    let reach = |measure: &str| -> Vec<Reach> {
        let extensions = &REGISTER.measures[measure].extensions;
        extensions.iter().map(|e| e.reach).collect()
    };
    assert_eq!(reach("us/global-magnitsky"), [Reach::HalfOwned]);
    assert_eq!(reach("us/ofac-ns-cmic"), []);
    assert_eq!(reach("us/bis-entity-list"), [Reach::HalfOwned]);
    assert_eq!(
        reach("us/ndaa-2019-889-a1a"),
        [Reach::SubsidiaryOrAffiliate]
    );
    assert_eq!(reach("us/fcc-covered-list"), [Reach::SubsidiaryOrAffiliate]);
    assert_eq!(reach("us/ndaa-2024-805"), [Reach::Control]);
}

#[test]
fn the_entity_list_reaches_what_is_half_owned_on_some_days_only() {
    // Hikrobot is a unit of Hikvision that the list does not name.
    let export = |on| {
        let asked = reader("exporter", "US", on, Some(Action::Export));
        let result = company("Hangzhou Hikrobot Co., Ltd.", &asked);
        let found = result.measures.into_iter();
        found
            .filter(|f| f.id.as_str() == "us/bis-entity-list")
            .map(|f| (f.answer, f.question.unwrap_or_default()))
            .next()
    };
    for on in ["2025-09-28", "2025-11-10", "2026-11-09"] {
        assert_eq!(export(on), None, "{on}");
    }
    for on in ["2025-09-29", "2025-11-09"] {
        assert!(export(on).is_some(), "{on}");
    }
    // Nobody confirms whether the rule is back: a person is asked.
    for on in ["2026-11-10", "2026-11-24"] {
        let (answer, question) = export(on).unwrap();
        assert_eq!(answer, Answer::Review, "{on}");
        assert!(question.contains("Affiliates Rule"), "{question}");
    }
}

#[test]
fn the_listing_of_2019_is_cited_by_its_own_page() {
    let list = &REGISTER.measures["us/bis-entity-list"];
    for target in list
        .targets
        .iter()
        .filter(|t| t.from == "2019-10-09".parse().ok())
    {
        let cited = target.citation.as_deref().unwrap_or_default();
        for wrong in ["84 FR 50416", "84 FR 51946"] {
            assert!(!cited.contains(wrong), "{:?}: {cited}", target.entity);
        }
        assert!(
            cited.contains("84 FR 54002"),
            "{:?}: {cited}",
            target.entity
        );
    }
    // The wrong pages that public code gives are kept as a conflict, not taken over.
    let readings: Vec<_> = list.conflicts.iter().flat_map(|c| &c.readings).collect();
    let says = |page: &str, chosen| {
        readings
            .iter()
            .any(|r| r.says.contains(page) && r.chosen == chosen)
    };
    assert!(says("54002", true) && says("50416", false) && says("51946", false));
}

#[test]
fn a_wrong_conversion_is_no_figure() {
    // A press copy turns RMB 1.38 billion into USD 19.9 million, off by ten.
    let subsidy = &REGISTER.claims["ev-005"];
    assert_ne!(subsidy.currency.as_deref(), Some("USD"));
    let readings: Vec<_> = subsidy.conflicts.iter().flat_map(|c| &c.readings).collect();
    assert!(readings.len() > 1 && readings.iter().all(|r| !r.chosen));
    let amounts = REGISTER
        .claims
        .values()
        .filter_map(|c| c.amount.zip(c.currency.as_deref()));
    assert!(amounts.clone().count() > 8);
    assert!(amounts.into_iter().all(|(amount, currency)| {
        !(currency == "USD" && (19_000_000.0..21_000_000.0).contains(&amount))
    }));
}

#[test]
fn a_label_may_have_several_makers_and_a_list_may_err() {
    let makers = |brand: &str| -> Vec<&str> {
        let ties = &REGISTER.brands[brand].ties;
        let mut makers: Vec<_> = ties
            .iter()
            .filter_map(|t| t.maker.as_ref())
            .map(AsRef::as_ref)
            .collect();
        makers.sort_unstable();
        makers.dedup();
        makers
    };
    assert_eq!(makers("annke"), ["dahua", "hikvision"]);
    assert!(makers("honeywell").contains(&"dahua"));
    assert!(makers("honeywell").contains(&"hikvision"));
    // Swann is told of both, and no reading holds for the whole label.
    let readings: Vec<_> = REGISTER.brands["swann"]
        .conflicts
        .iter()
        .flat_map(|c| &c.readings)
        .collect();
    for maker in ["Hikvision", "Dahua"] {
        assert!(readings.iter().any(|r| r.says.contains(maker)), "{maker}");
    }
    assert!(readings.iter().all(|r| !r.chosen));
    // One source files EZVIZ under Dahua; it is Hikvision's spin-off.
    assert_eq!(makers("ezviz"), ["ezviz"]);
    let conflicts = REGISTER.brands["ezviz"].conflicts.iter();
    assert!(
        conflicts
            .flat_map(|c| &c.readings)
            .any(|r| r.says.contains("Dahua") && !r.chosen)
    );
}

#[test]
fn a_network_is_no_camera() {
    let networks = REGISTER
        .figures
        .values()
        .filter(|f| f.metric.contains("network"));
    assert!(networks.clone().count() > 10);
    for figure in networks {
        assert!(!figure.unit.contains("camera"), "{}", figure.id);
    }
}

#[test]
fn the_parliaments_vote_is_dated_by_the_earlier_report() {
    let vote = &REGISTER.measures["eu/parliament-removal-2021"];
    let adopted = vote.adopted.unwrap();
    assert!(
        adopted.latest() < jiff::civil::date(2021, 5, 8),
        "{adopted}"
    );
    let readings: Vec<_> = vote.conflicts.iter().flat_map(|c| &c.readings).collect();
    assert!(
        readings
            .iter()
            .any(|r| r.says.contains("July 2021") && !r.chosen)
    );
    assert!(
        readings
            .iter()
            .any(|r| r.says.contains("April 2021") && r.chosen)
    );
}

#[test]
fn tp_link_is_named_by_the_army_list_and_by_texas_and_meant_by_category_by_the_fcc() {
    let day = "2026-11-24";
    assert!(lists("us/dod-1260h", "tp-link", day));
    assert!(lists("us-tx/prohibited-technologies-2026", "tp-link", day));
    assert!(!lists("us/fcc-covered-list", "tp-link", day));
    assert!(looked_for("us/fcc-covered-list", "tp-link"));
    // The American company is another one.
    let result = company("TP-Link Systems Inc.", &agency());
    assert_eq!(leads_to(&result, "tp-link"), None);
}

#[test]
fn a_legal_form_tells_a_company_from_its_namesake() {
    let leads = |name: &str| -> Vec<String> {
        let found = company(name, &agency()).matches.into_iter();
        found.map(|m| m.entity.to_string()).collect()
    };
    assert_eq!(
        leads("Hytera Communications Corp. Ltd. Class A"),
        ["hytera"]
    );
    assert_eq!(leads("Hytera Communications Limited"), ["hytera-hk"]);
    // Without a legal form both are meant.
    assert_eq!(leads("Hytera Communications"), ["hytera", "hytera-hk"]);
}

#[test]
fn lorex_was_bought_in_2018_and_sold_in_2022() {
    let lorex = &REGISTER.entities["lorex"];
    let readings: Vec<_> = lorex.conflicts.iter().flat_map(|c| &c.readings).collect();
    assert!(readings.iter().any(|r| r.says.contains("2018") && r.chosen));
    assert!(
        readings
            .iter()
            .any(|r| r.says.contains("2012") && !r.chosen)
    );
}

#[test]
fn no_number_was_made_up() {
    // Research found no LEI of the two makers: the register must not hold one.
    for id in ["hikvision", "dahua"] {
        let lei = |e: &countersight_model::entity::Identifier| e.scheme == Scheme::Lei;
        assert!(!REGISTER.entities[id].identifiers.iter().any(lei), "{id}");
    }
}
