//! CSV tables with the place of every cell.

use crate::fault::Fault;
use crate::report::{File, Report};
use csv::{ReaderBuilder, StringRecord};
use std::ops::Range;

/// One row of a table.
#[derive(Debug)]
pub(crate) struct Row<'a> {
    /// The table.
    pub(crate) file: File<'a>,
    start: usize,
    cells: StringRecord,
}

impl Row<'_> {
    /// The text of a cell, without surrounding white space.
    pub(crate) fn get(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default().trim()
    }

    /// Where a cell stands in the file, its quotes included.
    pub(crate) fn span(&self, column: usize) -> Range<usize> {
        let rest = self
            .file
            .text
            .as_bytes()
            .get(self.start..)
            .unwrap_or_default();
        let (mut cell, mut quoted, mut start) = (0, false, 0);
        for (offset, byte) in rest.iter().enumerate() {
            match byte {
                b'"' => quoted = !quoted,
                b',' | b'\n' | b'\r' if !quoted => {
                    if cell == column || *byte != b',' {
                        return self.start + start..self.start + offset;
                    }
                    cell += 1;
                    start = offset + 1;
                }
                _ => {}
            }
        }
        self.start + start..self.file.text.len()
    }
}

/// Reads a table whose header must be `columns`; rows that are not of that width are reported.
pub(crate) fn rows<'a>(file: File<'a>, columns: &[&str], report: &mut Report) -> Vec<Row<'a>> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(file.text.as_bytes());
    let mut rows = Vec::new();
    for (number, record) in reader.records().enumerate() {
        let cells = match record {
            Ok(cells) => cells,
            Err(error) => {
                let (message, help) = (error.to_string(), "check quotes and commas");
                report.whole(file.path, Fault::CsvRow, message, help);
                continue;
            }
        };
        let start = start_of(file.text, &cells);
        let row = Row { file, start, cells };
        if number == 0 {
            if !row.cells.iter().map(str::trim).eq(columns.iter().copied()) {
                report.at(
                    file,
                    row.start..row.start,
                    Fault::CsvHeader,
                    "the header is not the expected one",
                    format!("the first row must be `{}`", columns.join(",")),
                );
                return Vec::new();
            }
        } else if row.cells.len() == columns.len() {
            rows.push(row);
        } else {
            report.at(
                file,
                row.start..row.start,
                Fault::CsvRow,
                format!(
                    "this row has {} cells, the header {}",
                    row.cells.len(),
                    columns.len()
                ),
                "a cell that holds a comma stands in \"quotes\"; an empty cell keeps its comma",
            );
        }
    }
    rows
}

/// The first byte of a record; the reader counts the line ends and blank lines before it as its own.
fn start_of(text: &str, cells: &StringRecord) -> usize {
    let start = cells
        .position()
        .and_then(|at| usize::try_from(at.byte()).ok())
        .unwrap_or(0);
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    start
        + rest
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count()
}
