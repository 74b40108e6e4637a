//! Which form a list has.

use crate::common::{all, bytes};
use countersight_formats::lists::{ListForm, detect};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

#[test]
fn every_fixture_is_recognised_without_its_name() {
    for (name, form, bytes) in all() {
        // A table of other names or addresses is not a list by itself, but its form is known.
        let head = &bytes[..bytes.len().min(64 << 10)];
        let found = detect("list", head);
        let file = name.as_str();
        assert_eq!(found, Some(form), "{file}");
    }
}

#[test]
fn gzip_is_looked_into() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(&bytes("un/un.xml")).unwrap();
    let packed = packed.finish().unwrap();
    assert_eq!(detect("list.gz", &packed), Some(ListForm::Un));
    // Also where only its beginning is at hand.
    assert_eq!(
        detect("list.gz", &packed[..packed.len() - 30]),
        Some(ListForm::Un)
    );
}

#[test]
fn workbooks_tell_by_their_names() {
    let zip = b"PK\x03\x04";
    assert_eq!(detect("UK_ConList.xlsx", zip), Some(ListForm::UkConlist));
    assert_eq!(detect("lists/dfat.xlsx", zip), Some(ListForm::AuDfat));
    assert_eq!(detect("book.xlsx", zip), None);
}

#[test]
fn other_files_are_no_lists() {
    for text in [
        "supplier,amount\nMuster,1\n",
        "<html><body>sdn</body></html>",
        "{\"rows\": []}",
        "",
    ] {
        assert_eq!(detect("file", text.as_bytes()), None, "{text}");
    }
}

#[test]
fn words_of_forms_go_both_ways() {
    for form in ListForm::all() {
        assert_eq!(form.as_str().parse(), Ok(form));
        assert!(!form.title().is_empty());
    }
    let error = "nothing".parse::<ListForm>().unwrap_err().to_string();
    assert!(
        error.contains("`nothing`") && error.contains("ofac-advanced"),
        "{error}"
    );
}
