//! One thing to be judged.

use crate::observation::Observation;
use serde::{Deserialize, Serialize};

/// What a subject is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubjectKind {
    /// A company or body by name.
    Company,
    /// A device by label, model or address.
    Device,
    /// A security held.
    Holding,
    /// A payment or purchase.
    Purchase,
    /// A word or text whose kind is not known.
    Text,
}

impl SubjectKind {
    /// The word used in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Device => "device",
            Self::Holding => "holding",
            Self::Purchase => "purchase",
            Self::Text => "text",
        }
    }
}

/// An identifier as the user wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenIdentifier {
    /// What the field or the form says it is, in the words of [`crate::entity::Scheme`].
    pub scheme: crate::entity::Scheme,
    /// The value as written.
    pub value: String,
}

/// One thing to be judged: where it stands, what it says.
///
/// The serialised form is the `subject` of the contract; the parsed fields stay inside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Subject {
    /// Identifier in its source: the row number, or the id column.
    pub id: String,
    /// File name, `-` or `argument`.
    pub source: String,
    /// Where it stands, such as `row 2`.
    pub locator: String,
    /// What it is.
    pub kind: SubjectKind,
    /// The trace as written, in one line.
    pub text: String,
    /// Company name, if there is one.
    #[serde(skip)]
    pub name: Option<String>,
    /// Country of the company, if given.
    #[serde(skip)]
    pub country: Option<String>,
    /// Identifiers given.
    #[serde(skip)]
    pub identifiers: Vec<GivenIdentifier>,
    /// Device evidence.
    #[serde(skip)]
    pub device: Observation,
    /// Free text beside the name: purpose, notes.
    #[serde(skip)]
    pub context_text: Option<String>,
    /// Why the record cannot be read, if it cannot; nothing else is known of it then.
    #[serde(skip)]
    pub unreadable: Option<String>,
}

impl Subject {
    /// A subject with nothing parsed yet.
    pub fn new(kind: SubjectKind, text: impl Into<String>) -> Self {
        Self {
            id: String::new(),
            source: String::new(),
            locator: String::new(),
            kind,
            text: text.into(),
            name: None,
            country: None,
            identifiers: Vec::new(),
            device: Observation::default(),
            context_text: None,
            unreadable: None,
        }
    }
}
