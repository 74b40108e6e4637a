//! The workbook, read back.

use crate::common::results;
use crate::stage::{bytes, context, options};
use calamine::{Data, Reader, Xlsx};
use countersight_report::{COLUMNS, Format};
use std::io::Cursor;

fn book() -> Xlsx<Cursor<Vec<u8>>> {
    let bytes = bytes(Format::Xlsx, &results(), context(), &options());
    if let Ok(path) = std::env::var("REPORT_XLSX") {
        std::fs::write(path, &bytes).unwrap();
    }
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

#[test]
fn the_sheets_hold_results_measures_coverage_and_the_run() {
    let mut book = book();
    assert_eq!(
        book.sheet_names(),
        ["Results", "Measures", "Coverage", "About"]
    );
    let sheet = book.worksheet_range("Results").unwrap();
    let head: Vec<_> = sheet
        .rows()
        .next()
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(head, COLUMNS);
    assert_eq!(sheet.height(), results().len() + 1);
    let measures: usize = results().iter().map(|r| r.measures.len()).sum();
    assert_eq!(
        book.worksheet_range("Measures").unwrap().height(),
        measures + 1
    );
}

#[test]
fn formula_like_text_is_text() {
    let mut book = book();
    let formulas = book.worksheet_formula("Results").unwrap();
    assert!(formulas.rows().flatten().all(String::is_empty));
    let sheet = book.worksheet_range("Results").unwrap();
    let cell = sheet.get((results().len(), 4)).unwrap();
    assert!(
        matches!(cell, Data::String(text) if text.starts_with("=HYPERLINK")),
        "{cell:?}"
    );
}
