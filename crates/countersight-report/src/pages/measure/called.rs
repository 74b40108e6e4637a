//! Whom a measure names and how far it reaches, as parts of a sentence that is true on the day.

use super::MeasurePage;
use super::standing::{Standing, standing};
use crate::options::Dossier;
use crate::words;
use countersight_model::date::{InPeriod, PartialDate, in_period};
use countersight_model::measure::{Extension, MeasureKind, Reach, Target};
use countersight_model::source::Trust;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Companies called by name; the others are counted.
const CALLED: usize = 2;

/// When a measure works, seen from the day of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Present,
    Future,
}

impl Tense {
    pub(super) fn of(page: &MeasurePage<'_>) -> Self {
        match standing(page.measure, page.on) {
            Standing::Ended => Self::Past,
            Standing::NotYet => Self::Future,
            Standing::Works | Standing::Paused | Standing::Open => Self::Present,
        }
    }

    pub(super) fn pick<'w>(self, past: &'w str, present: &'w str, future: &'w str) -> &'w str {
        match self {
            Self::Past => past,
            Self::Present => present,
            Self::Future => future,
        }
    }
}

/// The entries of the measure, and those it takes over.
fn targets<'a>(of: &MeasurePage<'a>) -> Vec<(&'a Target, Option<PartialDate>)> {
    let own = of.measure.targets.iter().map(|t| (t, t.from));
    let taken = of.measure.targets_of.iter();
    let taken = taken.filter_map(|id| of.related(id.as_str()));
    // An entry taken over brings the company, not the other measure's days.
    let taken = taken.flat_map(|other| other.targets.iter().map(|t| (t, t.listed)));
    own.chain(taken).collect()
}

/// How well a company is known; the order of the record decides between equals.
fn fame(target: &Target, dossier: &Dossier) -> usize {
    let known = target.entity.as_ref().and_then(|id| dossier.claims.get(id));
    known.copied().unwrap_or_default()
}

/// Whom it names, and whether that is one company.
pub(super) fn named(of: &MeasurePage<'_>, tense: Tense, dossier: &Dossier) -> (String, bool) {
    let mut targets = targets(of);
    targets.sort_by_key(|(target, _)| Reverse(fame(target, dossier)));
    let start = PartialDate::day(of.on);
    let placed = |target: &Target, from: Option<PartialDate>| {
        in_period(of.on, from.or(Some(start)), target.until)
    };
    let (mut now, mut later, mut past) = (Vec::new(), Vec::new(), Vec::new());
    let mut doubted = BTreeSet::new();
    for (target, from) in targets {
        let name = name(target, dossier);
        let ahead = from.is_some_and(|from| of.on < from.earliest());
        let group = match placed(target, from) {
            InPeriod::No if ahead => &mut later,
            InPeriod::No => &mut past,
            _ if target.trust == Trust::Unverified => {
                doubted.insert(name);
                continue;
            }
            _ => &mut now,
        };
        if !group.contains(&name) {
            group.push(name);
        }
    }
    doubted.retain(|name| !now.contains(name));
    let perhaps = if doubted.is_empty() {
        String::new()
    } else {
        let names: Vec<String> = doubted.into_iter().collect();
        format!(", and perhaps {}", called(&names))
    };
    let names = if of.measure.kind == MeasureKind::NoMeasure {
        "the question was about"
    } else if names_none(of) {
        tense.pick("it meant", "it means", "it is to mean")
    } else {
        tense.pick("it named", "it names", "it is to name")
    };
    if tense == Tense::Past {
        // Entries that ended with the measure, or before it.
        past.retain(|name| !now.contains(name));
        now.append(&mut past);
    }
    let all = now.len() + later.len() + past.len();
    let one = all == 1 && perhaps.is_empty() && !one_country(of);
    let said = match (now.is_empty(), later.is_empty(), past.is_empty()) {
        (false, ..) => format!("{names} {}{perhaps}", called(&now)),
        (true, false, _) => format!("it is to name {}{perhaps}", called(&later)),
        (true, true, false) => format!("it no longer names {}{perhaps}", called(&past)),
        (true, true, true) if perhaps.is_empty() => {
            "it names no company of the register".to_owned()
        }
        (true, true, true) => format!("{names} nobody for certain{perhaps}"),
    };
    (said, one)
}

/// Whether it names nobody and means the companies of a country.
fn names_none(of: &MeasurePage<'_>) -> bool {
    let targets = targets(of);
    !targets.is_empty() && targets.iter().all(|(target, _)| target.entity.is_none())
}

/// Whether it means all companies of a country.
fn one_country(of: &MeasurePage<'_>) -> bool {
    targets(of)
        .iter()
        .any(|(target, _)| target.entity.is_none() && target.country.is_some())
}

fn name(target: &Target, dossier: &Dossier) -> String {
    match (&target.entity, &target.country) {
        (Some(id), _) => dossier.short(id).to_owned(),
        (None, Some(country)) => {
            format!("companies of {}", words::place(dossier.country(country)))
        }
        (None, None) => target
            .listed_as
            .clone()
            .unwrap_or_else(|| "somebody the register does not hold".to_owned()),
    }
}

/// `Hikvision, Dahua and 3 others`.
fn called(names: &[String]) -> String {
    let others = names.len().saturating_sub(CALLED);
    if others <= 1 {
        return words::list(names);
    }
    let mut parts: Vec<String> = names.iter().take(CALLED).cloned().collect();
    parts.push(format!("{others} others"));
    words::list(&parts)
}

/// How far it reaches beyond the named on the day; a reach that follows a rule ends with it.
pub(super) fn reached(of: &MeasurePage<'_>, tense: Tense, one: bool) -> String {
    let (mut sure, mut perhaps) = (Vec::new(), Vec::new());
    for extension in &of.measure.extensions {
        let words = match (extension.reach, one) {
            (Reach::SubsidiaryOrAffiliate, true) => "its subsidiaries and affiliates",
            (Reach::SubsidiaryOrAffiliate, false) => "their subsidiaries and affiliates",
            (Reach::Control, true) => "what it controls",
            (Reach::Control, false) => "what they control",
            (Reach::HalfOwned, true) => "what it owns to half or more",
            (Reach::HalfOwned, false) => "what they own to half or more",
        };
        let group = match works(extension, of) {
            // What reached beyond the named until the measure ended, did so too.
            InPeriod::No if tense == Tense::Past && extension.rule.is_none() => &mut sure,
            InPeriod::No => continue,
            InPeriod::Yes => &mut sure,
            InPeriod::Unclear => &mut perhaps,
        };
        if !group.contains(&words.to_owned()) {
            group.push(words.to_owned());
        }
    }
    perhaps.retain(|words| !sure.contains(words));
    let said = [("", sure), ("perhaps ", perhaps)];
    let said = said.iter().filter(|(_, group)| !group.is_empty());
    let said = said.map(|(perhaps, group)| format!(", and {perhaps}{}", words::list(group)));
    said.collect::<Vec<_>>().concat()
}

/// Whether a reach holds on the day.
fn works(extension: &Extension, of: &MeasurePage<'_>) -> InPeriod {
    let own = in_period(
        of.on,
        extension.from.or(Some(PartialDate::day(of.on))),
        extension.until,
    );
    let rule = extension.rule.as_ref().map(|id| {
        of.related(id.as_str())
            .map_or(Standing::Open, |rule| standing(rule, of.on))
    });
    let doubted = extension.trust == Trust::Unverified;
    match (own, rule) {
        (InPeriod::No, _) | (_, Some(Standing::NotYet | Standing::Ended | Standing::Paused)) => {
            InPeriod::No
        }
        (InPeriod::Yes, None | Some(Standing::Works)) if !doubted => InPeriod::Yes,
        _ => InPeriod::Unclear,
    }
}
