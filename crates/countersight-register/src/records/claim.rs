//! `claims/<topic>.toml`: evidence, with what the companies answered.

use super::conflict::{self, ConflictRecord};
use super::{Day, Text, bare};
use crate::link::Link;
use countersight_model::claim::{Claim, ClaimKind, ClaimStatus, Response};
use countersight_model::id::ClaimId;
use countersight_model::source::Trust;
use serde::Deserialize;
use toml::Spanned;

/// One file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClaimFile {
    #[serde(default, rename = "claim")]
    pub(crate) claims: Vec<ClaimRecord>,
}

/// `[[claim]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClaimRecord {
    pub(crate) id: Text,
    #[serde(default)]
    pub(crate) entities: Vec<Text>,
    pub(crate) kind: ClaimKind,
    pub(crate) text: Text,
    pub(crate) place: Option<String>,
    pub(crate) from: Option<Day>,
    pub(crate) until: Option<Day>,
    pub(crate) amount: Option<Spanned<f64>>,
    pub(crate) currency: Option<Text>,
    #[serde(default)]
    pub(crate) status: ClaimStatus,
    pub(crate) ended: Option<Day>,
    pub(crate) replaced_by: Option<Text>,
    pub(crate) trust: Trust,
    pub(crate) note: Option<String>,
    pub(crate) sources: Vec<Text>,
    #[serde(default, rename = "response")]
    pub(crate) responses: Vec<ResponseRecord>,
    #[serde(default, rename = "conflict")]
    pub(crate) conflicts: Vec<ConflictRecord>,
}

/// `[[claim.response]]`; sources default to the claim's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResponseRecord {
    pub(crate) text: Text,
    pub(crate) date: Option<Day>,
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
