//! Many names, ready to be searched with next to no loss.
//!
//! Two names can only score as far as [`REVIEW`](super::score::REVIEW) if a distinctive word of one meets
//! a distinctive word of the other, or if neither has one. So a name is filed under every key by which its
//! distinctive words can meet another ([`keys`](super::keys)). Beside each entry stands a
//! [`Hint`](super::hint): with it, and with the words by which a name was met, a [`Bound`](super::bound)
//! tells how far the name can score at most, and only names that can reach the floor are scored in full.
//! Common words are asked for only where rarer ones cannot decide (prefix filtering, Chaudhuri and others
//! 2006). Some ways to meet are not filed, for they would fill every key: one letter for a word beside
//! others, and a general word that is misspelt in the index.

use super::hint::{Hint, Signature};
use super::keys;
use super::near::{Ends, Lengths, Near, Window, odd};
use super::postings::Postings;
use super::prepare::{Atom, Name, Prepared};
use super::stored::{Stored, StoredText};
use super::table::Table;
use super::words::{Class, key};
use rustc_hash::FxHashMap;
use zerocopy::{Immutable, IntoBytes, KnownLayout, TryFromBytes};

/// Names being gathered.
#[derive(Debug, Default)]
pub struct Builder {
    text: String,
    atoms: Vec<Atom>,
    names: Vec<Span>,
    word_text: String,
    words: Vec<Word>,
    postings: Vec<(u32, u32)>,
    hints: Vec<Hint>,
    near: Vec<(u32, u32)>,
    forms: Vec<(u32, u32)>,
    known: FxHashMap<u64, u32>,
}

/// The index: arrays in memory, or in the bytes of a [snapshot](Self::mapped).
#[derive(Debug, Default)]
pub struct Index {
    pub(super) text: StoredText,
    pub(super) atoms: Stored<Atom>,
    pub(crate) names: Stored<Span>,
    /// Distinct words in Latin letters, one after another, in the order of `words`.
    pub(super) word_text: StoredText,
    /// General words, then all others; each by length, then alphabet.
    pub(crate) words: Stored<Word>,
    pub(super) lengths: Lengths,
    pub(super) ends: Ends,
    /// Words in alphabetical order.
    pub(crate) sorted: Stored<u32>,
    /// Keys to names.
    pub(crate) postings: Postings,
    /// Words with letters left out, to words.
    pub(crate) near: Near,
    /// The same of general words alone: few, so that they stay at hand.
    pub(crate) near_general: Near,
    /// Forms of words, to words.
    pub(crate) forms: Table,
}

/// Where the text and the atoms of a name stand, and what it tells.
#[derive(Debug, Clone, Copy, Default, IntoBytes, TryFromBytes, Immutable, KnownLayout)]
#[repr(C)]
pub(crate) struct Span {
    text: u32,
    atoms: u32,
    pub(crate) senses: Signature,
    length: u16,
    count: u8,
    spare: u8,
}

/// A word of the names.
#[derive(Debug, Clone, Copy, IntoBytes, TryFromBytes, Immutable, KnownLayout)]
#[repr(C)]
pub(crate) struct Word {
    pub(crate) key: u64,
    pub(crate) from: u32,
    /// What it tells where it is distinctive.
    pub(crate) weight: f32,
    /// What it means as a word of the lexicon.
    pub(crate) senses: Signature,
    /// Where the names stand that hold it.
    pub(crate) entries: [u32; 2],
    pub(crate) length: u16,
    /// A word of the lexicon, under which no name is filed.
    pub(crate) general: bool,
    /// Words written together make it.
    pub(crate) joined: bool,
    spare: [u8; 4],
}

impl Builder {
    /// Adds a name; its position is the number of names added before.
    pub fn add(&mut self, name: &Prepared) {
        let (Ok(position), Ok(text), Ok(atoms)) = (
            u32::try_from(self.names.len()),
            u32::try_from(self.text.len()),
            u32::try_from(self.atoms.len()),
        ) else {
            return;
        };
        self.text.push_str(&name.text);
        self.atoms.extend_from_slice(&name.atoms);
        self.names.push(Span {
            text,
            atoms,
            length: u16::try_from(name.text.len()).unwrap_or(u16::MAX),
            count: u8::try_from(name.atoms.len()).unwrap_or(u8::MAX),
            senses: Signature::of(name.name()),
            spare: 0,
        });
        let name = name.name();
        self.hints.push(Hint::of(name));
        keys::of_name(name, |key| self.postings.push((key, position)));
        let coreless = !name.atoms.iter().any(|atom| atom.class == Class::Core);
        for atom in name.atoms {
            if !matches!(atom.class, Class::Core | Class::Number | Class::Filler) {
                let key = self.word(name.latin(atom), atom, true);
                if coreless {
                    // A misspelt general word of a question may be all that it has of its own.
                    self.postings.push((keys::word(key), position));
                }
            }
        }
        let mut texts = Vec::new();
        keys::texts(name, |count, first, text| texts.push((count, first, text)));
        let run = core_run(name);
        for (count, first, text) in texts {
            let Some(first) = name.atoms.get(first) else {
                continue;
            };
            let key = if count == 1 {
                keys::word(self.word(text, first, false))
            } else if text == run {
                // What is written together may be misspelt, too.
                keys::joined(self.word(text, first, false))
            } else {
                keys::joined(key(text))
            };
            self.postings.push((key, position));
        }
    }

    fn word(&mut self, text: &str, atom: &Atom, general: bool) -> u64 {
        let key = key(text);
        let Ok(number) = u32::try_from(self.words.len()) else {
            return key;
        };
        if let Some(known) = self.known.get(&key) {
            if let Some(word) = self.words.get_mut(*known as usize) {
                word.general |= general;
                word.senses.add(Signature::sense(atom));
            }
            if atom.foreign {
                let sound = keys::sound(text, true).map(|key| (key, *known));
                self.forms.extend(sound);
            }
            return key;
        }
        let (Ok(from), Ok(length)) = (
            u32::try_from(self.word_text.len()),
            u16::try_from(text.len()),
        ) else {
            return key;
        };
        self.known.insert(key, number);
        self.word_text.push_str(text);
        self.words.push(Word {
            from,
            length,
            general,
            senses: Signature::sense(atom),
            weight: atom.weight,
            entries: [0, 0],
            joined: false,
            key,
            spare: [0; 4],
        });
        keys::deletions(text, general, |key| self.near.push((key, number)));
        self.forms.push((keys::whole(key), number));
        keys::forms(text, |key| self.forms.push((key, number)));
        let sound = keys::sound(text, atom.foreign).map(|key| (key, number));
        self.forms.extend(sound);
        key
    }

    /// Closes the index.
    pub fn build(mut self) -> Index {
        drop(std::mem::take(&mut self.known));
        let postings = Postings::new(std::mem::take(&mut self.postings), &self.hints);
        for word in &mut self.words {
            let entries = postings.find(keys::word(word.key));
            word.entries = [entries.start, entries.end];
            word.joined = !postings.find(keys::joined(word.key)).is_empty();
        }
        let sorted = self.sort_words();
        let text = |number: u32| {
            let word = self.words.get(number as usize);
            word.map_or("", |word| word.text(&self.word_text))
        };
        let letters: Vec<u64> = (0..).zip(&self.words).map(|(n, _)| odd(text(n))).collect();
        let letters = |word: u32| letters.get(word as usize).copied().unwrap_or_default();
        let is_general = |pair: &&(u32, u32)| {
            let word = self.words.get(pair.1 as usize);
            word.is_some_and(|word| word.general)
        };
        let general = self.near.iter().filter(is_general).copied().collect();
        let near_general = Near::new(general, letters);
        let near = Near::new(self.near, letters);
        let ends = Ends::of(&self.words, &self.word_text);
        let forms = Table::new(self.forms);
        self.text.shrink_to_fit();
        self.atoms.shrink_to_fit();
        Index {
            text: self.text.into(),
            atoms: self.atoms.into(),
            names: self.names.into(),
            word_text: self.word_text.into(),
            lengths: Lengths::of(&self.words),
            ends,
            words: self.words.into(),
            sorted: sorted.into(),
            postings,
            near,
            near_general,
            forms,
        }
    }

    /// Puts the words in their order, and gives them in the alphabet's.
    fn sort_words(&mut self) -> Vec<u32> {
        let (words, all) = (std::mem::take(&mut self.words), &self.word_text);
        let word = |number: &u32| words.get(*number as usize);
        let text = |number: &u32| word(number).map_or("", |word| word.text(all));
        let mut sorted: Vec<u32> = (0..u32::try_from(words.len()).unwrap_or(u32::MAX)).collect();
        sorted.sort_unstable_by(|a, b| text(a).cmp(text(b)));
        let mut order = sorted.clone();
        order.sort_by_key(|n| word(n).map(|word| (!word.general, word.length)));
        let mut ranks = vec![0_u32; words.len()];
        let (mut ordered, mut texts) = (
            Vec::with_capacity(words.len()),
            String::with_capacity(all.len()),
        );
        for (rank, number) in (0..).zip(&order) {
            if let (Some(word), Some(own)) = (word(number), ranks.get_mut(*number as usize)) {
                let from = u32::try_from(texts.len()).unwrap_or(u32::MAX);
                *own = rank;
                ordered.push(Word { from, ..*word });
                texts.push_str(text(number));
            }
        }
        let rank = |number: &mut u32| {
            *number = ranks.get(*number as usize).copied().unwrap_or_default();
        };
        sorted.iter_mut().for_each(rank);
        self.near.iter_mut().for_each(|(_, number)| rank(number));
        self.forms.iter_mut().for_each(|(_, number)| rank(number));
        (self.words, self.word_text) = (ordered, texts);
        sorted
    }
}

impl Word {
    pub(crate) fn text(self, all: &str) -> &str {
        let from = self.from as usize;
        all.get(from..from + usize::from(self.length))
            .unwrap_or_default()
    }
}

impl Index {
    /// Names in it.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether no name is in it.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Bytes that it takes, in memory or mapped.
    pub fn bytes(&self) -> usize {
        self.text.len()
            + size_of_val(&*self.atoms)
            + size_of_val(&*self.names)
            + self.word_text.len()
            + size_of_val(&*self.words)
            + size_of_val(&*self.sorted)
            + self.postings.bytes()
            + self.near.bytes()
            + self.near_general.bytes()
            + self.forms.bytes()
    }

    /// The name at a position.
    pub fn name(&self, position: u32) -> Option<Name<'_>> {
        self.name_at(self.names.get(position as usize)?)
    }

    /// The name that stands there.
    pub(crate) fn name_at(&self, span: &Span) -> Option<Name<'_>> {
        let (text, atoms) = (span.text as usize, span.atoms as usize);
        Some(Name {
            text: self.text.get(text..text + usize::from(span.length))?,
            atoms: self.atoms.get(atoms..atoms + usize::from(span.count))?,
        })
    }

    /// Something of all words of a name and of its text, read so that they are at hand.
    pub(crate) fn at_hand(&self, span: &Span) -> u32 {
        let (text, atoms) = (span.text as usize, span.atoms as usize);
        let atoms = self.atoms.get(atoms..atoms + usize::from(span.count));
        let atoms = atoms.unwrap_or_default().iter();
        let text = self
            .text
            .as_bytes()
            .get(text..=text + usize::from(span.length));
        let ends = text.map_or(0, |text| match text {
            [first, .., last] => first ^ last,
            _ => 0,
        });
        atoms.fold(ends.into(), |sum, atom| sum ^ atom.letters)
    }

    /// A word of a window, without a look at what is told of it.
    pub(crate) fn text_in(&self, window: &Window, number: u32) -> &str {
        let from = window.begin(number);
        let text = self.word_text.get(from..from + window.length);
        text.unwrap_or_default()
    }

    /// The first letter of a word of a window, read so that the word is at hand.
    pub(crate) fn first_letter(&self, window: &Window, number: u32) -> u8 {
        let text = self.word_text.as_bytes();
        text.get(window.begin(number)).copied().unwrap_or_default()
    }

    pub(crate) fn word(&self, number: u32) -> &str {
        let word = self.words.get(number as usize);
        word.map_or("", |word| word.text(&self.word_text))
    }
}

/// What the distinctive words of a name weigh, or all others.
pub(crate) fn weight(name: Name<'_>, core: bool) -> f32 {
    name.atoms
        .iter()
        .filter(|atom| (atom.class == Class::Core) == core)
        .map(|atom| atom.weight)
        .sum()
}

/// The first run of two and more distinctive words, written together.
pub(crate) fn core_run(name: Name<'_>) -> &str {
    let is_core = |atom: &&Atom| atom.class == Class::Core && !atom.syllable();
    let mut atoms = name.atoms.iter().skip_while(|atom| !is_core(atom));
    let Some(first) = atoms.next() else {
        return "";
    };
    let Some(last) = atoms.take_while(is_core).last() else {
        return "";
    };
    name.text
        .get(usize::from(first.from)..usize::from(last.to))
        .unwrap_or_default()
}
