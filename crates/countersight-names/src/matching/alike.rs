//! Words of an index that a word of a question can meet.

use super::asked::Asking;
use super::index::Index;
use super::keys;
use super::likeness::{closeness, typos_allowed};
use super::roman;
use super::typo::typos;
use super::words::key;

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
        let (words, deletions) = (&mut asking.words, &mut asking.deletions);
        words.clear();
        deletions.clear();
        let allowed = typos_allowed(text.len()).max(1);
        let likely = |number: u32| Alike {
            number,
            likeness: OTHERWISE,
        };
        keys::deletions(text, true, |key| deletions.push(key));
        self.near.each(deletions, |number| {
            let length = self.words.get(number as usize).map_or(0, |w| w.length);
            if usize::from(length).abs_diff(text.len()) <= allowed {
                words.push(likely(number));
            }
        });
        keys::forms(text, |key| {
            words.extend(self.forms.get(key).iter().copied().map(likely));
        });
        words.sort_unstable_by_key(|alike| alike.number);
        words.dedup_by_key(|alike| alike.number);
        words.retain_mut(|alike| {
            let other = self.word(alike.number);
            let shorter = text.len().min(other.len());
            let general = self
                .words
                .get(alike.number as usize)
                .is_some_and(|w| w.general);
            let allowed = if general && shorter >= 2 {
                typos_allowed(shorter + 2).max(1)
            } else {
                typos_allowed(shorter)
            };
            let misspelt = typos(text, other, allowed).map(|errors| closeness(errors, text, other));
            if roman::confusable(text, other)
                || roman::is_without_vowels(text, other)
                || roman::is_without_vowels(other, text)
                || general && roman::same_consonants(text, other)
            {
                return true;
            }
            alike.likeness = misspelt.unwrap_or_default();
            misspelt.is_some()
        });
        if let Some(key) = keys::sound(text, !foreign) {
            words.extend(self.forms.get(key).iter().copied().map(likely));
        }
    }

    /// Words that this one begins, where the name is cut off in it; words that begin this one.
    pub(crate) fn cut_off(&self, text: &str, cut_from: Option<usize>, words: &mut Vec<Alike>) {
        let likely = |number: &u32| Alike {
            number: *number,
            likeness: OTHERWISE,
        };
        if cut_from.is_some() && text.len() >= LEAST_CUT {
            let from = self.sorted.partition_point(|n| self.word(*n) < text);
            let begins = self.sorted.get(from..).unwrap_or_default();
            let begins = begins
                .iter()
                .take_while(|n| self.word(**n).starts_with(text));
            words.extend(begins.map(likely));
        }
        for length in LEAST_CUT..text.len() {
            if let Some(begin) = text.get(..length) {
                words.extend(self.forms.get(keys::whole(key(begin))).iter().map(likely));
            }
        }
    }
}
