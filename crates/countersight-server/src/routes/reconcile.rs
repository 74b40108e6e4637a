//! `/reconcile/{dataset}`: the Reconciliation Service API 0.2 of the W3C community group, for OpenRefine.
//!
//! A preview is not offered: it is shown in a frame, and nothing of this server may be framed.

use super::search::found;
use crate::desk::Desk;
use crate::origin::Neighbour;
use crate::problem::{Body as ProblemBody, Problem, ProblemCode};
use crate::request::Pairs;
use crate::yente::Node;
use crate::yente::filters::{Filters, short};
use crate::yente::query::Example;
use crate::yente::scored::scored;
use axum::Json;
use axum::body::to_bytes;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Queries in one batch, candidates for each, and suggestions.
const QUERIES: usize = 100;
const CANDIDATES: usize = 5;
const SUGGESTED: usize = 20;
/// From which score a lone candidate is taken without asking.
const SURE: f64 = 0.9;

/// Types that a column may have, with their names.
const TYPES: [(&str, &str); 4] = [
    ("LegalEntity", "Legal entity"),
    ("Company", "Company"),
    ("Organization", "Organization"),
    ("PublicBody", "Public body"),
];

/// Properties by which a row may be told apart, with their names.
const PROPERTIES: [(&str, &str); 12] = [
    ("alias", "Other name"),
    ("country", "Country"),
    ("jurisdiction", "Jurisdiction"),
    ("leiCode", "LEI"),
    ("uscCode", "Unified social credit code"),
    ("registrationNumber", "Registration number"),
    ("isinCode", "ISIN"),
    ("ticker", "Ticker"),
    ("dunsCode", "DUNS"),
    ("cageCode", "CAGE"),
    ("vatCode", "VAT number"),
    ("website", "Website"),
];

pub(super) fn routes() -> OpenApiRouter<Arc<Desk>> {
    OpenApiRouter::new()
        .routes(routes!(asked, posted))
        .routes(routes!(suggest))
}

/// One row that is looked for.
#[derive(Debug, Deserialize)]
struct Row {
    query: String,
    #[serde(default, rename = "type")]
    kind: Option<Value>,
    #[serde(default)]
    limit: Option<usize>,
    #[serde(default)]
    properties: Vec<Property>,
}

#[derive(Debug, Deserialize)]
struct Property {
    pid: String,
    v: Value,
}

/// The service's manifest, or candidates for the rows of `queries`
#[utoipa::path(get, path = "/reconcile/{dataset}", tag = "OpenRefine", params(
    ("dataset" = String, Path, description = "`default`, or a name of `/catalog`"),
    ("queries" = Option<String>, Query, description = "Rows, as a JSON object"),
), responses(
    (status = 200, description = "The manifest, or candidates by the names of the rows", body = Object),
    (status = 400, description = "Not understood", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "No such dataset", body = ProblemBody, content_type = "application/problem+json"),
))]
async fn asked(
    State(desk): State<Arc<Desk>>,
    Path(dataset): Path<String>,
    neighbour: Neighbour,
    headers: HeaderMap,
    Pairs(pairs): Pairs,
) -> Result<Response, Problem> {
    let filters = Filters::new(&dataset, desk.catalogue())?;
    let queries = pairs.iter().find(|(name, _)| name == "queries");
    let answer = match queries {
        Some((_, queries)) => candidates(&desk, queries, &filters)?,
        None => manifest(&dataset, &headers),
    };
    Ok(neighbour.may_read(Json(answer).into_response()))
}

/// Candidates for rows
#[utoipa::path(post, path = "/reconcile/{dataset}", tag = "OpenRefine", params(
    ("dataset" = String, Path, description = "`default`, or a name of `/catalog`"),
), request_body(content = String, content_type = "application/x-www-form-urlencoded", description = "`queries`: rows, as a JSON object"),
responses(
    (status = 200, description = "Candidates by the names of the rows", body = Object),
    (status = 400, description = "Not understood", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "No such dataset", body = ProblemBody, content_type = "application/problem+json"),
    (status = 413, description = "Too much for one question", body = ProblemBody, content_type = "application/problem+json"),
))]
async fn posted(
    State(desk): State<Arc<Desk>>,
    Path(dataset): Path<String>,
    neighbour: Neighbour,
    request: Request,
) -> Result<Response, Problem> {
    let filters = Filters::new(&dataset, desk.catalogue())?;
    let bytes = to_bytes(request.into_body(), desk.limits().question).await;
    let bytes = bytes
        .map_err(|_too_long| Problem::new(ProblemCode::TooLarge, "ask for fewer rows at once"))?;
    let bad = |what: &str| Problem::new(ProblemCode::BadQuestion, what);
    let form = std::str::from_utf8(&bytes).map_err(|_not_text| bad("the form is not UTF-8"))?;
    let address = format!("/?{form}").parse::<axum::http::Uri>();
    let address = address.map_err(|_broken| bad("the form cannot be read"))?;
    let pairs = axum::extract::Query::<Vec<(String, String)>>::try_from_uri(&address);
    let pairs = pairs.map_err(|_broken| bad("the form cannot be read"))?;
    let queries = pairs.iter().find(|(name, _)| name == "queries");
    let queries = queries.ok_or_else(|| bad("the form has no field `queries`"))?;
    let answer = candidates(&desk, &queries.1, &filters)?;
    Ok(neighbour.may_read(Json(answer).into_response()))
}

/// Entities, properties or types that begin so
#[utoipa::path(get, path = "/reconcile/{dataset}/suggest/{what}", tag = "OpenRefine", params(
    ("dataset" = String, Path, description = "`default`, or a name of `/catalog`"),
    ("what" = String, Path, description = "`entity`, `property` or `type`"),
    ("prefix" = Option<String>, Query, description = "What was typed"),
), responses(
    (status = 200, description = "What may be meant", body = Object),
    (status = 400, description = "Not understood", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "Nothing of the kind", body = ProblemBody, content_type = "application/problem+json"),
))]
async fn suggest(
    State(desk): State<Arc<Desk>>,
    Path((dataset, what)): Path<(String, String)>,
    neighbour: Neighbour,
    Pairs(pairs): Pairs,
) -> Result<Response, Problem> {
    let filters = Filters::new(&dataset, desk.catalogue())?;
    let prefix = pairs.iter().find(|(name, _)| name == "prefix");
    let prefix = prefix.map_or("", |(_, value)| value.trim());
    let word = prefix.to_lowercase();
    let of = |table: &[(&str, &str)]| -> Vec<Value> {
        let fits = |(id, name): &&(&str, &str)| {
            id.to_lowercase().starts_with(&word) || name.to_lowercase().starts_with(&word)
        };
        let fitting = table.iter().filter(fits);
        fitting
            .map(|(id, name)| json!({ "id": id, "name": name }))
            .collect()
    };
    let result = match what.as_str() {
        "entity" => {
            let found = found(&desk, prefix, &filters).into_iter().take(SUGGESTED);
            found.map(suggested).collect()
        }
        "property" => of(&PROPERTIES),
        "type" => of(&TYPES),
        _ => {
            let what = "entities, properties and types are suggested: `suggest/entity`";
            return Err(Problem::new(ProblemCode::NotFound, what));
        }
    };
    Ok(neighbour.may_read(Json(json!({ "result": result })).into_response()))
}

fn suggested(node: &Node) -> Value {
    json!({
        "id": node.id,
        "name": node.caption(),
        "description": node.all("description").first(),
        "notable": [kind(node)],
    })
}

fn kind(node: &Node) -> Value {
    let name = TYPES.iter().find(|(id, _)| *id == node.schema);
    json!({ "id": node.schema, "name": name.map_or(node.schema.as_str(), |(_, name)| name) })
}

fn manifest(dataset: &str, headers: &HeaderMap) -> Value {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let base = format!("http://{}", host.unwrap_or("localhost"));
    let suggest = |what: &str| json!({ "service_url": base, "service_path": format!("/reconcile/{dataset}/suggest/{what}") });
    json!({
        "versions": ["0.2"],
        "name": "Countersight",
        "identifierSpace": format!("{base}/entities/"),
        "schemaSpace": "https://followthemoney.tech/explorer/schemata/",
        "defaultTypes": TYPES.map(|(id, name)| json!({ "id": id, "name": name })),
        "view": { "url": format!("{base}/entities/{{{{id}}}}") },
        "batchSize": QUERIES,
        "suggest": { "entity": suggest("entity"), "property": suggest("property"), "type": suggest("type") },
    })
}

fn candidates(desk: &Desk, queries: &str, filters: &Filters) -> Result<Value, Problem> {
    let bad = |what: String| Problem::new(ProblemCode::BadQuestion, what);
    let queries: Map<String, Value> = serde_json::from_str(queries)
        .map_err(|error| bad(format!("`queries` is no JSON object of rows: {error}")))?;
    if queries.len() > QUERIES {
        return Err(bad(format!("a batch has up to {QUERIES} rows")));
    }
    let mut answers = Map::new();
    for (name, row) in queries {
        let row: Row = serde_json::from_value(row).map_err(|error| {
            bad(format!(
                "the row `{}` cannot be understood: {error}",
                short(&name)
            ))
        })?;
        let limit = row.limit.unwrap_or(CANDIDATES);
        let example = example(row);
        let mut found = scored(desk, desk.catalogue(), &example.subjects()?, filters);
        let sure = found.iter().filter(|one| one.score >= SURE).count() == 1;
        found.truncate(limit);
        let result: Vec<Value> = found
            .iter()
            .map(|one| {
                json!({
                    "id": one.node.id,
                    "name": one.node.caption(),
                    "description": one.node.all("description").first(),
                    "score": (one.score * 1000.0).round() / 10.0,
                    "match": sure && one.score >= SURE,
                    "type": [kind(one.node)],
                })
            })
            .collect();
        answers.insert(name, json!({ "result": result }));
    }
    Ok(Value::Object(answers))
}

/// A row as an example of an entity.
fn example(row: Row) -> Example {
    let mut properties: BTreeMap<String, Vec<String>> = BTreeMap::new();
    properties.insert("name".to_owned(), vec![row.query]);
    for Property { pid, v } in row.properties {
        let values = match v {
            Value::Array(values) => values,
            value => vec![value],
        };
        let text = |value: Value| match value {
            Value::String(text) => Some(text),
            Value::Number(number) => Some(number.to_string()),
            Value::Object(entity) => entity
                .get("name")
                .and_then(Value::as_str)
                .map(str::to_owned),
            _ => None,
        };
        let values = values.into_iter().filter_map(text);
        properties.entry(pid).or_default().extend(values);
    }
    // A type that is not known here narrows nothing.
    let kind = row.kind.as_ref().and_then(|kind| match kind {
        Value::String(id) => Some(id.as_str()),
        Value::Array(all) => all.first().and_then(Value::as_str),
        _ => None,
    });
    let known = TYPES.iter().find(|(id, _)| Some(*id) == kind);
    Example {
        id: None,
        schema: known.map_or("LegalEntity", |(id, _)| id).to_owned(),
        properties,
    }
}
