//! One self-contained page, for a person to read, print and attach to a file.
//!
//! No script, no request, no font but the reader's own. Every text of a stranger is escaped and set
//! apart by `bdi`, so that neither mark-up nor writing direction leaks out of it.

mod bar;
mod finding;
pub(crate) mod markup;
mod page;
pub(crate) mod record;
mod rule;
mod strip;

use crate::error::ReportError;
use crate::keep::Kept;
use crate::options::{Dossier, Options};
use crate::sink::ResultSink;
use askama::Template;
use countersight_model::result::ScreeningResult;
use countersight_model::run::Run;
use std::io::{BufWriter, Write};

/// The style of every page, put into it: what all share, then what records and trees add.
pub(crate) const STYLE: &str = concat!(
    include_str!("../templates/style.css"),
    include_str!("../templates/record.css")
);

/// Keeps what a reader needs and writes it when the run is known.
pub(crate) struct HtmlSink<'a> {
    out: BufWriter<Box<dyn Write + Send + 'a>>,
    title: Option<String>,
    kept: Kept,
}

impl<'a> HtmlSink<'a> {
    pub(crate) fn new(out: Box<dyn Write + Send + 'a>, options: &Options) -> Self {
        Self {
            out: BufWriter::new(out),
            title: options.title.clone(),
            kept: Kept::default(),
        }
    }
}

impl ResultSink for HtmlSink<'_> {
    fn result(&mut self, result: &ScreeningResult) -> Result<(), ReportError> {
        self.kept.take(result);
        Ok(())
    }

    fn finish(mut self: Box<Self>, run: &Run, dossier: &Dossier) -> Result<(), ReportError> {
        let page = page::Report::new(self.title.as_deref(), &self.kept, run, dossier);
        page.write_into(&mut self.out)
            .map_err(ReportError::Output)?;
        self.out.flush().map_err(ReportError::Output)
    }
}
