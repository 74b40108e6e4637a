//! What an evaluation says, as it is written to JSON and drawn as text.

use super::cases::{Case, Question};
use super::judge::{Judged, Other, rounded};
use countersight_names::matching::{REVIEW, SAME};
use countersight_quality::{Answer, Expected, Moves, Outcome, Tally, by_class, tally};
use serde::Serialize;
use std::collections::BTreeMap;

/// Thresholds in hundredths for which the cases are counted.
const THRESHOLDS: [u8; 10] = [50, 60, 65, 70, 75, 80, 85, 90, 95, 99];

/// How the cases stand at one threshold.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(crate) struct Counts {
    pub(crate) threshold: f64,
    pub(crate) found: u64,
    pub(crate) missed: u64,
    pub(crate) false_alarms: u64,
    pub(crate) rightly_apart: u64,
    pub(crate) precision: Option<f64>,
    pub(crate) recall: Option<f64>,
    pub(crate) f1: Option<f64>,
}

/// How a class came out, everything from `review` counted as found.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ClassFigures<'a> {
    pub(crate) class: &'a str,
    #[serde(flatten)]
    pub(crate) tally: Tally,
    pub(crate) recall: Option<f64>,
    pub(crate) strong_recall: Option<f64>,
    pub(crate) precision: Option<f64>,
    pub(crate) f1: Option<f64>,
    pub(crate) others_a_case: Option<f64>,
    pub(crate) disturbed_share: Option<f64>,
}

/// A case, shown.
#[derive(Debug, Serialize)]
pub(crate) struct Shown<'a> {
    pub(crate) place: &'a str,
    pub(crate) class: &'a str,
    #[serde(flatten)]
    pub(crate) asked: Asked<'a>,
    pub(crate) score: f64,
    pub(crate) answer: Answer,
    pub(crate) why: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) others: &'a [Other],
}

/// The texts of a case.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Asked<'a> {
    Pair {
        name1: &'a str,
        name2: &'a str,
        same: bool,
    },
    Name {
        name: &'a str,
        expect: String,
    },
}

/// A case that moved, with its text.
#[derive(Debug, Serialize)]
pub(crate) struct ShownMove<'a> {
    pub(crate) before: Outcome,
    pub(crate) now: Outcome,
    #[serde(flatten)]
    pub(crate) case: Shown<'a>,
}

/// What moved against a frozen file.
#[derive(Debug, Serialize)]
pub(crate) struct ShownMoves<'a> {
    pub(crate) file: String,
    #[serde(flatten)]
    pub(crate) moves: Moves,
    /// The cases of `better` and `worse`, with their texts.
    pub(crate) better_cases: Vec<ShownMove<'a>>,
    pub(crate) worse_cases: Vec<ShownMove<'a>>,
}

/// A whole evaluation.
#[derive(Debug, Serialize)]
pub(crate) struct Evaluation<'a> {
    pub(crate) register: String,
    pub(crate) threshold: f64,
    pub(crate) review_from: f64,
    pub(crate) cases: usize,
    /// Rows that say again what a row before them says; they are not counted.
    pub(crate) doubles: usize,
    pub(crate) by_threshold: Vec<Counts>,
    pub(crate) by_class: BTreeMap<&'a str, Counts>,
    pub(crate) classes: Vec<ClassFigures<'a>>,
    pub(crate) all: ClassFigures<'a>,
    pub(crate) misses: Vec<Shown<'a>>,
    pub(crate) false_alarms: Vec<Shown<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) moved: Option<ShownMoves<'a>>,
}

impl<'a> Evaluation<'a> {
    /// Counts the cases.
    pub(crate) fn new(register: String, judged: &'a [Judged], doubles: usize) -> Self {
        let usual = f64::from(SAME);
        let mut classes: BTreeMap<&str, Vec<&Judged>> = BTreeMap::new();
        for case in judged {
            classes.entry(&case.case.class).or_default().push(case);
        }
        let all: Vec<&Judged> = judged.iter().collect();
        let of_names = judged
            .iter()
            .any(|case| matches!(case.case.question, Question::Name { .. }));
        // A list is searched from `review` on; below it nothing is known.
        let floor = if of_names { REVIEW } else { 0.0 };
        let shown = |is: fn(&Judged) -> bool| judged.iter().filter(|c| is(c)).map(shown).collect();
        Self {
            register,
            threshold: rounded(usual),
            review_from: rounded(f64::from(REVIEW)),
            cases: judged.len(),
            doubles,
            by_threshold: THRESHOLDS
                .iter()
                .map(|threshold| f64::from(*threshold) / 100.0)
                .filter(|threshold| *threshold >= rounded(f64::from(floor)))
                .map(|threshold| count(&all, threshold))
                .collect(),
            by_class: classes
                .iter()
                .map(|(class, cases)| (*class, count(cases, usual)))
                .collect(),
            classes: by_class(judged.iter().map(|case| &case.outcome))
                .into_iter()
                .map(|(class, tally)| figures(class, tally))
                .collect(),
            all: figures("all", tally(judged.iter().map(|case| &case.outcome))),
            misses: shown(is_missed),
            false_alarms: shown(is_false_alarm),
            moved: None,
        }
    }
}

/// Texts to what moved.
pub(crate) fn shown_moves<'a>(file: String, moves: Moves, judged: &'a [Judged]) -> ShownMoves<'a> {
    let known: BTreeMap<&str, &Judged> = judged
        .iter()
        .map(|case| (case.case.id.as_str(), case))
        .collect();
    let with_texts = |moved: &[countersight_quality::Move]| -> Vec<ShownMove<'a>> {
        let mut cases = Vec::new();
        for one in moved {
            if let Some(case) = known.get(one.now.case.as_str()) {
                cases.push(ShownMove {
                    before: one.before.clone(),
                    now: one.now.clone(),
                    case: shown(case),
                });
            }
        }
        cases
    };
    ShownMoves {
        better_cases: with_texts(&moves.better),
        worse_cases: with_texts(&moves.worse),
        file,
        moves,
    }
}

/// A pair that is one company and scores below the threshold; a party that was not found at all.
fn is_missed(judged: &Judged) -> bool {
    judged.case.expected == Expected::Yes
        && match judged.case.question {
            Question::Pair { .. } => judged.score < f64::from(SAME),
            Question::Name { .. } => judged.outcome.answer == Answer::Different,
        }
}

/// A pair that is two companies and scores as one; a name that led to others.
fn is_false_alarm(judged: &Judged) -> bool {
    match judged.case.question {
        Question::Pair { .. } => {
            judged.case.expected == Expected::No && judged.score >= f64::from(SAME)
        }
        Question::Name { .. } => !judged.others.is_empty(),
    }
}

fn shown(judged: &Judged) -> Shown<'_> {
    let Case {
        place,
        class,
        question,
        expected,
        ..
    } = &judged.case;
    Shown {
        place,
        class,
        asked: match question {
            Question::Pair { name1, name2 } => Asked::Pair {
                name1,
                name2,
                same: *expected == Expected::Yes,
            },
            Question::Name { name, expect } => Asked::Name {
                name,
                expect: expect
                    .iter()
                    .map(String::as_str)
                    .collect::<Vec<_>>()
                    .join("|"),
            },
        },
        score: judged.score,
        answer: judged.outcome.answer,
        why: &judged.why,
        others: &judged.others,
    }
}

fn figures(class: &str, tally: Tally) -> ClassFigures<'_> {
    ClassFigures {
        class,
        recall: tally.recall().map(rounded),
        strong_recall: tally.strong_recall().map(rounded),
        precision: tally.precision().map(rounded),
        f1: tally.f1().map(rounded),
        others_a_case: tally.others_a_case().map(rounded),
        disturbed_share: tally.disturbed_share().map(rounded),
        tally,
    }
}

fn count(cases: &[&Judged], threshold: f64) -> Counts {
    // Scores stand in the cases with three decimals.
    let threshold = rounded(threshold);
    let mut counts = Counts {
        threshold,
        ..Counts::default()
    };
    for case in cases {
        let wrong = match &case.case.question {
            Question::Pair { .. } => {
                u64::from(case.case.expected == Expected::No && case.score >= threshold)
            }
            Question::Name { .. } => {
                let others = case.others.iter();
                others.filter(|other| other.score >= threshold).count() as u64
            }
        };
        counts.false_alarms += wrong;
        match (case.case.expected, case.score >= threshold) {
            (Expected::Yes, true) => counts.found += 1,
            (Expected::Yes, false) => counts.missed += 1,
            (Expected::No, _) => counts.rightly_apart += u64::from(wrong == 0),
        }
    }
    counts.recall = share(counts.found, counts.found + counts.missed);
    if counts.recall.is_none() {
        // Where nothing should be found, neither figure would say anything.
        return counts;
    }
    counts.precision = share(counts.found, counts.found + counts.false_alarms);
    // The harmonic mean of the two (van Rijsbergen 1979).
    counts.f1 = share(
        2 * counts.found,
        2 * counts.found + counts.false_alarms + counts.missed,
    );
    counts
}

#[expect(clippy::cast_precision_loss, reason = "numbers of cases")]
fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| rounded(part as f64 / whole as f64))
}
