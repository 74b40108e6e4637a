//! The frozen file: one line for each case, without its text.

use crate::outcome::{Answer, Expected, Outcome};
use csv::{ReaderBuilder, StringRecord, WriterBuilder};
use serde::Serialize;
use std::fmt::Write as _;
use thiserror::Error;

const TITLE: &str = "# what was found in each case; the texts of the cases are not in this file";
const COLUMNS: [&str; 6] = ["case", "class", "expected", "score", "answer", "others"];
const DIGITS: usize = 16;
/// More cannot be meant.
const SCORE: u16 = 1000;

/// What the cases were measured with.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Head {
    /// Name and version of the program.
    pub program: String,
    /// SHA-256 of the register, in hex.
    pub register: String,
    /// What stands for the lists that were asked, or `none`.
    pub lists: String,
}

/// Outcomes as they were on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    head: Head,
    outcomes: Vec<Outcome>,
}

/// A text is no frozen file, or a damaged one.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum FrozenError {
    /// The first lines are not those of a frozen file.
    #[error(
        "line {line} does not begin with `{wanted}`; name a file that `evaluate --freeze` wrote"
    )]
    Head {
        /// Line, from 1.
        line: usize,
        /// How it should begin.
        wanted: String,
    },
    /// The table cannot be read.
    #[error("line {line} holds {cells} cells and not 6; freeze the cases again")]
    Cells {
        /// Line, from 1.
        line: u64,
        /// Its cells.
        cells: usize,
    },
    /// The file is not text of CSV in UTF-8.
    #[error("line {line} is not CSV; freeze the cases again")]
    Csv {
        /// Line, from 1.
        line: u64,
    },
    /// A cell holds something else than its column may.
    #[error("line {line}, column {column}: `{value}` is not {wanted}; freeze the cases again")]
    Cell {
        /// Line, from 1.
        line: u64,
        /// Column.
        column: &'static str,
        /// What stands there.
        value: String,
        /// What may stand there.
        wanted: &'static str,
    },
    /// Lines are not sorted by class and case, or a case stands twice.
    #[error(
        "line {line} does not follow the line before it in the order of class and case; freeze the cases again"
    )]
    Order {
        /// Line, from 1.
        line: u64,
    },
}

impl Frozen {
    /// Sorts the outcomes; of a case that stands twice the first is kept.
    pub fn new(head: Head, mut outcomes: Vec<Outcome>) -> Self {
        outcomes.sort_by(|a, b| key(a).cmp(&key(b)));
        outcomes.dedup_by(|later, first| key(later) == key(first));
        Self { head, outcomes }
    }

    /// What the cases were measured with.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// The outcomes, by class and case.
    pub fn outcomes(&self) -> &[Outcome] {
        &self.outcomes
    }

    /// The text of the file.
    pub fn to_text(&self) -> String {
        let mut text = format!("{TITLE}\n");
        for (word, value) in self.named() {
            // A text is never too long for a String.
            let _ = writeln!(text, "# {word}: {}", value.replace(['\n', '\r'], " "));
        }
        let mut table = WriterBuilder::new().from_writer(Vec::new());
        // Writing to memory cannot fail.
        let _ = table.write_record(COLUMNS);
        for outcome in &self.outcomes {
            let _ = table.write_record([
                outcome.case.as_str(),
                outcome.class.as_str(),
                outcome.expected.as_str(),
                &thousandths(outcome.score),
                outcome.answer.as_str(),
                &outcome.others.to_string(),
            ]);
        }
        let table = table.into_inner().unwrap_or_default();
        text.push_str(&String::from_utf8_lossy(&table));
        text
    }

    fn named(&self) -> [(&'static str, &str); 3] {
        [
            ("program", &self.head.program),
            ("register", &self.head.register),
            ("lists", &self.head.lists),
        ]
    }

    /// Reads a frozen file.
    ///
    /// # Errors
    ///
    /// When it is none, or was changed by hand: the first line at fault is named.
    pub fn parse(text: &str) -> Result<Self, FrozenError> {
        let mut lines = text.lines().zip(1..);
        let mut next = |wanted: String| {
            let line = lines.next();
            let value = line.and_then(|(line, _)| line.strip_prefix(wanted.as_str()));
            value.map(str::to_owned).ok_or(FrozenError::Head {
                line: line.map_or(1, |(_, number)| number),
                wanted,
            })
        };
        next(TITLE.to_owned())?;
        let head = Head {
            program: next("# program: ".to_owned())?,
            register: next("# register: ".to_owned())?,
            lists: next("# lists: ".to_owned())?,
        };
        let outcomes = rows(text, &mut next)?;
        Ok(Self { head, outcomes })
    }
}

fn rows(
    text: &str,
    next: &mut dyn FnMut(String) -> Result<String, FrozenError>,
) -> Result<Vec<Outcome>, FrozenError> {
    next(COLUMNS.join(","))?;
    let mut table = ReaderBuilder::new()
        .comment(Some(b'#'))
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut outcomes: Vec<Outcome> = Vec::new();
    for row in table.records() {
        let row = row.map_err(|error| FrozenError::Csv {
            line: error.position().map_or(0, csv::Position::line),
        })?;
        let line = row.position().map_or(0, csv::Position::line);
        let outcome = outcome(&row, line)?;
        if outcomes
            .last()
            .is_some_and(|last| key(last) >= key(&outcome))
        {
            return Err(FrozenError::Order { line });
        }
        outcomes.push(outcome);
    }
    Ok(outcomes)
}

fn outcome(row: &StringRecord, line: u64) -> Result<Outcome, FrozenError> {
    let mut cells = row.iter();
    let [
        Some(case),
        Some(class),
        Some(expected),
        Some(score),
        Some(answer),
        Some(others),
        None,
    ] = [(); 7].map(|()| cells.next())
    else {
        return Err(FrozenError::Cells {
            line,
            cells: row.len(),
        });
    };
    let fault = |column, value: &str, wanted| FrozenError::Cell {
        line,
        column,
        value: value.to_owned(),
        wanted,
    };
    let digits = case.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    if case.len() != DIGITS || !digits {
        return Err(fault("case", case, "sixteen hex digits"));
    }
    let Some(thousandths) = read_thousandths(score) else {
        return Err(fault("score", score, "a number from 0.000 to 1.000"));
    };
    let Some(count) = others
        .parse()
        .ok()
        .filter(|n: &u32| n.to_string() == others)
    else {
        return Err(fault("others", others, "a whole number"));
    };
    Ok(Outcome {
        case: case.to_owned(),
        class: class.to_owned(),
        expected: expected
            .parse::<Expected>()
            .map_err(|words| fault("expected", expected, words))?,
        score: thousandths,
        answer: answer
            .parse::<Answer>()
            .map_err(|words| fault("answer", answer, words))?,
        others: count,
    })
}

fn key(outcome: &Outcome) -> (&str, &str) {
    (&outcome.class, &outcome.case)
}

fn thousandths(score: u16) -> String {
    format!("{}.{:03}", score / SCORE, score % SCORE)
}

/// Three decimals, no more and no less: the same outcome is the same line.
fn read_thousandths(text: &str) -> Option<u16> {
    let (whole, part) = text.split_once('.')?;
    let score: u16 = format!("{whole}{part}").parse().ok()?;
    (score <= SCORE && thousandths(score) == text).then_some(score)
}
