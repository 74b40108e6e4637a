//! Whatever the bytes, reading ends with items or an error.

use crate::common::{fixture, stream, words};
use countersight_formats::{Options, open};
use countersight_model::input::InputKind;
use proptest::prelude::*;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Reads everything; the first error must be the last item.
fn exhaust(name: &str, bytes: Vec<u8>, kind: Option<InputKind>) {
    let Ok(reading) = open(name, stream(bytes), &words(), &Options { kind }) else {
        return;
    };
    let mut failed = false;
    for item in reading {
        assert!(!failed, "nothing comes after an error");
        failed = item.is_err();
    }
}

fn text() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just("company".to_owned()),
        Just("brand".to_owned()),
        Just("isin,weight".to_owned()),
        Just("\"".to_owned()),
        Just(",".to_owned()),
        Just(";".to_owned()),
        Just("\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("[{".to_owned()),
        Just("{\"name\":".to_owned()),
        Just("}]".to_owned()),
        Just("]".to_owned()),
        Just("\\".to_owned()),
        Just("\0".to_owned()),
        Just("供应商".to_owned()),
        Just("é".to_owned()),
        Just("\u{feff}".to_owned()),
        ".{0,8}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat().into_bytes())
}

/// The XLSX fixture with some bytes of its parts changed, packed anew.
fn damaged_workbook(damage: &[(usize, u8)]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in [["Manufacturer", "Model"], ["Annex", "AX-1"]]
        .iter()
        .enumerate()
    {
        sheet
            .write(u32::try_from(row).unwrap(), 0, cells[0])
            .unwrap();
        sheet
            .write(u32::try_from(row).unwrap(), 1, cells[1])
            .unwrap();
    }
    sheet.write(2, 0, 5.5).unwrap();
    let mut whole = ZipArchive::new(Cursor::new(book.save_to_buffer().unwrap())).unwrap();
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..whole.len() {
        let mut file = whole.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        if ["sheet1.xml", "sharedStrings.xml", "workbook.xml"]
            .iter()
            .any(|part| name.ends_with(part))
        {
            for &(at, byte) in damage {
                let at = at % bytes.len();
                bytes[at] = byte;
            }
        }
        packed
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        packed.write_all(&bytes).unwrap();
    }
    packed.finish().unwrap().into_inner()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn on_damaged_workbooks(damage in prop::collection::vec((any::<usize>(), b' '..b'~'), 0..4)) {
        exhaust("a.xlsx", damaged_workbook(&damage), None);
    }

    #[test]
    fn on_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        exhaust("a", bytes, None);
    }

    #[test]
    fn on_near_tables_and_near_json(bytes in text(), kind in prop::option::of(0_usize..5)) {
        let kind = kind.map(|kind| InputKind::ALL[kind]);
        exhaust("a.csv", bytes.clone(), kind);
        exhaust("a.json", bytes, kind);
    }

    #[test]
    fn on_damaged_files(
        file in prop::sample::select(vec!["inventory.xls", "locked.xlsx", "netbox.json", "suppliers.csv", "inventory-zh.csv"]),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = std::fs::read(fixture(file)).unwrap();
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if cut.index(3) == 0 {
            bytes.truncate(cut.index(bytes.len()));
        }
        exhaust(file, bytes, None);
    }
}
