//! JSON, as one object or one result a line.

use crate::error::ReportError;
use crate::options::Dossier;
use crate::sink::{ResultSink, Spool};
use countersight_model::result::ScreeningResult;
use countersight_model::run::{RegisterStamp, Run};
use serde::Serialize;
use std::io::{self, BufWriter, Seek, SeekFrom, Write};

/// Writes `{"run":…,"results":[…]}`.
///
/// The run comes first and is known last, so the results wait in the scratch file.
pub(crate) struct JsonSink<'a> {
    out: BufWriter<Box<dyn Write + Send + 'a>>,
    spool: BufWriter<Box<dyn Spool>>,
    any: bool,
}

impl<'a> JsonSink<'a> {
    pub(crate) fn new(out: Box<dyn Write + Send + 'a>, spool: Box<dyn Spool>) -> Self {
        Self {
            out: BufWriter::new(out),
            spool: BufWriter::new(spool),
            any: false,
        }
    }

    fn write_run(&mut self, run: &Run) -> io::Result<()> {
        self.out.write_all(b"{\"run\":")?;
        serde_json::to_writer(&mut self.out, run)?;
        self.out.write_all(b",\n\"results\":[\n")
    }
}

impl ResultSink for JsonSink<'_> {
    fn result(&mut self, result: &ScreeningResult) -> Result<(), ReportError> {
        if self.any {
            self.spool.write_all(b",\n").map_err(ReportError::Scratch)?;
        }
        self.any = true;
        serde_json::to_writer(&mut self.spool, result)
            .map_err(|error| ReportError::Scratch(error.into()))
    }

    fn finish(mut self: Box<Self>, run: &Run, _dossier: &Dossier) -> Result<(), ReportError> {
        self.write_run(run).map_err(ReportError::Output)?;
        let Self {
            mut out,
            spool,
            any,
        } = *self;
        let mut spool = spool
            .into_inner()
            .map_err(|error| ReportError::Scratch(error.into_error()))?;
        spool
            .seek(SeekFrom::Start(0))
            .map_err(ReportError::Scratch)?;
        io::copy(&mut spool, &mut out).map_err(ReportError::Output)?;
        out.write_all(if any { b"\n]}\n" } else { b"]}\n" })
            .map_err(ReportError::Output)?;
        out.flush().map_err(ReportError::Output)
    }
}

/// Writes one result a line.
///
/// Each line also names the register, so that a line taken out of its file still tells its date.
pub(crate) struct JsonlSink<'a> {
    out: BufWriter<Box<dyn Write + Send + 'a>>,
    register: RegisterStamp,
}

/// A result with the register that it was asked of.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    result: &'a ScreeningResult,
    register: &'a RegisterStamp,
}

impl<'a> JsonlSink<'a> {
    pub(crate) fn new(out: Box<dyn Write + Send + 'a>, register: RegisterStamp) -> Self {
        Self {
            out: BufWriter::new(out),
            register,
        }
    }
}

impl ResultSink for JsonlSink<'_> {
    fn result(&mut self, result: &ScreeningResult) -> Result<(), ReportError> {
        let line = Line {
            result,
            register: &self.register,
        };
        serde_json::to_writer(&mut self.out, &line).map_err(ReportError::output)?;
        self.out.write_all(b"\n").map_err(ReportError::Output)
    }

    fn finish(mut self: Box<Self>, _run: &Run, _dossier: &Dossier) -> Result<(), ReportError> {
        self.out.flush().map_err(ReportError::Output)
    }
}
