//! What is asked of the index for a question: the words of the lists that each of its words can meet.

use super::alike::{Alike, LEAST_CUT};
use super::asked::{Asked, AskedFor, Asking, General, UNKNOWN};
use super::bound::Met;
use super::hint::Signature;
use super::index::{Index, core_run};
use super::keys;
use super::prepare::{Atom, Name};
use super::words::{Class, key};
use std::ops::Range;

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
            asking.ask(ask);
        }
        keys::texts(name, |_, _, text| {
            asking.key(keys::word(key(text)), Met::default());
        });
        ask_openly(name, asking);
    }

    /// What is asked for a name with distinctive words.
    pub(crate) fn ask(&self, name: Name<'_>, asking: &mut Asking) {
        self.phrases(name, asking);
        for (at, atom) in name.atoms.iter().enumerate() {
            if atom.class == Class::Core && !atom.syllable() {
                self.ask_word(name, at, atom, asking);
            }
        }
        // Han characters are one word together.
        let syllables = name.atoms.iter().filter(|atom| atom.syllable());
        let weight: f32 = syllables.map(|atom| atom.weight).sum();
        if weight > 0.0 {
            keys::han_pairs(name, |hash| {
                asking.key(hash, Met::words(weight, weight, 1.0));
            });
            asking.ask(Asked::of(weight));
        }
        if asking.all_general() {
            ask_without_words(name, asking);
        }
        keys::texts(name, |count, at, text| {
            if count > 1 {
                self.ask_run(name, at..at + count, text, asking);
            }
        });
        ask_openly(name, asking);
    }

    fn ask_word(&self, name: Name<'_>, at: usize, atom: &Atom, asking: &mut Asking) {
        let (weight, last) = (atom.weight, at + 1 == name.atoms.len());
        let mut ask = Asked::of(weight);
        // One letter, or few at the end of a long name, may stand for any word that begins with them.
        let short = last && name.cut_from().is_some() && atom.len() < LEAST_CUT;
        ask.general = (atom.initial() || short).then_some(General::Any);
        ask.cut = short.then_some(Signature::ANY);
        keys::of_atom(atom, |hash| {
            asking.key(hash, Met::words(weight, weight, 1.0));
        });
        asking.key(keys::joined(atom.latin), Met::words(weight, UNKNOWN, 1.0));
        let text = name.latin(atom);
        self.alike(text, atom.foreign, asking);
        let cut_from = name.cut_from().filter(|_| last);
        self.cut_off(text, cut_from, asking);
        let mut words = std::mem::take(&mut asking.words);
        for alike in words.drain(..) {
            let Some(word) = self.words.get(alike.number as usize) else {
                continue;
            };
            let other = if cut_from.is_some() && usize::from(word.length) > text.len() {
                // What stands behind the cut is not missing.
                if word.general {
                    ask.cut.get_or_insert_default().add(word.senses);
                }
                UNKNOWN
            } else {
                word.weight
            };
            asking.word(&mut ask, word, other, alike.likeness);
        }
        asking.words = words;
        let alone = ask.general.is_some();
        let phrases = std::mem::take(&mut asking.phrases);
        for phrase in phrases.iter().filter(|phrase| phrase.atoms.contains(&at)) {
            if let Some(word) = self.words.get(phrase.word as usize) {
                asking.word(&mut ask, word, word.weight, 1.0);
            }
        }
        asking.phrases = phrases;
        ask.in_phrase = ask.general.is_some() && !alone;
        asking.ask(ask);
    }

    /// What is asked for neighbours written together, beside each of them.
    fn ask_run(&self, name: Name<'_>, atoms: Range<usize>, text: &str, asking: &mut Asking) {
        let range = atoms.clone();
        let atoms = name.atoms.get(atoms).unwrap_or_default();
        let core = atoms.iter().filter(|atom| atom.class == Class::Core);
        let mut ask = Asked::of(core.map(|atom| atom.weight).sum());
        ask.kind = AskedFor::Run;
        ask.read = atoms.iter().all(Atom::syllable);
        let unknown = Met::words(ask.weight, UNKNOWN, 1.0);
        asking.key(keys::joined(key(text)), unknown);
        if text == core_run(name) || atoms.iter().all(|atom| atom.class == Class::Core) {
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
                let general = ask.general;
                asking.word(&mut ask, word, word.weight, alike.likeness);
                let mut phrases = asking.phrases.iter();
                if phrases.any(|phrase| phrase.word == alike.number && phrase.atoms == range) {
                    // Each of its words is excused already.
                    ask.general = general;
                }
            }
        }
        asking.words = words;
        asking.ask(ask);
    }
}

/// Asks for acronyms and first letters, and for what else has been gathered.
fn ask_openly(name: Name<'_>, asking: &mut Asking) {
    keys::acronyms(name, |acronym| {
        asking.key(keys::word(key(acronym)), Met::default());
    });
    for atom in name.atoms {
        if atom.class == Class::Core && !atom.syllable() {
            asking.key(keys::acronym(atom.latin), Met::default());
        }
    }
    keys::initials(name, |hash| asking.key(hash, Met::default()));
    if let Some(hash) = keys::cut_beginning(name) {
        asking.key(hash, Met::default());
    }
    let open = Asked {
        kind: AskedFor::Open,
        ..Asked::default()
    };
    asking.ask(open);
}

/// Each word may mean a general one, and then the name has no distinctive one.
fn ask_without_words(name: Name<'_>, asking: &mut Asking) {
    for hash in name.atoms.iter().filter_map(keys::coreless) {
        asking.key(hash, Met::SURE);
    }
    let beside = Asked {
        kind: AskedFor::Run,
        ..Asked::default()
    };
    asking.ask(beside);
}
