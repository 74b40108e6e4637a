//! Two frozen files of the same cases: what moved.

use crate::frozen::{Frozen, Head};
use crate::outcome::{Expected, Outcome};
use crate::tally::{Tally, tally};
use serde::Serialize;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// Two files have no case in common, so that nothing can be said of what moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error(
    "none of its {before} cases is among the {now} measured: it was frozen of other cases, or of others' expectations; \
     name the file that was frozen of these, or freeze them anew"
)]
pub struct OtherCases {
    before: usize,
    now: usize,
}

/// One case that moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Move {
    /// As it was.
    pub before: Outcome,
    /// As it is.
    pub now: Outcome,
}

/// What moved in one class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClassMoves {
    /// The class.
    pub class: String,
    /// Cases that came out better.
    pub better: usize,
    /// Cases that came out worse.
    pub worse: usize,
    /// Cases that came out alike with another score.
    pub rescored: usize,
    /// The cases that both files hold, as they were.
    pub before: Tally,
    /// The same cases, as they are.
    pub now: Tally,
}

/// What moved between two files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moves {
    /// What the first file was measured with.
    pub measured_before: Head,
    /// What the second file was measured with.
    pub measured_now: Head,
    /// Cases that came out better, by class.
    pub better: Vec<Move>,
    /// Cases that came out worse, by class.
    pub worse: Vec<Move>,
    /// Cases that came out alike with another score.
    pub rescored: usize,
    /// Cases of the first file that the second does not hold.
    pub gone: usize,
    /// Cases of the second file that the first does not hold.
    pub new: usize,
    /// Every class of the cases that both hold.
    pub classes: Vec<ClassMoves>,
}

impl Moves {
    /// Whether every case that both files hold came out alike, down to the score.
    pub fn is_still(&self) -> bool {
        self.better.is_empty() && self.worse.is_empty() && self.rescored == 0
    }
}

/// Says what moved from the first file to the second, of the cases that both hold.
///
/// A case came out better if what should be found is found with more certainty, or what should not with less; where
/// that is alike, if fewer others were found beside it. The score alone makes a case neither better nor worse.
///
/// # Errors
///
/// When the files have no case in common.
pub fn compare(before: &Frozen, now: &Frozen) -> Result<Moves, OtherCases> {
    let known: BTreeMap<&str, &Outcome> = before
        .outcomes()
        .iter()
        .map(|outcome| (outcome.case.as_str(), outcome))
        .collect();
    let mut common = Vec::new();
    for outcome in now.outcomes() {
        if let Some(was) = known.get(outcome.case.as_str()) {
            common.push((*was, outcome));
        }
    }
    if common.is_empty() {
        return Err(OtherCases {
            before: before.outcomes().len(),
            now: now.outcomes().len(),
        });
    }
    let mut moves = Moves {
        measured_before: before.head().clone(),
        measured_now: now.head().clone(),
        better: Vec::new(),
        worse: Vec::new(),
        rescored: 0,
        gone: before.outcomes().len().saturating_sub(common.len()),
        new: now.outcomes().len().saturating_sub(common.len()),
        classes: classes(&common),
    };
    for (was, is) in common {
        let both = || Move {
            before: was.clone(),
            now: is.clone(),
        };
        match course(was, is) {
            Ordering::Greater => moves.better.push(both()),
            Ordering::Less => moves.worse.push(both()),
            Ordering::Equal => moves.rescored += usize::from(was.score != is.score),
        }
    }
    Ok(moves)
}

/// Greater: better.
fn course(was: &Outcome, is: &Outcome) -> Ordering {
    let answer = match is.expected {
        Expected::Yes => is.answer.cmp(&was.answer),
        Expected::No => was.answer.cmp(&is.answer),
    };
    answer.then(was.others.cmp(&is.others))
}

fn classes(common: &[(&Outcome, &Outcome)]) -> Vec<ClassMoves> {
    let names: BTreeSet<&str> = common.iter().map(|(_, is)| is.class.as_str()).collect();
    let mut classes = Vec::new();
    for class in names {
        let pairs = || common.iter().filter(|(_, is)| is.class == class);
        let count = |wanted| {
            pairs()
                .filter(|(was, is)| course(was, is) == wanted)
                .count()
        };
        let alike = pairs().filter(|(was, is)| course(was, is).is_eq());
        classes.push(ClassMoves {
            class: class.to_owned(),
            better: count(Ordering::Greater),
            worse: count(Ordering::Less),
            rescored: alike.filter(|(was, is)| was.score != is.score).count(),
            before: tally(pairs().map(|(was, _)| *was)),
            now: tally(pairs().map(|(_, is)| *is)),
        });
    }
    classes
}
