//! The formats in which devices are written: JSON lines, and a table for any spreadsheet.

use crate::identified::{Identified, write_identified, write_unidentified};
use crate::safe;
use countersight_model::device::{DeviceFinding, DeviceMaker};
use countersight_model::id::{BrandId, EntityId};
use countersight_model::result::Confidence;
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
}

/// The columns of a table of devices, in order. Several values in one cell have `|` between them.
///
/// | column | what stands there |
/// |---|---|
/// | `source`, `locator` | the file, and where the record stands in it |
/// | `id` | the record's own identifier, in scans the address; else the number of its line |
/// | `brand`, `brand_id` | the label, and its identifier if the register knows it |
/// | `maker`, `maker_id` | the likeliest maker, and its identifier if it is a company of the register |
/// | `listed` | `yes` if a maker of the register is found, be it only possible, else `no` |
/// | `confidence` | in `maker`: `conclusive`, `strong`, `possible` |
/// | `other_makers` | makers that the evidence leaves possible beside it |
/// | `model`, `firmware` | as the device or its list says |
/// | `evidence` | what was read, as `field=value`, strongest first |
/// | `conflicts` | evidence that contradicts itself, in words |
/// | `problem` | why the record could not be read; then `listed` is empty |
pub const DEVICE_COLUMNS: [&str; 15] = [
    "source",
    "locator",
    "id",
    "brand",
    "brand_id",
    "maker",
    "maker_id",
    "listed",
    "confidence",
    "other_makers",
    "model",
    "firmware",
    "evidence",
    "conflicts",
    "problem",
];

/// The text is none of the formats.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("devices are written as jsonl or csv, and not as `{asked}`; leave out --format for jsonl")]
pub struct UnknownDeviceFormat {
    asked: String,
}

impl fmt::Display for DeviceFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
        })
    }
}

impl FromStr for DeviceFormat {
    type Err = UnknownDeviceFormat;

    fn from_str(text: &str) -> Result<Self, UnknownDeviceFormat> {
        match text {
            "jsonl" => Ok(Self::Jsonl),
            "csv" => Ok(Self::Csv),
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

    /// What stands before all devices: the header of a table.
    pub fn head(self) -> Vec<u8> {
        let mut out = Vec::new();
        if self == Self::Csv {
            write_row(&mut out, &DEVICE_COLUMNS.map(Cow::Borrowed));
        }
        out
    }

    /// Writes one device.
    ///
    /// # Errors
    ///
    /// When the output cannot be written.
    pub fn write(self, mut out: &mut Vec<u8>, one: &Identified<'_>) -> io::Result<()> {
        match self {
            Self::Jsonl => write_identified(&mut out, one),
            Self::Csv => {
                write_row(out, &cells(one));
                Ok(())
            }
        }
    }

    /// Writes a record of which nothing was found, by the number of its line; without an identifier, that is the
    /// number.
    ///
    /// # Errors
    ///
    /// When the output cannot be written.
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

fn cells<'a>(one: &Identified<'a>) -> [Cow<'a, str>; 15] {
    let device = one.device;
    let of = |text: Option<&'a str>| Cow::Borrowed(text.unwrap_or_default());
    let brand = device.and_then(|device| device.brand.as_ref());
    let maker = device.and_then(|device| device.maker.as_ref());
    let confidence = device.and_then(|device| device.confidence);
    let others = device.map_or(&[][..], |device| &device.other_makers);
    let evidence = device.map_or(&[][..], |device| &device.evidence);
    let conflicts = device.map_or(&[][..], |device| &device.conflicts);
    let listed = match (one.problem, device) {
        (Some(_), _) => "",
        (None, Some(device)) if is_listed(device) => "yes",
        (None, _) => "no",
    };
    [
        Cow::Borrowed(one.source),
        Cow::Borrowed(one.locator),
        Cow::Borrowed(one.id),
        of(brand.map(|brand| brand.name.as_str())),
        of(brand
            .and_then(|brand| brand.id.as_ref())
            .map(BrandId::as_str)),
        of(maker.map(|maker| maker.name.as_str())),
        of(maker
            .and_then(|maker| maker.entity.as_ref())
            .map(EntityId::as_str)),
        Cow::Borrowed(listed),
        of(confidence.map(Confidence::as_str)),
        joined(others.iter().map(|maker| maker.name.clone())),
        of(device.and_then(|device| device.model.as_deref())),
        of(device.and_then(|device| device.firmware.as_deref())),
        joined(
            evidence
                .iter()
                .map(|seen| format!("{}={}", seen.field, seen.value)),
        ),
        joined(conflicts.iter().cloned()),
        of(one.problem),
    ]
}

/// Whether a maker of the register is found, be it only possible.
fn is_listed(device: &DeviceFinding) -> bool {
    let of_register = |maker: &DeviceMaker| maker.entity.is_some();
    match &device.maker {
        Some(maker) if of_register(maker) => true,
        _ => device.other_makers.iter().any(of_register),
    }
}

fn joined<'a>(values: impl Iterator<Item = String>) -> Cow<'a, str> {
    Cow::Owned(values.collect::<Vec<_>>().join("|"))
}

/// One row, each cell such that no spreadsheet takes it for a formula.
fn write_row(out: &mut Vec<u8>, cells: &[Cow<'_, str>; 15]) {
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
    use countersight_model::device::{DeviceBrand, Evidence, Strength};

    fn found() -> DeviceFinding {
        let maker = |name: &str, entity: Option<&str>| DeviceMaker {
            entity: entity.map(EntityId::new),
            name: name.to_owned(),
            confidence: Confidence::Possible,
        };
        let seen = |field: &str, value: &str| Evidence {
            field: field.to_owned(),
            value: value.to_owned(),
            rule: "a-rule".to_owned(),
            strength: Strength::Weak,
            detail: String::new(),
        };
        DeviceFinding {
            brand: Some(DeviceBrand {
                id: None,
                name: "=Label, \"new\"".to_owned(),
            }),
            maker: Some(maker("Firm A", None)),
            other_makers: vec![maker("Firm B", Some("firm-b"))],
            model: Some("M-1".to_owned()),
            firmware: None,
            confidence: Some(Confidence::Possible),
            evidence: vec![seen("http.title", "a\nb"), seen("model", "M-1")],
            conflicts: Vec::new(),
        }
    }

    fn table() -> Vec<u8> {
        let device = found();
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
        let device = found();
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
