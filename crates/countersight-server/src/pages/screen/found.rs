//! A finding of a file, as the job kept it.

use serde::Deserialize;

/// What a page shows of one result; the words are those of `screen --format json`.
#[derive(Debug, Deserialize)]
pub(crate) struct Found {
    pub(crate) subject: Subject,
    pub(crate) answer: String,
    pub(crate) because: String,
    pub(crate) codes: Vec<String>,
    pub(crate) matches: Vec<Lead>,
    pub(crate) measures: Vec<Rule>,
    pub(crate) missing: Vec<String>,
}

/// What was judged.
#[derive(Debug, Deserialize)]
pub(crate) struct Subject {
    pub(crate) locator: String,
    pub(crate) text: String,
}

/// A company that it leads to.
#[derive(Debug, Deserialize)]
pub(crate) struct Lead {
    pub(crate) entity: String,
    pub(crate) name: String,
    pub(crate) relation: String,
    pub(crate) confidence: String,
}

/// What one measure says.
#[derive(Debug, Deserialize)]
pub(crate) struct Rule {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) answer: String,
    pub(crate) citation: String,
    pub(crate) because: String,
    pub(crate) question: Option<String>,
    pub(crate) source: Option<String>,
}

impl Rule {
    /// Whether it is one of those that decide.
    pub(crate) fn decides(&self) -> bool {
        matches!(self.answer.as_str(), "prohibited" | "review")
    }
}

impl Found {
    /// Reads what the job kept.
    pub(crate) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}
