//! The same company on several lists and in the register becomes one: by identifiers first, then by
//! reviewed links. A name alone never joins; it is proposed.
//!
//! Nothing here reads a file. The same input gives the same clusters, in whatever order it comes.

mod groups;
mod keys;

use countersight_model::entity::Entity;
use countersight_model::id::{EntityId, ListId};
use countersight_model::link::{PartyLink, Verdict};
use countersight_model::party::{Party, PartyKind, PartyNameKind};
use groups::{Groups, Node};
use keys::Key;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A list, read.
#[derive(Debug, Clone, Copy)]
pub struct Listed<'a> {
    /// The list.
    pub list: &'a ListId,
    /// The list whose file holds its rows too: links of that list hold here.
    pub part_of: Option<&'a ListId>,
    /// Its parties.
    pub parties: &'a [Party],
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Member {
    /// The list.
    pub list: ListId,
    /// The list's identifier of the row.
    pub party: String,
    /// The name under which it is listed.
    pub name: String,
}

/// Why two are one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case", tag = "by")]
pub enum Bond {
    /// They bear the same identifier.
    Identifier {
        /// Its scheme, or `registration` with the country.
        scheme: String,
        /// Its value.
        value: String,
    },
    /// Somebody has looked.
    Link {
        /// The company of the register.
        entity: EntityId,
        /// Why the reviewer found so.
        reason: String,
    },
}

/// One company: its rows, and the entity of the register that it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cluster {
    /// The entity, if it is in the register.
    pub entity: Option<EntityId>,
    /// Its rows, by list and identifier.
    pub members: Vec<Member>,
    /// Why they are one.
    pub bonds: Vec<Bond>,
}

/// Two that may be one, for somebody to look at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Proposal {
    /// The row.
    pub member: Member,
    /// The entity that it may be.
    pub entity: EntityId,
    /// Why it may be.
    pub because: String,
}

/// What would join what cannot be one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Contradiction {
    /// The bond that was not followed.
    pub bond: Bond,
    /// A row that it concerns.
    pub member: Member,
    /// Why it was not followed.
    pub because: String,
}

/// What joining gave.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Merged {
    /// Companies with more than one row, or with an entity and a row.
    pub clusters: Vec<Cluster>,
    /// Rows that stand alone.
    pub alone: usize,
    /// Rows that may be entities by their name.
    pub proposals: Vec<Proposal>,
    /// Bonds that contradict each other or a review.
    pub contradictions: Vec<Contradiction>,
}

/// Says which entities a name may mean, with a reason.
pub type Alike<'f> = dyn Fn(&str) -> Vec<(EntityId, String)> + 'f;

/// Joins what is one.
///
/// Identifiers that are not sound, or that two rows of one list with the same programmes bear, join
/// nothing: the list itself says that those rows are two. A bond that would make two entities of the
/// register one, or that a review denies, is a contradiction and is not followed.
///
/// ```
/// use countersight_model::id::{EntityId, ListId};
/// use countersight_model::party::{Party, PartyKind, PartyName, PartyNameKind};
/// use countersight_screening::merge::{Listed, merge};
/// use std::collections::BTreeMap;
///
/// let party = Party {
///     id: "7".to_owned(),
///     kind: PartyKind::Organisation,
///     names: vec![PartyName { text: "Hikvision".to_owned(), verbatim: None, kind: PartyNameKind::Primary }],
///     countries: vec![],
///     identifiers: vec![],
///     programmes: vec![],
///     listed: None,
///     until: None,
///     citation: None,
/// };
/// let (id, parties) = (ListId::from("us-csl"), [party]);
/// let lists = [Listed { list: &id, part_of: None, parties: &parties }];
/// let alike = |_: &str| vec![(EntityId::from("hikvision"), "the same name".to_owned())];
/// let merged = merge(&lists, &BTreeMap::new(), &[], &alike);
/// // A name alone joins nothing.
/// assert!(merged.clusters.is_empty());
/// assert_eq!(merged.proposals[0].entity.as_str(), "hikvision");
/// ```
pub fn merge(
    lists: &[Listed<'_>],
    entities: &BTreeMap<EntityId, Entity>,
    links: &[PartyLink],
    alike: &Alike<'_>,
) -> Merged {
    let mut rows: Vec<Row<'_>> = lists.iter().flat_map(Row::of).collect();
    rows.sort_by(|a, b| (a.list, &a.party.id).cmp(&(b.list, &b.party.id)));
    let mut groups = Groups::new(rows.len());
    for link in links.iter().filter(|l| l.verdict == Verdict::Different) {
        for (place, row) in rows.iter().enumerate() {
            if row.is_meant_by(link) {
                groups.forbid(place, &link.entity);
            }
        }
    }
    let mut merged = Merged::default();
    for (key, nodes) in bearers(&rows, entities) {
        if !is_ambiguous(&nodes, &rows) {
            let bond = Bond::Identifier {
                scheme: key.scheme,
                value: key.value,
            };
            connect(&rows, &nodes, &bond, &mut groups, &mut merged);
        }
    }
    for link in links.iter().filter(|l| l.verdict == Verdict::Same) {
        let Some((entity, _)) = entities.get_key_value(&link.entity) else {
            continue;
        };
        let bond = Bond::Link {
            entity: link.entity.clone(),
            reason: link.reason.clone(),
        };
        for (place, row) in rows.iter().enumerate() {
            if row.is_meant_by(link) {
                let pair = [Node::Entity(entity), Node::Row(place)];
                connect(&rows, &pair, &bond, &mut groups, &mut merged);
            }
        }
    }
    propose(&rows, &groups, alike, &mut merged);
    finish(&rows, &groups, &mut merged);
    merged
}

/// Makes all that bear a bond one, or tells why they cannot be.
fn connect<'a>(
    rows: &[Row<'_>],
    nodes: &[Node<'a>],
    bond: &Bond,
    groups: &mut Groups<'a>,
    merged: &mut Merged,
) {
    let Some((first, rest)) = nodes.split_first() else {
        return;
    };
    let place = nodes.iter().find_map(|node| match node {
        Node::Row(place) => Some(*place),
        Node::Entity(_) => None,
    });
    for other in rest {
        let Err(because) = groups.join(*first, *other, bond) else {
            continue;
        };
        let row = place.and_then(|place| rows.get(place));
        merged.contradictions.extend(row.map(|row| Contradiction {
            bond: bond.clone(),
            member: row.member(),
            because,
        }));
    }
}

/// A row of a list, with the list's place in another.
#[derive(Debug, Clone, Copy)]
struct Row<'a> {
    list: &'a ListId,
    part_of: Option<&'a ListId>,
    party: &'a Party,
}

impl<'a> Row<'a> {
    fn of(listed: &Listed<'a>) -> impl Iterator<Item = Self> + use<'a> {
        let Listed {
            list,
            part_of,
            parties,
        } = *listed;
        parties.iter().map(move |party| Self {
            list,
            part_of,
            party,
        })
    }

    fn is_meant_by(&self, link: &PartyLink) -> bool {
        let list = link.list == *self.list || self.part_of == Some(&link.list);
        list && link.speaks_of(self.party)
    }

    fn member(&self) -> Member {
        Member {
            list: self.list.clone(),
            party: self.party.id.clone(),
            name: self.party.primary().to_owned(),
        }
    }
}

/// Who bears each sound identifier: entities first, then rows.
fn bearers<'a>(
    rows: &[Row<'_>],
    entities: &'a BTreeMap<EntityId, Entity>,
) -> BTreeMap<Key, Vec<Node<'a>>> {
    let mut bearers: BTreeMap<Key, Vec<Node<'a>>> = BTreeMap::new();
    for (id, entity) in entities {
        for key in keys::of_entity(entity) {
            bearers.entry(key).or_default().push(Node::Entity(id));
        }
    }
    for (place, row) in rows.iter().enumerate() {
        for key in keys::of_party(row.party) {
            bearers.entry(key).or_default().push(Node::Row(place));
        }
    }
    bearers
}

/// Whether one list gives an identifier to two rows of the same programmes.
fn is_ambiguous(nodes: &[Node<'_>], rows: &[Row<'_>]) -> bool {
    let mut seen = BTreeSet::new();
    nodes.iter().any(|node| {
        let Node::Row(place) = node else { return false };
        rows.get(*place).is_some_and(|row| {
            let programmes: BTreeSet<&String> = row.party.programmes.iter().collect();
            !seen.insert((row.list, programmes))
        })
    })
}

fn propose(rows: &[Row<'_>], groups: &Groups<'_>, alike: &Alike<'_>, merged: &mut Merged) {
    for (place, row) in rows.iter().enumerate() {
        if groups.entity(place).is_some()
            || matches!(row.party.kind, PartyKind::Vessel | PartyKind::Aircraft)
        {
            continue;
        }
        let own = |kind| !matches!(kind, PartyNameKind::Related | PartyNameKind::Weak);
        let names = row.party.names.iter().filter(|name| own(name.kind));
        let mut found: BTreeMap<EntityId, String> = BTreeMap::new();
        for name in names {
            for (entity, because) in alike(&name.text) {
                found
                    .entry(entity)
                    .or_insert_with(|| format!("\"{}\": {because}", name.text));
            }
        }
        for (entity, because) in found {
            if !groups.is_forbidden(place, &entity) {
                merged.proposals.push(Proposal {
                    member: row.member(),
                    entity,
                    because,
                });
            }
        }
    }
}

fn finish(rows: &[Row<'_>], groups: &Groups<'_>, merged: &mut Merged) {
    for group in groups.all() {
        if group.rows.len() < 2 && group.entity.is_none() {
            merged.alone += group.rows.len();
            continue;
        }
        let members = group.rows.iter().filter_map(|place| rows.get(*place));
        merged.clusters.push(Cluster {
            entity: group.entity.cloned(),
            members: members.map(Row::member).collect(),
            bonds: group.bonds.iter().cloned().collect(),
        });
    }
    merged.contradictions.sort();
    merged.contradictions.dedup();
}
