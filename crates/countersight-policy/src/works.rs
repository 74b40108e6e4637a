//! Whether a measure works on a day: in force, not suspended, not set aside.

use countersight_model::date::{InPeriod, in_period};
use countersight_model::measure::{Interruption, InterruptionKind, Measure};
use countersight_model::source::Trust;
use jiff::civil::Date;

/// Whether a measure works on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Works<'w> {
    Yes,
    /// It does not, because of this interruption; none where it is out of force.
    No(Option<&'w Interruption>),
    /// The facts leave it open.
    Maybe(Option<&'w Interruption>),
}

/// Whether an interruption of the whole measure stands on the day.
///
/// An interruption of a part leaves the rest as it is, and is shown, not counted.
pub(crate) fn interrupted(measure: &Measure, on: Date) -> Works<'_> {
    let mut answer = Works::Yes;
    for interruption in measure.interruptions.iter().filter(|i| i.part.is_none()) {
        let placed = in_period(on, Some(interruption.from), interruption.until);
        let sure = interruption.kind != InterruptionKind::Unsettled
            && interruption.trust > Trust::Unverified;
        match placed {
            InPeriod::No => {}
            InPeriod::Yes if sure => return Works::No(Some(interruption)),
            InPeriod::Yes | InPeriod::Unclear => answer = Works::Maybe(Some(interruption)),
        }
    }
    answer
}

/// Whether the measure as a whole works on the day: its own period, then its interruptions.
pub(crate) fn works(measure: &Measure, on: Date) -> Works<'_> {
    match in_period(on, measure.from, measure.until) {
        InPeriod::No => Works::No(None),
        InPeriod::Unclear => match interrupted(measure, on) {
            Works::Yes => Works::Maybe(None),
            other => other,
        },
        InPeriod::Yes => interrupted(measure, on),
    }
}
