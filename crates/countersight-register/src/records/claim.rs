//! `claims/<topic>.toml`: evidence, with what the companies answered.

use super::conflict::{self, ConflictRecord};
use super::{Day, Text, bare};
use crate::link::Link;
use crate::spanned::Spanned;
use countersight_model::claim::{Claim, ClaimKind, ClaimStatus, Response};
use countersight_model::id::ClaimId;
use countersight_model::source::Trust;
use serde::Deserialize;

/// One file.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ClaimFile {
    #[serde(default, rename = "claim")]
    pub(crate) claims: Vec<ClaimRecord>,
}

/// `[[claim]]`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ClaimRecord {
    /// Identifier, such as `ev-009`.
    pub(crate) id: Text,
    /// Companies and bodies it is about; none where it is about the system as a whole.
    #[serde(default)]
    pub(crate) entities: Vec<Text>,
    /// What it is about.
    #[cfg_attr(feature = "schema", schemars(with = "Spanned<ClaimKind>"))]
    pub(crate) kind: ClaimKind,
    /// The claim, in our words.
    pub(crate) text: Text,
    /// Where, in words.
    pub(crate) place: Option<String>,
    /// When it began.
    pub(crate) from: Option<Day>,
    /// When it ended.
    pub(crate) until: Option<Day>,
    /// Money, where it is about money.
    pub(crate) amount: Option<Spanned<f64>>,
    /// Currency of the amount (ISO 4217).
    pub(crate) currency: Option<Text>,
    /// Whether it stands.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Spanned<ClaimStatus>"))]
    pub(crate) status: ClaimStatus,
    /// Day on which it was corrected or withdrawn.
    pub(crate) ended: Option<Day>,
    /// The claim that replaces it.
    pub(crate) replaced_by: Option<Text>,
    /// Trust in the claim.
    #[cfg_attr(feature = "schema", schemars(with = "Spanned<Trust>"))]
    pub(crate) trust: Trust,
    /// Doubts and details.
    pub(crate) note: Option<String>,
    /// Cited documents.
    pub(crate) sources: Vec<Text>,
    /// What the companies answered.
    #[serde(default, rename = "response")]
    pub(crate) responses: Vec<ResponseRecord>,
    /// Points on which sources disagree.
    #[serde(default, rename = "conflict")]
    pub(crate) conflicts: Vec<ConflictRecord>,
}

/// `[[claim.response]]`; sources default to the claim's.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ResponseRecord {
    /// The answer, in our words.
    pub(crate) text: Text,
    /// When it was given.
    pub(crate) date: Option<Day>,
    /// Cited documents; empty means those of the claim.
    #[serde(default)]
    pub(crate) sources: Vec<Text>,
}

impl ClaimRecord {
    /// The claim; entities that the register does not know are left out and reported.
    pub(crate) fn into_model(self, link: &mut Link<'_>) -> Claim {
        let entities = self.entities.into_iter();
        Claim {
            entities: entities.filter_map(|id| link.entity(id)).collect(),
            kind: self.kind,
            text: self.text.into_inner(),
            place: self.place,
            from: bare(self.from),
            until: bare(self.until),
            amount: self.amount.map(Spanned::into_inner),
            currency: self.currency.map(Spanned::into_inner),
            status: self.status,
            ended: bare(self.ended),
            replaced_by: self.replaced_by.and_then(|id| link.claim(id)),
            trust: self.trust,
            responses: self
                .responses
                .into_iter()
                .map(|response| Response {
                    text: response.text.into_inner(),
                    date: bare(response.date),
                    sources: link.sources(response.sources),
                })
                .collect(),
            conflicts: conflict::into_model(self.conflicts, link),
            note: self.note,
            sources: link.sources(self.sources),
            id: ClaimId::new(self.id.into_inner()),
        }
    }
}
