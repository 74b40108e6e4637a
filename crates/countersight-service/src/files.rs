//! The subjects of a file into a run.

use crate::ServiceError;
use crate::run::Screening;
use countersight_formats::{Input, Item, Options, Reading, ReadingWords, open};
use countersight_model::input::InputKind;
use countersight_model::run::InputRead;
use countersight_register::Register;

/// Rows between two reports of progress.
const STEP: u64 = 512;

/// How far a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read.
    pub bytes: u64,
    /// Bytes in all, where that is known.
    pub of: Option<u64>,
    /// Rows read.
    pub rows: u64,
}

/// The words that a reader of files needs.
pub fn words(register: &Register) -> ReadingWords<'_> {
    ReadingWords {
        columns: &register.columns,
        goods: &register.goods,
    }
}

/// Reads one input, hands its subjects on, and lets each item be looked at on the way. Now and then
/// `progress` is told; it may end the reading by an error of its own. How it was read.
///
/// # Errors
///
/// When the input cannot be read, or a sink of the run refuses a result.
pub fn screen(
    name: &str,
    input: Input,
    kind: Option<InputKind>,
    run: &mut Screening<'_, '_>,
    mut progress: impl FnMut(Progress) -> Result<(), ServiceError>,
    mut look: impl FnMut(&Item),
) -> Result<InputRead, ServiceError> {
    let mut reading = open(name, input, &words(run.register()), &Options { kind })?;
    let mut rows = 0_u64;
    while let Some(item) = reading.next() {
        let item = item?;
        look(&item);
        match item {
            Item::Subject(subject) => run.push(subject)?,
            Item::Remark(remark) => run.remark(remark),
        }
        rows += 1;
        if rows.is_multiple_of(STEP) {
            progress(far(&reading, rows))?;
        }
    }
    progress(far(&reading, rows))?;
    let read = reading.described().clone();
    run.inputs.push(read.clone());
    Ok(read)
}

fn far(reading: &Reading<'_>, rows: u64) -> Progress {
    Progress {
        bytes: Reading::position(reading),
        of: reading.len_hint(),
        rows,
    }
}
