//! Fuzzes the detection of forms.

#![no_main]

use countersight_formats::lists::detect;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _form = detect("fuzz", bytes);
});
