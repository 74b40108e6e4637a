//! Tables of devices, as inventories and vendors' tools export them: each row is an observation.

use super::identifier::{Counts, Identifier};
use crate::args::IdentifyArgs;
use countersight_devices::DeviceIndex;
use countersight_formats::observations::{Located, Native};
use countersight_formats::{Input, Item, Options, ReadError, Reading, ReadingWords};
use countersight_model::input::InputKind;
use countersight_register::Register;
use std::collections::BTreeMap;
use std::io::{Read, Write};

/// Opens a table, if it is one of devices; else the file is of no form at all.
pub(super) fn open<'r>(
    name: &str,
    bytes: Box<dyn Read + Send>,
    register: &'r Register,
    not_found: ReadError,
) -> Result<Reading<'r>, ReadError> {
    let words = ReadingWords {
        columns: &register.columns,
        goods: &register.goods,
    };
    let input = Input::Stream(bytes);
    match countersight_formats::open(name, input, &words, &Options::default()) {
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
    args: &IdentifyArgs,
    out: &mut dyn Write,
) -> anyhow::Result<Counts> {
    let described = reading.described().clone();
    let mut worker = Identifier::new(name, &Native, index, args.only_found);
    let mut remarks: BTreeMap<String, u64> = BTreeMap::new();
    for item in reading {
        match item? {
            Item::Subject(subject) => worker.judge(Ok(Located {
                id: Some(subject.id),
                place: subject.locator,
                observation: subject.device,
            }))?,
            Item::Remark(remark) => *remarks.entry(remark).or_default() += 1,
        }
        out.write_all(&worker.out)?;
        worker.out.clear();
    }
    if !args.quiet {
        let mut stderr = std::io::stderr().lock();
        writeln!(
            stderr,
            "{name}: {}; columns: {}",
            described.form,
            described.columns.join(", ")
        )?;
        for (remark, times) in remarks {
            writeln!(stderr, "{name}: {times} × {remark}")?;
        }
    }
    Ok(worker.counts)
}
