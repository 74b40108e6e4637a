//! `/match`, `/search`, `/entities`, `/catalog`, `/algorithms`, in the shapes of yente.

use crate::desk::Desk;
use crate::problem::{Body as ProblemBody, Problem, ProblemCode};
use crate::request::{Asked, Pairs, number};
use crate::yente::filters::{Filters, short};
use crate::yente::query::Example;
use crate::yente::scored::scored;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Queries in one request, as in yente.
const QUERIES: usize = 100;
/// Results for one query, unless another number is asked for, and at most.
const LIMIT: u64 = 5;
const MOST: u64 = 500;
/// From which score a result is a match, and below which it is left out, as in yente.
const THRESHOLD: f64 = 0.7;
const CUTOFF: f64 = 0.5;

/// The names of algorithms that are taken; all of them mean ours, for a client's settings name yente's.
const ALGORITHMS: [&str; 9] = [
    "best",
    "countersight",
    "logic-v1",
    "logic-v2",
    "name-based",
    "name-qualified",
    "regression-v1",
    "regression-v2",
    "ofac-249",
];

pub(super) fn routes() -> OpenApiRouter<Arc<Desk>> {
    OpenApiRouter::new()
        .routes(routes!(matched))
        .routes(routes!(entity))
        .routes(routes!(adjacent))
        .routes(routes!(adjacent_by))
        .routes(routes!(catalog))
        .routes(routes!(algorithms))
}

/// Entities by example.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct MatchAsked {
    /// Queries by names of the asker's own: up to a hundred.
    #[schema(value_type = BTreeMap<String, ExampleShape>)]
    queries: Map<String, Value>,
    /// Taken and passed over: what a feature weighs here is not a setting.
    #[serde(default)]
    #[schema(value_type = Option<BTreeMap<String, f64>>)]
    #[expect(dead_code, reason = "clients send it")]
    weights: Option<Value>,
    /// Taken and passed over.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    #[expect(dead_code, reason = "clients send it")]
    config: Option<Value>,
}

/// An entity by example.
#[derive(Debug, ToSchema)]
#[schema(as = Example)]
#[expect(dead_code, reason = "it describes what is read by other code")]
pub(crate) struct ExampleShape {
    /// The asker's own identifier.
    id: Option<String>,
    /// A schema of FollowTheMoney, such as `Company`.
    #[schema(example = "Company")]
    schema: String,
    /// What is known, by properties of the schema.
    properties: BTreeMap<String, Vec<String>>,
}

/// What can be tuned in the address of a match.
struct Tuning {
    limit: usize,
    threshold: f64,
    cutoff: f64,
}

impl Tuning {
    fn say(&mut self, name: &str, value: &str) -> Result<(), Problem> {
        match name {
            "limit" => self.limit = usize::try_from(number(name, value, MOST)?).unwrap_or_default(),
            "threshold" => self.threshold = share(name, value)?,
            "cutoff" => self.cutoff = share(name, value)?,
            "algorithm" if !ALGORITHMS.contains(&value) => {
                let value = short(value);
                let what = format!("`{value}` is not an algorithm here; `/algorithms` names them");
                return Err(Problem::new(ProblemCode::BadQuestion, what));
            }
            // As yente does, words that are not known are passed over.
            _ => {}
        }
        Ok(())
    }
}

fn share(name: &str, text: &str) -> Result<f64, Problem> {
    let share = text
        .parse()
        .ok()
        .filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| {
        let what = format!(
            "`{name}` is a number from 0 to 1, and not `{}`",
            short(text)
        );
        Problem::new(ProblemCode::BadQuestion, what)
    })
}

/// Which companies an example may be
///
/// Up to a hundred examples at once, each answered with scored entities. A score says how surely the example *is*
/// the entity; what is tied to it scores at most 0.65.
#[utoipa::path(post, path = "/match/{dataset}", tag = "OpenSanctions-shaped", request_body = MatchAsked, params(
    ("dataset" = String, Path, description = "`default`, or a name of `/catalog`"),
    ("limit" = Option<u64>, Query, maximum = 500, description = "Results for one query"),
    ("threshold" = Option<f64>, Query, minimum = 0, maximum = 1, description = "From which score a result is a match"),
    ("cutoff" = Option<f64>, Query, minimum = 0, maximum = 1, description = "Below which score a result is left out"),
    ("algorithm" = Option<String>, Query, description = "`best`; yente's names are taken and mean ours"),
    ("topics" = Option<Vec<String>>, Query, description = "Only entities with one of these topics"),
    ("include_dataset" = Option<Vec<String>>, Query, description = "Datasets beside the one in the address"),
    ("exclude_dataset" = Option<Vec<String>>, Query, description = "Leave out entities of these"),
    ("exclude_schema" = Option<Vec<String>>, Query, description = "Leave out entities of these schemata"),
    ("exclude_entity_ids" = Option<Vec<String>>, Query, description = "Leave out these entities: up to 50"),
    ("changed_since" = Option<String>, Query, description = "Only if the register changed since this day"),
), responses(
    (status = 200, description = "The answers, by the names of the queries", body = Object),
    (status = 400, description = "Not understood, or more than a hundred queries", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "No such dataset", body = ProblemBody, content_type = "application/problem+json"),
    (status = 413, description = "Too much for one question", body = ProblemBody, content_type = "application/problem+json"),
    (status = 415, description = "Not JSON", body = ProblemBody, content_type = "application/problem+json"),
))]
async fn matched(
    State(desk): State<Arc<Desk>>,
    Path(dataset): Path<String>,
    Pairs(pairs): Pairs,
    Asked(asked): Asked<MatchAsked>,
) -> Result<Response, Problem> {
    let catalogue = desk.catalogue();
    let mut filters = Filters::new(&dataset, catalogue)?;
    let mut tuning = Tuning {
        limit: usize::try_from(LIMIT).unwrap_or_default(),
        threshold: THRESHOLD,
        cutoff: CUTOFF,
    };
    for (name, value) in &pairs {
        if !filters.say(name, value)? {
            tuning.say(name, value)?;
        }
    }
    let size = asked.queries.len();
    if size == 0 || size > QUERIES {
        let what = format!("a request has 1 to {QUERIES} queries, and not {size}");
        return Err(Problem::new(ProblemCode::BadQuestion, what));
    }
    let mut responses = Map::new();
    for (name, query) in asked.queries {
        let example: Example = serde_json::from_value(query).map_err(|error| {
            let what = format!("the query `{}` cannot be understood: {error}", short(&name));
            Problem::new(ProblemCode::BadQuestion, what)
        })?;
        let subjects = example.subjects()?;
        let mut found = scored(&desk, catalogue, &subjects, &filters);
        found.retain(|one| one.score >= tuning.cutoff);
        let total = found.len();
        found.truncate(tuning.limit);
        let results: Vec<Value> = found
            .iter()
            .map(|one| one.shown(catalogue, tuning.threshold))
            .collect();
        let response = json!({
            "status": 200,
            "results": results,
            "total": { "value": total, "relation": "eq" },
            "query": example,
        });
        responses.insert(name, response);
    }
    let body = Json(json!({ "responses": responses, "limit": tuning.limit }));
    let mut response = body.into_response();
    let batch = HeaderValue::from(size);
    response
        .headers_mut()
        .insert(HeaderName::from_static("x-batch-size"), batch);
    Ok(response)
}

fn known<'d>(desk: &'d Desk, id: &str) -> Result<&'d crate::yente::Node, Problem> {
    desk.catalogue().get(id).ok_or_else(|| {
        let what = format!(
            "there is no entity `{}`; `/search/default?q=` finds them",
            short(id)
        );
        Problem::new(ProblemCode::NotFound, what)
    })
}

/// One entity, with what points to it
#[utoipa::path(get, path = "/entities/{id}", tag = "OpenSanctions-shaped", params(
    ("id" = String, Path, description = "Identifier of an entity, such as `countersight-hikvision`"),
    ("nested" = Option<bool>, Query, description = "Whether holdings, listings and notes stand in it; so if nothing is said"),
), responses(
    (status = 200, description = "The entity", body = Object),
    (status = 400, description = "Not understood", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "No such entity", body = ProblemBody, content_type = "application/problem+json"),
))]
async fn entity(
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
    Pairs(pairs): Pairs,
) -> Result<Json<Value>, Problem> {
    let node = known(&desk, &id)?;
    let mut nested = true;
    for (name, value) in &pairs {
        if name == "nested" {
            nested = crate::asking::yes(name, value)?;
        }
    }
    let catalogue = desk.catalogue();
    Ok(Json(if nested {
        catalogue.nested(node)
    } else {
        catalogue.shown(node)
    }))
}

/// What points to an entity, by the name of the way back
#[utoipa::path(get, path = "/entities/{id}/adjacent", tag = "OpenSanctions-shaped", params(
    ("id" = String, Path, description = "Identifier of an entity"),
    ("limit" = Option<u64>, Query, maximum = 500, description = "Entities for each way back"),
    ("offset" = Option<u64>, Query, description = "How many stand before"),
), responses(
    (status = 200, description = "The entity and its neighbours", body = Object),
    (status = 400, description = "Not understood", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "No such entity", body = ProblemBody, content_type = "application/problem+json"),
))]
async fn adjacent(
    State(desk): State<Arc<Desk>>,
    Path(id): Path<String>,
    Pairs(pairs): Pairs,
) -> Result<Json<Value>, Problem> {
    let node = known(&desk, &id)?;
    let part = part(&pairs)?;
    let catalogue = desk.catalogue();
    let mut ways = Map::new();
    for (back, nodes) in catalogue.adjacent(node) {
        ways.insert(back.to_owned(), near(&desk, &id, &nodes, part));
    }
    Ok(Json(
        json!({ "entity": catalogue.shown(node), "adjacent": ways }),
    ))
}

/// What points to an entity by one way back
#[utoipa::path(get, path = "/entities/{id}/adjacent/{property}", tag = "OpenSanctions-shaped", params(
    ("id" = String, Path, description = "Identifier of an entity"),
    ("property" = String, Path, description = "Name of the way back, such as `sanctions`"),
    ("limit" = Option<u64>, Query, maximum = 500, description = "Entities in one answer"),
    ("offset" = Option<u64>, Query, description = "How many stand before"),
), responses(
    (status = 200, description = "The neighbours", body = Object),
    (status = 400, description = "Not understood", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "No such entity or way", body = ProblemBody, content_type = "application/problem+json"),
))]
async fn adjacent_by(
    State(desk): State<Arc<Desk>>,
    Path((id, property)): Path<(String, String)>,
    Pairs(pairs): Pairs,
) -> Result<Json<Value>, Problem> {
    let node = known(&desk, &id)?;
    let part = part(&pairs)?;
    let ways = desk.catalogue().adjacent(node);
    let way = ways.iter().find(|(back, _)| *back == property);
    let Some((_, nodes)) = way else {
        let what = format!("nothing points to it by `{}`", short(&property));
        return Err(Problem::new(ProblemCode::NotFound, what));
    };
    Ok(Json(near(&desk, &id, nodes, part)))
}

/// Offset and limit of a list of neighbours.
fn part(pairs: &[(String, String)]) -> Result<(usize, usize), Problem> {
    let (mut offset, mut limit) = (0, MOST);
    for (name, value) in pairs {
        match name.as_str() {
            "offset" => offset = number(name, value, u64::from(u32::MAX))?,
            "limit" => limit = number(name, value, MOST)?,
            _ => {}
        }
    }
    let size = |number| usize::try_from(number).unwrap_or(usize::MAX);
    Ok((size(offset), size(limit)))
}

fn near(
    desk: &Desk,
    from: &str,
    nodes: &[&crate::yente::Node],
    (offset, limit): (usize, usize),
) -> Value {
    let shown = nodes.iter().skip(offset).take(limit);
    let shown: Vec<Value> = shown
        .map(|node| desk.catalogue().edge(node, from))
        .collect();
    json!({
        "results": shown,
        "total": { "value": nodes.len(), "relation": "eq" },
        "limit": limit,
        "offset": offset,
    })
}

/// The datasets that can be asked
#[utoipa::path(get, path = "/catalog", tag = "OpenSanctions-shaped", responses(
    (status = 200, description = "The register, its measures and the lists at hand", body = Object),
))]
async fn catalog(State(desk): State<Arc<Desk>>) -> Json<Value> {
    Json(desk.catalogue().datasets())
}

/// The algorithm
#[utoipa::path(get, path = "/algorithms", tag = "OpenSanctions-shaped", responses(
    (status = 200, description = "The only algorithm there is", body = Object),
))]
async fn algorithms() -> Json<Value> {
    Json(json!({
        "algorithms": [{
            "name": "countersight",
            "description": "Names across scripts by their words, numbers by their schemes; the register knows other \
                            names, labels and holders. The names of yente's algorithms are taken and mean this one.",
            "docs": {
                "name_match": "what the words of two names tell, from 0 to 1",
                "relation": "what is tied to a company and is not it scores at most 0.65",
            },
        }],
        "default": "countersight",
        "best": "countersight",
    }))
}
