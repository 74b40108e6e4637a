//! Pairs of names in a CSV file.

use anyhow::{Context as _, bail};
use csv::{Reader, ReaderBuilder, StringRecord};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

/// A table of pairs.
pub(crate) struct Pairs {
    reader: Reader<Box<dyn Read>>,
    file: String,
    /// The header row.
    pub(crate) header: StringRecord,
    name1: usize,
    name2: usize,
    row: u64,
}

/// One row.
pub(crate) struct Pair {
    /// The row as it stands.
    pub(crate) cells: StringRecord,
    /// Where it stands, for messages.
    pub(crate) place: String,
    pub(crate) name1: String,
    pub(crate) name2: String,
}

impl Pairs {
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
        let column = |name: &str| {
            header
                .iter()
                .position(|cell| cell.trim().eq_ignore_ascii_case(name))
        };
        let (Some(name1), Some(name2)) = (column("name1"), column("name2")) else {
            bail!(
                "`{file}`, row 1, lacks the column name1 or name2; it holds: {}",
                header.iter().collect::<Vec<_>>().join(", ")
            );
        };
        Ok(Self {
            reader,
            file,
            header,
            name1,
            name2,
            row: 1,
        })
    }

    /// The position of a column.
    pub(crate) fn column(&self, names: &[&str]) -> Option<usize> {
        self.header.iter().position(|cell| {
            names
                .iter()
                .any(|name| cell.trim().eq_ignore_ascii_case(name))
        })
    }

    /// The next row; none at the end.
    pub(crate) fn next(&mut self) -> anyhow::Result<Option<Pair>> {
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
        let name = |column: usize| cells.get(column).unwrap_or_default().to_owned();
        Ok(Some(Pair {
            name1: name(self.name1),
            name2: name(self.name2),
            place,
            cells,
        }))
    }
}
