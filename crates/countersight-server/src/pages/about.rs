//! `/about`: how it works, what it never does, what it rests on.

use super::frame::Frame;
use super::page;
use askama::Template;
use axum::response::Response;

#[derive(Template)]
#[template(path = "about.html")]
struct About {
    title: String,
    f: Frame,
}

/// `/about`
pub(super) async fn show(f: Frame) -> Response {
    let title = f.say("about-title");
    page(&About { title, f })
}
