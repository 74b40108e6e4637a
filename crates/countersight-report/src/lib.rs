//! Results to text, JSON, CSV, HTML and XLSX, devices to Parquet too.
//!
//! A [`ResultSink`] takes results one by one, as many as there are, and the run at the end; memory
//! stays bounded. The `write_…` functions write the pages of single records. Nothing here opens a
//! file or a socket or asks the time: everything goes into a [`std::io::Write`].
//!
//! The same results give the same bytes.

mod csv;
mod device_format;
mod doc;
mod error;
mod explained;
mod export;
mod format;
mod html;
mod identified;
mod json;
mod keep;
mod options;
mod pages;
mod row;
mod safe;
mod script;
mod sink;
mod terminal;
mod text;
mod words;
mod xlsx;

pub use device_format::{DEVICE_COLUMNS, DeviceFormat, DeviceOutput, UnknownDeviceFormat};
pub use error::ReportError;
pub use export::{Export, ExportTable, FTM_VERSION, write_ftm, write_table, write_whole};
pub use format::{Format, PageFormat, UnknownFormat};
pub use identified::{Identified, write_identified, write_unidentified};
pub use options::{Dossier, Options};
pub use pages::{
    Branch, BrandPage, Brief, Changed, ChangesPage, CitedBy, ClaimPage, EntityPage, Evidence,
    FigurePage, Freshness, Holding, Labelled, ListPage, Listing, LookedFor, MeasurePage,
    MeasuresPage, Reached, Sheet, SheetColumn, SourcePage, StatLine, StatPage, VocabularyPage,
    write_brand, write_changes, write_claim, write_entity, write_figure, write_list, write_measure,
    write_measures, write_problems, write_sheet, write_source, write_stat, write_vocabulary,
};
pub use row::COLUMNS;
pub use safe::{clip, line, web_address};
pub use script::{language, script};
pub use sink::{ResultSink, Spool, sink};
