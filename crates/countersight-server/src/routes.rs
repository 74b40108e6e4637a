//! Every route; a resource is one file.

mod health;

use crate::desk::Desk;
use crate::headers::guard;
use crate::pages::{as_page, routes as pages};
use crate::problem::{Problem, ProblemCode};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use std::sync::Arc;

/// Everything that the server answers.
pub fn router(desk: Arc<Desk>) -> Router {
    let limit = desk.limits().question;
    Router::new()
        .merge(health::routes())
        .merge(pages())
        .fallback(nothing_here)
        .method_not_allowed_fallback(not_so)
        .layer(DefaultBodyLimit::max(limit))
        .layer(from_fn_with_state(Arc::clone(&desk), as_page))
        .layer(from_fn(guard))
        .with_state(desk)
}

async fn nothing_here() -> Problem {
    Problem::new(
        ProblemCode::NotFound,
        "check the address; `/api/v1/openapi.json` names every route",
    )
}

async fn not_so() -> Problem {
    Problem::new(
        ProblemCode::WrongMethod,
        "the header `allow` names the methods it takes",
    )
}
