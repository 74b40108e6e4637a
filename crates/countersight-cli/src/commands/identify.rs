//! `identify`: brand and maker of every device of a scan, in order; no law is asked.

use crate::Found;
use crate::args::IdentifyArgs;
use crate::commands::screen::input;
use crate::output::{Destination, refuse_binary};
use crate::pipeline::same_file;
use crate::{progress, setup};
use anyhow::bail;
use countersight_devices::DeviceIndex;
use countersight_register::Register;
use countersight_report::{DeviceFormat, DeviceOutput};
use countersight_screening::device_index;
use countersight_service::identify::{AnswerForm, Counts, Scan};
use std::io::{self, Write};
use std::path::Path;

pub(crate) fn run(args: &IdentifyArgs) -> anyhow::Result<Found> {
    let form = AnswerForm {
        format: format(args)?,
        only_found: args.only_found,
    };
    if let Some(target) = &args.output {
        for input in args.files.iter().filter(|input| same_file(target, input)) {
            if target.is_file() {
                bail!(
                    "`{}` is to be read and would be overwritten; name another output",
                    input.display()
                );
            }
        }
    }
    let register = setup::register()?;
    let index = device_index(&register);
    let destination = Destination::open(args.output.as_deref())?;
    refuse_binary(form.format, form.format.is_binary(), &destination)?;
    let mut out = DeviceOutput::new(form.format, destination.writer()?)?;
    let mut all = Counts::default();
    for file in &args.files {
        let counts = identify_file(file, &index, &register, form, args.quiet, &mut out)?;
        say_problems(&counts, file)?;
        if !args.quiet {
            say(&counts, file)?;
        }
        all.add(&counts);
    }
    out.finish()?;
    destination.finish()?;
    if all.misread > 0 {
        bail!(
            "{} of {} records could not be read; the others were, and their answers are written",
            all.misread,
            all.read
        );
    }
    Ok(if all.listed > 0 {
        Found::Something
    } else {
        Found::Nothing
    })
}

/// The format asked for, or the one of the output's ending, or JSON lines.
fn format(args: &IdentifyArgs) -> anyhow::Result<DeviceFormat> {
    if let Some(asked) = &args.format {
        return Ok(asked.parse()?);
    }
    let name = args.output.as_deref().and_then(Path::file_name);
    let name = name.and_then(|name| name.to_str());
    Ok(name
        .and_then(DeviceFormat::of_file_name)
        .unwrap_or_default())
}

fn identify_file(
    file: &Path,
    index: &DeviceIndex,
    register: &Register,
    form: AnswerForm,
    quiet: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Counts> {
    let name = file.display().to_string();
    let scan = Scan::open(&name, input(file))?;
    let bar = progress::bar(&name, scan.len_hint(), quiet);
    let counts = scan.identify(index, register, form, out, &mut |bytes| {
        bar.inc(bytes);
    });
    bar.finish_and_clear();
    Ok(counts?)
}

/// The first problems, whatever was asked for: they are errors.
fn say_problems(counts: &Counts, file: &Path) -> io::Result<()> {
    let mut stderr = io::stderr().lock();
    let problems = counts.problems();
    for problem in &problems {
        writeln!(stderr, "{}, {problem}", file.display())?;
    }
    match counts.misread.saturating_sub(problems.len() as u64) {
        0 => Ok(()),
        more => writeln!(stderr, "{}: and {more} more such records", file.display()),
    }
}

fn say(counts: &Counts, file: &Path) -> io::Result<()> {
    let mut stderr = io::stderr().lock();
    let name = file.display();
    if let Some(table) = &counts.table {
        writeln!(stderr, "{name}: {table}")?;
    }
    for (remark, times) in &counts.remarks {
        writeln!(stderr, "{name}: {times} × {remark}")?;
    }
    let makers: Vec<String> = counts
        .makers
        .iter()
        .map(|(maker, n)| format!("; {n} made, or possibly made, by {maker}"))
        .collect();
    writeln!(
        stderr,
        "{name}: {}, {} with a maker of the register{}",
        observations(counts),
        counts.listed,
        makers.concat()
    )
}

/// What was read, without what could not be: `3 observations`.
fn observations(counts: &Counts) -> String {
    match counts.read.saturating_sub(counts.misread) {
        1 => "1 observation".to_owned(),
        read => format!("{read} observations"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_not_be_read_is_no_observation() {
        let said = |read, misread| {
            let mut counts = Counts::default();
            counts.read = read;
            counts.misread = misread;
            observations(&counts)
        };
        assert_eq!(said(1, 1), "0 observations");
        assert_eq!(said(2, 1), "1 observation");
        assert_eq!(said(3, 0), "3 observations");
    }
}
