//! The page of a figure of reach.

use super::evidence::{figures, names, place, value};
use super::{refs, write};
use crate::doc::{Block, Doc, Line};
use crate::error::ReportError;
use crate::format::PageFormat;
use crate::options::{Dossier, Options};
use countersight_model::reach::Figure;
use countersight_model::source::Source;
use serde::Serialize;
use std::io::Write;

/// A figure, and others that count the same of the same companies.
#[derive(Debug, Clone, Serialize)]
pub struct FigurePage<'a> {
    /// The figure.
    pub figure: &'a Figure,
    /// Others of the same thing, by other methods or on other days.
    pub beside: Vec<&'a Figure>,
    /// Documents cited on this page; the text refers to them by number.
    pub sources: Vec<&'a Source>,
}

/// Writes the page of a figure.
///
/// # Errors
///
/// When the output refuses what is written.
pub fn write_figure(
    out: &mut dyn Write,
    format: PageFormat,
    page: &FigurePage<'_>,
    dossier: &Dossier,
    options: &Options,
) -> Result<(), ReportError> {
    write(out, format, page, options, || doc(page, dossier))
}

fn doc<'a>(of: &FigurePage<'a>, dossier: &Dossier) -> Doc<'a> {
    let figure = of.figure;
    let said = value(figure).and(refs(&figure.sources, &of.sources));
    let mut doc = Doc {
        title: format!("Figure {}", figure.id),
        kicker: Line::join([Line::id(&figure.id), Line::from(&figure.metric)]),
        head: vec![
            Block::Lead(vec![said]),
            Block::Fields(vec![
                ("Counts", names(&figure.entities, dossier)),
                ("Counts also", Line::maybe(figure.besides.as_deref())),
                ("Where", place(figure)),
                ("As of", figure.as_of.map(Line::day).unwrap_or_default()),
                ("Who counted", Line::foreign(&figure.counted_by)),
                ("How", Line::from(&figure.method)),
                ("Trust", Line::doubt(figure.trust)),
                ("Note", Line::maybe(figure.note.as_deref())),
            ]),
        ],
        sources: of.sources.clone(),
        ..Doc::default()
    };
    doc.section(
        "Beside it: the same, counted otherwise",
        figures(&of.beside, &of.sources),
    );
    doc
}
