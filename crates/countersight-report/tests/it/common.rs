//! Results that hold one of everything, built by hand.

use countersight_model::code::Code;
use countersight_model::context::Action;
use countersight_model::device::{DeviceBrand, DeviceFinding, DeviceMaker, Evidence, Strength};
use countersight_model::id::{EntityId, Jurisdiction};
use countersight_model::measure::MeasureKind;
use countersight_model::result::{
    Answer, Confidence, Match, MeasureFinding, PathStep, Relation, ScreeningResult, SetAside, Why,
};
use countersight_model::source::Trust;
use countersight_model::subject::{Subject, SubjectKind};

pub(crate) const HIKVISION: &str = "Hangzhou Hikvision Digital Technology Co., Ltd.";

/// A subject in row `row` of `suppliers.csv`.
pub(crate) fn subject(row: u32, kind: SubjectKind, text: &str) -> Subject {
    let mut subject = Subject::new(kind, text);
    subject.id = row.to_string();
    subject.source = "suppliers.csv".to_owned();
    subject.locator = format!("row {row}");
    subject
}

/// A result with nothing found.
pub(crate) fn result(subject: Subject, answer: Answer, because: &str) -> ScreeningResult {
    ScreeningResult {
        subject,
        answer,
        because: because.to_owned(),
        codes: Vec::new(),
        matches: Vec::new(),
        device: None,
        measures: Vec::new(),
        missing: Vec::new(),
        set_aside: Vec::new(),
        explanations: Vec::new(),
    }
}

pub(crate) fn why(feature: &str, score: f64, query: &str, found: &str, detail: &str) -> Why {
    Why {
        feature: feature.to_owned(),
        score,
        query: query.to_owned(),
        found: found.to_owned(),
        detail: detail.to_owned(),
    }
}

fn found(
    relation: Relation,
    score: f64,
    confidence: Confidence,
    code: Code,
    whys: Vec<Why>,
) -> Match {
    Match {
        entity: EntityId::from("hikvision"),
        name: HIKVISION.to_owned(),
        relation,
        score,
        confidence,
        code,
        why: whys,
        path: Vec::new(),
    }
}

fn part_a() -> MeasureFinding {
    MeasureFinding {
        id: "us/ndaa-2019-889-a1a".into(),
        name: "NDAA 2019 section 889(a)(1)(A)".to_owned(),
        answer: Answer::Prohibited,
        kind: MeasureKind::Binding,
        jurisdiction: Jurisdiction::from("US"),
        action: Some(Action::Buy),
        role: Some("federal-agency".into()),
        from: "2019-08-13".parse().ok(),
        until: None,
        citation: "Pub. L. 115-232 s. 889(a)(1)(A)".to_owned(),
        because: "The company is named in s. 889(f)(3)(B), and federal agencies may not buy its \
                  video equipment."
            .to_owned(),
        entity: "hikvision".into(),
        listed_as: Some("Hangzhou Hikvision Digital Technology Company".to_owned()),
        question: None,
        trust: Trust::High,
        source: Some("https://www.congress.gov/115/plaws/publ232/PLAW-115publ232.htm".to_owned()),
    }
}

fn ndaa_5949() -> MeasureFinding {
    MeasureFinding {
        id: "us/far-52-204-25-use".into(),
        name: "FAR 52.204-25(b)(2): use of covered equipment".to_owned(),
        answer: Answer::Review,
        action: Some(Action::Buy),
        from: "2020-08".parse().ok(),
        citation: "48 CFR 52.204-25(b)(2)".to_owned(),
        because: "The rule covers equipment that is a substantial or essential component."
            .to_owned(),
        question: Some(
            "Is the equipment a substantial or essential component of the system?".to_owned(),
        ),
        trust: Trust::Medium,
        source: Some("https://www.acquisition.gov/far/52.204-25".to_owned()),
        listed_as: None,
        ..part_a()
    }
}

fn entity_list() -> MeasureFinding {
    MeasureFinding {
        id: "us/bis-entity-list".into(),
        name: "BIS Entity List".to_owned(),
        answer: Answer::NoRestrictionFound,
        kind: MeasureKind::ListEntry,
        action: Some(Action::Export),
        role: None,
        from: "2019-10-09".parse().ok(),
        citation: "84 FR 54002".to_owned(),
        because: "The list restricts exports to the company; the question was about buying."
            .to_owned(),
        listed_as: Some("Hikvision".to_owned()),
        source: Some("https://www.federalregister.gov/d/2019-22210".to_owned()),
        ..part_a()
    }
}

fn rules() -> Vec<MeasureFinding> {
    vec![part_a(), ndaa_5949(), entity_list()]
}

/// A company in Latin script that is the entity.
pub(crate) fn latin() -> ScreeningResult {
    let subject = subject(
        2,
        SubjectKind::Company,
        "HIKVISION DIGITAL TECHNOLOGY CO LTD",
    );
    let mut result = result(
        subject,
        Answer::Prohibited,
        "It is Hangzhou Hikvision, and section 889 forbids federal agencies to buy from it.",
    );
    result.codes = vec![Code::ListedEntity];
    result.matches = vec![found(
        Relation::Is,
        0.98,
        Confidence::Strong,
        Code::ListedEntity,
        vec![why(
            "name",
            0.98,
            "hikvision digital technology",
            "hangzhou hikvision digital technology",
            "distinctive word equal; place name missing",
        )],
    )];
    result.measures = rules();
    result
}

/// A device whose label is sold on several makers' devices.
pub(crate) fn device() -> ScreeningResult {
    let subject = subject(
        3,
        SubjectKind::Device,
        "LOREX LNB8005 bullet camera, gate 4",
    );
    let mut result = result(
        subject,
        Answer::Review,
        "The label is known to be sold on Hikvision's devices; nothing proves it for this model.",
    );
    result.codes = vec![Code::Rebrand];
    result.matches = vec![found(
        Relation::MadeBy,
        0.6,
        Confidence::Possible,
        Code::Rebrand,
        vec![why(
            "brand",
            0.6,
            "LOREX",
            "Lorex",
            "a label with known rebrand ties",
        )],
    )];
    result.device = Some(DeviceFinding {
        brand: Some(DeviceBrand {
            id: Some("lorex".into()),
            name: "Lorex".to_owned(),
        }),
        maker: Some(DeviceMaker {
            entity: Some("hikvision".into()),
            name: HIKVISION.to_owned(),
            confidence: Confidence::Possible,
        }),
        other_makers: vec![DeviceMaker {
            entity: Some("dahua".into()),
            name: "Zhejiang Dahua Technology Co., Ltd.".to_owned(),
            confidence: Confidence::Possible,
        }],
        model: Some("LNB8005".to_owned()),
        firmware: None,
        confidence: Some(Confidence::Possible),
        evidence: vec![Evidence {
            field: "brand".to_owned(),
            value: "LOREX".to_owned(),
            rule: "brand-table".to_owned(),
            strength: Strength::Weak,
            detail: "sold on devices of Dahua and Hikvision".to_owned(),
        }],
        conflicts: vec!["The label is Lorex, the model number has a form of its own.".to_owned()],
    });
    result.measures = vec![ndaa_5949()];
    result.missing = vec!["the hardware address (MAC) of the device".to_owned()];
    result
}

/// The same company in Chinese.
pub(crate) fn chinese() -> ScreeningResult {
    let mut result = latin();
    result.subject = subject(4, SubjectKind::Company, "杭州海康威视数字技术股份有限公司");
    result.matches[0].why = vec![why(
        "name",
        1.0,
        "海康威视",
        "海康威视",
        "the name is equal",
    )];
    result.matches[0].score = 1.0;
    result
}

/// A subsidiary, in Arabic.
pub(crate) fn arabic() -> ScreeningResult {
    let subject = subject(5, SubjectKind::Company, "شركة هيكفيجن الشرق الأوسط");
    let mut result = result(
        subject,
        Answer::Review,
        "Hikvision owns it; whether the rule reaches its subsidiaries is for a person to decide.",
    );
    result.codes = vec![Code::OwnedByEntity];
    let mut owner = found(
        Relation::OwnedBy,
        0.9,
        Confidence::Strong,
        Code::OwnedByEntity,
        vec![why(
            "name",
            0.9,
            "هيكفيجن",
            "هيكفيجن",
            "distinctive word equal",
        )],
    );
    owner.path = vec![PathStep {
        holder: "hikvision".into(),
        held: "hikvision-mena".into(),
        relation: "owns".to_owned(),
        share: Some(51.0),
        as_of: Some("2023".to_owned()),
        from: None,
        until: None,
        trust: Trust::Unverified,
        source: Some("https://example.org/annual-report-2023.pdf".to_owned()),
    }];
    result.matches = vec![owner];
    result.measures = vec![ndaa_5949()];
    result
}

/// A purchase that says nothing of the make.
pub(crate) fn unjudged(row: u32) -> ScreeningResult {
    let subject = subject(row, SubjectKind::Purchase, "CCTV upgrade, phase 2");
    let mut result = result(
        subject,
        Answer::NotScreened,
        "Nothing says which make was bought.",
    );
    result.codes = vec![Code::MakeMissing];
    result.missing = vec!["make and model: ask the supplier".to_owned()];
    result
}

/// A namesake that was set aside.
pub(crate) fn namesake() -> ScreeningResult {
    let subject = subject(8, SubjectKind::Company, "Dahua Marine Products Ltd");
    let mut result = result(
        subject,
        Answer::NoRestrictionFound,
        "The register holds nothing on it.",
    );
    result.set_aside = vec![SetAside {
        entity: "dahua".into(),
        name: "Zhejiang Dahua Technology Co., Ltd.".to_owned(),
        because: "shares one short word; trade and seat differ".to_owned(),
    }];
    result
}

/// A subject whose text is a formula, mark-up and a terminal's escape sequence.
pub(crate) fn hostile() -> ScreeningResult {
    let text = "=HYPERLINK(\"http://evil.example\",\"x\") <script>alert(1)</script> \u{1b}[31m";
    result(
        subject(9, SubjectKind::Text, text),
        Answer::NoRestrictionFound,
        "The register holds nothing on it.",
    )
}

pub(crate) fn results() -> Vec<ScreeningResult> {
    vec![
        latin(),
        device(),
        chinese(),
        arabic(),
        unjudged(6),
        unjudged(7),
        namesake(),
        hostile(),
    ]
}
