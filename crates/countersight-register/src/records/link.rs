//! `links/<file>.toml`: reviewed links between parties of official lists and entities.

use super::{Day, Text};
use crate::link::Link;
use crate::spanned::Spanned;
use countersight_model::link::{PartyLink, PartyRef, Verdict};
use serde::Deserialize;

/// One file.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkFile {
    #[serde(default, rename = "link")]
    pub(crate) links: Vec<LinkRecord>,
}

/// `[[link]]`: somebody has looked whether a party of a list is an entity.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkRecord {
    /// The list; the link also holds in lists that are part of it.
    pub(crate) list: Text,
    /// The list's identifier of the row.
    pub(crate) party: Option<Text>,
    /// Or the name under which the list names it, letter for letter.
    pub(crate) name: Option<Text>,
    /// Only a row with this programme, in the list's words.
    pub(crate) programme: Option<Text>,
    /// The entity.
    pub(crate) entity: Text,
    /// What the review found: `same` if absent.
    pub(crate) verdict: Option<Spanned<Verdict>>,
    /// The day of the review.
    pub(crate) reviewed: Day,
    /// Why the reviewer found so.
    pub(crate) reason: Text,
    /// Cited documents.
    pub(crate) sources: Vec<Text>,
}

impl LinkRecord {
    /// The link; `None`, and reported, if its list or entity is not there.
    pub(crate) fn into_model(self, link: &mut Link<'_>) -> Option<PartyLink> {
        let sources = link.sources(self.sources);
        let (list, entity) = (link.list(self.list), link.entity(self.entity));
        let party = match (self.party, self.name) {
            (Some(id), _) => PartyRef::Id(id.into_inner()),
            (None, name) => PartyRef::Name(name?.into_inner()),
        };
        Some(PartyLink {
            list: list?,
            party,
            programme: self.programme.map(Spanned::into_inner),
            entity: entity?,
            verdict: self.verdict.map(Spanned::into_inner).unwrap_or_default(),
            reviewed: self.reviewed.into_inner(),
            reason: self.reason.into_inner(),
            sources,
        })
    }
}
