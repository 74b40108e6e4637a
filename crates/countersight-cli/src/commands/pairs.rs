//! Pairs of names in a CSV file.

use crate::commands::rows::Rows;
use anyhow::bail;
use csv::StringRecord;
use std::path::Path;

/// A table of pairs.
pub(crate) struct Pairs {
    rows: Rows,
    name1: usize,
    name2: usize,
}

/// One row.
pub(crate) struct Pair {
    /// The row as it stands.
    pub(crate) cells: StringRecord,
    pub(crate) name1: String,
    pub(crate) name2: String,
}

impl Pairs {
    /// Opens a file; `-` is standard input.
    pub(crate) fn open(path: &Path) -> anyhow::Result<Self> {
        let rows = Rows::open(path)?;
        let (Some(name1), Some(name2)) = (rows.column(&["name1"]), rows.column(&["name2"])) else {
            bail!(
                "`{}`, row 1, lacks the column name1 or name2; it holds: {}",
                rows.file,
                rows.columns()
            );
        };
        Ok(Self { rows, name1, name2 })
    }

    /// The header row.
    pub(crate) fn header(&self) -> &StringRecord {
        &self.rows.header
    }

    /// The next row; none at the end.
    pub(crate) fn next(&mut self) -> anyhow::Result<Option<Pair>> {
        let Some(row) = self.rows.next()? else {
            return Ok(None);
        };
        Ok(Some(Pair {
            name1: row.cell(self.name1).to_owned(),
            name2: row.cell(self.name2).to_owned(),
            cells: row.cells,
        }))
    }
}
