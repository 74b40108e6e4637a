//! What was screened, against what, and what could not be judged.

use crate::context::Context;
use crate::result::Answer;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;

/// The register a run used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegisterStamp {
    /// Date of the newest fact, the register's version.
    pub version: Date,
    /// SHA-256 over every file of the register, in hex.
    pub sha256: String,
}

/// How one input file was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InputRead {
    /// File name as given.
    pub source: String,
    /// Kind of file, such as `inventory`.
    pub kind: String,
    /// Whether the user said the kind, or the program found it.
    pub kind_given: bool,
    /// Form, such as `CSV with semicolons, UTF-8`.
    pub form: String,
    /// Columns used, as `column name → meaning`.
    pub columns: Vec<String>,
    /// Rows read.
    pub rows: u64,
}

/// What was judged and what was not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Rows read.
    pub rows_read: u64,
    /// Rows that got an answer other than `not-screened`.
    pub judged: u64,
    /// Rows that could not be judged.
    pub not_judged: u64,
    /// Reasons for the latter, with counts.
    pub reasons: BTreeMap<String, u64>,
    /// Things read but set right or passed over, such as ragged rows, with counts.
    pub remarks: BTreeMap<String, u64>,
}

/// One list or part of the register that was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListAsked {
    /// Identifier of the measure or list.
    pub id: String,
    /// Name.
    pub name: String,
    /// Date of the copy asked.
    pub date: String,
    /// Hash of the copy asked.
    pub sha256: String,
}

/// The frame of a run: everything needed to repeat it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// Program version.
    pub program: String,
    /// Register used.
    pub register: RegisterStamp,
    /// Lists asked.
    pub lists: Vec<ListAsked>,
    /// Role, jurisdictions, date and action.
    pub context: Context,
    /// Other options that change the answer.
    pub options: BTreeMap<String, String>,
    /// Files read.
    pub inputs: Vec<InputRead>,
    /// Results by answer.
    pub counts: BTreeMap<Answer, u64>,
    /// What was judged and what was not.
    pub coverage: Coverage,
}
