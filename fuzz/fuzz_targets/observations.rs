//! Fuzzes a file of observations of which nobody said what it is: unpacking, detection, reading.

#![no_main]

use countersight_formats::Input;
use countersight_formats::observations::observations;
use libfuzzer_sys::fuzz_target;
use std::io::Cursor;

fuzz_target!(|bytes: &[u8]| {
    let input = Input::Stream(Box::new(Cursor::new(bytes.to_vec())));
    if let Ok((_format, records)) = observations("fuzz", input) {
        for record in records {
            let _record = record;
        }
    }
});
