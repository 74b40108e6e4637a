//! What changed in law, in words.

use crate::options::Dossier;
use crate::words;
use countersight_model::change::{Change, ChangeKind};
use countersight_model::measure::{InterruptionKind, MeasureKind};
use countersight_model::source::Trust;

/// What changed about a measure, as a sentence of which the measure is the subject.
pub(crate) fn change(change: &Change, kind: MeasureKind, dossier: &Dossier) -> String {
    let said = match change.what {
        ChangeKind::Began => began(kind).to_owned(),
        ChangeKind::Ended => "ended".to_owned(),
        ChangeKind::Resumed => format!("{} ended", interruption(change)),
        ChangeKind::Suspended => interrupted(InterruptionKind::Suspended, change),
        ChangeKind::Stayed => interrupted(InterruptionKind::Stayed, change),
        ChangeKind::Vacated => interrupted(InterruptionKind::Vacated, change),
        ChangeKind::Unsettled => "became unsettled: no source confirms whether it works".to_owned(),
        ChangeKind::Added => format!("names {}", whom(change, dossier)),
        ChangeKind::Removed => format!("no longer names {}", whom(change, dossier)),
        ChangeKind::ClauseBegan => format!("a clause began: {}", bound(change, dossier)),
        ChangeKind::ClauseEnded => format!("a clause ended: {}", bound(change, dossier)),
        ChangeKind::ReachBegan => format!("reaches {}", beyond(change)),
        ChangeKind::ReachEnded => format!("no longer reaches {}", beyond(change)),
        ChangeKind::ReachUnsettled => {
            format!("may reach {}; no source confirms it", beyond(change))
        }
    };
    let part = change.part.as_ref();
    part.map_or(said.clone(), |part| format!("in part ({part}): {said}"))
}

/// Whether the sentence itself says that no source confirms the change, so that no remark need.
pub(crate) fn says_doubt(change: &Change) -> bool {
    let in_words = matches!(
        change.what,
        ChangeKind::Suspended
            | ChangeKind::Stayed
            | ChangeKind::Vacated
            | ChangeKind::Unsettled
            | ChangeKind::Resumed
            | ChangeKind::ReachUnsettled
    );
    in_words && change.trust == Trust::Unverified
}

/// What the beginning of a measure of this kind is.
fn began(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Proposal => "was proposed",
        MeasureKind::Call => "was made",
        MeasureKind::Warning => "was given",
        MeasureKind::PrivateDecision => "took effect",
        MeasureKind::NoMeasure => "was looked for, and no rule found",
        MeasureKind::ListEntry => "began",
        MeasureKind::Binding
        | MeasureKind::PurchasePolicy
        | MeasureKind::Removal
        | MeasureKind::MarketExclusion
        | MeasureKind::OwnershipRule => "came into force",
    }
}

/// The beginning of a time in which it does not work, or may not.
fn interrupted(kind: InterruptionKind, change: &Change) -> String {
    let verb = if says_doubt(change) {
        "may have been"
    } else {
        "was"
    };
    format!("{verb} {}", words::interruption(kind))
}

/// The time that is over.
fn interruption(change: &Change) -> String {
    let said = match change.interruption {
        Some(InterruptionKind::Unsettled) => "the time in which it was unsettled",
        Some(kind) if says_doubt(change) => {
            let how = words::interruption(kind);
            return format!("the time in which it may have been {how}");
        }
        Some(InterruptionKind::Suspended) => "its suspension",
        Some(InterruptionKind::Stayed) => "the court's stay",
        Some(InterruptionKind::Vacated) => "the time in which a court had set it aside",
        None => "its interruption",
    };
    said.to_owned()
}

/// The company added or removed, with the name by which it is listed.
fn whom(change: &Change, dossier: &Dossier) -> String {
    let Some(entity) = change.concerns.first() else {
        let country = change.country.as_deref();
        let country = country.map(|code| words::place(dossier.country(code)));
        return format!(
            "companies of {}",
            country.unwrap_or_else(|| "a country not said".to_owned())
        );
    };
    let name = dossier.entity(entity);
    match &change.listed_as {
        Some(listed) if listed != name => format!("{name}, as \"{listed}\""),
        _ => name.to_owned(),
    }
}

fn bound(change: &Change, dossier: &Dossier) -> String {
    let role = |id| match dossier.role(id) {
        "any" => "everybody",
        label => label,
    };
    let roles: Vec<_> = change.roles.iter().map(role).collect();
    let actions: Vec<_> = change.actions.iter().map(|a| a.as_str()).collect();
    format!("{} ({})", roles.join(", "), actions.join(", "))
}

fn beyond(change: &Change) -> String {
    let reach = change.reach.map_or("further than the named", words::reach);
    let rule = change.rule.as_ref();
    rule.map_or(reach.to_owned(), |rule| format!("{reach}, through {rule}"))
}
