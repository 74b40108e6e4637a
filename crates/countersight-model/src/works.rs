//! Whether a measure works on a day: in force, and not suspended, stayed or set aside.

use crate::date::{InPeriod, in_period};
use crate::measure::{Interruption, InterruptionKind, Measure};
use crate::source::Trust;
use jiff::civil::Date;

/// Whether a measure works on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Works<'m> {
    /// It does.
    Yes,
    /// It does not, because of this interruption; none where it is out of force.
    No(Option<&'m Interruption>),
    /// The facts leave it open, because of this interruption; none where its own days do.
    Maybe(Option<&'m Interruption>),
}

impl Measure {
    /// Whether the measure as a whole works on the day: its own period, then its interruptions.
    ///
    /// ```
    /// # use countersight_model::measure::{Interruption, InterruptionKind, Measure, MeasureKind};
    /// # use countersight_model::source::Trust;
    /// use countersight_model::works::Works;
    /// use jiff::civil::date;
    ///
    /// # fn day(text: &str) -> countersight_model::date::PartialDate {
    /// #     text.parse().unwrap()
    /// # }
    /// let suspension = Interruption {
    ///     kind: InterruptionKind::Suspended,
    ///     from: day("2025-11-10"),
    ///     until: Some(day("2026-11-09")),
    ///     // …
    /// #   part: None,
    /// #   question: None,
    /// #   citation: None,
    /// #   trust: Trust::High,
    /// #   note: None,
    /// #   sources: Vec::new(),
    /// };
    /// let measure = Measure {
    ///     from: Some(day("2025-09-29")),
    ///     interruptions: vec![suspension.clone()],
    ///     // …
    /// #   id: "us/rule".into(),
    /// #   jurisdiction: "US".into(),
    /// #   kind: MeasureKind::OwnershipRule,
    /// #   name: String::new(),
    /// #   summary: String::new(),
    /// #   citation: String::new(),
    /// #   adopted: None,
    /// #   until: None,
    /// #   status: String::new(),
    /// #   scope: String::new(),
    /// #   exceptions: Vec::new(),
    /// #   components: None,
    /// #   penalty: None,
    /// #   trust: Trust::High,
    /// #   clauses: Vec::new(),
    /// #   targets: Vec::new(),
    /// #   targets_of: Vec::new(),
    /// #   extensions: Vec::new(),
    /// #   not_listed: Vec::new(),
    /// #   conflicts: Vec::new(),
    /// #   note: None,
    /// #   sources: Vec::new(),
    /// };
    /// assert_eq!(measure.works(date(2025, 9, 28)), Works::No(None));
    /// assert_eq!(measure.works(date(2025, 9, 29)), Works::Yes);
    /// assert_eq!(measure.works(date(2026, 1, 1)), Works::No(Some(&suspension)));
    /// ```
    pub fn works(&self, on: Date) -> Works<'_> {
        match (in_period(on, self.from, self.until), self.interrupted(on)) {
            (InPeriod::No, _) => Works::No(None),
            (InPeriod::Unclear, Works::Yes) => Works::Maybe(None),
            (InPeriod::Yes | InPeriod::Unclear, interrupted) => interrupted,
        }
    }

    /// Whether it works on the day as far as its interruptions go, whatever its own period.
    ///
    /// An interruption of a part leaves the rest as it is, and does not count.
    pub fn interrupted(&self, on: Date) -> Works<'_> {
        let mut answer = Works::Yes;
        for interruption in self.interruptions.iter().filter(|i| i.part.is_none()) {
            match in_period(on, Some(interruption.from), interruption.until) {
                InPeriod::No => {}
                InPeriod::Yes if interruption.is_confirmed() => {
                    return Works::No(Some(interruption));
                }
                InPeriod::Yes | InPeriod::Unclear => answer = Works::Maybe(Some(interruption)),
            }
        }
        answer
    }
}

impl Interruption {
    /// Whether a source confirms that the measure does not work in this time.
    pub fn is_confirmed(&self) -> bool {
        self.kind != InterruptionKind::Unsettled && self.trust > Trust::Unverified
    }
}
