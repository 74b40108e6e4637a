//! The words to choose from, and what the API itself says of itself.

use crate::desk::Desk;
use crate::problem::{Body as ProblemBody, Problem, ProblemCode};
use crate::request::Pairs;
use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<Arc<Desk>> {
    OpenApiRouter::new()
        .routes(routes!(roles))
        .routes(routes!(actions))
        .routes(routes!(jurisdictions))
        .routes(routes!(problems))
        .routes(routes!(register))
}

/// The roles that a reader can have, each with the question that finds it
#[utoipa::path(get, path = "/api/v1/vocabulary/roles", tag = "vocabulary", responses(
    (status = 200, description = "All roles", body = Object),
))]
async fn roles(State(desk): State<Arc<Desk>>) -> Json<Value> {
    let roles: Vec<_> = desk.register().roles.values().collect();
    Json(json!({ "total": roles.len(), "results": roles }))
}

/// What a reader can do, in plain words
#[utoipa::path(get, path = "/api/v1/vocabulary/actions", tag = "vocabulary", responses(
    (status = 200, description = "All actions", body = Object),
))]
async fn actions(State(desk): State<Arc<Desk>>) -> Json<Value> {
    let actions = &desk.register().actions;
    Json(json!({ "total": actions.len(), "results": actions }))
}

/// Places by their codes
#[utoipa::path(get, path = "/api/v1/vocabulary/jurisdictions", tag = "vocabulary", responses(
    (status = 200, description = "All places", body = Object),
))]
async fn jurisdictions(State(desk): State<Arc<Desk>>) -> Json<Value> {
    let register = desk.register();
    let places = register.jurisdictions.iter();
    let places: Vec<Value> = places
        .map(
            |(code, name)| json!({ "id": code, "name": name, "within": register.unions.get(code) }),
        )
        .collect();
    Json(json!({ "total": places.len(), "results": places }))
}

/// What can be wrong with a request
#[utoipa::path(get, path = "/api/v1/problems", tag = "vocabulary", params(
    ("code" = Option<String>, Query, description = "Only this one"),
), responses(
    (status = 200, description = "All codes, with their status and meaning", body = Object),
    (status = 400, description = "Not understood", body = ProblemBody, content_type = "application/problem+json"),
))]
async fn problems(Pairs(pairs): Pairs) -> Result<Json<Value>, Problem> {
    let mut wanted = None;
    for (name, value) in &pairs {
        match name.as_str() {
            "code" => wanted = Some(value.as_str()),
            _ => return Err(Pairs::unknown(name, "`code`")),
        }
    }
    let all = ProblemCode::ALL.iter();
    let all = all.filter(|code| wanted.is_none_or(|wanted| code.as_str() == wanted));
    let all: Vec<Value> = all
        .map(|code| json!({ "code": code.as_str(), "status": code.status().as_u16(), "title": code.title() }))
        .collect();
    Ok(Json(json!({ "total": all.len(), "results": all })))
}

/// Which register and lists every answer is given from
#[utoipa::path(get, path = "/api/v1/register", tag = "vocabulary", responses(
    (status = 200, description = "Version, hash and counts", body = Object),
))]
async fn register(State(desk): State<Arc<Desk>>) -> Json<Value> {
    let register = desk.register();
    let lists = desk.screener().lists().iter();
    let lists: Vec<Value> = lists
        .map(|list| {
            json!({ "id": list.id, "name": list.name, "date": list.date, "sha256": list.sha256,
                    "parties": list.parties.len(), "own": list.own })
        })
        .collect();
    Json(json!({
        "register": register.stamp,
        "today": desk.today(),
        "entities": register.entities.len(),
        "brands": register.brands.len(),
        "measures": register.measures.len(),
        "claims": register.claims.len(),
        "figures": register.figures.len(),
        "sources": register.sources.len(),
        "lists": lists,
    }))
}
