//! `sources/<kind>.toml`: cited documents.

use super::{Day, Text, bare};
use crate::spanned::Spanned;
use countersight_model::id::SourceId;
use countersight_model::source::Source;
use serde::Deserialize;

/// The kinds, which are the names of the files.
pub(crate) const KINDS: [&str; 5] = ["official", "press", "research", "trade", "code"];

/// The kind of the sources in a file: the name of the file, or of the folder in which it lies.
///
/// `sources/press.toml` and `sources/press/2019.toml` hold press.
pub(crate) fn kind(path: &str) -> &str {
    let name = path.strip_prefix("sources/").unwrap_or(path);
    let first = name.split('/').next().unwrap_or(name);
    first.strip_suffix(".toml").unwrap_or(first)
}

/// One file.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceFile {
    #[serde(default, rename = "source")]
    pub(crate) sources: Vec<SourceRecord>,
}

/// `[[source]]`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceRecord {
    /// Identifier used by the facts that cite it.
    pub(crate) id: Text,
    /// What it is called; empty where the page's title was not recorded.
    pub(crate) title: String,
    /// Who published it.
    pub(crate) publisher: Text,
    /// When it was published, where known.
    pub(crate) date: Option<Day>,
    /// Web address; absent for documents without one.
    pub(crate) url: Option<Text>,
    /// Where to look when there is no plain address: repository, commit and path, or a description.
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
