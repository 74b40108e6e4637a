//! Who may ask at all: nobody by way of a page of another site, nobody by a name that is not this machine's.
//!
//! There are no accounts and no cookies, so a page elsewhere gains nothing by posing as its reader; but it could
//! make a browser inside an office ask, or hand in files. Browsers say from where a request comes, in
//! `sec-fetch-site` and `origin`; programs say nothing, and may ask. And a name that somebody made point to this
//! machine (DNS rebinding) stands in `host`: on the machine itself only its own names are answered.

use crate::problem::{Problem, ProblemCode};
use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::convert::Infallible;
use std::net::IpAddr;

/// Refuses what comes by way of another site.
pub(crate) async fn own(request: Request, next: Next) -> Response {
    let tables = request.uri().path().starts_with("/reconcile/");
    if tables && neighbour(request.headers()).is_some() {
        return next.run(request).await;
    }
    match refused(request.method(), request.headers()) {
        Some(problem) => problem.into_response(),
        None => next.run(request).await,
    }
}

/// Refuses names that are not this machine's.
pub(crate) async fn local(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST);
    let host = host.and_then(|host| host.to_str().ok());
    // Without a host it is no browser.
    if host.is_none_or(is_local) {
        return next.run(request).await;
    }
    Problem::new(
        ProblemCode::ForeignSite,
        "this server answers to `localhost` and the machine's own address alone; if it is meant to be reached by \
         another name, serve with `--allow-remote`",
    )
    .into_response()
}

/// A page of another program on this machine, such as OpenRefine, which may read what it asks for.
#[derive(Debug, Clone)]
pub(crate) struct Neighbour(Option<HeaderValue>);

impl Neighbour {
    /// Lets the page read an answer.
    pub(crate) fn may_read(self, mut response: Response) -> Response {
        if let Some(origin) = self.0 {
            let headers = response.headers_mut();
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.insert(header::VARY, HeaderValue::from_static("origin"));
        }
        response
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Neighbour {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        Ok(Self(neighbour(&parts.headers).cloned()))
    }
}

/// The origin of a page on this machine.
fn neighbour(headers: &HeaderMap) -> Option<&HeaderValue> {
    let origin = headers.get(header::ORIGIN)?;
    let host = origin.to_str().ok()?.strip_prefix("http://")?;
    is_local(host).then_some(origin)
}

fn refused(method: &Method, headers: &HeaderMap) -> Option<Problem> {
    let text = |name| {
        headers
            .get(name)
            .and_then(|value: &HeaderValue| value.to_str().ok())
    };
    let site = text(header::HeaderName::from_static("sec-fetch-site"));
    // A link from elsewhere may be followed; nothing else of another site.
    let reads = matches!(*method, Method::GET | Method::HEAD);
    let navigates =
        reads && text(header::HeaderName::from_static("sec-fetch-mode")) == Some("navigate");
    let foreign = match (site, text(header::ORIGIN)) {
        (Some("same-origin" | "none"), _) | (None, None) => false,
        (Some(_), _) => !navigates,
        // An older browser says its origin with whatever changes something.
        (None, Some(origin)) => !reads && !is_own(origin, text(header::HOST)),
    };
    foreign.then(|| {
        Problem::new(
            ProblemCode::ForeignSite,
            "a page of another site may not ask here; open this server's own pages, or ask from a program",
        )
    })
}

/// Whether an origin is the host that was asked.
fn is_own(origin: &str, host: Option<&str>) -> bool {
    let bare = origin.split_once("://").map(|(_, rest)| rest);
    bare.is_some() && bare == host
}

/// Whether a host is a name of the machine itself.
fn is_local(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split_once(']').map_or(rest, |(name, _)| name),
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    let by_name = name.eq_ignore_ascii_case("localhost");
    by_name
        || name
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_the_machine_are_its_own() {
        for host in [
            "localhost",
            "LOCALHOST:8089",
            "127.0.0.1:1",
            "127.1.2.3",
            "[::1]:8089",
        ] {
            assert!(is_local(host), "{host}");
        }
        for host in [
            "evil.example",
            "127.0.0.1.evil.example",
            "localhost.evil.example:80",
            "10.0.0.1",
            "",
            "[::2]",
        ] {
            assert!(!is_local(host), "{host}");
        }
    }

    #[test]
    fn pages_of_other_sites_ask_in_vain() {
        // Method, sec-fetch-site, sec-fetch-mode, origin, refused.
        let table = [
            ("POST", None, None, None, false),
            (
                "POST",
                Some("same-origin"),
                Some("cors"),
                Some("http://127.0.0.1:1"),
                false,
            ),
            ("POST", Some("none"), None, None, false),
            (
                "POST",
                Some("cross-site"),
                Some("navigate"),
                Some("http://evil.example"),
                true,
            ),
            ("POST", Some("same-site"), None, None, true),
            ("POST", None, None, Some("http://evil.example"), true),
            ("POST", None, None, Some("null"), true),
            ("POST", None, None, Some("http://127.0.0.1:1"), false),
            ("POST", None, None, Some("http://127.0.0.1:2"), true),
            ("DELETE", Some("cross-site"), Some("cors"), None, true),
            ("GET", Some("cross-site"), Some("navigate"), None, false),
            ("GET", Some("cross-site"), Some("no-cors"), None, true),
            ("GET", None, None, None, false),
        ];
        for (method, site, mode, origin, expected) in table {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, "127.0.0.1:1".parse().unwrap());
            for (name, value) in [
                ("sec-fetch-site", site),
                ("sec-fetch-mode", mode),
                ("origin", origin),
            ] {
                if let Some(value) = value {
                    headers.insert(name, value.parse().unwrap());
                }
            }
            let method: Method = method.parse().unwrap();
            let row = (&method, site, mode, origin);
            assert_eq!(refused(&method, &headers).is_some(), expected, "{row:?}");
        }
    }
}
