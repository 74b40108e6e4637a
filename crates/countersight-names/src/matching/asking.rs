//! What is asked of the index for a question: the words of the lists that each of its words can meet.

use super::bound::Met;
use super::hint::Hint;
use super::index::{Index, Word, core_run};
use super::keys;
use super::likeness::{closeness, typos_allowed};
use super::prepare::{Atom, Name};
use super::roman;
use super::typo::typos;
use super::words::{Class, key};
use std::ops::Range;

/// How like two words are at most that are not misspelt but meet in another way.
const OTHERWISE: f32 = 0.85;

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
    pub(crate) kind: AskedFor,
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
    /// Those of which hints tell; none where it is legal forms alone.
    These(Hint),
}

/// All that is asked for a question, in memory that is used again.
#[derive(Debug, Default)]
pub(crate) struct Asking {
    asked: Vec<Asked>,
    keys: Vec<Key>,
    words: Vec<Alike>,
    deletions: Vec<u32>,
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

    fn key(&mut self, hash: u32, met: Met) {
        self.keys.push(Key {
            hash,
            met,
            entries: 0..0,
        });
    }

    /// A word of the index: what a general word tells is excused, and nothing beyond it meets.
    fn word(&mut self, ask: &mut Asked, word: &Word, other: f32, likeness: f32) {
        let met = if word.general {
            ask.general = Some(match ask.general {
                Some(General::Any) => General::Any,
                Some(General::These(hint)) => General::These(Hint(hint.0 | word.sense.0)),
                None => General::These(word.sense),
            });
            Met {
                sure: true,
                ..Met::default()
            }
        } else {
            Met::words(ask.weight, other, likeness)
        };
        self.keys.push(Key {
            hash: keys::word(word.key),
            met,
            entries: word.entries.0..word.entries.1,
        });
        if word.joined {
            self.key(keys::joined(word.key), Met::words(ask.weight, UNKNOWN, likeness));
        }
    }

    /// Asks: each key once, the likeliest first, so that a name is met by the best.
    fn ask(&mut self, mut ask: Asked, index: &Index) {
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
    fn of(weight: f32) -> Self {
        Self {
            weight,
            ..Self::default()
        }
    }
}

/// A word of the index that a word of the question can meet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Alike {
    pub(crate) number: u32,
    pub(crate) likeness: f32,
}

/// What cannot be told of the other name's words.
const UNKNOWN: f32 = f32::INFINITY;

impl Index {
    /// What is asked for a name without a distinctive word.
    pub(crate) fn ask_without_core(&self, name: Name<'_>, asking: &mut Asking) {
        for atom in name.atoms {
            let Some(hash) = keys::coreless(atom) else {
                continue;
            };
            let mut ask = Asked::of(atom.weight);
            // What meets of general words stands in the hint.
            asking.key(hash, Met::default());
            // A name that was filed misspelt seems to have a distinctive word.
            self.alike(name.latin(atom), atom.foreign, asking);
            let mut words = std::mem::take(&mut asking.words);
            for alike in words.drain(..) {
                if let Some(word) = self.words.get(alike.number as usize)
                    && !word.general
                {
                    asking.word(&mut ask, word, word.weight, alike.likeness);
                }
            }
            asking.words = words;
            asking.ask(ask, self);
        }
    }

    /// What is asked for a name with distinctive words.
    pub(crate) fn ask(&self, name: Name<'_>, asking: &mut Asking) {
        for (at, atom) in name.atoms.iter().enumerate() {
            if atom.class == Class::Core && !atom.syllable() {
                let last = at + 1 == name.atoms.len();
                self.ask_word(name, atom, last, asking);
            }
        }
        // Han characters are one word together.
        let syllables = name.atoms.iter().filter(|atom| atom.syllable());
        let weight: f32 = syllables.map(|atom| atom.weight).sum();
        if weight > 0.0 {
            keys::han_pairs(name, |hash| asking.key(hash, Met::words(weight, weight, 1.0)));
            asking.ask(Asked::of(weight), self);
        }
        keys::texts(name, |count, at, text| {
            if count > 1 {
                self.ask_run(name, at..at + count, text, asking);
            }
        });
        keys::acronyms(name, |acronym| {
            asking.key(keys::word(key(acronym)), Met::default());
        });
        for atom in name.atoms {
            if atom.class == Class::Core && !atom.syllable() {
                asking.key(keys::acronym(atom.latin), Met::default());
            }
        }
        keys::initials(name, |hash| asking.key(hash, Met::default()));
        let open = Asked {
            kind: AskedFor::Open,
            ..Asked::default()
        };
        asking.ask(open, self);
    }

    fn ask_word(&self, name: Name<'_>, atom: &Atom, last: bool, asking: &mut Asking) {
        let weight = atom.weight;
        let mut ask = Asked::of(weight);
        // One letter may stand for any word that begins with it.
        ask.general = atom.initial().then_some(General::Any);
        keys::of_atom(atom, |hash| asking.key(hash, Met::words(weight, weight, 1.0)));
        asking.key(keys::joined(atom.latin), Met::words(weight, UNKNOWN, 1.0));
        let text = name.latin(atom);
        self.alike(text, atom.foreign, asking);
        let cut_from = name.cut_from().filter(|_| last);
        let mut words = std::mem::take(&mut asking.words);
        self.cut_off(text, cut_from, &mut words);
        for alike in words.drain(..) {
            let Some(word) = self.words.get(alike.number as usize) else {
                continue;
            };
            let other = if cut_from.is_some() && usize::from(word.length) > text.len() + 1 {
                // What stands behind the cut is not missing.
                UNKNOWN
            } else {
                word.weight
            };
            asking.word(&mut ask, word, other, alike.likeness);
        }
        asking.words = words;
        asking.ask(ask, self);
    }

    /// What is asked for neighbours written together, beside each of them.
    fn ask_run(&self, name: Name<'_>, atoms: Range<usize>, text: &str, asking: &mut Asking) {
        let atoms = name.atoms.get(atoms).unwrap_or_default();
        let core = atoms.iter().filter(|atom| atom.class == Class::Core);
        let mut ask = Asked::of(core.map(|atom| atom.weight).sum());
        ask.kind = AskedFor::Run;
        let unknown = Met::words(ask.weight, UNKNOWN, 1.0);
        asking.key(keys::joined(key(text)), unknown);
        if text == core_run(name) {
            // What is written together may be misspelt, too.
            self.alike(text, false, asking);
        } else {
            let known = self.forms.get(keys::whole(key(text)));
            asking.words.clear();
            asking.words.extend(known.iter().map(|number| Alike {
                number: *number,
                likeness: 1.0,
            }));
        }
        let mut words = std::mem::take(&mut asking.words);
        for alike in words.drain(..) {
            if let Some(word) = self.words.get(alike.number as usize) {
                asking.word(&mut ask, word, word.weight, alike.likeness);
            }
        }
        asking.words = words;
        asking.ask(ask, self);
    }

    /// Words that are spelled or read nearly like this one.
    fn alike(&self, text: &str, foreign: bool, asking: &mut Asking) {
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
            let general = self.words.get(alike.number as usize).is_some_and(|w| w.general);
            let allowed = if general && shorter >= 3 {
                typos_allowed(shorter + 2).max(1)
            } else {
                typos_allowed(shorter)
            };
            if let Some(errors) = typos(text, other, allowed) {
                alike.likeness = closeness(errors, text, other);
                return true;
            }
            roman::confusable(text, other)
                || roman::is_without_vowels(text, other)
                || roman::is_without_vowels(other, text)
        });
        if let Some(key) = keys::sound(text, !foreign) {
            words.extend(self.forms.get(key).iter().copied().map(likely));
        }
    }

    /// Words that this one begins, where the name is cut off in it; words that begin this one.
    fn cut_off(&self, text: &str, cut_from: Option<usize>, words: &mut Vec<Alike>) {
        let likely = |number: &u32| Alike {
            number: *number,
            likeness: OTHERWISE,
        };
        if cut_from.is_some() && text.len() >= 4 {
            let from = self.sorted.partition_point(|n| self.word(*n) < text);
            let begins = self.sorted.get(from..).unwrap_or_default();
            let begins = begins.iter().take_while(|n| self.word(**n).starts_with(text));
            words.extend(begins.map(likely));
        }
        for length in 4..text.len() {
            if let Some(begin) = text.get(..length) {
                words.extend(self.forms.get(keys::whole(key(begin))).iter().map(likely));
            }
        }
    }
}
