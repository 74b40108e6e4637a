//! Rules: those that decide, those on record, by jurisdiction where nobody said who asks.

use super::block::title;
use crate::keep::Kept;
use crate::options::Dossier;
use crate::terminal::{Page, Tone};
use crate::words;
use countersight_model::id::Jurisdiction;
use countersight_model::result::{Answer, MeasureFinding};
use std::collections::BTreeMap;

/// How much is said of a rule.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// What decides: reasons and addresses too.
    Full,
    /// What is on record: name, citation, dates; `show` gives the rest.
    Brief,
}

/// Writes what the measures say about one subject.
pub(super) fn write(
    page: &mut Page,
    rules: &[MeasureFinding],
    open: bool,
    verbose: bool,
    dossier: &Dossier,
) {
    let brief = if verbose { Detail::Full } else { Detail::Brief };
    if open {
        by_jurisdiction(page, rules, brief, dossier);
        return;
    }
    let (deciding, on_record): (Vec<_>, Vec<_>) =
        rules.iter().partition(|rule| rule.answer >= Answer::Review);
    if !deciding.is_empty() {
        title(page, "Rules that decide");
        for (at, rule) in deciding.into_iter().enumerate() {
            let said = words::answer(rule.answer).to_uppercase();
            let name = format!("{said} under {}", rule.name);
            page.hung(2, &format!("{}.", at + 1), &name, Tone::Answer(rule.answer));
            body(
                page,
                5,
                rule,
                Detail::Full,
                Some(dossier.place(&rule.jurisdiction)),
                dossier,
            );
        }
    }
    if !on_record.is_empty() {
        title(page, "On record, but deciding nothing here");
        for rule in on_record {
            page.item(2, &format!("{} ({})", rule.name, words::kind(rule.kind)));
            body(
                page,
                4,
                rule,
                brief,
                Some(dossier.place(&rule.jurisdiction)),
                dossier,
            );
        }
    }
}

fn by_jurisdiction(page: &mut Page, rules: &[MeasureFinding], detail: Detail, dossier: &Dossier) {
    let mut places: BTreeMap<&Jurisdiction, Vec<&MeasureFinding>> = BTreeMap::new();
    for rule in rules {
        places.entry(&rule.jurisdiction).or_default().push(rule);
    }
    for (place, rules) in places {
        title(page, &format!("Rules of {}", dossier.place(place)));
        for rule in rules {
            page.item(2, &format!("{} ({})", rule.name, words::kind(rule.kind)));
            body(page, 4, rule, detail, None, dossier);
        }
    }
}

/// What stands under the name of a rule: citation, dates, whom it binds, why, what would settle it.
fn body(
    page: &mut Page,
    indent: usize,
    rule: &MeasureFinding,
    detail: Detail,
    place: Option<&str>,
    dossier: &Dossier,
) {
    let period = words::period(rule.from, rule.until);
    let said = [Some(rule.citation.as_str()), place, Some(&period)];
    page.para(
        indent,
        &said.into_iter().flatten().collect::<Vec<_>>().join("; "),
    );
    let binds = words::binds(rule, dossier);
    if !binds.is_empty() {
        page.para(indent, &binds);
    }
    if detail == Detail::Full {
        if let Some(name) = &rule.listed_as {
            page.para(indent, &format!("listed as \"{name}\""));
        }
        page.para(indent, &rule.because);
    }
    if let Some(question) = &rule.question {
        page.para(indent, &format!("To settle: {question}"));
    }
    if let Some(doubt) = words::doubt(rule.trust) {
        page.para(indent, &format!("Trust in this entry: {doubt}"));
    }
    if let (Detail::Full, Some(source)) = (detail, &rule.source) {
        page.address(indent, source);
    }
    page.toned(
        indent,
        &format!("countersight show {}", rule.id),
        Tone::Faint,
    );
}

/// The rules met by the findings, each once with the number of subjects; by jurisdiction when
/// nobody said who asks.
pub(super) fn tally(page: &mut Page, kept: &Kept, open: bool, dossier: &Dossier) {
    let met = kept.rules();
    if open {
        let mut places: BTreeMap<&Jurisdiction, Vec<(&MeasureFinding, u64)>> = BTreeMap::new();
        for (rule, count) in met {
            places
                .entry(&rule.jurisdiction)
                .or_default()
                .push((rule, count));
        }
        for (place, rules) in places {
            title(page, &format!("Rules of {}", dossier.place(place)));
            for (rule, count) in rules {
                let said = format!("{} ({})", rule.name, words::kind(rule.kind));
                tallied(page, &said, rule, count, None);
            }
        }
        return;
    }
    let deciding = met
        .into_iter()
        .filter(|(rule, _)| rule.answer >= Answer::Review);
    for (at, (rule, count)) in deciding.enumerate() {
        if at == 0 {
            title(page, "Rules behind these answers");
        }
        let said = format!(
            "{} under {}",
            words::answer(rule.answer).to_uppercase(),
            rule.name
        );
        tallied(
            page,
            &said,
            rule,
            count,
            Some(dossier.place(&rule.jurisdiction)),
        );
    }
}

fn tallied(page: &mut Page, said: &str, rule: &MeasureFinding, count: u64, place: Option<&str>) {
    let subjects = words::count(count, "subject", "subjects");
    page.item(2, &format!("{said}: {subjects}"));
    let period = words::period(rule.from, rule.until);
    let line = [Some(rule.citation.as_str()), place, Some(&period)];
    page.para(
        4,
        &line.into_iter().flatten().collect::<Vec<_>>().join("; "),
    );
    if let Some(question) = &rule.question {
        page.para(4, &format!("To settle: {question}"));
    }
    page.toned(4, &format!("countersight show {}", rule.id), Tone::Faint);
}
