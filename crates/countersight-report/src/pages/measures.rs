//! The list of rules, with calls and empty searches apart from them.

use super::measure::binds;
use super::{place_title, write};
use crate::doc::{Block, Doc, Grid, Line, Section};
use crate::error::ReportError;
use crate::format::PageFormat;
use crate::options::{Dossier, Options};
use crate::terminal::Column;
use crate::words;
use countersight_model::date::{InPeriod, in_period};
use countersight_model::id::Jurisdiction;
use countersight_model::measure::{Measure, MeasureKind};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::Write;

/// The measures that were asked for.
#[derive(Debug, Clone, Serialize)]
pub struct MeasuresPage<'a> {
    /// The day on which they are looked at.
    pub on: Date,
    /// The measures, in the order of their identifiers.
    pub measures: Vec<&'a Measure>,
}

/// Writes a list of measures.
///
/// # Errors
///
/// When the output refuses what is written.
pub fn write_measures(
    out: &mut dyn Write,
    format: PageFormat,
    page: &MeasuresPage<'_>,
    dossier: &Dossier,
    options: &Options,
) -> Result<(), ReportError> {
    write(out, format, page, options, || doc(page, dossier))
}

fn doc(of: &MeasuresPage<'_>, dossier: &Dossier) -> Doc<'static> {
    let (mut rules, mut calls, mut none) = (Vec::new(), Vec::new(), Vec::new());
    for measure in &of.measures {
        match measure.kind {
            MeasureKind::Proposal | MeasureKind::Call => calls.push(*measure),
            MeasureKind::NoMeasure => none.push(*measure),
            _ => rules.push(*measure),
        }
    }
    let total = words::count(of.measures.len() as u64, "measure", "measures");
    let total = format!("{total}, looked at on {}.", of.on);
    let mut doc = Doc {
        head: vec![Block::Para(Line::from(total))],
        foot: vec![Block::Faint(Line::from(
            "countersight show ID gives one in full, with its sources.",
        ))],
        ..Doc::default()
    };
    if of.measures.is_empty() {
        doc.head.push(Block::Para(Line::from(
            "No measure of the register fits what was asked.",
        )));
    }
    for (heading, measures) in [
        ("Rules and lists", rules),
        ("Calls and proposals: they bind nobody", calls),
        ("Looked for, and no rule found", none),
    ] {
        if !measures.is_empty() {
            doc.sections.push(Section {
                ruled: true,
                ..Section::new(heading, Vec::new())
            });
            by_place(&mut doc, &measures, of.on, dossier);
        }
    }
    doc
}

fn by_place(doc: &mut Doc<'_>, measures: &[&Measure], on: Date, dossier: &Dossier) {
    let mut places: BTreeMap<&Jurisdiction, Vec<&Measure>> = BTreeMap::new();
    for measure in measures {
        places
            .entry(&measure.jurisdiction)
            .or_default()
            .push(measure);
    }
    for (place, measures) in places {
        // An identifier is copied into the next command, so it is never broken.
        let longest = measures
            .iter()
            .map(|m| m.id.as_str().len())
            .max()
            .unwrap_or(16);
        let table = Grid {
            caption: format!("Measures of {}", words::place(dossier.place(place))),
            columns: vec![
                Column::new("Id", longest, longest),
                Column::new("What it is", 18, 44),
                Column::new("On that day", 14, 32),
                Column::new("Whom it binds, in what", 16, 44),
            ],
            rows: measures.iter().map(|m| row(m, on, dossier)).collect(),
        };
        doc.section(place_title(place, dossier), vec![Block::Table(table)]);
    }
}

fn row(measure: &Measure, on: Date, dossier: &Dossier) -> Vec<Line> {
    let mut clauses: Vec<String> = Vec::new();
    for bound in measure.clauses.iter().map(|clause| binds(clause, dossier)) {
        // Clauses that differ only in their conditions read alike here.
        if !clauses.contains(&bound) {
            clauses.push(bound);
        }
    }
    let name = format!("{}, {}", measure.name, words::kind(measure.kind));
    let doubt = words::doubt(measure.trust)
        .map(|doubt| format!("; {doubt}"))
        .unwrap_or_default();
    vec![
        Line::id(&measure.id),
        Line::from(format!("{name}{doubt}")),
        Line::from(state(measure, on)),
        Line::from(if clauses.is_empty() {
            "nobody by itself".to_owned()
        } else {
            clauses.join("; ")
        }),
    ]
}

/// Whether a measure is in force on a day, and its dates; a call is never in force.
fn state(measure: &Measure, on: Date) -> String {
    let period = words::period(measure.from, measure.until);
    if matches!(
        measure.kind,
        MeasureKind::Proposal | MeasureKind::Call | MeasureKind::NoMeasure
    ) {
        return period;
    }
    let state = match in_period(on, measure.from, measure.until) {
        InPeriod::Yes => "in force",
        InPeriod::Unclear => "not certain",
        InPeriod::No if measure.from.is_some_and(|from| on < from.earliest()) => "not yet",
        InPeriod::No => "ended",
    };
    format!("{state}, {period}")
}
