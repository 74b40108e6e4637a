//! What is asked of an index, in memory that is used again.

use super::alike::Alike;
use super::bound::Met;
use super::hint::Signature;
use super::index::{Index, Word};
use super::keys;
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
    /// Those of these senses; none where it is legal forms alone.
    These(Signature),
}

/// All that is asked for a question, in memory that is used again.
#[derive(Debug, Default)]
pub(crate) struct Asking {
    asked: Vec<Asked>,
    keys: Vec<Key>,
    pub(crate) words: Vec<Alike>,
    pub(crate) deletions: Vec<u32>,
    /// Keys of the word that is being asked for begin here.
    begin: usize,
}

impl Asking {
    pub(crate) fn clear(&mut self) {
        self.asked.clear();
        self.keys.clear();
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
            ask.general = Some(match ask.general {
                Some(General::Any) => General::Any,
                Some(General::These(mut senses)) => {
                    senses.add(word.senses);
                    General::These(senses)
                }
                None => General::These(word.senses),
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

    /// Asks: each key once, the likeliest first, so that a name is met by the best.
    pub(crate) fn ask(&mut self, mut ask: Asked, index: &Index) {
        if let Some(own) = self.keys.get_mut(self.begin..) {
            own.sort_unstable_by(|a, b| {
                let best = b.met.worth.total_cmp(&a.met.worth);
                a.hash.cmp(&b.hash).then(best)
            });
        }
        let (mut kept, mut last) = (self.begin, None);
        for at in self.begin..self.keys.len() {
            let Some(key) = self.keys.get_mut(at) else {
                break;
            };
            if last == Some(key.hash) {
                continue;
            }
            last = Some(key.hash);
            if key.entries.is_empty() {
                key.entries = index.postings.find(key.hash);
            }
            if !key.entries.is_empty() {
                ask.cost += key.entries.len();
                self.keys.swap(kept, at);
                kept += 1;
            }
        }
        self.keys.truncate(kept);
        if let Some(own) = self.keys.get_mut(self.begin..) {
            own.sort_by(|a, b| b.met.worth.total_cmp(&a.met.worth));
        }
        ask.keys = self.begin..kept;
        self.begin = kept;
        self.asked.push(ask);
    }
}

impl Asked {
    pub(crate) fn of(weight: f32) -> Self {
        Self {
            weight,
            ..Self::default()
        }
    }
}
