//! What is asked of an index, in memory that is used again.

use super::alike::Alike;
use super::bound::Met;
use super::hint::Signature;
use super::index::{Index, Word};
use super::keys;
use super::near::Reach;
use super::phrases::Phrase;
use std::hint::black_box;
use std::ops::Range;

/// What cannot be told of the other name's words.
pub(crate) const UNKNOWN: f32 = f32::INFINITY;

/// A key under which names are filed, and what meets if a name is found under it.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    hash: u32,
    pub(crate) met: Met,
    /// Where the names stand.
    pub(crate) entries: Range<u32>,
}

/// A distinctive word of the question, and the keys under which names that meet it are filed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked {
    /// Which of the keys.
    pub(crate) keys: Range<usize>,
    pub(crate) weight: f32,
    /// Names under the keys.
    pub(crate) cost: usize,
    /// It may meet words under which no name is filed, such as a general word that it misspells.
    pub(crate) general: Option<General>,
    /// It may be general only as part of a phrase.
    pub(crate) in_phrase: bool,
    /// General words in which the question may be cut off.
    pub(crate) cut: Option<Signature>,
    pub(crate) kind: AskedFor,
    /// Han characters, read aloud: the word that is spelled so may tell more.
    pub(crate) read: bool,
    /// It was not asked for.
    pub(crate) passed: bool,
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum AskedFor {
    /// A word.
    #[default]
    Word,
    /// Neighbours written together, whose words are asked for as well.
    Run,
    /// One word that stands for several: what meets cannot be told beforehand.
    Open,
}

/// General words that a distinctive word of the question may mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum General {
    /// Any: one letter may stand for every word that begins with it.
    Any,
    /// Those of these senses, and whether legal forms, too, which have none.
    These(Signature, bool),
}

/// All that is asked for a question, in memory that is used again.
#[derive(Debug, Default)]
pub(crate) struct Asking {
    asked: Vec<Asked>,
    keys: Vec<Key>,
    pub(crate) words: Vec<Alike>,
    pub(crate) hashes: Vec<u32>,
    pub(crate) near: Vec<u32>,
    pub(crate) reach: Reach,
    pub(crate) phrases: Vec<Phrase>,
    pub(crate) turned: String,
    /// Where the hashes stand among which each key's is.
    places: Vec<Range<u32>>,
    /// Keys of the word that is being asked for begin here.
    begin: usize,
}

impl Asking {
    pub(crate) fn clear(&mut self) {
        self.asked.clear();
        self.keys.clear();
        self.phrases.clear();
        self.begin = 0;
    }

    /// What is asked for, and the keys.
    pub(crate) fn split(&mut self) -> (&mut [Asked], &[Key]) {
        (&mut self.asked, &self.keys)
    }

    pub(crate) fn key(&mut self, hash: u32, met: Met) {
        self.keys.push(Key {
            hash,
            met,
            entries: 0..0,
        });
    }

    /// A word of the index: what a general word tells is excused, and nothing beyond it meets.
    pub(crate) fn word(&mut self, ask: &mut Asked, word: &Word, other: f32, likeness: f32) {
        let met = if word.general {
            let form = word.senses.is_empty();
            ask.general = Some(match ask.general {
                Some(General::Any) => General::Any,
                Some(General::These(mut senses, forms)) => {
                    senses.add(word.senses);
                    General::These(senses, forms || form)
                }
                None => General::These(word.senses, form),
            });
            Met::SURE
        } else if ask.read {
            Met::read(ask.weight, other, likeness)
        } else {
            Met::words(ask.weight, other, likeness)
        };
        self.keys.push(Key {
            hash: keys::word(word.key),
            met,
            entries: word.entries[0]..word.entries[1],
        });
        if word.joined {
            self.key(
                keys::joined(word.key),
                Met::words(ask.weight, UNKNOWN, likeness),
            );
        }
    }

    /// Asks: each key once.
    pub(crate) fn ask(&mut self, mut ask: Asked) {
        if let Some(own) = self.keys.get_mut(self.begin..) {
            own.sort_unstable_by(|a, b| {
                let best = b.met.worth.total_cmp(&a.met.worth);
                a.hash.cmp(&b.hash).then(best)
            });
        }
        let (mut kept, mut last) = (self.begin, None);
        for at in self.begin..self.keys.len() {
            if let Some(key) = self.keys.get(at)
                && last != Some(key.hash)
            {
                last = Some(key.hash);
                self.keys.swap(kept, at);
                kept += 1;
            }
        }
        self.keys.truncate(kept);
        ask.keys = self.begin..kept;
        self.begin = kept;
        self.asked.push(ask);
    }

    /// Whether each word that was asked for may mean any general word.
    pub(crate) fn all_general(&self) -> bool {
        let mut words = self.asked.iter().filter(|ask| ask.kind == AskedFor::Word);
        words.all(|ask| ask.general == Some(General::Any))
    }

    /// Finds where the names under the keys stand. Of each word those come first that meet best, so that a name
    /// is met by the best.
    pub(crate) fn find(&mut self, index: &Index) {
        let postings = &index.postings;
        self.places.clear();
        for key in &self.keys {
            self.places.push(if key.entries.is_empty() {
                postings.slot(key.hash)
            } else {
                0..0
            });
        }
        black_box(postings.first_hashes(&self.places));
        for (key, place) in self.keys.iter_mut().zip(&self.places) {
            if !place.is_empty() {
                key.entries = postings.find_in(place, key.hash);
            }
        }
        black_box(postings.first_entries(self.keys.iter().map(|key| key.entries.start)));
        for ask in &mut self.asked {
            let Some(own) = self.keys.get_mut(ask.keys.clone()) else {
                continue;
            };
            own.sort_by(|a, b| {
                let found = a.entries.is_empty().cmp(&b.entries.is_empty());
                found.then(b.met.worth.total_cmp(&a.met.worth))
            });
            let found = own.partition_point(|key| !key.entries.is_empty());
            ask.keys.end = ask.keys.start + found;
            ask.cost = own.iter().map(|key| key.entries.len()).sum();
        }
    }
}

impl Asked {
    /// It was not asked for, and nothing else finds the names that it meets.
    pub(crate) fn left_out(&self) -> bool {
        self.passed && (self.general.is_none() || self.in_phrase)
    }

    pub(crate) fn of(weight: f32) -> Self {
        Self {
            weight,
            ..Self::default()
        }
    }
}
