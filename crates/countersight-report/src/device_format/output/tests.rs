//! Files that were written are read back with the reader of the same library, and compared with the other table.

use super::*;
use crate::device_format::cells::{Cells, DEVICE_COLUMNS, example};
use crate::device_format::packed;
use crate::identified::Identified;
use crate::safe;
use parquet::basic::{LogicalType, Repetition};
use parquet::file::metadata::RowGroupMetaData;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use proptest::prelude::*;
use std::borrow::Cow;

/// Five records: a device, one that cannot be read, and three of which nothing is found.
fn devices(format: DeviceFormat) -> Vec<u8> {
    let device = example();
    let one = |id, device, problem| Identified {
        id,
        source: "scan.jsonl",
        locator: "line 1",
        device,
        problem,
    };
    let mut out = Vec::new();
    let cam = one("cam-1", Some(&device), None);
    format.write(&mut out, &cam).unwrap();
    let cut = one("2", None, Some("cut off, \"here\""));
    format.write(&mut out, &cut).unwrap();
    for (id, line) in [("", 3), ("=gate", 4), ("海康", 5)] {
        format
            .write_nothing(&mut out, id, "scan.jsonl", line)
            .unwrap();
    }
    out
}

fn file_of(format: DeviceFormat, rows: &[u8], size: GroupSize) -> Vec<u8> {
    let mut file = Vec::new();
    let mut out = DeviceOutput::in_groups(format, &mut file, size).unwrap();
    out.write_all(rows).unwrap();
    out.finish().unwrap();
    file
}

fn in_groups_of(rows: usize) -> GroupSize {
    GroupSize {
        rows,
        ..GroupSize::default()
    }
}

fn reader(bytes: &[u8]) -> SerializedFileReader<std::fs::File> {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    SerializedFileReader::new(file).unwrap()
}

/// Every cell; none where the file has null.
fn rows_of(file: &[u8]) -> Vec<Vec<Option<String>>> {
    let cell = |field: &Field| match field {
        Field::Null => None,
        Field::Str(text) => Some(text.clone()),
        other => panic!("{other:?} is no text"),
    };
    let rows = reader(file).into_iter();
    rows.map(|row| {
        let row = row.unwrap();
        row.get_column_iter()
            .map(|(_, field)| cell(field))
            .collect()
    })
    .collect()
}

fn rows_in_groups(file: &[u8]) -> Vec<i64> {
    let reader = reader(file);
    let groups = reader.metadata().row_groups().iter();
    groups.map(RowGroupMetaData::num_rows).collect()
}

#[test]
fn rows_are_read_back_as_the_table_of_text_has_them() {
    let text = file_of(
        DeviceFormat::Csv,
        &devices(DeviceFormat::Csv),
        GroupSize::default(),
    );
    let mut table = csv::Reader::from_reader(text.as_slice());
    let expected: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    let packed = devices(DeviceFormat::Parquet);
    for rows in [1, 2, 5, 6] {
        let file = file_of(DeviceFormat::Parquet, &packed, in_groups_of(rows));
        let found = rows_of(&file);
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(&expected) {
            let safe = |cell: &Option<String>| {
                safe::cell(cell.as_deref().unwrap_or_default()).into_owned()
            };
            let found: Vec<String> = found.iter().map(safe).collect();
            assert_eq!(expected, found);
        }
    }
}

#[test]
fn a_cell_is_the_text_that_was_read_and_an_empty_one_is_null() {
    let packed = devices(DeviceFormat::Parquet);
    let file = file_of(DeviceFormat::Parquet, &packed, GroupSize::default());
    let rows = rows_of(&file);
    let named = |row: &Vec<Option<String>>| -> Vec<String> {
        DEVICE_COLUMNS
            .iter()
            .zip(row)
            .filter_map(|(name, cell)| Some(format!("{name}: {}", cell.as_ref()?)))
            .collect()
    };
    insta::assert_debug_snapshot!(named(&rows[0]), @r#"
    [
        "source: scan.jsonl",
        "locator: line 1",
        "id: cam-1",
        "brand: =Label, \"new\"",
        "maker: Firm A",
        "listed: yes",
        "confidence: possible",
        "other_makers: Firm B",
        "model: M-1",
        "evidence: http.title=a\nb|model=M-1",
    ]
    "#);
    insta::assert_debug_snapshot!([named(&rows[1]), named(&rows[3])], @r#"
    [
        [
            "source: scan.jsonl",
            "locator: line 1",
            "id: 2",
            "problem: cut off, \"here\"",
        ],
        [
            "source: scan.jsonl",
            "locator: line 4",
            "id: =gate",
            "listed: no",
        ],
    ]
    "#);
}

#[test]
fn a_group_ends_at_its_rows_or_at_its_text() {
    let packed = devices(DeviceFormat::Parquet);
    let groups = |size| rows_in_groups(&file_of(DeviceFormat::Parquet, &packed, size));
    assert_eq!(groups(in_groups_of(2)), [2, 2, 1]);
    assert_eq!(groups(in_groups_of(5)), [5]);
    assert_eq!(groups(GroupSize::default()), [5]);
    let short = GroupSize {
        text: 50,
        ..GroupSize::default()
    };
    assert_eq!(groups(short), [1, 2, 2]);
}

#[test]
fn no_device_at_all_gives_a_file_with_columns_and_no_row() {
    let file = file_of(DeviceFormat::Parquet, b"", GroupSize::default());
    assert!(rows_of(&file).is_empty());
    let reader = reader(&file);
    let about = reader.metadata().file_metadata();
    assert_eq!(about.num_rows(), 0);
    let columns = about.schema_descr().columns();
    let names: Vec<&str> = columns.iter().map(|column| column.name()).collect();
    assert_eq!(names, DEVICE_COLUMNS);
    for column in columns {
        assert_eq!(column.logical_type_ref(), Some(&LogicalType::String));
        let always = ["source", "locator", "id"].contains(&column.name());
        let repetition = column.self_type().get_basic_info().repetition();
        assert_eq!(repetition == Repetition::REQUIRED, always, "{column:?}");
    }
    assert_eq!(
        about.created_by(),
        Some(concat!("countersight version ", env!("CARGO_PKG_VERSION")))
    );
}

#[test]
fn how_the_rows_come_in_changes_no_byte() {
    let packed = devices(DeviceFormat::Parquet);
    let whole = file_of(DeviceFormat::Parquet, &packed, in_groups_of(2));
    for piece in [1, 7, 64, 100] {
        let mut file = Vec::new();
        let mut out =
            DeviceOutput::in_groups(DeviceFormat::Parquet, &mut file, in_groups_of(2)).unwrap();
        for piece in packed.chunks(piece) {
            out.write_all(piece).unwrap();
            out.flush().unwrap();
        }
        out.finish().unwrap();
        assert!(file == whole, "in pieces of {piece}");
    }
}

#[test]
fn a_row_without_its_end_is_refused() {
    let packed = devices(DeviceFormat::Parquet);
    let mut out = DeviceOutput::new(DeviceFormat::Parquet, Vec::new()).unwrap();
    out.write_all(&packed[..packed.len() - 1]).unwrap();
    let error = out.finish().unwrap_err();
    assert_eq!(error.to_string(), "the last row is cut off");
}

#[test]
fn a_closed_pipe_is_known_as_one() {
    struct Closed;
    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut out = DeviceOutput::new(DeviceFormat::Parquet, Closed).unwrap();
    out.write_all(&devices(DeviceFormat::Parquet)).unwrap();
    let error = out.finish().unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::BrokenPipe, "{error:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_texts_come_back(
        rows in prop::collection::vec(prop::array::uniform15("\\PC{0,6}|[\\s\\S]{0,3}"), 0..9),
        size in 1_usize..5,
    ) {
        let mut packed = Vec::new();
        for row in &rows {
            let cells: Cells<'_> = row.each_ref().map(|cell| Cow::Borrowed(cell.as_str()));
            packed::write(&mut packed, &cells).unwrap();
        }
        let file = file_of(DeviceFormat::Parquet, &packed, in_groups_of(size));
        let found: Vec<Vec<String>> = rows_of(&file)
            .into_iter()
            .map(|row| row.into_iter().map(Option::unwrap_or_default).collect())
            .collect();
        prop_assert_eq!(found, rows);
    }
}
