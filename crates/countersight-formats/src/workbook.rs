//! Workbooks: XLSX, XLSM, XLSB, XLS, ODS.

use crate::error::ReadError;
use crate::input::Anywhere;
use crate::part::{Env, Part, Rows};
use crate::reading::Item;
use crate::shape::{Place, Shaper};
use crate::sheets::{Fault, Sheet, Workbook};
use crate::table::{Mapping, Table, kind_of};
use countersight_model::input::InputKind;
use std::collections::VecDeque;
use std::panic::AssertUnwindSafe;

/// The form of a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Book {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
}

impl Book {
    fn label(self) -> &'static str {
        match self {
            Self::Xlsx => "XLSX",
            Self::Xlsb => "XLSB",
            Self::Xls => "XLS",
            Self::Ods => "ODS",
        }
    }
}

/// Opens a workbook and reads its first sheet with a table.
///
/// calamine panics on some damaged workbooks; that is told as any other damage.
pub(crate) fn open<'a>(
    env: &Env<'a>,
    book: Book,
    source: &Anywhere,
) -> Result<Part<'a>, ReadError> {
    std::panic::catch_unwind(AssertUnwindSafe(|| read(env, book, source))).unwrap_or_else(|_| {
        Err(Fault::Broken("its parts contradict each other".to_owned()).told(env))
    })
}

fn read<'a>(env: &Env<'a>, book: Book, source: &Anywhere) -> Result<Part<'a>, ReadError> {
    if env.kind == Some(InputKind::Label) {
        let mend = "copy the text of the label into a text file, or leave out `--kind label`";
        return Err(crate::magic::unsupported(
            &env.file(),
            "a workbook and no label",
            mend,
        ));
    }
    let stream = source
        .open()
        .map_err(|error| crate::input::unreadable(&env.file(), &error))?;
    let mut workbook = Workbook::open(book, stream).map_err(|fault| fault.told(env))?;
    let names = workbook.sheet_names();
    let mut sheets = Vec::new();
    let mut found = None;
    for name in names {
        let sheet = workbook.sheet(&name).map_err(|fault| fault.told(env))?;
        if sheet.rows.is_empty() {
            continue;
        }
        if found.is_none() && env.kind != Some(InputKind::List) {
            found = Mapping::find(&sheet.rows, &env.vocabulary).map(|hit| (sheets.len(), hit));
        }
        // Only the sheet that is read is kept, and the first, should none be understood.
        let keep = sheets.is_empty() || found.as_ref().is_some_and(|(at, _)| *at == sheets.len());
        sheets.push(if keep {
            sheet
        } else {
            Sheet {
                name: sheet.name,
                ..Sheet::default()
            }
        });
    }
    let Some(first) = sheets.first() else {
        return Err(ReadError::Empty { file: env.file() });
    };
    let form = |sheet: &str| format!("{}, sheet `{sheet}`", book.label());
    let Some((at, (header_at, mut mapping, _))) = found else {
        return open_list(env, first, &form(&first.name));
    };
    let others: Vec<Item> = sheets
        .iter()
        .enumerate()
        .filter(|&(other, _)| other != at)
        .map(|(_, sheet)| {
            Item::Remark(format!(
                "the sheet `{}` was not read: only the first sheet with a table is",
                sheet.name
            ))
        })
        .collect();
    let mut sheet = sheets.swap_remove(at);
    let seen = sheet.rows.get(header_at).cloned().unwrap_or_default();
    let body = sheet.rows.split_off((header_at + 1).min(sheet.rows.len()));
    let sample = body.get(..body.len().min(200)).unwrap_or_default();
    let kind =
        kind_of(&mapping, env.kind, sample, &env.vocabulary).ok_or_else(|| env.no_column(&seen))?;
    mapping.settle(kind);
    let table = Table {
        mapping,
        shaper: env.shaper(kind),
        extra_cells_are_notes: false,
    };
    let mut pending: VecDeque<Item> = others.into();
    pending.extend(errors(&sheet));
    if body.is_empty() {
        pending.push_back(Item::Remark(
            "the table has a header and no rows".to_owned(),
        ));
    }
    let numbers = sheet
        .numbers
        .split_off((header_at + 1).min(sheet.numbers.len()));
    Ok(Part {
        kind,
        form: form(&sheet.name),
        columns: table.mapping.described(),
        rows: Box::new(SheetRows {
            table,
            rows: numbers.into_iter().zip(body).collect(),
            pending,
        }),
    })
}

fn errors(sheet: &Sheet) -> impl Iterator<Item = Item> + use<> {
    let remark = "a cell holds an error of the spreadsheet: read as empty";
    (0..sheet.errors).map(|_| Item::Remark(remark.to_owned()))
}

/// A sheet of one column, or one that the user calls a list.
fn open_list<'a>(env: &Env<'a>, sheet: &Sheet, form: &str) -> Result<Part<'a>, ReadError> {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let kind = match env.kind {
        Some(InputKind::List) => InputKind::List,
        given if sheet.rows.iter().all(|row| filled(row) == 1) => given.unwrap_or(InputKind::List),
        _ => return Err(env.no_column(sheet.rows.first().map(Vec::as_slice).unwrap_or_default())),
    };
    let shaper: Shaper = env.shaper(kind);
    let lines = sheet.numbers.iter().zip(&sheet.rows).map(|(number, row)| {
        let cells: Vec<&str> = row
            .iter()
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
            .collect();
        Item::Subject(shaper.line(&cells.join(" · "), Place::Row(*number)))
    });
    let pending = errors(sheet).chain(lines).collect();
    let table = Table {
        mapping: Mapping::default(),
        shaper: shaper.clone(),
        extra_cells_are_notes: false,
    };
    Ok(Part {
        kind,
        form: form.to_owned(),
        columns: Vec::new(),
        rows: Box::new(SheetRows {
            table,
            rows: VecDeque::new(),
            pending,
        }),
    })
}

struct SheetRows {
    table: Table,
    rows: VecDeque<(u64, Vec<String>)>,
    pending: VecDeque<Item>,
}

impl Rows for SheetRows {
    fn next(&mut self) -> Option<Result<Item, ReadError>> {
        loop {
            if let Some(item) = self.pending.pop_front() {
                return Some(Ok(item));
            }
            let (number, row) = self.rows.pop_front()?;
            self.table.take(&row, Place::Row(number), &mut self.pending);
        }
    }
}
