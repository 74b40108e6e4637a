//! Records of a register, built by hand.

use crate::common::HIKVISION;
use countersight_model::brand::{Brand, MakerTie, TieKind};
use countersight_model::context::Action;
use countersight_model::date::PartialDate;
use countersight_model::entity::{
    Alias, AliasUse, EdgeStatus, Entity, EntityKind, Identifier, Ownership, OwnershipKind, Scheme,
};
use countersight_model::measure::{
    Clause, Extension, Measure, MeasureKind, NotListed, Reach, Target,
};
use countersight_model::result::Answer;
use countersight_model::source::{Source, Trust};

pub(crate) fn day(text: &str) -> Option<PartialDate> {
    text.parse().ok()
}

pub(crate) fn alias(text: &str, usage: AliasUse, trust: Trust) -> Alias {
    Alias {
        text: text.to_owned(),
        lang: None,
        usage,
        trust,
        sources: Vec::new(),
    }
}

pub(crate) fn edge(holder: Option<&str>, name: Option<&str>, status: EdgeStatus) -> Ownership {
    Ownership {
        holder: holder.map(Into::into),
        holder_name: name.map(str::to_owned),
        kind: OwnershipKind::Controls,
        share: holder.map(|_| 38.88),
        as_of: holder.map(|_| "2021-2024".to_owned()),
        from: None,
        until: None,
        status,
        trust: if holder.is_some() {
            Trust::Medium
        } else {
            Trust::Unverified
        },
        note: None,
        sources: vec!["wiki".into()],
    }
}

pub(crate) fn entity() -> Entity {
    Entity {
        id: "hikvision".into(),
        kind: EntityKind::Company,
        name: HIKVISION.to_owned(),
        country: Some("CN".to_owned()),
        seat: Some("555 Qianmo Road, Binjiang District, Hangzhou".to_owned()),
        role: "makes cameras, recorders, access control".to_owned(),
        trust: Trust::High,
        as_of: None,
        aliases: vec![
            alias("海康威视", AliasUse::Unique, Trust::High),
            alias("Hikvision", AliasUse::Unique, Trust::High),
            alias("Hik", AliasUse::Short, Trust::High),
            alias("هيك فيجن", AliasUse::Name, Trust::Unverified),
        ],
        identifiers: vec![Identifier {
            scheme: Scheme::Isin,
            value: "CNE100000PM8".to_owned(),
            trust: Trust::High,
            sources: vec!["wiki".into()],
        }],
        conflicts: Vec::new(),
        owners: vec![
            edge(Some("cethik"), None, EdgeStatus::Current),
            edge(
                None,
                Some("a natural person, vice-chairman"),
                EdgeStatus::Unverified,
            ),
        ],
        note: Some("The LEI was looked for and not found.".to_owned()),
        sources: vec!["wiki".into()],
    }
}

pub(crate) fn sources() -> Vec<Source> {
    let source = |id: &str, title: &str, url: &str| Source {
        id: id.into(),
        title: title.to_owned(),
        publisher: "Publisher".to_owned(),
        date: day("2024-01"),
        url: Some(url.to_owned()),
        locator: None,
        kind: "press".to_owned(),
    };
    vec![
        source(
            "wiki",
            "Hikvision",
            "https://en.wikipedia.org/wiki/Hikvision",
        ),
        source(
            "fr-2019",
            "",
            "https://www.federalregister.gov/d/2019-22210",
        ),
    ]
}

pub(crate) fn target(listed_as: &str, from: &str, trust: Trust) -> Target {
    Target {
        entity: Some("hikvision".into()),
        country: None,
        listed_as: Some(listed_as.to_owned()),
        announced: None,
        listed: day(from),
        from: day(from),
        until: None,
        citation: Some("84 FR 54002".to_owned()),
        trust,
        note: None,
        sources: vec!["fr-2019".into()],
    }
}

pub(crate) fn measure(id: &str, name: &str, kind: MeasureKind, from: &str, until: &str) -> Measure {
    Measure {
        id: id.into(),
        jurisdiction: id
            .split(['/', '-'])
            .next()
            .unwrap()
            .to_uppercase()
            .as_str()
            .into(),
        kind,
        name: name.to_owned(),
        summary: "Federal agencies may not buy equipment of the named companies.".to_owned(),
        citation: "Pub. L. 115-232 s. 889".to_owned(),
        adopted: day("2018-08-13"),
        from: day(from),
        until: day(until),
        status: "in force".to_owned(),
        scope: "video equipment as a substantial or essential component".to_owned(),
        exceptions: Vec::new(),
        components: None,
        penalty: None,
        trust: Trust::High,
        clauses: vec![Clause {
            roles: vec!["federal-agency".into()],
            actions: vec![Action::Buy, Action::Use],
            answer: Answer::Prohibited,
            from: None,
            until: None,
            question: Some("Is it an essential component?".to_owned()),
            worldwide: false,
            company_only: false,
        }],
        targets: vec![target("Hikvision", "2019-10-09", Trust::High)],
        targets_of: Vec::new(),
        interruptions: Vec::new(),
        conflicts: Vec::new(),
        extensions: vec![Extension {
            reach: Reach::SubsidiaryOrAffiliate,
            rule: None,
            from: None,
            until: None,
            trust: Trust::Unverified,
            citation: None,
            note: None,
        }],
        not_listed: vec![NotListed {
            entity: "tiandy".into(),
            looked_on: "2026-11".parse().unwrap(),
            trust: Trust::Medium,
            note: None,
            sources: Vec::new(),
        }],
        note: None,
        sources: vec!["fr-2019".into()],
    }
}

pub(crate) fn measures() -> Vec<Measure> {
    let mut call = measure(
        "ie-call",
        "Call in the Dáil",
        MeasureKind::Call,
        "2022-02",
        "",
    );
    call.clauses.clear();
    vec![
        call,
        measure(
            "us/ndaa-889",
            "NDAA section 889",
            MeasureKind::Binding,
            "2019-08-13",
            "",
        ),
        measure(
            "us/rule-a",
            "Affiliates rule",
            MeasureKind::Binding,
            "2025-09-29",
            "2025-11-09",
        ),
        measure(
            "us/rule-b",
            "A later rule",
            MeasureKind::Binding,
            "2027",
            "",
        ),
    ]
}

pub(crate) fn brand() -> Brand {
    Brand {
        id: "lorex".into(),
        name: "Lorex".to_owned(),
        aliases: vec!["Lorex Technology".to_owned()],
        conflicts: Vec::new(),
        ties: vec![MakerTie {
            maker: Some("hikvision".into()),
            maker_name: None,
            kind: TieKind::Rebrand,
            scope: Some("some recorders".to_owned()),
            from: None,
            until: day("2022"),
            trust: Trust::Unverified,
            note: None,
            sources: vec!["wiki".into()],
        }],
    }
}
