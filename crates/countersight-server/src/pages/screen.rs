//! `/screen`: a file is handed in, watched, read with filters, downloaded, and forgotten.

mod found;

use super::frame::Frame;
use super::page;
use super::register::place;
use crate::asker::Asker;
use crate::asking::Asking;
use crate::demo;
use crate::desk::Desk;
use crate::jobs::{self, Filter, State as Stand, Status, receive};
use crate::problem::{Problem, ProblemCode};
use crate::routes::jobs::start;
use askama::Template;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use countersight_model::result::Answer;
use found::Found;
use std::sync::Arc;

/// Findings on one page.
const FINDINGS: usize = 25;

#[derive(Template)]
#[template(path = "screen.html")]
struct Screen {
    title: String,
    jobs: Vec<Status>,
    f: Frame,
}

#[derive(Template)]
#[template(path = "job.html")]
struct Job {
    title: String,
    status: Status,
    /// Findings of this page; none before there are any.
    found: Vec<Found>,
    /// How many the filter lets through.
    total: usize,
    at: usize,
    last: usize,
    filter: Filter,
    f: Frame,
}

impl Job {
    fn path(&self) -> String {
        format!("/screen/{}", self.status.id)
    }

    /// The address that ends the job and deletes what was found.
    fn forget(&self) -> String {
        self.f.to(&format!("{}/forget", self.path()))
    }

    /// Endings of the reports, with what people call them.
    fn downloads(&self) -> [(&'static str, &'static str); 4] {
        [
            ("html", "HTML"),
            ("xlsx", "Excel"),
            ("csv", "CSV"),
            ("json", "JSON"),
        ]
    }

    fn is_running(&self) -> bool {
        !self.status.state.has_ended()
    }

    fn is_done(&self) -> bool {
        self.status.state == Stand::Done
    }

    /// How far the file is read, in per cent, where that is known.
    fn percent(&self) -> Option<u64> {
        let of = self.status.of.filter(|of| *of > 0)?;
        Some((self.status.bytes.saturating_mul(100) / of).min(100))
    }

    fn rows(&self) -> usize {
        usize::try_from(self.status.rows).unwrap_or(usize::MAX)
    }

    /// The answers with their counts, gravest first.
    fn counts(&self) -> Vec<(&'static str, usize)> {
        let count = |answer: Answer| {
            let number = self.status.counts.get(&answer).copied().unwrap_or(0);
            (
                answer.as_str(),
                usize::try_from(number).unwrap_or(usize::MAX),
            )
        };
        Answer::ALL.into_iter().map(count).collect()
    }

    /// The pieces of the bar: class, beginning and width, of 1,000.
    fn pieces(&self) -> Vec<(&'static str, usize, usize)> {
        let counts = self.counts();
        let all: usize = counts.iter().map(|(_, n)| n).sum();
        // What counts anything can be seen.
        let width = |n: usize| {
            if n == 0 {
                0
            } else {
                (n * 1000 / all.max(1)).max(8)
            }
        };
        let whole: usize = counts.iter().map(|(_, n)| width(*n)).sum();
        let mut from = 0;
        let mut pieces = Vec::new();
        for (answer, n) in counts.into_iter().filter(|(_, n)| *n > 0) {
            let width = width(n) * 1000 / whole.max(1);
            pieces.push((answer, from, width));
            from += width;
        }
        pieces
    }

    fn wants(&self, answer: &str) -> bool {
        self.filter
            .answers
            .iter()
            .any(|wanted| wanted.as_str() == answer)
    }

    fn text(&self) -> &str {
        self.filter.text.as_deref().unwrap_or_default()
    }

    /// Labels of those for whom it is screened.
    fn asked_as(&self) -> Vec<String> {
        let context = &self.status.context;
        let roles = context.roles.iter().map(|role| self.f.role(role));
        let places = context
            .jurisdictions
            .iter()
            .map(|place| self.f.place_of(place));
        let action = context.action.iter();
        let action = action.map(|action| self.f.word("action", action.as_str()));
        roles.chain(places).chain(action).collect()
    }

    fn open(&self) -> bool {
        self.status.context.is_open()
    }
}

/// `GET /screen`
pub(super) async fn form(State(desk): State<Arc<Desk>>, asker: Asker, f: Frame) -> Response {
    let jobs = desk.jobs().of(&asker);
    page(&Screen {
        title: f.say("nav-screen"),
        jobs: jobs.iter().map(|job| job.status()).collect(),
        f,
    })
}

/// What the address says of the reader.
fn asking(f: &Frame) -> Result<Asking, Problem> {
    let mut asking = Asking::default();
    for (name, value) in f.asker.pairs() {
        if name != "lang" {
            asking.say(name, &value)?;
        }
    }
    Ok(asking)
}

/// `POST /screen`
pub(super) async fn hand_in(
    State(desk): State<Arc<Desk>>,
    asker: Asker,
    f: Frame,
    request: Request,
) -> Result<Response, Problem> {
    let received = receive(desk.jobs(), request, "", asking(&f)?).await?;
    let job = start(&desk, &asker, received).await?;
    Ok(follow(&job, &f))
}

/// `POST /screen/example`
pub(super) async fn example(
    State(desk): State<Arc<Desk>>,
    asker: Asker,
    f: Frame,
) -> Result<Response, Problem> {
    let job = demo::cameras(&desk, &asker).await?;
    Ok(follow(&job, &f))
}

/// The page on which a job is watched.
fn follow(job: &jobs::Job, f: &Frame) -> Response {
    let address = f.to(&format!("/screen/{}", job.id()));
    Redirect::to(&address).into_response()
}

/// `GET /screen/{job}`
pub(super) async fn watch(
    State(desk): State<Arc<Desk>>,
    asker: Asker,
    Path(id): Path<String>,
    f: Frame,
) -> Result<Response, Problem> {
    let job = desk.jobs().find(&asker, &id)?;
    let status = job.status();
    let filter = filter(&f)?;
    let number = f.given("page").parse::<usize>().unwrap_or(1).max(1);
    let (total, found) = if status.state == Stand::Done {
        let wanted = filter.clone();
        let offset = (number - 1) as u64 * FINDINGS as u64;
        let read =
            tokio::task::spawn_blocking(move || job.findings(&wanted, offset, FINDINGS as u64));
        let read = read.await.map_err(|_broke_off| {
            Problem::new(ProblemCode::OwnFault, "what was found could not be read")
        })??;
        let found = read.results.iter().filter_map(|text| Found::read(text));
        (
            usize::try_from(read.total).unwrap_or(usize::MAX),
            found.collect(),
        )
    } else {
        (0, Vec::new())
    };
    let (at, last) = place(&f, total, FINDINGS);
    Ok(page(&Job {
        title: f.put("job-title", "file", &status.file),
        status,
        found,
        total,
        at,
        last,
        filter,
        f,
    }))
}

/// Which findings are wanted: those that a person must read, unless the address says otherwise.
fn filter(f: &Frame) -> Result<Filter, Problem> {
    let asked = f.query.iter().filter(|(name, _)| name == "answer");
    let asked: Vec<&str> = asked.map(|(_, value)| value.as_str()).collect();
    let known = |word: &&str| {
        let found = Answer::ALL
            .into_iter()
            .find(|answer| answer.as_str() == *word);
        found.ok_or_else(|| {
            Problem::new(
                ProblemCode::BadQuestion,
                format!("`{word}` is not an answer"),
            )
        })
    };
    let answers = if asked.is_empty() && f.given("filter").is_empty() {
        vec![Answer::Prohibited, Answer::Review]
    } else {
        asked.iter().map(known).collect::<Result<_, _>>()?
    };
    let text = f.given("text").trim();
    Ok(Filter {
        answers,
        text: (!text.is_empty()).then(|| text.to_owned()),
        entity: None,
    })
}

/// `POST /screen/{job}/forget`
pub(super) async fn forget(
    State(desk): State<Arc<Desk>>,
    asker: Asker,
    Path(id): Path<String>,
    f: Frame,
) -> Result<Response, Problem> {
    desk.jobs().delete(&asker, &id)?;
    Ok(Redirect::to(&f.to("/screen")).into_response())
}
