//! What the API takes and gives, as the OpenAPI document describes it.
//!
//! Answers are written by the same code as those of the program; the shapes here describe their outer form and
//! name the page of the book that has the rest.

use crate::asking::Asking;
use countersight_service::reader::Words;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Who asks, where, when, what for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Reader {
    /// Roles, such as `school`; `/api/v1/vocabulary/roles` has them all.
    pub(crate) r#as: Vec<String>,
    /// Places, such as `US-TX` or `EU`; `/api/v1/vocabulary/jurisdictions` has them all.
    pub(crate) r#in: Vec<String>,
    /// What is to be done, such as `buy`; `/api/v1/vocabulary/actions` has them all.
    pub(crate) action: Option<String>,
    /// The day whose law is asked for, as `2026-11-23`; today, if nothing is said.
    pub(crate) on: Option<String>,
    /// Whether every measure says why it answers so.
    pub(crate) explain: bool,
}

impl From<Reader> for Asking {
    fn from(reader: Reader) -> Self {
        Self {
            words: Words {
                roles: reader.r#as,
                jurisdictions: reader.r#in,
                action: reader.action,
            },
            on: reader.on,
            kind: None,
            explain: reader.explain,
        }
    }
}

/// Texts to check.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CheckAsked {
    /// The texts: up to a thousand.
    #[schema(min_items = 1, max_items = 1000)]
    pub(crate) texts: Vec<String>,
    /// Who asks.
    #[serde(default)]
    pub(crate) reader: Reader,
}

/// A run and its results, as `countersight check --format json` writes them.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "it describes what other code writes")]
pub(crate) struct Answered {
    /// What was asked, of which register and lists, on which day, with counts by answer.
    #[schema(value_type = Object)]
    run: Value,
    /// One result for each subject, in order.
    results: Vec<ResultShape>,
}

/// One result.
#[derive(Debug, ToSchema)]
#[schema(as = Result)]
#[expect(dead_code, reason = "it describes what other code writes")]
pub(crate) struct ResultShape {
    /// What was judged, and where it stands.
    #[schema(value_type = Object)]
    subject: Value,
    answer: AnswerWord,
    /// Why, in one sentence.
    because: String,
    /// Codes of what was found or is missing, gravest first.
    codes: Vec<String>,
    /// Companies that it leads to, with reasons.
    #[schema(value_type = Vec<Object>)]
    matches: Vec<Value>,
    /// What the measures say, gravest first.
    #[schema(value_type = Vec<Object>)]
    measures: Vec<Value>,
    /// What would be needed to judge it, or to judge it better.
    missing: Vec<String>,
}

/// The four answers. None of them is "clear".
#[derive(Debug, ToSchema)]
#[schema(as = Answer)]
#[serde(rename_all = "kebab-case")]
#[expect(dead_code, reason = "it describes what other code writes")]
pub(crate) enum AnswerWord {
    Prohibited,
    Review,
    NotScreened,
    NoRestrictionFound,
}

/// Part of a list.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "it describes what other code writes")]
pub(crate) struct Listed {
    /// How many there are in all.
    total: u64,
    /// How many stand before this part.
    offset: u64,
    /// How many this part may hold.
    limit: u64,
    /// The records.
    #[schema(value_type = Vec<Object>)]
    results: Vec<Value>,
}

/// Two names to compare.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CompareAsked {
    /// Pairs of names: up to a thousand.
    #[schema(min_items = 1, max_items = 1000)]
    pub(crate) pairs: Vec<Pair>,
}

/// A pair of names.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pair {
    /// One name, in any script.
    pub(crate) name1: String,
    /// The other.
    pub(crate) name2: String,
}

/// How two names compare.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Compared {
    /// One name.
    pub(crate) name1: String,
    /// The other.
    pub(crate) name2: String,
    /// From 0 to 1.
    pub(crate) score: f64,
    /// `same`, `review` or `different`.
    pub(crate) answer: &'static str,
    /// Why, in one line.
    pub(crate) why: String,
}

/// Several comparisons, in order.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AllCompared {
    /// One for each pair.
    pub(crate) results: Vec<Compared>,
}

/// A file as a form hands it in, with who asks.
#[derive(Debug, ToSchema)]
#[expect(dead_code, reason = "it describes what other code reads")]
pub(crate) struct FileForm {
    /// The file.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// A role, such as `school`; may stand several times.
    r#as: Option<String>,
    /// A place, such as `US-TX`; may stand several times.
    r#in: Option<String>,
    /// What is to be done, such as `buy`.
    action: Option<String>,
    /// The day whose law is asked for.
    on: Option<String>,
    /// The kind of file, where it shall not be guessed.
    kind: Option<String>,
    /// Whether every measure says why it answers so: `true` or `false`.
    explain: Option<String>,
}

/// A file that was handed in, and how far it is.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Job)]
pub(crate) struct JobShown {
    /// Its name: who knows it may read what was found.
    pub(crate) id: String,
    /// Name of the file.
    pub(crate) file: String,
    /// `waiting`, `running`, `done`, `failed` or `cancelled`.
    pub(crate) state: &'static str,
    /// Bytes that were handed in.
    pub(crate) size: u64,
    /// Bytes read so far; inside an archive, unpacked ones.
    pub(crate) bytes: u64,
    /// Of how many, where that is known.
    pub(crate) of: Option<u64>,
    /// Rows read so far.
    pub(crate) rows: u64,
    /// Results so far, by answer.
    pub(crate) counts: BTreeMap<&'static str, u64>,
    /// Who asks, where, when, what for.
    #[schema(value_type = Object)]
    pub(crate) context: Value,
    /// What was asked, of which register and lists, with counts; once it is done.
    #[schema(value_type = Option<Object>)]
    pub(crate) run: Option<Value>,
    /// Why it failed.
    pub(crate) problem: Option<crate::problem::Body>,
    /// Where what was found can be read, page by page.
    pub(crate) findings: String,
    /// Where the reports are, once it is done.
    pub(crate) reports: Vec<String>,
}

/// All files that are kept.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Jobs {
    /// How many there are.
    pub(crate) total: usize,
    /// The newest first.
    pub(crate) results: Vec<JobShown>,
}

/// A page of results.
#[derive(Debug, ToSchema)]
#[schema(as = Findings)]
#[expect(dead_code, reason = "it describes what other code writes")]
pub(crate) struct FindingsShape {
    /// Results that the filter lets through.
    total: u64,
    /// How many stand before this page.
    offset: u64,
    /// How many this page may hold.
    limit: u64,
    /// The results.
    results: Vec<ResultShape>,
}
