//! A run, and the files that its results go to.

use crate::Found;
use crate::args::OutputArgs;
use crate::output::{self, Destination};
use anyhow::bail;
use countersight_model::context::Context;
use countersight_model::run::Run;
use countersight_report::{Format, sink};
use countersight_screening::Screener;
use countersight_service::run::{Screening, found_something};
use std::path::Path;

/// A run in progress, with its outputs.
pub(crate) struct Pipeline<'s> {
    pub(crate) run: Screening<'s, 'static>,
    destinations: Vec<Destination>,
}

impl<'s> Pipeline<'s> {
    /// Opens the output, and a report beside it.
    pub(crate) fn new(
        screener: &'s Screener<'s>,
        context: Context,
        args: &OutputArgs,
        report: Option<&Path>,
    ) -> anyhow::Result<Self> {
        let mut pipeline = Self {
            run: Screening::new(screener, context),
            destinations: Vec::new(),
        };
        let target = args.output.as_deref();
        let format = output::format(args.format.as_deref(), target)?;
        pipeline.open(format, target)?;
        if let Some(path) = report {
            let name = path.file_name().and_then(|name| name.to_str());
            let Some(format) = name.and_then(Format::of_file_name) else {
                bail!(
                    "`{}` has no ending that says its format; name it report.html",
                    path.display()
                );
            };
            if target.is_some_and(|target| same_file(target, path)) {
                bail!(
                    "`{}` is named for the answer and for the report; name two files",
                    path.display()
                );
            }
            pipeline.open(format, Some(path))?;
        }
        Ok(pipeline)
    }

    fn open(&mut self, format: Format, target: Option<&Path>) -> anyhow::Result<()> {
        let destination = Destination::open(target)?;
        output::refuse_binary(format, format.is_binary(), &destination)?;
        let stamp = self.run.register().stamp.clone();
        let options = output::options(stamp, &destination);
        let spool = output::spool(format)?;
        self.run
            .write_to(sink(format, destination.writer()?, spool, &options));
        self.destinations.push(destination);
        Ok(())
    }

    /// Ends the run: every output gets its frame and is put in its place.
    pub(crate) fn finish(self) -> anyhow::Result<Found> {
        let run = self.run.finish()?;
        for destination in self.destinations {
            destination.finish()?;
        }
        Ok(found(&run))
    }
}

fn found(run: &Run) -> Found {
    if found_something(run) {
        Found::Something
    } else {
        Found::Nothing
    }
}

/// Whether two paths mean one file, as far as both exist.
pub(crate) fn same_file(a: &Path, b: &Path) -> bool {
    a == b
        || a.canonicalize()
            .is_ok_and(|a| b.canonicalize().is_ok_and(|b| a == b))
}
