//! Outcomes, counted.

use crate::outcome::{Expected, Outcome};
use serde::Serialize;
use std::collections::BTreeMap;

/// How the cases of a class came out. Everything from `review` counts as found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// Cases.
    pub cases: u64,
    /// Cases that expect something to be found.
    pub expecting: u64,
    /// Of these, cases in which it was found.
    pub found: u64,
    /// Of these, cases in which it was taken for one company.
    pub strong: u64,
    /// What was found and should not be, all cases together.
    pub others: u64,
    /// Cases in which something was found that should not be.
    pub disturbed: u64,
    /// Cases that expect nothing and were taken for one company all the same.
    pub accused: u64,
}

impl Tally {
    /// Counts one case.
    pub fn add(&mut self, outcome: &Outcome) {
        self.cases += 1;
        self.expecting += u64::from(outcome.expected == Expected::Yes);
        self.found += u64::from(outcome.found());
        self.strong += u64::from(outcome.strong());
        self.others += u64::from(outcome.others);
        self.disturbed += u64::from(outcome.others > 0);
        self.accused += u64::from(outcome.accused());
    }

    /// The part of what should be found that was found, from 0 to 1; none where nothing should be.
    pub fn recall(&self) -> Option<f64> {
        share(self.found, self.expecting)
    }

    /// The part of what should be found that was taken for one company, from 0 to 1.
    pub fn strong_recall(&self) -> Option<f64> {
        share(self.strong, self.expecting)
    }

    /// The part of what was found that should be, from 0 to 1; none where nothing should be, or nothing was.
    pub fn precision(&self) -> Option<f64> {
        let asked = self.expecting > 0;
        asked
            .then(|| share(self.found, self.found + self.others))
            .flatten()
    }

    /// The harmonic mean of precision and recall (van Rijsbergen 1979), from 0 to 1.
    pub fn f1(&self) -> Option<f64> {
        let missed = self.expecting - self.found;
        let asked = self.expecting > 0;
        asked
            .then(|| share(2 * self.found, 2 * self.found + self.others + missed))
            .flatten()
    }

    /// How many were found a case that should not be.
    pub fn others_a_case(&self) -> Option<f64> {
        share(self.others, self.cases)
    }

    /// The part of the cases in which something was found that should not be, from 0 to 1.
    pub fn disturbed_share(&self) -> Option<f64> {
        share(self.disturbed, self.cases)
    }
}

/// All outcomes together.
pub fn tally<'o>(outcomes: impl IntoIterator<Item = &'o Outcome>) -> Tally {
    let mut tally = Tally::default();
    for outcome in outcomes {
        tally.add(outcome);
    }
    tally
}

/// The outcomes of each class.
pub fn by_class<'o>(outcomes: impl IntoIterator<Item = &'o Outcome>) -> BTreeMap<&'o str, Tally> {
    let mut classes: BTreeMap<&str, Tally> = BTreeMap::new();
    for outcome in outcomes {
        classes
            .entry(outcome.class.as_str())
            .or_default()
            .add(outcome);
    }
    classes
}

#[expect(clippy::cast_precision_loss, reason = "numbers of cases")]
fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::Answer;

    fn outcome(class: &str, expected: Expected, answer: Answer, others: u32) -> Outcome {
        Outcome {
            case: "0123456789abcdef".to_owned(),
            class: class.to_owned(),
            expected,
            score: 0,
            answer,
            others,
        }
    }

    #[test]
    fn a_class_is_counted_as_by_hand() {
        use Answer::{Different, Review, Same};
        use Expected::{No, Yes};
        let all = [
            outcome("typed", Yes, Same, 0),
            outcome("typed", Yes, Review, 2),
            outcome("typed", Yes, Different, 1),
            outcome("typed", Yes, Different, 0),
            outcome("nobody", No, Same, 3),
            outcome("nobody", No, Different, 0),
        ];
        let classes = by_class(&all);
        let typed = classes["typed"];
        assert_eq!((typed.cases, typed.found, typed.strong), (4, 2, 1));
        assert_eq!((typed.others, typed.disturbed, typed.accused), (3, 2, 0));
        assert_eq!(typed.recall(), Some(0.5));
        assert_eq!(typed.strong_recall(), Some(0.25));
        assert_eq!(typed.precision(), Some(0.4));
        // 2 · 2 found of 2 · 2 found, 3 others and 2 missed.
        assert_eq!(typed.f1(), Some(4.0 / 9.0));
        assert_eq!(typed.others_a_case(), Some(0.75));
        let nobody = classes["nobody"];
        assert_eq!((nobody.disturbed, nobody.accused), (1, 1));
        assert_eq!(
            (nobody.recall(), nobody.precision(), nobody.f1()),
            (None, None, None)
        );
        assert_eq!(nobody.disturbed_share(), Some(0.5));
        let both = tally(&all);
        assert_eq!((both.cases, both.expecting, both.others), (6, 4, 6));
        assert_eq!(both.precision(), Some(0.25));
        assert_eq!(tally(&[]).others_a_case(), None);
    }
}
