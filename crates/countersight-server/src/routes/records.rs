//! The register, record by record: `/api/v1/entities`, `brands`, `claims`, `figures`, `lists`, `sources`.

use crate::desk::Desk;
use crate::problem::{Body as ProblemBody, Problem, ProblemCode};
use crate::request::{Page, Pairs};
use crate::shapes::Listed;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use countersight_report::{Options, PageFormat};
use countersight_service::reader::{ReaderError, day};
use countersight_service::records::{Record, Records, near};
use serde::Serialize;
use serde_json::{Value, json};
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// A list of one kind of record, and the page of one of them.
macro_rules! records {
    ($($list:ident, $one:ident, $field:ident, $variant:ident, $path:literal, $plural:literal, $single:literal;)*) => {
        pub(super) fn routes() -> OpenApiRouter<Arc<Desk>> {
            OpenApiRouter::new()$(.routes(routes!($list)).routes(routes!($one)))*
        }

        $(
            #[utoipa::path(get, summary = concat!("All ", $plural, ", in the order of their identifiers"), path = concat!("/api/v1/", $path), tag = "register", params(
                ("text" = Option<String>, Query, description = "Only records that hold this text, whatever its case"),
                ("offset" = Option<u64>, Query, minimum = 0, description = "How many stand before"),
                ("limit" = Option<u64>, Query, minimum = 0, maximum = 500, description = "How many in one answer"),
            ), responses(
                (status = 200, description = "Part of the list", body = Listed),
                (status = 400, description = "Not understood", body = ProblemBody, content_type = "application/problem+json"),
            ))]
            async fn $list(State(desk): State<Arc<Desk>>, Pairs(pairs): Pairs) -> Result<Json<Value>, Problem> {
                listed(desk.register().$field.values(), &pairs)
            }

            #[utoipa::path(get, summary = concat!("One of the ", $plural, ", with everything that concerns it"),
                description = "The answer is that of `countersight show --format json`.",
                path = concat!("/api/v1/", $path, "/{id}"), tag = "register", params(
                ("id" = String, Path, description = concat!("Identifier of the ", $single)),
                ("on" = Option<String>, Query, pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", description = "The day on which it is looked at; today, if nothing is said"),
            ), responses(
                (status = 200, description = "The record", body = Object),
                (status = 400, description = "Not understood", body = ProblemBody, content_type = "application/problem+json"),
                (status = 404, description = "No such record", body = ProblemBody, content_type = "application/problem+json"),
            ))]
            async fn $one(
                State(desk): State<Arc<Desk>>,
                Path(id): Path<String>,
                Pairs(pairs): Pairs,
            ) -> Result<Response, Problem> {
                one(&desk, &id, &pairs, |record| matches!(record, Record::$variant(_)))
            }
        )*
    };
}

records! {
    entities, entity, entities, Entity, "entities", "companies and bodies", "company or body";
    brands, brand, brands, Brand, "brands", "labels", "label";
    claims, claim, claims, Claim, "claims", "claims of evidence", "claim";
    figures, figure, figures, Figure, "figures", "figures of reach", "figure";
    lists, list, lists, List, "lists", "official lists", "list";
    sources, source, sources, Source, "sources", "cited documents", "document";
}

/// Part of a list of records, those that hold a text where one is given.
pub(super) fn listed<'r, T: Serialize + 'r>(
    all: impl Iterator<Item = &'r T>,
    pairs: &[(String, String)],
) -> Result<Json<Value>, Problem> {
    let (mut page, mut text) = (Page::default(), String::new());
    for (name, value) in pairs {
        match name.as_str() {
            "text" => text = value.trim().to_lowercase(),
            _ if page.say(name, value)? => {}
            _ => return Err(Pairs::unknown(name, "`text`, `offset` and `limit`")),
        }
    }
    let records: Vec<Value> = all
        .map(|record| json!(record))
        .filter(|record| text.is_empty() || record.to_string().to_lowercase().contains(&text))
        .collect();
    Ok(Json(page.of(records.into_iter(), |record| record)))
}

/// The page of a record of one kind.
pub(super) fn one(
    desk: &Desk,
    id: &str,
    pairs: &[(String, String)],
    is_meant: impl Fn(&Record<'_>) -> bool,
) -> Result<Response, Problem> {
    let mut on = desk.today();
    for (name, value) in pairs {
        match name.as_str() {
            "on" if value.is_empty() => {}
            "on" => {
                let bad = |e: ReaderError| Problem::new(ProblemCode::BadQuestion, e.to_string());
                on = day(value).map_err(bad)?;
            }
            _ => return Err(Pairs::unknown(name, "`on`")),
        }
    }
    let register = desk.register();
    let records = Records::new(register, on);
    let Some(record) = records.find(id).filter(|record| is_meant(record)) else {
        let short: String = id.chars().take(80).collect();
        let what = format!(
            "the register holds nothing called `{short}` here{}",
            near(id, register)
        );
        return Err(Problem::new(ProblemCode::NotFound, what));
    };
    let mut out = Vec::new();
    let options = Options::new(register.stamp.clone());
    let written = records.write(&record, &mut out, PageFormat::Json, &options);
    written.map_err(|error| Problem::new(ProblemCode::OwnFault, error.to_string()))?;
    Ok(([(header::CONTENT_TYPE, "application/json")], out).into_response())
}
