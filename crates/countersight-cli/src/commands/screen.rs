//! `screen`: one answer for each row of the files, in order.

use crate::Found;
use crate::args::ScreenArgs;
use crate::pipeline::{Pipeline, same_file};
use crate::progress;
use crate::{lists, reader, setup};
use anyhow::bail;
use countersight_formats::{Input, Item, Options, Reading, ReadingWords, open};
use countersight_model::input::InputKind;
use countersight_model::run::InputRead;
use countersight_register::Register;
use std::io::Write;
use std::path::{Path, PathBuf};

pub(crate) fn run(args: &ScreenArgs) -> anyhow::Result<Found> {
    let targets = args.output.output.iter().chain(&args.report);
    for (target, input) in targets.flat_map(|t| args.files.iter().map(move |f| (t, f))) {
        if same_file(target, input) && target.is_file() {
            bail!(
                "`{}` is to be screened and would be overwritten; name another output",
                input.display()
            );
        }
    }
    let threshold = args.names.given()?;
    let register = setup::register()?;
    let context = reader::context(&args.reader, &register)?;
    let kind = args
        .kind
        .as_deref()
        .map(str::parse::<InputKind>)
        .transpose()?;
    let (screener, remarks) = lists::screener(&register, &args.lists, threshold)?;
    let report = args.report.as_deref();
    let mut pipeline = Pipeline::new(&screener, context, &args.output, report)?;
    pipeline.explain = args.explain;
    pipeline.record_threshold(threshold);
    for remark in remarks {
        pipeline.remark(remark);
    }
    if let Some(kind) = kind {
        pipeline.options.insert("kind".to_owned(), kind.to_string());
    }
    screen_files(
        &args.files,
        kind,
        args.output.quiet,
        &register,
        &mut pipeline,
    )?;
    let found = pipeline.finish()?;
    if let (Some(report), false) = (report, args.output.quiet) {
        writeln!(
            std::io::stderr(),
            "The report to keep or attach: {}",
            report.display()
        )?;
    }
    Ok(found)
}

/// Reads files one after another and hands their subjects on.
pub(crate) fn screen_files(
    files: &[PathBuf],
    kind: Option<InputKind>,
    quiet: bool,
    register: &Register,
    pipeline: &mut Pipeline<'_>,
) -> anyhow::Result<()> {
    let words = ReadingWords {
        columns: &register.columns,
        goods: &register.goods,
    };
    for file in files {
        screen_file(file, kind, quiet, &words, pipeline, |_| ())?;
    }
    Ok(())
}

/// Reads one file, hands its subjects on, and lets each item be looked at on the way. How it was read.
pub(crate) fn screen_file(
    file: &Path,
    kind: Option<InputKind>,
    quiet: bool,
    words: &ReadingWords<'_>,
    pipeline: &mut Pipeline<'_>,
    look: impl FnMut(&Item),
) -> anyhow::Result<InputRead> {
    let mut reading = open_one(file, words, kind)?;
    let described = reading.described().clone();
    read_all(&mut reading, &described.source, quiet, pipeline, look)?;
    let read = reading.described().clone();
    if !quiet {
        say(&read)?;
    }
    pipeline.inputs.push(read.clone());
    Ok(read)
}

fn open_one<'w>(
    file: &Path,
    words: &ReadingWords<'w>,
    kind: Option<InputKind>,
) -> anyhow::Result<Reading<'w>> {
    let name = file.display().to_string();
    let input = if file == Path::new("-") {
        Input::Stream(Box::new(std::io::stdin()))
    } else {
        Input::File(file.to_owned())
    };
    Ok(open(&name, input, words, &Options { kind })?)
}

fn read_all(
    reading: &mut Reading<'_>,
    name: &str,
    quiet: bool,
    pipeline: &mut Pipeline<'_>,
    mut look: impl FnMut(&Item),
) -> anyhow::Result<()> {
    let bar = progress::bar(name, reading.len_hint(), quiet);
    let mut rows = 0_u64;
    while let Some(item) = reading.next() {
        let item = item?;
        look(&item);
        match item {
            Item::Subject(subject) => pipeline.push(subject)?,
            Item::Remark(remark) => pipeline.remark(remark),
        }
        rows += 1;
        if rows.is_multiple_of(512) {
            bar.set_position(Reading::position(reading));
            bar.set_message(format!("{rows} rows"));
        }
    }
    bar.finish_and_clear();
    Ok(())
}

/// Says how a file was understood, so that a wrong guess is seen.
pub(crate) fn say(read: &InputRead) -> std::io::Result<()> {
    let how = if read.kind_given { "as asked" } else { "found" };
    let columns = if read.columns.is_empty() {
        String::new()
    } else {
        format!("; columns: {}", read.columns.join(", "))
    };
    writeln!(
        std::io::stderr(),
        "{}: {} ({how}), {}, {} rows{columns}",
        read.source,
        read.kind,
        read.form,
        read.rows
    )
}
