//! Fuzzes the reader of `au-dfat`.

#![no_main]

use countersight_formats::lists::{ListForm, read_list};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut bytes = bytes;
    let _list = read_list(ListForm::AuDfat, "fuzz", &mut bytes);
});
