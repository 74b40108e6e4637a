//! The page of the book that counts the frozen outcomes of devices.

use super::cases::{SETS, Set};
use super::outcome::{Expected, LabelFound, Maker, Outcome};
use crate::Generated;
use crate::markdown::{row, table};
use std::fmt::Write as _;

const HEAD: &str = "\
# Quality of devices

<!-- Written by `cargo xtask generate` from quality-devices/. Do not edit it here. -->

How often one piece of evidence alone leads to the maker and the label, measured on data written by others. Every case has a line in
`quality-devices/frozen.csv`, with who is expected and who was found; the texts of the cases are not in it, for the data is other
people's. `cargo xtask device-quality --data FOLDER` makes it again.

A company and another of its group count as one. What a person is asked to look at (`possible`) counts as found; *sure* counts
without it. A label that is sold on goods of several makers says nothing of the maker, so those cases count for the label alone.

| figure | what it says |
|---|---|
| makers | cases whose maker is in the register |
| recall | of these, the part in which it was found |
| sure | the part in which it was found without a question |
| precision | of all cases in which a maker of the register was found, the part in which it is the right one |
| innocents | cases of firms outside the register |
| asked | innocents of whom a maker of the register was named as a question |
| accused | innocents of whom one was named without a question |
| labels, found | cases whose label is in the register, and the part in which it was found |

";

/// What a set came to.
#[derive(Debug, Default)]
struct Counts {
    cases: u32,
    makers: u32,
    right: u32,
    sure: u32,
    wrong: u32,
    innocents: u32,
    asked: u32,
    accused: u32,
    labels: u32,
    labels_right: u32,
}

impl Counts {
    fn of<'o>(outcomes: impl Iterator<Item = &'o Outcome>) -> Self {
        let mut counts = Self::default();
        for outcome in outcomes {
            counts.add(outcome);
        }
        counts
    }

    fn add(&mut self, outcome: &Outcome) {
        let judged = outcome.judged();
        self.cases += 1;
        match outcome.expected {
            Expected::Maker(_) => {
                self.makers += 1;
                self.sure += u32::from(judged == Maker::Right);
                self.right += u32::from(matches!(judged, Maker::Right | Maker::RightAsked));
                self.wrong += u32::from(matches!(judged, Maker::Wrong | Maker::WrongAsked));
            }
            Expected::Nobody => {
                self.innocents += 1;
                self.asked += u32::from(judged == Maker::WrongAsked);
                self.accused += u32::from(judged == Maker::Wrong);
            }
            Expected::Open => {}
        }
        self.labels += u32::from(outcome.label != LabelFound::NotAsked);
        self.labels_right += u32::from(outcome.label == LabelFound::Right);
    }
}

/// The page.
pub(crate) fn page(outcomes: &[Outcome]) -> Generated {
    let mut text = HEAD.to_owned();
    for (noisy, heading, about) in [
        (false, "Data of makers, registries and curators", ""),
        (
            true,
            "Data typed by users",
            "What is expected is what a user called the device, and is often false itself: goods of one maker stand there under other labels.\n\n",
        ),
    ] {
        // A text is never too long for a String.
        let _ = write!(text, "## {heading}\n\n{about}");
        let heads = [
            "set",
            "cases",
            "makers",
            "recall",
            "sure",
            "precision",
            "innocents",
            "asked",
            "accused",
            "labels",
            "found",
        ];
        text.push_str(&table(&heads));
        let sets = || SETS.iter().filter(|set| set.noisy == noisy);
        for set in sets() {
            let of_set = outcomes.iter().filter(|outcome| outcome.set == set.id);
            text.push_str(&line(set, &Counts::of(of_set)));
        }
        text.push('\n');
        for set in sets() {
            let _ = writeln!(text, "- **{}**: {}.", set.title, set.about);
        }
        text.push('\n');
    }
    Generated::new(
        "docs/src/quality-devices.md",
        format!("{}\n", text.trim_end()),
    )
}

fn line(set: &Set, counts: &Counts) -> String {
    let share = |part: u32, of: u32| match of {
        0 => "–".to_owned(),
        of => format!("{:.3}", f64::from(part) / f64::from(of)),
    };
    let named = counts.right + counts.wrong + counts.asked + counts.accused;
    row([
        set.title.to_owned(),
        counts.cases.to_string(),
        counts.makers.to_string(),
        share(counts.right, counts.makers),
        share(counts.sure, counts.makers),
        share(counts.right, named),
        counts.innocents.to_string(),
        counts.asked.to_string(),
        counts.accused.to_string(),
        counts.labels.to_string(),
        share(counts.labels_right, counts.labels),
    ])
}
