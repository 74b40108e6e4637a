//! Whom a measure names, and who was looked for on it and not found.

use super::{Day, Text, bare};
use crate::link::Link;
use crate::spanned::Spanned;
use countersight_model::measure::{NotListed, Target};
use countersight_model::source::Trust;
use serde::Deserialize;

/// `[[target]]`; trust and sources default to the record's.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct TargetRecord {
    /// The entity named.
    pub(crate) entity: Option<Text>,
    /// A country whose companies are meant, where the measure names none.
    pub(crate) country: Option<Text>,
    /// The name as it stands in the measure.
    pub(crate) listed_as: Option<String>,
    /// Day of announcement.
    pub(crate) announced: Option<Day>,
    /// Day of listing.
    pub(crate) listed: Option<Day>,
    /// First day on which the entry has effect.
    pub(crate) from: Option<Day>,
    /// Last day on which it has effect.
    pub(crate) until: Option<Day>,
    /// Citation of the entry.
    pub(crate) citation: Option<String>,
    /// Trust in the entry.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Spanned<Trust>>"))]
    pub(crate) trust: Option<Trust>,
    /// Doubts and details.
    pub(crate) note: Option<String>,
    /// Cited documents; empty means those of the measure.
    #[serde(default)]
    pub(crate) sources: Vec<Text>,
}

/// `[[not_listed]]`; trust and sources default to the record's.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct NotListedRecord {
    /// The entity.
    pub(crate) entity: Text,
    /// Day of the look-up.
    pub(crate) looked_on: Day,
    /// Trust in the negative.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Spanned<Trust>>"))]
    pub(crate) trust: Option<Trust>,
    /// Doubts and details.
    pub(crate) note: Option<String>,
    /// Cited documents.
    #[serde(default)]
    pub(crate) sources: Vec<Text>,
}

impl TargetRecord {
    pub(super) fn into_model(self, trust: Trust, link: &mut Link<'_>) -> Option<Target> {
        let sources = link.sources(self.sources);
        let entity = match self.entity {
            Some(entity) => Some(link.entity(entity)?),
            None => None,
        };
        Some(Target {
            entity,
            country: self.country.map(Spanned::into_inner),
            listed_as: self.listed_as,
            announced: bare(self.announced),
            listed: bare(self.listed),
            from: bare(self.from),
            until: bare(self.until),
            citation: self.citation,
            trust: self.trust.unwrap_or(trust),
            note: self.note,
            sources,
        })
    }
}

impl NotListedRecord {
    pub(super) fn into_model(self, trust: Trust, link: &mut Link<'_>) -> Option<NotListed> {
        let sources = link.sources(self.sources);
        Some(NotListed {
            entity: link.entity(self.entity)?,
            looked_on: self.looked_on.into_inner(),
            trust: self.trust.unwrap_or(trust),
            note: self.note,
            sources,
        })
    }
}
