//! `register.toml`: the version of the whole.

use super::Day;
use serde::Deserialize;

/// The file's only record.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct VersionRecord {
    /// Day of the newest fact.
    pub(crate) version: Day,
}
