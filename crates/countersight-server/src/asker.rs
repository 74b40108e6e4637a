//! Who asks. There are no accounts yet, so it is always whoever sits at the machine.

use crate::problem::Problem;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;

/// Who asks; what is kept belongs to one, and no other sees it.
///
/// Every handler that keeps or shows something takes one, so that accounts come in here and nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asker(String);

impl Asker {
    /// Whoever sits at the machine.
    pub fn local() -> Self {
        Self("local".to_owned())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Asker {
    type Rejection = Problem;

    async fn from_request_parts(_parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        Ok(Self::local())
    }
}
