//! Problems, as they are found.

use crate::fault::Fault;
use crate::place;
use countersight_model::problem::Problem;
use std::ops::Range;

/// One file of the register: its path from the root of the data, and its text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct File<'a> {
    /// Path with `/`.
    pub(crate) path: &'a str,
    /// Content.
    pub(crate) text: &'a str,
}

impl<'a> File<'a> {
    /// The file name without its ending.
    pub(crate) fn stem(self) -> &'a str {
        let name = self.path.rsplit('/').next().unwrap_or(self.path);
        name.rsplit_once('.').map_or(name, |(stem, _ending)| stem)
    }

    /// The place of a byte of this file, for a message: `entities/hikvision.toml:3`.
    pub(crate) fn place(self, offset: usize) -> String {
        format!("{}:{}", self.path, place::line(self.text, offset))
    }
}

/// Collects problems; nothing is thrown.
#[derive(Debug, Default)]
pub(crate) struct Report {
    problems: Vec<Problem>,
}

impl Report {
    /// A report that begins with problems found while the files were read.
    pub(crate) fn new(problems: Vec<Problem>) -> Self {
        Self { problems }
    }

    /// Adds a problem at a place of a file.
    pub(crate) fn at(
        &mut self,
        file: File<'_>,
        span: Range<usize>,
        fault: Fault,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let (line, column) = place::line_and_column(file.text, span.start);
        self.problems.push(Problem {
            path: file.path.to_owned(),
            line,
            column,
            severity: fault.severity(),
            code: fault.as_str().to_owned(),
            message: message.into(),
            help: help.into(),
            span: Some((span.start, span.end)),
        });
    }

    /// Adds a problem that concerns a file as a whole, or one that is not there.
    pub(crate) fn whole(
        &mut self,
        path: &str,
        fault: Fault,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.problems.push(whole(path, fault, message, help));
    }

    /// The problems by file and place, each once.
    pub(crate) fn finish(mut self) -> Vec<Problem> {
        self.problems.sort();
        self.problems.dedup();
        self.problems
    }
}

/// A problem that concerns a file as a whole.
pub(crate) fn whole(
    path: &str,
    fault: Fault,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Problem {
    Problem {
        path: path.to_owned(),
        line: 0,
        column: 0,
        severity: fault.severity(),
        code: fault.as_str().to_owned(),
        message: message.into(),
        help: help.into(),
        span: None,
    }
}
