//! What requests carry, with refusals in our form: words of an address, JSON, a page of a list.

use crate::problem::{Problem, ProblemCode};
use axum::body::to_bytes;
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::header;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Records on one page, unless another number is asked for.
pub(crate) const PAGE: u64 = 50;
/// Records on one page at most.
pub(crate) const MOST: u64 = 500;
/// How far a list can be paged: what the document calls a whole number has 63 bits.
const FAR: u64 = i64::MAX.unsigned_abs();
/// Bytes of a question in JSON.
const QUESTION: usize = 1 << 20;

/// The words of an address in their order; a name may stand more than once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pairs(pub(crate) Vec<(String, String)>);

impl Pairs {
    /// A refusal of a word that is not known, with those that are.
    pub(crate) fn unknown(name: &str, known: &str) -> Problem {
        Problem::new(
            ProblemCode::BadQuestion,
            format!("`{name}` is not known here; known are {known}"),
        )
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Pairs {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let pairs = Query::<Vec<(String, String)>>::from_request_parts(parts, state).await;
        let Query(pairs) =
            pairs.map_err(|error| Problem::new(ProblemCode::BadQuestion, error.body_text()))?;
        if pairs.iter().any(|(_, value)| value.contains('\0')) {
            let what = "a word of the address holds a NUL byte; leave it out";
            return Err(Problem::new(ProblemCode::BadQuestion, what));
        }
        Ok(Self(pairs))
    }
}

/// A JSON object of a known form.
#[derive(Debug, Clone)]
pub(crate) struct Asked<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _state: &S) -> Result<Self, Problem> {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let is_json = kind.starts_with("application/json") || kind.contains("+json");
        if !is_json {
            return Err(Problem::new(
                ProblemCode::WrongType,
                "this address takes JSON; say `content-type: application/json`",
            ));
        }
        let bytes = to_bytes(request.into_body(), QUESTION).await;
        let bytes = bytes.map_err(|_too_long| {
            let what = format!(
                "a question may have {} KiB; ask in parts, or hand in a file",
                QUESTION >> 10
            );
            Problem::new(ProblemCode::TooLarge, what)
        })?;
        let read = serde_json::from_slice(&bytes).map(Self);
        read.map_err(|error| {
            Problem::new(
                ProblemCode::BadQuestion,
                format!("the JSON cannot be understood: {error}"),
            )
        })
    }
}

/// Which part of a list is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Page {
    pub(crate) offset: u64,
    pub(crate) limit: u64,
}

impl Default for Page {
    fn default() -> Self {
        Self {
            offset: 0,
            limit: PAGE,
        }
    }
}

impl Page {
    /// Takes `offset` or `limit`; `false` for any other word.
    ///
    /// # Errors
    ///
    /// When it is no number, or more than a page holds.
    pub(crate) fn say(&mut self, name: &str, value: &str) -> Result<bool, Problem> {
        match name {
            "offset" => self.offset = number(name, value, FAR)?,
            "limit" => self.limit = number(name, value, MOST)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The part of a list, with how many there are in all.
    pub(crate) fn of<T>(
        self,
        all: impl ExactSizeIterator<Item = T>,
        show: impl FnMut(T) -> Value,
    ) -> Value {
        let total = all.len();
        let skip = usize::try_from(self.offset).unwrap_or(usize::MAX);
        let take = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let results: Vec<Value> = all.skip(skip).take(take).map(show).collect();
        json!({ "total": total, "offset": self.offset, "limit": self.limit, "results": results })
    }
}

/// A whole number that is not larger than a limit.
///
/// # Errors
///
/// [`ProblemCode::BadQuestion`] for anything else.
pub(crate) fn number(name: &str, text: &str, most: u64) -> Result<u64, Problem> {
    let number = text.parse().ok().filter(|number| *number <= most);
    number.ok_or_else(|| {
        Problem::new(
            ProblemCode::BadQuestion,
            format!("`{name}` is a whole number up to {most}, and not `{text}`"),
        )
    })
}
