//! Times in which a measure does not work, or may not.

use super::{Day, Text, bare};
use crate::link::Link;
use crate::spanned::Spanned;
use countersight_model::measure::{Interruption, InterruptionKind};
use countersight_model::source::Trust;
use serde::Deserialize;

/// `[[interruption]]`; trust defaults to the record's.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct InterruptionRecord {
    /// Why.
    pub(crate) kind: Spanned<InterruptionKind>,
    /// First day.
    pub(crate) from: Day,
    /// Last day; none while it lasts.
    pub(crate) until: Option<Day>,
    /// The part that is meant; the rest of the measure then stays as it is.
    pub(crate) part: Option<String>,
    /// The question that would settle what is unsettled.
    pub(crate) question: Option<String>,
    /// Citation of the act that interrupts.
    pub(crate) citation: Option<String>,
    /// Trust in the interruption.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Spanned<Trust>>"))]
    pub(crate) trust: Option<Trust>,
    /// Doubts and details.
    pub(crate) note: Option<String>,
    /// Cited documents; empty means those of the measure.
    #[serde(default)]
    pub(crate) sources: Vec<Text>,
}

impl InterruptionRecord {
    pub(super) fn into_model(self, trust: Trust, link: &mut Link<'_>) -> Interruption {
        Interruption {
            kind: self.kind.into_inner(),
            from: self.from.into_inner(),
            until: bare(self.until),
            part: self.part,
            question: self.question,
            citation: self.citation,
            trust: self.trust.unwrap_or(trust),
            note: self.note,
            sources: link.sources(self.sources),
        }
    }
}
