//! `identify`: one line out for one line in, in order, and what cannot be read is told.

use crate::support::{Desk, Ran};
use parquet::file::reader::SerializedFileReader;
use parquet::record::Field;
use serde_json::Value;
use std::fs::File;
use std::path::Path;

const SCAN: &str = r#"{"id":"gate","http":{"server":"DNVRS-Webs"}}
{"id":"hall","http":{"server":"nginx"}}

{"brand":"Lorex","mac":"00:1f:54:01:02:03"}
"#;

fn makers(ran: &Ran) -> Vec<String> {
    let of = |line: &Value| {
        let maker = &line["device"]["maker"];
        format!(
            "{} {} {} {}",
            line["subject"]["id"].as_str().unwrap(),
            line["subject"]["locator"].as_str().unwrap(),
            maker["entity"].as_str().unwrap_or("-"),
            maker["confidence"].as_str().unwrap_or("-"),
        )
    };
    ran.json_lines().iter().map(of).collect()
}

#[test]
fn every_record_has_its_line_in_order() {
    let desk = Desk::new();
    desk.write("scan.jsonl", SCAN);
    let ran = desk.run(&["identify", "scan.jsonl"]);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert_eq!(
        makers(&ran),
        [
            "gate line 1 hikvision strong",
            "hall line 2 - -",
            "4 line 4 dahua possible"
        ]
    );
    assert!(
        ran.err
            .contains("scan.jsonl: 3 observations, 2 with a maker of the register"),
        "{}",
        ran.err
    );
    let found = desk.run(&["identify", "scan.jsonl", "--only-found", "--quiet"]);
    assert_eq!(found.json_lines().len(), 2);
    assert_eq!(found.err, "");
    let piped = desk.run_with_input(SCAN.as_bytes(), &["identify", "-", "--quiet"]);
    assert_eq!(makers(&piped), makers(&ran));
}

#[test]
fn many_records_on_two_threads_keep_their_order_and_give_the_same_bytes() {
    let desk = Desk::new();
    let page = "x".repeat(2000);
    let record = |n: usize| {
        let server = if n.is_multiple_of(100) {
            "DNVRS-Webs"
        } else {
            "nginx"
        };
        format!("{{\"id\":\"r{n}\",\"http\":{{\"server\":\"{server}\",\"body\":\"{page}\"}}}}\n")
    };
    let records: Vec<String> = (0..12_000).map(record).collect();
    desk.write("scan.jsonl", records.concat());
    let ran = desk.run(&["identify", "scan.jsonl", "--quiet"]);
    let lines = ran.json_lines();
    assert_eq!(lines.len(), 12_000);
    for (n, line) in lines.iter().enumerate() {
        assert_eq!(line["subject"]["id"], format!("r{n}"));
        assert_eq!(line["subject"]["locator"], format!("line {}", n + 1));
        assert_eq!(line["device"].is_null(), n % 100 != 0, "{line}");
    }
    let again = desk.run(&["identify", "scan.jsonl", "--quiet"]);
    assert!(ran.out == again.out, "two runs, two answers");
}

#[test]
fn a_table_has_one_row_for_each_record_of_all_files() {
    let desk = Desk::new();
    desk.write("a.jsonl", SCAN);
    desk.write("b.jsonl", "{\"brand\":\"Axis\"}\n{\"brand\":\n");
    let ran = desk.run(&[
        "identify", "a.jsonl", "b.jsonl", "--format", "csv", "--quiet",
    ]);
    assert_eq!(ran.status, 2, "{ran:?}");
    let mut reader = csv::Reader::from_reader(ran.out.as_slice());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let rows: Vec<String> = rows
        .iter()
        .map(|row| {
            format!(
                "{} {} {} {} {} {}",
                &row[0], &row[1], &row[2], &row[6], &row[7], &row[8]
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            "a.jsonl line 1 gate hikvision yes strong",
            "a.jsonl line 2 hall  no ",
            "a.jsonl line 4 4 dahua yes possible",
            "b.jsonl line 1 1  no strong",
            "b.jsonl line 2 2   ",
        ]
    );
    let written = desk.run(&[
        "identify",
        "a.jsonl",
        "-o",
        "devices.csv",
        "--only-found",
        "--quiet",
    ]);
    assert_eq!(written.status, 1, "{written:?}");
    let table = std::fs::read_to_string(desk.path("devices.csv")).unwrap();
    assert_eq!(table.lines().count(), 3, "{table}");
    assert!(table.starts_with("source,locator,id,brand,"), "{table}");
}

/// Every cell of a Parquet file; an empty text where it has null.
fn cells_of(file: &Path) -> Vec<Vec<String>> {
    let reader = SerializedFileReader::new(File::open(file).unwrap()).unwrap();
    let cell = |field: &Field| {
        let Field::Str(text) = field else {
            assert_eq!(field, &Field::Null, "neither a text nor null");
            return String::new();
        };
        text.clone()
    };
    let rows = reader.into_iter().map(Result::unwrap);
    rows.map(|row| {
        row.get_column_iter()
            .map(|(_, field)| cell(field))
            .collect()
    })
    .collect()
}

#[test]
fn a_table_by_columns_has_the_rows_of_the_table_of_text() {
    let desk = Desk::new();
    let record = |n: usize| match n % 3_000 {
        0 => format!("{{\"id\":\"r{n}\",\"http\":{{\"server\":\"DNVRS-Webs\"}}}}\n"),
        1 => "{\"brand\":\n".to_owned(),
        _ => format!("{{\"id\":\"r{n}\",\"http\":{{\"server\":\"nginx\"}}}}\n"),
    };
    let records: Vec<String> = (0..70_000).map(record).collect();
    desk.write("many.jsonl", records.concat());
    desk.write("few.jsonl", SCAN);
    let write = |options: &[&str]| {
        let args = [&["identify", "many.jsonl", "few.jsonl", "--quiet"], options];
        let ran = desk.run(&args.concat());
        assert_eq!(ran.status, 2, "some cannot be read: {ran:?}");
        ran.out
    };
    write(&["-o", "devices.parquet"]);
    let table = write(&["--format", "csv"]);
    let mut table = csv::Reader::from_reader(table.as_slice());
    let expected: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    let found = cells_of(&desk.path("devices.parquet"));
    assert_eq!((found.len(), expected.len()), (70_003, 70_003));
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(expected, found);
    }
    let again = write(&["--format", "parquet"]);
    let file = std::fs::read(desk.path("devices.parquet")).unwrap();
    assert!(again == file, "two runs, two answers");
}

#[test]
fn a_table_by_columns_of_nothing_has_its_columns() {
    let desk = Desk::new();
    desk.write("scan.jsonl", "{\"port\":37777}\n");
    let ran = desk.run(&[
        "identify",
        "scan.jsonl",
        "--only-found",
        "-o",
        "none.parquet",
        "--quiet",
    ]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(cells_of(&desk.path("none.parquet")).is_empty());
}

#[test]
fn a_broken_record_is_told_and_the_others_are_answered() {
    let desk = Desk::new();
    desk.write(
        "scan.jsonl",
        format!("{SCAN}{{\"id\":\"cut\",\"http\":{{\n"),
    );
    let ran = desk.run(&["identify", "scan.jsonl"]);
    assert_eq!(ran.status, 2);
    assert_eq!(ran.json_lines().len(), 4);
    assert!(
        ran.err
            .contains("scan.jsonl, line 5, column 21: expected an entry or the end of the object, but the line ends"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("error: 1 of 4 records could not be read"),
        "{}",
        ran.err
    );
}

#[test]
fn what_holds_no_observations_is_refused() {
    let desk = Desk::new();
    desk.write("a.csv", "name,country\nA,CN\n");
    desk.write("empty.jsonl", "\n \n");
    desk.run(&["identify", "a.csv"]).assert_refused(&[
        "a.csv",
        "no form of observations",
        "name,country",
    ]);
    desk.run(&["identify", "empty.jsonl"])
        .assert_refused(&["empty.jsonl", "empty"]);
    desk.run(&["identify", "missing.jsonl"])
        .assert_refused(&["missing.jsonl", "no such file"]);
    desk.write("scan.jsonl", SCAN);
    desk.run(&["identify", "scan.jsonl", "-o", "scan.jsonl"])
        .assert_refused(&["would be overwritten"]);
    desk.run(&["identify", "scan.jsonl", "--format", "pdf"])
        .assert_refused(&["jsonl, csv or parquet", "`pdf`"]);
}

#[test]
fn nothing_of_a_maker_of_the_register_is_status_0() {
    let desk = Desk::new();
    desk.write("scan.jsonl", "{\"brand\":\"Axis\"}\n{\"port\":37777}\n");
    let ran = desk.run(&["identify", "scan.jsonl", "--quiet"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(makers(&ran), ["1 line 1 - strong", "2 line 2 - -"]);
}

#[test]
fn screen_finds_observations_and_asks_the_law() {
    let desk = Desk::new();
    desk.write("scan.jsonl", SCAN);
    let ran = desk.run(&[
        "screen",
        "scan.jsonl",
        "--as",
        "federal-agency",
        "--in",
        "US",
        "--action",
        "buy",
        "--on",
        "2026-01-01",
        "--format",
        "jsonl",
    ]);
    let lines = ran.json_lines();
    let answers: Vec<&str> = lines
        .iter()
        .map(|line| line["answer"].as_str().unwrap())
        .collect();
    assert_eq!(answers, ["prohibited", "not-screened", "review"], "{ran:?}");
    assert!(ran.err.contains("observations (found)"), "{}", ran.err);
    assert!(
        lines[0]["codes"].to_string().contains("maker-by-mark"),
        "{}",
        lines[0]
    );
}
