//! The page of the book that counts the frozen outcomes.

use super::sets::SETS;
use crate::Generated;
use crate::markdown::{row, table};
use countersight_quality::{Frozen, Tally, by_class, tally};
use std::fmt::Write as _;

const HEADS: [&str; 8] = [
    "cases",
    "recall",
    "strong",
    "precision",
    "F1",
    "others a case",
    "cases with others",
    "accused",
];

const HEAD: &str = "\
# Quality of names

<!-- Written by `cargo xtask generate` from quality/. Do not edit it here. -->

How well names are compared and found on lists, measured on data written by others. Every case has a line in a file of the folder
`quality/`, with its class, its score and what was found. The texts of the cases are not in it, for the data is other people's;
the first digits of a SHA-256 stand for each. A change of the comparison shows there which cases it moved. `CONTRIBUTING.md` says
how the files are made again, and [`evaluate`](reference/names.md#cases-of-your-own) does the same for cases of your own.

With the one default threshold; what a person is asked to look at counts as found.

| figure | what it says |
|---|---|
| recall | of what should be found, the part that was |
| strong | of what should be found, the part that was taken for one company without a question |
| precision | of all that was found, the part that should be |
| F1 | the harmonic mean of recall and precision |
| others a case | how many were found a case that should not be |
| cases with others | the part of the cases in which that happened |
| accused | cases that expect nobody, and were taken for somebody without a question |

Where nobody is expected there is no recall, and precision would say nothing.

## All sets

";

/// The page.
pub(crate) fn page(frozen: &[(&str, Frozen)]) -> Generated {
    let mut text = HEAD.to_owned();
    text.push_str(&heads("set"));
    for set in SETS {
        let Some((_, frozen)) = frozen.iter().find(|(id, _)| *id == set.id) else {
            continue;
        };
        let link = format!(
            "[{}](#{})",
            set.title,
            crate::markdown::heading_anchor(set.title)
        );
        text.push_str(&line(&link, &tally(frozen.outcomes())));
    }
    for set in SETS {
        let Some((_, frozen)) = frozen.iter().find(|(id, _)| *id == set.id) else {
            continue;
        };
        // A text is never too long for a String.
        let _ = write!(text, "\n## {}\n\n{}\n", set.title, wrapped(set.about));
        if set.classes.len() < 2 {
            continue;
        }
        text.push('\n');
        text.push_str(&heads("class"));
        let classes = by_class(frozen.outcomes());
        for class in set.classes {
            if let Some(tally) = classes.get(class) {
                text.push_str(&line(class, tally));
            }
        }
    }
    Generated::new("docs/src/quality.md", text)
}

fn heads(first: &str) -> String {
    let mut heads = vec![first];
    heads.extend(HEADS);
    table(&heads)
}

fn line(first: &str, tally: &Tally) -> String {
    let figure = |value: Option<f64>| value.map_or("–".to_owned(), |value| format!("{value:.3}"));
    row([
        first.to_owned(),
        tally.cases.to_string(),
        figure(tally.recall()),
        figure(tally.strong_recall()),
        figure(tally.precision()),
        figure(tally.f1()),
        figure(tally.others_a_case()),
        figure(tally.disturbed_share()),
        tally.accused.to_string(),
    ])
}

/// Lines of some 120 letters, as the other pages have them.
fn wrapped(text: &str) -> String {
    let mut lines = String::new();
    let mut width = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if width > 0 {
            let next = width + 1 + length <= 120;
            lines.push(if next { ' ' } else { '\n' });
            width = if next { width + 1 } else { 0 };
        }
        lines.push_str(word);
        width += length;
    }
    lines
}
