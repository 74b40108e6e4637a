//! `/api/v1/check`: anything a person types, one answer each.

use crate::asking::Asking;
use crate::desk::Desk;
use crate::problem::{Problem, ProblemCode};
use crate::request::{Asked, Pairs};
use crate::shapes::{Answered, CheckAsked};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use countersight_model::subject::{Subject, SubjectKind};
use countersight_report::{Format, Options, sink};
use countersight_service::run::Screening;
use std::io::Cursor;
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Texts in one question.
const TEXTS: usize = 1000;

pub(super) fn routes() -> OpenApiRouter<Arc<Desk>> {
    OpenApiRouter::new().routes(routes!(typed, posted))
}

/// One answer for each text
///
/// A company name in any script, a label, a model number, a hardware address, a security code, a registration
/// number. The answer is that of `countersight check --format json`.
#[utoipa::path(get, path = "/api/v1/check", tag = "answers", params(
    ("q" = Vec<String>, Query, description = "What to check; may stand several times"),
    ("as" = Option<Vec<String>>, Query, description = "Roles, such as `school`"),
    ("in" = Option<Vec<String>>, Query, description = "Places, such as `US-TX` or `EU`"),
    ("action" = Option<String>, Query, description = "What is to be done, such as `buy`"),
    ("on" = Option<String>, Query, pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", description = "The day whose law is asked for; today, if nothing is said"),
    ("explain" = Option<bool>, Query, description = "Whether every measure says why it answers so"),
), responses(
    (status = 200, description = "One result for each text, in order", body = Answered),
    (status = 400, description = "A word that leads nowhere", body = crate::problem::Body, content_type = "application/problem+json"),
))]
async fn typed(State(desk): State<Arc<Desk>>, Pairs(pairs): Pairs) -> Result<Response, Problem> {
    let (mut texts, mut asking) = (Vec::new(), Asking::default());
    for (name, value) in pairs {
        match name.as_str() {
            "q" => texts.push(value),
            _ => asking.say(&name, &value)?,
        }
    }
    answered(&desk, &texts, &asking)
}

/// One answer for each text, of many
///
/// The same for up to a thousand texts at once; more stand better in a file.
#[utoipa::path(post, path = "/api/v1/check", tag = "answers", request_body = CheckAsked, responses(
    (status = 200, description = "One result for each text, in order", body = Answered),
    (status = 400, description = "A word that leads nowhere, or no JSON", body = crate::problem::Body, content_type = "application/problem+json"),
    (status = 413, description = "Too much for one question", body = crate::problem::Body, content_type = "application/problem+json"),
    (status = 415, description = "Not JSON", body = crate::problem::Body, content_type = "application/problem+json"),
))]
async fn posted(
    State(desk): State<Arc<Desk>>,
    Asked(asked): Asked<CheckAsked>,
) -> Result<Response, Problem> {
    let asking = Asking::from(asked.reader);
    answered(&desk, &asked.texts, &asking)
}

fn answered(desk: &Desk, texts: &[String], asking: &Asking) -> Result<Response, Problem> {
    let bytes = check(desk, texts, asking)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], bytes).into_response())
}

/// The JSON of `check` for some texts.
///
/// # Errors
///
/// When there are none or too many, or a word about the reader leads nowhere.
pub(crate) fn check(desk: &Desk, texts: &[String], asking: &Asking) -> Result<Vec<u8>, Problem> {
    if texts.is_empty() || texts.len() > TEXTS {
        return Err(Problem::new(
            ProblemCode::BadQuestion,
            format!(
                "name what to check, in up to {TEXTS} texts: `?q=Hikvision`, or `{{\"texts\": [\"Hikvision\"]}}`"
            ),
        ));
    }
    let mut out = Vec::new();
    let mut run = Screening::new(desk.screener(), asking.context(desk)?);
    run.explain = asking.explain;
    let options = Options::new(desk.register().stamp.clone());
    let spool = Box::new(Cursor::new(Vec::new()));
    run.write_to(sink(Format::Json, Box::new(&mut out), spool, &options));
    let failed = |error: countersight_service::ServiceError| {
        Problem::new(ProblemCode::OwnFault, error.to_string())
    };
    for (at, text) in (1..).zip(texts) {
        run.push(subject(at, text)).map_err(failed)?;
    }
    run.finish().map_err(failed)?;
    Ok(out)
}

/// A typed text as a subject: one line, without control characters.
pub(crate) fn subject(at: usize, text: &str) -> Subject {
    let line: Vec<&str> = text.split(|c: char| c.is_control()).collect();
    let mut subject = Subject::new(SubjectKind::Text, line.join(" ").trim());
    subject.id = at.to_string();
    "question".clone_into(&mut subject.source);
    subject.locator = format!("text {at}");
    subject
}
