//! The page of a rule, list or call.

mod body;
mod called;
mod named;
mod sentences;
mod standing;

use super::evidence::conflicts;
use super::{briefs, refs, write};
use crate::doc::{Block, Doc, Line};
use crate::error::ReportError;
use crate::format::PageFormat;
use crate::options::{Dossier, Options};
use crate::words;
use countersight_model::date::PartialDate;
use countersight_model::measure::{Clause, Measure};
use countersight_model::source::Source;
use jiff::civil::Date;
use serde::Serialize;
use std::io::Write;

/// What is known of a rule, list or call.
#[derive(Debug, Clone, Serialize)]
pub struct MeasurePage<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// The day for which the first sentences speak.
    pub on: Date,
    /// Measures whose entries it takes over, and rules that its reach follows.
    #[serde(serialize_with = "briefs")]
    pub related: Vec<&'a Measure>,
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
    write(out, format, page, options, || doc(page, dossier))
}

impl<'a> MeasurePage<'a> {
    /// A related measure by its identifier.
    fn related(&self, id: &str) -> Option<&'a Measure> {
        let found = self.related.iter().find(|other| other.id.as_str() == id);
        found.copied()
    }
}

fn doc<'a>(of: &MeasurePage<'a>, dossier: &Dossier) -> Doc<'a> {
    let measure = of.measure;
    let said = sentences::three(of, dossier);
    let mut head = vec![Block::Lead(said.sentences.into())];
    if !said.rest.is_empty() {
        head.push(Block::Para(Line::from(said.rest)));
    }
    head.push(Block::Faint(
        Line::from("Judged on ")
            .and(Line::day(PartialDate::day(of.on)))
            .and("."),
    ));
    let citation = Line::from(&measure.citation).and(refs(&measure.sources, &of.sources));
    head.push(Block::Fields(vec![
        ("Citation", citation),
        (
            "Adopted",
            measure.adopted.map(Line::day).unwrap_or_default(),
        ),
        ("In force", Line::period(measure.from, measure.until)),
        ("State", Line::from(&measure.status)),
        ("Covers", Line::from(&measure.scope)),
        ("Parts", Line::maybe(measure.components.as_deref())),
        ("Penalty", Line::maybe(measure.penalty.as_deref())),
        ("Trust", Line::doubt(measure.trust)),
    ]));
    let mut doc = Doc {
        title: measure.name.clone(),
        kicker: Line::join([
            Line::id(&measure.id),
            Line::from(words::kind(measure.kind)),
            Line::from(dossier.place(&measure.jurisdiction)),
        ]),
        head,
        sources: of.sources.clone(),
        ..Doc::default()
    };
    doc.section("Who may not do what", body::clauses(measure, dossier));
    doc.section("What it leaves out", body::exceptions(measure));
    doc.section(
        "When it does not work",
        body::interruptions(measure, &of.sources),
    );
    doc.section("Whom it names", named::blocks(of, dossier));
    doc.section("How far beyond the named", body::extensions(of));
    doc.section("Looked for and not found", body::not_listed(of, dossier));
    doc.section(
        "Where sources disagree",
        conflicts(&measure.conflicts, &of.sources),
    );
    if let Some(note) = &measure.note {
        doc.section("Notes", vec![Block::Para(Line::from(note))]);
    }
    doc
}

/// Whom a clause binds and in what: `US federal agency (buy, use)`.
pub(super) fn binds(clause: &Clause, dossier: &Dossier) -> String {
    let roles: Vec<_> = clause.roles.iter().map(|id| dossier.role(id)).collect();
    let actions: Vec<_> = clause
        .actions
        .iter()
        .map(|action| action.as_str())
        .collect();
    format!("{} ({})", roles.join(", "), actions.join(", "))
}
