//! Traps of device evidence: each a test, on a small world of its own.

#![expect(
    clippy::unwrap_used,
    clippy::too_many_lines,
    reason = "a world written down in one place; a day in it that is none must stop the test"
)]

use countersight_devices::DeviceIndex;
use countersight_model::brand::{Brand, MakerTie, TieKind};
use countersight_model::device::{DeviceFinding, Fingerprint, Prefix, PrefixRole, Strength};
use countersight_model::field::Field;
use countersight_model::id::{BrandId, EntityId};
use countersight_model::observation::Observation;
use countersight_model::result::Confidence::{Conclusive, Possible, Strong};
use countersight_model::source::Trust;

fn tie(maker: &str, kind: TieKind, until: Option<&str>) -> MakerTie {
    MakerTie {
        maker: Some(EntityId::from(maker)),
        maker_name: None,
        kind,
        scope: None,
        from: None,
        until: until.map(|day| day.parse().unwrap()),
        trust: Trust::High,
        note: None,
        sources: Vec::new(),
    }
}

fn brand(id: &str, name: &str, ties: Vec<MakerTie>) -> Brand {
    Brand {
        conflicts: Vec::new(),
        id: BrandId::from(id),
        name: name.to_owned(),
        aliases: Vec::new(),
        ties,
    }
}

fn print(field: &str, pattern: &str, maker: &str, strength: Strength) -> Fingerprint {
    Fingerprint {
        id: format!("{field}-{maker}"),
        field: field.to_owned(),
        pattern: pattern.to_owned(),
        maker: (!maker.is_empty() && maker != "axis").then(|| EntityId::from(maker)),
        brand: None,
        independent: (maker == "axis").then(|| "Axis Communications AB".to_owned()),
        strength,
        as_of: None,
        examples: Vec::new(),
        counter_examples: Vec::new(),
        conflicts: Vec::new(),
        note: None,
        sources: Vec::new(),
    }
}

fn index() -> DeviceIndex {
    use Strength::{Conclusive, Strong, Weak};
    let prints = [
        print("http.server", "^DNVRS-Webs$", "hikvision", Strong),
        print("http.server", "^App-webs/?$", "hikvision", Weak),
        print("http.title", "^Sample login page$", "hikvision", Weak),
        print("http.favicon_mmh3", "^999357577$", "hikvision", Weak),
        print("http.realm", r"^Login to [0-9A-F]{15}$", "dahua", Weak),
        print("rtsp.server", "^Dahua Rtsp Server$", "dahua", Strong),
        print("tls.subject", r"\bO=DAHUA\b", "dahua", Conclusive),
        print(
            "tls.subject",
            r"\bO=Axis Communications AB\b",
            "axis",
            Conclusive,
        ),
        print(
            "onvif.scopes",
            r"(?i)/MAC/(?P<mac>(?:[0-9a-f]{2}:){5}[0-9a-f]{2})$",
            "",
            Weak,
        ),
        print("onvif.scopes", "extension/unique_identifier", "dahua", Weak),
        print(
            "snmp.sys_object_id",
            r"^1\.3\.6\.1\.4\.1\.39165\.1\.1",
            "hikvision",
            Weak,
        ),
        print(
            "snmp.sys_object_id",
            r"^1\.3\.6\.1\.4\.1\.1004849\.",
            "dahua",
            Strong,
        ),
        print(
            "snmp.sys_descr",
            "Hikvision company products",
            "hikvision",
            Weak,
        ),
        print(
            "sadp",
            "<OEMCode>(?P<oem>[^<]*)</OEMCode>",
            "hikvision",
            Conclusive,
        ),
        print(
            "dhip",
            r#""DeviceType":"(?P<model>[^"]*)".*"Vendor":"(?P<vendor>[^"]*)","Version":"(?P<firmware>[^"]*)""#,
            "dahua",
            Conclusive,
        ),
        print("port", "^37777$", "dahua", Weak),
        print("model", r"^DS-2CD\d", "hikvision", Weak),
        print("model", r"^(?:DH-)?IPC-H[A-Z]+\d{4}", "dahua", Weak),
    ];
    let prefixes = [
        ("4419B6", PrefixRole::Maker, Some("hikvision"), "Hikvision"),
        (
            "001F54",
            PrefixRole::Brand,
            Some("lorex"),
            "Lorex Technology",
        ),
        ("38C4E8", PrefixRole::Brand, Some("bcs"), "NSS"),
        ("00BFAF", PrefixRole::Brand, Some("honeywell"), "Honeywell"),
        (
            "00408C",
            PrefixRole::Independent,
            None,
            "Axis Communications AB",
        ),
    ]
    .map(|(prefix, role, holder, organisation)| Prefix {
        prefix: prefix.to_owned(),
        bits: 24,
        role,
        holder: holder.map(str::to_owned),
        organisation: organisation.to_owned(),
    });
    let brands = [
        brand(
            "hikvision",
            "Hikvision",
            vec![tie("hikvision", TieKind::Own, None)],
        ),
        brand("dahua", "Dahua", vec![tie("dahua", TieKind::Own, None)]),
        brand("ezviz", "EZVIZ", vec![tie("ezviz", TieKind::Own, None)]),
        brand(
            "lorex",
            "Lorex",
            vec![tie("dahua", TieKind::FormerlyOwned, Some("2022-11-24"))],
        ),
        brand("bcs", "BCS", vec![tie("dahua", TieKind::Rebrand, None)]),
        brand(
            "honeywell",
            "Honeywell",
            vec![tie("dahua", TieKind::Rebrand, Some("2022-04"))],
        ),
        brand(
            "intelbras",
            "Intelbras",
            vec![tie("dahua", TieKind::Rebrand, None)],
        ),
        brand(
            "swann",
            "Swann",
            vec![MakerTie {
                maker: None,
                ..tie("", TieKind::Rebrand, None)
            }],
        ),
    ];
    let names = [
        ("hikvision", "Hikvision"),
        ("dahua", "Dahua"),
        ("ezviz", "EZVIZ"),
    ]
    .map(|(id, name)| (EntityId::from(id), name.to_owned()));
    let look_alikes = ["Heimvision", "Omniview"];
    let (index, errors) = DeviceIndex::new(
        &prefixes,
        &prints,
        &brands,
        names.into_iter().collect(),
        look_alikes,
    );
    assert_eq!(errors, []);
    let heads = [("ezviz", "hikvision")].map(|(a, b)| (EntityId::from(a), EntityId::from(b)));
    index.with_groups(heads.into_iter().collect())
}

fn seen(values: &[(Field, &str)]) -> DeviceFinding {
    let add = |seen: Observation, (field, value): &(Field, &str)| seen.with(*field, *value);
    index().identify(&values.iter().fold(Observation::default(), add))
}

fn said(finding: &DeviceFinding) -> String {
    let label = finding
        .brand
        .as_ref()
        .map_or("no label", |brand| &brand.name);
    let maker = finding.maker.as_ref().map_or("nobody".to_owned(), |maker| {
        format!("{} ({})", maker.name, maker.confidence.as_str())
    });
    let others = finding.other_makers.iter();
    let others: Vec<String> = others
        .map(|m| format!(" or {} ({})", m.name, m.confidence.as_str()))
        .collect();
    let conflicts: Vec<String> = finding
        .conflicts
        .iter()
        .map(|c| format!("; conflict: {c}"))
        .collect();
    format!("{label}, {maker}{}{}", others.concat(), conflicts.concat())
}

fn of(values: &[(Field, &str)]) -> String {
    said(&seen(values))
}

const DHIP: &str = r#"{"DeviceType":"LNB8105","SN":"1","Vendor":"Lorex","Version":"2.800.0.25.R"}"#;

#[test]
fn dnvrs_webs_leads_to_hikvision_and_never_to_dahua() {
    assert_eq!(
        of(&[(Field::HttpServer, "DNVRS-Webs")]),
        "no label, Hikvision (strong)"
    );
}

#[test]
fn a_time_server_with_hikvisions_number_is_nobodys() {
    let number = (Field::SnmpSysObjectId, "1.3.6.1.4.1.39165.1.6");
    assert_eq!(
        of(&[number, (Field::SnmpSysDescr, "SyncServer")]),
        "no label, nobody"
    );
    // The number and the description are of one kind, so a weak sign stays weak.
    let number = (Field::SnmpSysObjectId, "1.3.6.1.4.1.39165.1.1");
    let both = [number, (Field::SnmpSysDescr, "Hikvision company products")];
    assert_eq!(of(&both), "no label, Hikvision (possible)");
}

#[test]
fn the_number_of_dahua_firmware_under_the_label_intelbras_is_dahua() {
    let number = (Field::SnmpSysObjectId, "1.3.6.1.4.1.1004849.2.1");
    assert_eq!(
        of(&[(Field::Brand, "Intelbras"), number]),
        "Intelbras, Dahua (strong)"
    );
}

#[test]
fn silex_print_servers_are_no_recorders() {
    for model in ["DS-510", "DS-520AN", "DS-600", "DS-700"] {
        assert_eq!(of(&[(Field::Model, model)]), "no label, nobody");
    }
}

#[test]
fn a_title_that_all_labels_show_proves_nothing_about_honeywell() {
    let shown = [
        (Field::Brand, "Honeywell"),
        (Field::HttpTitle, "WEB SERVICE"),
    ];
    assert_eq!(of(&shown), "Honeywell, Dahua (possible)");
}

#[test]
fn a_labels_own_address_says_the_label_and_the_firmware_says_the_maker() {
    for (mac, label) in [
        ("00:1f:54:00:00:01", "Lorex"),
        ("38:c4:e8:00:00:01", "BCS"),
        ("00:bf:af:00:00:01", "Honeywell"),
    ] {
        let alone = seen(&[(Field::Mac, mac)]);
        assert_eq!(said(&alone), format!("{label}, Dahua (possible)"));
        let firmware = seen(&[
            (Field::Mac, mac),
            (Field::TlsSubject, "CN=a, O=DAHUA, C=CN"),
        ]);
        assert_eq!(said(&firmware), format!("{label}, Dahua (conclusive)"));
    }
    let finding = seen(&[(Field::Mac, "00:1f:54:00:00:01"), (Field::Dhip, DHIP)]);
    assert_eq!(said(&finding), "Lorex, Dahua (conclusive)");
    assert_eq!(finding.model.as_deref(), Some("LNB8105"));
    assert_eq!(finding.firmware.as_deref(), Some("2.800.0.25.R"));
}

#[test]
fn a_payload_that_begins_with_dh_and_the_port_of_another_maker_are_nobodys() {
    assert_eq!(of(&[(Field::Banner, "DH\u{1}\u{2}")]), "no label, nobody");
    assert_eq!(of(&[(Field::Port, "34567")]), "no label, nobody");
}

#[test]
fn a_port_is_shown_and_never_counted() {
    let finding = seen(&[(Field::Port, "37777")]);
    assert_eq!(said(&finding), "no label, nobody");
    assert_eq!(finding.evidence.len(), 1);
    assert!(finding.evidence[0].detail.contains("proves nothing"));
    let with_title = [
        (Field::Port, "37777"),
        (Field::OnvifScopes, "onvif://x/extension/unique_identifier"),
    ];
    assert_eq!(of(&with_title), "no label, Dahua (possible)");
}

#[test]
fn a_swann_device_without_proof_stays_unknown() {
    let upnp = (Field::SsdpManufacturer, "Swann");
    let kind = (
        Field::SsdpDeviceType,
        "urn:schemas-upnp-org:device:EmbeddedNetDevice:1",
    );
    assert_eq!(of(&[upnp, kind]), "Swann, nobody");
}

#[test]
fn lorex_by_the_day_it_was_made() {
    let made = |day: &'static str| of(&[(Field::Brand, "Lorex"), (Field::Made, day)]);
    assert_eq!(made("2022-11-24"), "Lorex, Dahua (possible)");
    assert_eq!(made("2022"), "Lorex, Dahua (possible)");
    assert_eq!(made("2022-11-25"), "Lorex, nobody");
    assert_eq!(made("2023"), "Lorex, nobody");
    // What answers as Dahua's firmware is Dahua's, whoever owns the label.
    let answers = [
        (Field::Brand, "Lorex"),
        (Field::Made, "2024"),
        (Field::Dhip, DHIP),
    ];
    assert_eq!(of(&answers), "Lorex, Dahua (conclusive)");
    assert!(made("lately").contains("conflict: `lately` is not a date"));
}

#[test]
fn look_alikes_are_other_labels_and_typing_errors_are_questions() {
    for label in ["Heimvision", "Omniview"] {
        assert_eq!(of(&[(Field::Brand, label)]), format!("{label}, nobody"));
    }
    for label in ["Duhua", "Eziviz"] {
        assert!(
            of(&[(Field::Brand, label)]).ends_with("(possible)"),
            "{label}"
        );
    }
}

#[test]
fn what_bait_systems_imitate_is_a_hint_and_marks_of_several_makers_are_told() {
    assert_eq!(
        of(&[(Field::HttpServer, "App-webs/")]),
        "no label, Hikvision (possible)"
    );
    insta::assert_snapshot!(
        of(&[(Field::HttpServer, "DNVRS-Webs"), (Field::RtspServer, "Dahua Rtsp Server")]),
        @"no label, Hikvision (strong) or Dahua (strong); conflict: `DNVRS-Webs` in http.server points to Hikvision; but `Dahua Rtsp Server` in rtsp.server points to Dahua; several devices behind one address, or a bait system, answer so"
    );
}

#[test]
fn a_made_up_address_names_nobody_and_a_block_outside_the_table_is_no_clearance() {
    assert_eq!(of(&[(Field::Mac, "06:19:b6:00:00:01")]), "no label, nobody");
    assert_eq!(of(&[(Field::Mac, "aa:bb:cc:00:00:01")]), "no label, nobody");
}

#[test]
fn weak_signs_of_one_page_are_one_voice_and_of_two_kinds_are_two() {
    let page = [
        (Field::HttpTitle, "Sample login page"),
        (Field::HttpFaviconMmh3, "999357577"),
    ];
    assert_eq!(seen(&page).confidence, Some(Possible));
    let and_number = [
        page[0],
        page[1],
        (Field::SnmpSysDescr, "Hikvision company products"),
    ];
    assert_eq!(seen(&and_number).confidence, Some(Strong));
    // An unlabelled text may be the page again.
    let again = [
        page[0],
        (
            Field::Banner,
            "HTTP/1.1 200 OK\r\nServer: App-webs/\r\n\r\n",
        ),
    ];
    assert_eq!(seen(&again).confidence, Some(Possible));
}

#[test]
fn a_label_with_ties_and_no_proof_is_possible_and_never_more() {
    let shown = [
        (Field::Brand, "BCS"),
        (Field::Mac, "38:c4:e8:00:00:01"),
        (Field::SsdpManufacturer, "BCS"),
    ];
    assert_eq!(seen(&shown).confidence, Some(Possible));
}

#[test]
fn an_address_inside_an_answer_gives_the_maker_away() {
    let scope = (
        Field::OnvifScopes,
        "onvif://www.onvif.org/MAC/44:19:b6:01:02:03",
    );
    assert_eq!(
        of(&[(Field::Brand, "Acme"), scope]),
        "Acme, Hikvision (conclusive)"
    );
}

#[test]
fn firmware_is_the_makers_though_the_address_is_a_third_firms() {
    let shown = [
        (Field::Mac, "00:40:8c:00:00:01"),
        (Field::TlsSubject, "O=DAHUA"),
    ];
    insta::assert_snapshot!(of(&shown), @"no label, Dahua (conclusive) or Axis Communications AB (conclusive); conflict: `O=DAHUA` in tls.subject points to Dahua; but 00:40:8C is assigned to Axis Communications AB");
    assert_eq!(seen(&shown).confidence, Some(Conclusive));
}

#[test]
fn an_innocent_firms_certificate_is_evidence_for_it() {
    let subject = (Field::TlsSubject, "CN=axis, O=Axis Communications AB");
    assert_eq!(
        of(&[subject]),
        "no label, Axis Communications AB (conclusive)"
    );
}

#[test]
fn companies_of_one_group_do_not_contradict_each_other() {
    let shown = [
        (Field::Brand, "EZVIZ"),
        (Field::Sadp, "<OEMCode>1</OEMCode>"),
    ];
    let finding = seen(&shown);
    assert_eq!(
        said(&finding),
        "EZVIZ, Hikvision (conclusive) or EZVIZ (strong)"
    );
    assert!(
        finding
            .evidence
            .iter()
            .any(|e| e.value == "1" && e.detail.contains("customer"))
    );
}

#[test]
fn a_loose_realm_of_other_software_is_nobodys() {
    for realm in ["Webmin", "Usermin", "Cacti"] {
        let line = format!("Basic realm=\"Login to {realm}\"");
        assert_eq!(
            of(&[(Field::HttpWwwAuthenticate, &line)]),
            "no label, nobody"
        );
    }
    let line = "Digest realm=\"Login to 7A0123456789ABC\"";
    assert_eq!(
        of(&[(Field::HttpWwwAuthenticate, line)]),
        "no label, Dahua (possible)"
    );
}

proptest::proptest! {
    #[test]
    fn a_quick_look_never_passes_over_what_speaks(
        values in proptest::collection::vec((0..Field::ALL.len(), "(DNVRS-Webs|[Dd][Nn]vrs-[Ww]eb[s\u{17f}]|Dahua Rtsp Server|dahua RTSP [Ss\u{17f}]erver|37777|[Oo]=[Dd]ahua|HTTP/1.1 200\r\nServer: App-webs/\r\n|44:19:b6:01:02:03|\\PC{0,12})"), 0..4),
    ) {
        let index = index();
        let mut scratch = countersight_devices::Scratch::default();
        let mut seen = Observation::default();
        let mut speaks = false;
        for (field, value) in &values {
            seen.add(Field::ALL[*field], value.as_str());
            speaks |= index.may_speak(Field::ALL[*field], value, &mut scratch);
        }
        let finding = index.identify(&seen);
        let mut less = Observation::default();
        for (field, value) in seen.values() {
            if DeviceIndex::is_always_read(field) || index.may_speak(field, value, &mut scratch) {
                less.add(field, value);
            }
        }
        proptest::prop_assert_eq!(&finding, &index.identify(&less));
        let silent = finding.brand.is_none() && finding.maker.is_none()
            && finding.evidence.is_empty() && finding.conflicts.is_empty();
        proptest::prop_assert!(speaks || silent, "{:?} {}", values, said(&finding));
    }
}
