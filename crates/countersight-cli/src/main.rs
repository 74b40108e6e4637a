//! The program `countersight`: reads arguments, asks the libraries, writes answers.
//!
//! Data goes to standard output, everything else to standard error. Exit status: 0 nothing at or above
//! `review`, 1 something found, 2 it could not be done.

mod args;
mod commands;
mod kept;
mod output;
mod pipeline;
mod progress;
mod reader;
mod setup;

use args::{Arguments, Command};
use clap::Parser;
use std::io::Write;
use std::process::ExitCode;

/// What a command found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    Nothing,
    Something,
}

fn main() -> ExitCode {
    silence_the_workbook_reader();
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(Found::Nothing) => ExitCode::SUCCESS,
        Ok(Found::Something) => ExitCode::from(1),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell if standard error is closed too.
            let _ = writeln!(std::io::stderr(), "error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> anyhow::Result<Found> {
    match &arguments.command {
        Command::Check(args) => commands::check::run(args),
        Command::Screen(args) => commands::screen::run(args),
        Command::Identify(args) => commands::identify::run(args),
        Command::Discover(args) => commands::discover::run(args),
        Command::Compare(args) => commands::compare::run(args),
        Command::Evaluate(args) => commands::evaluate::run(args),
        Command::Show(args) => commands::show::run(args),
        Command::Measures(args) => commands::measures::run(args),
        Command::Lists(args) => commands::lists::run(args),
        Command::Serve(args) => commands::serve::run(args),
        Command::Register(args) => commands::register::run(args),
    }
}

/// The reader's end of the pipe was closed, as by `head`: not a failure.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let report = cause.downcast_ref::<countersight_report::ReportError>();
        let io = cause.downcast_ref::<std::io::Error>();
        report.is_some_and(countersight_report::ReportError::is_broken_pipe)
            || io.is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
    })
}

/// The workbook reader panics on some damaged files; the panic is caught and told as a clear message,
/// so its own trace would only confuse.
fn silence_the_workbook_reader() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let inside = info
            .location()
            .is_some_and(|l| l.file().contains("calamine"));
        if !inside {
            usual(info);
        }
    }));
}
