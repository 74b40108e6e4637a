//! Brand and maker of every device of a scan, in order; no law is asked.

mod counts;
mod identifier;
mod side_by_side;
mod table;

pub use counts::Counts;

use crate::ServiceError;
use countersight_devices::DeviceIndex;
use countersight_formats::observations::{self, Chunks, Format, Observations};
use countersight_formats::{Input, ReadError};
use countersight_register::Register;
use countersight_report::DeviceFormat;
use identifier::Identifier;
use std::io::Write;

/// How answers are written.
#[derive(Debug, Clone, Copy, Default)]
pub struct AnswerForm {
    /// Their format.
    pub format: DeviceFormat,
    /// Only devices of which something was found, and records that cannot be read.
    pub only_found: bool,
}

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

    /// Writes the answer of every record, in order, such that a [`DeviceOutput`](countersight_report::DeviceOutput) of the
    /// same format makes a file of them. `progress` is told of bytes that were gone through.
    ///
    /// # Errors
    ///
    /// When the input is of no format that is known, breaks off, or the output refuses a line.
    pub fn identify(
        self,
        index: &DeviceIndex,
        register: &Register,
        form: AnswerForm,
        out: &mut dyn Write,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Counts, ServiceError> {
        let (name, bytes) = (self.name.as_str(), self.opened.bytes);
        match self.format {
            Err(not_found) => {
                let reading = table::open(name, bytes, register, not_found)?;
                table::of_rows(name, reading, index, form, out)
            }
            Ok(Format::Lines(format)) => {
                let chunks = Chunks::new(name, bytes);
                let identifier = |_| Identifier::new(name, format, index, form);
                let identifiers = (0..side_by_side::workers()).map(identifier).collect();
                side_by_side::of_chunks(chunks, identifiers, out, progress)
            }
            Ok(Format::Stream(format)) => {
                let records = Observations::of_stream(format, bytes);
                of_records(name, records, index, form, out)
            }
        }
    }
}

fn of_records(
    name: &str,
    records: Observations,
    index: &DeviceIndex,
    form: AnswerForm,
    out: &mut dyn Write,
) -> Result<Counts, ServiceError> {
    let mut worker = Identifier::new(name, &observations::Native, index, form);
    for record in records {
        worker.judge(record?)?;
        out.write_all(&worker.out)?;
        worker.out.clear();
    }
    Ok(worker.counts)
}
