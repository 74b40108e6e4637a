//! `/changes`: what changed in law between two days.

use super::frame::Frame;
use super::page;
use super::register::place;
use crate::problem::{Problem, ProblemCode};
use askama::Template;
use axum::response::Response;
use countersight_model::change::Change;
use countersight_service::changes::between;
use countersight_service::reader::day;
use jiff::civil::Date;

/// Changes on one page.
const CHANGES: usize = 60;

#[derive(Template)]
#[template(path = "changes.html")]
struct Changes {
    title: String,
    from: Date,
    to: Date,
    /// Changes by their first possible day, the newest first; those of one page.
    found: Vec<Change>,
    all: usize,
    at: usize,
    last: usize,
    f: Frame,
}

impl Changes {
    /// When it changed, as far as that is known.
    fn when(&self, change: &Change) -> super::markup::Made {
        if change.is_exact() {
            self.f.date(&change.earliest)
        } else {
            self.f.day(&change.date)
        }
    }
}

/// `/changes?from=…&to=…`
pub(super) async fn show(f: Frame) -> Result<Response, Problem> {
    let asked = |name: &str, usual: Date| match f.given(name) {
        "" => Ok(usual),
        text => {
            day(text).map_err(|fault| Problem::new(ProblemCode::BadQuestion, fault.to_string()))
        }
    };
    let to = asked("to", f.asker.context.on)?;
    let from = asked("from", to.saturating_sub(jiff::Span::new().years(1)))?;
    if from > to {
        return Err(Problem::new(
            ProblemCode::BadQuestion,
            f.say("changes-order"),
        ));
    }
    let mut found = between(f.register, from, to, &f.asker.context, None);
    found.sort_by(|a, b| {
        b.earliest
            .cmp(&a.earliest)
            .then_with(|| a.measure.cmp(&b.measure))
    });
    let all = found.len();
    let (at, last) = place(&f, all, CHANGES);
    let found = found.into_iter().skip((at - 1) * CHANGES).take(CHANGES);
    Ok(page(&Changes {
        title: f.say("changes-title"),
        from,
        to,
        found: found.collect(),
        all,
        at,
        last,
        f,
    }))
}
