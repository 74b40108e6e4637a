//! Words of an index that a word of a question can meet.

use super::asked::Asking;
use super::index::Index;
use super::keys;
use super::likeness::closeness;
use super::near::word_typos;
use super::roman;
use super::typo::Spelling;
use super::words::key;
use std::hint::black_box;

/// Letters by which a word that was cut off is looked up.
pub(crate) const LEAST_CUT: usize = 4;
/// How like two words are at most that are not misspelt but meet in another way.
const OTHERWISE: f32 = 0.9;

/// A word of the index that a word of the question can meet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Alike {
    pub(crate) number: u32,
    pub(crate) likeness: f32,
}

impl Index {
    /// Words that are spelled or read nearly like this one.
    pub(crate) fn alike(&self, text: &str, foreign: bool, asking: &mut Asking) {
        let Asking {
            words,
            hashes,
            near,
            reach,
            ..
        } = asking;
        words.clear();
        let spelling = Spelling::of(text);
        hashes.clear();
        keys::forms(text, |key| hashes.push(key));
        self.same_form(text, &spelling, hashes, words);
        let formed = words.len();

        hashes.clear();
        near.clear();
        keys::deletions(text, true, |key| hashes.push(key));
        self.lengths.reach(text, false, reach);
        self.near.each(hashes, reach, |number| near.push(number));
        near.sort_unstable();
        near.dedup();
        // Their texts stand apart in memory, so they are waited for together.
        black_box(near.iter().fold(0, |sum, number| {
            let window = reach.window(*number);
            sum ^ window.map_or(0, |window| self.first_letter(window, *number))
        }));
        for number in near {
            let Some(window) = reach.window(*number) else {
                continue;
            };
            let other = self.text_in(window, *number);
            if let Some(errors) = spelling.typos(other, window.typos)
                && !words
                    .iter()
                    .take(formed)
                    .any(|known| known.number == *number)
            {
                words.push(Alike {
                    number: *number,
                    likeness: closeness(errors, text, other),
                });
            }
        }
        if let Some(key) = keys::sound(text, !foreign) {
            words.extend(self.forms.get(key).iter().copied().map(likely));
        }
    }

    /// Words that share a form with this one, and are read like it or misspelt.
    fn same_form(
        &self,
        text: &str,
        spelling: &Spelling<'_>,
        forms: &[u32],
        words: &mut Vec<Alike>,
    ) {
        self.forms.each(forms, |number| words.push(likely(number)));
        words.sort_unstable_by_key(|alike| alike.number);
        words.dedup_by_key(|alike| alike.number);
        words.retain_mut(|alike| {
            let other = self.word(alike.number);
            let general = self
                .words
                .get(alike.number as usize)
                .is_some_and(|w| w.general);
            if roman::confusable(text, other)
                || roman::is_without_vowels(text, other)
                || roman::is_without_vowels(other, text)
                || general && roman::same_consonants(text, other)
            {
                return true;
            }
            let shorter = text.len().min(other.len());
            let errors = spelling.typos(other, word_typos(shorter, general));
            alike.likeness = errors.map_or(0.0, |errors| closeness(errors, text, other));
            errors.is_some()
        });
    }

    /// Words that this one begins, where the name is cut off in it; words that begin this one.
    pub(crate) fn cut_off(&self, text: &str, cut_from: Option<usize>, asking: &mut Asking) {
        let Asking { words, hashes, .. } = asking;
        if cut_from.is_some() && text.len() >= LEAST_CUT {
            let from = self.sorted.partition_point(|n| self.word(*n) < text);
            let begins = self.sorted.get(from..).unwrap_or_default();
            let begins = begins
                .iter()
                .take_while(|n| self.word(**n).starts_with(text));
            words.extend(begins.copied().map(likely));
        }
        hashes.clear();
        let begins = (LEAST_CUT..text.len()).filter_map(|length| text.get(..length));
        hashes.extend(begins.map(|begin| keys::whole(key(begin))));
        self.forms.each(hashes, |number| words.push(likely(number)));
    }
}

/// A word that is met in another way than by a typing error.
fn likely(number: u32) -> Alike {
    Alike {
        number,
        likeness: OTHERWISE,
    }
}
