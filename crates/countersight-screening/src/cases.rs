//! The register's own cases: what each measure must answer, on which day, to whom.

use countersight_model::context::Context;
use countersight_model::entity::{Entity, Ownership};
use countersight_model::problem::{Problem, Severity};
use countersight_model::result::{Answer, Confidence, PathStep, Relation};
use countersight_model::source::Trust;
use countersight_policy::ownership::holders;
use countersight_policy::{Outcome, Tie, World, evaluate};
use countersight_register::{MeasureCase, Register};

/// Runs every case; a case that fails is a problem with its place.
pub fn run_cases(register: &Register) -> Vec<Problem> {
    register
        .cases
        .iter()
        .filter_map(|case| run(case, register))
        .collect()
}

fn run(case: &MeasureCase, register: &Register) -> Option<Problem> {
    let context = context(case, register);
    let name = register
        .entities
        .get(&case.entity)
        .map_or(case.entity.as_str(), |e| &e.name);
    let path = path(case, register);
    let tie = Tie {
        entity: &case.entity,
        name,
        subject: "a company",
        relation: case.relation,
        confidence: Confidence::Strong,
        path: &path,
    };
    let world = World {
        measures: &register.measures,
        entities: &register.entities,
    };
    let judged = evaluate(&tie, &context, world)
        .into_iter()
        .find(|j| j.measure == case.measure)?;
    let (answer, reason) = match judged.outcome {
        Outcome::Applies(finding) => (finding.answer, finding.because),
        Outcome::NotApplicable(why, text) => (
            Answer::NoRestrictionFound,
            format!("{}: {text}", why.as_str()),
        ),
    };
    let reason_fits = case
        .because
        .as_ref()
        .is_none_or(|words| reason.contains(words));
    if answer == case.answer && reason_fits {
        return None;
    }
    let wanted = case
        .because
        .as_ref()
        .map(|w| format!(" with `{w}`"))
        .unwrap_or_default();
    Some(Problem {
        path: case.path.clone(),
        line: case.line,
        column: 0,
        severity: Severity::Error,
        code: "case-fails".to_owned(),
        message: format!(
            "the case `{}` expects `{}`{wanted}, and the measure answers `{answer}` ({reason})",
            case.name, case.answer
        ),
        help: "mend the measure, or the case if the law is as the measure says".to_owned(),
        span: None,
    })
}

fn context(case: &MeasureCase, register: &Register) -> Context {
    Context {
        roles: case
            .role
            .iter()
            .flat_map(|role| register.expand_role(role))
            .collect(),
        jurisdictions: case.jurisdiction.iter().cloned().collect(),
        on: case.on,
        action: case.action,
    }
}

/// The path of a case about a held company: a plain subsidiary, unless the case says otherwise.
fn path(case: &MeasureCase, register: &Register) -> Vec<PathStep> {
    if !matches!(case.relation, Relation::OwnedBy | Relation::ControlledBy) {
        return Vec::new();
    }
    let no_url = |_: &Ownership, _: &Entity| None;
    // A real subsidiary of the company, where the register holds one that stood on that day.
    let real = register.entities.keys().find_map(|held| {
        holders(held, &register.entities, case.on, &no_url)
            .into_iter()
            .find(|holding| holding.holder == case.entity && holding.path.len() == 1)
    });
    real.map_or_else(
        || {
            vec![PathStep {
                holder: case.entity.clone(),
                held: case.entity.clone(),
                relation: "subsidiary".to_owned(),
                share: None,
                as_of: None,
                from: None,
                until: None,
                trust: Trust::High,
                source: None,
            }]
        },
        |holding| holding.path,
    )
}
