//! `/device`: who made a device, by what can be read off it or heard from it.

use super::check::View;
use super::frame::Frame;
use super::page;
use crate::desk::Desk;
use crate::problem::{Problem, ProblemCode};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use countersight_model::field::Field;
use countersight_model::observation::Observation;
use countersight_model::result::{Answer, ScreeningResult};
use countersight_model::subject::{Subject, SubjectKind};
use std::sync::Arc;

/// Longest text of one field, in characters.
const LONGEST: usize = 2000;

/// The fields of the form, with what they are evidence of.
const FIELDS: [(&str, Field); 5] = [
    ("mac", Field::Mac),
    ("label", Field::Brand),
    ("model", Field::Model),
    ("banner", Field::Banner),
    ("text", Field::Description),
];

#[derive(Template)]
#[template(path = "device.html")]
struct Device {
    title: String,
    found: Option<View>,
    f: Frame,
}

impl Device {
    fn meaning(&self, result: &ScreeningResult) -> String {
        let family = match (&result.device, result.answer) {
            (_, Answer::NotScreened) | (None, _) => "nothing",
            (Some(device), _) if device.maker.as_ref().is_some_and(|m| m.entity.is_some()) => {
                "listed"
            }
            (Some(device), _) if device.maker.is_some() || device.brand.is_some() => "other",
            (Some(_), _) => "nothing",
        };
        self.f.word("device-means", family)
    }
}

/// `/device?mac=…&label=…&model=…&banner=…&text=…`
pub(super) async fn look(State(desk): State<Arc<Desk>>, f: Frame) -> Result<Response, Problem> {
    let mut seen = Observation::default();
    let mut said = Vec::new();
    for (name, field) in FIELDS {
        let value = f.given(name).trim();
        if value.chars().count() > LONGEST {
            return Err(Problem::new(
                ProblemCode::BadQuestion,
                f.say("ask-too-long"),
            ));
        }
        if !value.is_empty() {
            seen.add(field, value);
            said.push(value.split(char::is_control).collect::<Vec<_>>().join(" "));
        }
    }
    let found = (!said.is_empty()).then(|| {
        let mut subject = Subject::new(SubjectKind::Device, said.join(" · "));
        "1".clone_into(&mut subject.id);
        "page".clone_into(&mut subject.source);
        subject.device = seen;
        View::new(&f, &desk, &subject)
    });
    Ok(page(&Device {
        title: f.say("nav-device"),
        found,
        f,
    }))
}
