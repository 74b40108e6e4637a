//! Brand and maker from evidence: a table of devices with what a reader would be told.

use countersight_devices::DeviceIndex;
use countersight_model::brand::{Brand, MakerTie, TieKind};
use countersight_model::device::{Fingerprint, Prefix, PrefixRole, Strength};
use countersight_model::field::Field;
use countersight_model::id::{BrandId, EntityId};
use countersight_model::observation::Observation;
use countersight_model::source::Trust;

fn tie(maker: Option<&str>, name: Option<&str>, kind: TieKind, trust: Trust) -> MakerTie {
    MakerTie {
        maker: maker.map(EntityId::from),
        maker_name: name.map(str::to_owned),
        kind,
        scope: None,
        from: None,
        until: None,
        trust,
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

fn prefix(digits: &str, role: PrefixRole, holder: Option<&str>, organisation: &str) -> Prefix {
    Prefix {
        prefix: digits.to_owned(),
        bits: u8::try_from(digits.len() * 4).unwrap_or_default(),
        role,
        holder: holder.map(str::to_owned),
        organisation: organisation.to_owned(),
    }
}

fn model(id: &str, pattern: &str, maker: &str) -> Fingerprint {
    Fingerprint {
        conflicts: Vec::new(),
        id: id.to_owned(),
        field: "model".to_owned(),
        pattern: pattern.to_owned(),
        maker: Some(EntityId::from(maker)),
        brand: None,
        independent: None,
        as_of: None,
        strength: Strength::Weak,
        examples: Vec::new(),
        counter_examples: Vec::new(),
        note: None,
        sources: Vec::new(),
    }
}

fn index() -> DeviceIndex {
    use TieKind::{Independent, Own, Rebrand};
    let brands = [
        brand(
            "hikvision",
            "Hikvision",
            vec![tie(Some("hikvision"), None, Own, Trust::High)],
        ),
        brand(
            "lts",
            "LTS",
            vec![tie(Some("hikvision"), None, Rebrand, Trust::High)],
        ),
        brand(
            "annke",
            "Annke",
            vec![
                tie(Some("dahua"), None, Rebrand, Trust::Low),
                tie(Some("hikvision"), None, Rebrand, Trust::Medium),
            ],
        ),
        brand(
            "honeywell",
            "Honeywell",
            vec![tie(Some("dahua"), None, Rebrand, Trust::Medium)],
        ),
        brand(
            "axis",
            "Axis",
            vec![tie(
                None,
                Some("Axis Communications AB"),
                Independent,
                Trust::High,
            )],
        ),
        brand("adt", "ADT", vec![tie(None, None, Rebrand, Trust::Low)]),
    ];
    let prefixes = [
        prefix(
            "4419B6",
            PrefixRole::Maker,
            Some("hikvision"),
            "Hangzhou Hikvision",
        ),
        prefix("3CEF8C", PrefixRole::Maker, Some("dahua"), "Zhejiang Dahua"),
        prefix(
            "00408C",
            PrefixRole::Independent,
            Some("axis"),
            "Axis Communications AB",
        ),
        prefix("00BB3A", PrefixRole::Brand, Some("honeywell"), "Honeywell"),
        prefix("402C76", PrefixRole::Independent, None, "IEEE shared block"),
        prefix(
            "402C761",
            PrefixRole::Namesake,
            None,
            "Shanghai Dahua Scale Factory",
        ),
    ];
    let prints = [
        model("model-hikvision", r"^i?DS-2[A-Z]{2}\d", "hikvision"),
        model("model-dahua", r"^(DH-)?IPC-H[A-Z]+\d{4}", "dahua"),
    ];
    let names = [("hikvision", "Hikvision"), ("dahua", "Dahua")];
    let names = names
        .iter()
        .map(|(id, name)| (EntityId::from(*id), (*name).to_owned()))
        .collect();
    let (index, errors) = DeviceIndex::new(&prefixes, &prints, &brands, names, ["Hivision"]);
    assert!(errors.is_empty(), "{errors:?}");
    index
}

fn said(brand: &str, model: &str, mac: &str, description: &str) -> String {
    let finding = index().identify(
        &Observation::default()
            .with(Field::Brand, brand)
            .with(Field::Model, model)
            .with(Field::Mac, mac)
            .with(Field::Description, description),
    );
    let label = finding.brand.map_or("no label".to_owned(), |b| b.name);
    let maker = finding.maker.map_or("maker not known".to_owned(), |m| {
        format!("made by {} ({})", m.name, m.confidence.as_str())
    });
    let others: Vec<_> = finding
        .other_makers
        .iter()
        .map(|m| format!(" or {}", m.name))
        .collect();
    let conflicts: Vec<_> = finding
        .conflicts
        .iter()
        .map(|c| format!("; conflict: {c}"))
        .collect();
    format!("{label}, {maker}{}{}", others.concat(), conflicts.concat())
}

#[test]
fn a_hardware_address_gives_the_maker_away() {
    insta::assert_snapshot!(
        [
            said("Acme", "", "44:19:b6:01:02:03", ""),
            said("Honeywell", "", "3c-ef-8c-01-02-03", ""),
            said("", "", "00:40:8c:11:22:33", ""),
            said("Axis", "", "3cef.8c01.0203", ""),
            said("Hikvision", "", "00:40:8c:11:22:33", ""),
            said("", "", "40:2c:76:1a:00:01", ""),
            said("", "", "06:19:b6:01:02:03", ""),
            said("", "", "not written down", ""),
        ]
        .join("\n"),
        @"
    Acme, made by Hikvision (conclusive)
    Honeywell, made by Dahua (conclusive)
    no label, made by Axis Communications AB (conclusive)
    Axis, made by Dahua (conclusive) or Axis Communications AB; conflict: 3C:EF:8C is assigned to Zhejiang Dahua; but the label Axis is made by Axis Communications AB
    Hikvision, made by Hikvision (possible); conflict: 00:40:8C is assigned to Axis Communications AB; but the label Hikvision is an own brand of Hikvision
    no label, made by Shanghai Dahua Scale Factory (conclusive)
    no label, maker not known
    no label, maker not known; conflict: `not written down` is not a hardware address, so it was not used
    "
    );
}

#[test]
fn a_label_is_not_a_maker() {
    insta::assert_snapshot!(
        [
            said("Hikvision", "", "", ""),
            said("LTS", "CMIP1143W-28M", "", ""),
            said("LTS", "DS-2CD2143G0-I", "", ""),
            said("Annke", "", "", ""),
            said("Annke", "IPC-HDW5442TM-AS", "", ""),
            said("Honeywell", "", "00:bb:3a:00:00:01", ""),
            said("ADT", "", "", ""),
            said("Axis", "P3245-LVE", "", ""),
            said("Axis", "DS-2CD2143G0-I", "", ""),
            said("Northlight", "NL-4", "", ""),
        ]
        .join("\n"),
        @"
    Hikvision, made by Hikvision (strong)
    LTS, made by Hikvision (possible)
    LTS, made by Hikvision (strong)
    Annke, made by Hikvision (possible)
    Annke, made by Hikvision (possible) or Dahua
    Honeywell, made by Dahua (possible)
    ADT, maker not known
    Axis, made by Axis Communications AB (strong)
    Axis, made by Hikvision (possible); conflict: the label Axis is made by Axis Communications AB; but a model number of the form that Hikvision uses
    Northlight, maker not known
    "
    );
}

#[test]
fn a_model_or_a_description_is_a_lead() {
    insta::assert_snapshot!(
        [
            said("", "DS-2CD2143G0-I", "", ""),
            said("", "", "", "4 MP dome DS-2CD2143G0-I, main hall"),
            said("", "", "", "hikvision dome, main hall"),
            said("Axis", "", "", "replaces a Hikvision dome"),
            said("", "DS-510", "", ""),
            said("", "", "", "Stanley Road gate"),
            said("", "", "", ""),
        ]
        .join("\n"),
        @"
    no label, made by Hikvision (possible)
    no label, made by Hikvision (possible)
    Hikvision, made by Hikvision (possible)
    Axis, made by Axis Communications AB (strong)
    no label, maker not known
    no label, maker not known
    no label, maker not known
    "
    );
}

proptest::proptest! {
    #[test]
    fn no_observation_makes_it_panic(a in "\\PC{0,20}", b in "\\PC{0,20}", c in "\\PC{0,20}", d in "\\PC{0,40}") {
        let _ = said(&a, &b, &c, &d);
    }

    #[test]
    fn one_more_piece_of_evidence_never_hides_a_proven_maker(brand in "(LTS|Annke|Axis|Acme)?", model in "(DS-510|P3245|IPC-HDW5442TM)?") {
        let finding = said(&brand, &model, "44:19:b6:01:02:03", "");
        proptest::prop_assert!(finding.contains("made by Hikvision (conclusive)"), "{}", finding);
    }
}

#[test]
fn a_typing_error_is_a_question_and_a_look_alike_is_not() {
    insta::assert_snapshot!(
        [
            said("Hikvison", "", "", ""),
            said("Hiikvision", "", "", ""),
            // Another first letter, two errors, another firm's name.
            said("Mikvision", "", "", ""),
            said("Heimvision", "", "", ""),
            said("Hivision", "", "", ""),
            // In a description words meet by chance.
            said("", "", "", "Hikvison"),
        ]
        .join("\n"),
        @"
    Hikvison, made by Hikvision (possible)
    Hiikvision, made by Hikvision (possible)
    Mikvision, maker not known
    Heimvision, maker not known
    Hivision, maker not known
    no label, maker not known
    "
    );
}
