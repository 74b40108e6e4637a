//! The first page: one box that takes anything.

use super::{frame::Frame, shown};
use askama::Template;
use axum::response::Response;
use countersight_model::result::Answer;

/// What the box can be tried with: a label, an Arabic name, a Chinese name, a hardware address, a namesake.
const EXAMPLES: [&str; 6] = [
    "Hikvision",
    "هيكفيجن",
    "浙江大华技术股份有限公司",
    "Lorex",
    "3c:ef:8c:21:40:07",
    "Cangzhou Dahua",
];

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    f: Frame,
    title: String,
}

impl Home {
    fn examples(&self) -> [&'static str; 6] {
        EXAMPLES
    }

    fn answers(&self) -> Vec<String> {
        Answer::ALL.iter().map(shown::word).collect()
    }
}

/// `/`
pub(super) async fn page(f: Frame) -> Response {
    let title = f.say("home-title");
    super::page(&Home { f, title })
}
