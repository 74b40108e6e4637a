//! Each thing that cannot be read, with its message.

use crate::common::{fault, read, stream};
use countersight_formats::Input;
use countersight_model::input::InputKind;
use std::io::Read;

fn text(name: &str, bytes: impl Into<Vec<u8>>) -> String {
    fault(name, stream(bytes), None)
}

#[test]
fn no_file() {
    let dir = tempfile::tempdir().unwrap();
    let missing = Input::File(dir.path().join("none.csv"));
    insta::assert_snapshot!(fault("none.csv", missing, None), @"none.csv: there is no such file; check the name and the folder");
    insta::assert_snapshot!(fault("bids", Input::File(dir.path().into()), None), @"bids: this is a folder; name the files in it");
    insta::assert_snapshot!(text("empty.csv", ""), @"empty.csv: the file is empty; export it again, or check that the right file was named");
    insta::assert_snapshot!(text("white.csv", " \n\t\r\n"), @"white.csv: the file is empty; export it again, or check that the right file was named");
    insta::assert_snapshot!(text("mark.csv", "\u{feff}"), @"mark.csv: the file is empty; export it again, or check that the right file was named");
}

#[test]
fn no_text() {
    insta::assert_snapshot!(text("a.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), @"a.csv: this is a PNG image, which cannot be read as a table or text; export the list as CSV or XLSX and give that file");
    insta::assert_snapshot!(text("a.csv", b"%PDF-1.7\n%\xe2\xe3"), @"a.csv: this is a PDF document, which cannot be read as a table or text; export the list as CSV or XLSX and give that file");
    insta::assert_snapshot!(text("a.csv", b"MZ\x90\0\x03\0\0\0"), @"a.csv: this is a Windows program, which cannot be read as a table or text; check that the right file was named");
    insta::assert_snapshot!(text("a.csv", b"\x1f\x8b\x08\0"), @"a.csv: the gzip file is cut off or damaged (unexpected end of file); fetch or pack it again");
    insta::assert_snapshot!(text("a.xls", "<html><table><tr><td>Company"), @"a.xls: this is an HTML page, which cannot be read as a table or text; open it in a spreadsheet program and save it as XLSX or CSV");
    insta::assert_snapshot!(text("a.xml", "<?xml version=\"1.0\"?><a/>"), @"a.xml: this is an XML document, which cannot be read as a table or text; export the list as CSV or XLSX and give that file");
    insta::assert_snapshot!(text("a.bin", [0_u8, 1, 2, 3, 0, 0].repeat(99)), @"a.bin: this is binary data, which cannot be read as a table or text; export the list as CSV or XLSX and give that file");
    // A company may begin with the letters of a program.
    assert!(read("a.txt", stream("MZ Example Ltd\n"), None).is_ok());
}

#[test]
fn damaged_text() {
    let rows = "company,country\n".to_owned() + &"Example Ltd,GB\n".repeat(20);
    insta::assert_snapshot!(text("nul.csv", rows.clone() + "Exam\0ple,GB\n"), @"nul.csv, line 22: there is a NUL byte inside the text; the file is damaged or not text: export it again as CSV (UTF-8)");
    insta::assert_snapshot!(text("nul.txt", "Example Vision Limited and Company of Somewhere else\nA\0B\n"), @"nul.txt, line 2: there is a NUL byte inside the text; the file is damaged or not text: export it again as CSV (UTF-8)");
    insta::assert_snapshot!(text("quote.csv", rows.clone() + "One,\"GB\nTwo,FR\nThree,DE\n"), @"quote.csv, row 22, column `country`: a quotation mark opens and is never closed, so the rest of the file would be one cell; close it or take it away");
    let endless = format!("{rows}One,\"GB\n{}", "Two,FR\n".repeat(300_000));
    insta::assert_snapshot!(text("quote.csv", endless), @"quote.csv, row 22: longer than 1 MiB; a quotation mark may be missing, or the file is not a table or list; break it into lines");
}

#[test]
fn endless_lines_are_not_held() {
    let endless = |start: &'static str| {
        let input = start
            .as_bytes()
            .chain(std::io::repeat(b'a').take(100 << 20));
        fault("long.csv", Input::Stream(Box::new(input)), None)
    };
    insta::assert_snapshot!(endless("company,country\nExample,GB\n"), @"long.csv, row 3: longer than 1 MiB; a quotation mark may be missing, or the file is not a table or list; break it into lines");
    insta::assert_snapshot!(endless("company\nExample\n"), @"long.csv, row 3: longer than 1 MiB; a quotation mark may be missing, or the file is not a table or list; break it into lines");
    insta::assert_snapshot!(endless(""), @"long.csv, line 1: longer than 1 MiB; a quotation mark may be missing, or the file is not a table or list; break it into lines");
    insta::assert_snapshot!(endless("[{\"name\":\"Example\"},{\"name\":\""), @"long.csv, item 2: longer than 1 MiB; a quotation mark may be missing, or the file is not a table or list; break it into lines");
}

#[test]
fn not_json_of_records() {
    insta::assert_snapshot!(text("a.json", "[{\"name\":\"A\"},\n {\"name\" \"B\"}]"), @"a.json, line 2, column 10: expected `:`; the file must be a JSON array of objects, an object holding such an array, or one object a line");
    insta::assert_snapshot!(text("a.json", "[{\"name\":\"A\"},\n {\"name\":\"B\""), @"a.json, line 3, column 1: the text ends inside a value; the file may be cut off; the file must be a JSON array of objects, an object holding such an array, or one object a line");
    insta::assert_snapshot!(text("a.json", "{\"name\":\"A\"}\n{\"name\":}\n"), @"a.json, line 2, column 9: expected value; the file must be a JSON array of objects, an object holding such an array, or one object a line");
    insta::assert_snapshot!(text("a.json", "\n\"just text\""), @r#"a.json, line 2, column 1: this is not JSON with records; it begins with `"`; the file must be a JSON array of objects, an object holding such an array, or one object a line"#);
    insta::assert_snapshot!(text("a.json", "{\"name\": \"A\",\n \"x\": [1, 2}"), @"a.json, line 3, column 1: the text ends too early; the file may be cut off; the file must be a JSON array of objects, an object holding such an array, or one object a line");
    insta::assert_snapshot!(text("a.json", "[{\"name\":\"A\"}] x"), @"a.json, line 1, column 16: there is more after the end of the JSON; the file must be a JSON array of objects, an object holding such an array, or one object a line");
    insta::assert_snapshot!(text("a.json", "[{\"colour\":\"A\"}]"), @"a.json: no column is understood; seen are: `colour`. Understood are words such as `name`, `supplier name`, `brand`, `model number`, `mac`, `isin`, `ticker`, `description`, also in other languages. Name the columns so, or give `--kind list` to read each row as text");
    insta::assert_snapshot!(text("a.json", "[{\"model\":\"auth.user\",\"pk\":1,\"fields\":{}}]"), @"a.json: this is a Django fixture without devices; export the rows of `dcim.device`, `dcim.devicetype` and `dcim.manufacturer` from NetBox");
}

#[test]
fn no_column_understood() {
    insta::assert_snapshot!(text("a.csv", "OrganisationURI,Type,Zone\nx,y,z\nx,y,z\n"), @"a.csv: no column is understood; seen are: `OrganisationURI`, `Type`, `Zone`. Understood are words such as `name`, `supplier name`, `brand`, `model number`, `mac`, `isin`, `ticker`, `description`, also in other languages. Name the columns so, or give `--kind list` to read each row as text");
    insta::assert_snapshot!(text("a.csv", "Example,GB\nOther,FR\n"), @"a.csv: no column is understood; seen are: `Example`, `GB`. Understood are words such as `name`, `supplier name`, `brand`, `model number`, `mac`, `isin`, `ticker`, `description`, also in other languages. Name the columns so, or give `--kind list` to read each row as text");
    insta::assert_snapshot!(text("a.csv", "amount,country\n1,GB\n2,FR\n"), @"a.csv: no column is understood; seen are: `amount`, `country`. Understood are words such as `name`, `supplier name`, `brand`, `model number`, `mac`, `isin`, `ticker`, `description`, also in other languages. Name the columns so, or give `--kind list` to read each row as text");
    // The way out that the message names.
    let list = fault_free("Example,GB\nOther,FR\n");
    insta::assert_snapshot!(list, @"
    list | plain list, UTF-8 | 2 rows

    line 1 [1] text: Example,GB
    line 2 [2] text: Other,FR
    ");
}

fn fault_free(text: &str) -> String {
    read("a.csv", stream(text), Some(InputKind::List)).unwrap()
}
