//! Results for a reader at a terminal: the answer first, in plain words.

mod block;
mod explained;
mod findings;
mod frame;
mod rules;

use crate::error::ReportError;
use crate::keep::{FIRST, Kept};
use crate::options::{Dossier, Options};
use crate::sink::ResultSink;
use crate::terminal::Page;
use crate::words;
use countersight_model::result::ScreeningResult;
use countersight_model::run::Run;
use std::io::Write;

/// Keeps what a reader needs and writes it when the run is known.
pub(crate) struct TextSink<'a> {
    out: Box<dyn Write + Send + 'a>,
    options: Options,
    kept: Kept,
}

impl<'a> TextSink<'a> {
    pub(crate) fn new(out: Box<dyn Write + Send + 'a>, options: &Options) -> Self {
        Self {
            out,
            options: options.clone(),
            kept: Kept::default(),
        }
    }
}

impl ResultSink for TextSink<'_> {
    fn result(&mut self, result: &ScreeningResult) -> Result<(), ReportError> {
        self.kept.take(result);
        Ok(())
    }

    fn finish(mut self: Box<Self>, run: &Run, dossier: &Dossier) -> Result<(), ReportError> {
        let mut page = Page::new(&self.options);
        if self.kept.total > 0 && self.kept.first.len() as u64 == self.kept.total {
            few(
                &mut page,
                &self.kept.first,
                run,
                dossier,
                self.options.verbose,
            );
        } else {
            many(&mut page, &self.kept, run, dossier, self.options.verbose);
        }
        self.out
            .write_all(page.into_text().as_bytes())
            .map_err(ReportError::Output)?;
        self.out.flush().map_err(ReportError::Output)
    }
}

/// Up to [`FIRST`] subjects: each in full, whatever its answer.
fn few(page: &mut Page, results: &[ScreeningResult], run: &Run, dossier: &Dossier, verbose: bool) {
    debug_assert!(
        results.len() <= FIRST,
        "only a short run is told subject by subject"
    );
    for result in results {
        page.gap();
        block::write(page, result, &result.measures, run, dossier, verbose);
    }
    let found = results.iter().any(|result| !result.matches.is_empty());
    page.gap();
    frame::remarks(page, run);
    frame::asked(page, run, dossier);
    frame::foot(page, run, found);
}

/// Many subjects: a table of what was found, groups and counts of the rest.
fn many(page: &mut Page, kept: &Kept, run: &Run, dossier: &Dossier, verbose: bool) {
    page.para(0, &words::headline(&run.counts));
    frame::asked(page, run, dossier);
    frame::counts(page, run);
    findings::table(page, kept);
    rules::tally(page, kept, run.context.is_open(), dossier);
    frame::unbound(page, kept);
    frame::unjudged(page, kept);
    frame::namesakes(page, kept);
    if verbose {
        for finding in &kept.findings {
            page.gap();
            block::write(
                page,
                &finding.result,
                &finding.rules.rules,
                run,
                dossier,
                true,
            );
        }
    }
    if !verbose {
        // A block in full has them already.
        explained::of_many(page, kept, dossier);
    }
    frame::coverage(page, run);
    frame::foot(page, run, !kept.findings.is_empty());
}
