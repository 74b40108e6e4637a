//! Splitting a folded name into tokens.

use crate::fold::{fold, is_unspaced};

/// A token of a name: a word, or a run of characters of a script without spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The folded text, apostrophes and dots dropped.
    pub text: String,
    /// The part before an apostrophe, where there is one: `hikvision` of `Hikvision’un`.
    pub stem: Option<String>,
    /// Whether it is a run of characters without spaces, still to be cut into words.
    pub unspaced: bool,
}

/// Cuts a text into tokens.
///
/// ```
/// use countersight_names::tokens::tokens;
/// let texts: Vec<_> = tokens("Pishan Haishi Yong’an (B.V.) 海康威视 AT&T").into_iter().map(|t| t.text).collect();
/// assert_eq!(texts, ["pishan", "haishi", "yongan", "bv", "海康威视", "at&t"]);
/// ```
pub fn tokens(text: &str) -> Vec<Token> {
    let folded = fold(text);
    let mut tokens = Vec::new();
    let mut word = String::new();
    let mut stem = None;
    let mut unspaced = false;
    let mut chars = folded.chars().peekable();
    let mut flush = |word: &mut String, stem: &mut Option<String>, unspaced: bool| {
        if !word.is_empty() {
            tokens.push(Token {
                text: std::mem::take(word),
                stem: stem.take(),
                unspaced,
            });
        }
        *stem = None;
    };
    while let Some(c) = chars.next() {
        let next_is_letter = chars.peek().is_some_and(|n| n.is_alphanumeric());
        if c.is_alphanumeric() || is_unspaced(c) || is_mark(c) {
            if is_unspaced(c) != unspaced {
                flush(&mut word, &mut stem, unspaced);
                unspaced = is_unspaced(c);
            }
            word.push(c);
        } else if is_apostrophe(c) && !word.is_empty() && next_is_letter {
            stem.get_or_insert_with(|| word.clone());
        } else if c == '.' && is_initialism(&word) {
            // `B.V.`, `S.r.l.`: the dots of an abbreviation do not part it.
        } else if matches!(c, '&' | '+') && !word.is_empty() && word.len() <= 2 && next_is_letter {
            word.push(c);
        } else {
            flush(&mut word, &mut stem, unspaced);
        }
    }
    flush(&mut word, &mut stem, unspaced);
    tokens
}

/// Dependent vowel signs and the like, which are not alphanumeric but belong to the word.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | 'ʻ')
}

fn is_initialism(word: &str) -> bool {
    word.len() <= 3 && word.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::tokens;

    fn texts(name: &str) -> Vec<String> {
        tokens(name).into_iter().map(|t| t.text).collect()
    }

    #[test]
    fn dots_of_abbreviations_join_and_of_sentences_part() {
        assert_eq!(texts("Dahua Italy S.R.L."), ["dahua", "italy", "srl"]);
        assert_eq!(texts("Hikvision.Cameras"), ["hikvision", "cameras"]);
        assert_eq!(texts("Co.,Ltd"), ["co", "ltd"]);
    }

    #[test]
    fn scripts_part() {
        assert_eq!(texts("Hikvision海康威视"), ["hikvision", "海康威视"]);
    }

    #[test]
    fn an_apostrophe_keeps_the_stem() {
        let token = tokens("Hikvision'un").remove(0);
        assert_eq!(
            (token.text.as_str(), token.stem.as_deref()),
            ("hikvisionun", Some("hikvision"))
        );
    }
}
