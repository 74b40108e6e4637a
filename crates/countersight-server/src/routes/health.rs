//! Whether the server lives, and whether it can answer.

use crate::desk::Desk;
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<Arc<Desk>> {
    OpenApiRouter::new()
        .routes(routes!(alive))
        .routes(routes!(ready))
}

/// The form that clients of the OpenSanctions API expect.
#[derive(Serialize, ToSchema)]
struct Status {
    /// `ok`.
    status: &'static str,
}

/// Whether the server lives
#[utoipa::path(get, path = "/healthz", tag = "health", responses((status = 200, description = "It does", body = Status)))]
async fn alive() -> Json<Status> {
    Json(Status { status: "ok" })
}

/// Whether the server can answer
///
/// The register is read before anything is served, so who gets an answer gets this one.
#[utoipa::path(get, path = "/readyz", tag = "health", responses((status = 200, description = "It can", body = Status)))]
async fn ready(State(_desk): State<Arc<Desk>>) -> Json<Status> {
    Json(Status { status: "ok" })
}
