//! What the register holds, in numbers.

use super::write;
use crate::error::ReportError;
use crate::format::PageFormat;
use crate::options::Options;
use crate::terminal::{Cell, Column, Page, Table, Tone};
use crate::words;
use countersight_model::run::RegisterStamp;
use serde::Serialize;
use std::io::Write;

/// What the register holds, in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatPage {
    /// The register.
    pub register: RegisterStamp,
    /// Records of each kind.
    pub counts: Vec<StatLine>,
}

/// Records of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatLine {
    /// What is counted, such as `entities`.
    pub what: String,
    /// How many there are.
    pub number: u64,
    /// How many of them are unverified.
    pub unverified: u64,
}

/// Writes the numbers of the register.
///
/// # Errors
///
/// When the output refuses what is written.
pub fn write_stat(
    out: &mut dyn Write,
    format: PageFormat,
    page: &StatPage,
    options: &Options,
) -> Result<(), ReportError> {
    write(out, format, page, options, |text| write_text(text, page))
}

fn write_text(page: &mut Page, of: &StatPage) {
    page.heading(
        &format!("Register of {}", of.register.version),
        Tone::Strong,
    );
    page.address(0, &format!("sha256 {}", of.register.sha256));
    page.gap();
    let mut table = Table::new([
        Column::new("What", 20, 40),
        Column::number("Records"),
        Column::number("Unverified"),
    ]);
    for line in &of.counts {
        table.row([
            Cell::new(&line.what),
            Cell::new(words::thousands(line.number)),
            Cell::new(words::thousands(line.unverified)),
        ]);
    }
    page.table(&table);
}
