//! The register as FollowTheMoney entities, one JSON object a line.
//!
//! FollowTheMoney is the model of OpenSanctions, Aleph and Yente. Programs that read it compute with
//! what they find and pass over remarks, so nothing doubtful is written as a plain fact: an
//! unverified alias is a weak one, an unverified number or entry is a note, an unverified or undated
//! former holding is a link of unknown kind, which no ownership sum follows. Claims that were
//! corrected or withdrawn are left out, and so are calls, proposals and private decisions: they are
//! no sanctions. A namesake is left out: who screens by these entities would hit an innocent firm.

use super::ftm_listing;
use super::{Export, word};
use crate::error::ReportError;
use countersight_model::claim::{Claim, ClaimStatus};
use countersight_model::entity::{
    AliasUse, EdgeStatus, Entity, EntityKind, Identifier, Ownership, OwnershipKind, Scheme,
};
use countersight_model::id::EntityId;
use countersight_model::source::Trust;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{BufWriter, Write};

/// The version of the followthemoney schema that the property names were taken from.
pub const FTM_VERSION: &str = "4.11.2";

/// One line.
#[derive(Debug, Serialize)]
pub(super) struct Node {
    id: String,
    schema: &'static str,
    properties: BTreeMap<&'static str, Vec<String>>,
    datasets: [&'static str; 1],
}

impl Node {
    pub(super) fn new(id: String, schema: &'static str) -> Self {
        Self {
            id,
            schema,
            properties: BTreeMap::new(),
            datasets: ["countersight"],
        }
    }

    /// Adds a value; nothing for none, for an empty text, or for one that is there already.
    pub(super) fn add(&mut self, property: &'static str, value: Option<impl ToString>) {
        let Some(value) = value.map(|value| value.to_string()) else {
            return;
        };
        if value.is_empty() {
            return;
        }
        let values = self.properties.entry(property).or_default();
        if !values.contains(&value) {
            values.push(value);
        }
    }

    pub(super) fn add_all<'v>(
        &mut self,
        property: &'static str,
        values: impl Iterator<Item = &'v str>,
    ) {
        for value in values {
            self.add(property, Some(value));
        }
    }
}

/// Identifiers that have been given; a second record of the same one gets a number.
#[derive(Debug, Default)]
pub(super) struct Given(BTreeMap<String, u32>);

impl Given {
    pub(super) fn next(&mut self, id: String) -> String {
        let times = self.0.entry(id.clone()).or_default();
        *times += 1;
        match *times {
            1 => id,
            again => format!("{id}-{again}"),
        }
    }
}

/// The identifier of an entity in the export.
pub(super) fn id(entity: &EntityId) -> String {
    format!("countersight-{entity}")
}

/// Writes the register as FollowTheMoney entities: companies, then holdings, entries and claims.
///
/// # Errors
///
/// When the output refuses what is written.
pub fn write_ftm(out: &mut dyn Write, export: &Export<'_>) -> Result<(), ReportError> {
    let mut out = BufWriter::new(out);
    let mut given = Given::default();
    let entities = export.entities.values().filter(|entity| is_meant(entity));
    let nodes = entities.clone().map(|entity| company(entity, export));
    let mut nodes: Vec<Node> = nodes.collect();
    for held in entities {
        for edge in &held.owners {
            nodes.extend(holding(held, edge, export, &mut given));
        }
    }
    for measure in export.measures.values() {
        nodes.extend(ftm_listing::sanctions(measure, export, &mut given));
    }
    let claims = export.claims.values().filter(|claim| is_told(claim));
    nodes.extend(claims.map(|claim| note(claim, export)));
    for node in &nodes {
        serde_json::to_writer(&mut out, node).map_err(ReportError::output)?;
        out.write_all(b"\n").map_err(ReportError::Output)?;
    }
    out.flush().map_err(ReportError::Output)
}

/// Whether an entity is more than a namesake, which stands in the register to be set aside.
fn is_meant(entity: &Entity) -> bool {
    entity.kind != EntityKind::Namesake
}

/// Whether an identifier is of an entity that is written.
pub(super) fn is_written(id: &EntityId, export: &Export<'_>) -> bool {
    export.entities.get(id).is_some_and(is_meant)
}

/// The schema of an entity. Only a `Company` can be owned, and only it has securities.
fn schema(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Company
        | EntityKind::ProjectCompany
        | EntityKind::StateGroup
        | EntityKind::Fund
        | EntityKind::Namesake => "Company",
        EntityKind::Institute => "Organization",
        EntityKind::StateBody | EntityKind::Police => "PublicBody",
    }
}

fn company(entity: &Entity, export: &Export<'_>) -> Node {
    let mut node = Node::new(id(&entity.id), schema(entity.kind));
    node.add("name", Some(&entity.name));
    let country = entity.country.as_deref();
    node.add("country", country.map(str::to_ascii_lowercase));
    node.add("address", entity.seat.as_ref());
    node.add("description", Some(&entity.role));
    node.add("classification", Some(word(entity.kind)));
    for alias in &entity.aliases {
        let full = matches!(alias.usage, AliasUse::Name | AliasUse::Unique);
        let sure = alias.trust > Trust::Unverified;
        let property = if full && sure { "alias" } else { "weakAlias" };
        node.add(property, Some(&alias.text));
    }
    for identifier in &entity.identifiers {
        number(&mut node, identifier);
    }
    node.add("notes", entity.note.as_ref());
    for edge in entity.owners.iter().filter(|edge| edge.holder.is_none()) {
        node.add("notes", described_holder(edge));
    }
    ftm_listing::topics(entity, export, &mut node);
    node.add_all("sourceUrl", export.urls(&entity.sources));
    node
}

fn number(node: &mut Node, identifier: &Identifier) {
    let (scheme, value) = (identifier.scheme, &identifier.value);
    let property = match scheme {
        _ if identifier.trust == Trust::Unverified => "notes",
        Scheme::Lei => "leiCode",
        Scheme::Uscc => "uscCode",
        Scheme::Isin if node.schema == "Company" => "isinCode",
        Scheme::Ticker if node.schema == "Company" => "ticker",
        Scheme::Domain => "website",
        Scheme::Duns => "dunsCode",
        Scheme::Uei => "uniqueEntityId",
        Scheme::Cage => "cageCode",
        Scheme::Vat => "vatCode",
        Scheme::Isin | Scheme::Ticker | Scheme::Pen => "notes",
    };
    let value = match (property, scheme) {
        ("website", _) => format!("https://{value}/"),
        ("notes", _) if identifier.trust == Trust::Unverified => {
            format!("{} {value}, unverified", scheme.as_str())
        }
        ("notes", Scheme::Pen) => format!("IANA private enterprise number {value}"),
        ("notes", _) => format!("{} {value}", scheme.as_str()),
        _ => value.clone(),
    };
    node.add(property, Some(value));
}

/// A holder outside the register, in words: it may be a natural person, who gets no entity.
fn described_holder(edge: &Ownership) -> Option<String> {
    let name = edge.holder_name.as_ref()?;
    let share = edge.share.map(|share| format!(", {share} per cent"));
    Some(format!(
        "Holder: {name}, {}{}, {}",
        word(edge.kind),
        share.unwrap_or_default(),
        word(edge.status)
    ))
}

/// An edge between two entities; none where the holder is outside the register, or where a later
/// figure replaces this one.
fn holding(
    held: &Entity,
    edge: &Ownership,
    export: &Export<'_>,
    given: &mut Given,
) -> Option<Node> {
    let holder = edge.holder.as_ref().filter(|id| is_written(id, export))?;
    if edge.status == EdgeStatus::Superseded {
        return None;
    }
    let sure = edge.status != EdgeStatus::Unverified && edge.trust > Trust::Unverified;
    let undated = edge.status == EdgeStatus::Former && edge.until.is_none();
    let kind = word(edge.kind);
    let (schema, from, to) = match edge.kind {
        OwnershipKind::Successor if sure => ("Succession", "successor", "predecessor"),
        OwnershipKind::Representative if sure => ("Representation", "client", "agent"),
        OwnershipKind::Founded | OwnershipKind::Successor | OwnershipKind::Representative => {
            ("UnknownLink", "subject", "object")
        }
        _ if sure && !undated && schema(held.kind) == "Company" => ("Ownership", "owner", "asset"),
        _ => ("UnknownLink", "subject", "object"),
    };
    let key = format!("countersight-holds-{holder}-{}-{kind}", held.id);
    let mut node = Node::new(given.next(key), schema);
    node.add(from, Some(id(holder)));
    node.add(to, Some(id(&held.id)));
    if schema == "Ownership" {
        node.add("percentage", edge.share);
        node.add("ownershipType", Some(&kind));
    } else {
        let share = edge.share.map(|share| format!("{share} per cent"));
        node.add("summary", share);
    }
    node.add("role", Some(&kind));
    node.add("startDate", edge.from);
    node.add("endDate", edge.until);
    let status = if sure {
        edge.status
    } else {
        EdgeStatus::Unverified
    };
    node.add("status", Some(word(status)));
    node.add("description", edge.note.as_ref());
    let as_of = edge.as_of.as_ref().map(|as_of| format!("as of {as_of}"));
    node.add("summary", as_of);
    let sources = own_or(&edge.sources, &held.sources);
    node.add_all("sourceUrl", export.urls(sources));
    Some(node)
}

/// Whether a claim may stand alone: it stands, and a source confirms it.
fn is_told(claim: &Claim) -> bool {
    claim.status == ClaimStatus::Stands && claim.trust > Trust::Unverified
}

/// A claim as a note on the companies that it is about.
fn note(claim: &Claim, export: &Export<'_>) -> Node {
    let mut node = Node::new(format!("countersight-claim-{}", claim.id), "Note");
    node.add(
        "name",
        Some(format!("Evidence {}: {}", claim.id, claim.kind.as_str())),
    );
    node.add("description", Some(&claim.text));
    for entity in claim.entities.iter().filter(|id| is_written(id, export)) {
        node.add("entity", Some(id(entity)));
    }
    for response in &claim.responses {
        node.add(
            "notes",
            Some(format!("The company answered: {}", response.text)),
        );
    }
    node.add("notes", claim.note.as_ref());
    node.add("keywords", Some(claim.kind.as_str()));
    node.add_all("sourceUrl", export.urls(&claim.sources));
    node
}

/// The fact's own sources, or those of the record around it.
pub(super) fn own_or<'s, T>(own: &'s [T], record: &'s [T]) -> &'s [T] {
    if own.is_empty() { record } else { own }
}
