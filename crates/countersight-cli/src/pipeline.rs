//! Subjects in, results out, counted on the way.

use crate::Found;
use crate::args::OutputArgs;
use crate::output::{self, Destination};
use crate::setup::dossier;
use anyhow::bail;
use countersight_model::code::Code;
use countersight_model::context::Context;
use countersight_model::result::{Answer, ScreeningResult};
use countersight_model::run::{Coverage, InputRead, ListAsked, Run};
use countersight_model::subject::Subject;
use countersight_register::Register;
use countersight_report::{Format, ResultSink, sink};
use countersight_screening::Screener;
use std::collections::BTreeMap;
use std::path::Path;

/// Subjects screened at once: enough to keep two threads busy, little to hold.
const BATCH: usize = 2048;

/// A run in progress.
pub(crate) struct Pipeline<'s> {
    screener: &'s Screener<'s>,
    context: Context,
    sinks: Vec<(Box<dyn ResultSink>, Destination)>,
    waiting: Vec<Subject>,
    counts: BTreeMap<Answer, u64>,
    coverage: Coverage,
    /// Whether every result says why each measure answers as it does.
    pub(crate) explain: bool,
    /// Whether only results at or above `review` are written; all are counted.
    pub(crate) only_found: bool,
    pub(crate) inputs: Vec<InputRead>,
    pub(crate) options: BTreeMap<String, String>,
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
        output::refuse_binary(format, &destination)?;
        let stamp = self.screener.register().stamp.clone();
        let options = output::options(stamp, &destination);
        let sink = sink(
            format,
            destination.writer()?,
            output::spool(format)?,
            &options,
        );
        self.sinks.push((sink, destination));
        Ok(())
    }

    /// Takes one subject.
    pub(crate) fn push(&mut self, subject: Subject) -> anyhow::Result<()> {
        self.waiting.push(subject);
        if self.waiting.len() >= BATCH {
            self.flush()
        } else {
            Ok(())
        }
    }

    /// Records that the score of names was moved.
    pub(crate) fn record_threshold(&mut self, threshold: Option<f64>) {
        let given = threshold.map(|threshold| ("threshold".to_owned(), threshold.to_string()));
        self.options.extend(given);
    }

    /// Counts something read but set right or passed over.
    pub(crate) fn remark(&mut self, text: String) {
        self.remarks(text, 1);
    }

    /// The same, for several of one kind.
    pub(crate) fn remarks(&mut self, text: String, times: u64) {
        *self.coverage.remarks.entry(text).or_default() += times;
    }

    /// Screens what waits, in two halves side by side, and hands the results on in order.
    fn flush(&mut self) -> anyhow::Result<()> {
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
            for (sink, _) in &mut self.sinks {
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
    pub(crate) fn count_rows(&mut self, answer: Answer, code: Option<Code>, rows: u64) {
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

    /// Ends the run: every output gets its frame and is put in its place.
    pub(crate) fn finish(mut self) -> anyhow::Result<Found> {
        self.flush()?;
        let register = self.screener.register();
        let run = Run {
            program: format!("countersight {}", env!("CARGO_PKG_VERSION")),
            register: register.stamp.clone(),
            lists: lists(self.screener),
            context: self.context,
            options: self.options,
            inputs: self.inputs,
            counts: self.counts,
            coverage: self.coverage,
        };
        let dossier = dossier(register);
        for (sink, destination) in self.sinks {
            sink.finish(&run, &dossier)?;
            destination.finish()?;
        }
        let found = run
            .counts
            .iter()
            .any(|(answer, n)| *answer >= Answer::Review && *n > 0);
        Ok(if found {
            Found::Something
        } else {
            Found::Nothing
        })
    }
}

/// How old the official lists are on which the register rests, on the register's own day.
fn freshness(register: &Register) -> String {
    let day = register.stamp.version;
    let lists = register.lists.values();
    let due = lists.clone().filter(|l| l.overdue(day).is_some()).count();
    let Some(newest) = lists.map(|list| list.checked).max_by_key(|d| d.earliest()) else {
        return String::new();
    };
    format!(
        "; the official lists behind it were last looked at on {newest} or before, and {due} of {} \
         are due again",
        register.lists.len()
    )
}

/// Whether two paths mean one file, as far as both exist.
pub(crate) fn same_file(a: &Path, b: &Path) -> bool {
    a == b
        || a.canonicalize()
            .is_ok_and(|a| b.canonicalize().is_ok_and(|b| a == b))
}

/// What was asked. Every output says against what it was compared, for a company outside of it is not
/// found.
fn lists(screener: &Screener<'_>) -> Vec<ListAsked> {
    let register = screener.register();
    let version = register.stamp.version.to_string();
    let part = |id: &str, name: String, date: String| ListAsked {
        id: id.to_owned(),
        name,
        date,
        sha256: register.stamp.sha256.clone(),
    };
    let compared: Vec<ListAsked> = screener
        .lists()
        .iter()
        .map(|list| ListAsked {
            id: list.id.clone(),
            name: format!("{}, {} parties", list.name, list.parties.len()),
            date: list.date.clone(),
            sha256: list.sha256.clone(),
        })
        .collect();
    if screener.asks_lists_only() {
        return compared;
    }
    let none = if compared.is_empty() {
        "; no official list was compared in full"
    } else {
        ""
    };
    let measures = format!(
        "{} measures and the {} companies of the register{}{none}",
        register.measures.len(),
        register.entities.len(),
        freshness(register)
    );
    let prefixes = format!("{} blocks of hardware addresses", register.prefixes.len());
    let mut asked = vec![
        part("register/measures", measures, version),
        part(
            "register/prefixes",
            prefixes,
            register.prefixes_as_of.clone(),
        ),
    ];
    asked.extend(compared);
    asked
}
