//! Three sentences for a buyer: what a measure forbids or asks, whom it binds, since when.

use super::MeasurePage;
use super::called::{Tense, named, reached};
use super::standing::since;
use crate::doc::Line;
use crate::options::Dossier;
use crate::words;
use countersight_model::date::{InPeriod, PartialDate, in_period};
use countersight_model::measure::{Clause, MeasureKind};

/// The sentences, and what the summary says beyond its first.
pub(super) struct Three {
    pub(super) sentences: [Line; 3],
    pub(super) rest: String,
}

/// The sentences, true to the record on the day of the page.
pub(super) fn three(of: &MeasurePage<'_>, dossier: &Dossier) -> Three {
    let (first, rest) = first_sentence(&of.measure.summary);
    Three {
        sentences: [
            Line::from(first),
            Line::from(capital(&whom(of, dossier))),
            since(of.measure, of.on),
        ],
        rest: rest.to_owned(),
    }
}

/// Words whose full stop ends no sentence.
const SHORTENED: [&str; 22] = [
    "al", "art", "arts", "cf", "ch", "co", "corp", "dr", "inc", "ltd", "mr", "mrs", "no", "nos",
    "para", "pub", "s", "sec", "ss", "st", "v", "vs",
];

/// The first sentence of a text, and the rest.
fn first_sentence(text: &str) -> (&str, &str) {
    for (at, stop) in text.match_indices(". ") {
        let (before, after) = text.split_at(at);
        let after = after.trim_start_matches(stop);
        let word = before.rsplit([' ', '(']).next().unwrap_or_default();
        let short = SHORTENED.contains(&word.to_lowercase().as_str())
            || word.chars().count() == 1
            || word.contains('.');
        if !short && after.starts_with(char::is_uppercase) {
            return (text.get(..=at).unwrap_or(text), after);
        }
    }
    (text, "")
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(chars).collect()
}

/// Whom it binds, whom it names, and how far it reaches beyond them.
fn whom(of: &MeasurePage<'_>, dossier: &Dossier) -> String {
    let tense = Tense::of(of);
    let bound = bound(of, tense, dossier);
    let (named, one) = named(of, tense, dossier);
    let reached = reached(of, tense, one);
    let said = format!("{bound}; {named}{reached}");
    // A name that ends in a full stop, as `Co., Ltd.`, ends the sentence too.
    format!("{}.", said.trim_end_matches('.'))
}

fn bound(of: &MeasurePage<'_>, tense: Tense, dossier: &Dossier) -> String {
    let measure = of.measure;
    let binds = tense.pick("bound", "binds", "is to bind");
    let verb = match measure.kind {
        MeasureKind::Binding => binds,
        MeasureKind::Proposal => "would bind",
        MeasureKind::PurchasePolicy | MeasureKind::Removal | MeasureKind::MarketExclusion => {
            tense.pick("applied to", "applies to", "is to apply to")
        }
        MeasureKind::Warning => tense.pick(
            "was addressed to",
            "is addressed to",
            "is to be addressed to",
        ),
        MeasureKind::ListEntry => return format!("by itself it {binds} nobody"),
        MeasureKind::Call | MeasureKind::NoMeasure => return format!("it {binds} nobody"),
        MeasureKind::PrivateDecision => {
            return format!("it {binds} nobody but the body that decided it");
        }
        MeasureKind::OwnershipRule => {
            return "it widens other lists, and binds those whom they bind".to_owned();
        }
    };
    let place = words::place(dossier.place(&measure.jurisdiction));
    // A start that only the measure knows is not missing in a clause.
    let begun = PartialDate::day(of.on);
    let placed = |clause: &&Clause| in_period(of.on, clause.from.or(Some(begun)), clause.until);
    let now: Vec<&Clause> = measure
        .clauses
        .iter()
        .filter(|clause| placed(clause) != InPeriod::No)
        .collect();
    let later: Vec<&Clause> = measure
        .clauses
        .iter()
        .filter(|clause| clause.from.is_some_and(|from| of.on < from.earliest()))
        .collect();
    let all: Vec<&Clause> = measure.clauses.iter().collect();
    let (clauses, also) = match (now.is_empty() || tense == Tense::Past, later.is_empty()) {
        (false, _) => (now, later),
        (true, false) => (later, Vec::new()),
        (true, true) => (all, Vec::new()),
    };
    if clauses.is_empty() {
        return "the register holds no clause that says whom it binds".to_owned();
    }
    let worldwide = if clauses.iter().any(|clause| clause.worldwide) {
        ", and may bind people elsewhere"
    } else {
        ""
    };
    let roles = roles(&clauses, dossier);
    let also = also_later(&also, &roles, dossier);
    let roles = words::list(&roles);
    format!("in {place} it {verb} {roles}{also}{worldwide}")
}

/// The roles of clauses, each once, as all who have them.
fn roles(clauses: &[&Clause], dossier: &Dossier) -> Vec<String> {
    let mut roles: Vec<String> = Vec::new();
    for id in clauses.iter().flat_map(|clause| &clause.roles) {
        if id.as_str() == "any" {
            return vec!["everybody".to_owned()];
        }
        let all = words::plural(dossier.role(id));
        if !roles.contains(&all) {
            roles.push(all);
        }
    }
    roles
}

/// Roles that are bound only from a later day.
fn also_later(later: &[&Clause], now: &[String], dossier: &Dossier) -> String {
    let begins = later.iter().filter_map(|clause| clause.from);
    let Some(from) = begins.min_by_key(|from| from.earliest()) else {
        return String::new();
    };
    let mut more = roles(later, dossier);
    more.retain(|role| !now.contains(role));
    if more.is_empty() {
        return format!(", with more clauses from {}", words::day(from));
    }
    format!(
        ", and from {} also {}",
        words::day(from),
        words::list(&more)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_a_reader_sees_its_end() {
        for (text, first) in [
            ("It bars it (s. 889). More here.", "It bars it (s. 889)."),
            ("Under No. 4 of Part 744. More.", "Under No. 4 of Part 744."),
            ("Hikvision Co. Ltd. The rest", "Hikvision Co. Ltd. The rest"),
            ("The U.S. Congress did it.", "The U.S. Congress did it."),
            ("One only.", "One only."),
        ] {
            assert_eq!(first_sentence(text).0, first);
        }
    }
}
