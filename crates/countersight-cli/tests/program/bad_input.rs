//! Files that cannot be read: one message with the file, the place and the mend, and nothing written.

use crate::support::{DAY, Desk};
use std::time::{Duration, Instant};

fn assert_unreadable(name: &str, bytes: impl AsRef<[u8]>, words: &[&str]) {
    let desk = Desk::new();
    desk.write(name, bytes);
    let words = [&[name], words].concat();
    desk.assert_refused(&["screen", name, "--on", DAY], &words);
}

#[test]
fn a_missing_file() {
    let words = ["nofile.csv", "no such file", "check the name"];
    Desk::new().assert_refused(&["screen", "nofile.csv", "--on", DAY], &words);
}

#[test]
fn a_folder() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("year")).unwrap();
    let words = ["year", "is a folder", "name the files in it"];
    desk.assert_refused(&["screen", "year", "--on", DAY], &words);
}

#[test]
fn an_empty_file() {
    assert_unreadable("empty.csv", "", &["is empty", "export it again"]);
}

#[test]
fn a_picture_even_if_it_is_called_csv() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0";
    let words = ["PNG image", "export the list as CSV or XLSX"];
    assert_unreadable("scan.png", png, &words);
    assert_unreadable("scan.csv", png, &words);
}

#[test]
fn random_bytes() {
    // xorshift32: the same bytes on each run, every second one NUL.
    let mut state = 0x9E37_79B9_u32;
    let bytes: Vec<u8> = (0..20_000)
        .map(|n| {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            if n % 2 == 0 {
                0
            } else {
                state.to_le_bytes()[1]
            }
        })
        .collect();
    let words = ["binary data", "export the list as CSV or XLSX"];
    assert_unreadable("noise.csv", &bytes, &words);
    assert_unreadable("noise.dat", &bytes, &words);
}

#[test]
fn nul_bytes_in_a_table() {
    let bytes = b"Supplier,Country\nHik\0vision,CN\nAcme\0,US\n";
    assert_unreadable("nul.csv", bytes, &["binary data", "export the list"]);
}

#[test]
fn a_workbook_that_is_cut_off() {
    let bytes = b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0";
    assert_unreadable("cut.xlsx", bytes, &[]);
}

#[test]
fn a_cell_of_three_megabytes() {
    let cell = "a b".repeat(1_000_000);
    let table = format!("Supplier,Country\nAcme,US\n\"{cell}\",CN\n");
    assert_unreadable("cell.csv", table, &["row 3", "longer than 1 MiB"]);
}

#[test]
fn an_open_quotation_mark_that_swallows_the_file() {
    let rows = "Acme Bakery of Anywhere,US\n".repeat(100_000);
    let table = format!("Supplier,Country\nAcme,US\n\"Open,CN\n{rows}");
    let words = ["row 3", "a quotation mark may be missing"];
    assert_unreadable("quote.csv", table, &words);
}

#[test]
fn a_line_of_a_hundred_megabytes_is_refused_at_once() {
    let desk = Desk::new();
    desk.write("line.csv", vec![b'x'; 100_000_000]);
    let start = Instant::now();
    let words = [
        "line.csv, line 1",
        "longer than 1 MiB",
        "break it into lines",
    ];
    desk.assert_refused(&["screen", "line.csv", "--on", DAY], &words);
    assert!(
        start.elapsed() < Duration::from_secs(5),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn standard_input_is_judged_the_same() {
    let desk = Desk::new();
    let ran = desk.run_with_input(b"", &["screen", "-", "--on", DAY]);
    ran.assert_refused(&["empty"]);
    let ran = desk.run_with_input(b"\0\0\0\0", &["screen", "-", "--on", DAY]);
    ran.assert_refused(&["binary data"]);
}

#[test]
fn ragged_rows_are_read_and_told() {
    let desk = Desk::new();
    let table = "Supplier,Country\nAcme\nBeta,US,extra,more\nGamma,FR\n";
    desk.write("ragged.csv", table);
    let args = [
        "screen",
        "ragged.csv",
        "--on",
        DAY,
        "--format",
        "json",
        "-q",
    ];
    let ran = desk.run(&args);
    assert_eq!(ran.status, 0, "{ran:?}");
    let json = ran.json();
    let coverage = &json["run"]["coverage"];
    assert_eq!(coverage["rows_read"], 3);
    assert_eq!(coverage["judged"], 3);
    let remarks = coverage["remarks"].as_object().unwrap();
    let has = |word: &str| remarks.keys().any(|k| k.contains(word));
    assert!(has("fewer cells") && has("more cells"), "{coverage}");

    desk.write("ragged.csv", format!("{table}Hikvision\n"));
    let ran = desk.run(&args);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert_eq!(ran.json()["run"]["coverage"]["judged"], 4);
}
