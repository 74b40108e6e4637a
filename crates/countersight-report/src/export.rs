//! The whole register, for other programs: one JSON value, CSV tables, FollowTheMoney entities.
//!
//! The records of a register are written in the order of their identifiers, so the same register
//! gives the same bytes.

mod ftm;
mod ftm_listing;
mod rows;
mod table;

pub use ftm::{FTM_VERSION, write_ftm};
pub use table::{ExportTable, write_table};

use crate::error::ReportError;
use countersight_model::brand::Brand;
use countersight_model::claim::Claim;
use countersight_model::context::{ActionWords, Role};
use countersight_model::device::{Fingerprint, Prefix};
use countersight_model::entity::Entity;
use countersight_model::id::{
    BrandId, ClaimId, EntityId, FigureId, Jurisdiction, ListId, MeasureId, RoleId, SourceId,
};
use countersight_model::lexicon::{ColumnWords, GoodsWords, Namesake, WordGroup};
use countersight_model::link::PartyLink;
use countersight_model::list::OfficialList;
use countersight_model::measure::Measure;
use countersight_model::reach::Figure;
use countersight_model::run::RegisterStamp;
use countersight_model::source::Source;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{BufWriter, Write};

/// A register to be written down whole, but for the cases, which are tests of its measures.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Export<'a> {
    /// Version and hash.
    pub register: &'a RegisterStamp,
    /// Companies and bodies.
    pub entities: &'a BTreeMap<EntityId, Entity>,
    /// Labels.
    pub brands: &'a BTreeMap<BrandId, Brand>,
    /// Rules, lists and calls.
    pub measures: &'a BTreeMap<MeasureId, Measure>,
    /// Evidence.
    pub claims: &'a BTreeMap<ClaimId, Claim>,
    /// Published figures of reach.
    pub figures: &'a BTreeMap<FigureId, Figure>,
    /// Official lists as publications.
    pub lists: &'a BTreeMap<ListId, OfficialList>,
    /// Reviewed links between parties of official lists and companies.
    pub links: &'a [PartyLink],
    /// Cited documents.
    pub sources: &'a BTreeMap<SourceId, Source>,
    /// Roles of those who ask.
    pub roles: &'a BTreeMap<RoleId, Role>,
    /// Actions in plain words.
    pub actions: &'a [ActionWords],
    /// Jurisdictions by code, with their names.
    pub jurisdictions: &'a BTreeMap<Jurisdiction, String>,
    /// Unions in which a jurisdiction lies.
    pub unions: &'a BTreeMap<Jurisdiction, Vec<Jurisdiction>>,
    /// Hardware-address prefixes.
    pub prefixes: &'a [Prefix],
    /// Date of the prefix table.
    pub prefixes_as_of: &'a str,
    /// Patterns over the fields of an observation.
    pub fingerprints: &'a [Fingerprint],
    /// Words of company names.
    pub words: &'a [WordGroup],
    /// Firms that resemble an entity and are not it.
    pub namesakes: &'a [Namesake],
    /// Header words of files.
    pub columns: &'a [ColumnWords],
    /// Words for surveillance goods.
    pub goods: &'a GoodsWords,
}

impl Export<'_> {
    /// The addresses of cited documents.
    fn urls(&self, ids: &[SourceId]) -> impl Iterator<Item = &str> {
        ids.iter()
            .filter_map(|id| self.sources.get(id)?.url.as_deref())
    }
}

/// Writes the whole register as one JSON value.
///
/// # Errors
///
/// When the output refuses what is written.
pub fn write_whole(out: &mut dyn Write, export: &Export<'_>) -> Result<(), ReportError> {
    let mut out = BufWriter::new(out);
    serde_json::to_writer_pretty(&mut out, export).map_err(ReportError::output)?;
    out.write_all(b"\n").map_err(ReportError::Output)?;
    out.flush().map_err(ReportError::Output)
}

/// The word that records use for a value of a fixed set.
fn word(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
