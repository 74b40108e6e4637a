//! What the fuzz targets have in common.

use countersight_formats::Input;
use countersight_formats::observations::{Observations, named, open};
use countersight_model::field::Field;
use countersight_model::observation::Observation;
use std::io::Cursor;

/// Reads bytes as observations of every format of this name, whatever they are.
///
/// # Panics
///
/// When no format has the name: then the target would test nothing.
pub fn read_observations(name: &str, bytes: &[u8]) {
    let mut formats = named(name).peekable();
    assert!(formats.peek().is_some(), "no format is named `{name}`");
    for format in formats {
        let input = Input::Stream(Box::new(Cursor::new(bytes.to_vec())));
        let Ok(opened) = open("fuzz", input) else {
            return;
        };
        for record in Observations::of("fuzz", format, opened.bytes) {
            let _record = record;
        }
    }
}

/// An observation out of any bytes: each line is a value, and its first byte says of which field.
pub fn observation(bytes: &[u8]) -> Observation {
    let mut seen = Observation::default();
    for line in bytes.split(|byte| *byte == b'\n') {
        let Some((first, value)) = line.split_first() else {
            continue;
        };
        let at = usize::from(*first) % Field::ALL.len();
        if let Some(field) = Field::ALL.get(at) {
            // A carriage return stands for a line end inside the value.
            let value = String::from_utf8_lossy(value).replace('\r', "\n");
            seen.add(*field, value);
        }
    }
    seen
}
