//! Subjects in, results out, counted on the way.

use crate::ServiceError;
use crate::asked::asked;
use crate::dossier::dossier;
use countersight_model::code::Code;
use countersight_model::context::Context;
use countersight_model::result::{Answer, ScreeningResult};
use countersight_model::run::{Coverage, InputRead, Run};
use countersight_model::subject::Subject;
use countersight_register::Register;
use countersight_report::ResultSink;
use countersight_screening::Screener;
use std::collections::BTreeMap;
use std::fmt;

/// Subjects screened at once: enough to keep two threads busy, little to hold.
const BATCH: usize = 2048;

/// A run in progress: subjects go in, results go to every sink, in order.
///
/// Memory stays bounded, however many come: some subjects wait until there are enough for two threads.
pub struct Screening<'s, 'o> {
    screener: &'s Screener<'s>,
    context: Context,
    sinks: Vec<Box<dyn ResultSink + 'o>>,
    waiting: Vec<Subject>,
    counts: BTreeMap<Answer, u64>,
    coverage: Coverage,
    /// Whether every result says why each measure answers as it does.
    pub explain: bool,
    /// Whether only results at or above `review` are written; all are counted.
    pub only_found: bool,
    /// How each file was read.
    pub inputs: Vec<InputRead>,
    /// Options that change the answers, as the run tells them.
    pub options: BTreeMap<String, String>,
}

impl fmt::Debug for Screening<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Screening")
            .field("context", &self.context)
            .field("counts", &self.counts)
            .finish_non_exhaustive()
    }
}

impl<'s, 'o> Screening<'s, 'o> {
    /// A run that writes nowhere yet.
    pub fn new(screener: &'s Screener<'s>, context: Context) -> Self {
        Self {
            screener,
            context,
            sinks: Vec::new(),
            waiting: Vec::with_capacity(BATCH),
            counts: Answer::ALL.into_iter().map(|answer| (answer, 0)).collect(),
            coverage: Coverage::default(),
            explain: false,
            only_found: false,
            inputs: Vec::new(),
            options: BTreeMap::new(),
        }
    }

    /// Every result goes there, too.
    pub fn write_to(&mut self, sink: Box<dyn ResultSink + 'o>) {
        self.sinks.push(sink);
    }

    /// The register that is asked.
    pub fn register(&self) -> &'s Register {
        self.screener.register()
    }

    /// Results so far, by answer.
    pub fn counts(&self) -> &BTreeMap<Answer, u64> {
        &self.counts
    }

    /// Takes one subject.
    ///
    /// # Errors
    ///
    /// When a sink refuses a result.
    pub fn push(&mut self, subject: Subject) -> Result<(), ServiceError> {
        self.waiting.push(subject);
        if self.waiting.len() >= BATCH {
            self.flush()
        } else {
            Ok(())
        }
    }

    /// Records that the score of names was moved.
    pub fn record_threshold(&mut self, threshold: Option<f64>) {
        let given = threshold.map(|threshold| ("threshold".to_owned(), threshold.to_string()));
        self.options.extend(given);
    }

    /// Counts something read but set right or passed over.
    pub fn remark(&mut self, text: String) {
        self.remarks(text, 1);
    }

    /// The same, for several of one kind.
    pub fn remarks(&mut self, text: String, times: u64) {
        *self.coverage.remarks.entry(text).or_default() += times;
    }

    /// Screens what waits, in two halves side by side, and hands the results on in order.
    fn flush(&mut self) -> Result<(), ServiceError> {
        let waiting = std::mem::take(&mut self.waiting);
        let (screener, context, explain) = (self.screener, &self.context, self.explain);
        let answer = |subject: &Subject| {
            let mut result = screener.screen(subject, context);
            if explain {
                result.explanations = screener.explain(&result, context);
            }
            result
        };
        let screen = |subjects: &[Subject]| -> Vec<ScreeningResult> {
            subjects.iter().map(answer).collect()
        };
        let (first, second) = waiting.split_at(waiting.len() / 2);
        let (first, second) = if waiting.len() < BATCH {
            (screen(first), screen(second))
        } else {
            std::thread::scope(|scope| {
                let handle = scope.spawn(|| screen(first));
                let second = screen(second);
                // A panic of the other half is our own fault and goes on as one.
                let first = handle
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
                (first, second)
            })
        };
        for result in first.into_iter().chain(second) {
            self.count(&result);
            if self.only_found && result.answer < Answer::Review {
                continue;
            }
            for sink in &mut self.sinks {
                sink.result(&result)?;
            }
        }
        Ok(())
    }

    fn count(&mut self, result: &ScreeningResult) {
        self.count_rows(result.answer, result.codes.last().copied(), 1);
    }

    /// Counts rows whose answer is known without screening them, and of which nothing is written. The code
    /// says why they could not be judged.
    pub fn count_rows(&mut self, answer: Answer, code: Option<Code>, rows: u64) {
        if rows == 0 {
            return;
        }
        *self.counts.entry(answer).or_default() += rows;
        self.coverage.rows_read += rows;
        if answer == Answer::NotScreened {
            self.coverage.not_judged += rows;
            if let Some(code) = code {
                let reason = code.title().to_owned();
                *self.coverage.reasons.entry(reason).or_default() += rows;
            }
        } else {
            self.coverage.judged += rows;
        }
    }

    /// Ends the run: every output gets its frame. What the run was, with its counts.
    ///
    /// # Errors
    ///
    /// When a sink refuses a result or its end.
    pub fn finish(mut self) -> Result<Run, ServiceError> {
        self.flush()?;
        let register = self.screener.register();
        let run = Run {
            program: format!("countersight {}", env!("CARGO_PKG_VERSION")),
            register: register.stamp.clone(),
            lists: asked(self.screener),
            context: self.context,
            options: self.options,
            inputs: self.inputs,
            counts: self.counts,
            coverage: self.coverage,
        };
        let dossier = dossier(register);
        for sink in self.sinks {
            sink.finish(&run, &dossier)?;
        }
        Ok(run)
    }
}

/// Whether any answer of a run is `review` or graver.
pub fn found_something(run: &Run) -> bool {
    let mut counts = run.counts.iter();
    counts.any(|(answer, n)| *answer >= Answer::Review && *n > 0)
}
