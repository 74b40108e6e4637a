//! A fault in data, with its place and its mend.

use serde::Serialize;
use std::fmt;

/// How grave a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The data can be used.
    Warning,
    /// The data cannot be used until this is mended.
    Error,
}

/// A fault in data: what, where, how to mend it. Faults are collected, never thrown one by one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// File, relative to the root of the data.
    pub path: String,
    /// Line, counted from 1; 0 when the whole file is meant.
    pub line: usize,
    /// Column in characters, counted from 1; 0 when the whole line is meant.
    pub column: usize,
    /// How grave.
    pub severity: Severity,
    /// Stable code, such as `unknown-field`.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: String,
    /// Byte range in the file, for drawing.
    #[serde(skip)]
    pub span: Option<(usize, usize)>,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
            if self.column > 0 {
                write!(f, ":{}", self.column)?;
            }
        }
        write!(f, ": {} ({})", self.message, self.help)
    }
}
