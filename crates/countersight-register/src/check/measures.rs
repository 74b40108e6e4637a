//! Measures: clauses, targets, periods, and enough cases to trust them.

use super::cycle::{self, Edges};
use super::{country, filled, period};
use crate::draft::Draft;
use crate::fault::Fault;
use crate::records::Day;
use crate::records::interruption::InterruptionRecord;
use crate::records::measure::{ClauseRecord, MeasureRecord};
use crate::records::target::TargetRecord;
use crate::report::{File, Report};
use crate::spanned::Spanned;
use countersight_model::measure::{InterruptionKind, MeasureKind};
use countersight_model::result::Answer;
use jiff::civil::Date;

/// Checks every measure, and that none takes its own targets through others.
pub(super) fn check(draft: &Draft<'_>, report: &mut Report) {
    for filed in &draft.measures {
        measure(filed.file, &filed.record, report);
    }
    rules(draft, report);
    cycles(draft, report);
}

/// An extension that follows a rule follows an ownership rule, and has no days of its own.
fn rules(draft: &Draft<'_>, report: &mut Report) {
    for filed in &draft.measures {
        for extension in &filed.record.extensions {
            let Some(rule) = &extension.rule else {
                continue;
            };
            let own_days = extension.from.is_some() || extension.until.is_some();
            let followed = draft
                .measures
                .iter()
                .find(|other| other.record.id.get_ref() == rule.get_ref());
            // A rule that is not there is reported where references are followed.
            let is_rule = followed.is_none_or(|f| f.record.kind == MeasureKind::OwnershipRule);
            if own_days || !is_rule {
                report.at(
                    filed.file,
                    rule.span(),
                    Fault::RuleUnclear,
                    "this extension does not follow one rule and its days",
                    "`rule` names a measure of kind `ownership-rule`; leave `from` and `until` to it",
                );
            }
        }
    }
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
    for record in &measure.interruptions {
        interruption(file, record, report);
    }
    listings(file, measure, report);
    beginnings(file, measure, report);
    cases(file, measure, report);
}

/// An entry is announced before it binds, is made before it ends, and says its own first day where the
/// measure is older.
fn beginnings(file: File<'_>, measure: &MeasureRecord, report: &mut Report) {
    let after = |day: &Day, other: Option<&Day>| {
        other.is_some_and(|other| day.get_ref().earliest() > other.get_ref().latest())
    };
    for target in measure.targets.iter().map(Spanned::get_ref) {
        let late = target
            .announced
            .as_ref()
            .filter(|day| after(day, target.from.as_ref()) || after(day, target.until.as_ref()));
        let made = target.listed.as_ref();
        let gone = made.filter(|day| after(day, target.until.as_ref()));
        let unsaid = made.filter(|day| target.from.is_none() && after(day, measure.from.as_ref()));
        let (day, message, help) = match (late, gone, unsaid) {
            (Some(day), _, _) => (
                day,
                "this entry was announced after it began or ended",
                "correct `announced`, or the first and last day of the entry",
            ),
            (_, Some(day), _) => (
                day,
                "this entry was made after its last day",
                "correct `listed` or `until`",
            ),
            (_, _, Some(day)) => (
                day,
                "this entry was made after the measure began, and does not say since when it binds",
                "add `from`, the first day of effect",
            ),
            _ => continue,
        };
        report.at(file, day.span(), Fault::DateOrder, message, help);
    }
}

fn interruption(file: File<'_>, record: &InterruptionRecord, report: &mut Report) {
    period(file, Some(&record.from), record.until.as_ref(), report);
    let unsettled = *record.kind.get_ref() == InterruptionKind::Unsettled;
    if unsettled && record.question.is_none() {
        report.at(
            file,
            record.kind.span(),
            Fault::InterruptionUnclear,
            "nobody knows whether the measure works in this time, and nothing asks",
            "add the `question` whose answer would settle it",
        );
    }
}

/// An entity stands once on a list at a time, and not both on it and off it.
fn listings(file: File<'_>, measure: &MeasureRecord, report: &mut Report) {
    let day =
        |day: Option<&Day>, otherwise: Date| day.map_or(otherwise, |d| d.get_ref().earliest());
    let targets: Vec<&TargetRecord> = measure.targets.iter().map(Spanned::get_ref).collect();
    for (at, target) in targets.iter().enumerate() {
        let Some(entity) = &target.entity else {
            continue;
        };
        let (from, until) = (
            day(target.from.as_ref(), Date::MIN),
            day(target.until.as_ref(), Date::MAX),
        );
        let twice = targets.iter().take(at).any(|other| {
            other.entity.as_ref().map(Spanned::get_ref) == Some(entity.get_ref())
                && other.listed_as == target.listed_as
                && from <= day(other.until.as_ref(), Date::MAX)
                && day(other.from.as_ref(), Date::MIN) <= until
        });
        let absent = measure.not_listed.iter().any(|negative| {
            let looked = negative.looked_on.get_ref().earliest();
            negative.entity.get_ref() == entity.get_ref() && from <= looked && looked <= until
        });
        let message = match (twice, absent) {
            (true, _) => "this entity stands twice under one name in the same time",
            (_, true) => "this entity is named here, and was looked for in that time and not found",
            _ => continue,
        };
        report.at(
            file,
            entity.span(),
            Fault::ListingUnclear,
            message,
            "end the earlier entry with `until`, or correct the look-up",
        );
    }
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

/// How many cases prove a measure.
const CASES: usize = 4;

/// A measure must be proven by its cases; those of an ownership rule are asked of the lists that follow it.
fn cases(file: File<'_>, measure: &MeasureRecord, report: &mut Report) {
    let found = measure.cases.len();
    if found < CASES {
        report.at(
            file,
            measure.id.span(),
            Fault::TooFewCases,
            format!("{found} of at least {CASES} cases"),
            "add [[case]]: the day before, the first day, an exempt role, another jurisdiction",
        );
    }
    for case in measure.cases.iter().filter(|case| case.because.is_none()) {
        report.at(
            file,
            case.name.span(),
            Fault::CaseWithoutReason,
            "this case does not say why",
            "add `because` with words of the expected reason, as in \"not yet in force\"",
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
