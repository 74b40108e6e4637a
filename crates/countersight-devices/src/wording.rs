//! The ties of a label in words.

use crate::brands::{is_independent, ties};
use crate::weight::Source;
use countersight_model::brand::{Brand, MakerTie, TieKind};
use countersight_model::id::EntityId;
use countersight_model::source::Trust;
use std::collections::BTreeMap;

pub(crate) fn describe(brand: &Brand, names: &BTreeMap<EntityId, String>) -> String {
    if brand.ties.iter().all(|tie| !tie.names_somebody()) {
        return format!(
            "{} is known to be sold on others' devices; the maker is not known",
            brand.name
        );
    }
    let firm = if is_independent(brand) {
        ", with no tie to a maker in the register known"
    } else {
        ""
    };
    let phrases: Vec<String> = ties(brand)
        .into_iter()
        .map(|tie| phrase(tie, names))
        .collect();
    format!("{} {}{firm}", brand.name, phrases.join("; and "))
}

/// How a label is tied, in words that follow the label's name.
pub(crate) fn phrase(tie: &MakerTie, names: &BTreeMap<EntityId, String>) -> String {
    let maker = tie
        .maker
        .as_ref()
        .map(|id| names.get(id).cloned().unwrap_or_else(|| id.to_string()))
        .or_else(|| tie.maker_name.clone())
        .unwrap_or_default();
    let mut text = match tie.kind {
        TieKind::Own => format!("is an own brand of {maker}"),
        TieKind::Rebrand => format!("is sold on devices made by {maker}"),
        TieKind::FormerlyOwned => format!("belonged to {maker}, which made its devices"),
        TieKind::Venture => format!("is a venture of {maker}"),
        TieKind::Successor => {
            format!("took over a business of {maker}; who makes its goods today is not proven")
        }
        TieKind::Independent => format!("is made by {maker}"),
    };
    // Doubt about a tie to another firm is told where the tie is told.
    match tie.trust {
        Trust::High => {}
        Trust::Medium if tie.kind == TieKind::Independent => {}
        Trust::Medium => text = format!("{text}, by one secondary source"),
        Trust::Low | Trust::Unverified => text = format!("{text}, as one weak source says"),
    }
    if let Some(until) = tie.until {
        text = format!("{text} until {until}");
    }
    if let Some(scope) = &tie.scope {
        text = format!("{text} ({scope})");
    }
    text
}

/// What a mark on the wire is worth, in words.
pub(crate) fn mark(source: Source, who: &str) -> String {
    match source {
        Source::AssignedCode => format!("the code is assigned to {who}"),
        Source::WireConclusive => format!("only firmware of {who} gives it"),
        Source::WireStrong => format!("names firmware of {who}"),
        Source::Port => {
            format!("devices of {who} open it, and so may any other: it proves nothing")
        }
        _ => format!("a mark of {who} that others copy"),
    }
}
