//! What can go wrong while a report is written.

use crate::format::Format;
use std::io;

/// A report could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReportError {
    /// The output refused what was written to it.
    #[error("cannot write the report")]
    Output(#[source] io::Error),
    /// The scratch file refused what was written to it or read from it.
    #[error("cannot use the scratch file of the report")]
    Scratch(#[source] io::Error),
    /// The page is not offered in this format.
    #[error("this page is offered as text, json or html, not as {0}")]
    NotOffered(Format),
    /// The output is not offered in this format.
    #[error("this is offered as {offered}, not as {format}")]
    NotOfferedAs {
        /// The format asked for.
        format: Format,
        /// The formats that are offered, in words.
        offered: &'static str,
    },
}

impl ReportError {
    /// Whether the reader of the output went away, as `head` does; no reason to complain.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// Wraps any failure of the output.
    pub(crate) fn output(error: impl Into<io::Error>) -> Self {
        Self::Output(error.into())
    }
}
