//! The page of a rule, list or call.

use super::{doubt, join, refs, title, write, write_sources};
use crate::error::ReportError;
use crate::format::PageFormat;
use crate::options::{Dossier, Options};
use crate::terminal::{Page, Tone};
use crate::words;
use countersight_model::measure::{Clause, Measure, Target};
use countersight_model::source::Source;
use serde::Serialize;
use std::io::Write;

/// What is known of a rule, list or call.
#[derive(Debug, Clone, Serialize)]
pub struct MeasurePage<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// Documents cited on this page; the text refers to them by number.
    pub sources: Vec<&'a Source>,
}

/// Writes the page of a measure.
///
/// # Errors
///
/// When the output refuses what is written.
pub fn write_measure(
    out: &mut dyn Write,
    format: PageFormat,
    page: &MeasurePage<'_>,
    dossier: &Dossier,
    options: &Options,
) -> Result<(), ReportError> {
    write(out, format, page, options, |text| {
        write_text(text, page, dossier);
    })
}

fn write_text(page: &mut Page, of: &MeasurePage<'_>, dossier: &Dossier) {
    let measure = of.measure;
    page.heading(&measure.name, Tone::Strong);
    let kind = words::kind(measure.kind);
    page.para(
        0,
        &join([
            measure.id.as_str(),
            kind,
            dossier.place(&measure.jurisdiction),
        ]),
    );
    page.para(0, &measure.summary);
    page.gap();
    page.field(
        0,
        "Citation",
        &format!(
            "{}{}",
            measure.citation,
            refs(&measure.sources, &of.sources)
        ),
    );
    page.field(
        0,
        "Adopted",
        &measure
            .adopted
            .map(|day| day.to_string())
            .unwrap_or_default(),
    );
    page.field(0, "In force", &words::period(measure.from, measure.until));
    page.field(0, "State", &measure.status);
    page.field(0, "Covers", &measure.scope);
    page.field(0, "Trust", doubt(measure.trust));
    if !measure.clauses.is_empty() {
        title(page, "Who may not do what");
    }
    for clause in &measure.clauses {
        page.item(2, &clause_words(clause, dossier));
        if let Some(question) = &clause.question {
            page.para(4, &format!("To settle: {question}"));
        }
    }
    write_targets(page, of, dossier);
    write_reach(page, measure);
    if !measure.not_listed.is_empty() {
        title(page, "Looked for and not found");
    }
    for entry in &measure.not_listed {
        let day = format!("looked on {}", entry.looked_on);
        let note = entry.note.as_deref().unwrap_or_default();
        let said = join([
            dossier.entity(&entry.entity),
            &day,
            doubt(entry.trust),
            note,
        ]);
        page.item(2, &format!("{said}{}", refs(&entry.sources, &of.sources)));
    }
    if let Some(note) = &measure.note {
        title(page, "Notes");
        page.para(0, note);
    }
    write_sources(page, &of.sources);
}

/// A clause in words: roles, actions, answer, dates of its own.
fn clause_words(clause: &Clause, dossier: &Dossier) -> String {
    let said = format!("{}: {}", binds(clause, dossier), clause.answer);
    let period = words::period_if_known(clause.from, clause.until);
    let worldwide = if clause.worldwide {
        "reaches people outside the jurisdiction"
    } else {
        ""
    };
    let company_only = if clause.company_only {
        "covers dealings with the company itself, not its goods bought from others"
    } else {
        ""
    };
    join([said.as_str(), &period, worldwide, company_only])
}

/// Whom a clause binds and in what: `US federal agency (buy, use)`.
pub(super) fn binds(clause: &Clause, dossier: &Dossier) -> String {
    let role = |id| {
        if dossier.role(id) == "any" {
            "everybody"
        } else {
            dossier.role(id)
        }
    };
    let roles: Vec<_> = clause.roles.iter().map(role).collect();
    let actions: Vec<_> = clause
        .actions
        .iter()
        .map(|action| action.as_str())
        .collect();
    format!("{} ({})", roles.join(", "), actions.join(", "))
}

fn write_targets(page: &mut Page, of: &MeasurePage<'_>, dossier: &Dossier) {
    title(page, "Whom it names");
    if of.measure.targets.is_empty() && of.measure.targets_of.is_empty() {
        page.para(2, "Nobody in the register.");
    }
    for target in &of.measure.targets {
        let said = target_words(target, dossier);
        page.item(2, &format!("{said}{}", refs(&target.sources, &of.sources)));
    }
    for other in &of.measure.targets_of {
        page.item(2, &format!("whomever {other} names"));
    }
}

fn target_words(target: &Target, dossier: &Dossier) -> String {
    let who = match (&target.entity, &target.country) {
        (Some(id), _) => dossier.entity(id).to_owned(),
        (None, Some(country)) => format!("companies of {country}"),
        (None, None) => "somebody the register does not hold".to_owned(),
    };
    let listed_as = target
        .listed_as
        .as_ref()
        .map(|name| format!("listed as \"{name}\""));
    let period = words::period_if_known(target.from, target.until);
    join([
        who.as_str(),
        listed_as.as_deref().unwrap_or_default(),
        target.citation.as_deref().unwrap_or_default(),
        &period,
        doubt(target.trust),
        target.note.as_deref().unwrap_or_default(),
    ])
}

fn write_reach(page: &mut Page, measure: &Measure) {
    title(page, "How far beyond the named");
    if measure.extensions.is_empty() {
        page.para(2, "It binds the named only.");
    }
    for extension in &measure.extensions {
        let period = words::period_if_known(extension.from, extension.until);
        let said = join([
            words::reach(extension.reach),
            extension.citation.as_deref().unwrap_or_default(),
            &period,
            doubt(extension.trust),
            extension.note.as_deref().unwrap_or_default(),
        ]);
        page.item(2, &said);
    }
}
