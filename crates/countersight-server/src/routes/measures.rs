//! `/api/v1/measures`, and what changed in law between two days.

use super::records::{listed, one};
use crate::asking::Asking;
use crate::desk::Desk;
use crate::problem::{Body as ProblemBody, Problem, ProblemCode};
use crate::request::Pairs;
use crate::shapes::Listed;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use countersight_model::entity::Entity;
use countersight_model::id::EntityId;
use countersight_report::{Changed, ChangesPage, Format, Options, write_changes};
use countersight_service::changes::between;
use countersight_service::dossier::dossier;
use countersight_service::measures::chosen;
use countersight_service::near::suggestion;
use countersight_service::reader::day;
use countersight_service::records::Record;
use serde_json::Value;
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<Arc<Desk>> {
    OpenApiRouter::new()
        .routes(routes!(measures))
        .routes(routes!(measure))
        .routes(routes!(changes))
}

/// The rules that concern a reader
///
/// Without words about the reader it is every rule, list and call that is in force on the day.
#[utoipa::path(get, path = "/api/v1/measures", tag = "register", params(
    ("in" = Option<Vec<String>>, Query, description = "Places, such as `US-TX` or `EU`"),
    ("as" = Option<Vec<String>>, Query, description = "Roles, such as `school`"),
    ("action" = Option<String>, Query, description = "What is to be done, such as `buy`"),
    ("on" = Option<String>, Query, pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", description = "The day; today, if nothing is said"),
    ("entity" = Option<String>, Query, description = "Only those that name this company"),
    ("text" = Option<String>, Query, description = "Only records that hold this text"),
    ("offset" = Option<u64>, Query, minimum = 0, description = "How many stand before"),
    ("limit" = Option<u64>, Query, minimum = 0, maximum = 500, description = "How many in one answer"),
), responses(
    (status = 200, description = "Part of the list", body = Listed),
    (status = 400, description = "Not understood", body = ProblemBody, content_type = "application/problem+json"),
))]
async fn measures(
    State(desk): State<Arc<Desk>>,
    Pairs(pairs): Pairs,
) -> Result<Json<Value>, Problem> {
    let (mut asking, mut entity, mut rest) = (Asking::default(), None, Vec::new());
    for (name, value) in pairs {
        match name.as_str() {
            "text" | "offset" | "limit" => rest.push((name, value)),
            "entity" => entity = known(&desk, &value)?,
            _ => asking.say(&name, &value)?,
        }
    }
    let context = asking.context(&desk)?;
    let entity = entity.map(|entity| entity.id.as_str());
    listed(chosen(desk.register(), &context, entity).into_iter(), &rest)
}

/// One rule, list or call, with everything that concerns it
///
/// The answer is that of `countersight show --format json`.
#[utoipa::path(get, path = "/api/v1/measures/{place}/{name}", tag = "register", params(
    ("place" = String, Path, description = "First part of its identifier, such as `us`"),
    ("name" = String, Path, description = "Second part of its identifier, such as `ndaa-2019-889-a1a`"),
    ("on" = Option<String>, Query, pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", description = "The day on which it is looked at; today, if nothing is said"),
), responses(
    (status = 200, description = "The record", body = Object),
    (status = 400, description = "Not understood", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "No such record", body = ProblemBody, content_type = "application/problem+json"),
))]
async fn measure(
    State(desk): State<Arc<Desk>>,
    Path((place, name)): Path<(String, String)>,
    Pairs(pairs): Pairs,
) -> Result<Response, Problem> {
    let is_measure = |record: &Record<'_>| matches!(record, Record::Measure(_));
    one(&desk, &format!("{place}/{name}"), &pairs, is_measure)
}

/// What changed in law between two days
///
/// What changed on the first day is not told, what changed on the second is.
#[utoipa::path(get, path = "/api/v1/changes", tag = "register", params(
    ("from" = String, Query, format = Date, description = "The first day, as `2025-01-01`"),
    ("to" = Option<String>, Query, pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", description = "The second day; today, if nothing is said"),
    ("in" = Option<Vec<String>>, Query, description = "Places"),
    ("as" = Option<Vec<String>>, Query, description = "Roles"),
    ("action" = Option<String>, Query, description = "What is to be done"),
    ("entity" = Option<String>, Query, description = "Only what concerns this company"),
), responses(
    (status = 200, description = "The changes, as `measures diff --format json` writes them", body = Object),
    (status = 400, description = "Not understood", body = ProblemBody, content_type = "application/problem+json"),
))]
async fn changes(State(desk): State<Arc<Desk>>, Pairs(pairs): Pairs) -> Result<Response, Problem> {
    let bad = |what: String| Problem::new(ProblemCode::BadQuestion, what);
    let register = desk.register();
    let (mut asking, mut entity, mut filter) = (Asking::default(), None, Vec::new());
    let (mut from, mut to) = (None, desk.today());
    for (name, value) in &pairs {
        match name.as_str() {
            "from" => from = Some(day(value).map_err(|e| bad(e.to_string()))?),
            "to" if value.is_empty() => {}
            "to" => to = day(value).map_err(|e| bad(e.to_string()))?,
            "on" => {
                return Err(Pairs::unknown(
                    "on",
                    "`from`, `to`, `in`, `as`, `action` and `entity`",
                ));
            }
            "entity" => entity = known(&desk, value)?,
            _ => asking.say(name, value)?,
        }
        if !matches!(name.as_str(), "from" | "to") && !value.is_empty() {
            filter.push(format!("--{name} {value}"));
        }
    }
    let Some(from) = from else {
        return Err(bad("name the first day, as `?from=2025-01-01`".to_owned()));
    };
    if from > to {
        return Err(bad(format!(
            "{from} is after {to}; name the earlier day in `from`"
        )));
    }
    asking.on = Some(to.to_string());
    let context = asking.context(&desk)?;
    let found = between(register, from, to, &context, entity);
    let changed = found.iter().filter_map(|change| {
        let measure = register.measures.get(&change.measure)?;
        Some(Changed {
            change,
            measure,
            kind: measure.kind,
            source: register.source_url(&change.sources),
        })
    });
    let page = ChangesPage {
        from,
        to,
        entity: entity.map(|entity| entity.id.clone()),
        filter: filter.join(" "),
        register: register.stamp.clone(),
        changes: changed.collect(),
    };
    let mut out = Vec::new();
    let options = Options::new(register.stamp.clone());
    let written = write_changes(&mut out, Format::Json, &page, &dossier(register), &options);
    written.map_err(|error| Problem::new(ProblemCode::OwnFault, error.to_string()))?;
    Ok(([(header::CONTENT_TYPE, "application/json")], out).into_response())
}

/// The company asked for; none for an empty word.
fn known(desk: &Desk, id: &str) -> Result<Option<&'static Entity>, Problem> {
    if id.is_empty() {
        return Ok(None);
    }
    let register = desk.register();
    let found = register.entities.get(id);
    found.map(Some).ok_or_else(|| {
        let short: String = id.chars().take(80).collect();
        let hint = suggestion(id, register.entities.keys().map(EntityId::as_str));
        Problem::new(
            ProblemCode::BadQuestion,
            format!("the register has no entity `{short}`{hint}"),
        )
    })
}
