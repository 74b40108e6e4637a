//! Groups of rows that are one company, each with at most one entity of the register.

use super::Bond;
use countersight_model::id::EntityId;
use std::collections::{BTreeMap, BTreeSet};

/// What can be joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Node<'a> {
    /// An entity of the register.
    Entity(&'a EntityId),
    /// A row, by its place.
    Row(usize),
}

/// One company.
#[derive(Debug, Clone, Default)]
pub(super) struct Group<'a> {
    pub(super) entity: Option<&'a EntityId>,
    /// Places of its rows.
    pub(super) rows: BTreeSet<usize>,
    pub(super) bonds: BTreeSet<Bond>,
    /// Entities that a review says it is not.
    not: BTreeSet<EntityId>,
}

/// All groups. A group that was joined to another is empty.
#[derive(Debug)]
pub(super) struct Groups<'a> {
    each: Vec<Group<'a>>,
    /// The group of each row.
    of_row: Vec<usize>,
    of_entity: BTreeMap<&'a EntityId, usize>,
}

impl<'a> Groups<'a> {
    /// Every row for itself.
    pub(super) fn new(rows: usize) -> Self {
        let alone = |place| Group {
            rows: BTreeSet::from([place]),
            ..Group::default()
        };
        Self {
            each: (0..rows).map(alone).collect(),
            of_row: (0..rows).collect(),
            of_entity: BTreeMap::new(),
        }
    }

    /// Notes that a row is not an entity.
    pub(super) fn forbid(&mut self, row: usize, entity: &EntityId) {
        let group = self.of_row.get(row).copied();
        if let Some(group) = group.and_then(|group| self.each.get_mut(group)) {
            group.not.insert(entity.clone());
        }
    }

    /// Whether a review says that the company of a row is not this entity.
    pub(super) fn is_forbidden(&self, row: usize, entity: &EntityId) -> bool {
        self.group_of(row)
            .is_some_and(|group| group.not.contains(entity))
    }

    /// The entity of a row.
    pub(super) fn entity(&self, row: usize) -> Option<&'a EntityId> {
        self.group_of(row)?.entity
    }

    fn group_of(&self, row: usize) -> Option<&Group<'a>> {
        self.each.get(*self.of_row.get(row)?)
    }

    /// Makes two one, or says why they cannot be.
    pub(super) fn join(
        &mut self,
        one: Node<'a>,
        other: Node<'a>,
        bond: &Bond,
    ) -> Result<(), String> {
        let (Some(first), Some(second)) = (self.place(one), self.place(other)) else {
            return Ok(());
        };
        let (Some(a), Some(b)) = (self.each.get(first), self.each.get(second)) else {
            return Ok(());
        };
        if first != second {
            if let (Some(one), Some(other)) = (a.entity, b.entity) {
                return Err(format!("it would make `{one}` and `{other}` one"));
            }
            let denied = |a: &Group<'_>, b: &Group<'_>| {
                a.entity
                    .filter(|entity| b.not.contains(*entity))
                    .map(|entity| format!("a review says that it is not `{entity}`"))
            };
            if let Some(because) = denied(a, b).or_else(|| denied(b, a)) {
                return Err(because);
            }
        }
        let (into, from) = (first.min(second), first.max(second));
        let moved = if into == from {
            Group::default()
        } else {
            self.each
                .get_mut(from)
                .map(std::mem::take)
                .unwrap_or_default()
        };
        for row in &moved.rows {
            if let Some(of) = self.of_row.get_mut(*row) {
                *of = into;
            }
        }
        if let Some(entity) = moved.entity {
            self.of_entity.insert(entity, into);
        }
        if let Some(group) = self.each.get_mut(into) {
            group.entity = group.entity.or(moved.entity);
            group.rows.extend(moved.rows);
            group.bonds.extend(moved.bonds);
            group.not.extend(moved.not);
            group.bonds.insert(bond.clone());
        }
        Ok(())
    }

    fn place(&mut self, node: Node<'a>) -> Option<usize> {
        match node {
            Node::Row(row) => self.of_row.get(row).copied(),
            Node::Entity(entity) => {
                let next = self.each.len();
                let place = *self.of_entity.entry(entity).or_insert(next);
                if place == next {
                    self.each.push(Group {
                        entity: Some(entity),
                        ..Group::default()
                    });
                }
                Some(place)
            }
        }
    }

    /// Every group with a row, by its entity, then by its first row.
    pub(super) fn all(&self) -> Vec<&Group<'a>> {
        let mut all: Vec<_> = self.each.iter().filter(|g| !g.rows.is_empty()).collect();
        all.sort_by_key(|group| {
            (
                group.entity.is_none(),
                group.entity,
                group.rows.first().copied(),
            )
        });
        all
    }
}
