//! Why an answer is as it is: a tree of questions, each with its answer and reason.

use serde::Serialize;

/// The answer to one question of an explanation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// Yes.
    Yes,
    /// No.
    No,
    /// The facts leave it open.
    Open,
}

impl Holds {
    /// The word used in results.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Open => "open",
        }
    }
}

/// One question that was asked on the way to an answer.
///
/// ```
/// use countersight_model::explanation::{Explanation, Holds};
/// let tree = Explanation::new("Was it in force?", Holds::Yes, "since 2019-08-13");
/// assert!(tree.parts.is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The question.
    pub asks: String,
    /// Its answer.
    pub holds: Holds,
    /// Why, in words.
    pub because: String,
    /// The questions that it rests on, in the order in which they were asked.
    pub parts: Vec<Self>,
}

impl Explanation {
    /// A question without parts.
    pub fn new(asks: impl Into<String>, holds: Holds, because: impl Into<String>) -> Self {
        Self {
            asks: asks.into(),
            holds,
            because: because.into(),
            parts: Vec::new(),
        }
    }

    /// The same question, resting on these parts.
    #[must_use]
    pub fn with(mut self, parts: Vec<Self>) -> Self {
        self.parts = parts;
        self
    }
}
