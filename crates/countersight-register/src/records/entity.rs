//! `entities/<id>.toml`: one company or body.

use super::conflict::{self, ConflictRecord};
use super::{Day, Text, bare};
use crate::link::Link;
use crate::spanned::Spanned;
use countersight_model::entity::{
    Alias, AliasUse, EdgeStatus, Entity, EntityKind, Identifier, Ownership, OwnershipKind, Scheme,
};
use countersight_model::id::EntityId;
use countersight_model::source::Trust;
use serde::Deserialize;

/// One file.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct EntityRecord {
    /// Identifier, equal to the file name.
    pub(crate) id: Text,
    /// Kind of body.
    #[cfg_attr(feature = "schema", schemars(with = "Spanned<EntityKind>"))]
    pub(crate) kind: EntityKind,
    /// Legal or best-known name in Latin script.
    pub(crate) name: Text,
    /// ISO 3166-1 code of the seat, where known.
    pub(crate) country: Option<Text>,
    /// Address of the seat.
    pub(crate) seat: Option<String>,
    /// What it does, in our words.
    pub(crate) role: String,
    /// Trust in the record as a whole.
    #[cfg_attr(feature = "schema", schemars(with = "Spanned<Trust>"))]
    pub(crate) trust: Trust,
    /// When the record as a whole was last true, where it says so.
    pub(crate) as_of: Option<Day>,
    /// Doubts, cautions, history.
    pub(crate) note: Option<String>,
    /// Cited documents.
    pub(crate) sources: Vec<Text>,
    /// Other names, in every script at hand.
    #[serde(default, rename = "alias")]
    pub(crate) aliases: Vec<AliasRecord>,
    /// Registration numbers, securities codes, domains.
    #[serde(default, rename = "identifier")]
    pub(crate) identifiers: Vec<IdentifierRecord>,
    /// Who owns or controls it, with shares and dates.
    #[serde(default, rename = "owner")]
    pub(crate) owners: Vec<OwnerRecord>,
    /// Points on which sources disagree.
    #[serde(default, rename = "conflict")]
    pub(crate) conflicts: Vec<ConflictRecord>,
}

/// `[[alias]]`; trust and sources default to the record's.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct AliasRecord {
    /// The name as written.
    pub(crate) text: Text,
    /// BCP 47 language or script tag, such as `zh-Hans` or `ar`.
    pub(crate) lang: Option<String>,
    /// How it may be used.
    #[cfg_attr(feature = "schema", schemars(with = "Spanned<AliasUse>"))]
    pub(crate) usage: AliasUse,
    /// Trust in the alias.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Spanned<Trust>>"))]
    pub(crate) trust: Option<Trust>,
    /// Cited documents; empty means those of the entity.
    #[serde(default)]
    pub(crate) sources: Vec<Text>,
}

/// `[[identifier]]`; trust and sources default to the record's.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct IdentifierRecord {
    /// Scheme.
    #[cfg_attr(feature = "schema", schemars(with = "Spanned<Scheme>"))]
    pub(crate) scheme: Scheme,
    /// Value in the scheme's own form.
    pub(crate) value: Text,
    /// Trust; an unverified identifier never decides alone.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Spanned<Trust>>"))]
    pub(crate) trust: Option<Trust>,
    /// Cited documents; empty means those of the entity.
    #[serde(default)]
    pub(crate) sources: Vec<Text>,
}

/// `[[owner]]`; trust and sources default to the record's.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct OwnerRecord {
    /// The holder, where it is in the register.
    pub(crate) holder: Option<Text>,
    /// The holder in words, where it is not; natural persons are described, never named.
    pub(crate) holder_name: Option<Text>,
    /// How it holds.
    pub(crate) kind: Spanned<OwnershipKind>,
    /// Share in per cent, where known.
    pub(crate) share: Option<Spanned<f64>>,
    /// When the figure held.
    pub(crate) as_of: Option<String>,
    /// First day.
    pub(crate) from: Option<Day>,
    /// Last day.
    pub(crate) until: Option<Day>,
    /// Whether it stands.
    #[cfg_attr(feature = "schema", schemars(with = "Spanned<EdgeStatus>"))]
    pub(crate) status: EdgeStatus,
    /// Trust in the edge.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Spanned<Trust>>"))]
    pub(crate) trust: Option<Trust>,
    /// Doubts and details.
    pub(crate) note: Option<String>,
    /// Cited documents; empty means those of the entity.
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
