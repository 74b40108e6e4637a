//! `register`: the data itself, checked and counted.

use crate::Found;
use crate::args::{RegisterArgs, RegisterCommand, RegisterFolder, StatArgs};
use crate::commands::export;
use crate::output::write_page;
use crate::reader;
use crate::setup::data_files;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use anyhow::bail;
use countersight_model::problem::{Problem, Severity};
use countersight_register::{DataFiles, check, load};
use countersight_report::{Freshness, PageFormat, StatLine, StatPage, write_problems, write_stat};
use countersight_screening::cases::run_cases;
use std::io::Write;

pub(crate) fn run(args: &RegisterArgs) -> anyhow::Result<Found> {
    match &args.command {
        RegisterCommand::Check(folder) => check_data(folder),
        RegisterCommand::Stat(args) => stat(args),
        RegisterCommand::Export(args) => export::run(args),
    }
}

fn check_data(args: &RegisterFolder) -> anyhow::Result<Found> {
    let files = data_files(args.folder.as_ref())?;
    let loaded = check(&files);
    let mut problems = loaded.problems;
    // Cases over broken records would only repeat what is wrong already.
    if problems.iter().all(|p| p.severity != Severity::Error) {
        problems.extend(run_cases(&loaded.register));
    }
    let stamp = loaded.register.stamp.clone();
    write_page(&args.output, stamp, |out, format, options| {
        if format == PageFormat::Text {
            draw_problems(out, &problems, &files, options.colour)?;
        } else {
            write_problems(out, format, &problems, options)?;
        }
        Ok(())
    })?;
    let errors = problems
        .iter()
        .filter(|p| p.severity == Severity::Error)
        .count();
    if errors > 0 {
        bail!("{errors} fault(s) in the register; each is shown with its mend");
    }
    if !args.output.quiet {
        writeln!(
            std::io::stderr(),
            "The register of {} is sound: {} files read, {} cases answered as expected.",
            loaded.register.stamp.version,
            files.files.len(),
            loaded.register.cases.len()
        )?;
    }
    Ok(Found::Nothing)
}

/// Draws problems with their lines, as a compiler does; without a line, in one sentence.
pub(crate) fn draw_problems(
    out: &mut dyn Write,
    problems: &[Problem],
    files: &DataFiles,
    colour: bool,
) -> std::io::Result<()> {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    for problem in problems {
        let level = match problem.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let text = files.files.get(&problem.path);
        let drawable = text.zip(problem.span).filter(|(text, (start, end))| {
            text.is_char_boundary(*start) && text.is_char_boundary(*end) && start <= end
        });
        if let Some((text, (start, end))) = drawable {
            let snippet = Snippet::source(text.as_ref())
                .path(problem.path.as_str())
                .annotation(AnnotationKind::Primary.span(start..end));
            let title = level
                .primary_title(problem.message.as_str())
                .id(problem.code.as_str());
            let help = Level::HELP.message(problem.help.as_str());
            let report: &[Group<'_>] = &[title.element(snippet).element(help)];
            writeln!(out, "{}\n", renderer.render(report))?;
        } else {
            writeln!(out, "{problem}\n")?;
        }
    }
    Ok(())
}

fn stat(args: &StatArgs) -> anyhow::Result<Found> {
    let on = reader::day_or_today(args.on.as_deref())?;
    let files = data_files(args.register.folder.as_ref())?;
    let loaded = load(&files);
    if loaded.has_errors() {
        bail!(
            "the register has faults, so its records cannot be counted; see `countersight register check`"
        );
    }
    let stat = loaded.register.stat();
    let number = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    let counts = stat
        .counts
        .iter()
        .map(|(what, n)| StatLine {
            what: (*what).to_owned(),
            number: number(*n),
            unverified: stat
                .trust
                .get(what)
                .and_then(|trust| trust.get("unverified"))
                .map_or(0, |n| number(*n)),
        })
        .collect();
    let page = StatPage {
        register: loaded.register.stamp.clone(),
        counts,
        on,
        lists: loaded
            .register
            .lists
            .values()
            .map(|list| Freshness {
                id: list.id.clone(),
                name: list.name.clone(),
                edition: list.edition,
                checked: list.checked,
                cadence_days: list.cadence_days,
                overdue: list.overdue(on),
            })
            .collect(),
    };
    write_page(
        &args.register.output,
        page.register.clone(),
        |out, format, options| Ok(write_stat(out, format, &page, options)?),
    )?;
    Ok(Found::Nothing)
}
