//! `sources/<kind>.toml`: cited documents.

use super::{Day, Text, bare};
use countersight_model::id::SourceId;
use countersight_model::source::Source;
use serde::Deserialize;
use toml::Spanned;

/// The kinds, which are the names of the files.
pub(crate) const KINDS: [&str; 5] = ["official", "press", "research", "trade", "code"];

/// One file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceFile {
    #[serde(default, rename = "source")]
    pub(crate) sources: Vec<SourceRecord>,
}

/// `[[source]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceRecord {
    pub(crate) id: Text,
    pub(crate) title: String,
    pub(crate) publisher: Text,
    pub(crate) date: Option<Day>,
    pub(crate) url: Option<Text>,
    pub(crate) locator: Option<Text>,
}

impl SourceRecord {
    /// The source, of the kind that its file names.
    pub(crate) fn into_model(self, kind: &str) -> Source {
        Source {
            id: SourceId::new(self.id.into_inner()),
            title: self.title,
            publisher: self.publisher.into_inner(),
            date: bare(self.date),
            url: self.url.map(Spanned::into_inner),
            locator: self.locator.map(Spanned::into_inner),
            kind: kind.to_owned(),
        }
    }
}
