//! The same table in every encoding.

use crate::common::{read, stream};
use encoding_rs::{GB18030, WINDOWS_1252};

const GERMAN: &str = "Firma;Land\nMüller Überwachung GmbH;Österreich\nGroße Söhne KG;Köln\n";
const CHINESE: &str = "供应商名称,国家\n示例数字技术股份有限公司,中国\n未来示例科技有限公司,中国\n";

fn wide(text: &str, order: fn(u16) -> [u8; 2], mark: bool) -> Vec<u8> {
    mark.then_some(0xfeff)
        .into_iter()
        .chain(text.encode_utf16())
        .flat_map(order)
        .collect()
}

fn names(bytes: Vec<u8>) -> (String, Vec<String>) {
    let shown = read("t.csv", stream(bytes), None).unwrap();
    let form = shown.split(" | ").nth(1).unwrap().to_owned();
    let name = |line: &str| line.strip_prefix("    name: ").map(str::to_owned);
    (form, shown.lines().filter_map(name).collect())
}

#[test]
fn every_encoding_gives_the_same_names() {
    let german = ["Müller Überwachung GmbH", "Große Söhne KG"];
    let chinese = ["示例数字技术股份有限公司", "未来示例科技有限公司"];
    let le: fn(u16) -> [u8; 2] = u16::to_le_bytes;
    let be: fn(u16) -> [u8; 2] = u16::to_be_bytes;
    let mark = |text: &str| [b"\xef\xbb\xbf", text.as_bytes()].concat();
    for (bytes, encoding, names_expected) in [
        (GERMAN.as_bytes().to_vec(), "UTF-8", german),
        (mark(GERMAN), "UTF-8 with byte order mark", german),
        (
            WINDOWS_1252.encode(GERMAN).0.into_owned(),
            "Windows-1252",
            german,
        ),
        (wide(GERMAN, le, true), "UTF-16 LE", german),
        (wide(GERMAN, be, true), "UTF-16 BE", german),
        (wide(GERMAN, le, false), "UTF-16 LE", german),
        (wide(GERMAN, be, false), "UTF-16 BE", german),
        (GERMAN.replace('\n', "\r\n").into_bytes(), "UTF-8", german),
        (GERMAN.replace('\n', "\r").into_bytes(), "UTF-8", german),
        (CHINESE.as_bytes().to_vec(), "UTF-8", chinese),
        (GB18030.encode(CHINESE).0.into_owned(), "GB18030", chinese),
        (wide(CHINESE, le, true), "UTF-16 LE", chinese),
        (wide(CHINESE, le, false), "UTF-16 LE", chinese),
    ] {
        let (form, names) = names(bytes);
        assert_eq!(names, names_expected, "{form}");
        assert!(form.ends_with(encoding), "{form} is not {encoding}");
    }
}

#[test]
fn bad_bytes_far_down_are_mended_and_said() {
    let mut bytes = b"company,country\n".to_vec();
    for number in 0..60_000 {
        bytes.extend_from_slice(format!("Example Number {number} Ltd,GB\n").as_bytes());
    }
    bytes.extend_from_slice(b"Soci\xe9t\xe9 Exemple,FR\n");
    let shown = read("t.csv", stream(bytes), None).unwrap();
    assert!(shown.starts_with("names | CSV with commas, UTF-8 | 60001 rows"));
    assert!(shown.contains("name: Société Exemple\n"));
    assert!(shown.ends_with("1 × some bytes are not UTF-8: read as Windows-1252\n"));
}
