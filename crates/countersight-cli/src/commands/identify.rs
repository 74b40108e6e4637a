//! `identify`: brand and maker of every device of a scan, in order; no law is asked.

use crate::Found;
use crate::args::IdentifyArgs;
use crate::output::Destination;
use crate::pipeline::same_file;
use crate::{progress, setup};
use anyhow::bail;
use countersight_devices::DeviceIndex;
use countersight_formats::Input;
use countersight_formats::observations::{self, Chunk, Chunks, Format, LineFormat, Observations};
use countersight_register::Register;
use countersight_screening::device_index;
use identifier::{Counts, Identifier};
use std::io::Write;
use std::path::Path;

mod identifier;
mod table;

pub(crate) fn run(args: &IdentifyArgs) -> anyhow::Result<Found> {
    if let Some(format) = args.format.as_deref().filter(|format| *format != "jsonl") {
        bail!("identify writes jsonl, one device a line, and not `{format}`; leave out --format");
    }
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
    let mut out = destination.writer()?;
    let mut all = Counts::default();
    for file in &args.files {
        let counts = identify_file(file, &index, &register, args, &mut out)?;
        counts.say_problems(file)?;
        if !args.quiet {
            counts.say(file)?;
        }
        all.add(&counts);
    }
    out.flush()?;
    drop(out);
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

fn identify_file(
    file: &Path,
    index: &DeviceIndex,
    register: &Register,
    args: &IdentifyArgs,
    out: &mut dyn Write,
) -> anyhow::Result<Counts> {
    let name = file.display().to_string();
    let input = if file == Path::new("-") {
        Input::Stream(Box::new(std::io::stdin()))
    } else {
        Input::File(file.to_owned())
    };
    let opened = observations::open(&name, input)?;
    let bar = progress::bar(&name, opened.len, args.quiet);
    let counts = match observations::format_of(&name, &opened) {
        Err(not_found) => {
            let reading = table::open(&name, opened.bytes, register, not_found)?;
            table::of_rows(&name, reading, index, args, out)
        }
        Ok(Format::Lines(format)) => {
            let chunks = Chunks::new(&name, opened.bytes);
            of_lines(&name, format, chunks, index, args.only_found, &bar, out)
        }
        Ok(Format::Stream(format)) => {
            let records = Observations::of_stream(format, opened.bytes);
            of_records(&name, records, index, args.only_found, out)
        }
    };
    bar.finish_and_clear();
    counts
}

/// Two chunks are read and then gone through side by side; their answers are written in order.
fn of_lines(
    name: &str,
    format: &dyn LineFormat,
    mut chunks: Chunks,
    index: &DeviceIndex,
    only_found: bool,
    bar: &indicatif::ProgressBar,
    out: &mut dyn Write,
) -> anyhow::Result<Counts> {
    let mut pair = [Chunk::default(), Chunk::default()];
    let mut workers = [
        Identifier::new(name, format, index, only_found),
        Identifier::new(name, format, index, only_found),
    ];
    let mut more = true;
    while more {
        for chunk in &mut pair {
            more = more && chunks.next_into(chunk)?;
            if !more {
                chunk.clear();
            }
        }
        let [first, second] = &mut workers;
        let [chunk, after] = &pair;
        if after.is_empty() {
            first.go_through(chunk)?;
        } else {
            std::thread::scope(|scope| {
                let side = scope.spawn(|| first.go_through(chunk));
                let here = second.go_through(after);
                // A panic of the other half is our own fault and goes on as one.
                let there = side
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
                there.and(here)
            })?;
        }
        for worker in &mut workers {
            out.write_all(&worker.out)?;
            worker.out.clear();
        }
        bar.inc((chunk.len() + after.len()) as u64);
    }
    let [first, second] = workers;
    let mut counts = first.counts;
    counts.add(&second.counts);
    Ok(counts)
}

fn of_records(
    name: &str,
    records: Observations,
    index: &DeviceIndex,
    only_found: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Counts> {
    let mut worker = Identifier::new(name, &observations::Native, index, only_found);
    for record in records {
        worker.judge(record?)?;
        out.write_all(&worker.out)?;
        worker.out.clear();
    }
    Ok(worker.counts)
}
