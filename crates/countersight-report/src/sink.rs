//! Where results go, one by one.

use crate::error::ReportError;
use crate::format::Format;
use crate::options::{Dossier, Options};
use crate::{csv, html, json, text, xlsx};
use countersight_model::result::ScreeningResult;
use countersight_model::run::Run;
use std::io::{Read, Seek, Write};

/// A scratch file: what is written can be read again from its start.
///
/// Any type that reads, writes and seeks is one: a temporary file, `tempfile::SpooledTempFile`, or
/// `std::io::Cursor<Vec<u8>>` in a test. It must be empty.
pub trait Spool: Read + Write + Seek + Send {}

impl<T: Read + Write + Seek + Send> Spool for T {}

/// Takes results in the order in which they shall stand, and the run at the end.
///
/// Memory stays bounded however many results come: text and HTML keep in full only what a person
/// must read, and count the rest; the other formats keep nothing.
pub trait ResultSink: Send {
    /// Takes one result.
    ///
    /// # Errors
    ///
    /// When the output or the scratch file refuses it.
    fn result(&mut self, result: &ScreeningResult) -> Result<(), ReportError>;

    /// Writes what can only be written at the end, and flushes the output.
    ///
    /// # Errors
    ///
    /// When the output or the scratch file refuses it.
    fn finish(self: Box<Self>, run: &Run, dossier: &Dossier) -> Result<(), ReportError>;
}

/// Opens a sink that writes `format` to `out`.
///
/// Only formats of which [`Format::needs_spool`] is true touch `spool`.
pub fn sink<'a>(
    format: Format,
    out: Box<dyn Write + Send + 'a>,
    spool: Box<dyn Spool>,
    options: &Options,
) -> Box<dyn ResultSink + 'a> {
    match format {
        Format::Text => Box::new(text::TextSink::new(out, options)),
        Format::Json => Box::new(json::JsonSink::new(out, spool)),
        Format::Jsonl => Box::new(json::JsonlSink::new(out, options.register.clone())),
        Format::Csv => Box::new(csv::CsvSink::new(out, options)),
        Format::Html => Box::new(html::HtmlSink::new(out, options)),
        Format::Xlsx => Box::new(xlsx::XlsxSink::new(out, options)),
    }
}
