//! Reasons in words.

use crate::clause::{Doubt, Judging};
use crate::reach::Reached;
use countersight_model::context::{Action, Context};
use countersight_model::date::PartialDate;
use countersight_model::id::RoleId;
use countersight_model::measure::{Clause, MeasureKind, Target};

/// `federal-agency` as it stands in a sentence.
pub(crate) fn role_words(role: &RoleId) -> String {
    role.as_str().replace('-', " ")
}

pub(crate) fn action_words(actions: &[Action]) -> String {
    let words: Vec<&str> = actions.iter().map(|action| action.as_str()).collect();
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

/// Whom a clause binds, in words.
pub(crate) fn bound_words(clause: &Clause) -> String {
    if clause.roles.iter().any(|role| role.as_str() == "any") {
        return "everybody there".to_owned();
    }
    let roles: Vec<String> = clause.roles.iter().map(role_words).collect();
    roles.join(", ")
}

/// The reader, in words.
pub(crate) fn reader_words(context: &Context) -> String {
    context
        .roles
        .first()
        .map_or_else(|| "a reader of unknown role".to_owned(), role_words)
}

pub(crate) fn since(from: Option<PartialDate>) -> String {
    from.map_or_else(String::new, |from| format!(" since {from}"))
}

/// What a measure of a kind does, as the verb of a reason.
pub(crate) fn verb(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Binding => "binds",
        MeasureKind::ListEntry => "is a list that other rules use; it names",
        MeasureKind::PurchasePolicy => "is a buyer's own policy for",
        MeasureKind::Removal => "is a removal programme of",
        MeasureKind::MarketExclusion => "sets a condition of market access for",
        MeasureKind::Warning => "is a warning to",
        MeasureKind::Proposal => "is proposed, not in force, for",
        MeasureKind::Call => "is a call, not a rule, on",
        MeasureKind::NoMeasure => "records that no rule was found for",
    }
}

/// Why a clause answers as it does, in one sentence.
pub(crate) fn reason(
    judging: &Judging<'_>,
    clause: &Clause,
    target: &Target,
    role: Option<&RoleId>,
    from: Option<PartialDate>,
    doubts: &[Doubt],
) -> String {
    let kind = judging.measure.kind;
    let mut text = if matches!(kind, MeasureKind::ListEntry | MeasureKind::NoMeasure) {
        "It is a list that other rules use, and forbids nothing by itself".to_owned()
    } else if kind == MeasureKind::Call {
        "It is a call, not a rule".to_owned()
    } else {
        let bound = role
            .filter(|role| role.as_str() != "any")
            .map_or_else(|| bound_words(clause), role_words);
        let actions = judging.context.action.map_or_else(
            || action_words(&clause.actions),
            |action| action_words(&[action]),
        );
        format!("It {} {bound} for the action {actions}", verb(kind))
    };
    let listed = target.listed_as.as_deref().unwrap_or(judging.tie.name);
    let named = match &target.country {
        Some(country) if target.entity.is_none() => {
            format!("; it means companies of {country}{}", since(from))
        }
        _ => format!("; it names “{listed}”{}", since(from)),
    };
    text.push_str(&named);
    if let Reached::Yes(how) = judging.reached
        && !how.is_empty()
    {
        text = format!("{text}; {how}");
    }
    for doubt in doubts.iter().filter(|d| !d.because.is_empty()) {
        text = format!("{text}; {}", doubt.because);
    }
    text.push('.');
    text
}
