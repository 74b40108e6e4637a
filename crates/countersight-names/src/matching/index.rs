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
use super::postings::Postings;
use super::prepare::{Atom, Name, Prepared};
use super::table::Table;
use super::words::{Class, key};
use rustc_hash::FxHashMap;

/// Names being gathered.
#[derive(Debug, Default)]
pub struct Builder {
    index: Index,
    postings: Vec<(u32, u32)>,
    hints: Vec<Hint>,
    near: Vec<(u32, u32)>,
    forms: Vec<(u32, u32)>,
    known: FxHashMap<u64, u32>,
}

/// The index.
#[derive(Debug, Default)]
pub struct Index {
    text: String,
    atoms: Vec<Atom>,
    pub(crate) names: Vec<Span>,
    /// Distinct words in Latin letters, one after another.
    word_text: String,
    pub(crate) words: Vec<Word>,
    /// Words in alphabetical order.
    pub(crate) sorted: Vec<u32>,
    /// Keys to names.
    pub(crate) postings: Postings,
    /// Words with letters left out, to words.
    pub(crate) near: Table,
    /// Forms of words, to words.
    pub(crate) forms: Table,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    pub(crate) text: u32,
    pub(crate) atoms: u32,
    pub(crate) length: u16,
    pub(crate) count: u8,
    pub(crate) senses: Signature,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    pub(crate) from: u32,
    pub(crate) length: u16,
    /// A word of the lexicon, under which no name is filed.
    pub(crate) general: bool,
    /// What it means as a word of the lexicon.
    pub(crate) senses: Signature,
    /// What it tells where it is distinctive.
    pub(crate) weight: f32,
    /// Where the names stand that hold it.
    pub(crate) entries: (u32, u32),
    /// Words written together make it.
    pub(crate) joined: bool,
    pub(crate) key: u64,
}

impl Builder {
    /// Adds a name; its position is the number of names added before.
    pub fn add(&mut self, name: &Prepared) {
        let index = &mut self.index;
        let (Ok(position), Ok(text), Ok(atoms)) = (
            u32::try_from(index.names.len()),
            u32::try_from(index.text.len()),
            u32::try_from(index.atoms.len()),
        ) else {
            return;
        };
        index.text.push_str(&name.text);
        index.atoms.extend_from_slice(&name.atoms);
        index.names.push(Span {
            text,
            atoms,
            length: u16::try_from(name.text.len()).unwrap_or(u16::MAX),
            count: u8::try_from(name.atoms.len()).unwrap_or(u8::MAX),
            senses: Signature::of(name.name()),
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
        let index = &mut self.index;
        let Ok(number) = u32::try_from(index.words.len()) else {
            return key;
        };
        if let Some(known) = self.known.get(&key) {
            if let Some(word) = index.words.get_mut(*known as usize) {
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
            u32::try_from(index.word_text.len()),
            u16::try_from(text.len()),
        ) else {
            return key;
        };
        self.known.insert(key, number);
        index.word_text.push_str(text);
        index.words.push(Word {
            from,
            length,
            general,
            senses: Signature::sense(atom),
            weight: atom.weight,
            entries: (0, 0),
            joined: false,
            key,
        });
        keys::deletions(text, general, |key| self.near.push((key, number)));
        self.forms.push((keys::whole(key), number));
        keys::forms(text, |key| self.forms.push((key, number)));
        let sound = keys::sound(text, atom.foreign).map(|key| (key, number));
        self.forms.extend(sound);
        key
    }

    /// Closes the index.
    pub fn build(self) -> Index {
        let mut index = self.index;
        drop(self.known);
        index.postings = Postings::new(self.postings, &self.hints);
        for word in &mut index.words {
            let entries = index.postings.find(keys::word(word.key));
            word.entries = (entries.start, entries.end);
            word.joined = !index.postings.find(keys::joined(word.key)).is_empty();
        }
        index.near = Table::new(self.near);
        index.forms = Table::new(self.forms);
        let mut sorted: Vec<u32> =
            (0..u32::try_from(index.words.len()).unwrap_or(u32::MAX)).collect();
        sorted.sort_unstable_by(|a, b| index.word(*a).cmp(index.word(*b)));
        index.sorted = sorted;
        index.text.shrink_to_fit();
        index.atoms.shrink_to_fit();
        index
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

    /// Bytes in memory.
    pub fn bytes(&self) -> usize {
        self.text.capacity()
            + self.atoms.capacity() * size_of::<Atom>()
            + self.names.capacity() * size_of::<Span>()
            + self.word_text.capacity()
            + self.words.capacity() * size_of::<Word>()
            + self.sorted.capacity() * 4
            + self.postings.bytes()
            + self.near.bytes()
            + self.forms.bytes()
    }

    /// The name at a position.
    pub fn name(&self, position: u32) -> Option<Name<'_>> {
        let span = self.names.get(position as usize)?;
        let (text, atoms) = (span.text as usize, span.atoms as usize);
        Some(Name {
            text: self.text.get(text..text + usize::from(span.length))?,
            atoms: self.atoms.get(atoms..atoms + usize::from(span.count))?,
        })
    }

    pub(crate) fn word(&self, number: u32) -> &str {
        self.words.get(number as usize).map_or("", |word| {
            let from = word.from as usize;
            self.word_text
                .get(from..from + usize::from(word.length))
                .unwrap_or_default()
        })
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
