//! `entities/<id>.toml`: one company or body.

use super::conflict::{self, ConflictRecord};
use super::{Day, Text, bare};
use crate::link::Link;
use countersight_model::entity::{
    Alias, AliasUse, EdgeStatus, Entity, EntityKind, Identifier, Ownership, OwnershipKind, Scheme,
};
use countersight_model::id::EntityId;
use countersight_model::source::Trust;
use serde::Deserialize;
use toml::Spanned;

/// One file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EntityRecord {
    pub(crate) id: Text,
    pub(crate) kind: EntityKind,
    pub(crate) name: Text,
    pub(crate) country: Option<Text>,
    pub(crate) seat: Option<String>,
    pub(crate) role: String,
    pub(crate) trust: Trust,
    pub(crate) as_of: Option<Day>,
    pub(crate) note: Option<String>,
    pub(crate) sources: Vec<Text>,
    #[serde(default, rename = "alias")]
    pub(crate) aliases: Vec<AliasRecord>,
    #[serde(default, rename = "identifier")]
    pub(crate) identifiers: Vec<IdentifierRecord>,
    #[serde(default, rename = "owner")]
    pub(crate) owners: Vec<OwnerRecord>,
    #[serde(default, rename = "conflict")]
    pub(crate) conflicts: Vec<ConflictRecord>,
}

/// `[[alias]]`; trust and sources default to the record's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AliasRecord {
    pub(crate) text: Text,
    pub(crate) lang: Option<String>,
    pub(crate) usage: AliasUse,
    pub(crate) trust: Option<Trust>,
    #[serde(default)]
    pub(crate) sources: Vec<Text>,
}

/// `[[identifier]]`; trust and sources default to the record's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct IdentifierRecord {
    pub(crate) scheme: Scheme,
    pub(crate) value: Text,
    pub(crate) trust: Option<Trust>,
    #[serde(default)]
    pub(crate) sources: Vec<Text>,
}

/// `[[owner]]`; trust and sources default to the record's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OwnerRecord {
    pub(crate) holder: Option<Text>,
    pub(crate) holder_name: Option<Text>,
    pub(crate) kind: Spanned<OwnershipKind>,
    pub(crate) share: Option<Spanned<f64>>,
    pub(crate) as_of: Option<String>,
    pub(crate) from: Option<Day>,
    pub(crate) until: Option<Day>,
    pub(crate) status: EdgeStatus,
    pub(crate) trust: Option<Trust>,
    pub(crate) note: Option<String>,
    #[serde(default)]
    pub(crate) sources: Vec<Text>,
}

impl EntityRecord {
    /// The entity; an owner that is not in the register is left out and reported.
    pub(crate) fn into_model(self, link: &mut Link<'_>) -> Entity {
        let trust = self.trust;
        Entity {
            id: EntityId::new(self.id.into_inner()),
            kind: self.kind,
            name: self.name.into_inner(),
            country: self.country.map(Spanned::into_inner),
            seat: self.seat,
            role: self.role,
            trust,
            as_of: bare(self.as_of),
            aliases: self
                .aliases
                .into_iter()
                .map(|alias| alias.into_model(trust, link))
                .collect(),
            identifiers: self
                .identifiers
                .into_iter()
                .map(|id| id.into_model(trust, link))
                .collect(),
            owners: self
                .owners
                .into_iter()
                .filter_map(|o| o.into_model(trust, link))
                .collect(),
            conflicts: conflict::into_model(self.conflicts, link),
            note: self.note,
            sources: link.sources(self.sources),
        }
    }
}

impl AliasRecord {
    fn into_model(self, trust: Trust, link: &mut Link<'_>) -> Alias {
        Alias {
            text: self.text.into_inner(),
            lang: self.lang,
            usage: self.usage,
            trust: self.trust.unwrap_or(trust),
            sources: link.sources(self.sources),
        }
    }
}

impl IdentifierRecord {
    fn into_model(self, trust: Trust, link: &mut Link<'_>) -> Identifier {
        Identifier {
            scheme: self.scheme,
            value: self.value.into_inner(),
            trust: self.trust.unwrap_or(trust),
            sources: link.sources(self.sources),
        }
    }
}

impl OwnerRecord {
    fn into_model(self, trust: Trust, link: &mut Link<'_>) -> Option<Ownership> {
        let sources = link.sources(self.sources);
        let holder = match self.holder {
            Some(holder) => Some(link.entity(holder)?),
            None => None,
        };
        Some(Ownership {
            holder,
            holder_name: self.holder_name.map(Spanned::into_inner),
            kind: self.kind.into_inner(),
            share: self.share.map(Spanned::into_inner),
            as_of: self.as_of,
            from: bare(self.from),
            until: bare(self.until),
            status: self.status,
            trust: self.trust.unwrap_or(trust),
            note: self.note,
            sources,
        })
    }
}
