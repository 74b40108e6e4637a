//! The screening of one file, on a thread of its own.

use super::folder::disk;
use super::job::Job;
use super::kept::Keeper;
use super::report::MADE_ALONG;
use crate::desk::Desk;
use crate::problem::{Problem, ProblemCode};
use countersight_formats::Input;
use countersight_model::run::Run;
use countersight_report::{Options, sink};
use countersight_service::ServiceError;
use countersight_service::files::{self, Progress};
use countersight_service::run::Screening;
use std::io::Cursor;
use std::sync::Arc;
use std::time::Instant;

/// Screens the file of a job whose turn has come, and notes how it ended.
pub(super) fn work(desk: &Desk, job: &Job) {
    if !job.begin() {
        return;
    }
    let ended = screen(desk, job);
    job.folder.forget_upload();
    match ended {
        Ok(run) => job.done(run),
        Err(_) if job.is_stopped() => job.cancelled(),
        Err(problem) => job.fail(problem),
    }
}

fn screen(desk: &Desk, job: &Job) -> Result<Run, Problem> {
    let limits = desk.limits();
    let order = &job.order;
    let mut run = Screening::new(desk.screener(), order.context.clone());
    run.explain = order.explain;
    if let Some(kind) = order.kind {
        run.options.insert("kind".to_owned(), kind.to_string());
    }
    let full = |error: std::io::Error| disk(&error);
    let keeper = Keeper::new(&job.folder, Arc::clone(&job.live)).map_err(full)?;
    run.write_to(Box::new(keeper));
    let mut options = Options::new(desk.register().stamp.clone());
    options.title = Some(order.file.clone());
    for format in MADE_ALONG {
        let file = job.folder.create(format.as_str()).map_err(full)?;
        let none = Box::new(Cursor::new(Vec::new()));
        run.write_to(sink(format, Box::new(file), none, &options));
    }
    let began = Instant::now();
    let mut too_much = None;
    let watch = |far: Progress| {
        job.is_at(far.bytes, far.of, far.rows);
        if far.bytes > limits.unpacked {
            let what = format!(
                "the file unpacks to more than {} MiB; split it, or screen it with the program itself",
                limits.unpacked >> 20
            );
            too_much = Some(Problem::new(ProblemCode::TooLarge, what));
        } else if began.elapsed() > limits.run {
            let what = format!(
                "the file was not screened within {} seconds; split it, or screen it with the program itself",
                limits.run.as_secs()
            );
            too_much = Some(Problem::new(ProblemCode::TooSlow, what));
        }
        if job.is_stopped() || too_much.is_some() {
            return Err(ServiceError::Stopped);
        }
        Ok(())
    };
    let input = Input::File(job.folder.uploaded());
    let read = files::screen(&order.file, input, order.kind, &mut run, watch, |_| ());
    if let Some(problem) = too_much {
        return Err(problem);
    }
    read.map_err(|error| problem(&error))?;
    run.finish().map_err(|error| problem(&error))
}

/// A failure in the words of the API.
fn problem(error: &ServiceError) -> Problem {
    let code = match error {
        ServiceError::Read(_) => ProblemCode::UnreadableFile,
        _ => ProblemCode::OwnFault,
    };
    Problem::new(code, error.to_string())
}
