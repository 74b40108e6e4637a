//! What a person sees: pages made here, in English and Arabic, that read without a script.
//!
//! One file for each page: it makes a view of what the service says, and a template in `templates/` writes it.
//! No page decides anything.
//!
//! | module | what it does |
//! |---|---|
//! | `texts` | every word that the pages say, by language |
//! | `asker`, `frame`, `shown` | who asks, and what every page has |
//! | `markup`, `tree`, `draw` | names, lists of questions, drawings |
//! | `assets` | style, script, mark |
//! | the others | one page each |

#![expect(
    clippy::unused_self,
    clippy::trivially_copy_pass_by_ref,
    clippy::ref_option,
    reason = "templates ask the frame for every word, and hand over their fields by reference"
)]

mod about;
mod asker;
mod assets;
mod changes;
mod check;
mod company;
mod device;
mod draw;
mod errors;
mod frame;
mod home;
#[cfg(test)]
mod keys;
mod markup;
mod measures;
mod profile;
mod records;
mod register;
mod screen;
mod shown;
mod texts;
mod tree;

pub(crate) use errors::as_page;

use crate::desk::Desk;
use crate::problem::{Problem, ProblemCode};
use askama::Template;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use countersight_register::Register;
use countersight_service::records::near;
use std::sync::Arc;

/// Writes a template.
fn page(template: &impl Template) -> Response {
    let fault = |_| Problem::new(ProblemCode::OwnFault, "the page could not be written");
    template.render().map(Html).map_err(fault).into_response()
}

/// The register holds nothing of that name; what may be meant.
fn nothing_called(id: &str, register: &Register) -> Problem {
    let hint = near(id, register);
    let detail = format!("the register holds nothing called `{id}`{hint}");
    Problem::new(ProblemCode::NotFound, detail)
}

/// Every page.
pub(crate) fn routes() -> Router<Arc<Desk>> {
    Router::new()
        .route("/", get(home::page))
        .route("/check", get(check::answer))
        .route("/device", get(device::look))
        .route("/profile", get(profile::choose))
        .route("/measures", get(measures::all))
        .route("/changes", get(changes::show))
        .route("/about", get(about::show))
        .route("/register", get(register::overview))
        .route("/register/companies", get(register::companies))
        .route("/register/companies/{id}", get(company::overview))
        .route("/register/companies/{id}/{part}", get(company::part))
        .route("/register/labels", get(register::labels))
        .route("/register/labels/{id}", get(records::label))
        .route("/register/measures/{*id}", get(measures::one))
        .route("/register/claims", get(register::claims))
        .route("/register/claims/{id}", get(records::claim))
        .route("/register/figures", get(register::figures))
        .route("/register/figures/{id}", get(records::figure))
        .route("/register/lists", get(register::lists))
        .route("/register/lists/{id}", get(records::list))
        .route("/register/sources", get(register::sources))
        .route("/register/sources/{id}", get(records::source))
        .merge(files())
        .merge(assets::routes())
}

/// Pages of files; what is handed in has a limit of its own.
fn files() -> Router<Arc<Desk>> {
    Router::new()
        .route("/screen", get(screen::form).post(screen::hand_in))
        .route("/screen/example", post(screen::example))
        .route("/screen/{job}", get(screen::watch))
        .route("/screen/{job}/forget", post(screen::forget))
        .layer(DefaultBodyLimit::disable())
}
