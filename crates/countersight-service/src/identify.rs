//! Brand and maker of every device of a scan, in order; no law is asked.

mod counts;
mod identifier;
mod table;

pub use counts::Counts;

use crate::ServiceError;
use countersight_devices::DeviceIndex;
use countersight_formats::observations::{self, Chunk, Chunks, Format, LineFormat, Observations};
use countersight_formats::{Input, ReadError};
use countersight_register::Register;
use identifier::Identifier;
use std::io::Write;

/// A scan that is opened, of a format that is known.
pub struct Scan {
    name: String,
    opened: observations::Opened,
    format: Result<Format, ReadError>,
}

impl std::fmt::Debug for Scan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scan")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

impl Scan {
    /// Opens an input, unpacks it where it is packed, and finds its format.
    ///
    /// # Errors
    ///
    /// When it is missing, empty or cannot be read. Whether it is a scan at all, [`Scan::identify`] says.
    pub fn open(name: &str, input: Input) -> Result<Self, ServiceError> {
        let opened = observations::open(name, input)?;
        Ok(Self {
            format: observations::format_of(name, &opened),
            name: name.to_owned(),
            opened,
        })
    }

    /// Its length in bytes, where it is known.
    pub fn len_hint(&self) -> Option<u64> {
        self.opened.len
    }

    /// Writes the answer of every record, in order, a JSON object a line; with `only_found`, of those of which
    /// something was found. `progress` is told of bytes that were gone through.
    ///
    /// # Errors
    ///
    /// When the input is of no format that is known, breaks off, or the output refuses a line.
    pub fn identify(
        self,
        index: &DeviceIndex,
        register: &Register,
        only_found: bool,
        out: &mut dyn Write,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Counts, ServiceError> {
        let (name, bytes) = (self.name.as_str(), self.opened.bytes);
        match self.format {
            Err(not_found) => {
                let reading = table::open(name, bytes, register, not_found)?;
                table::of_rows(name, reading, index, only_found, out)
            }
            Ok(Format::Lines(format)) => {
                let chunks = Chunks::new(name, bytes);
                of_lines(name, format, chunks, index, only_found, progress, out)
            }
            Ok(Format::Stream(format)) => {
                let records = Observations::of_stream(format, bytes);
                of_records(name, records, index, only_found, out)
            }
        }
    }
}

/// Two chunks are read and then gone through side by side; their answers are written in order.
fn of_lines(
    name: &str,
    format: &dyn LineFormat,
    mut chunks: Chunks,
    index: &DeviceIndex,
    only_found: bool,
    progress: &mut dyn FnMut(u64),
    out: &mut dyn Write,
) -> Result<Counts, ServiceError> {
    let mut pair = [Chunk::default(), Chunk::default()];
    let mut workers = [
        Identifier::new(name, format, index, only_found),
        Identifier::new(name, format, index, only_found),
    ];
    let mut more = true;
    while more {
        for chunk in &mut pair {
            more = more && chunks.next_into(chunk)?;
            if !more {
                chunk.clear();
            }
        }
        let [first, second] = &mut workers;
        let [chunk, after] = &pair;
        if after.is_empty() {
            first.go_through(chunk)?;
        } else {
            std::thread::scope(|scope| {
                let side = scope.spawn(|| first.go_through(chunk));
                let here = second.go_through(after);
                // A panic of the other half is our own fault and goes on as one.
                let there = side
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
                there.and(here)
            })?;
        }
        for worker in &mut workers {
            out.write_all(&worker.out)?;
            worker.out.clear();
        }
        progress((chunk.len() + after.len()) as u64);
    }
    let [first, second] = workers;
    let mut counts = first.counts;
    counts.add(&second.counts);
    Ok(counts)
}

fn of_records(
    name: &str,
    records: Observations,
    index: &DeviceIndex,
    only_found: bool,
    out: &mut dyn Write,
) -> Result<Counts, ServiceError> {
    let mut worker = Identifier::new(name, &observations::Native, index, only_found);
    for record in records {
        worker.judge(record?)?;
        out.write_all(&worker.out)?;
        worker.out.clear();
    }
    Ok(worker.counts)
}
