//! Traps that users and their data meet.

use crate::stage::{REGISTER, agency, company, leads_to, looked_for, reader, says};
use countersight_model::claim::ClaimStatus;
use countersight_model::context::Action;
use countersight_model::result::{Answer, Relation};

#[test]
fn hikvision_is_on_no_blocking_list() {
    for measure in ["us/global-magnitsky", "eu/human-rights-sanctions"] {
        assert!(looked_for(measure, "hikvision"), "{measure}");
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
