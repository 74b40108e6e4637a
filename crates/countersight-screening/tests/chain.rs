//! The whole chain on the register that is compiled in: what a reader is told of each subject.

use countersight_model::context::{Action, Context};
use countersight_model::entity::Scheme;
use countersight_model::field::Field;
use countersight_model::id::{Jurisdiction, RoleId};
use countersight_model::observation::Observation;
use countersight_model::result::ScreeningResult;
use countersight_model::subject::{GivenIdentifier, Subject, SubjectKind};
use countersight_register::{DataFiles, Register, load};
use countersight_screening::Screener;
use countersight_screening::cases::run_cases;
use jiff::civil::{Date, date};
use std::sync::LazyLock;

static REGISTER: LazyLock<Register> = LazyLock::new(|| load(&DataFiles::embedded()).register);
static SCREENER: LazyLock<Screener<'static>> = LazyLock::new(|| Screener::new(&REGISTER));

const TODAY: Date = date(2026, 11, 23);

fn asked(role: &str, place: &str, action: Option<Action>) -> Context {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Context {
        roles: some(role)
            .iter()
            .flat_map(|r| REGISTER.expand_role(&RoleId::new(r)))
            .collect(),
        jurisdictions: some(place).map(Jurisdiction::new).into_iter().collect(),
        on: TODAY,
        action,
    }
}

fn agency() -> Context {
    asked("federal-agency", "US", Some(Action::Buy))
}

fn said(result: &ScreeningResult) -> String {
    let codes: Vec<_> = result.codes.iter().map(|c| c.as_str()).collect();
    let matches: Vec<_> = result
        .matches
        .iter()
        .map(|m| {
            format!(
                "{} {} ({})",
                m.relation.as_str(),
                m.entity,
                m.confidence.as_str()
            )
        })
        .collect();
    let missing: Vec<_> = result
        .missing
        .iter()
        .map(|m| m.split(':').next().unwrap_or_default())
        .collect();
    format!(
        "{} → {} | {} | {} | {}",
        result.subject.text,
        result.answer,
        matches.join(", "),
        codes.join(" "),
        missing.join(" ")
    )
}

fn typed(texts: &[&str], context: &Context) -> String {
    let one =
        |text: &&str| said(&SCREENER.screen(&Subject::new(SubjectKind::Text, *text), context));
    texts.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn device(brand: &str, model: &str, mac: &str, description: &str) -> Subject {
    let text = [brand, model, mac, description].join(" · ");
    let mut subject = Subject::new(SubjectKind::Device, text);
    subject.device = Observation::default()
        .with(Field::Brand, brand)
        .with(Field::Model, model)
        .with(Field::Mac, mac)
        .with(Field::Description, description);
    subject
}

#[test]
fn every_case_of_every_measure_is_answered_as_expected() {
    let failing: Vec<String> = run_cases(&REGISTER)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(REGISTER.cases.len() > 100);
    assert!(failing.is_empty(), "{}", failing.join("\n"));
}

#[test]
fn a_case_that_expects_the_wrong_answer_is_told() {
    let mut register = REGISTER.clone();
    for case in &mut register.cases {
        case.because = Some("words that no reason holds".to_owned());
    }
    assert_eq!(run_cases(&register).len(), register.cases.len());
}

#[test]
fn whatever_is_typed_gets_one_answer() {
    insta::assert_snapshot!(typed(
        &[
            "هيكفيجن",
            "海康威视",
            "海康威視",
            "HIK VISION DIGITAL TECH CO LTD",
            "داهوا",
            "浙江大华技术股份有限公司",
            "CNE100000PM8",
            "002415 CH",
            "44:19:b6:01:02:03",
            "DS-2CD2143G0-I",
            "Hikvision DS-2CD2143G0-I",
            "Dahua cameras",
            "LTS",
            "Lorex",
            "Axis",
            "Bosch",
            "EZVIZ",
            "Hikvision Deutschland GmbH",
            "Radis Vira Tejarat Co",
            "Cangzhou Dahua",
            "Hypera SA",
            "Mobile Telecommunications Co. Saudi Arabia",
            "",
        ],
        &agency(),
    ), @"
    هيكفيجن → prohibited | is hikvision (strong) | listed-entity | 
    海康威视 → prohibited | is hikvision (strong) | listed-entity | 
    海康威視 → prohibited | is hikvision (strong) | listed-entity | 
    HIK VISION DIGITAL TECH CO LTD → prohibited | is hikvision (strong) | listed-entity | 
    داهوا → prohibited | is dahua (strong) | listed-entity | 
    浙江大华技术股份有限公司 → prohibited | is dahua (strong) | listed-entity | 
    CNE100000PM8 → prohibited | is hikvision (conclusive) | identifier-match | 
    002415 CH → prohibited | is hikvision (conclusive) | identifier-match | 
    44:19:b6:01:02:03 → prohibited | made-by hikvision (conclusive) | maker-by-mac | 
    DS-2CD2143G0-I → review | made-by hikvision (possible) | model-pattern | 
    Hikvision DS-2CD2143G0-I → prohibited | made-by hikvision (strong) | own-brand | 
    Dahua cameras → review | made-by dahua (possible) | own-brand | 
    LTS → review | brand-of hikvision (possible) | rebrand | 
    Lorex → review | is lorex (strong), brand-of dahua (possible) | listed-entity rebrand | 
    Axis → no-restriction-found |  |  | 
    Bosch → not-screened |  | make-missing | maker missing
    EZVIZ → prohibited | is ezviz (strong), owned-by hikvision (strong) | listed-entity owned-by-entity | 
    Hikvision Deutschland GmbH → review | affiliate-of hikvision (possible) | bears-name | 
    Radis Vira Tejarat Co → no-restriction-found | is radis-vira (strong), agent-of tiandy (strong) | listed-entity owned-by-entity | 
    Cangzhou Dahua → no-restriction-found |  |  | 
    Hypera SA → no-restriction-found |  |  | 
    Mobile Telecommunications Co. Saudi Arabia → no-restriction-found |  |  | 
     → not-screened |  | nothing-to-screen | nothing to screen
    ");
}

#[test]
fn devices_lead_to_makers_and_gaps_are_told() {
    let devices = [
        device("LTS", "DS-2CD2143G0-I", "", "Main entrance"),
        device("Honeywell", "HDZ302LIW", "", "Stadium"),
        device("SafeSight", "SS-4000", "3c:ef:8c:21:40:07", ""),
        device("Axis", "P3245-LVE", "00:40:8c:51:02:10", ""),
        device("Heimvision", "HM241", "", ""),
        device("", "", "", "Ceiling camera, library"),
        device("Axis", "DS-2CD2143G0-I", "", ""),
    ];
    let told: Vec<_> = devices
        .iter()
        .map(|d| said(&SCREENER.screen(d, &agency())))
        .collect();
    insta::assert_snapshot!(told.join("\n"), @"
    LTS · DS-2CD2143G0-I ·  · Main entrance → prohibited | made-by hikvision (strong) | rebrand | 
    Honeywell · HDZ302LIW ·  · Stadium → review | made-by dahua (possible) | rebrand | 
    SafeSight · SS-4000 · 3c:ef:8c:21:40:07 ·  → prohibited | made-by dahua (conclusive) | maker-by-mac | 
    Axis · P3245-LVE · 00:40:8c:51:02:10 ·  → no-restriction-found |  |  | 
    Heimvision · HM241 ·  ·  → not-screened |  | brand-unknown | maker missing
     ·  ·  · Ceiling camera, library → not-screened |  | make-missing | make missing
    Axis · DS-2CD2143G0-I ·  ·  → review | made-by hikvision (possible) | model-pattern evidence-conflict |
    ");
}

#[test]
fn payments_and_holdings() {
    let mut payment = Subject::new(
        SubjectKind::Purchase,
        "Lakeside Ltd · new CCTV for the hall",
    );
    payment.name = Some("Lakeside Ltd".to_owned());
    payment.context_text = Some("new CCTV for the hall".to_owned());
    let mut drains = Subject::new(SubjectKind::Purchase, "Lakeside Ltd · drain CCTV survey");
    drains.name = Some("Lakeside Ltd".to_owned());
    drains.context_text = Some("drain CCTV survey".to_owned());
    let mut named = Subject::new(SubjectKind::Purchase, "Lakeside Ltd · Hikvision NVR");
    named.name = Some("Lakeside Ltd".to_owned());
    named.context_text = Some("Hikvision NVR".to_owned());
    let mut holding = Subject::new(SubjectKind::Holding, "ZTE CORP H · 763");
    holding.name = Some("ZTE CORP H".to_owned());
    // The exchange code of another firm on another market must not decide.
    let mut foreign = Subject::new(SubjectKind::Holding, "Seoul Foods · 002415");
    foreign.name = Some("Seoul Foods".to_owned());
    foreign.identifiers = vec![GivenIdentifier {
        scheme: Scheme::Ticker,
        value: "002415".to_owned(),
    }];
    let told: Vec<_> = [payment, drains, named, holding, foreign]
        .iter()
        .map(|s| said(&SCREENER.screen(s, &agency())))
        .collect();
    insta::assert_snapshot!(told.join("\n"), @"
    Lakeside Ltd · new CCTV for the hall → not-screened |  | make-missing | make missing
    Lakeside Ltd · drain CCTV survey → no-restriction-found |  |  | 
    Lakeside Ltd · Hikvision NVR → review | made-by hikvision (possible) | own-brand | 
    ZTE CORP H · 763 → prohibited | is zte (strong) | listed-entity | 
    Seoul Foods · 002415 → no-restriction-found |  |  |
    ");
}

#[test]
fn without_a_reader_there_is_no_verdict() {
    insta::assert_snapshot!(typed(&["Hikvision", "Axis", "Acme"], &asked("", "", None)), @"
    Hikvision → review | is hikvision (strong) | listed-entity | 
    Axis → no-restriction-found |  |  | 
    Acme → no-restriction-found |  |  |
    ");
    insta::assert_snapshot!(
        typed(&["Hikvision", "Dahua"], &asked("", "US", Some(Action::Invest))),
        @"
    Hikvision → prohibited | is hikvision (strong) | listed-entity | 
    Dahua → no-restriction-found | is dahua (strong) | listed-entity |
    "
    );
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_makes_it_panic_and_the_same_text_gives_the_same_answer(text in "\\PC{0,40}") {
        let once = typed(&[text.as_str()], &agency());
        proptest::prop_assert_eq!(once, typed(&[text.as_str()], &agency()));
    }

    #[test]
    fn naming_a_role_never_makes_an_answer_of_a_household(year in 2018_i16..2027) {
        let mut context = asked("household", "US", Some(Action::Use));
        context.on = date(year, 6, 1);
        let subject = Subject::new(SubjectKind::Text, "Hikvision");
        let result = SCREENER.screen(&subject, &context);
        proptest::prop_assert_eq!(result.answer.as_str(), "no-restriction-found");
    }
}
