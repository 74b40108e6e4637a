//! Points on which sources disagree: every reading is kept, with the reason for the choice.

use crate::id::SourceId;
use serde::Serialize;

/// A point on which sources disagree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// What they disagree about.
    pub about: String,
    /// Why a reading was chosen, or why none was.
    pub reason: String,
    /// The readings, at most one of them chosen.
    pub readings: Vec<Reading>,
}

/// What some sources say on the point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// What they say, in our words.
    pub says: String,
    /// Whether the register follows it.
    pub chosen: bool,
    /// Cited documents.
    pub sources: Vec<SourceId>,
}
