//! Small worlds for the tests.

use countersight_model::context::{Action, Context};
use countersight_model::entity::{EdgeStatus, Entity, EntityKind, Ownership, OwnershipKind};
use countersight_model::id::{EntityId, Jurisdiction, MeasureId, RoleId};
use countersight_model::measure::{Clause, Measure, MeasureKind, Target};
use countersight_model::result::Answer;
use countersight_model::source::Trust;
use countersight_policy::{Judged, Rulebook, Tie, World};
use std::collections::BTreeMap;

pub(crate) fn target(entity: &str, from: &str) -> Target {
    Target {
        entity: Some(EntityId::from(entity)),
        country: None,
        listed_as: Some(format!("{entity} company")),
        announced: None,
        listed: None,
        from: from.parse().ok(),
        until: None,
        citation: None,
        trust: Trust::High,
        note: None,
        sources: Vec::new(),
    }
}

pub(crate) fn clause(role: &str, action: Action) -> Clause {
    Clause {
        roles: vec![RoleId::from(role)],
        actions: vec![action],
        answer: Answer::Prohibited,
        from: None,
        until: None,
        question: None,
        worldwide: false,
        company_only: false,
    }
}

pub(crate) fn measure(id: &str, kind: MeasureKind, from: &str) -> Measure {
    Measure {
        id: MeasureId::from(id),
        jurisdiction: Jurisdiction::from("US"),
        kind,
        name: format!("Act {id}"),
        summary: String::new(),
        citation: format!("Cite {id}"),
        adopted: None,
        from: from.parse().ok(),
        until: None,
        status: String::new(),
        scope: String::new(),
        exceptions: Vec::new(),
        components: None,
        penalty: None,
        trust: Trust::High,
        clauses: Vec::new(),
        targets: Vec::new(),
        targets_of: Vec::new(),
        extensions: Vec::new(),
        interruptions: Vec::new(),
        not_listed: Vec::new(),
        conflicts: Vec::new(),
        note: None,
        sources: Vec::new(),
    }
}

/// A company held by others: holder, how, share.
pub(crate) fn entity(id: &str, owners: &[(&str, OwnershipKind, Option<f64>)]) -> Entity {
    Entity {
        id: EntityId::from(id),
        kind: EntityKind::Company,
        name: id.to_owned(),
        country: Some("CN".to_owned()),
        seat: None,
        role: String::new(),
        trust: Trust::High,
        as_of: None,
        aliases: Vec::new(),
        identifiers: Vec::new(),
        owners: owners
            .iter()
            .map(|(holder, kind, share)| edge(holder, *kind, *share))
            .collect(),
        conflicts: Vec::new(),
        note: None,
        sources: Vec::new(),
    }
}

/// An edge that stands today.
pub(crate) fn edge(holder: &str, kind: OwnershipKind, share: Option<f64>) -> Ownership {
    Ownership {
        holder: Some(EntityId::from(holder)),
        holder_name: None,
        kind,
        share,
        as_of: None,
        from: None,
        until: None,
        status: EdgeStatus::Current,
        trust: Trust::High,
        note: None,
        sources: Vec::new(),
    }
}

/// Every measure judged, in the order of their ids.
pub(crate) fn judge_all(tie: &Tie<'_>, context: &Context, world: World<'_>) -> Vec<Judged> {
    let rules = Rulebook::new(world);
    let asked = rules.asked(context);
    let ids = world.measures.keys();
    ids.filter_map(|id| rules.judge(id, tie, &asked)).collect()
}

/// Small worlds have no names for their places.
pub(crate) static NOWHERE: BTreeMap<Jurisdiction, String> = BTreeMap::new();
