//! What measures say, on a small world that holds one of each kind.

use crate::common::{NOWHERE, clause, judge_all, measure, target};
use countersight_model::context::{Action, Context};
use countersight_model::id::{EntityId, Jurisdiction, MeasureId, RoleId};
use countersight_model::measure::{Clause, Extension, Measure, MeasureKind, Reach};
use countersight_model::result::{Answer, Confidence, PathStep, Relation};
use countersight_model::source::Trust;
use countersight_policy::{Outcome, Tie, World};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

fn world() -> BTreeMap<MeasureId, Measure> {
    let extension = |reach, from: &str, until: &str, trust| Extension {
        reach,
        rule: None,
        from: from.parse().ok(),
        until: until.parse().ok(),
        trust,
        citation: None,
        note: None,
    };
    let buy = Measure {
        clauses: vec![clause("federal-agency", Action::Buy)],
        targets: vec![target("acme", "2019-08-13")],
        extensions: vec![extension(Reach::SubsidiaryOrAffiliate, "", "", Trust::High)],
        ..measure("buy", MeasureKind::Binding, "2019-08-13")
    };
    let grants = Measure {
        clauses: vec![Clause {
            question: Some("Does federal grant money pay?".to_owned()),
            ..clause("school", Action::Buy)
        }],
        targets_of: vec![MeasureId::from("buy")],
        ..measure("grants", MeasureKind::Binding, "2020-08-13")
    };
    let securities = Measure {
        clauses: vec![clause("any", Action::Invest)],
        targets: vec![target("acme", "2021-08-02")],
        ..measure("securities", MeasureKind::Binding, "2021-08-02")
    };
    let export = Measure {
        clauses: vec![
            clause("any", Action::Export),
            Clause {
                worldwide: true,
                answer: Answer::Review,
                question: Some("Is the item of US origin?".to_owned()),
                ..clause("any", Action::Export)
            },
        ],
        targets: vec![target("acme", "2019-10-09")],
        extensions: vec![
            extension(Reach::HalfOwned, "2025-09-29", "2025-11-09", Trust::High),
            extension(Reach::HalfOwned, "2026-11-10", "", Trust::Unverified),
        ],
        ..measure("export", MeasureKind::Binding, "1997")
    };
    let call = Measure {
        targets: vec![target("acme", "")],
        ..measure("call", MeasureKind::Call, "2022")
    };
    let policy = Measure {
        clauses: vec![clause("federal-agency", Action::Buy)],
        targets: vec![target("acme", "2022-07")],
        ..measure("policy", MeasureKind::PurchasePolicy, "2022-07")
    };
    [buy, grants, securities, export, call, policy]
        .into_iter()
        .map(|m| (m.id.clone(), m))
        .collect()
}

fn context(role: &str, place: &str, on: Date, action: Option<Action>) -> Context {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Context {
        roles: some(role).map(RoleId::new).into_iter().collect(),
        jurisdictions: some(place).map(Jurisdiction::new).into_iter().collect(),
        on,
        action,
    }
}

fn step(share: Option<f64>, relation: &str) -> PathStep {
    PathStep {
        holder: EntityId::from("acme"),
        held: EntityId::from("acme-uk"),
        relation: relation.to_owned(),
        share,
        as_of: None,
        from: None,
        until: None,
        trust: Trust::High,
        source: None,
    }
}

fn said_of(tie: &Tie<'_>, context: &Context) -> String {
    let (measures, entities) = (world(), BTreeMap::new());
    let world = World {
        measures: &measures,
        entities: &entities,
        places: &NOWHERE,
    };
    judge_all(tie, context, world)
        .into_iter()
        .map(|judged| match judged.outcome {
            Outcome::Applies(finding) => {
                let question = finding
                    .question
                    .map(|q| format!(" {q}"))
                    .unwrap_or_default();
                format!(
                    "{}: {} {}{question}",
                    judged.measure, finding.answer, finding.because
                )
            }
            Outcome::NotApplicable(why, _) => format!("{}: {}", judged.measure, why.as_str()),
        })
        .collect::<Vec<_>>()
        .join("\n")
}

fn said(entity: &str, context: &Context) -> String {
    let entity = EntityId::from(entity);
    let tie = Tie {
        entity: &entity,
        name: "Acme",
        subject: "Acme",
        relation: Relation::Is,
        confidence: Confidence::Strong,
        path: &[],
    };
    said_of(&tie, context)
}

fn held(relation: Relation, path: &[PathStep], context: &Context) -> String {
    let entity = EntityId::from("acme");
    let tie = Tie {
        entity: &entity,
        name: "Acme",
        subject: "Acme UK",
        relation,
        confidence: Confidence::Strong,
        path,
    };
    said_of(&tie, context)
}

#[test]
fn the_law_of_the_day_decides() {
    let agency = |on| {
        said(
            "acme",
            &context("federal-agency", "US", on, Some(Action::Buy)),
        )
    };
    insta::assert_snapshot!(agency(date(2019, 8, 12)), @"
    buy: not yet in force
    call: not yet in force
    export: not yet in force
    grants: not yet in force
    policy: not yet in force
    securities: not yet in force
    ");
    insta::assert_snapshot!(agency(date(2019, 8, 13)), @"
    buy: prohibited It binds federal agency for the action buy; it names “acme company”, with effect since 2019-08-13.
    call: not yet in force
    export: not yet in force
    grants: not yet in force
    policy: not yet in force
    securities: not yet in force
    ");
    // The policy is known to have begun in July 2022, not on which day.
    insta::assert_snapshot!(agency(date(2022, 7, 15)), @"
    buy: prohibited It binds federal agency for the action buy; it names “acme company”, with effect since 2019-08-13.
    call: no-restriction-found It is a call, not a rule; it names “acme company”, with effect since 2022.
    export: does not cover
    grants: does not bind
    policy: review It is a buyer's own policy for federal agency for the action buy; it names “acme company”, with effect since 2022-07; the day on which it took effect is not known exactly. On which day did it take effect?
    securities: does not cover
    ");
}

#[test]
fn the_same_purchase_has_different_answers_for_different_readers() {
    let on = date(2026, 11, 23);
    insta::assert_snapshot!(said("acme", &context("household", "US", on, Some(Action::Use))), @"
    buy: does not bind
    call: no-restriction-found It is a call, not a rule; it names “acme company”, with effect since 2022.
    export: does not cover
    grants: does not bind
    policy: does not bind
    securities: does not cover
    ");
    insta::assert_snapshot!(said("acme", &context("school", "US-TX", on, Some(Action::Buy))), @"
    buy: does not bind
    call: no-restriction-found It is a call, not a rule; it names “acme company”, with effect since 2022.
    export: does not cover
    grants: review It binds school for the action buy; it names “acme company”, with effect since 2020-08-13. Does federal grant money pay?
    policy: does not bind
    securities: does not cover
    ");
    insta::assert_snapshot!(said("acme", &context("exporter", "DE", on, Some(Action::Export))), @"
    buy: does not bind
    call: does not bind
    export: review It binds everybody there for the action export; it names “acme company”, with effect since 2019-10-09. Is the item of US origin?
    grants: does not bind
    policy: does not bind
    securities: does not bind
    ");
    insta::assert_snapshot!(said("acme", &context("", "US", on, Some(Action::Buy))), @"
    buy: review It binds federal agency for the action buy; it names “acme company”, with effect since 2019-08-13. Are you a federal agency?
    call: no-restriction-found It is a call, not a rule; it names “acme company”, with effect since 2022.
    export: does not cover
    grants: review It binds school for the action buy; it names “acme company”, with effect since 2020-08-13. Are you a school?
    policy: review It is a buyer's own policy for federal agency for the action buy; it names “acme company”, with effect since 2022-07. Are you a federal agency?
    securities: does not cover
    ");
    insta::assert_snapshot!(said("acme", &context("federal-agency", "", on, Some(Action::Buy))), @"
    buy: review It binds federal agency for the action buy; it names “acme company”, with effect since 2019-08-13; it holds in US. Are you bound by the law of US?
    call: no-restriction-found It is a call, not a rule; it names “acme company”, with effect since 2022.
    export: does not cover
    grants: does not bind
    policy: review It is a buyer's own policy for federal agency for the action buy; it names “acme company”, with effect since 2022-07; it holds in US. Are you bound by the law of US?
    securities: does not cover
    ");
    insta::assert_snapshot!(said("acme", &Context::on(on)), @"
    buy: review It binds federal agency for the action buy; it names “acme company”, with effect since 2019-08-13.
    call: no-restriction-found It is a call, not a rule; it names “acme company”, with effect since 2022.
    export: review It binds everybody there for the action export; it names “acme company”, with effect since 2019-10-09.
    grants: review It binds school for the action buy; it names “acme company”, with effect since 2020-08-13. Does federal grant money pay?
    policy: review It is a buyer's own policy for federal agency for the action buy; it names “acme company”, with effect since 2022-07.
    securities: review It binds everybody there for the action invest; it names “acme company”, with effect since 2021-08-02.
    ");
}

#[test]
fn another_company_is_not_named() {
    let us = context("federal-agency", "US", date(2026, 11, 23), None);
    assert!(
        said("other", &us)
            .lines()
            .all(|line| line.ends_with("not named"))
    );
}

#[test]
fn ownership_counts_by_the_rule_of_the_measure() {
    let buy = |relation, path: &[PathStep]| {
        let us = context(
            "federal-agency",
            "US",
            date(2026, 11, 23),
            Some(Action::Buy),
        );
        held(relation, path, &us)
            .lines()
            .find(|l| l.starts_with("buy:"))
            .unwrap_or_default()
            .to_owned()
    };
    insta::assert_snapshot!(
        [
            buy(Relation::OwnedBy, &[step(None, "subsidiary")]),
            buy(Relation::OwnedBy, &[step(Some(51.0), "owns")]),
            buy(Relation::OwnedBy, &[step(Some(10.0), "owns")]),
            buy(Relation::AffiliateOf, &[]),
            buy(Relation::AgentOf, &[step(None, "representative")]),
            buy(Relation::Mentions, &[]),
        ]
        .join("\n"),
        @"
    buy: prohibited It binds federal agency for the action buy; it names “acme company”, with effect since 2019-08-13; it reaches subsidiaries and affiliates.
    buy: prohibited It binds federal agency for the action buy; it names “acme company”, with effect since 2019-08-13; it reaches subsidiaries and affiliates.
    buy: review It binds federal agency for the action buy; it names “acme company”, with effect since 2019-08-13; it reaches subsidiaries and affiliates, and Acme holds 10 per cent. Does Acme control Acme UK, or is Acme UK its affiliate?
    buy: review It binds federal agency for the action buy; it names “acme company”, with effect since 2019-08-13; it reaches subsidiaries and affiliates, and Acme UK bears the name of Acme. Is Acme UK held or controlled by Acme?
    buy: not named
    buy: review It binds federal agency for the action buy; it names “acme company”, with effect since 2019-08-13; the text only names Acme. What has the row to do with Acme?
    "
    );
    let export = |on, share| {
        let us = context("exporter", "US", on, Some(Action::Export));
        let said = held(Relation::OwnedBy, &[step(share, "owns")], &us);
        said.lines()
            .find(|l| l.starts_with("export:"))
            .unwrap_or_default()
            .to_owned()
    };
    insta::assert_snapshot!(
        [
            export(date(2025, 9, 28), Some(50.0)),
            export(date(2025, 9, 29), Some(50.0)),
            export(date(2025, 9, 29), Some(49.9)),
            export(date(2025, 9, 29), None),
            export(date(2025, 11, 10), Some(100.0)),
            export(date(2026, 11, 10), Some(100.0)),
        ]
        .join("\n"),
        @"
    export: not named
    export: prohibited It binds everybody there for the action export; it names “acme company”, with effect since 2019-10-09; it reaches whatever named companies own to half or more.
    export: not named
    export: review It binds everybody there for the action export; it names “acme company”, with effect since 2019-10-09; it reaches whatever named companies own to half or more, and the share of Acme is not known. Does Acme own half or more of Acme UK?
    export: not named
    export: review It binds everybody there for the action export; it names “acme company”, with effect since 2019-10-09; it may reach whatever named companies own to half or more; no source confirms that this holds on that day. Is the rule that reaches whatever named companies own to half or more in force on that day?
    "
    );
    let invest = context("investor", "US", date(2026, 11, 23), Some(Action::Invest));
    let said = held(Relation::OwnedBy, &[step(Some(100.0), "owns")], &invest);
    assert!(said.contains("securities: not named"), "{said}");
}

proptest::proptest! {
    /// A doubt never makes an answer graver, and only a binding measure forbids.
    #[test]
    fn a_possible_match_is_never_prohibited(year in 2018_i16..2028, month in 1_i8..13, role in "(federal-agency|school|household|)", place in "(US|DE|)") {
        let (measures, entities) = (world(), BTreeMap::new());
        let world = World { measures: &measures, entities: &entities, places: &NOWHERE };
        let entity = EntityId::from("acme");
        let asked = context(&role, &place, date(year, month, 15), None);
        let tie = |confidence| Tie {
            entity: &entity, name: "Acme", subject: "Acme", relation: Relation::Is, confidence, path: &[],
        };
        let strong = judge_all(&tie(Confidence::Strong), &asked, world);
        let possible = judge_all(&tie(Confidence::Possible), &asked, world);
        for (strong, possible) in strong.iter().zip(&possible) {
            match (&strong.outcome, &possible.outcome) {
                (Outcome::Applies(strong), Outcome::Applies(possible)) => {
                    proptest::prop_assert!(possible.answer <= Answer::Review);
                    proptest::prop_assert!(possible.answer <= strong.answer);
                    proptest::prop_assert!(strong.answer <= strong.kind.gravest());
                }
                (a, b) => proptest::prop_assert_eq!(a, b),
            }
        }
    }
}
