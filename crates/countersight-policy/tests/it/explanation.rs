//! The tree of questions behind an answer.

use crate::common::{NOWHERE, clause, entity, judge_all, measure, target};
use countersight_model::context::{Action, Context};
use countersight_model::entity::OwnershipKind;
use countersight_model::explanation::Explanation;
use countersight_model::id::{EntityId, RoleId};
use countersight_model::measure::{
    Extension, Interruption, InterruptionKind, Measure, MeasureKind, Reach,
};
use countersight_model::result::{Confidence, Relation};
use countersight_model::source::Trust;
use countersight_policy::ownership::holders;
use countersight_policy::{Tie, World};
use jiff::civil::{Date, date};

fn tree(of: &Explanation, depth: usize, text: &mut String) {
    let indent = "  ".repeat(depth);
    let (asks, holds, because) = (&of.asks, of.holds.as_str(), &of.because);
    text.push_str(&indent);
    text.push_str(&[asks, " ", holds, ": ", because, "\n"].concat());
    for part in &of.parts {
        tree(part, depth + 1, text);
    }
}

fn explained(role: &str, place: &str, on: Date, action: Option<Action>) -> String {
    let mut rule = measure("ban", MeasureKind::Binding, "2019-08-13");
    rule.clauses = vec![clause("federal-agency", Action::Buy)];
    rule.targets = vec![target("acme", "2019-08-13")];
    rule.extensions = vec![Extension {
        reach: Reach::SubsidiaryOrAffiliate,
        rule: None,
        from: None,
        until: None,
        trust: Trust::High,
        citation: None,
        note: None,
    }];
    let measures = [(rule.id.clone(), rule)].into_iter().collect();
    let held = entity("acme-uk", &[("acme", OwnershipKind::Owns, Some(10.0))]);
    let entities = [entity("acme", &[]), held];
    let entities = entities.into_iter().map(|e| (e.id.clone(), e)).collect();
    let company = EntityId::from("acme-uk");
    let above = holders(&company, &entities, on, &|_, _| None);
    let tie = Tie {
        entity: &above[0].holder,
        name: "Acme",
        subject: "Acme UK",
        relation: Relation::OwnedBy,
        confidence: Confidence::Strong,
        path: &above[0].path,
    };
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let context = Context {
        roles: some(role).into_iter().map(RoleId::new).collect(),
        jurisdictions: some(place).into_iter().map(|p| p.as_str().into()).collect(),
        on,
        action,
    };
    let world = World {
        measures: &measures,
        entities: &entities,
        places: &NOWHERE,
    };
    let mut text = String::new();
    tree(
        &judge_all(&tie, &context, world)[0].explanation,
        0,
        &mut text,
    );
    text
}

#[test]
fn every_question_stands_in_the_tree_with_its_reason() {
    let day = date(2026, 1, 1);
    insta::assert_snapshot!(explained("federal-agency", "US", day, Some(Action::Buy)), @"
    Does “Act ban” apply? open: It binds federal agency for the action buy; it names “acme company”, with effect since 2019-08-13; it reaches subsidiaries and affiliates, and Acme holds 10 per cent.
      Does it name Acme? yes: it names “acme company”
      Does it reach Acme UK? open: it reaches subsidiaries and affiliates, and Acme holds 10 per cent
        Does acme hold acme-uk? yes: owns, 10 per cent, trust high
      Was it in force on 2026-01-01? yes: it worked on that day since 2019-08-13
        Does the entry stand on that day? yes: from 2019-08-13, no end
        Does the measure stand on that day? yes: from 2019-08-13, no end
      Does it hold where you are? yes: it is a rule of US, and you are in US
      Does it bind your role? yes: it binds federal agency
      Does it cover what you want to do? yes: it covers buy
      Is everything settled? open: a person has to settle this; a measure of kind `binding` can forbid
        Does Acme control Acme UK, or is Acme UK its affiliate? open: it reaches subsidiaries and affiliates, and Acme holds 10 per cent
    ");
    insta::assert_snapshot!(explained("", "US", day, None), @"
    Does “Act ban” apply? open: It binds federal agency for the action buy; it names “acme company”, with effect since 2019-08-13; it reaches subsidiaries and affiliates, and Acme holds 10 per cent.
      Does it name Acme? yes: it names “acme company”
      Does it reach Acme UK? open: it reaches subsidiaries and affiliates, and Acme holds 10 per cent
        Does acme hold acme-uk? yes: owns, 10 per cent, trust high
      Was it in force on 2026-01-01? yes: it worked on that day since 2019-08-13
        Does the entry stand on that day? yes: from 2019-08-13, no end
        Does the measure stand on that day? yes: from 2019-08-13, no end
      Does it hold where you are? yes: it is a rule of US, and you are in US
      Does it bind your role? open: it binds federal agency; you did not say who you are
      Does it cover what you want to do? yes: it covers buy
      Is everything settled? open: a person has to settle this; a measure of kind `binding` can forbid
        Are you a federal agency? open: 
        Does Acme control Acme UK, or is Acme UK its affiliate? open: it reaches subsidiaries and affiliates, and Acme holds 10 per cent
    ");
}

#[test]
fn the_first_no_ends_the_tree() {
    let early = explained("federal-agency", "US", date(2019, 8, 12), Some(Action::Buy));
    insta::assert_snapshot!(early, @"
    Does “Act ban” apply? no: Act ban was not yet in force; it starts on 2019-08-13
      Does it name Acme? yes: it names “acme company”
      Does it reach Acme UK? open: it reaches subsidiaries and affiliates, and Acme holds 10 per cent
        Does acme hold acme-uk? yes: owns, 10 per cent, trust high
      Was it in force on 2019-08-12? no: it did not work on that day
        Does the entry stand on that day? no: from 2019-08-13, no end
        Does the measure stand on that day? no: from 2019-08-13, no end
    ");
    let day = date(2026, 1, 1);
    insta::assert_snapshot!(explained("household", "US", day, Some(Action::Use)), @"
    Does “Act ban” apply? no: Act ban does not bind a household
      Does it name Acme? yes: it names “acme company”
      Does it reach Acme UK? open: it reaches subsidiaries and affiliates, and Acme holds 10 per cent
        Does acme hold acme-uk? yes: owns, 10 per cent, trust high
      Was it in force on 2026-01-01? yes: it worked on that day since 2019-08-13
        Does the entry stand on that day? yes: from 2019-08-13, no end
        Does the measure stand on that day? yes: from 2019-08-13, no end
      Does it hold where you are? yes: it is a rule of US, and you are in US
      Does it bind your role? no: it binds federal agency, and you are a household
    ");
    insta::assert_snapshot!(explained("federal-agency", "DE", day, Some(Action::Buy)), @"
    Does “Act ban” apply? no: Act ban does not bind outside US
      Does it name Acme? yes: it names “acme company”
      Does it reach Acme UK? open: it reaches subsidiaries and affiliates, and Acme holds 10 per cent
        Does acme hold acme-uk? yes: owns, 10 per cent, trust high
      Was it in force on 2026-01-01? yes: it worked on that day since 2019-08-13
        Does the entry stand on that day? yes: from 2019-08-13, no end
        Does the measure stand on that day? yes: from 2019-08-13, no end
      Does it hold where you are? no: it is a rule of US, and you are in DE
    ");
}

/// Whether a rule that names the company was in force, in the words of the tree.
fn in_force(change: impl Fn(&mut Measure)) -> String {
    let mut rule = measure("ban", MeasureKind::Binding, "2019-08-13");
    rule.clauses = vec![clause("any", Action::Buy)];
    rule.targets = vec![target("acme", "2019-08-13")];
    change(&mut rule);
    let company = EntityId::from("acme");
    let tie = Tie {
        entity: &company,
        name: "Acme",
        subject: "Acme",
        relation: Relation::Is,
        confidence: Confidence::Strong,
        path: &[],
    };
    let context = Context {
        roles: vec!["household".into()],
        jurisdictions: vec!["US".into()],
        on: date(2026, 1, 1),
        action: Some(Action::Buy),
    };
    let world = World {
        measures: &[(rule.id.clone(), rule)].into_iter().collect(),
        entities: &std::collections::BTreeMap::new(),
        places: &NOWHERE,
    };
    let mut text = String::new();
    let explanation = &judge_all(&tie, &context, world)[0].explanation;
    tree(&explanation.parts[1], 0, &mut text);
    text
}

fn pause(kind: InterruptionKind, question: Option<&str>) -> Vec<Interruption> {
    vec![Interruption {
        kind,
        from: "2025-01-01".parse().unwrap(),
        until: None,
        part: None,
        question: question.map(str::to_owned),
        citation: None,
        trust: Trust::High,
        note: None,
        sources: Vec::new(),
    }]
}

#[test]
fn the_tree_knows_an_interruption_as_the_answer_does() {
    let unsettled = in_force(|m| m.interruptions = pause(InterruptionKind::Unsettled, None));
    insta::assert_snapshot!(unsettled, @"
    Was it in force on 2026-01-01? open: the facts leave it open
      Does the entry stand on that day? yes: from 2019-08-13, no end
      Does the measure stand on that day? yes: from 2019-08-13, no end
      Does the measure work on that day? open: unsettled from 2025-01-01
    ");
    let question = Some("Until when?");
    let suspended = in_force(|m| m.interruptions = pause(InterruptionKind::Suspended, question));
    insta::assert_snapshot!(suspended, @"
    Was it in force on 2026-01-01? no: it did not work on that day
      Does the entry stand on that day? yes: from 2019-08-13, no end
      Does the measure stand on that day? yes: from 2019-08-13, no end
      Does the measure work on that day? no: suspended from 2025-01-01
    ");
}

#[test]
fn a_start_that_nobody_knows_is_open() {
    let nowhere = in_force(|m| {
        m.from = None;
        m.targets[0].from = None;
    });
    insta::assert_snapshot!(nowhere, @"Was it in force on 2026-01-01? open: the facts leave it open");
}
