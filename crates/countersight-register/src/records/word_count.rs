//! `names/word-counts.csv`: how many names of the official lists, and of ordinary firms, hold a word.

use crate::csv_table::Row;
use crate::fault::Fault;
use crate::link::Link;
use countersight_model::lexicon::WordCount;

/// The columns.
pub(crate) const COLUMNS: [&str; 3] = ["word", "names", "firms"];

/// The counts; left out and reported if one is no number, if both are zero, or if the word is not folded.
pub(crate) fn into_model(row: &Row<'_>, link: &mut Link<'_>) -> Option<WordCount> {
    let word = row.get(0);
    let folded = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    if word.is_empty() || !word.bytes().all(folded) {
        let message = format!("`{word}` is not a folded word");
        let help = "write small Latin letters and figures only";
        link.fault(row.span(0), Fault::BadValue, message, help);
        return None;
    }
    let mut counts = [0_u32; 2];
    for (column, count) in (1..).zip(&mut counts) {
        let Ok(number) = row.get(column).parse() else {
            let message = format!("`{}` is not a count", row.get(column));
            let help = "write a whole number; 0 for a word that few or no names hold";
            link.fault(row.span(column), Fault::BadValue, message, help);
            return None;
        };
        *count = number;
    }
    let [names, firms] = counts;
    if names == 0 && firms == 0 {
        let message = format!("`{word}` stands in no name");
        let help = "leave the row out, or write in how many names it stands";
        link.fault(row.span(1), Fault::BadValue, message, help);
        return None;
    }
    Some(WordCount {
        word: word.to_owned(),
        names,
        firms,
    })
}
