//! Parties of official lists: what a row of a list says, once it is read.

use crate::date::PartialDate;
use crate::entity::Scheme;
use serde::{Deserialize, Serialize};

/// How a list uses a name.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum PartyNameKind {
    /// The name under which the party is listed.
    #[default]
    Primary,
    /// Another name.
    Alias,
    /// A name that the list itself calls weak or of low quality; others bear it too.
    Weak,
    /// A name that the party no longer bears.
    Former,
    /// The name of another company that the row reaches, such as an affiliated entity.
    Related,
}

/// A name as a list gives it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PartyName {
    /// The name alone, without the conjunctions and markers that the list leaves around it.
    pub text: String,
    /// The text of the list, where cleaning changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verbatim: Option<String>,
    /// How the list uses it.
    pub kind: PartyNameKind,
}

/// What a party is. A person is never among them: readers drop natural persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartyKind {
    /// A company, body, ministry, group: the list says so, or holds nothing else.
    Organisation,
    /// A ship.
    Vessel,
    /// An aircraft.
    Aircraft,
    /// The list does not tell persons from companies; the name decides nothing.
    Unsaid,
}

/// An identifier that a list gives, in the list's own form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PartyIdentifier {
    /// Scheme, where the list's word for it is known.
    pub scheme: Option<Scheme>,
    /// The list's word for it.
    pub label: String,
    /// Value.
    pub value: String,
}

/// A party of an official list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The list's identifier of the row, unique in the list; made from the name where the list has none.
    pub id: String,
    /// What it is.
    pub kind: PartyKind,
    /// Its names, the primary one first, none twice.
    pub names: Vec<PartyName>,
    /// Countries, ISO 3166-1 alpha-2, in the order of the list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<String>,
    /// Identifiers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<PartyIdentifier>,
    /// The programme, part or list inside the list, in the list's words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub programmes: Vec<String>,
    /// The day on which the list named it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listed: Option<PartialDate>,
    /// The last day on which the list names it, where the row itself says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
    /// Citation of the entry, such as a Federal Register page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citation: Option<String>,
}

impl Party {
    /// The name under which it is listed; empty for a row without names, which readers refuse.
    pub fn primary(&self) -> &str {
        self.names.first().map_or("", |name| name.text.as_str())
    }
}

/// What one reading of a list gave.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyCounts {
    /// Rows or records read.
    pub rows: u64,
    /// Parties kept.
    pub parties: u64,
    /// Natural persons dropped.
    pub persons_dropped: u64,
    /// Ships and aircraft among the parties.
    pub vessels_and_aircraft: u64,
    /// Rows that could not be understood.
    pub unreadable: u64,
    /// Rows that repeat an identifier with other names, each kept beside the first.
    #[serde(default)]
    pub repeated_ids: u64,
}

/// A list, read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyList {
    /// The parties, in the order of the list.
    pub parties: Vec<Party>,
    /// What was counted while reading.
    pub counts: PartyCounts,
    /// The date that the file gives itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<PartialDate>,
    /// What was set right or passed over, one sentence each, with its place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<String>,
}
