//! Every route; a resource is one file.

pub(crate) mod check;
mod compare;
mod health;
mod identify;
pub(crate) mod jobs;
mod matching;
mod measures;
mod reconcile;
mod records;
mod search;
mod vocabulary;

use crate::desk::Desk;
use crate::faults::{caught, in_time};
use crate::headers::guard;
use crate::origin;
use crate::pages::{as_page, routes as pages};
use crate::problem::{Problem, ProblemCode};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::header;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use std::sync::Arc;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

/// What the OpenAPI document says before its routes.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Countersight",
        description = "Does what I am about to buy, sell, ship, fund, or already run lead back to a company listed for its role in the mass surveillance of Uyghurs, and if so, which rule binds me, from when, and on what evidence? Errors are `application/problem+json` with stable codes.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
    ),
    tags(
        (name = "answers", description = "Questions that are no file"),
        (name = "jobs", description = "Files that are screened"),
        (name = "register", description = "The register, record by record"),
        (name = "vocabulary", description = "Words to choose from"),
        (name = "OpenSanctions-shaped", description = "For clients of yente and of the OpenSanctions API"),
        (name = "OpenRefine", description = "The Reconciliation Service API"),
        (name = "health", description = "Whether the server lives"),
    )
)]
struct Document;

/// The routes of the API, with the document that describes them.
fn api() -> (Router<Arc<Desk>>, utoipa::openapi::OpenApi) {
    let questions = OpenApiRouter::new()
        .merge(check::routes())
        .merge(compare::routes())
        .merge(identify::routes())
        .merge(records::routes())
        .merge(measures::routes())
        .merge(vocabulary::routes())
        .merge(matching::routes())
        .merge(search::routes())
        .merge(reconcile::routes())
        .merge(health::routes());
    OpenApiRouter::with_openapi(Document::openapi())
        .merge(questions)
        .merge(jobs::routes())
        .split_for_parts()
}

/// Everything that the server answers.
pub fn router(desk: Arc<Desk>) -> Router {
    let limit = desk.limits().question;
    let (api, document) = api();
    let document: Arc<str> = document.to_pretty_json().unwrap_or_default().into();
    let described = get(move || async move {
        (
            [(header::CONTENT_TYPE, "application/json")],
            document.to_string(),
        )
    });
    let router = Router::new()
        .merge(api)
        .merge(pages())
        .route("/api/v1/openapi.json", described)
        .fallback(nothing_here)
        .method_not_allowed_fallback(not_so)
        .layer(DefaultBodyLimit::max(limit))
        .layer(from_fn_with_state(Arc::clone(&desk), in_time))
        .layer(from_fn(caught))
        .layer(from_fn(origin::own));
    let router = if desk.is_remote() {
        router
    } else {
        router.layer(from_fn(origin::local))
    };
    router
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
