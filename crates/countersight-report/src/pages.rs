//! The pages of single records: an entity, a label, a measure, a claim, a figure, a list, a source;
//! the register as a whole.

mod brand;
mod changes;
mod claim;
mod entity;
mod evidence;
mod figure;
mod list;
mod measure;
mod measures;
mod problems;
mod sheet;
mod source;
mod stat;
mod vocabulary;

pub use brand::{BrandPage, write_brand};
pub use changes::{Changed, ChangesPage, write_changes};
pub use claim::{ClaimPage, write_claim};
pub use entity::{
    Branch, EntityPage, Evidence, Holding, Labelled, Listing, LookedFor, Reached, write_entity,
};
pub use figure::{FigurePage, write_figure};
pub use list::{ListPage, write_list};
pub use measure::{MeasurePage, write_measure};
pub use measures::{MeasuresPage, write_measures};
pub use problems::write_problems;
pub use sheet::{Sheet, SheetColumn, write_sheet};
pub use source::{CitedBy, SourcePage, write_source};
pub use stat::{Freshness, StatLine, StatPage, write_stat};
pub use vocabulary::{VocabularyPage, write_vocabulary};

use crate::doc::{Doc, Line, Piece, draw};
use crate::error::ReportError;
use crate::format::PageFormat;
use crate::html;
use crate::options::{Dossier, Options};
use crate::terminal::Page;
use countersight_model::entity::Entity;
use countersight_model::id::{EntityId, Jurisdiction, MeasureId, SourceId};
use countersight_model::measure::{Measure, MeasureKind};
use countersight_model::source::Source;
use serde::{Serialize, Serializer};
use std::io::{BufWriter, Write};

/// Writes a page in the asked format.
fn write<'d>(
    out: &mut dyn Write,
    format: PageFormat,
    value: &impl Serialize,
    options: &Options,
    doc: impl FnOnce() -> Doc<'d>,
) -> Result<(), ReportError> {
    let mut out = BufWriter::new(out);
    match format {
        PageFormat::Json => {
            serde_json::to_writer_pretty(&mut out, value).map_err(ReportError::output)?;
            out.write_all(b"\n").map_err(ReportError::Output)?;
        }
        PageFormat::Text => {
            let mut page = Page::new(options);
            draw(&mut page, &doc());
            out.write_all(page.into_text().as_bytes())
                .map_err(ReportError::Output)?;
        }
        PageFormat::Html => {
            html::record::write(&mut out, &doc(), options).map_err(ReportError::Output)?;
        }
    }
    out.flush().map_err(ReportError::Output)
}

/// What the JSON of another record says of a measure.
#[derive(Serialize)]
struct MeasureBrief<'a> {
    id: &'a MeasureId,
    name: &'a str,
    jurisdiction: &'a Jurisdiction,
    kind: MeasureKind,
    citation: &'a str,
}

impl<'a> From<&'a Measure> for MeasureBrief<'a> {
    fn from(measure: &'a Measure) -> Self {
        Self {
            id: &measure.id,
            name: &measure.name,
            jurisdiction: &measure.jurisdiction,
            kind: measure.kind,
            citation: &measure.citation,
        }
    }
}

fn brief<S: Serializer>(measure: &Measure, serializer: S) -> Result<S::Ok, S::Error> {
    MeasureBrief::from(measure).serialize(serializer)
}

fn briefs<S: Serializer>(measures: &[&Measure], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(measures.iter().map(|measure| MeasureBrief::from(*measure)))
}

/// What the JSON of another record says of an entity.
#[derive(Serialize)]
struct EntityBrief<'a> {
    id: &'a EntityId,
    name: &'a str,
}

fn entity_brief<S: Serializer>(entity: &Entity, serializer: S) -> Result<S::Ok, S::Error> {
    Brief(entity).serialize(serializer)
}

/// A record of which JSON gives only what identifies it.
///
/// ```
/// use countersight_model::entity::Entity;
/// use countersight_report::Brief;
///
/// fn name<'a>(holder: &Brief<'a, Entity>) -> &'a str {
///     &holder.0.name
/// }
/// ```
#[derive(Debug, Clone)]
pub struct Brief<'a, T>(
    /// The record.
    pub &'a T,
);

impl Serialize for Brief<'_, Measure> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        MeasureBrief::from(self.0).serialize(serializer)
    }
}

impl Serialize for Brief<'_, Entity> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let brief = EntityBrief {
            id: &self.0.id,
            name: &self.0.name,
        };
        brief.serialize(serializer)
    }
}

/// The name of a jurisdiction with its code, as the title of a part: `United States (US)`.
fn place_title(place: &Jurisdiction, dossier: &Dossier) -> String {
    let name = dossier.place(place);
    if name == place.as_str() {
        return name.to_owned();
    }
    format!("{name} ({place})")
}

/// The numbers of cited documents on this page, as ` [1][3]`.
fn refs(ids: &[SourceId], sources: &[&Source]) -> Line {
    let mut line = Line::default();
    for id in ids {
        if let Some(at) = sources.iter().position(|source| source.id == *id) {
            if line.is_empty() {
                line = Line::from(" ");
            }
            line.0.push(Piece::Ref(at + 1));
        }
    }
    line
}

/// The addresses of cited documents.
fn addresses(ids: &[SourceId], sources: &[&Source]) -> Vec<String> {
    let cited = ids
        .iter()
        .filter_map(|id| sources.iter().find(|source| source.id == *id));
    cited.filter_map(|source| source.url.clone()).collect()
}
