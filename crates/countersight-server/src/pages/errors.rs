//! A problem as a page, for whoever asked for one; programs get it as it is.

use super::frame::Frame;
use super::page;
use super::texts::Lang;
use crate::desk::Desk;
use crate::problem::Told;
use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "error.html")]
struct Fault {
    title: String,
    code: &'static str,
    detail: String,
    f: Frame,
}

/// Whether a browser asks, for a person to read.
fn wants_page(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT);
    let accept = accept.and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

/// Gives a problem as a page to a browser, in its language.
pub(crate) async fn as_page(
    State(desk): State<Arc<Desk>>,
    request: Request,
    next: Next,
) -> Response {
    let wanted = wants_page(request.headers());
    let query = request.uri().query().unwrap_or_default().to_owned();
    let asked = form_urlencoded::parse(query.as_bytes());
    let asked = asked
        .filter(|(name, _)| name == "lang")
        .find_map(|(_, tag)| Lang::of(&tag));
    let accepted = request.headers().get(header::ACCEPT_LANGUAGE);
    let accepted = accepted.and_then(|value| value.to_str().ok());
    let lang = asked.unwrap_or_else(|| Lang::accepted(accepted.unwrap_or_default()));
    let response = next.run(request).await;
    let Some(Told(problem)) = response
        .extensions()
        .get::<Told>()
        .filter(|_| wanted)
        .cloned()
    else {
        return response;
    };
    let Ok(f) = Frame::plain(lang, &desk) else {
        return response;
    };
    let code = problem.code.as_str();
    let mut shown = page(&Fault {
        title: f.word("problem", code),
        code,
        detail: problem.detail,
        f,
    });
    *shown.status_mut() = response.status();
    let headers = response.headers().iter();
    for (name, value) in
        headers.filter(|(name, _)| *name == header::ALLOW || *name == header::RETRY_AFTER)
    {
        shown.headers_mut().insert(name.clone(), value.clone());
    }
    shown
}
