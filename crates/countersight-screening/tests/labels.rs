//! Labels and spec sheets, as a camera's reading or a paste gives them. All were written for these tests.

use countersight_model::context::Context;
use countersight_model::result::ScreeningResult;
use countersight_model::subject::{Subject, SubjectKind};
use countersight_register::{DataFiles, Register, load};
use countersight_screening::{Screener, device_index};
use jiff::civil::date;
use std::sync::LazyLock;

static REGISTER: LazyLock<Register> = LazyLock::new(|| load(&DataFiles::embedded()).register);
static SCREENER: LazyLock<Screener<'static>> = LazyLock::new(|| Screener::new(&REGISTER));

fn screened(text: &str) -> ScreeningResult {
    let mut subject = Subject::new(SubjectKind::Device, "");
    subject.label = Some(text.to_owned());
    let context = Context {
        roles: vec![],
        jurisdictions: vec![],
        on: date(2026, 11, 24),
        action: None,
    };
    SCREENER.screen(&subject, &context)
}

/// What is read on a label and whom it leads to, in words.
fn told(text: &str) -> String {
    let result = screened(text);
    let mut lines = vec![format!("{}: {}", result.answer, result.subject.text)];
    for found in &result.matches {
        lines.push(format!(
            "  {:?} {} {:?}",
            found.relation, found.entity, found.confidence
        ));
    }
    if let Some(device) = &result.device {
        if let (None, Some(maker)) = (
            device.maker.as_ref().and_then(|m| m.entity.as_ref()),
            &device.maker,
        ) {
            lines.push(format!("  made by {} {:?}", maker.name, maker.confidence));
        }
        for seen in &device.evidence {
            lines.push(format!(
                "  {} `{}` {}: {}",
                seen.field, seen.value, seen.rule, seen.detail
            ));
        }
        for conflict in &device.conflicts {
            lines.push(format!("  ! {conflict}"));
        }
    }
    lines.join("\n")
}

/// What is read, without the answer.
fn read(text: &str) -> String {
    device_index(&REGISTER).read_label_text(text).in_words()
}

#[test]
fn a_rating_plate_with_its_faults() {
    insta::assert_snapshot!(told("HIKVISION\nNetwork Camera\nModel No.: DS-2CD2143GO-I 2.8mm\nS/N: F12345678\nMAC: 44:I9:B6:O1:02:03\n\
        Hangzhou Hikvision Digital Technology Co., Ltd.\nMade in China\nVerification code: ABCDEF\nDC12V 5W"), @r#"
        review: brand HIKVISION, model DS-2CD2143GO-I, MAC 44:19:B6:01:02:03, named Hikvision Digital Technology
          MadeBy hikvision Conclusive
          mac `44:19:B6:01:02:03` oui: 44:19:B6 is assigned to Hangzhou Hikvision Digital Technology Co.,Ltd.; line 5, written `44:I9:B6:O1:02:03`
          brand `HIKVISION` brand-table: Hikvision is an own brand of Hangzhou Hikvision Digital Technology Co., Ltd.; line 1
          model `DS-2CD2143GO-I` model-hikvision-camera: a model number of the form that Hangzhou Hikvision Digital Technology Co., Ltd. uses; line 3
        "#);
}

#[test]
fn headings_in_many_languages_and_values_on_the_next_line() {
    let labels = [
        "型号：DS-2CD3T46WD-I3\n序列号：D12345678\nMAC地址：44-19-B6-01-02-03\n制造商：杭州海康威视数字技术股份有限公司\n生产日期：2021年05月",
        "型號 IPC-HFW2431S\n序號 4K00AEBPAG0D0E7",
        "Модель: DH-IPC-HFW2431SP-S\nСерийный номер: 4K00AEBPAG0D0E7\nПроизводитель: Zhejiang Dahua Vision Technology\nMAC-адрес: 3C EF 8C 01 02 03",
        "موديل: DS-7608NI-Q2/8P\nالرقم التسلسلي: ٠١٢٣٤٥٦٧٨\nعنوان MAC: 44:19:B6:01:02:03",
        "Model No.:\nDS-2CD2143G0-\nI\nSerial No.:\nF12345678\nMAC:\n4419B6\n010203",
        "Model: DS-2CD2143G0-I   S/N: F12345678   MAC: 4419.b601.0203",
        "Model\tDS-2CD2143G0-I\nSerial number\tF12345678\nFirmware version\tV5.6.3 build 190923",
        "DS-2CD2143G0-I20190101AAWRD12345678\nFCC ID: 2ADTD - 5604SD",
        "Modèle : DS-2DE4425IW-DE(S5)  N° de série : G12345678",
        "Mod. D5-2CD2O43G0-l MAC ID 44:19:B6:01:02",
        "S/N F12345678 MAC 4419B6010203 P/N 1.0.01.10.12345",
        "IP MAC 44:19:B6:01:02:03; F12345678",
    ];
    insta::assert_snapshot!(labels.map(read).join("\n"), @r#"
        model DS-2CD3T46WD-I3, MAC 44:19:B6:01:02:03, made 2021-05
        model IPC-HFW2431S
        model DH-IPC-HFW2431SP-S, MAC 3C:EF:8C:01:02:03
        model DS-7608NI-Q2/8P, MAC 44:19:B6:01:02:03
        model DS-2CD2143G0-I, MAC 44:19:B6:01:02:03
        model DS-2CD2143G0-I, MAC 44:19:B6:01:02:03
        model DS-2CD2143G0-I, firmware V5.6.3
        model DS-2CD2143G0-I, FCC ID 2ADTD-5604SD
        model DS-2DE4425IW-DE(S5)
        model DS-2CD2043G0-l, MAC 44:19:B6:01:02
        MAC 44:19:B6:01:02:03
        MAC 44:19:B6:01:02:03
        "#);
}

#[test]
fn a_spec_sheet_of_several_models_gives_each_with_its_line() {
    insta::assert_snapshot!(told("Ordering information\nModels: DH-IPC-HFW2431S-S-S2, DH-IPC-HDBW2431E-S / DHI-NVR4108HS-8P-4KS2\n\
        General\nCompression H.265; H.264\nCompatible with Hikvision, Uniview and Axis recorders\nDH-SD49225XA-HNR (PTZ)"), @r#"
        review: model DH-IPC-HFW2431S-S-S2, model DH-IPC-HDBW2431E-S, model DHI-NVR4108HS-8P-4KS2, model DH-SD49225XA-HNR
          MadeBy dahua Possible
          model `DH-IPC-HFW2431S-S-S2` model-dahua-ipc: a model number of the form that Zhejiang Dahua Technology Co., Ltd. uses; line 2
          model `DH-IPC-HFW2431S-S-S2` model-dahua-prefixed: a model number of the form that Zhejiang Dahua Technology Co., Ltd. uses; line 2
          model `DH-IPC-HDBW2431E-S` model-dahua-ipc: a model number of the form that Zhejiang Dahua Technology Co., Ltd. uses; line 2
          model `DH-IPC-HDBW2431E-S` model-dahua-prefixed: a model number of the form that Zhejiang Dahua Technology Co., Ltd. uses; line 2
          model `DHI-NVR4108HS-8P-4KS2` model-dahua-recorder: a model number of the form that Zhejiang Dahua Technology Co., Ltd. uses; line 2
          model `DHI-NVR4108HS-8P-4KS2` model-dahua-prefixed: a model number of the form that Zhejiang Dahua Technology Co., Ltd. uses; line 2
          model `DH-SD49225XA-HNR` model-dahua-ptz: a model number of the form that Zhejiang Dahua Technology Co., Ltd. uses; line 6
          model `DH-SD49225XA-HNR` model-dahua-prefixed: a model number of the form that Zhejiang Dahua Technology Co., Ltd. uses; line 6
        "#);
}

#[test]
fn labels_of_other_firms_lead_to_nobody() {
    let innocents = [
        "AXIS\nAXIS P3245-LV Network Camera\nS/N: ACCC8E000001\nP/N: 01591-001\nMade in Thailand",
        "AXIS Communications AB\nModel: M3045-V\nMAC: AC:CC:8E:00:00:01\nCompatible with Hikvision and Dahua NVRs",
        "Hanwha Vision\nMODEL: XNV-8080R\nMAC: 00:09:18:00:00:01\nS/N ZNBM70GM000001",
        "BOSCH\nFLEXIDOME IP starlight 8000i\nCTN: NDE-8503-R\nMAC 00:07:5F:00:00:01",
        "General\nResolution 4 MP\nPower DC12V\nStandard IP67 IK10\nModel DS-510",
        "Sample Optics Ltd\nModel: SO-2140\nReplaces Hikvision DS-2CD2143G0-I",
        "Manufacturer: Shanghai Dahua Scale Factory\nModel: XK3118",
        "Contains FCC ID: QISME909S-821\nModel: SO-4G-1\nBrand: Sample View",
    ];
    for innocent in innocents {
        let result = screened(innocent);
        let surer = result
            .matches
            .iter()
            .map(|found| found.entity.as_str())
            .collect::<Vec<_>>();
        assert!(surer.is_empty(), "{surer:?}: {}", told(innocent));
    }
    insta::assert_snapshot!(innocents.map(told).join("\n"), @r#"
        no-restriction-found: brand AXIS, model P3245-LV, model 01591-001
          made by Axis Communications AB Strong
          brand `AXIS` brand-table: Axis is made by Axis Communications AB, with no tie to a maker in the register known; lines 1, 2
        no-restriction-found: brand AXIS Communications, model M3045-V, MAC AC:CC:8E:00:00:01
          made by Axis Communications AB Conclusive
          mac `AC:CC:8E:00:00:01` oui: AC:CC:8E is assigned to Axis Communications AB; line 3
          brand `AXIS Communications` brand-table: Axis is made by Axis Communications AB, with no tie to a maker in the register known; line 1
        no-restriction-found: brand Hanwha Vision, model XNV-8080R, MAC 00:09:18:00:00:01
          made by Hanwha Vision Co., Ltd. Strong
          brand `Hanwha Vision` brand-table: Hanwha Vision is made by Hanwha Vision Co., Ltd., with no tie to a maker in the register known; line 1
        not-screened: brand BOSCH, MAC 00:07:5F:00:00:01
          brand `BOSCH` brand-table: Bosch is sold on devices made by Zhejiang Dahua Technology Co., Ltd., as one weak source says (some models); line 1
        not-screened: model DS-510
        not-screened: model SO-2140
        not-screened: model XK3118
        not-screened: model SO-4G-1, brand Sample View
        "#);
}

#[test]
fn nothing_of_one_device_or_person_is_shown() {
    let text = "HIKVISION\nModel: DS-2CD2143G0-I F12345678\nS/N F12345678\nSN:F12345678\n序列号 F12345678\nС/Н: F12345678\n\
        Password: hunter2secret\nVerification Code:\nABCDEF\nOwner: Anna Muster\nDS-2CD2143G0-I20190101AAWRF12345678\n\
        Anna Muster, Sample Road 7\nCloud ID F12345678\nHangzhou Hikvision Digital Technology Co., Ltd. F12345678";
    let shown = serde_json::to_string(&screened(text)).unwrap();
    for secret in [
        "12345678",
        "hunter2",
        "ABCDEF",
        "Anna",
        "Muster",
        "Sample Road",
    ] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
    assert!(shown.contains("DS-2CD2143G0-I"));
}

#[test]
fn a_text_without_anything_known_is_not_screened_and_not_shown() {
    insta::assert_snapshot!(told("Anna's list\nmilk\nbread"), @"not-screened: the text of a label");
    insta::assert_snapshot!(told(""), @"not-screened: the text of a label");
    insta::assert_snapshot!(told("MAC: 44:19:B6:01:0"), @"not-screened: MAC 44:19:B6:01:0");
}

#[test]
fn a_label_that_ended_by_the_day_of_making_claims_nothing() {
    insta::assert_snapshot!(told("LOREX\nModel: LNE9252B\nMfg date: 05/2024"), @r#"
        review: brand LOREX, model LNE9252B, made 2024-05
          MadeBy dahua Possible
          brand `LOREX` brand-table: Lorex belonged to Zhejiang Dahua Technology Co., Ltd., which made its devices until 2022-11-24 (consumer cameras and recorders); and is sold on devices made by Zhejiang Dahua Technology Co., Ltd., by one secondary source (some cameras and recorders, also after the sale); line 1
          model `LNE9252B` model-lorex: a model number of the form that Lorex uses; line 2
        "#);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..proptest::prelude::ProptestConfig::with_cases(64) })]

    #[test]
    fn no_text_makes_it_panic(text in "(Model No\\.: |MAC:|S/N|型号|[a-zé٠：|: -]{0,9}|\n|DS-2CD2|\\PC{0,6}){0,12}") {
        let _ = read(&text);
    }
}
