//! Whether the server lives, and whether it can answer.

use crate::desk::Desk;
use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<Desk>> {
    Router::new()
        .route("/healthz", get(alive))
        .route("/readyz", get(ready))
}

/// The form that clients of the OpenSanctions API expect.
#[derive(Serialize)]
struct Status {
    status: &'static str,
}

async fn alive() -> Json<Status> {
    Json(Status { status: "ok" })
}

/// The register is read before anything is served, so who gets an answer gets this one.
async fn ready(State(_desk): State<Arc<Desk>>) -> Json<Status> {
    Json(Status { status: "ok" })
}
