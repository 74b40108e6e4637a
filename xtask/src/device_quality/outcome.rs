//! What was found of a device, one line a case.

use anyhow::{Context as _, bail};
use std::fmt::Write as _;

/// Who made the device of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// A maker of the register, by the head of its group.
    Maker(String),
    /// Nobody of the register.
    Nobody,
    /// The data does not say: a label that is sold on goods of several makers.
    Open,
}

/// Whom the program names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Maker {
    /// The maker that is expected, without a question.
    Right,
    /// The maker that is expected, as a question.
    RightAsked,
    /// Another maker of the register, without a question; for an innocent, any.
    Wrong,
    /// The same, as a question.
    WrongAsked,
    /// Nobody of the register.
    Nobody,
}

/// The label that the program names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelFound {
    /// None is expected.
    NotAsked,
    /// The label that is expected.
    Right,
    /// Another.
    Wrong,
    /// None.
    Missing,
}

/// What was found in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Its set.
    pub set: String,
    /// What stands for its text.
    pub case: String,
    /// Who is expected.
    pub expected: Expected,
    /// Who was found: what the program says, still without what was expected.
    pub maker: Found,
    /// The label.
    pub label: LabelFound,
}

/// The makers of the register that an answer names, by the heads of their groups, the likeliest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The head of the group; empty for nobody.
    pub maker: String,
    /// Whether it is only a question.
    pub asked: bool,
}

impl Outcome {
    /// The answer beside what was expected.
    pub fn judged(&self) -> Maker {
        let right = matches!(&self.expected, Expected::Maker(maker) if *maker == self.maker.maker);
        match (self.maker.maker.is_empty(), right, self.maker.asked) {
            (true, ..) => Maker::Nobody,
            (_, true, false) => Maker::Right,
            (_, true, true) => Maker::RightAsked,
            (_, false, false) => Maker::Wrong,
            (_, false, true) => Maker::WrongAsked,
        }
    }
}

const HEAD: &str = "# what was found of each device; the texts of the cases are not in this file\nset,case,expected,maker,sure,label\n";

/// The text of the frozen file.
pub(super) fn frozen_text(outcomes: &[Outcome]) -> String {
    let mut text = HEAD.to_owned();
    for outcome in outcomes {
        let expected = match &outcome.expected {
            Expected::Maker(maker) => maker,
            Expected::Nobody => "nobody",
            Expected::Open => "open",
        };
        let (maker, sure) = match (outcome.maker.maker.as_str(), outcome.maker.asked) {
            ("", _) => ("nobody", "-"),
            (maker, true) => (maker, "asked"),
            (maker, false) => (maker, "sure"),
        };
        let label = match outcome.label {
            LabelFound::NotAsked => "-",
            LabelFound::Right => "right",
            LabelFound::Wrong => "wrong",
            LabelFound::Missing => "missing",
        };
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "{},{},{expected},{maker},{sure},{label}",
            outcome.set, outcome.case
        );
    }
    text
}

/// Reads the frozen file.
pub(super) fn parse(text: &str) -> anyhow::Result<Vec<Outcome>> {
    let rows = text
        .strip_prefix(HEAD)
        .context("its first two lines are not those of such a file")?;
    rows.lines()
        .enumerate()
        .map(|(at, row)| parse_row(row).with_context(|| format!("line {}", at + 3)))
        .collect()
}

fn parse_row(row: &str) -> anyhow::Result<Outcome> {
    let cells: Vec<&str> = row.split(',').collect();
    let [set, case, expected, maker, sure, label] = cells.as_slice() else {
        bail!("a row has six cells");
    };
    Ok(Outcome {
        set: (*set).to_owned(),
        case: (*case).to_owned(),
        expected: match *expected {
            "nobody" => Expected::Nobody,
            "open" => Expected::Open,
            maker => Expected::Maker(maker.to_owned()),
        },
        maker: match (*maker, *sure) {
            ("nobody", "-") => Found::default(),
            (maker, "sure" | "asked") => Found {
                maker: maker.to_owned(),
                asked: *sure == "asked",
            },
            _ => bail!("`{sure}` says nothing of the maker"),
        },
        label: match *label {
            "-" => LabelFound::NotAsked,
            "right" => LabelFound::Right,
            "wrong" => LabelFound::Wrong,
            "missing" => LabelFound::Missing,
            other => bail!("`{other}` says nothing of the label"),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_and_judged() {
        let text = format!(
            "{HEAD}a,00,hikvision,hikvision,sure,right\na,01,hikvision,hikvision,asked,-\na,02,nobody,dahua,asked,missing\n\
            a,03,dahua,hikvision,sure,wrong\na,04,open,nobody,-,-\n"
        );
        let outcomes = parse(&text).unwrap();
        assert_eq!(frozen_text(&outcomes), text);
        let judged: Vec<Maker> = outcomes.iter().map(Outcome::judged).collect();
        assert_eq!(
            judged,
            [
                Maker::Right,
                Maker::RightAsked,
                Maker::WrongAsked,
                Maker::Wrong,
                Maker::Nobody
            ]
        );
        for broken in [
            "",
            "a,b\n",
            &format!("{HEAD}a,b,c\n"),
            &format!("{HEAD}a,00,nobody,dahua,x,-\n"),
        ] {
            assert!(parse(broken).is_err(), "{broken}");
        }
    }
}
