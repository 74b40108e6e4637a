//! Traps that users and their data meet.

use crate::stage::{REGISTER, agency, company, leads_to, lists, looked_for, reader, says};
use countersight_model::claim::ClaimStatus;
use countersight_model::context::Action;
use countersight_model::result::{Answer, Relation};

#[test]
fn hikvision_is_on_no_blocking_list() {
    // The SDN List, the United Nations, Australia, the European Union, the United Kingdom.
    let blocking = [
        ("us/global-magnitsky", "US"),
        ("un/special-rapporteur-2023", "UN"),
        ("au/consolidated-list", "AU"),
        ("eu/human-rights-sanctions", "DE"),
        ("gb/human-rights-sanctions", "GB"),
    ];
    for (measure, place) in blocking {
        assert!(looked_for(measure, "hikvision"), "{measure}");
        assert!(!lists(measure, "hikvision", "2026-11-24"), "{measure}");
        for action in [Action::Buy, Action::Fund, Action::Invest] {
            let asked = reader("business", place, "2026-11-24", Some(action));
            let result = company("Hangzhou Hikvision Digital Technology Co., Ltd.", &asked);
            assert_eq!(says(&result, measure), None, "{measure}");
        }
    }
    // No hit must be the answer there, with the day of the look-up.
    let asked = reader("business", "DE", "2026-11-24", Some(Action::Buy));
    let result = company("Hangzhou Hikvision Digital Technology Co., Ltd.", &asked);
    assert_eq!(says(&result, "eu/human-rights-sanctions"), None);
    let absent = &REGISTER.measures["eu/human-rights-sanctions"].not_listed;
    assert!(
        absent
            .iter()
            .all(|n| n.sources.len() + n.note.iter().len() > 0)
    );
}

#[test]
fn a_typographic_apostrophe_is_an_apostrophe() {
    for name in [
        "Pishan Haishi Yong'an Electronic Technology Co.",
        "Pishan Haishi Yong’an Electronic Technology Co.",
        "PISHAN HAISHI YONGAN ELECTRONIC TECHNOLOGY CO",
    ] {
        let result = company(name, &agency());
        assert!(leads_to(&result, "hik-pishan").is_some(), "{name}");
    }
    for name in [
        "Urumqi Haishi Xin'an Electronic Technology Co.",
        "Urumqi Haishi Xin’an Electronic Technology Co.",
    ] {
        let result = company(name, &agency());
        assert!(leads_to(&result, "hik-urumqi").is_some(), "{name}");
    }
}

#[test]
fn the_export_list_gives_latin_names_only() {
    // The screening list of the United States has no Chinese names for the Entity List; those of the
    // register come from elsewhere and are never shown as the name under which a company is listed.
    let targets = &REGISTER.measures["us/bis-entity-list"].targets;
    assert!(targets.len() > 40);
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    assert!(
        !targets
            .iter()
            .filter_map(|t| t.listed_as.as_deref())
            .any(|n| n.contains(han))
    );
    let hikvision = &REGISTER.entities["hikvision"];
    assert!(hikvision.aliases.iter().any(|a| a.text.contains(han)));
}

#[test]
fn an_entry_of_the_covered_list_begins_when_it_was_made_not_when_its_row_was_edited() {
    // The page of the FCC glues the days of later edits to the day of the entry.
    let entry = |id: &str| {
        let targets = REGISTER.measures["us/fcc-covered-list"].targets.iter();
        let mut named = targets.filter(|t| t.entity.as_ref().is_some_and(|e| e.as_str() == id));
        named.next().and_then(|t| t.from).map(|d| d.to_string())
    };
    assert_eq!(entry("dji").as_deref(), Some("2025-12-22"));
    assert_eq!(entry("hikvision").as_deref(), Some("2021-03-12"));
}

#[test]
fn hisilicon_is_huaweis_not_hikvisions() {
    for name in ["HiSilicon", "HiSilicon Technologies Co., Ltd."] {
        let result = company(name, &agency());
        assert_eq!(leads_to(&result, "hikvision"), None, "{name}");
    }
    let holders = REGISTER.entities["hisilicon"]
        .owners
        .iter()
        .filter_map(|o| o.holder.as_ref());
    assert!(holders.map(AsRef::<str>::as_ref).eq(["huawei"]));
}

#[test]
fn a_survey_that_was_corrected_stays_with_its_correction() {
    let withdrawn = REGISTER
        .claims
        .values()
        .filter(|c| c.status != ClaimStatus::Stands);
    let survey: Vec<_> = withdrawn
        .filter(|c| c.text.contains("police force"))
        .collect();
    assert!(!survey.is_empty());
    for claim in survey {
        let by = claim.replaced_by.as_ref().expect("what replaces it");
        assert!(REGISTER.claims[by].text.contains("None"), "{by}");
        assert!(claim.ended.is_some());
    }
}

#[test]
fn no_record_is_a_person() {
    // The records have no field for a person; the holders that are people are described.
    let holders = REGISTER.entities.values().flat_map(|e| &e.owners);
    let described: Vec<_> = holders.filter_map(|o| o.holder_name.as_deref()).collect();
    assert!(!described.is_empty());
    for words in described.iter().filter(|w| w.contains("natural person")) {
        assert!(
            words.chars().next().is_some_and(char::is_lowercase),
            "{words}"
        );
    }
    // Of the four officials and one bureau on the EU list, the bureau stands here alone.
    let targets = &REGISTER.measures["eu/human-rights-sanctions"].targets;
    let named: Vec<&str> = targets
        .iter()
        .filter_map(|t| t.entity.as_ref())
        .map(AsRef::as_ref)
        .collect();
    assert_eq!(named, ["xpcc-psb"]);
}

#[test]
fn the_same_product_has_four_answers() {
    let hikvision = "Hangzhou Hikvision Digital Technology Co., Ltd.";
    let ask =
        |role, place, on, action| company(hikvision, &reader(role, place, on, Some(action))).answer;
    assert_eq!(
        ask("federal-agency", "US", "2026-11-24", Action::Buy),
        Answer::Prohibited
    );
    assert_eq!(
        ask("federal-agency", "US", "2018-01-01", Action::Buy),
        Answer::NoRestrictionFound
    );
    assert_eq!(
        ask("household", "US", "2026-11-24", Action::Use),
        Answer::NoRestrictionFound
    );
    assert_eq!(
        ask("school", "US", "2026-11-24", Action::Buy),
        Answer::Review
    );
}

#[test]
fn a_relation_is_an_edge_never_an_identity() {
    let tied = company("Radis Vira Tejarat", &agency());
    assert_eq!(
        leads_to(&tied, "tiandy").map(Relation::as_str),
        Some("agent-of")
    );
    let held = company(
        "Chengdu Dahua Wisdom Information Technology Co., Ltd.",
        &agency(),
    );
    assert_eq!(
        leads_to(&held, "dahua").map(Relation::as_str),
        Some("owned-by")
    );
}
