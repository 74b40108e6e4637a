//! The formats: the contract's fields, whole files, no live formula, and the same bytes each time.

use crate::support::{DAY, Desk, Ran};
use calamine::{Data, Reader as _, Xlsx};
use rust_xlsxwriter::Workbook;
use std::io::Cursor;
use std::time::Duration;

const FORMATS: [&str; 6] = ["text", "json", "jsonl", "csv", "html", "xlsx"];
const FORMULA: &str = "=HYPERLINK(\"http://192.0.2.1/\",\"Acme\")";

fn desk() -> Desk {
    let desk = Desk::new();
    let table = "Supplier,Country\nHikvision,CN\nAcme Bakery,US\n海康威视,CN\n";
    desk.write("suppliers.csv", table);
    desk
}

fn screen(desk: &Desk, file: &str, format: &str) -> Ran {
    let args = ["screen", file, "--on", DAY, "--format", format, "--quiet"];
    let ran = desk.run(&args);
    assert_eq!(ran.err, "", "--quiet says nothing");
    ran
}

#[test]
fn json_is_one_object_with_the_run_and_the_results() {
    let json = screen(&desk(), "suppliers.csv", "json").json();
    assert_eq!(json["results"].as_array().unwrap().len(), 3);
    let run = &json["run"];
    assert!(run["program"].as_str().unwrap().starts_with("countersight"));
    assert_eq!(run["register"]["sha256"].as_str().unwrap().len(), 64);
    for list in run["lists"].as_array().unwrap() {
        assert!(list["date"].is_string() && list["sha256"].is_string());
    }
    assert_eq!(run["context"]["on"], DAY);
    assert_eq!(run["counts"]["review"], 2);
    assert_eq!(run["counts"]["no-restriction-found"], 1);
    assert_eq!(run["coverage"]["rows_read"], 3);
    assert_eq!(run["coverage"]["judged"], 3);
    assert!(run["options"].is_object());
}

#[test]
fn jsonl_is_one_object_a_row_in_order_with_the_fields_of_the_contract() {
    let lines = screen(&desk(), "suppliers.csv", "jsonl").json_lines();
    let locators: Vec<_> = lines.iter().map(|r| &r["subject"]["locator"]).collect();
    assert_eq!(locators, ["row 2", "row 3", "row 4"]);
    for line in &lines {
        let fields = [
            "subject", "answer", "matches", "device", "measures", "missing",
        ];
        for field in fields {
            assert!(line.get(field).is_some(), "no `{field}` in {line}");
        }
        for field in ["id", "source", "locator", "kind", "text"] {
            assert!(line["subject"].get(field).is_some(), "{line}");
        }
        assert_eq!(line["subject"]["source"], "suppliers.csv");
    }
    let first = &lines[0];
    for field in [
        "entity",
        "name",
        "relation",
        "score",
        "confidence",
        "why",
        "path",
    ] {
        assert!(first["matches"][0].get(field).is_some(), "{field}");
    }
    for field in ["feature", "score", "query", "found", "detail"] {
        assert!(
            first["matches"][0]["why"][0].get(field).is_some(),
            "{field}"
        );
    }
    let measure = [
        "id", "answer", "kind", "action", "role", "from", "until", "citation", "because", "source",
    ];
    for field in measure {
        assert!(first["measures"][0].get(field).is_some(), "{field}");
    }
    assert_eq!(lines[1]["answer"], "no-restriction-found");
    assert_eq!(lines[2]["matches"][0]["entity"], "hikvision");
}

#[test]
fn csv_has_a_header_and_a_row_each() {
    let ran = screen(&desk(), "suppliers.csv", "csv");
    let mut reader = csv::Reader::from_reader(ran.out.as_slice());
    let header = reader.headers().unwrap().clone();
    let start: Vec<_> = header.iter().take(8).collect();
    let expected = [
        "source", "locator", "id", "kind", "text", "answer", "entity", "name",
    ];
    assert_eq!(start, expected);
    for column in [
        "relation",
        "confidence",
        "score",
        "measures",
        "because",
        "register",
    ] {
        assert!(header.iter().any(|h| h == column), "{column}");
    }
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(&rows[0][6], "hikvision");
    assert_eq!(&rows[1][5], "no-restriction-found");
}

fn cells(bytes: Vec<u8>) -> (Vec<String>, Vec<String>) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let (mut texts, mut formulas) = (Vec::new(), Vec::new());
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).unwrap();
        texts.extend(range.used_cells().map(|(_, _, cell)| Data::to_string(cell)));
        let range = book.worksheet_formula(&name).unwrap();
        formulas.extend(range.used_cells().map(|(_, _, f)| f.clone()));
    }
    (texts, formulas)
}

#[test]
fn xlsx_opens_and_holds_the_answers() {
    let (texts, formulas) = cells(screen(&desk(), "suppliers.csv", "xlsx").out);
    let has = |text: &str| texts.iter().any(|t| t.contains(text));
    assert!(has("Hikvision") && has("海康威视") && has("Acme Bakery"));
    assert!(has("us/ndaa-2019-889-a1a"));
    assert_eq!(formulas, Vec::<String>::new());
}

#[test]
fn html_loads_nothing() {
    let page = screen(&desk(), "suppliers.csv", "html")
        .text()
        .to_lowercase();
    assert!(page.starts_with("<!doctype html>") && page.contains("</html>"));
    for load in [
        "<script",
        "<link",
        "<iframe",
        "<img",
        "<object",
        "<embed",
        "@import",
        "src=",
        "url(http",
        "url(//",
        "url('",
        "url(\"",
        " onload=",
        " onclick=",
    ] {
        assert!(!page.contains(load), "the page holds `{load}`");
    }
}

#[test]
fn html_shows_tags_of_a_name_as_text() {
    let desk = Desk::new();
    desk.write("s.csv", "Supplier\n<script>alert(1)</script> Hikvision\n");
    let ran = screen(&desk, "s.csv", "html");
    assert!(!ran.text().contains("<script"), "not escaped");
}

#[test]
fn the_same_bytes_twice_in_every_format() {
    let desk = desk();
    let all = || FORMATS.map(|format| screen(&desk, "suppliers.csv", format));
    let first = all();
    // Times inside a workbook are counted in steps of two seconds.
    std::thread::sleep(Duration::from_millis(2100));
    for ((format, one), two) in FORMATS.iter().zip(first).zip(all()) {
        assert_eq!(one.status, 1);
        assert!(!one.out.is_empty());
        assert!(one.out == two.out, "{format} differs");
    }
}

#[test]
fn what_was_understood_is_said_on_standard_error_only() {
    let desk = desk();
    for format in FORMATS {
        let args = ["screen", "suppliers.csv", "--on", DAY, "--format", format];
        let loud = desk.run(&args);
        assert!(loud.err.contains("suppliers.csv: names (found)"));
        assert!(loud.out == screen(&desk, "suppliers.csv", format).out);
    }
}

fn formula_book() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, text) in ["Supplier", FORMULA, "@SUM(1)", "+1 Hikvision", "-2 Acme"]
        .into_iter()
        .enumerate()
    {
        let row = u32::try_from(row).unwrap();
        sheet.write_string(row, 0, text).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn text_that_looks_like_a_formula_stays_text() {
    let desk = Desk::new();
    desk.write("book.xlsx", formula_book());
    let ran = screen(&desk, "book.xlsx", "csv");
    let mut reader = csv::Reader::from_reader(ran.out.as_slice());
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 4);
    assert_eq!(&rows[0][4], format!("'{FORMULA}"));
    for row in &rows {
        for cell in row {
            assert!(
                !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                "{cell}"
            );
        }
    }
    let (texts, formulas) = cells(screen(&desk, "book.xlsx", "xlsx").out);
    assert!(texts.iter().any(|t| t.contains("HYPERLINK")));
    assert_eq!(formulas, Vec::<String>::new());
    // JSON needs no apostrophe: the name as it stood.
    let lines = screen(&desk, "book.xlsx", "jsonl").json_lines();
    assert_eq!(lines[0]["subject"]["text"], FORMULA);
}
