//! The register as CSV tables: one record or fact a row.
//!
//! As in every CSV of ours: RFC 4180, CRLF, UTF-8 without a byte-order mark, several values of one
//! cell with `|` between them, and no cell that a spreadsheet could take for a formula.

use super::{Export, rows};
use crate::error::ReportError;
use crate::safe;
use csv::{Terminator, WriterBuilder};
use std::fmt;
use std::io::Write;
use std::str::FromStr;

macro_rules! tables {
    ($($variant:ident => $name:literal, $what:literal, [$($column:literal),+ $(,)?];)*) => {
        /// One table of the register.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ExportTable { $(#[doc = $what] $variant,)* }

        impl ExportTable {
            /// All tables.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name, which is its file name without the ending.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Heads of its columns. Columns may be added at the end, never renamed or moved.
            pub fn columns(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($column),+],)* }
            }
        }
    };
}

tables! {
    Entities => "entities", "Companies and bodies.",
        ["id", "kind", "name", "country", "seat", "role", "trust", "as_of", "note", "sources"];
    Aliases => "aliases", "Other names of entities.",
        ["entity", "text", "lang", "usage", "trust", "sources"];
    Identifiers => "identifiers", "Registration numbers, securities codes, domains.",
        ["entity", "scheme", "value", "trust", "sources"];
    Ownership => "ownership", "Who holds whom.",
        ["held", "holder", "holder_name", "kind", "share", "as_of", "from", "until", "status",
         "trust", "note", "sources"];
    Listings => "listings", "Whom the measures name.",
        ["measure", "entity", "country", "listed_as", "announced", "listed", "from", "until",
         "citation", "trust", "note", "sources"];
    Measures => "measures", "Rules, lists and calls.",
        ["id", "jurisdiction", "kind", "name", "summary", "citation", "adopted", "from", "until",
         "status", "scope", "exceptions", "components", "penalty", "targets_of", "trust", "note",
         "sources"];
    Clauses => "clauses", "Who may not do what by which measure.",
        ["measure", "roles", "actions", "answer", "from", "until", "question", "worldwide",
         "company_only"];
    Claims => "claims", "Evidence, with what the companies answered.",
        ["id", "entities", "kind", "text", "place", "from", "until", "amount", "currency",
         "status", "ended", "replaced_by", "responses", "trust", "note", "sources"];
    Figures => "figures", "Published figures of reach.",
        ["id", "entities", "besides", "metric", "place", "country", "value", "at_least", "unit",
         "as_of", "counted_by", "method", "trust", "note", "sources"];
    Brands => "brands", "Labels, one tie to a maker a row.",
        ["id", "name", "aliases", "maker", "maker_name", "kind", "scope", "from", "until",
         "trust", "note", "sources"];
    Lists => "lists", "Official lists as publications.",
        ["id", "name", "publisher", "jurisdiction", "measures", "page", "download", "format",
         "cadence_days", "cadence", "edition", "checked", "reader", "part_of", "licence", "note",
         "sources"];
    Links => "links", "Reviewed links between parties of official lists and companies.",
        ["list", "party", "name", "programme", "entity", "verdict", "reviewed", "reason", "sources"];
    Sources => "sources", "Cited documents.",
        ["id", "kind", "title", "publisher", "date", "url", "locator"];
}

impl fmt::Display for ExportTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text is not one of the tables.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{asked}` is not a table; use {}", names())]
pub struct UnknownTable {
    asked: String,
}

fn names() -> String {
    let names: Vec<_> = ExportTable::ALL.iter().map(|t| t.as_str()).collect();
    names.join(", ")
}

impl FromStr for ExportTable {
    type Err = UnknownTable;

    fn from_str(text: &str) -> Result<Self, UnknownTable> {
        let mut all = Self::ALL.iter().copied();
        all.find(|table| table.as_str() == text)
            .ok_or_else(|| UnknownTable {
                asked: text.to_owned(),
            })
    }
}

/// Writes one table.
///
/// # Errors
///
/// When the output refuses what is written.
pub fn write_table(
    out: &mut dyn Write,
    table: ExportTable,
    export: &Export<'_>,
) -> Result<(), ReportError> {
    let mut out = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out);
    out.write_record(table.columns())
        .map_err(ReportError::output)?;
    for row in rows::of(table, export) {
        let safe = row.iter().map(|cell| safe::cell(cell).into_owned());
        out.write_record(safe).map_err(ReportError::output)?;
    }
    out.flush().map_err(ReportError::Output)
}
