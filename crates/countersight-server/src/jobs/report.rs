//! What is downloaded: reports that were written beside the screening, or are put together from what was kept.

use super::folder::disk;
use super::job::{Job, State};
use super::kept::RESULTS;
use crate::problem::{Problem, ProblemCode};
use axum::body::{Body, Bytes};
use countersight_model::run::Run;
use countersight_report::Format;
use http_body_util::channel::{Channel, Sender};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Handle;

/// Reports that need more than the results' JSON are written while the file is screened.
pub(super) const MADE_ALONG: [Format; 3] = [Format::Html, Format::Xlsx, Format::Csv];

/// Bytes that are sent at once.
const PIECE: usize = 1 << 16;
/// How long a reader may take for one piece.
const PATIENCE: Duration = Duration::from_mins(1);

/// A report on its way out.
#[derive(Debug)]
pub(crate) struct Report {
    /// Its media type.
    pub(crate) kind: &'static str,
    /// A name for it: that of the file with another ending.
    pub(crate) name: String,
    /// Its bytes, read while they are sent.
    pub(crate) body: Body,
}

/// The media type of a report.
fn kind(format: Format) -> &'static str {
    match format {
        Format::Text => "text/plain; charset=utf-8",
        Format::Json => "application/json",
        Format::Jsonl => "application/x-ndjson",
        Format::Csv => "text/csv; charset=utf-8",
        Format::Html => "text/html; charset=utf-8",
        Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
}

impl Job {
    /// The report in a format.
    ///
    /// # Errors
    ///
    /// [`ProblemCode::NotReady`] while the job runs, or when it did not end well; a problem of its own where the
    /// format is not offered.
    pub(crate) fn report(self: &Arc<Self>, format: Format) -> Result<Report, Problem> {
        let status = self.status();
        let Some(run) = status.run.filter(|_| status.state == State::Done) else {
            let what = format!(
                "the job is {}; a report is there once it is done",
                status.state.as_str()
            );
            return Err(Problem::new(ProblemCode::NotReady, what));
        };
        if format == Format::Text {
            let what = "reports are offered as html, xlsx, csv, json and jsonl";
            return Err(Problem::new(ProblemCode::NotFound, what));
        }
        let (sender, body) = Channel::<Bytes, io::Error>::new(2);
        let (job, handle) = (Arc::clone(self), Handle::current());
        if MADE_ALONG.contains(&format) {
            // Looked for now, so that a fault has an answer of its own.
            self.folder
                .open(format.as_str())
                .map_err(|error| disk(&error))?;
        }
        tokio::task::spawn_blocking(move || {
            let mut out = BufWriter::with_capacity(PIECE, Out { sender, handle });
            let written = job.write(format, &run, &mut out).and_then(|()| out.flush());
            if let Err(error) = written {
                // What breaks off must not look as if it were whole. Who went away is told nothing.
                out.into_parts().0.sender.abort(error);
            }
        });
        Ok(Report {
            kind: kind(format),
            name: name(&status.file, format),
            body: Body::new(body),
        })
    }

    fn write(&self, format: Format, run: &Run, out: &mut impl Write) -> io::Result<()> {
        match format {
            Format::Json => {
                out.write_all(b"{\"run\":")?;
                serde_json::to_writer(&mut *out, run)?;
                out.write_all(b",\n\"results\":[\n")?;
                let mut any = false;
                self.each(|line| {
                    if any {
                        out.write_all(b",\n")?;
                    }
                    any = true;
                    out.write_all(line)
                })?;
                out.write_all(if any { b"\n]}\n" } else { b"]}\n" })
            }
            Format::Jsonl => {
                let register = serde_json::to_string(&run.register)?;
                self.each(|line| {
                    // Each line also names the register, so that a line taken out of its file tells its date.
                    let open = line.strip_suffix(b"}").unwrap_or(line);
                    out.write_all(open)?;
                    writeln!(out, ",\"register\":{register}}}")
                })
            }
            format => io::copy(&mut self.folder.open(format.as_str())?, out).map(|_| ()),
        }
    }

    /// Every result's line, without its end.
    fn each(&self, mut take: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        let mut lines = BufReader::with_capacity(PIECE, self.folder.open(RESULTS)?);
        let mut line = Vec::new();
        while lines.read_until(b'\n', &mut line)? > 0 {
            take(line.strip_suffix(b"\n").unwrap_or(&line))?;
            line.clear();
        }
        Ok(())
    }
}

/// The file's own name with the ending of the format.
fn name(file: &str, format: Format) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    format!("{stem}-countersight.{format}")
}

/// Hands bytes to a body, and waits until they are taken.
struct Out {
    sender: Sender<Bytes, io::Error>,
    handle: Handle,
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let sent = self.sender.send_data(Bytes::copy_from_slice(bytes));
        match self
            .handle
            .block_on(async { tokio::time::timeout(PATIENCE, sent).await })
        {
            Ok(Ok(())) => Ok(bytes.len()),
            Ok(Err(_)) => Err(io::ErrorKind::BrokenPipe.into()),
            Err(_) => Err(io::ErrorKind::TimedOut.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
