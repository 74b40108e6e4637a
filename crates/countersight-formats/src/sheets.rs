//! The sheets of a workbook, as rows of text.

use crate::error::ReadError;
use crate::input::ReadSeek;
use crate::part::Env;
use crate::workbook::Book;
use calamine::{
    Data, DataRef, ExcelDateTime, Ods, OdsError, Reader, Xls, XlsError, Xlsb, XlsbError, Xlsx,
    XlsxError,
};

pub(crate) type Source = Box<dyn ReadSeek>;

pub(crate) enum Workbook {
    Xlsx(Box<Xlsx<Source>>),
    Xlsb(Box<Xlsb<Source>>),
    Xls(Box<Xls<Source>>),
    Ods(Box<Ods<Source>>),
}

/// The filled rows of a sheet, each with its number from 1.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) numbers: Vec<u64>,
    pub(crate) rows: Vec<Vec<String>>,
    pub(crate) errors: u64,
}

impl Sheet {
    fn put(&mut self, (row, column): (u32, u32), text: String) {
        if text.trim().is_empty() {
            return;
        }
        let number = u64::from(row) + 1;
        if self.numbers.last() != Some(&number) {
            self.numbers.push(number);
            self.rows.push(Vec::new());
        }
        if let Some(cells) = self.rows.last_mut() {
            let column = usize::try_from(column).unwrap_or_default();
            if cells.len() < column {
                cells.resize(column, String::new());
            }
            match cells.get_mut(column) {
                Some(cell) => *cell = text,
                None => cells.push(text),
            }
        }
    }
}

/// Why a workbook did not open.
pub(crate) enum Fault {
    Locked,
    Broken(String),
}

impl Fault {
    pub(crate) fn told(self, env: &Env<'_>) -> ReadError {
        match self {
            Self::Locked => ReadError::Encrypted {
                file: env.file(),
                what: "the workbook",
            },
            Self::Broken(reason) => ReadError::Broken {
                file: env.file(),
                what: "the workbook",
                reason,
            },
        }
    }
}

macro_rules! fault {
    ($error:ty, $locked:pat) => {
        impl From<$error> for Fault {
            fn from(error: $error) -> Self {
                match error {
                    $locked => Self::Locked,
                    other => Self::Broken(other.to_string()),
                }
            }
        }
    };
}
fault!(XlsxError, XlsxError::Password);
fault!(XlsbError, XlsbError::Password);
fault!(XlsError, XlsError::Password);
fault!(OdsError, OdsError::Password);

impl Workbook {
    pub(crate) fn open(book: Book, source: Source) -> Result<Self, Fault> {
        Ok(match book {
            Book::Xlsx => Self::Xlsx(Box::new(Xlsx::new(source)?)),
            Book::Xlsb => Self::Xlsb(Box::new(Xlsb::new(source)?)),
            Book::Xls => Self::Xls(Box::new(Xls::new(source)?)),
            Book::Ods => Self::Ods(Box::new(Ods::new(source)?)),
        })
    }

    pub(crate) fn sheet_names(&self) -> Vec<String> {
        match self {
            Self::Xlsx(book) => book.sheet_names(),
            Self::Xlsb(book) => book.sheet_names(),
            Self::Xls(book) => book.sheet_names(),
            Self::Ods(book) => book.sheet_names(),
        }
    }

    pub(crate) fn sheet(&mut self, name: &str) -> Result<Sheet, Fault> {
        let mut sheet = Sheet {
            name: name.to_owned(),
            ..Sheet::default()
        };
        match self {
            // Cell by cell: one far cell would make a range of the whole sheet.
            Self::Xlsx(book) => {
                let mut cells = match book.worksheet_cells_reader(name) {
                    Ok(cells) => cells,
                    // A chart or dialogue has no cells.
                    Err(XlsxError::NotAWorksheet(_)) => return Ok(sheet),
                    Err(other) => return Err(other.into()),
                };
                while let Some(cell) = cells.next_cell()? {
                    take(&mut sheet, cell.get_position(), cell.get_value());
                }
            }
            Self::Xlsb(book) => {
                let mut cells = book.worksheet_cells_reader(name)?;
                while let Some(cell) = cells.next_cell()? {
                    take(&mut sheet, cell.get_position(), cell.get_value());
                }
            }
            Self::Xls(book) => take_range(&mut sheet, &book.worksheet_range(name)?),
            Self::Ods(book) => take_range(&mut sheet, &book.worksheet_range(name)?),
        }
        Ok(sheet)
    }
}

fn take_range(sheet: &mut Sheet, range: &calamine::Range<Data>) {
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let row = first_row.saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
        let column = first_column.saturating_add(u32::try_from(column).unwrap_or(u32::MAX));
        let text = match value {
            Data::Error(_) => {
                sheet.errors += 1;
                continue;
            }
            Data::DateTime(date) => date_text(date),
            other => other.to_string(),
        };
        sheet.put((row, column), text);
    }
}

fn take(sheet: &mut Sheet, position: (u32, u32), value: &DataRef<'_>) {
    let text = match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(date) => date_text(date),
        DataRef::Error(_) => {
            sheet.errors += 1;
            return;
        }
        DataRef::Empty => return,
    };
    sheet.put(position, text);
}

fn date_text(date: &ExcelDateTime) -> String {
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}
