//! One row a result, for any spreadsheet.
//!
//! RFC 4180: comma, CRLF, quotes where needed, one header row; UTF-8 without a byte-order mark, which
//! scripts would take for part of the first header. A cell that a spreadsheet could take for a
//! formula gets an apostrophe before it (see [`safe::cell`]); the same text stands unchanged in JSON.

use crate::error::ReportError;
use crate::options::{Dossier, Options};
use crate::row;
use crate::safe;
use crate::sink::ResultSink;
use countersight_model::result::ScreeningResult;
use countersight_model::run::{RegisterStamp, Run};
use csv::{Terminator, Writer, WriterBuilder};
use std::io::Write;

/// Writes the header with the first row or at the end, then one row a result.
pub(crate) struct CsvSink<'a> {
    out: Writer<Box<dyn Write + Send + 'a>>,
    register: RegisterStamp,
    headed: bool,
}

impl<'a> CsvSink<'a> {
    pub(crate) fn new(out: Box<dyn Write + Send + 'a>, options: &Options) -> Self {
        let out = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .from_writer(out);
        Self {
            out,
            register: options.register.clone(),
            headed: false,
        }
    }

    fn head(&mut self) -> Result<(), ReportError> {
        if !self.headed {
            self.headed = true;
            self.out
                .write_record(row::COLUMNS)
                .map_err(ReportError::output)?;
        }
        Ok(())
    }
}

impl ResultSink for CsvSink<'_> {
    fn result(&mut self, result: &ScreeningResult) -> Result<(), ReportError> {
        self.head()?;
        let cells = row::cells(result, &self.register);
        let safe = cells.iter().map(|cell| safe::cell(cell));
        self.out
            .write_record(safe.map(|cell| cell.into_owned().into_bytes()))
            .map_err(ReportError::output)
    }

    fn finish(mut self: Box<Self>, _run: &Run, _dossier: &Dossier) -> Result<(), ReportError> {
        self.head()?;
        self.out.flush().map_err(ReportError::Output)
    }
}
