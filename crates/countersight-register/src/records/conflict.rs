//! `[[conflict]]` of a record: a point on which sources disagree.

use super::Text;
use crate::link::Link;
use countersight_model::conflict::{Conflict, Reading};
use serde::Deserialize;

/// One conflict.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ConflictRecord {
    /// What they disagree about.
    pub(crate) about: Text,
    /// Why a reading was chosen, or why none was.
    pub(crate) reason: Text,
    /// The readings, at most one of them chosen.
    #[serde(default, rename = "reading")]
    pub(crate) readings: Vec<ReadingRecord>,
}

/// `[[conflict.reading]]`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadingRecord {
    /// What they say, in our words.
    pub(crate) says: Text,
    /// Whether the register follows it.
    #[serde(default)]
    pub(crate) chosen: bool,
    /// Cited documents.
    #[serde(default)]
    pub(crate) sources: Vec<Text>,
}

impl ConflictRecord {
    /// The conflict with all its readings.
    pub(crate) fn into_model(self, link: &mut Link<'_>) -> Conflict {
        Conflict {
            about: self.about.into_inner(),
            reason: self.reason.into_inner(),
            readings: self
                .readings
                .into_iter()
                .map(|reading| Reading {
                    says: reading.says.into_inner(),
                    chosen: reading.chosen,
                    sources: link.sources(reading.sources),
                })
                .collect(),
        }
    }
}

/// Conflicts of one record into the model.
pub(crate) fn into_model(records: Vec<ConflictRecord>, link: &mut Link<'_>) -> Vec<Conflict> {
    records
        .into_iter()
        .map(|record| record.into_model(link))
        .collect()
}
