//! Judging one company against every measure.

use crate::clause::Judging;
use crate::reach::{Reached, reach};
use countersight_model::context::Context;
use countersight_model::entity::Entity;
use countersight_model::id::{EntityId, MeasureId, RoleId};
use countersight_model::measure::{Clause, Measure, Target};
use countersight_model::result::{Answer, Confidence, MeasureFinding, PathStep, Relation};
use std::collections::BTreeMap;

/// How the subject leads to a company.
#[derive(Debug, Clone, PartialEq)]
pub struct Tie<'a> {
    /// The company.
    pub entity: &'a EntityId,
    /// The company's name.
    pub name: &'a str,
    /// The subject's own name, for questions.
    pub subject: &'a str,
    /// How they stand to each other.
    pub relation: Relation,
    /// How sure this is.
    pub confidence: Confidence,
    /// Ownership steps.
    pub path: &'a [PathStep],
}

/// The register, as far as the engine needs it.
#[derive(Debug, Clone, Copy)]
pub struct World<'a> {
    /// Measures by id.
    pub measures: &'a BTreeMap<MeasureId, Measure>,
    /// Entities by id.
    pub entities: &'a BTreeMap<EntityId, Entity>,
}

/// Why a measure does not apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotApplicable {
    /// It does not name the company, nor reach it.
    NotNamed,
    /// It was not yet in force for the company on that day.
    NotYetInForce,
    /// It was no longer in force for the company on that day.
    NoLongerInForce,
    /// It does not hold where the reader is, or does not bind the reader's role.
    DoesNotBind,
    /// It does not cover the action.
    DoesNotCover,
}

impl NotApplicable {
    /// The reason in the words used by the register's cases.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotNamed => "not named",
            Self::NotYetInForce => "not yet in force",
            Self::NoLongerInForce => "no longer in force",
            Self::DoesNotBind => "does not bind",
            Self::DoesNotCover => "does not cover",
        }
    }
}

/// What one measure says.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It applies.
    Applies(Box<MeasureFinding>),
    /// It does not, and why.
    NotApplicable(NotApplicable, String),
}

/// One measure judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The measure.
    pub measure: MeasureId,
    /// What it says.
    pub outcome: Outcome,
}

/// Judges a tie against every measure, in the order of their ids.
pub fn evaluate(tie: &Tie<'_>, context: &Context, world: World<'_>) -> Vec<Judged> {
    world
        .measures
        .values()
        .map(|measure| Judged {
            measure: measure.id.clone(),
            outcome: judge(measure, tie, context, world),
        })
        .collect()
}

/// The gravest answer of several findings; without any, nothing was found.
pub fn gravest<'f>(findings: impl IntoIterator<Item = &'f MeasureFinding>) -> Answer {
    findings
        .into_iter()
        .map(|f| f.answer)
        .max()
        .unwrap_or(Answer::NoRestrictionFound)
}

fn judge(measure: &Measure, tie: &Tie<'_>, context: &Context, world: World<'_>) -> Outcome {
    let targets = targets(measure, tie.entity, world);
    if targets.is_empty() {
        let reason = format!("{} does not name {}", measure.name, tie.name);
        return Outcome::NotApplicable(NotApplicable::NotNamed, reason);
    }
    let reached = reach(measure, tie, context.on);
    if let Reached::No(because) = reached {
        return Outcome::NotApplicable(NotApplicable::NotNamed, because);
    }
    let mut best: Option<MeasureFinding> = None;
    let mut reason = (
        NotApplicable::NotNamed,
        format!("{} has no clause", measure.name),
    );
    // A measure without clauses, such as a list or a call, is shown to everybody it concerns.
    let shown = Clause {
        roles: vec![RoleId::from("any")],
        actions: Vec::new(),
        answer: Answer::NoRestrictionFound,
        from: None,
        until: None,
        question: None,
        worldwide: false,
        company_only: false,
    };
    let clauses = if measure.clauses.is_empty() {
        std::slice::from_ref(&shown)
    } else {
        &measure.clauses
    };
    let judging = Judging {
        measure,
        tie,
        context,
        reached: &reached,
    };
    for target in &targets {
        for clause in clauses {
            match judging.clause(clause, target) {
                Ok(finding) => {
                    if best.as_ref().is_none_or(|b| finding.answer > b.answer) {
                        best = Some(finding);
                    }
                }
                // The clause that came nearest to applying gives the reason.
                Err(why) if why.0 >= reason.0 => reason = why,
                Err(_) => {}
            }
        }
    }
    match best {
        Some(finding) => Outcome::Applies(Box::new(finding)),
        None => Outcome::NotApplicable(reason.0, reason.1),
    }
}

/// The entries of a measure that mean the company, its own and those it takes from other measures.
fn targets<'w>(measure: &'w Measure, entity: &EntityId, world: World<'w>) -> Vec<&'w Target> {
    let country = world
        .entities
        .get(entity)
        .and_then(|e| e.country.as_deref());
    let taken = measure
        .targets_of
        .iter()
        .filter_map(|id| world.measures.get(id));
    measure
        .targets
        .iter()
        .chain(taken.flat_map(|other| &other.targets))
        .filter(|target| target.means(entity, country))
        .collect()
}
