//! A name cut into words and runs of characters without spaces.

use super::prepare::Workshop;
use super::roman;
use crate::fold::{fold, is_unspaced};

/// Characters of a name that are looked at.
pub const MOST_CHARACTERS: usize = 1_000;

/// A word or run before the lexicon has seen it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) unspaced: bool,
    pub(super) initial: bool,
}

impl Workshop {
    pub(super) fn fold(&mut self, name: &str) {
        self.folded.clear();
        if name.is_ascii() {
            let name = name.get(..MOST_CHARACTERS).unwrap_or(name);
            self.folded.push_str(name);
            self.folded.make_ascii_lowercase();
            return;
        }
        let name: String = name.chars().take(MOST_CHARACTERS).collect();
        if roman::is_uyghur(&name) {
            self.folded = fold(&roman::uyghur_to_latin(&name));
        } else {
            self.folded = fold(&name);
        }
    }

    /// Cuts the folded text into words and runs; apostrophes and the dots of abbreviations drop out.
    pub(super) fn cut(&mut self) {
        self.native.clear();
        let mut from = 0;
        let mut unspaced = false;
        let mut chars = self.folded.chars().peekable();
        while let Some(c) = chars.next() {
            let next_is_letter = chars.peek().is_some_and(|n| n.is_alphanumeric());
            let length = self.native.len() - from;
            if c.is_alphanumeric() || is_mark(c) {
                let here = !c.is_ascii() && is_unspaced(c);
                if here != unspaced {
                    from = end_word(&mut self.words, &self.native, from, unspaced, false);
                    unspaced = here;
                }
                self.native.push(c);
            } else if is_apostrophe(c) && length > 0 && next_is_letter
                || c == '.' && (1..=3).contains(&length) && next_is_letter
            {
                // `B.V.`, `S.r.l.`, `Xin'an`: neither parts the word.
            } else if matches!(c, '&' | '+') && (1..=2).contains(&length) && next_is_letter {
                self.native.push(c);
            } else {
                let initial = c == '.' && length == 1;
                from = end_word(&mut self.words, &self.native, from, unspaced, initial);
            }
        }
        end_word(&mut self.words, &self.native, from, unspaced, false);
    }
}

/// Notes the word that ends here; where the next one begins.
fn end_word(
    words: &mut Vec<Piece>,
    text: &str,
    from: usize,
    unspaced: bool,
    initial: bool,
) -> usize {
    if text.len() > from {
        words.push(Piece {
            from,
            to: text.len(),
            unspaced,
            initial,
        });
    }
    text.len()
}

fn is_mark(c: char) -> bool {
    !c.is_ascii() && unicode_normalization::char::is_combining_mark(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | 'ʻ')
}
