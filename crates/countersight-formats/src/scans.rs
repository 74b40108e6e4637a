//! Scans and captures of other programs, as files of subjects.
//!
//! They come before tables: a report of scans is a table too, but its columns are marks of devices, and what they
//! prove would be lost.

use crate::ReadError;
use crate::input::Head;
use crate::observations::{self, Format, Observations, find};
use crate::part::{Env, Part, Rows};
use crate::reading::Item;
use crate::shape::Shaper;
use countersight_model::input::InputKind;

/// Records of the native form that are looked at; one with a mark that no inventory has is enough.
const LOOKED_AT: usize = 200;

/// The format of the scan that begins so, unless the user says that it is something else.
pub(crate) fn format(env: &Env<'_>, head: &Head) -> Option<Format> {
    if !matches!(env.kind, None | Some(InputKind::Observations)) {
        return None;
    }
    find(&head.sample).filter(|format| !format.is_native() || is_native(env, &head.sample))
}

/// Whether lines of JSON are observations: inventories have fields of the same names.
fn is_native(env: &Env<'_>, sample: &[u8]) -> bool {
    let text = String::from_utf8_lossy(sample);
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    // What is no record of its own line is read as a document.
    let whole = |line: &str| serde_json::from_str::<serde_json::Value>(line).ok();
    let values: Vec<_> = lines.take(LOOKED_AT).filter_map(whole).collect();
    observations::are(env.kind, values.iter())
}

/// Reads it.
pub(crate) fn open<'a>(env: &Env<'a>, head: Head, format: Format) -> Part<'a> {
    let kind = InputKind::Observations;
    Part {
        kind,
        form: format.name().to_owned(),
        columns: Vec::new(),
        rows: Box::new(ScanRows {
            records: Observations::of(&env.file(), format, head.into_reader()),
            shaper: env.shaper(kind),
            number: 0,
        }),
    }
}

struct ScanRows {
    records: Observations,
    shaper: Shaper,
    number: u64,
}

impl Rows for ScanRows {
    fn next(&mut self) -> Option<Result<Item, ReadError>> {
        let record = self.records.next()?;
        self.number += 1;
        let subject = |record| match record {
            Ok(located) => self.shaper.scanned(located, self.number),
            Err(misread) => self.shaper.misread(&misread, self.number),
        };
        Some(record.map(|record| Item::Subject(subject(record))))
    }
}
