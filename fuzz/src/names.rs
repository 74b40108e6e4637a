//! What holds of names, whatever is written.

use countersight_names::fold::fold;
use countersight_names::matching::{Alignment, Prepared, Words, explain};

/// Folds a text: a folded text is folded.
///
/// # Panics
///
/// When folding once more changes the text.
pub fn folds(text: &str) {
    let once = fold(text);
    assert_eq!(fold(&once), once);
}

/// Compares two names, parted by a line end: a score lies between 0 and 1, is one both ways of asking and in its
/// explanation, and a name beside itself has 1, or 0 if its words say nothing.
///
/// # Panics
///
/// When one of these does not hold.
pub fn scores(text: &str, words: &Words) {
    let (a, b) = text.split_once('\n').unwrap_or((text, text));
    let (one, other) = (Prepared::new(a, words), Prepared::new(b, words));
    let mut alignment = Alignment::default();
    let score = alignment.score(one.name(), other.name());
    assert!((0.0..=1.0).contains(&score), "{score}");
    let turned = alignment.score(other.name(), one.name());
    assert_eq!(score.to_bits(), turned.to_bits());
    assert_eq!(score.to_bits(), explain(a, b, words).score.to_bits());
    let itself = alignment.score(one.name(), one.name());
    assert!(itself > 0.999 || itself <= 0.0, "{itself}");
}
