//! Suspended, set aside, unsettled: what a measure says while it does not work.

use crate::common::{NOWHERE, clause, judge_all, measure, target};
use countersight_model::context::{Action, Context};
use countersight_model::id::{EntityId, MeasureId};
use countersight_model::measure::{
    Extension, Interruption, InterruptionKind, Measure, MeasureKind, Reach,
};
use countersight_model::result::{Confidence, PathStep, Relation};
use countersight_model::source::Trust;
use countersight_policy::{Outcome, Tie, World};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

fn pause(kind: InterruptionKind, from: &str, until: &str, part: Option<&str>) -> Interruption {
    Interruption {
        kind,
        from: from.parse().unwrap(),
        until: until.parse().ok(),
        part: part.map(str::to_owned),
        question: (kind == InterruptionKind::Unsettled).then(|| "Is the rule back?".to_owned()),
        citation: Some("Doc. 1".to_owned()),
        trust: Trust::High,
        note: None,
        sources: Vec::new(),
    }
}

/// A list whose reach follows a rule, and a ban that a court set aside in part.
fn world() -> BTreeMap<MeasureId, Measure> {
    let rule = Measure {
        name: "the half-owned rule".to_owned(),
        interruptions: vec![
            pause(
                InterruptionKind::Suspended,
                "2025-11-10",
                "2026-11-09",
                None,
            ),
            pause(InterruptionKind::Unsettled, "2026-11-10", "", None),
        ],
        ..measure("rule", MeasureKind::OwnershipRule, "2025-09-29")
    };
    let list = Measure {
        clauses: vec![clause("any", Action::Export)],
        targets: vec![target("acme", "2019-10-09")],
        extensions: vec![Extension {
            reach: Reach::HalfOwned,
            rule: Some(MeasureId::from("rule")),
            from: None,
            until: None,
            trust: Trust::High,
            citation: None,
            note: None,
        }],
        ..measure("list", MeasureKind::Binding, "1997")
    };
    let ban = Measure {
        clauses: vec![clause("any", Action::Buy)],
        targets: vec![target("acme", "2020")],
        interruptions: vec![
            pause(
                InterruptionKind::Vacated,
                "2024-04-02",
                "",
                Some("a definition"),
            ),
            pause(InterruptionKind::Stayed, "2025-01-01", "2025-03-31", None),
        ],
        ..measure("ban", MeasureKind::Binding, "2020")
    };
    let measures = [rule, list, ban];
    measures.into_iter().map(|m| (m.id.clone(), m)).collect()
}

fn said(id: &str, relation: Relation, share: Option<f64>, action: Action, on: Date) -> String {
    let (measures, entities) = (world(), BTreeMap::new());
    let entity = EntityId::from("acme");
    let path = [PathStep {
        holder: entity.clone(),
        held: EntityId::from("acme-uk"),
        relation: "owns".to_owned(),
        share,
        as_of: None,
        from: None,
        until: None,
        trust: Trust::High,
        source: None,
    }];
    let tie = Tie {
        entity: &entity,
        name: "Acme",
        subject: "Acme UK",
        relation,
        confidence: Confidence::Strong,
        path: if relation == Relation::Is { &[] } else { &path },
    };
    let context = Context {
        roles: vec!["exporter".into()],
        jurisdictions: vec!["US".into()],
        on,
        action: Some(action),
    };
    let world = World {
        measures: &measures,
        entities: &entities,
        places: &NOWHERE,
    };
    let judged = judge_all(&tie, &context, world);
    let judged = judged
        .into_iter()
        .find(|j| j.measure.as_str() == id)
        .unwrap();
    match judged.outcome {
        Outcome::Applies(f) => {
            format!(
                "{}: {} {}",
                f.answer,
                f.because,
                f.question.unwrap_or_default()
            )
        }
        Outcome::NotApplicable(why, because) => format!("{}: {because}", why.as_str()),
    }
}

#[test]
fn what_a_listed_company_holds_follows_the_rule_of_the_day() {
    let held = |on| said("list", Relation::OwnedBy, Some(50.0), Action::Export, on);
    insta::assert_snapshot!(
        [
            held(date(2025, 9, 28)),
            held(date(2025, 9, 29)),
            held(date(2025, 11, 9)),
            held(date(2025, 11, 10)),
            held(date(2026, 11, 9)),
            held(date(2026, 11, 10)),
        ]
        .join("\n"),
        @"
    not named: it did not reach what Acme holds on that day
    prohibited: It binds everybody there for the action export; it names “acme company”, with effect since 2019-10-09; it reaches whatever named companies own to half or more. 
    prohibited: It binds everybody there for the action export; it names “acme company”, with effect since 2019-10-09; it reaches whatever named companies own to half or more. 
    not named: it does not reach what Acme holds on that day, for the half-owned rule was suspended from 2025-11-10 to 2026-11-09
    not named: it does not reach what Acme holds on that day, for the half-owned rule was suspended from 2025-11-10 to 2026-11-09
    review: It binds everybody there for the action export; it names “acme company”, with effect since 2019-10-09; it may reach whatever named companies own to half or more; no source confirms that the half-owned rule works on that day: if it does, the entry binds here too, and if it does not, only the named are bound. Is the rule back?
    "
    );
    // The company named is bound on all these days.
    for on in [date(2025, 9, 28), date(2025, 12, 1), date(2026, 11, 10)] {
        let named = said("list", Relation::Is, None, Action::Export, on);
        assert!(named.starts_with("prohibited"), "{on}: {named}");
    }
}

#[test]
fn a_stay_stops_the_whole_and_a_vacated_part_leaves_the_rest() {
    let ban = |on| said("ban", Relation::Is, None, Action::Buy, on);
    insta::assert_snapshot!(
        [
            ban(date(2024, 4, 2)),
            ban(date(2024, 12, 31)),
            ban(date(2025, 1, 1)),
            ban(date(2025, 3, 31)),
            ban(date(2025, 4, 1)),
        ]
        .join("\n"),
        @"
    prohibited: It binds everybody there for the action buy; it names “acme company”, with effect since 2020. 
    prohibited: It binds everybody there for the action buy; it names “acme company”, with effect since 2020. 
    interrupted: Act ban was stayed from 2025-01-01 to 2025-03-31 (Doc. 1)
    interrupted: Act ban was stayed from 2025-01-01 to 2025-03-31 (Doc. 1)
    prohibited: It binds everybody there for the action buy; it names “acme company”, with effect since 2020.
    "
    );
}
