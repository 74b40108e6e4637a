//! `names/word-counts.csv`: how many names of the official lists hold a word.

use crate::csv_table::Row;
use crate::fault::Fault;
use crate::link::Link;
use countersight_model::lexicon::WordCount;

/// The columns.
pub(crate) const COLUMNS: [&str; 2] = ["word", "names"];

/// The count; left out and reported if it is no number above zero, or if the word is not folded.
pub(crate) fn into_model(row: &Row<'_>, link: &mut Link<'_>) -> Option<WordCount> {
    let word = row.get(0);
    let folded = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    if word.is_empty() || !word.bytes().all(folded) {
        let message = format!("`{word}` is not a folded word");
        let help = "write small Latin letters and figures only";
        link.fault(row.span(0), Fault::BadValue, message, help);
        return None;
    }
    let Some(names) = row.get(1).parse().ok().filter(|names| *names > 0_u32) else {
        let message = format!("`{}` is not a count", row.get(1));
        link.fault(
            row.span(1),
            Fault::BadValue,
            message,
            "write a whole number from 1",
        );
        return None;
    };
    Some(WordCount {
        word: word.to_owned(),
        names,
    })
}
