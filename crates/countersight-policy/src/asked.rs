//! A reader's context made ready for many questions.

use countersight_model::context::Context;
use jiff::civil::Date;
use std::sync::Arc;

/// Who asks, made ready by [`crate::Rulebook::asked`]; a copy for another day costs next to nothing.
#[derive(Debug, Clone)]
pub struct Asked<'c> {
    pub(crate) context: &'c Context,
    pub(crate) on: Date,
    /// The reader's roles, as far as some measure binds them.
    pub(crate) roles: Arc<[u16]>,
    /// For each measure: whether it holds where the reader is.
    pub(crate) here: Arc<[bool]>,
}

impl Asked<'_> {
    /// The same reader on another day.
    #[must_use]
    pub fn on(mut self, day: Date) -> Self {
        self.on = day;
        self
    }
}
