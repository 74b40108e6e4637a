//! A sheet that grows row by row, and goes on in another when it is full.

use crate::safe;
use countersight_model::result::Answer;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

/// Rows of a sheet, the header included; the limit of the file format.
const ROWS: u32 = 1_048_576;
/// Characters of a cell; the limit of the file format is 32,767.
const CELL: usize = 32_000;

/// What goes into a cell.
pub(super) enum Value<'v> {
    Text(&'v str),
    Number(f64),
    Answer(Answer),
}

/// Colours and weight of a cell.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) ink: u32,
    pub(super) ground: u32,
    pub(super) bold: bool,
}

/// A table with a frozen header and a filter.
pub(super) struct Grid {
    name: &'static str,
    columns: Vec<(&'static str, u16)>,
    sheet: Option<Worksheet>,
    full: Vec<Worksheet>,
    next: u32,
}

impl Grid {
    pub(super) fn new(name: &'static str, columns: Vec<(&'static str, u16)>) -> Self {
        Self {
            name,
            columns,
            sheet: None,
            full: Vec::new(),
            next: 0,
        }
    }

    /// Adds a row.
    pub(super) fn row<'v>(
        &mut self,
        book: &mut Workbook,
        values: impl Iterator<Item = Value<'v>>,
    ) -> Result<(), XlsxError> {
        if self.next >= ROWS {
            self.end()?;
        }
        let row = self.next.max(1);
        let sheet = self.open(book)?;
        for (column, value) in (0u16..).zip(values) {
            write(sheet, row, column, &value)?;
        }
        self.next = row + 1;
        Ok(())
    }

    /// Puts the sheets into the book; a table without rows still has its header.
    pub(super) fn close(&mut self, book: &mut Workbook) -> Result<(), XlsxError> {
        self.open(book)?;
        self.end()?;
        for sheet in self.full.drain(..) {
            book.push_worksheet(sheet);
        }
        Ok(())
    }

    fn open(&mut self, book: &mut Workbook) -> Result<&mut Worksheet, XlsxError> {
        let sheet = match self.sheet.take() {
            Some(sheet) => sheet,
            None => self.begin(book)?,
        };
        Ok(self.sheet.insert(sheet))
    }

    fn begin(&self, book: &mut Workbook) -> Result<Worksheet, XlsxError> {
        let mut sheet = book.new_worksheet_with_constant_memory()?;
        match self.full.len() {
            0 => sheet.set_name(self.name)?,
            more => sheet.set_name(format!("{} {}", self.name, more + 1))?,
        };
        sheet.set_freeze_panes(1, 0)?;
        for (at, (head, width)) in (0u16..).zip(&self.columns) {
            sheet.set_column_width(at, *width)?;
            sheet.write_string_with_format(0, at, *head, &header())?;
        }
        Ok(sheet)
    }

    /// Ends the open sheet.
    fn end(&mut self) -> Result<(), XlsxError> {
        if let Some(mut sheet) = self.sheet.take() {
            let last = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
            sheet.autofilter(0, 0, self.next.saturating_sub(1), last)?;
            self.full.push(sheet);
        }
        self.next = 0;
        Ok(())
    }
}

/// Writes a value; text is always a string, whatever it looks like.
fn write(sheet: &mut Worksheet, row: u32, column: u16, value: &Value) -> Result<(), XlsxError> {
    match value {
        Value::Text("") => {}
        Value::Text(text) => {
            sheet.write_string(row, column, safe::clip(text, CELL))?;
        }
        Value::Number(number) => {
            let format = Format::new().set_num_format("0.00");
            sheet.write_number_with_format(row, column, *number, &format)?;
        }
        Value::Answer(answer) => {
            let look = Look::of(*answer);
            let mut format = Format::new()
                .set_font_color(look.ink)
                .set_background_color(look.ground);
            if look.bold {
                format = format.set_bold();
            }
            sheet.write_string_with_format(row, column, answer.as_str(), &format)?;
        }
    }
    Ok(())
}

/// The look of a header.
pub(super) fn header() -> Format {
    Format::new()
        .set_bold()
        .set_font_color(0xFF_FF_FF)
        .set_background_color(0x2B_2F_36)
        .set_border_bottom(FormatBorder::Thin)
        .set_align(FormatAlign::VerticalCenter)
}
