//! The arithmetic of ownership: direct, indirect, together, in circles, and not known.

use crate::common::{NOWHERE, clause, edge, entity, measure, target};
use OwnershipKind::{Controls, Owns, OwnsIndirectly, Representative, Subsidiary};
use countersight_model::context::{Action, Context};
use countersight_model::entity::{EdgeStatus, Entity, OwnershipKind};
use countersight_model::id::EntityId;
use countersight_model::measure::{Extension, MeasureKind, Reach};
use countersight_model::source::Trust;
use countersight_policy::{Rulebook, World};
use jiff::civil::date;

/// What a rule with this reach answers about the company `x`; `n1` and `n2` are named.
fn asked(reach: Reach, companies: Vec<Entity>) -> String {
    let mut rule = measure("rule", MeasureKind::Binding, "2020-01-01");
    rule.clauses = vec![clause("any", Action::Export)];
    rule.targets = vec![target("n1", "2020-01-01"), target("n2", "2020-01-01")];
    rule.extensions = vec![Extension {
        reach,
        rule: None,
        from: None,
        until: None,
        trust: Trust::High,
        citation: None,
        note: None,
    }];
    let measures = [(rule.id.clone(), rule)].into_iter().collect();
    let named = [entity("n1", &[]), entity("n2", &[])];
    let all = companies.into_iter().chain(named);
    let entities = all.map(|e| (e.id.clone(), e)).collect();
    let rules = Rulebook::new(World {
        measures: &measures,
        entities: &entities,
        places: &NOWHERE,
    });
    let context = Context {
        roles: vec!["exporter".into()],
        jurisdictions: vec!["US".into()],
        on: date(2026, 1, 1),
        action: Some(Action::Export),
    };
    rules
        .answer(&EntityId::from("x"), &rules.asked(&context))
        .to_string()
}

fn half(companies: Vec<Entity>) -> String {
    asked(Reach::HalfOwned, companies)
}

#[test]
fn half_is_enough_and_less_is_not() {
    let by = |share| half(vec![entity("x", &[("n1", Owns, Some(share))])]);
    assert_eq!(by(50.0), "prohibited");
    assert_eq!(by(49.99), "no-restriction-found");
}

#[test]
fn named_companies_count_together() {
    let both = |a, b| {
        half(vec![entity(
            "x",
            &[("n1", Owns, Some(a)), ("n2", Owns, Some(b))],
        )])
    };
    assert_eq!(both(25.0, 25.0), "prohibited");
    assert_eq!(both(30.0, 19.0), "no-restriction-found");
    // What adding up decimal fractions loses is not missing.
    let through = [("n1", 1.3), ("n2", 32.3), ("m", 16.4)];
    let three = half(vec![
        entity("m", &[("n1", Owns, Some(100.0))]),
        entity(
            "x",
            &through.map(|(holder, share)| (holder, Owns, Some(share))),
        ),
    ]);
    assert_eq!(three, "prohibited");
}

#[test]
fn a_half_owned_company_counts_in_full() {
    // n1 owns 50 % of m, m owns 50 % of x: the product is a quarter, the rule says yes.
    let chain = |first, second| {
        half(vec![
            entity("m", &[("n1", Owns, Some(first))]),
            entity("x", &[("m", Owns, Some(second))]),
        ])
    };
    assert_eq!(chain(50.0, 50.0), "prohibited");
    assert_eq!(chain(49.0, 100.0), "no-restriction-found");
    assert_eq!(chain(100.0, 49.0), "no-restriction-found");
    // Direct and through another, together.
    let mixed = half(vec![
        entity("m", &[("n1", Owns, Some(60.0))]),
        entity("x", &[("m", Owns, Some(30.0)), ("n2", Owns, Some(20.0))]),
    ]);
    assert_eq!(mixed, "prohibited");
}

#[test]
fn a_circle_cannot_lift_itself() {
    let circle = |outside| {
        half(vec![
            entity("m", &[("x", Owns, Some(60.0)), ("n1", Owns, Some(outside))]),
            entity("x", &[("m", Owns, Some(60.0))]),
        ])
    };
    assert_eq!(circle(40.0), "no-restriction-found");
    assert_eq!(circle(50.0), "prohibited");
}

#[test]
fn an_unknown_share_is_a_question_where_it_could_matter() {
    assert_eq!(half(vec![entity("x", &[("n1", Owns, None)])]), "review");
    assert_eq!(
        half(vec![entity("x", &[("n1", Subsidiary, None)])]),
        "review"
    );
    // Somebody else is known to own more than half, so the unknown share is less.
    let mut rest = entity("x", &[("n1", Owns, None), ("other", Owns, Some(51.0))]);
    assert_eq!(
        half(vec![rest.clone(), entity("other", &[])]),
        "no-restriction-found"
    );
    // Unless that holding is not confirmed.
    rest.owners[1].trust = Trust::Unverified;
    assert_eq!(half(vec![rest, entity("other", &[])]), "review");
}

#[test]
fn control_alone_is_not_half() {
    assert_eq!(
        half(vec![entity("x", &[("n1", Controls, Some(37.0))])]),
        "no-restriction-found"
    );
    let control = asked(
        Reach::Control,
        vec![entity("x", &[("n1", Controls, Some(37.0))])],
    );
    assert_eq!(control, "prohibited");
}

#[test]
fn a_figure_of_indirect_holdings_is_not_added_to_what_it_repeats() {
    // The group holds 40 % through its unit; the unit's own 40 % is the same 40 %.
    let twice = half(vec![
        entity("n2", &[("n1", Subsidiary, Some(100.0))]),
        entity(
            "x",
            &[("n2", Owns, Some(40.0)), ("n1", OwnsIndirectly, Some(40.0))],
        ),
    ]);
    assert_eq!(twice, "no-restriction-found");
    assert_eq!(
        half(vec![entity("x", &[("n1", OwnsIndirectly, Some(50.0))])]),
        "prohibited"
    );
}

#[test]
fn an_affiliate_may_be_a_minority_and_control_goes_down_a_chain() {
    let minority = |reach| asked(reach, vec![entity("x", &[("n1", Owns, Some(10.0))])]);
    assert_eq!(minority(Reach::SubsidiaryOrAffiliate), "review");
    assert_eq!(minority(Reach::Control), "no-restriction-found");
    let chain = |reach| {
        let m = entity("m", &[("n1", Subsidiary, None)]);
        asked(reach, vec![m, entity("x", &[("m", Controls, None)])])
    };
    assert_eq!(chain(Reach::SubsidiaryOrAffiliate), "prohibited");
    assert_eq!(chain(Reach::Control), "prohibited");
}

#[test]
fn the_better_of_two_ways_up_counts() {
    // A small direct stake is met first; the controlling chain is longer.
    let x = entity("x", &[("n1", Owns, Some(5.0)), ("m", Subsidiary, None)]);
    let m = entity("m", &[("n1", Owns, Some(100.0))]);
    assert_eq!(asked(Reach::Control, vec![x, m]), "prohibited");
}

#[test]
fn what_no_source_confirms_proves_nothing() {
    let mut x = entity("x", &[("n1", Owns, Some(100.0))]);
    x.owners[0].trust = Trust::Unverified;
    assert_eq!(half(vec![x]), "review");
}

#[test]
fn those_who_represent_hold_nothing_and_the_past_is_past() {
    let agent = entity("x", &[("n1", Representative, None)]);
    assert_eq!(
        asked(Reach::SubsidiaryOrAffiliate, vec![agent]),
        "no-restriction-found"
    );
    let mut sold = entity("x", &[]);
    let mut past = edge("n1", Owns, Some(100.0));
    past.until = "2024-01".parse().ok();
    past.status = EdgeStatus::Former;
    sold.owners.push(past);
    assert_eq!(half(vec![sold]), "no-restriction-found");
}
