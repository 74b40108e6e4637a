//! The rows of a CSV file, each with its place.

use anyhow::{Context as _, bail};
use csv::{Reader, ReaderBuilder, StringRecord};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

/// A table with a header.
pub(crate) struct Rows {
    reader: Reader<Box<dyn Read>>,
    /// The file, for messages.
    pub(crate) file: String,
    /// The header row.
    pub(crate) header: StringRecord,
    row: u64,
}

/// One row.
pub(crate) struct Row {
    /// The row as it stands.
    pub(crate) cells: StringRecord,
    /// Where it stands, for messages.
    pub(crate) place: String,
}

impl Row {
    /// The text of a cell; empty where there is none.
    pub(crate) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default()
    }
}

impl Rows {
    /// Opens a file; `-` is standard input.
    pub(crate) fn open(path: &Path) -> anyhow::Result<Self> {
        let file = path.display().to_string();
        let input: Box<dyn Read> = if path == Path::new("-") {
            Box::new(std::io::stdin())
        } else {
            let opened = File::open(path).with_context(|| format!("`{file}` cannot be read"))?;
            Box::new(BufReader::new(opened))
        };
        let mut reader = ReaderBuilder::new().flexible(true).from_reader(input);
        let mut header = reader
            .headers()
            .with_context(|| format!("`{file}`, row 1, cannot be read; save it as CSV in UTF-8"))?
            .clone();
        if let Some(first) = header.get(0).and_then(|cell| cell.strip_prefix('\u{feff}')) {
            let first = first.trim_matches('"').to_owned();
            header = std::iter::once(first.as_str())
                .chain(header.iter().skip(1))
                .collect();
        }
        Ok(Self {
            reader,
            file,
            header,
            row: 1,
        })
    }

    /// The position of a column that bears one of these names.
    pub(crate) fn column(&self, names: &[&str]) -> Option<usize> {
        self.header.iter().position(|cell| {
            names
                .iter()
                .any(|name| cell.trim().eq_ignore_ascii_case(name))
        })
    }

    /// The names of the columns, for messages.
    pub(crate) fn columns(&self) -> String {
        self.header.iter().collect::<Vec<_>>().join(", ")
    }

    /// The next row; none at the end.
    pub(crate) fn next(&mut self) -> anyhow::Result<Option<Row>> {
        let mut cells = StringRecord::new();
        self.row += 1;
        let place = format!("`{}`, row {}", self.file, self.row);
        let more = self.reader.read_record(&mut cells);
        if !more
            .with_context(|| format!("{place}, cannot be read; save the file as CSV in UTF-8"))?
        {
            return Ok(None);
        }
        if cells.len() != self.header.len() {
            bail!(
                "{place}, holds {} cells and the header {}; put a cell with a comma in quotation marks",
                cells.len(),
                self.header.len()
            );
        }
        Ok(Some(Row { cells, place }))
    }
}
