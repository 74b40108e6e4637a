//! Traps of device evidence. Fields that the engine does not read yet are held by their records.

use crate::stage::{REGISTER, labelled, leads_to};
use countersight_devices::mac::Mac;
use countersight_devices::patterns::Patterns;
use countersight_model::device::{Fingerprint, Strength};
use countersight_model::result::{Answer, Confidence};
use std::collections::BTreeSet;

/// The fingerprints that match a text of a field.
fn matching(field: &str, text: &str) -> Vec<&'static Fingerprint> {
    let (patterns, broken) = Patterns::new(&REGISTER.fingerprints);
    assert!(broken.is_empty());
    let ids: BTreeSet<String> = patterns
        .matching(field, text)
        .into_iter()
        .map(|f| f.id.clone())
        .collect();
    let all = REGISTER.fingerprints.iter();
    all.filter(|f| ids.contains(&f.id)).collect()
}

fn makers(field: &str, text: &str) -> Vec<&'static str> {
    let found = matching(field, text).into_iter();
    found
        .filter_map(|f| f.maker.as_ref())
        .map(AsRef::as_ref)
        .collect()
}

#[test]
fn dnvrs_webs_is_hikvisions_though_three_rule_sets_say_dahua() {
    let found = matching("http.server", "DNVRS-Webs");
    assert_eq!(makers("http.server", "DNVRS-Webs"), ["hikvision"]);
    let readings: Vec<_> = found
        .iter()
        .flat_map(|f| &f.conflicts)
        .flat_map(|c| &c.readings)
        .collect();
    assert!(
        readings
            .iter()
            .any(|r| r.says.contains("Dahua") && !r.chosen)
    );
    assert!(
        readings
            .iter()
            .any(|r| r.says.contains("Hikvision") && r.chosen)
    );
}

#[test]
fn a_time_server_that_answers_hikvisions_number_is_no_camera() {
    assert_eq!(
        makers("snmp.sys_object_id", "1.3.6.1.4.1.39165.1.1"),
        ["hikvision"]
    );
    assert_eq!(
        makers("snmp.sys_object_id", "1.3.6.1.4.1.39165.1.6"),
        [""; 0]
    );
    let found = matching("snmp.sys_object_id", "1.3.6.1.4.1.39165.1.1");
    assert!(found.iter().all(|f| f.strength == Strength::Weak));
}

#[test]
fn an_unregistered_number_of_dahua_devices_is_not_intelbras() {
    let found = matching("snmp.sys_object_id", "1.3.6.1.4.1.1004849.2.1");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].maker.as_ref().map(AsRef::as_ref), Some("dahua"));
    let readings: Vec<_> = found[0]
        .conflicts
        .iter()
        .flat_map(|c| &c.readings)
        .collect();
    assert!(
        readings
            .iter()
            .any(|r| r.says.contains("Intelbras") && !r.chosen)
    );
}

#[test]
fn silex_print_servers_are_not_recorders() {
    for model in ["DS-510", "DS-520AN", "DS-600", "DS-700"] {
        assert_eq!(makers("model", model), [""; 0], "{model}");
        let result = labelled("Silex", model, "");
        assert!(result.matches.is_empty(), "{model}");
    }
}

#[test]
fn a_title_that_every_rebrand_shows_names_nobody() {
    assert!(matching("http.title", "WEB SERVICE").is_empty());
    // The label is Honeywell's; whether Dahua made it is a question.
    let result = labelled("Honeywell", "", "");
    assert!(
        result
            .matches
            .iter()
            .all(|m| m.confidence == Confidence::Possible)
    );
}

#[test]
fn a_labels_own_address_block_hides_the_maker() {
    for (brand, mac) in [
        ("Lorex", "00:1F:54:11:22:33"),
        ("BCS", "38:C4:E8:11:22:33"),
        ("Honeywell", "00:BF:AF:11:22:33"),
    ] {
        let result = labelled(brand, "", mac);
        let sure = |m: &countersight_model::result::Match| m.confidence > Confidence::Possible;
        assert!(
            !result.matches.iter().any(sure),
            "{brand}: {:?}",
            result.matches
        );
        assert_ne!(result.answer, Answer::Prohibited, "{brand}");
    }
}

#[test]
fn a_header_of_two_letters_is_no_maker() {
    // Another maker's payload begins with DH.
    let result = labelled("Vstarcam", "", "");
    assert_eq!(leads_to(&result, "dahua"), None);
    assert!(matching("model", "DH").is_empty());
}

#[test]
fn a_port_proves_nothing() {
    // 34567 is Xiongmai's, and any port may be opened by anybody.
    assert!(REGISTER.fingerprints.iter().all(|f| f.field != "port"));
    assert!(labelled("Xiongmai", "", "").matches.is_empty());
}

#[test]
fn a_swann_device_without_proof_stays_unknown() {
    let result = labelled("Swann", "", "");
    assert!(
        result
            .matches
            .iter()
            .all(|m| m.confidence == Confidence::Possible)
    );
    assert_ne!(result.answer, Answer::Prohibited);
}

#[test]
fn lorex_after_the_sale_is_a_question() {
    let result = labelled("Lorex", "", "");
    assert_ne!(result.answer, Answer::Prohibited);
    assert!(
        REGISTER.brands["lorex"]
            .ties
            .iter()
            .any(|t| t.until.is_some())
    );
}

#[test]
fn look_alikes_are_other_labels_and_typing_errors_are_questions() {
    for brand in [
        "Heimvision",
        "Omniview",
        "Hivision",
        "Biovision",
        "Hawk Vision",
    ] {
        assert!(labelled(brand, "", "").matches.is_empty(), "{brand}");
    }
    for (brand, maker) in [
        ("Duhua", "dahua"),
        ("Eziviz", "ezviz"),
        ("Hikvison", "hikvision"),
    ] {
        let result = labelled(brand, "", "");
        assert!(leads_to(&result, maker).is_some(), "{brand}");
        assert!(
            result
                .matches
                .iter()
                .all(|m| m.confidence == Confidence::Possible),
            "{brand}"
        );
    }
}

#[test]
fn what_honeypots_imitate_is_a_hint_only() {
    let found = matching("http.server", "App-webs/");
    assert!(!found.is_empty());
    assert!(found.iter().all(|f| f.strength == Strength::Weak));
    // Often taken for Hikvision's: it speaks for a firm outside the register, and for nobody in it.
    assert_eq!(makers("http.server", "uc-httpd/1.0.0"), [""; 0]);
    let found = matching("http.server", "uc-httpd/1.0.0");
    assert!(found.iter().all(|f| f.independent.is_some()));
}

#[test]
fn a_label_in_a_discovery_answer_does_not_hide_the_maker() {
    let answer = r#"{"method":"client.notifyDevInfo","params":{"deviceInfo":{"DeviceType":"W461ASC","Vendor":"Lorex"}}}"#;
    let found = matching("dhip", answer);
    assert!(
        found
            .iter()
            .all(|f| f.maker.as_ref().is_some_and(|m| m.as_str() == "dahua"))
    );
    let brands = found.iter().filter_map(|f| f.brand.as_ref());
    assert!(brands.clone().any(|b| b.as_str() == "lorex"));
    assert!(found.iter().any(|f| f.strength == Strength::Conclusive));
}

#[test]
fn a_mark_that_others_may_add_is_a_hint_only() {
    let mark = "onvif://www.onvif.org/extension/unique_identifier";
    let found = matching("onvif.scopes", mark);
    assert_eq!(makers("onvif.scopes", mark), ["dahua"]);
    assert!(
        found
            .iter()
            .all(|f| f.strength == Strength::Weak && !f.conflicts.is_empty())
    );
    let shared = [
        "type/Network_Video_Transmitter",
        "location/city/hangzhou",
        "location/country/china",
    ];
    for scope in shared {
        let scope = format!("onvif://www.onvif.org/{scope}");
        assert!(matching("onvif.scopes", &scope).is_empty(), "{scope}");
    }
}

#[test]
fn a_login_to_anything_is_no_sign_of_dahua() {
    for realm in ["Webmin", "Usermin", "Cacti", "World Vision", "DS-2CD2042"] {
        let text = format!("Basic realm=\"Login to {realm}\"");
        for field in ["http.www_authenticate", "rtsp.www_authenticate"] {
            assert!(matching(field, &text).is_empty(), "{text}");
        }
    }
}

#[test]
fn a_namesake_in_a_certificate_is_no_maker() {
    for holder in [
        "C=CN, O=Cangzhou Dahua, CN=1",
        "O=Not HIKVISION",
        "OU=DAHUA, O=Example",
        "CN=hikvision.example.org",
    ] {
        assert!(matching("tls.subject", holder).is_empty(), "{holder}");
    }
}

#[test]
fn a_bracket_tells_the_customer_and_a_lens_tells_nobody() {
    let found = matching("model.qualifier", "HILOOK STD");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].brand.as_ref().map(AsRef::as_ref), Some("hilook"));
    for bracket in ["2.8MM", "BLACK", "316L", "EU", "GPS", "O-STD"] {
        assert!(matching("model.qualifier", bracket).is_empty(), "{bracket}");
    }
}

#[test]
fn a_made_up_address_names_no_maker() {
    assert!(Mac::parse("02:00:00:11:22:33").is_some_and(|mac| mac.is_local()));
    assert!(labelled("", "", "02:00:00:11:22:33").matches.is_empty());
}

#[test]
fn the_table_of_addresses_says_its_date() {
    // An older public list knew 51 of 86 blocks of Hikvision.
    assert!(!REGISTER.prefixes_as_of.is_empty());
    let hikvision = REGISTER
        .prefixes
        .iter()
        .filter(|p| p.holder.as_deref() == Some("hikvision"));
    assert!(hikvision.count() > 80);
}

#[test]
fn a_loose_pattern_claims_no_other_makers_cameras() {
    for (model, other) in [
        ("IPC-T222H", "hilook"),
        ("NVR10030", "abus"),
        ("IPC3614SR3", "uniview"),
    ] {
        assert!(
            !makers("model", model).contains(&"dahua"),
            "{model} of {other}"
        );
    }
}
