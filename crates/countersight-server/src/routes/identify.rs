//! `/api/v1/identify`: brand and maker of devices, no law asked.

use crate::desk::Desk;
use crate::problem::{Body as ProblemBody, Problem, ProblemCode};
use axum::extract::{Request, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use countersight_formats::Input;
use countersight_service::ServiceError;
use countersight_service::identify::{AnswerForm, Scan};
use serde_json::json;
use std::io::Cursor;
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<Arc<Desk>> {
    OpenApiRouter::new().routes(routes!(identify))
}

/// Brand and maker of devices
///
/// An observation as JSON, several as JSON lines, or a scan in any form that `countersight identify` reads, packed or
/// not; or the text of a label as `text/plain`. No law is asked. What names persons or places is dropped while reading.
#[utoipa::path(post, path = "/api/v1/identify", tag = "answers",
    request_body(content(
        (serde_json::Value = "application/json"),
        (String = "application/x-ndjson"),
        (String = "text/plain"),
        (Vec<u8> = "application/octet-stream"),
    ), description = "What is known of devices"),
    responses(
    (status = 200, description = "One answer for each device, in order", body = Object),
    (status = 400, description = "No text", body = ProblemBody, content_type = "application/problem+json"),
    (status = 413, description = "Too much for one question", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, description = "No form of observations", body = ProblemBody, content_type = "application/problem+json"),
))]
async fn identify(State(desk): State<Arc<Desk>>, request: Request) -> Result<Response, Problem> {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let is_label = kind.starts_with("text/plain");
    let limit = desk.limits().question;
    let bytes = axum::body::to_bytes(request.into_body(), limit).await;
    let bytes = bytes.map_err(|_too_long| {
        let what = format!(
            "a question may have {} KiB; hand in a file as a job, or use the program",
            limit >> 10
        );
        Problem::new(ProblemCode::TooLarge, what)
    })?;
    let bytes = if is_label {
        label(&bytes)?
    } else {
        bytes.to_vec()
    };
    let answered = tokio::task::spawn_blocking(move || identified(&desk, bytes)).await;
    let body = answered.map_err(|_broken| {
        Problem::new(
            ProblemCode::OwnFault,
            "the program broke off over this observation",
        )
    })??;
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}

/// The text of a label as an observation.
fn label(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_not_text| Problem::new(ProblemCode::BadQuestion, "the text is not UTF-8"))?;
    if text.trim().is_empty() {
        return Err(Problem::new(ProblemCode::BadQuestion, "the text is empty"));
    }
    let line: Vec<&str> = text.split_whitespace().collect();
    Ok(json!({ "description": line.join(" ") })
        .to_string()
        .into_bytes())
}

/// `{"read":…,"listed":…,"results":[…]}`, each result as `countersight identify` writes it.
pub(crate) fn identified(desk: &Desk, bytes: Vec<u8>) -> Result<Vec<u8>, Problem> {
    let problem = |error: ServiceError| {
        let code = match error {
            ServiceError::Read(_) => ProblemCode::UnreadableFile,
            _ => ProblemCode::OwnFault,
        };
        Problem::new(code, error.to_string())
    };
    let scan =
        Scan::open("question", Input::Stream(Box::new(Cursor::new(bytes)))).map_err(problem)?;
    let mut lines = Vec::new();
    let counts = scan
        .identify(
            desk.devices(),
            desk.register(),
            AnswerForm::default(),
            &mut lines,
            &mut |_| (),
        )
        .map_err(problem)?;
    let mut out = format!(
        "{{\"read\":{},\"misread\":{},\"listed\":{},\"results\":[",
        counts.read, counts.misread, counts.listed
    )
    .into_bytes();
    let lines = lines
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty());
    for (at, line) in lines.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        out.extend_from_slice(line);
    }
    out.extend_from_slice(b"]}");
    Ok(out)
}
