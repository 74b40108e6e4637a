//! `/measures`: the rules of a day, place by place; and the page of one rule.

use super::frame::Frame;
use super::{nothing_called, page};
use crate::problem::Problem;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use countersight_model::date::{InPeriod, in_period};
use countersight_model::id::Jurisdiction;
use countersight_model::measure::{Measure, MeasureKind};
use countersight_report::MeasurePage;
use countersight_service::measures::chosen;
use countersight_service::records::Records;
use jiff::civil::Date;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "measures.html")]
struct Measures {
    title: String,
    places: Vec<Place>,
    all: usize,
    /// Jurisdictions that have measures, with their names, to choose from.
    choices: Vec<(String, String)>,
    before: Date,
    f: Frame,
}

/// The measures of one place.
struct Place {
    code: String,
    name: String,
    rules: Vec<&'static Measure>,
}

#[derive(Template)]
#[template(path = "measure.html")]
struct One {
    title: String,
    page: MeasurePage<'static>,
    state: &'static str,
    f: Frame,
}

impl Measures {
    fn is_chosen(&self, code: &str) -> bool {
        let places = &self.f.asker.words.jurisdictions;
        places.iter().any(|place| place.eq_ignore_ascii_case(code))
    }
}

/// Rules that bind come first, calls last; a missing rule ends the list.
fn rank(kind: MeasureKind) -> u8 {
    match kind {
        MeasureKind::Binding => 0,
        MeasureKind::PurchasePolicy | MeasureKind::Removal | MeasureKind::MarketExclusion => 1,
        MeasureKind::Warning => 2,
        MeasureKind::ListEntry | MeasureKind::OwnershipRule => 3,
        MeasureKind::PrivateDecision => 4,
        MeasureKind::Proposal | MeasureKind::Call => 5,
        MeasureKind::NoMeasure => 6,
    }
}

/// `/measures`
pub(super) async fn all(f: Frame) -> Response {
    let register = f.register;
    let found = chosen(register, &f.asker.context, None);
    let count = found.len();
    let mut places: BTreeMap<&Jurisdiction, Vec<&'static Measure>> = BTreeMap::new();
    for measure in found {
        places
            .entry(&measure.jurisdiction)
            .or_default()
            .push(measure);
    }
    let mut places: Vec<Place> = places
        .into_iter()
        .map(|(place, mut rules)| {
            rules.sort_by_key(|rule| (rank(rule.kind), rule.id.clone()));
            Place {
                code: place.to_string(),
                name: f.place_of(place),
                rules,
            }
        })
        .collect();
    places.sort_by(|a, b| a.name.cmp(&b.name));
    let mut choices: BTreeMap<String, String> = BTreeMap::new();
    for measure in register.measures.values() {
        let place = &measure.jurisdiction;
        choices.insert(f.place_of(place), place.to_string());
    }
    let on = f.asker.context.on;
    let before = on.saturating_sub(jiff::Span::new().years(1));
    page(&Measures {
        title: f.say("nav-measures"),
        places,
        all: count,
        choices: choices.into_iter().collect(),
        before,
        f,
    })
}

/// `/register/measures/{id}`
pub(super) async fn one(Path(id): Path<String>, f: Frame) -> Result<Response, Problem> {
    let register = f.register;
    let measure = register.measures.get(id.as_str());
    let measure = measure.ok_or_else(|| nothing_called(&id, register))?;
    let on = f.asker.context.on;
    let state = match (measure.from, measure.until) {
        (None, None) => "unknown",
        (from, until) => match in_period(on, from, until) {
            InPeriod::Yes => "in",
            InPeriod::No => "out",
            InPeriod::Unclear => "unclear",
        },
    };
    Ok(page(&One {
        title: measure.name.clone(),
        page: Records::new(register, on).measure(measure),
        state,
        f,
    }))
}
