//! What the fuzz targets have in common. What is asked of names and devices stands in files of its own, for a test
//! of countersight-screening asks the same of the seeds.

use countersight_formats::Input;
use countersight_formats::observations::{Observations, named, open};
use std::io::Cursor;

pub mod devices;
pub mod names;

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
