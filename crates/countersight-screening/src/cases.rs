//! The register's own cases: what each measure must answer, on which day, to whom.

use countersight_model::context::Context;
use countersight_model::id::{EntityId, MeasureId};
use countersight_model::measure::MeasureKind;
use countersight_model::problem::{Problem, Severity};
use countersight_model::result::{Answer, Confidence, PathStep, Relation};
use countersight_model::source::Trust;
use countersight_policy::{Outcome, Rulebook, Tie, World};
use countersight_register::{MeasureCase, Register};

/// Runs every case; a case that fails is a problem with its place.
pub fn run_cases(register: &Register) -> Vec<Problem> {
    let rules = Rulebook::new(World {
        measures: &register.measures,
        entities: &register.entities,
        places: &register.jurisdictions,
    });
    register
        .cases
        .iter()
        .filter_map(|case| run(case, register, &rules))
        .collect()
}

fn run(case: &MeasureCase, register: &Register, rules: &Rulebook<'_>) -> Option<Problem> {
    let context = context(case, register);
    let name = register
        .entities
        .get(&case.entity)
        .map_or(case.entity.as_str(), |e| &e.name);
    let path = path(case);
    let tie = Tie {
        entity: &case.entity,
        name,
        subject: "a company",
        relation: case.relation,
        confidence: Confidence::Strong,
        path: &path,
    };
    let outcomes = asked_of(case, register).into_iter().filter_map(|measure| {
        let judged = rules.judge(measure, &tie, &rules.asked(&context))?;
        Some(match judged.outcome {
            Outcome::Applies(finding) => (finding.answer, finding.because),
            Outcome::NotApplicable(why, text) => (
                Answer::NoRestrictionFound,
                format!("{}: {text}", why.as_str()),
            ),
        })
    });
    let (answer, reason) = outcomes
        .max_by_key(|(answer, _)| *answer)
        .unwrap_or_else(|| {
            let text = "no list that follows this rule names the company".to_owned();
            (Answer::NotScreened, text)
        });
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

/// The measure of the case or, as an ownership rule says nothing by itself, the lists that follow it and
/// name the company.
fn asked_of<'a>(case: &'a MeasureCase, register: &'a Register) -> Vec<&'a MeasureId> {
    let kind = register.measures.get(&case.measure).map(|m| m.kind);
    if kind != Some(MeasureKind::OwnershipRule) {
        return vec![&case.measure];
    }
    let followers = register.measures.values().filter(|list| {
        let mut extensions = list.extensions.iter();
        let mut targets = list.targets.iter();
        extensions.any(|e| e.rule.as_ref() == Some(&case.measure))
            && targets.any(|t| t.entity.as_ref() == Some(&case.entity))
    });
    followers.map(|list| &list.id).collect()
}

fn context(case: &MeasureCase, register: &Register) -> Context {
    Context {
        roles: case
            .role
            .iter()
            .flat_map(|role| register.expand_role(role))
            .collect(),
        jurisdictions: register.expand_places(case.jurisdiction.as_slice()),
        on: case.on,
        action: case.action,
    }
}

/// The path of a case about a held company: one that the register does not hold, a subsidiary whose
/// share is not known, or of which the case says the share.
fn path(case: &MeasureCase) -> Vec<PathStep> {
    if !matches!(case.relation, Relation::OwnedBy | Relation::ControlledBy) {
        return Vec::new();
    }
    let relation = match (case.relation, case.share) {
        (Relation::ControlledBy, _) => "controls",
        (_, Some(_)) => "owns",
        (_, None) => "subsidiary",
    };
    vec![PathStep {
        holder: case.entity.clone(),
        held: EntityId::from("a-company"),
        relation: relation.to_owned(),
        share: case.share,
        as_of: None,
        from: None,
        until: None,
        trust: Trust::High,
        source: None,
    }]
}
