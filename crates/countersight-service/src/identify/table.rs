//! Tables of devices, as inventories and vendors' tools export them: each row is an observation.

use super::AnswerForm;
use super::counts::Counts;
use super::identifier::Identifier;
use crate::ServiceError;
use crate::files::words;
use countersight_devices::DeviceIndex;
use countersight_formats::observations::{Located, Native};
use countersight_formats::{Input, Item, Options, ReadError, Reading};
use countersight_model::input::InputKind;
use countersight_register::Register;
use std::io::{Read, Write};

/// Opens a table, if it is one of devices; else the file is of no form at all.
pub(super) fn open<'r>(
    name: &str,
    bytes: Box<dyn Read + Send>,
    register: &'r Register,
    not_found: ReadError,
) -> Result<Reading<'r>, ReadError> {
    let input = Input::Stream(bytes);
    match countersight_formats::open(name, input, &words(register), &Options::default()) {
        Ok(reading) if is_of_devices(&reading) => Ok(reading),
        Ok(_) | Err(ReadError::NoColumn { .. }) => Err(not_found),
        Err(error) => Err(error),
    }
}

fn is_of_devices(reading: &Reading<'_>) -> bool {
    let mut kinds = reading.described().kind.split(", ");
    kinds.all(|kind| kind == InputKind::Inventory.as_str())
}

/// Identifies the device of each row.
pub(super) fn of_rows(
    name: &str,
    reading: Reading<'_>,
    index: &DeviceIndex,
    form: AnswerForm,
    out: &mut dyn Write,
) -> Result<Counts, ServiceError> {
    let described = reading.described().clone();
    let mut worker = Identifier::new(name, &Native, index, form);
    let columns = described.columns.join(", ");
    worker.counts.table = Some(format!("{}; columns: {columns}", described.form));
    for item in reading {
        match item? {
            Item::Subject(subject) => worker.judge(Ok(Located {
                id: Some(subject.id),
                place: subject.locator,
                observation: subject.device,
            }))?,
            Item::Remark(remark) => *worker.counts.remarks.entry(remark).or_default() += 1,
        }
        out.write_all(&worker.out)?;
        worker.out.clear();
    }
    Ok(worker.counts)
}
