//! The formats in which devices are written: JSON lines, a table for any spreadsheet, and one for databases.
//!
//! Devices are written one by one, on as many threads as there are, and then joined in order by a [`DeviceOutput`],
//! which makes the file of them.

mod cells;
mod output;
mod packed;
mod parquet;

pub use cells::DEVICE_COLUMNS;
pub use output::DeviceOutput;

use crate::identified::{Identified, write_identified, write_unidentified};
use crate::safe;
use cells::{Cells, cells};
use std::borrow::Cow;
use std::fmt;
use std::io;
use std::str::FromStr;

/// Format of the answers of `identify`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeviceFormat {
    /// One device a line, with all of its evidence.
    #[default]
    Jsonl,
    /// One device a row, as [`DEVICE_COLUMNS`] names its cells (RFC 4180: comma, CRLF, quotes where needed).
    Csv,
    /// The same table by columns: [Apache Parquet](https://parquet.apache.org/docs/file-format/), every cell a text as it
    /// was read, null where the table has an empty cell.
    Parquet,
}

/// The text is none of the formats.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "devices are written as jsonl, csv or parquet, and not as `{asked}`; leave out --format for jsonl"
)]
pub struct UnknownDeviceFormat {
    asked: String,
}

impl fmt::Display for DeviceFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Parquet => "parquet",
        })
    }
}

impl FromStr for DeviceFormat {
    type Err = UnknownDeviceFormat;

    fn from_str(text: &str) -> Result<Self, UnknownDeviceFormat> {
        match text {
            "jsonl" => Ok(Self::Jsonl),
            "csv" => Ok(Self::Csv),
            "parquet" => Ok(Self::Parquet),
            _ => Err(UnknownDeviceFormat {
                asked: text.to_owned(),
            }),
        }
    }
}

impl DeviceFormat {
    /// The format that a file name asks for by its ending, if it is one of these.
    ///
    /// ```
    /// use countersight_report::DeviceFormat;
    /// assert_eq!(DeviceFormat::of_file_name("devices.CSV"), Some(DeviceFormat::Csv));
    /// assert_eq!(DeviceFormat::of_file_name("devices.ndjson"), Some(DeviceFormat::Jsonl));
    /// assert_eq!(DeviceFormat::of_file_name("devices.txt"), None);
    /// ```
    pub fn of_file_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "ndjson" => Some(Self::Jsonl),
            other => other.parse().ok(),
        }
    }

    /// Whether the format is bytes that would spoil a terminal.
    pub fn is_binary(self) -> bool {
        self == Self::Parquet
    }

    /// What stands before all devices: the header of a table.
    fn head(self) -> Vec<u8> {
        let mut out = Vec::new();
        if self == Self::Csv {
            write_row(&mut out, &DEVICE_COLUMNS.map(Cow::Borrowed));
        }
        out
    }

    /// Writes one device, such that a [`DeviceOutput`] of the same format takes it. In text formats, these are the bytes
    /// of the file.
    ///
    /// # Errors
    ///
    /// When the output cannot be written, or one text of a table by columns has more than 4 GiB.
    pub fn write(self, mut out: &mut Vec<u8>, one: &Identified<'_>) -> io::Result<()> {
        match self {
            Self::Jsonl => write_identified(&mut out, one),
            Self::Csv => {
                write_row(out, &cells(one));
                Ok(())
            }
            Self::Parquet => packed::write(out, &cells(one)),
        }
    }

    /// Writes a record of which nothing was found, by the number of its line; without an identifier, that is the
    /// number.
    ///
    /// # Errors
    ///
    /// As [`DeviceFormat::write`].
    pub fn write_nothing(
        self,
        out: &mut Vec<u8>,
        id: &str,
        source: &str,
        line: u64,
    ) -> io::Result<()> {
        if self == Self::Jsonl {
            return write_unidentified(out, id, source, line);
        }
        let (locator, number) = (format!("line {line}"), line.to_string());
        let one = Identified {
            id: if id.is_empty() { &number } else { id },
            source,
            locator: &locator,
            device: None,
            problem: None,
        };
        self.write(out, &one)
    }
}

/// One row, each cell such that no spreadsheet takes it for a formula.
fn write_row(out: &mut Vec<u8>, cells: &Cells<'_>) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        let cell = safe::cell(cell);
        if cell.contains(['"', ',', '\r', '\n']) {
            out.push(b'"');
            out.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
            out.push(b'"');
        } else {
            out.extend_from_slice(cell.as_bytes());
        }
    }
    out.extend_from_slice(b"\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use cells::example;

    fn table() -> Vec<u8> {
        let device = example();
        let one = |device, problem| Identified {
            id: "cam-1",
            source: "scan.jsonl",
            locator: "line 1",
            device,
            problem,
        };
        let mut out = DeviceFormat::Csv.head();
        let csv = DeviceFormat::Csv;
        csv.write(&mut out, &one(Some(&device), None)).unwrap();
        csv.write(&mut out, &one(None, Some("cut off"))).unwrap();
        csv.write_nothing(&mut out, "", "scan.jsonl", 3).unwrap();
        out
    }

    #[test]
    fn each_device_is_one_row_of_the_same_columns() {
        let text = String::from_utf8(table()).unwrap();
        insta::assert_snapshot!(text.replace("\r\n", "\n"), @r#"
        source,locator,id,brand,brand_id,maker,maker_id,listed,confidence,other_makers,model,firmware,evidence,conflicts,problem
        scan.jsonl,line 1,cam-1,"'=Label, ""new""",,Firm A,,yes,possible,Firm B,M-1,,"http.title=a
        b|model=M-1",,
        scan.jsonl,line 1,cam-1,,,,,,,,,,,,cut off
        scan.jsonl,line 3,3,,,,,no,,,,,,,
        "#);
    }

    #[test]
    fn the_book_names_every_column() {
        let book = include_str!("../../../docs/src/reference/commands.md");
        for column in DEVICE_COLUMNS {
            assert!(book.contains(&format!("`{column}`")), "{column}");
        }
    }

    #[test]
    fn a_reader_of_csv_reads_the_cells_back() {
        let table = table();
        let mut reader = csv::Reader::from_reader(table.as_slice());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let device = example();
        let one = Identified {
            id: "cam-1",
            source: "scan.jsonl",
            locator: "line 1",
            device: Some(&device),
            problem: None,
        };
        let safe: Vec<String> = cells(&one)
            .iter()
            .map(|cell| safe::cell(cell).into_owned())
            .collect();
        assert_eq!(rows[0], safe);
        assert_eq!(&rows[1][14], "cut off");
        assert_eq!(&rows[2][2], "3");
    }
}
