//! The sheets of a workbook, as rows.

use super::error::Fault;
use super::source::{Look, Source};
use super::table::Row;
use crate::sheets::{Fault as SheetFault, Workbook};
use crate::workbook::Book;
use std::io::{self, Cursor, Read};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use zip::ZipArchive;

/// What a workbook may unpack to.
const UNPACKED: u64 = 1 << 30;
const AGAIN: &str = "open it in its own program and save it again, or fetch it again";

/// A sheet with anything in it.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) rows: Vec<Row>,
}

fn broken(reason: impl std::fmt::Display) -> Fault {
    Fault::new(
        "the workbook",
        format!("the workbook is broken ({reason})"),
        AGAIN,
    )
}

/// Reads all sheets.
///
/// calamine panics on some damaged workbooks; that is told as any other damage.
pub(super) fn sheets(source: Source<'_>) -> Result<Vec<Sheet>, Fault> {
    let look = source.look;
    let bytes: Arc<[u8]> = source.held()?.into();
    std::panic::catch_unwind(AssertUnwindSafe(|| read(look, &bytes)))
        .unwrap_or_else(|_| Err(broken("its parts contradict each other")))
}

fn read(look: Look, bytes: &Arc<[u8]>) -> Result<Vec<Sheet>, Fault> {
    let book = match look {
        Look::Compound => Book::Xls,
        _ => book(bytes)?,
    };
    let stream = Box::new(Cursor::new(Arc::clone(bytes)));
    let mut workbook = Workbook::open(book, stream).map_err(told)?;
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        let sheet = workbook.sheet(&name).map_err(told)?;
        let rows: Vec<Row> = sheet
            .numbers
            .into_iter()
            .zip(sheet.rows)
            .map(|(number, cells)| Row { number, cells })
            .collect();
        if !rows.is_empty() {
            sheets.push(Sheet { name, rows });
        }
    }
    Ok(sheets)
}

fn told(fault: SheetFault) -> Fault {
    match fault {
        SheetFault::Locked => Fault::new(
            "the workbook",
            "the workbook is locked with a password",
            "save a copy without one",
        ),
        SheetFault::Broken(reason) => broken(reason),
    }
}

/// Opens a ZIP that unpacks to no more than it may: sizes in its index may lie, so all is unpacked once.
pub(super) fn archive(bytes: &Arc<[u8]>) -> Result<ZipArchive<Cursor<Arc<[u8]>>>, Fault> {
    let mut archive = ZipArchive::new(Cursor::new(Arc::clone(bytes))).map_err(broken)?;
    let mut left = UNPACKED;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(broken)?;
        let unpacked = io::copy(&mut file.take(left + 1), &mut io::sink()).map_err(broken)?;
        left = left.checked_sub(unpacked).ok_or_else(|| {
            let what = format!("it unpacks to more than {} MiB", UNPACKED >> 20);
            Fault::new("the archive", what, "check that the right file was named")
        })?;
    }
    Ok(archive)
}

fn book(bytes: &Arc<[u8]>) -> Result<Book, Fault> {
    let archive = archive(bytes)?;
    let has = |start: &str| {
        archive
            .file_names()
            .any(|name| name.is_ok_and(|name| name.starts_with(start)))
    };
    if has("xl/workbook.bin") {
        Ok(Book::Xlsb)
    } else if has("xl/") {
        Ok(Book::Xlsx)
    } else if has("content.xml") {
        Ok(Book::Ods)
    } else {
        Err(Fault::shape(
            "the archive",
            "this is a ZIP without a workbook",
        ))
    }
}
