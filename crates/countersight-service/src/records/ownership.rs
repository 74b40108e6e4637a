//! Ownership as a tree: up to the last holders, down to the last holdings.

use countersight_model::entity::{EdgeStatus, Entity, Ownership};
use countersight_model::id::EntityId;
use countersight_register::Register;
use countersight_report::{Branch, Brief};
use std::collections::BTreeSet;

/// Which way a tree grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Towards the holders.
    Up,
    /// Towards the holdings.
    Down,
}

/// The branches of an entity; what lies beyond an entity is told once.
pub(super) fn tree<'r>(entity: &'r Entity, register: &'r Register, way: Way) -> Vec<Branch<'r>> {
    let mut told = BTreeSet::from([&entity.id]);
    branches(entity, register, way, &mut told)
}

fn branches<'r>(
    entity: &'r Entity,
    register: &'r Register,
    way: Way,
    told: &mut BTreeSet<&'r EntityId>,
) -> Vec<Branch<'r>> {
    let mut edges = match way {
        Way::Up => above(entity, register),
        Way::Down => below(entity, register),
    };
    // What stands comes before what is over; the rest keeps the order of the register.
    edges.sort_by_key(|(edge, _)| rank(edge.status));
    let mut grown = Vec::new();
    for (edge, far) in edges {
        let ended = matches!(edge.status, EdgeStatus::Former | EdgeStatus::Superseded);
        let fresh = far.is_some_and(|far| !ended && told.insert(&far.id));
        let further = match far {
            Some(far) if fresh => branches(far, register, way, told),
            _ => Vec::new(),
        };
        let more = far.is_some_and(|far| !ended && !fresh && has_more(far, register, way));
        grown.push(Branch {
            edge,
            entity: far.map(Brief),
            further,
            told: more,
        });
    }
    grown
}

fn has_more(entity: &Entity, register: &Register, way: Way) -> bool {
    match way {
        Way::Up => !entity.owners.is_empty(),
        Way::Down => !below(entity, register).is_empty(),
    }
}

fn rank(status: EdgeStatus) -> u8 {
    match status {
        EdgeStatus::Current => 0,
        EdgeStatus::Unverified => 1,
        EdgeStatus::Superseded => 2,
        EdgeStatus::Former => 3,
    }
}

type Edge<'r> = (&'r Ownership, Option<&'r Entity>);

fn above<'r>(entity: &'r Entity, register: &'r Register) -> Vec<Edge<'r>> {
    let far = |edge: &'r Ownership| {
        let holder = edge.holder.as_ref();
        (edge, holder.and_then(|id| register.entities.get(id)))
    };
    entity.owners.iter().map(far).collect()
}

fn below<'r>(entity: &Entity, register: &'r Register) -> Vec<Edge<'r>> {
    let mut edges = Vec::new();
    for held in register.entities.values() {
        let owners = held.owners.iter();
        let own = owners.filter(|edge| edge.holder.as_ref() == Some(&entity.id));
        edges.extend(own.map(|edge| (edge, Some(held))));
    }
    edges
}
