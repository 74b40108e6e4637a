//! What was meant by a code that is not sound: one wrong character, or two exchanged.

use std::collections::BTreeSet;

/// Codes longer than this are nobody's.
const LONGEST: usize = 40;

/// The codes that are one wrong character or one exchange of neighbours away, are sound, and are
/// known, in order. Empty if the code itself is sound or known: what is exact needs no suggestion.
///
/// A correction that is sound and that nobody bears is never suggested: of the hundreds of codes
/// near a code, many pass a check digit by chance.
///
/// ```
/// use countersight_model::digits::{is_isin, suggest};
///
/// let known = |code: &str| code == "CNE100000PM8";
/// assert_eq!(suggest("CNE10000P0M8", &is_isin, &known), ["CNE100000PM8"]);
/// assert_eq!(suggest("CNE1O0000PM8", &is_isin, &known), ["CNE100000PM8"]);
/// assert!(suggest("CNE100000PM8", &is_isin, &known).is_empty());
/// assert!(suggest("US0378331006", &is_isin, &known).is_empty());
/// ```
pub fn suggest(
    code: &str,
    sound: &dyn Fn(&str) -> bool,
    known: &dyn Fn(&str) -> bool,
) -> Vec<String> {
    let typed: Vec<char> = code.chars().filter(|c| !c.is_whitespace()).collect();
    let typed: Vec<char> = typed.iter().map(char::to_ascii_uppercase).collect();
    let whole: String = typed.iter().collect();
    if typed.len() > LONGEST || sound(&whole) || known(&whole) {
        return Vec::new();
    }
    let mut found = BTreeSet::new();
    let mut ask = |changed: &[char]| {
        let text: String = changed.iter().collect();
        if known(&text) && sound(&text) {
            found.insert(text);
        }
    };
    let mut changed = typed.clone();
    for place in 0..typed.len() {
        for other in ('0'..='9').chain('A'..='Z') {
            if let Some(character) = changed.get_mut(place) {
                *character = other;
            }
            ask(&changed);
        }
        changed.clone_from(&typed);
    }
    for place in 1..typed.len() {
        changed.swap(place - 1, place);
        ask(&changed);
        changed.clone_from(&typed);
    }
    found.into_iter().collect()
}
