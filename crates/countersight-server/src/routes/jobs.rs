//! `/api/v1/jobs`: files that are screened.

use crate::asker::Asker;
use crate::asking::Asking;
use crate::desk::Desk;
use crate::jobs::{Filter, Job, Order, Received, Report, Status, receive};
use crate::problem::{Body as ProblemBody, Problem, ProblemCode};
use crate::request::{Page, Pairs};
use crate::shapes::{AnswerWord, FileForm, FindingsShape, JobShown, Jobs};
use axum::Json;
use axum::extract::{DefaultBodyLimit, Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use countersight_model::result::Answer;
use countersight_report::Format;
use serde_json::json;
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<Arc<Desk>> {
    OpenApiRouter::new()
        .routes(routes!(hand_in, list))
        .routes(routes!(status, delete))
        .routes(routes!(findings))
        .routes(routes!(report))
        // Files have a limit of their own.
        .layer(DefaultBodyLimit::disable())
}

/// Hand in a file to be screened
///
/// As a form with the field `file` and, if wanted, `as`, `in`, `action`, `on`, `kind` and `explain`; or as bare bytes
/// with these words in the address. The answer comes at once; the file is screened when its turn comes.
#[utoipa::path(post, path = "/api/v1/jobs", tag = "jobs", params(
    ("name" = Option<String>, Query, description = "Name of the file, where bare bytes are sent; its ending tells a form"),
    ("as" = Option<Vec<String>>, Query, description = "Roles, such as `school`"),
    ("in" = Option<Vec<String>>, Query, description = "Places, such as `US-TX` or `EU`"),
    ("action" = Option<String>, Query, description = "What is to be done, such as `buy`"),
    ("on" = Option<String>, Query, pattern = "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", description = "The day whose law is asked for; today, if nothing is said"),
    ("kind" = Option<String>, Query, description = "The kind of file, where it shall not be guessed"),
    ("explain" = Option<bool>, Query, description = "Whether every measure says why it answers so"),
), request_body(content(
    (FileForm = "multipart/form-data"),
    (Vec<u8> = "application/octet-stream"),
), description = "The file"), responses(
    (status = 202, description = "It waits for its turn", body = JobShown),
    (status = 400, description = "Not understood", body = ProblemBody, content_type = "application/problem+json"),
    (status = 403, description = "From a page of another site", body = ProblemBody, content_type = "application/problem+json"),
    (status = 413, description = "Larger than this server takes", body = ProblemBody, content_type = "application/problem+json"),
    (status = 422, description = "The file is empty", body = ProblemBody, content_type = "application/problem+json"),
    (status = 503, description = "Too many files wait; `retry-after` says when to come again", body = ProblemBody, content_type = "application/problem+json"),
    (status = 504, description = "It came too slowly", body = ProblemBody, content_type = "application/problem+json"),
))]
async fn hand_in(
    State(desk): State<Arc<Desk>>,
    asker: Asker,
    Pairs(pairs): Pairs,
    request: Request,
) -> Result<Response, Problem> {
    let (mut name, mut asking) = (String::new(), Asking::default());
    for (key, value) in &pairs {
        match key.as_str() {
            "name" => name.clone_from(value),
            _ => asking.say(key, value)?,
        }
    }
    let received = receive(desk.jobs(), request, &name, asking).await?;
    let job = start(&desk, &asker, received).await?;
    let address = HeaderValue::try_from(format!("/api/v1/jobs/{}", job.id()));
    let mut response = (StatusCode::ACCEPTED, Json(shown(&job.status()))).into_response();
    if let Ok(address) = address {
        response.headers_mut().insert(header::LOCATION, address);
    }
    Ok(response)
}

/// Queues a file that is in.
pub(crate) async fn start(
    desk: &Arc<Desk>,
    asker: &Asker,
    received: Received,
) -> Result<Arc<Job>, Problem> {
    let order = Order {
        context: received.asking.context(desk)?,
        kind: received.asking.kind()?,
        explain: received.asking.explain,
        stays: false,
        file: received.file,
    };
    desk.jobs()
        .start(desk, asker, received.incoming, order)
        .await
}

/// The files that were handed in, the newest first
#[utoipa::path(get, path = "/api/v1/jobs", tag = "jobs", responses(
    (status = 200, description = "All that are kept", body = Jobs),
))]
async fn list(State(desk): State<Arc<Desk>>, asker: Asker) -> Json<Jobs> {
    let jobs = desk.jobs().of(&asker);
    let results: Vec<JobShown> = jobs.iter().map(|job| shown(&job.status())).collect();
    Json(Jobs {
        total: results.len(),
        results,
    })
}

/// How far a file is
#[utoipa::path(get, path = "/api/v1/jobs/{id}", tag = "jobs", params(
    ("id" = String, Path, description = "Name of the job"),
), responses(
    (status = 200, description = "How it stands, with counts so far", body = JobShown),
    (status = 404, description = "No such job", body = ProblemBody, content_type = "application/problem+json"),
))]
async fn status(
    State(desk): State<Arc<Desk>>,
    asker: Asker,
    Path(id): Path<String>,
) -> Result<Json<JobShown>, Problem> {
    let job = desk.jobs().find(&asker, &id)?;
    Ok(Json(shown(&job.status())))
}

/// Stop a file and forget what was found in it
#[utoipa::path(delete, path = "/api/v1/jobs/{id}", tag = "jobs", params(
    ("id" = String, Path, description = "Name of the job"),
), responses(
    (status = 204, description = "It is gone"),
    (status = 403, description = "From a page of another site", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "No such job", body = ProblemBody, content_type = "application/problem+json"),
))]
async fn delete(
    State(desk): State<Arc<Desk>>,
    asker: Asker,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    desk.jobs().delete(&asker, &id)?;
    Ok(StatusCode::NO_CONTENT)
}

/// What was found in a file, page by page
///
/// While the file is screened, it is what was found so far.
#[utoipa::path(get, path = "/api/v1/jobs/{id}/findings", tag = "jobs", params(
    ("id" = String, Path, description = "Name of the job"),
    ("answer" = Option<Vec<AnswerWord>>, Query, description = "Only with one of these answers"),
    ("text" = Option<String>, Query, description = "Only subjects that hold this text, whatever its case"),
    ("entity" = Option<String>, Query, description = "Only what leads to this company"),
    ("offset" = Option<u64>, Query, minimum = 0, description = "How many stand before"),
    ("limit" = Option<u64>, Query, minimum = 0, maximum = 500, description = "How many in one answer"),
), responses(
    (status = 200, description = "Results, in the order of the file", body = FindingsShape),
    (status = 400, description = "Not understood", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "No such job", body = ProblemBody, content_type = "application/problem+json"),
))]
async fn findings(
    State(desk): State<Arc<Desk>>,
    asker: Asker,
    Path(id): Path<String>,
    Pairs(pairs): Pairs,
) -> Result<Response, Problem> {
    let job = desk.jobs().find(&asker, &id)?;
    let (mut filter, mut page) = (Filter::default(), Page::default());
    for (name, value) in &pairs {
        match name.as_str() {
            "answer" if value.is_empty() => {}
            "answer" => filter.answers.push(answer(value)?),
            "text" => filter.text = Some(value.clone()).filter(|text| !text.is_empty()),
            "entity" => filter.entity = Some(value.clone()).filter(|id| !id.is_empty()),
            _ if page.say(name, value)? => {}
            _ => {
                let known = "`answer`, `text`, `entity`, `offset` and `limit`";
                return Err(Pairs::unknown(name, known));
            }
        }
    }
    let Page { offset, limit } = page;
    let page = tokio::task::spawn_blocking(move || job.findings(&filter, offset, limit)).await;
    let page =
        page.map_err(|_broken| Problem::new(ProblemCode::OwnFault, "the page was not read"))??;
    let body = format!(
        "{{\"total\":{},\"offset\":{offset},\"limit\":{limit},\"results\":[{}]}}",
        page.total,
        page.results.join(",")
    );
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}

/// A report to keep or attach
#[utoipa::path(get, path = "/api/v1/jobs/{id}/{report}", tag = "jobs", params(
    ("id" = String, Path, description = "Name of the job"),
    ("report" = String, Path, description = "`report.html`, `report.xlsx`, `report.csv`, `report.json` or `report.jsonl`"),
), responses(
    (status = 200, description = "The report", body = Vec<u8>, content_type = "application/octet-stream"),
    (status = 404, description = "No such job or report", body = ProblemBody, content_type = "application/problem+json"),
    (status = 409, description = "The job is not done", body = ProblemBody, content_type = "application/problem+json"),
))]
async fn report(
    State(desk): State<Arc<Desk>>,
    asker: Asker,
    Path((id, report)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let format = report.strip_prefix("report.").map(str::parse::<Format>);
    let Some(Ok(format)) = format else {
        return Err(Problem::new(
            ProblemCode::NotFound,
            "a job has `findings`, `report.html`, `report.xlsx`, `report.csv`, `report.json` and `report.jsonl`",
        ));
    };
    let job = desk.jobs().find(&asker, &id)?;
    Ok(attached(job.report(format)?))
}

/// A report as something to save, whatever the browser would do with its type.
pub(crate) fn attached(report: Report) -> Response {
    let mut response = Response::new(report.body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(report.kind));
    let named = format!("attachment; filename*=UTF-8''{}", percent(&report.name));
    if let Ok(named) = HeaderValue::try_from(named) {
        headers.insert(header::CONTENT_DISPOSITION, named);
    }
    response
}

/// A text as RFC 8187 writes it.
fn percent(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    text.bytes()
        .map(|byte| {
            if plain(byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

fn answer(text: &str) -> Result<Answer, Problem> {
    let found = Answer::ALL
        .into_iter()
        .find(|answer| answer.as_str() == text);
    found.ok_or_else(|| {
        let words = Answer::ALL.map(Answer::as_str).join(", ");
        Problem::new(
            ProblemCode::BadQuestion,
            format!("`{text}` is not an answer; the answers are {words}"),
        )
    })
}

/// A job, as it is written.
fn shown(status: &Status) -> JobShown {
    let address = format!("/api/v1/jobs/{}", status.id);
    let reports = ["html", "xlsx", "csv", "json", "jsonl"];
    let counts = status.counts.iter();
    JobShown {
        id: status.id.to_string(),
        file: status.file.clone(),
        state: status.state.as_str(),
        size: status.size,
        bytes: status.bytes,
        of: status.of,
        rows: status.rows,
        counts: counts.map(|(answer, n)| (answer.as_str(), *n)).collect(),
        context: json!(status.context),
        run: status.run.as_deref().map(|run| json!(run)),
        problem: status.problem.as_ref().map(ProblemBody::from),
        findings: format!("{address}/findings"),
        reports: reports
            .map(|format| format!("{address}/report.{format}"))
            .to_vec(),
    }
}
