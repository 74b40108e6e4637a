//! A name made ready to be compared: cut into atoms, each with its sense and weight.

pub(crate) use super::atom::{Atom, Kind, letters};
use super::cut::Piece;
use super::hint::{FORM, NUMBER, PLACE, TRADE};
use super::likeness::Word;
use super::numbers;
use super::roman;
use super::words::{Class, Sense, Words, key};
use crate::fold::is_han;
use pinyin::ToPinyin;

/// Atoms of a name that are looked at; what stands behind is left out.
pub const MOST_ATOMS: usize = 64;
/// Letters of a name from which it can be told what it is cut off from.
const LONG_ENOUGH: usize = 12;
/// Letters of a name that is so long that one letter at its end is the beginning of a word.
const LONG: usize = 16;
/// What a Han character of a core weighs: four make a word that nobody else bears.
const SYLLABLE: f32 = 0.32;
/// One letter alone.
const LETTER: f32 = 0.25;

/// A name ready to be compared.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Prepared {
    /// Latin texts of the atoms, one after another.
    pub(crate) text: Box<str>,
    pub(crate) atoms: Box<[Atom]>,
}

/// A prepared name, wherever it is kept.
#[derive(Debug, Clone, Copy)]
pub struct Name<'a> {
    pub(crate) text: &'a str,
    pub(crate) atoms: &'a [Atom],
}

impl<'a> Name<'a> {
    pub(crate) fn latin(self, atom: &Atom) -> &'a str {
        self.text
            .get(usize::from(atom.from)..usize::from(atom.to))
            .unwrap_or_default()
    }
}

impl<'a> Name<'a> {
    pub(crate) fn word(self, at: usize, atom: &'a Atom) -> Word<'a> {
        Word {
            atom,
            text: self.latin(atom),
            cut_from: self.cut_from().filter(|_| at + 1 == self.atoms.len()),
        }
    }

    /// Letters of its last word from which that can be the beginning of a word.
    pub(crate) fn cut_from(self) -> Option<usize> {
        match self.text.len() {
            ..LONG_ENOUGH => None,
            LONG_ENOUGH..LONG => Some(4),
            _ => Some(1),
        }
    }
}

/// Workshop for preparing many names without new memory for each.
#[derive(Debug, Default)]
pub struct Workshop {
    latin: String,
    atoms: Vec<Atom>,
    pub(super) words: Vec<Piece>,
    pub(super) folded: String,
    phrase: String,
    pub(super) native: String,
    /// The atoms as written, where they are asked for.
    written: Option<Vec<String>>,
}

impl Prepared {
    /// Prepares a name.
    ///
    /// ```
    /// use countersight_names::matching::{Prepared, Words};
    /// let words = Words::new(&[], &[]);
    /// let name = Prepared::new("Hikvision Ltd", &words);
    /// assert_eq!(name.atoms().collect::<Vec<_>>(), ["hikvision", "ltd"]);
    /// ```
    pub fn new(name: &str, words: &Words) -> Self {
        let mut workshop = Workshop::default();
        workshop.prepare(name, words)
    }

    /// The name, to be compared.
    pub fn name(&self) -> Name<'_> {
        Name {
            text: &self.text,
            atoms: &self.atoms,
        }
    }

    /// Texts of the atoms in Latin letters.
    pub fn atoms(&self) -> impl Iterator<Item = &str> {
        self.atoms.iter().map(|atom| self.name().latin(atom))
    }

    /// Whether nothing of the name can be compared.
    pub fn is_empty(&self) -> bool {
        self.atoms.is_empty()
    }
}

impl Workshop {
    /// Prepares one name.
    pub fn prepare(&mut self, name: &str, words: &Words) -> Prepared {
        self.latin.clear();
        self.atoms.clear();
        self.words.clear();
        self.fold(name);
        self.cut();
        self.understand(words);
        Prepared {
            text: self.latin.as_str().into(),
            atoms: self.atoms.as_slice().into(),
        }
    }

    /// Prepares one name, and gives its atoms as they are written, folded.
    pub fn prepare_in_words(&mut self, name: &str, words: &Words) -> (Prepared, Vec<String>) {
        self.written = Some(Vec::new());
        let prepared = self.prepare(name, words);
        (prepared, self.written.take().unwrap_or_default())
    }

    fn understand(&mut self, words: &Words) {
        let list = std::mem::take(&mut self.words);
        let native = std::mem::take(&mut self.native);
        let mut at = 0;
        while let Some(word) = list.get(at) {
            if self.atoms.len() >= MOST_ATOMS || self.latin.len() > usize::from(u16::MAX) - 8_000 {
                break;
            }
            let text = native.get(word.from..word.to).unwrap_or_default();
            if word.unspaced {
                self.unspaced(text, words);
                at += 1;
                continue;
            }
            at += self.spaced(&list, at, text, &native, words);
        }
        self.words = list;
        self.native = native;
    }

    /// Adds the phrase or word that begins at `at`; how many words it took.
    fn spaced(
        &mut self,
        list: &[Piece],
        at: usize,
        text: &str,
        native: &str,
        words: &Words,
    ) -> usize {
        let own = key(text);
        let longest = words.longest_phrase(own);
        for count in (2..=longest).rev() {
            let Some(window) = list.get(at..at + count) else {
                continue;
            };
            self.phrase.clear();
            for word in window {
                if !self.phrase.is_empty() {
                    self.phrase.push(' ');
                }
                self.phrase
                    .push_str(native.get(word.from..word.to).unwrap_or_default());
            }
            // The words of a legal form stand each for itself, so that one of them may be misspelt.
            let form = |sense: Sense| sense.class == Class::Form;
            let sense = words.phrase(key(&self.phrase));
            if let Some(sense) = sense.filter(|s| !form(*s) || !words.phrase(own).is_some_and(form))
            {
                let from = self.latin.len();
                for word in window {
                    roman::romanise(
                        native.get(word.from..word.to).unwrap_or_default(),
                        &mut self.latin,
                    );
                }
                let phrase = std::mem::take(&mut self.phrase);
                self.push(from, &phrase, sense.class, sense.meaning, words);
                if let Some(atom) = self.atoms.last_mut() {
                    atom.kind = Kind::Phrase;
                }
                self.phrase = phrase;
                return count;
            }
        }
        let from = self.latin.len();
        if let Some(number) = numbers::number(text) {
            self.latin.push_str(number);
            self.push(from, number, Class::Number, 0, words);
            return 1;
        }
        if text.is_ascii() {
            self.latin.push_str(text);
        } else {
            roman::romanise(text, &mut self.latin);
        }
        let sense = if longest > 0 { words.phrase(own) } else { None };
        let (class, meaning) = sense.map_or((Class::Core, 0), |s| (s.class, s.meaning));
        let single = text.len() == 1;
        let dotted = list.get(at).is_some_and(|w| w.initial);
        self.push(from, text, class, meaning, words);
        if let Some(atom) = self.atoms.last_mut() {
            if single || dotted {
                atom.kind = Kind::Letter;
            }
            atom.foreign = !text.is_ascii();
        }
        1
    }

    /// Cuts a run without spaces into words of the lexicon, longest first; what is left over is Han
    /// characters, or one word of Kana or Thai.
    fn unspaced(&mut self, run: &str, words: &Words) {
        let mut rest = run;
        let mut other = 0;
        while let Some(c) = rest.get(other..).and_then(|r| r.chars().next()) {
            let here = rest.get(other..).unwrap_or_default();
            let ends = here
                .char_indices()
                .map(|(n, c)| n + c.len_utf8())
                .take(words.longest_unspaced());
            let found = ends
                .filter_map(|to| {
                    let piece = here.get(..to)?;
                    words.unspaced(piece).map(|sense| (to, piece, sense))
                })
                .last();
            let number = numbers::han_number(here);
            if found.is_none() && number.is_none() && !is_han(c) {
                other += c.len_utf8();
                continue;
            }
            self.other_run(rest.get(..other).unwrap_or_default(), words);
            let from = self.latin.len();
            let taken = if let Some((to, piece, sense)) = found {
                for c in piece.chars() {
                    self.push_reading(c);
                }
                self.push(from, piece, sense.class, sense.meaning, words);
                if let Some(atom) = self.atoms.last_mut() {
                    // Its sound is rare in names; what it means need not be.
                    atom.weight = atom.weight.min(words.translated(sense.meaning));
                }
                to
            } else if let Some((to, number)) = number {
                self.latin.push_str(&number);
                self.push(from, &number, Class::Number, 0, words);
                to
            } else {
                let to = c.len_utf8();
                self.push_reading(c);
                let character = here.get(..to).unwrap_or_default();
                self.push(from, character, Class::Core, 0, words);
                if let Some(atom) = self.atoms.last_mut() {
                    atom.kind = Kind::Syllable;
                    atom.weight = SYLLABLE;
                }
                to
            };
            // What the lexicon knows is read as it is spelled, and meets nothing by its mere sound.
            if found.is_none()
                && let Some(atom) = self.atoms.last_mut()
            {
                atom.foreign = true;
            }
            rest = here.get(taken..).unwrap_or_default();
            other = 0;
        }
        self.other_run(rest, words);
    }

    fn other_run(&mut self, run: &str, words: &Words) {
        if run.is_empty() {
            return;
        }
        let from = self.latin.len();
        roman::romanise(run, &mut self.latin);
        self.push(from, run, Class::Core, 0, words);
        if let Some(atom) = self.atoms.last_mut() {
            atom.foreign = true;
        }
    }

    fn push_reading(&mut self, c: char) {
        if let Some(reading) = c.to_pinyin() {
            self.latin.extend(
                reading
                    .plain()
                    .chars()
                    .map(|c| if c == 'ü' { 'u' } else { c }),
            );
        } else {
            roman::romanise(c.encode_utf8(&mut [0; 4]), &mut self.latin);
        }
    }

    fn push(&mut self, from: usize, written: &str, class: Class, meaning: u32, words: &Words) {
        if self.atoms.len() >= MOST_ATOMS {
            return;
        }
        let text = self.latin.get(from..).unwrap_or_default();
        let latin = key(text);
        let letters = letters(text);
        let weight = match class {
            Class::Core if text.len() == 1 => LETTER,
            Class::Core => words.weight(latin),
            Class::Number => NUMBER,
            Class::Place => PLACE,
            Class::Trade => TRADE,
            Class::Form => FORM,
            Class::Filler => 0.0,
        };
        let (Ok(from), Ok(to)) = (u16::try_from(from), u16::try_from(self.latin.len())) else {
            return;
        };
        if let Some(all) = &mut self.written {
            all.push(written.to_owned());
        }
        self.atoms.push(Atom {
            native: if text == written { latin } else { key(written) },
            latin,
            from,
            to,
            meaning,
            letters,
            weight,
            class,
            kind: if words.is_held_within(meaning) {
                Kind::Held
            } else {
                words.reach(meaning).map_or(Kind::Word, Kind::from)
            },
            foreign: false,
            spare: [0; 5],
        });
    }
}
