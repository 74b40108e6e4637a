//! Lists as workbooks: the same rows as the fixtures in CSV, and the form that comes as XLSX alone.

use crate::common::{bytes, parse, told};
use insta::assert_snapshot;
use rust_xlsxwriter::Workbook;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn rows(name: &str) -> Vec<Vec<String>> {
    let bytes = bytes(name);
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes.as_slice())
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

fn xlsx(sheets: &[(&str, Vec<Vec<String>>)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet_with_constant_memory().unwrap();
        sheet.set_name(*name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn ods(rows: &[Vec<String>]) -> Vec<u8> {
    let mut content = String::from(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
         office:version=\"1.2\"><office:body><office:spreadsheet><table:table table:name=\"List\">",
    );
    for row in rows {
        content.push_str("<table:table-row>");
        for cell in row {
            let cell = cell.replace('&', "&amp;").replace('<', "&lt;");
            content.push_str("<table:table-cell office:value-type=\"string\"><text:p>");
            content.push_str(&cell);
            content.push_str("</text:p></table:table-cell>");
        }
        content.push_str("</table:table-row>");
    }
    content.push_str("</table:table></office:spreadsheet></office:body></office:document-content>");
    let manifest = "<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_str()),
        ("META-INF/manifest.xml", manifest),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_gives_what_its_csv_gives() {
    for (form, file) in [
        ("au-dfat", "list.csv"),
        ("uk-conlist", "ConList.csv"),
        ("uk-sanctions", "list.csv"),
        ("own", "list.csv"),
        ("jp-meti", "table.csv"),
        ("fcc-covered", "table.csv"),
    ] {
        let name = format!("{form}/{file}");
        let text = parse(form, &bytes(&name)).unwrap();
        let note = vec![vec!["A note before the list".to_owned()]];
        let book = parse(form, &xlsx(&[("Notes", note), ("List", rows(&name))])).unwrap();
        assert_eq!(book.parties, text.parties, "{name}");
        let sheet = parse(form, &ods(&rows(&name))).unwrap();
        assert_eq!(sheet.parties, text.parties, "{name}");
    }
}

#[test]
fn the_workbook_of_ukraine() {
    let row = |cells: &[(usize, &str)]| {
        let mut row = vec!["–".to_owned(); 18];
        for (column, cell) in cells {
            row[*column] = (*cell).to_owned();
        }
        row
    };
    let head: Vec<String> = (0..18).map(|column| format!("колонка {column}")).collect();
    let company = row(&[
        (0, "17"),
        (1, "Указ 1/2022"),
        (2, "2022-03-04"),
        (8, "2032-03-04"),
        (9, "ТОВ «Зразок»"),
        (10, "ООО «Образец»"),
        (11, "Obrazets LLC"),
        (12, "ОДРН 123"),
        (13, "7700000000"),
    ]);
    let person = row(&[(0, "18"), (9, "Петренко Петро")]);
    let book = xlsx(&[
        ("Фізичні особи", vec![head.clone(), person]),
        ("Юридичні особи", vec![head, company]),
    ]);
    assert_snapshot!(told(&parse("ua-sanctions", &book).unwrap()), @r#"
    rows 2, parties 1, persons 1, moving 0, unreadable 0
    17 [Organisation] ТОВ «Зразок» | Alias ООО «Образец» | Alias Obrazets LLC; on Указ 1/2022; Ідентифікаційний код (registration number): ОДРН 123; ІПН (tax number): 7700000000; from 2022-03-04; until 2032-03-04; cited Указ 1/2022
    "#);
}

#[test]
fn broken_workbooks_are_refused() {
    let book = xlsx(&[("List", rows("own/list.csv"))]);
    let cut = parse("own", &book[..book.len() / 2])
        .unwrap_err()
        .to_string();
    assert!(cut.contains("workbook is broken"), "{cut}");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("readme.txt", SimpleFileOptions::default())
        .unwrap();
    zip.write_all(b"nothing").unwrap();
    let other = zip.finish().unwrap().into_inner();
    let text = parse("own", &other).unwrap_err().to_string();
    assert!(text.contains("without a workbook"), "{text}");
}

#[test]
fn a_bomb_of_a_workbook_is_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mebibyte = vec![b' '; 1 << 20];
    zip.start_file("xl/workbook.xml", SimpleFileOptions::default())
        .unwrap();
    for _ in 0..1100 {
        zip.write_all(&mebibyte).unwrap();
    }
    let bomb = zip.finish().unwrap().into_inner();
    let text = parse("own", &bomb).unwrap_err().to_string();
    assert!(text.contains("unpacks to more"), "{text}");
}
