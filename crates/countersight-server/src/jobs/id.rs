//! Names that nobody guesses: who knows the name of a job may read it.

use crate::problem::{Problem, ProblemCode};
use std::fmt;
use std::fmt::Write as _;

/// Name of a job: 128 random bits in hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct JobId(String);

impl JobId {
    /// A new one.
    ///
    /// # Errors
    ///
    /// When the system has no random numbers.
    pub(crate) fn new() -> Result<Self, Problem> {
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes).map_err(|error| {
            Problem::new(
                ProblemCode::OwnFault,
                format!("the system gives no random numbers: {error}"),
            )
        })?;
        let mut text = String::with_capacity(32);
        for byte in bytes {
            // A string takes everything.
            let _ = write!(text, "{byte:02x}");
        }
        Ok(Self(text))
    }

    /// As it stands in addresses.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for JobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
