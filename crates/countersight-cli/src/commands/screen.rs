//! `screen`: one answer for each row of the files, in order.

use crate::Found;
use crate::args::{ScreenArgs, asked};
use crate::pipeline::{Pipeline, same_file};
use crate::progress;
use crate::{reader, setup};
use anyhow::bail;
use countersight_formats::{Input, Item};
use countersight_model::input::InputKind;
use countersight_model::run::InputRead;
use countersight_service::files;
use countersight_service::lists::screener;
use countersight_service::run::Screening;
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
    let (screener, remarks) = screener(&register, &asked(&args.lists)?, threshold)?;
    let report = args.report.as_deref();
    let mut pipeline = Pipeline::new(&screener, context, &args.output, report)?;
    pipeline.run.explain = args.explain;
    pipeline.run.record_threshold(threshold);
    for remark in remarks {
        pipeline.run.remark(remark);
    }
    if let Some(kind) = kind {
        pipeline
            .run
            .options
            .insert("kind".to_owned(), kind.to_string());
    }
    screen_files(&args.files, kind, args.output.quiet, &mut pipeline.run)?;
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
    run: &mut Screening<'_, '_>,
) -> anyhow::Result<()> {
    for file in files {
        screen_file(file, kind, quiet, run, |_| ())?;
    }
    Ok(())
}

/// Reads one file, hands its subjects on, and lets each item be looked at on the way. How it was read.
pub(crate) fn screen_file(
    file: &Path,
    kind: Option<InputKind>,
    quiet: bool,
    run: &mut Screening<'_, '_>,
    look: impl FnMut(&Item),
) -> anyhow::Result<InputRead> {
    let name = file.display().to_string();
    let bar = progress::bar(&name, None, quiet);
    let told = |far: files::Progress| {
        if let (Some(of), None) = (far.of, bar.length()) {
            progress::set_length(&bar, of);
        }
        bar.set_position(far.bytes);
        bar.set_message(format!("{} rows", far.rows));
        Ok(())
    };
    let read = files::screen(&name, input(file), kind, run, told, look);
    bar.finish_and_clear();
    let read = read?;
    if !quiet {
        say(&read)?;
    }
    Ok(read)
}

/// A file by its path, or standard input.
pub(crate) fn input(file: &Path) -> Input {
    if file == Path::new("-") {
        Input::Stream(Box::new(std::io::stdin()))
    } else {
        Input::File(file.to_owned())
    }
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
