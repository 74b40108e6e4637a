//! `/check`: what was typed, answered, with every reason.

use super::frame::Frame;
use super::markup::Made;
use super::page;
use super::tree::tree;
use crate::desk::Desk;
use crate::problem::{Problem, ProblemCode};
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use countersight_model::id::{EntityId, Jurisdiction, MeasureId};
use countersight_model::result::{Answer, Explained, Match, MeasureFinding, ScreeningResult};
use countersight_model::run::ListAsked;
use countersight_model::subject::{Subject, SubjectKind};
use countersight_service::asked::asked;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Longest text that is looked up, in characters.
const LONGEST: usize = 2000;

#[derive(Template)]
#[template(path = "check.html")]
struct Check {
    f: Frame,
    title: String,
    question: String,
    answers: Vec<View>,
}

/// One answer as the page shows it.
pub(super) struct View {
    pub(super) result: ScreeningResult,
    /// What the measures say that decide, by place where no reader is known.
    pub(super) groups: Vec<Group>,
    /// Measures that name the company and restrict nothing here.
    pub(super) quiet: Vec<MeasureFinding>,
    /// The questions behind the measures that decide.
    pub(super) trees: Vec<Tree>,
    /// Measures that were asked and do not apply.
    pub(super) others: Vec<Other>,
    pub(super) asked: Vec<ListAsked>,
    open: bool,
}

/// Measures of one place, or all that decide.
pub(super) struct Group {
    pub(super) open: bool,
    pub(super) place: String,
    pub(super) findings: Vec<MeasureFinding>,
}

/// The questions behind the answer of one measure.
pub(super) struct Tree {
    measure: MeasureId,
    entity: EntityId,
    pub(super) html: Made,
}

impl Tree {
    /// Whether these are the questions behind a finding.
    pub(super) fn is_of(&self, finding: &MeasureFinding) -> bool {
        self.measure == finding.id && self.entity == finding.entity
    }
}

/// A measure that was asked and does not apply.
pub(super) struct Other {
    pub(super) measure: MeasureId,
    pub(super) name: String,
    pub(super) because: String,
}

impl View {
    pub(super) fn new(f: &Frame, desk: &Desk, subject: &Subject) -> Self {
        let context = &f.asker.context;
        let result = desk.screener().screen(subject, context);
        let open = context.is_open();
        let explained = if open {
            Vec::new()
        } else {
            desk.screener().explain(&result, context)
        };
        let decides = |one: &&Explained| one.answer >= Some(Answer::Review);
        let trees = explained.iter().filter(decides).map(|one| Tree {
            measure: one.measure.clone(),
            entity: one.entity.clone(),
            html: tree(f, &one.explanation),
        });
        let others = explained.iter().filter(|one| one.not_applicable.is_some());
        let others = others.map(|one| Other {
            measure: one.measure.clone(),
            name: one.name.clone(),
            because: one.not_applicable.clone().unwrap_or_default(),
        });
        let (groups, quiet) = groups(f, &result, open);
        Self {
            groups,
            quiet,
            trees: trees.collect(),
            others: others.collect(),
            asked: asked(desk.screener()),
            open,
            result,
        }
    }

    /// Whether nobody said who asks, so that a match can only be a question.
    pub(super) fn is_open(&self) -> bool {
        self.open && !self.result.measures.is_empty()
    }
}

/// What decides, and what restricts nothing; by place where no reader is known.
fn groups(f: &Frame, result: &ScreeningResult, open: bool) -> (Vec<Group>, Vec<MeasureFinding>) {
    let all = result.measures.iter().cloned();
    if open {
        let mut places: BTreeMap<(String, Jurisdiction), Vec<MeasureFinding>> = BTreeMap::new();
        for finding in all {
            let key = (
                f.place_of(&finding.jurisdiction),
                finding.jurisdiction.clone(),
            );
            places.entry(key).or_default().push(finding);
        }
        let groups = places.into_iter().map(|((_, place), findings)| Group {
            open: true,
            place: place.to_string(),
            findings,
        });
        return (groups.collect(), Vec::new());
    }
    let (decide, quiet): (Vec<_>, Vec<_>) = all.partition(|one| one.answer >= Answer::Review);
    let group = Group {
        open: false,
        place: String::new(),
        findings: decide,
    };
    (
        Some(group)
            .into_iter()
            .filter(|g| !g.findings.is_empty())
            .collect(),
        quiet,
    )
}

impl Check {
    /// What the answer means, in one sentence that says no more than it does.
    fn meaning(&self, result: &ScreeningResult) -> String {
        let key = match (result.answer, self.f.asker.context.is_open()) {
            (Answer::Review, true) if !result.measures.is_empty() => "verdict-review-open",
            (Answer::Review, _) => "verdict-review",
            (Answer::Prohibited, _) => "verdict-prohibited",
            (Answer::NotScreened, _) => "verdict-not-screened",
            (Answer::NoRestrictionFound, _) => "verdict-no-restriction-found",
        };
        self.f.say(key)
    }

    fn score(&self, found: &Match) -> String {
        format!("{:.2}", found.score)
    }
}

/// `/check?q=…`
pub(super) async fn answer(State(desk): State<Arc<Desk>>, f: Frame) -> Result<Response, Problem> {
    let question = f.given("q").trim().to_owned();
    if question.is_empty() {
        return Ok(Redirect::to(&f.to("/")).into_response());
    }
    if question.chars().count() > LONGEST {
        return Err(Problem::new(
            ProblemCode::BadQuestion,
            f.say("ask-too-long"),
        ));
    }
    // One line, without control characters, as every subject is.
    let line = question
        .split(char::is_control)
        .collect::<Vec<_>>()
        .join(" ");
    let mut subject = Subject::new(SubjectKind::Text, line.trim());
    "1".clone_into(&mut subject.id);
    "page".clone_into(&mut subject.source);
    let answers = vec![View::new(&f, &desk, &subject)];
    let title = f.put("check-title", "text", &question);
    let shown = Check {
        f,
        title,
        question,
        answers,
    };
    Ok(page(&shown).into_response())
}
