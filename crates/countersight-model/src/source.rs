//! Cited documents.

use crate::date::PartialDate;
use crate::id::SourceId;
use serde::{Deserialize, Serialize};

/// How far a fact is to be trusted, as its researcher marked it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trust {
    /// Written down, but no source was opened that says so.
    Unverified,
    /// One weak source.
    Low,
    /// One good secondary source, or an inferred detail.
    Medium,
    /// Official text, a structured official copy, or two independent sources.
    High,
}

impl Trust {
    /// The word used in records and reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unverified => "unverified",
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// One cited document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Identifier used by the facts that cite it.
    pub id: SourceId,
    /// What it is called; empty where the page's title was not recorded.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When it was published, where known.
    pub date: Option<PartialDate>,
    /// Web address; absent for documents without one.
    pub url: Option<String>,
    /// Where to look when there is no plain address: repository, commit and path, or a description.
    pub locator: Option<String>,
    /// Official text, press, research, trade press, code.
    pub kind: String,
}
