//! A table on one subject: sentences, rows, remarks; as text, HTML, JSON or CSV.

use super::write;
use crate::doc::{Block, Doc, Grid, Item, Line, items};
use crate::error::ReportError;
use crate::format::{Format, PageFormat};
use crate::options::Options;
use crate::safe;
use crate::terminal::Column;
use csv::{Terminator, WriterBuilder};
use serde::Serialize;
use std::io::Write;

/// The formats in which it is offered.
const OFFERED: &str = "text, json, csv or html";

/// A column of a sheet.
#[derive(Debug, Clone, Copy)]
pub struct SheetColumn {
    /// Its head in CSV.
    pub key: &'static str,
    /// Its head for people; without one, only CSV has it.
    pub title: Option<&'static str>,
    /// Its least and greatest width in text.
    pub width: (usize, usize),
    /// Whether it holds numbers, which stand to the right.
    pub number: bool,
}

impl SheetColumn {
    /// A column of text.
    pub const fn text(key: &'static str, title: &'static str, least: usize, most: usize) -> Self {
        Self {
            key,
            title: Some(title),
            width: (least, most),
            number: false,
        }
    }

    /// A column of numbers.
    pub const fn number(key: &'static str, title: &'static str) -> Self {
        Self {
            key,
            title: Some(title),
            width: (0, 0),
            number: true,
        }
    }

    /// A column that only CSV has.
    pub const fn hidden(key: &'static str) -> Self {
        Self {
            key,
            title: None,
            width: (0, 0),
            number: false,
        }
    }
}

/// A table with what stands above and below it.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// What it is called.
    pub title: String,
    /// Sentences above the table, a paragraph each.
    pub lead: Vec<String>,
    /// What must not be overlooked.
    pub notices: Vec<String>,
    /// The columns.
    pub columns: Vec<SheetColumn>,
    /// The rows, a cell a column.
    pub rows: Vec<Vec<String>>,
    /// Remarks below the table.
    pub remarks: Vec<String>,
    /// A last sentence.
    pub foot: Option<String>,
}

/// Writes a sheet; JSON holds `value` instead.
///
/// ```
/// use countersight_model::run::RegisterStamp;
/// use countersight_report::{Format, Options, Sheet, SheetColumn, write_sheet};
///
/// let sheet = Sheet {
///     columns: vec![SheetColumn::text("list", "List", 4, 20), SheetColumn::hidden("hash")],
///     rows: vec![vec!["us-csl".to_owned(), "=1".to_owned()]],
///     ..Sheet::default()
/// };
/// let stamp = RegisterStamp { version: "2026-11-24".parse()?, sha256: String::new() };
/// let mut out = Vec::new();
/// write_sheet(&mut out, Format::Csv, &sheet, &"unused", &Options::new(stamp))?;
/// assert_eq!(out, b"list,hash\r\nus-csl,'=1\r\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// When the output refuses what is written, or the format is not offered.
pub fn write_sheet(
    out: &mut dyn Write,
    format: Format,
    sheet: &Sheet,
    value: &impl Serialize,
    options: &Options,
) -> Result<(), ReportError> {
    let as_page = |out, format| write(out, format, value, options, || doc(sheet));
    match format {
        Format::Text => as_page(out, PageFormat::Text),
        Format::Json => as_page(out, PageFormat::Json),
        Format::Html => as_page(out, PageFormat::Html),
        Format::Csv => rows(out, sheet),
        Format::Jsonl | Format::Xlsx => Err(ReportError::NotOfferedAs {
            format,
            offered: OFFERED,
        }),
    }
}

fn rows(out: &mut dyn Write, sheet: &Sheet) -> Result<(), ReportError> {
    let mut out = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(out);
    out.write_record(sheet.columns.iter().map(|column| column.key))
        .map_err(ReportError::output)?;
    for row in &sheet.rows {
        let safe = row.iter().map(|cell| safe::cell(cell).into_owned());
        out.write_record(safe).map_err(ReportError::output)?;
    }
    out.flush().map_err(ReportError::Output)
}

fn doc(sheet: &Sheet) -> Doc<'static> {
    let shown: Vec<(usize, Column)> = sheet
        .columns
        .iter()
        .enumerate()
        .filter_map(|(place, column)| {
            let title = column.title?;
            let (least, most) = column.width;
            let drawn = if column.number {
                Column::number(title)
            } else {
                Column::new(title, least, most)
            };
            Some((place, drawn))
        })
        .collect();
    let cells = |row: &Vec<String>| {
        let cell = |(place, _): &(usize, Column)| {
            Line::foreign(row.get(*place).cloned().unwrap_or_default())
        };
        shown.iter().map(cell).collect()
    };
    let rows: Vec<Vec<Line>> = sheet.rows.iter().map(cells).collect();
    let mut head = Vec::new();
    let notices = sheet.notices.iter();
    head.extend(notices.map(|text| Block::Notice(Line::foreign(text))));
    let lead = sheet.lead.iter();
    head.extend(lead.map(|text| Block::Para(Line::foreign(text))));
    if !rows.is_empty() {
        head.push(Block::Gap);
        head.push(Block::Table(Grid {
            caption: sheet.title.clone(),
            columns: shown.into_iter().map(|(_, column)| column).collect(),
            rows,
        }));
    }
    let mut doc = Doc {
        title: sheet.title.clone(),
        head,
        ..Doc::default()
    };
    let remarks = sheet
        .remarks
        .iter()
        .map(|text| Item::new(Line::foreign(text)));
    doc.section("Remarks", items(remarks.collect()));
    doc.foot.extend(
        sheet
            .foot
            .iter()
            .map(|text| Block::Faint(Line::foreign(text))),
    );
    doc
}
