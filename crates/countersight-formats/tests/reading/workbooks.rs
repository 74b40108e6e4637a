//! Workbooks and archives, made here.

use crate::common::{fault, fixture, read, shown, stream};
use countersight_formats::Input;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let cover = book.add_worksheet().set_name("Cover").unwrap();
    cover
        .write(0, 0, "Inventory of the example school")
        .unwrap();
    let sheet = book.add_worksheet().set_name("Cameras").unwrap();
    for (column, header) in ["Manufacturer", "Model", "Notes", "Purchase Date"]
        .iter()
        .enumerate()
    {
        sheet
            .write(2, u16::try_from(column).unwrap(), *header)
            .unwrap();
    }
    let date = Format::new().set_num_format("yyyy-mm-dd");
    sheet.write(3, 0, "Annex").unwrap();
    sheet.write(3, 1, 2143).unwrap();
    sheet
        .write_formula(
            3,
            2,
            Formula::new("=\"by\"&\" formula\"").set_result("by formula"),
        )
        .unwrap();
    sheet
        .write_with_format(3, 3, ExcelDateTime::from_ymd(2025, 3, 1).unwrap(), &date)
        .unwrap();
    sheet
        .write_formula(5, 0, Formula::new("=1/0").set_result("#DIV/0!"))
        .unwrap();
    sheet.write(5, 1, "AX-1").unwrap();
    // A far cell must cost nothing.
    sheet.write(1_048_575, 16_383, "far").unwrap();
    book.add_worksheet()
        .set_name("Old")
        .unwrap()
        .write(0, 0, "Manufacturer")
        .unwrap();
    book.add_worksheet().set_name("Blank").unwrap();
    book.save_to_buffer().unwrap()
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn first_sheet_with_a_table() {
    insta::assert_snapshot!(read("book.xlsx", stream(workbook()), None).unwrap(), @"
    inventory | XLSX, sheet `Cameras` | 3 rows
    Manufacturer → brand, Model → model, Notes → description, Purchase Date → payment-date
    row 4 [4] device: Annex · 2143 · by formula
        brand: Annex
        model: 2143
        description: by formula
    row 6 [6] device: AX-1
        model: AX-1
    row 1048576 [1048576] device: 
    1 × a cell holds an error of the spreadsheet: read as empty
    1 × the sheet `Cover` was not read: only the first sheet with a table is
    1 × the sheet `Old` was not read: only the first sheet with a table is
    ");
}

#[test]
fn a_file_and_a_stream_read_alike() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("book.xlsx");
    std::fs::write(&path, workbook()).unwrap();
    let file = read("book.xlsx", Input::File(path), None).unwrap();
    assert_eq!(file, read("book.xlsx", stream(workbook()), None).unwrap());
}

#[test]
fn open_document() {
    let content = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet><table:table table:name="Lista">
<table:table-row><table:table-cell office:value-type="string"><text:p>Proveedor</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>País</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>Ejemplo Visión S.A.</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>España</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"#;
    let manifest = r#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>"#;
    let ods = zipped(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", manifest.as_bytes()),
    ]);
    insta::assert_snapshot!(read("lista.ods", stream(ods), None).unwrap(), @"
    names | ODS, sheet `Lista` | 1 rows
    Proveedor → company, País → country
    row 4 [4] company: Ejemplo Visión S.A. · España
        name: Ejemplo Visión S.A.
        country: España
    ");
}

#[test]
fn archive_of_several_files() {
    let files: [(&str, &[u8]); 6] = [
        ("z/names.csv", b"company,country\nExample Vision,CN\n"),
        ("a.txt", b"Example Dome Inc\n"),
        ("book.xlsx", &workbook()),
        ("README.txt", b"read me\n"),
        ("scan.pdf", b"%PDF-1.7"),
        ("__MACOSX/z/._names.csv", b"\0\0"),
    ];
    insta::assert_snapshot!(read("bids.zip", stream(zipped(&files)), None).unwrap(), @"
    list, inventory, names | zip of 3 files; a.txt: plain list, UTF-8; book.xlsx: XLSX, sheet `Cameras`; z/names.csv: CSV with commas, UTF-8 | 5 rows
    book.xlsx: Manufacturer → brand, book.xlsx: Model → model, book.xlsx: Notes → description, book.xlsx: Purchase Date → payment-date, z/names.csv: company → company, z/names.csv: country → country
    a.txt, line 1 [1] text: Example Dome Inc
    book.xlsx, row 4 [4] device: Annex · 2143 · by formula
        brand: Annex
        model: 2143
        description: by formula
    book.xlsx, row 6 [6] device: AX-1
        model: AX-1
    book.xlsx, row 1048576 [1048576] device: 
    z/names.csv, row 2 [2] company: Example Vision · CN
        name: Example Vision
        country: CN
    1 × a cell holds an error of the spreadsheet: read as empty
    1 × the file `README.txt` in the archive was passed over
    1 × the file `scan.pdf` in the archive was passed over
    1 × the sheet `Cover` was not read: only the first sheet with a table is
    1 × the sheet `Old` was not read: only the first sheet with a table is
    ");
}

#[test]
fn faults_of_workbooks_and_archives() {
    let file = |name: &str| Input::File(fixture(name));
    insta::assert_snapshot!(fault("locked.xlsx", file("locked.xlsx"), None), @"locked.xlsx: the workbook is locked with a password; save a copy without one");
    let mut cut = workbook();
    cut.truncate(cut.len() / 2);
    insta::assert_snapshot!(fault("cut.xlsx", stream(cut), None), @"cut.xlsx: the archive is broken (invalid Zip archive: Could not find EOCD); open it in its own program and save it again");
    let mut old = std::fs::read(fixture("inventory.xls")).unwrap();
    old.truncate(700);
    insta::assert_snapshot!(fault("cut.xls", stream(old), None), @"cut.xls: the workbook is broken (Cfb error: Sector 8 points past end of file); open it in its own program and save it again");
    let blank = Workbook::new().save_to_buffer().unwrap();
    insta::assert_snapshot!(fault("blank.xlsx", stream(blank), None), @"blank.xlsx: the file is empty; export it again, or check that the right file was named");
    insta::assert_snapshot!(fault("x.zip", stream(zipped(&[("a.pdf", b"%PDF")])), None), @"x.zip: the archive holds no table, list or JSON file; it holds `a.pdf`");
    insta::assert_snapshot!(fault("x.zip", stream(zipped(&[])), None), @"x.zip: the archive holds no table, list or JSON file; it holds nothing");
    insta::assert_snapshot!(fault("x.zip", stream(zipped(&[("a.csv", b"")])), None), @"x.zip (a.csv): the file is empty; export it again, or check that the right file was named");
    let word = zipped(&[("[Content_Types].xml", b"x"), ("word/document.xml", b"x")]);
    insta::assert_snapshot!(fault("offer.docx", stream(word), None), @"offer.docx: this is a Word document, which cannot be read as a table or text; copy its table to a spreadsheet and save that");
    let nested = zipped(&[("a.dat", &zipped(&[("b.csv", b"company\nX\n")]))]);
    insta::assert_snapshot!(fault("x.zip", stream(nested), None), @"x.zip (a.dat): this is an archive in an archive, which cannot be read as a table or text; unpack it and give the files inside");
    let mut damaged = zipped(&[("a.txt", "Example Vision Ltd\n".repeat(50).as_bytes())]);
    damaged[60] ^= 0x55;
    insta::assert_snapshot!(fault("x.zip", stream(damaged), None), @"x.zip (a.txt): the archive is broken (corrupt deflate stream); open it in its own program and save it again");
    assert!(shown("inventory.xls").starts_with("inventory | XLS, sheet `Liste` | 2 rows"));
}
