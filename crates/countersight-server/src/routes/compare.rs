//! `/api/v1/compare`: are two names one company?

use crate::desk::Desk;
use crate::problem::{Body as ProblemBody, Problem, ProblemCode};
use crate::request::{Asked, Pairs};
use crate::shapes::{AllCompared, CompareAsked, Compared};
use axum::Json;
use axum::extract::State;
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Pairs in one question, and characters of a name.
const PAIRS: usize = 1000;
const NAME: usize = 1000;

pub(super) fn routes() -> OpenApiRouter<Arc<Desk>> {
    OpenApiRouter::new().routes(routes!(typed, posted))
}

/// Are two names one company?
#[utoipa::path(get, path = "/api/v1/compare", tag = "answers", params(
    ("name1" = String, Query, description = "One name, in any script"),
    ("name2" = String, Query, description = "The other"),
), responses(
    (status = 200, description = "Score, answer and why", body = Compared),
    (status = 400, description = "Not understood", body = ProblemBody, content_type = "application/problem+json"),
))]
async fn typed(
    State(desk): State<Arc<Desk>>,
    Pairs(pairs): Pairs,
) -> Result<Json<Compared>, Problem> {
    let (mut name1, mut name2) = (None, None);
    for (name, value) in pairs {
        match name.as_str() {
            "name1" => name1 = Some(value),
            "name2" => name2 = Some(value),
            _ => return Err(Pairs::unknown(&name, "`name1` and `name2`")),
        }
    }
    let (Some(name1), Some(name2)) = (name1, name2) else {
        let what = "name both, as `?name1=Hikvision&name2=海康威视`";
        return Err(Problem::new(ProblemCode::BadQuestion, what));
    };
    compared(&desk, name1, name2).map(Json)
}

/// Are two names one company, of many pairs?
#[utoipa::path(post, path = "/api/v1/compare", tag = "answers", request_body = CompareAsked, responses(
    (status = 200, description = "One answer for each pair, in order", body = AllCompared),
    (status = 400, description = "Not understood", body = ProblemBody, content_type = "application/problem+json"),
    (status = 413, description = "Too much for one question", body = ProblemBody, content_type = "application/problem+json"),
    (status = 415, description = "Not JSON", body = ProblemBody, content_type = "application/problem+json"),
))]
async fn posted(
    State(desk): State<Arc<Desk>>,
    Asked(asked): Asked<CompareAsked>,
) -> Result<Json<AllCompared>, Problem> {
    if asked.pairs.is_empty() || asked.pairs.len() > PAIRS {
        let what = format!(
            "a question has 1 to {PAIRS} pairs; more stand better in a file for the program"
        );
        return Err(Problem::new(ProblemCode::BadQuestion, what));
    }
    let pairs = asked.pairs.into_iter();
    let results = pairs.map(|pair| compared(&desk, pair.name1, pair.name2));
    let results = results.collect::<Result<_, _>>()?;
    Ok(Json(AllCompared { results }))
}

fn compared(desk: &Desk, name1: String, name2: String) -> Result<Compared, Problem> {
    if name1.chars().count().max(name2.chars().count()) > NAME {
        let what = format!("a name has up to {NAME} characters");
        return Err(Problem::new(ProblemCode::BadQuestion, what));
    }
    let compared = desk.screener().compare_names(&name1, &name2);
    Ok(Compared {
        score: (compared.score * 1000.0).round() / 1000.0,
        answer: compared.verdict.as_str(),
        why: compared.why,
        name1,
        name2,
    })
}
