//! Who holds whom on a given day.

use countersight_model::date::{InPeriod, in_period};
use countersight_model::entity::{EdgeStatus, Entity, Ownership, OwnershipKind};
use countersight_model::id::EntityId;
use countersight_model::result::{PathStep, Relation};
use countersight_model::source::Trust;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A holder reached from a company, with the steps between.
#[derive(Debug, Clone, PartialEq)]
pub struct Holding {
    /// The holder.
    pub holder: EntityId,
    /// How the company stands to it.
    pub relation: Relation,
    /// Steps from the company upwards.
    pub path: Vec<PathStep>,
}

/// Longest chain that is followed; the register's longest has four steps.
const LONGEST: usize = 8;

/// Which edges a walk upwards follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Follow {
    /// Holdings that a source confirms.
    Confirmed,
    /// All holdings.
    Holdings,
    /// Representatives too, who hold nothing.
    Representatives,
}

/// All holders of `entity` on a day, nearest first; those whom confirmed holdings lead to come before
/// those whom only unverified ones do, and representatives last. Cycles end at the first holder met
/// twice.
///
/// Edges that ended before the day, that were founded only, or that were superseded by a later figure
/// are not followed. An edge marked unverified is followed and says so.
pub fn holders(
    entity: &EntityId,
    entities: &BTreeMap<EntityId, Entity>,
    on: Date,
    source_url: &dyn Fn(&Ownership, &Entity) -> Option<String>,
) -> Vec<Holding> {
    let mut found: Vec<Holding> = Vec::new();
    for follow in [Follow::Confirmed, Follow::Holdings, Follow::Representatives] {
        for holding in walk(entity, entities, on, follow, source_url) {
            if found.iter().all(|known| known.holder != holding.holder) {
                found.push(holding);
            }
        }
    }
    found
}

fn walk(
    entity: &EntityId,
    entities: &BTreeMap<EntityId, Entity>,
    on: Date,
    follow: Follow,
    source_url: &dyn Fn(&Ownership, &Entity) -> Option<String>,
) -> Vec<Holding> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::from([entity.clone()]);
    let mut queue = VecDeque::from([(entity.clone(), Vec::new())]);
    while let Some((held, path)) = queue.pop_front() {
        let Some(record) = entities.get(&held) else {
            continue;
        };
        if path.len() >= LONGEST {
            continue;
        }
        for edge in record.owners.iter().filter(|edge| stands(edge, on)) {
            let Some(holder) = &edge.holder else { continue };
            let representative = edge.kind == OwnershipKind::Representative;
            let followed = match follow {
                Follow::Confirmed => !representative && is_confirmed(edge),
                Follow::Holdings => !representative,
                Follow::Representatives => true,
            };
            if !followed || !seen.insert(holder.clone()) {
                continue;
            }
            let mut longer: Vec<PathStep> = path.clone();
            longer.push(step(edge, holder, &held, source_url(edge, record)));
            found.push(Holding {
                holder: holder.clone(),
                relation: relation(&longer),
                path: longer.clone(),
            });
            // A representative is no holder, so nothing is reached through it.
            if !representative {
                queue.push_back((holder.clone(), longer));
            }
        }
    }
    found
}

/// Whether a source confirms an edge.
pub(crate) fn is_confirmed(edge: &Ownership) -> bool {
    edge.status != EdgeStatus::Unverified && edge.trust > Trust::Unverified
}

pub(crate) fn stands(edge: &Ownership, on: Date) -> bool {
    if matches!(edge.kind, OwnershipKind::Founded | OwnershipKind::Successor)
        || edge.status == EdgeStatus::Superseded
    {
        return false;
    }
    match edge.status {
        // An edge that ended without a known day cannot be placed on one.
        EdgeStatus::Former if edge.until.is_none() => false,
        // A start that is not recorded does not hide an edge.
        _ => match edge.from {
            Some(from) => in_period(on, Some(from), edge.until) != InPeriod::No,
            None => edge.until.is_none_or(|until| on <= until.latest()),
        },
    }
}

fn step(edge: &Ownership, holder: &EntityId, held: &EntityId, source: Option<String>) -> PathStep {
    let trust = if edge.status == EdgeStatus::Unverified {
        Trust::Unverified
    } else {
        edge.trust
    };
    PathStep {
        holder: holder.clone(),
        held: held.clone(),
        relation: kind_word(edge.kind).to_owned(),
        share: edge.share,
        as_of: edge.as_of.clone(),
        from: edge.from,
        until: edge.until,
        trust,
        source,
    }
}

fn relation(path: &[PathStep]) -> Relation {
    if path.iter().any(|step| step.relation == "representative") {
        Relation::AgentOf
    } else if path.iter().all(|step| step.relation == "controls") {
        Relation::ControlledBy
    } else {
        Relation::OwnedBy
    }
}

/// The word of the register for a kind of edge.
pub fn kind_word(kind: OwnershipKind) -> &'static str {
    match kind {
        OwnershipKind::Owns => "owns",
        OwnershipKind::OwnsIndirectly => "owns-indirectly",
        OwnershipKind::Controls => "controls",
        OwnershipKind::Subsidiary => "subsidiary",
        OwnershipKind::JointVenture => "joint-venture",
        OwnershipKind::Founded => "founded",
        OwnershipKind::Successor => "successor",
        OwnershipKind::Representative => "representative",
    }
}
