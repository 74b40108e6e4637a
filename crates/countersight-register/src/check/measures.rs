//! Measures: clauses, targets, periods, and enough cases to trust them.

use super::cycle::{self, Edges};
use super::{country, filled, period};
use crate::draft::Draft;
use crate::fault::Fault;
use crate::records::measure::{ClauseRecord, MeasureRecord, TargetRecord};
use crate::report::{File, Report};
use countersight_model::measure::MeasureKind;
use countersight_model::result::Answer;
use toml::Spanned;

/// Checks every measure, and that none takes its own targets through others.
pub(super) fn check(draft: &Draft<'_>, report: &mut Report) {
    for filed in &draft.measures {
        measure(filed.file, &filed.record, report);
    }
    cycles(draft, report);
}

fn measure(file: File<'_>, measure: &MeasureRecord, report: &mut Report) {
    filled(file, &measure.name, report);
    period(file, measure.from.as_ref(), measure.until.as_ref(), report);
    for record in &measure.clauses {
        clause(file, measure.kind, record, report);
    }
    for record in &measure.targets {
        target(file, record, report);
    }
    for record in &measure.extensions {
        period(file, record.from.as_ref(), record.until.as_ref(), report);
    }
    cases(file, measure, report);
}

fn clause(file: File<'_>, kind: MeasureKind, clause: &ClauseRecord, report: &mut Report) {
    period(file, clause.from.as_ref(), clause.until.as_ref(), report);
    for (what, is_empty, span) in [
        (
            "role",
            clause.roles.get_ref().is_empty(),
            clause.roles.span(),
        ),
        (
            "action",
            clause.actions.get_ref().is_empty(),
            clause.actions.span(),
        ),
    ] {
        if is_empty {
            report.at(
                file,
                span,
                Fault::EmptyClause,
                format!("this clause names no {what}, so it binds nobody"),
                "name at least one; roles = [\"any\"] binds everybody in the jurisdiction",
            );
        }
    }
    let problem = match clause.answer.get_ref() {
        Answer::NotScreened => "a rule never leaves something unscreened".to_owned(),
        Answer::Prohibited if kind.gravest() < Answer::Prohibited => {
            format!(
                "a measure of kind `{}` forbids nothing by itself",
                kind.as_str()
            )
        }
        _ => String::new(),
    };
    if !problem.is_empty() {
        report.at(
            file,
            clause.answer.span(),
            Fault::AnswerNotAllowed,
            problem,
            "only a binding measure answers `prohibited`; others `review` or `no-restriction-found`",
        );
    }
    let worldwide = clause
        .worldwide
        .as_ref()
        .filter(|worldwide| *worldwide.get_ref());
    if let (Some(worldwide), None) = (worldwide, &clause.question) {
        report.at(
            file,
            worldwide.span(),
            Fault::WorldwideWithoutQuestion,
            "this clause reaches people outside the jurisdiction without asking anything",
            "add the `question` that says whom abroad it reaches",
        );
    }
}

fn target(file: File<'_>, record: &Spanned<TargetRecord>, report: &mut Report) {
    let target = record.get_ref();
    country(file, target.country.as_ref(), report);
    period(file, target.from.as_ref(), target.until.as_ref(), report);
    let (span, message) = match (&target.entity, &target.country) {
        (Some(_), Some(country)) => (country.span(), "this target is an entity and a country"),
        (None, None) => (record.span(), "this target names nobody"),
        _ => return,
    };
    report.at(
        file,
        span,
        Fault::TargetUnclear,
        message,
        "write `entity`, or `country` where the measure names no company",
    );
}

/// A binding measure must be proven by four cases, any other by two.
fn cases(file: File<'_>, measure: &MeasureRecord, report: &mut Report) {
    let wanted = if measure.kind == MeasureKind::Binding {
        4
    } else {
        2
    };
    let found = measure.cases.len();
    if found < wanted {
        report.at(
            file,
            measure.id.span(),
            Fault::TooFewCases,
            format!("{found} of at least {wanted} cases"),
            "add [[case]]: the day before, the first day, an exempt role, another jurisdiction",
        );
    }
}

fn cycles(draft: &Draft<'_>, report: &mut Report) {
    let mut edges = Edges::new();
    for filed in &draft.measures {
        let others = filed
            .record
            .targets_of
            .iter()
            .map(|other| other.get_ref().as_str());
        edges
            .entry(filed.record.id.get_ref())
            .or_default()
            .extend(others);
    }
    for cycle in cycle::cycles(edges) {
        let place = draft
            .measures
            .iter()
            .find(|f| cycle.first() == Some(&f.record.id.get_ref().as_str()));
        let Some(filed) = place else { continue };
        let other = filed
            .record
            .targets_of
            .iter()
            .find(|id| cycle.contains(&id.get_ref().as_str()));
        report.at(
            filed.file,
            other.unwrap_or(&filed.record.id).span(),
            Fault::MeasureCycle,
            format!(
                "this measure takes its own targets: {}",
                cycle::show(&cycle)
            ),
            "name the targets in one of them, and refer to that one",
        );
    }
}
