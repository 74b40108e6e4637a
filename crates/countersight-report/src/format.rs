//! The formats a report can have.

use crate::error::ReportError;
use std::fmt;
use std::str::FromStr;

/// Format of a report on screened subjects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// For a reader at a terminal.
    Text,
    /// One object: the run, then every result.
    Json,
    /// One result a line.
    Jsonl,
    /// One row a result, for any spreadsheet.
    Csv,
    /// One self-contained page to attach to a file.
    Html,
    /// A workbook: results, measures, coverage, about.
    Xlsx,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 6] = [
        Self::Text,
        Self::Json,
        Self::Jsonl,
        Self::Csv,
        Self::Html,
        Self::Xlsx,
    ];

    /// The word used after `--format`, which is also the usual file extension but for text.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
        }
    }

    /// The format that a file name asks for by its extension, if it is one of ours.
    ///
    /// ```
    /// use countersight_report::Format;
    /// assert_eq!(Format::of_file_name("report.XLSX"), Some(Format::Xlsx));
    /// assert_eq!(Format::of_file_name("notes.txt"), Some(Format::Text));
    /// assert_eq!(Format::of_file_name("report"), None);
    /// ```
    pub fn of_file_name(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "txt" => Some(Self::Text),
            "htm" => Some(Self::Html),
            "ndjson" => Some(Self::Jsonl),
            other => other.parse().ok(),
        }
    }

    /// Whether the format is bytes that would spoil a terminal.
    pub fn is_binary(self) -> bool {
        self == Self::Xlsx
    }

    /// Whether a sink of this format uses its scratch file; the others leave it untouched.
    pub fn needs_spool(self) -> bool {
        self == Self::Json
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text is not one of the formats.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a format; use text, json, jsonl, csv, html or xlsx")]
pub struct UnknownFormat(String);

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(text: &str) -> Result<Self, UnknownFormat> {
        Self::ALL
            .into_iter()
            .find(|format| format.as_str() == text)
            .ok_or_else(|| UnknownFormat(text.to_owned()))
    }
}

/// Format of a page on one record: an entity, a brand, a measure, a source, a list of problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageFormat {
    /// For a reader at a terminal.
    Text,
    /// One JSON object or array.
    Json,
    /// One self-contained page.
    Html,
}

impl TryFrom<Format> for PageFormat {
    type Error = ReportError;

    fn try_from(format: Format) -> Result<Self, ReportError> {
        match format {
            Format::Text => Ok(Self::Text),
            Format::Json => Ok(Self::Json),
            Format::Html => Ok(Self::Html),
            other => Err(ReportError::NotOffered(other)),
        }
    }
}
