//! Files as people have them: standard input, and the encodings of three office worlds.

use crate::support::{DAY, Desk};
use serde_json::Value;

fn screen(bytes: &[u8]) -> Vec<Value> {
    let desk = Desk::new();
    desk.write("s.csv", bytes);
    let args = ["screen", "s.csv", "--on", DAY, "--format", "jsonl", "-q"];
    let ran = desk.run(&args);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    // Read from a pipe, the file is the same apart from its name.
    let piped = desk.run_with_input(
        bytes,
        &["screen", "-", "--on", DAY, "--format", "jsonl", "-q"],
    );
    let renamed = piped
        .text()
        .replace("\"source\":\"-\"", "\"source\":\"s.csv\"");
    assert_eq!(renamed, ran.text());
    ran.json_lines()
}

fn assert_row(row: &Value, text: &str, entity: Option<&str>) {
    let found = row["subject"]["text"].as_str().unwrap();
    assert!(found.starts_with(text), "`{found}` is not `{text}`");
    let first = row["matches"][0]["entity"].as_str();
    assert_eq!(first, entity, "{row}");
}

fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes_of).collect()
}

const TABLE: &str = "Supplier,Country\r\n海康威视,CN\r\nMüller,DE\r\n";

#[test]
fn utf_8_with_and_without_mark() {
    for text in [TABLE.to_owned(), format!("\u{FEFF}{TABLE}")] {
        let rows = screen(text.as_bytes());
        assert_eq!(rows.len(), 2);
        assert_row(&rows[0], "海康威视", Some("hikvision"));
        assert_row(&rows[1], "Müller", None);
    }
}

#[test]
fn utf_16_of_both_orders() {
    let marked = format!("\u{FEFF}{TABLE}");
    for bytes in [
        utf16(&marked, u16::to_le_bytes),
        utf16(&marked, u16::to_be_bytes),
        utf16(TABLE, u16::to_le_bytes),
    ] {
        let rows = screen(&bytes);
        assert_eq!(rows.len(), 2);
        assert_row(&rows[0], "海康威视", Some("hikvision"));
        assert_row(&rows[1], "Müller", None);
    }
}

#[test]
fn gb18030() {
    // 供应商,国家; 杭州海康威视数字技术股份有限公司; 浙江大华技术股份有限公司; 北京面馆.
    let rows = screen(
        b"\xb9\xa9\xd3\xa6\xc9\xcc,\xb9\xfa\xbc\xd2\n\
          \xba\xbc\xd6\xdd\xba\xa3\xbf\xb5\xcd\xfe\xca\xd3\xca\xfd\xd7\xd6\xbc\xbc\xca\xf5\xb9\xc9\
          \xb7\xdd\xd3\xd0\xcf\xde\xb9\xab\xcb\xbe,\xd6\xd0\xb9\xfa\n\
          \xd5\xe3\xbd\xad\xb4\xf3\xbb\xaa\xbc\xbc\xca\xf5\xb9\xc9\xb7\xdd\xd3\xd0\xcf\xde\xb9\xab\
          \xcb\xbe,\xd6\xd0\xb9\xfa\n\
          \xb1\xb1\xbe\xa9\xc3\xe6\xb9\xdd,\xd6\xd0\xb9\xfa\n",
    );
    assert_eq!(rows.len(), 3);
    let hikvision = "杭州海康威视数字技术股份有限公司";
    assert_row(&rows[0], hikvision, Some("hikvision"));
    assert_row(&rows[1], "浙江大华技术股份有限公司", Some("dahua"));
    assert_row(&rows[2], "北京面馆", None);
}

#[test]
fn windows_1252() {
    // With semicolons, as a German office writes it; 0x93, 0x94 and 0x96 are not Latin-1.
    let rows = screen(
        b"Lieferant;Land\nM\xfcller \x93S\xfcd\x94 \x96 GmbH;DE\nHikvision;CN\nCaf\xe9 Soci\xe9t\xe9;FR\n",
    );
    assert_eq!(rows.len(), 3);
    assert_row(&rows[0], "Müller “Süd” – GmbH", None);
    assert_row(&rows[1], "Hikvision", Some("hikvision"));
    assert_row(&rows[2], "Café Société", None);
}
