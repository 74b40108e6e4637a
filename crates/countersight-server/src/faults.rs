//! What goes wrong on the way: a panic, an answer that takes too long, a refusal in bare text. All become problems.

use crate::desk::Desk;
use crate::problem::{Problem, ProblemCode};
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::task::Poll;

/// Bytes of a refusal in bare text that are told on.
const REFUSAL: usize = 4096;

/// Answers a fault of the program as one, and a refusal of the library in our form.
pub(crate) async fn caught(request: Request, next: Next) -> Response {
    let mut answer = std::pin::pin!(next.run(request));
    let answered = std::future::poll_fn(|context| {
        // What panicked is never polled again.
        match catch_unwind(AssertUnwindSafe(|| answer.as_mut().poll(context))) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(response)) => Poll::Ready(Some(response)),
            Err(_) => Poll::Ready(None),
        }
    });
    match answered.await {
        Some(response) => as_problem(response).await,
        None => Problem::new(
            ProblemCode::OwnFault,
            "the program broke off over this question; please report what kind of question it was",
        )
        .into_response(),
    }
}

/// A refusal in bare text, as the library writes it, becomes a problem.
async fn as_problem(response: Response) -> Response {
    let status = response.status();
    let bare = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    if !bare || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let code = match status {
        StatusCode::NOT_FOUND => ProblemCode::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => ProblemCode::WrongMethod,
        StatusCode::PAYLOAD_TOO_LARGE => ProblemCode::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => ProblemCode::WrongType,
        _ if status.is_server_error() => ProblemCode::OwnFault,
        _ => ProblemCode::BadQuestion,
    };
    let text = to_bytes(response.into_body(), REFUSAL).await;
    let text = text.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let said = text.ok().filter(|text| !text.is_empty());
    Problem::new(code, said.unwrap_or_else(|| code.title().to_owned())).into_response()
}

/// Ends a question that takes longer than the limit. A file that comes in has its own, longer one.
pub(crate) async fn in_time(
    State(desk): State<Arc<Desk>>,
    request: Request,
    next: Next,
) -> Response {
    let kind = request.headers().get(header::CONTENT_TYPE);
    let form = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
    if form || request.method() == Method::POST && request.uri().path() == "/api/v1/jobs" {
        return next.run(request).await;
    }
    let patience = desk.limits().patience;
    match tokio::time::timeout(patience, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::new(
            ProblemCode::TooSlow,
            format!(
                "no answer within {} seconds; ask less at once",
                patience.as_secs()
            ),
        )
        .into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::caught;
    use crate::problem::Problem;
    use axum::Router;
    use axum::body::{Body, to_bytes};
    use axum::http::{Request, StatusCode};
    use axum::middleware::from_fn;
    use axum::routing::get;
    use tower::ServiceExt;

    async fn breaks_off() -> Problem {
        panic!("as it should");
    }

    async fn refuses() -> (StatusCode, &'static str) {
        (StatusCode::UNSUPPORTED_MEDIA_TYPE, "in bare text")
    }

    #[test]
    fn a_panic_and_a_bare_refusal_are_problems() {
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        runtime.unwrap().block_on(both());
    }

    async fn both() {
        let router = Router::new()
            .route("/panic", get(breaks_off))
            .route("/refusal", get(refuses))
            .layer(from_fn(caught));
        for (path, status, code) in [
            ("/panic", 500, "own-fault"),
            ("/refusal", 415, "wrong-type"),
        ] {
            let request = Request::get(path).body(Body::empty()).unwrap();
            let response = router.clone().oneshot(request).await.unwrap();
            assert_eq!(response.status().as_u16(), status);
            let body = to_bytes(response.into_body(), 1 << 16).await.unwrap();
            let body = String::from_utf8(body.to_vec()).unwrap();
            assert!(body.contains(&format!("\"code\":\"{code}\"")), "{body}");
        }
    }
}
