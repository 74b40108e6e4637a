//! Which atoms of two names meet, and how.

use super::likeness::{CUT_OFF, likeness};
use super::prepare::{Atom, Name};
use super::runs::{find_run, spelled_by, spelled_nearly};
use super::words::Class;

/// How two pieces of names met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// The same word.
    Equal,
    /// Words of the same meaning, such as `technology` and 技术.
    Meaning,
    /// The same word when written together, or when Han characters are read aloud.
    Joined,
    /// A typing error or two apart.
    Typo,
    /// One is the other without its vowels.
    Vowels,
    /// Written in two scripts, with the same consonants.
    Sound,
    /// The name ends in the middle of the word.
    CutOff,
    /// A letter for the word that begins with it.
    Initial,
    /// An acronym for the words that begin with its letters.
    Acronym,
}

/// Atoms that met: bits of the atoms of either name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Met {
    pub(crate) a: u64,
    pub(crate) b: u64,
    pub(crate) how: How,
    /// From 0 to 1.
    pub(crate) likeness: f32,
    /// What both tell: the lesser of the two weights.
    pub(crate) weight: f32,
}

/// The alignment of two names, in memory that is used again.
#[derive(Debug, Default)]
pub struct Alignment {
    pub(crate) met: Vec<Met>,
    pub(crate) left_a: u64,
    pub(crate) left_b: u64,
    near: Vec<Met>,
    bones_a: String,
    bones_b: String,
}

impl Alignment {
    /// Aligns two names.
    pub(crate) fn align(&mut self, a: Name<'_>, b: Name<'_>) {
        self.met.clear();
        self.left_a = all(a);
        self.left_b = all(b);
        self.equal(a, b);
        self.part_lone_syllables(a, b);
        if self.left_a == 0 || self.left_b == 0 {
            return;
        }
        self.joined(a, b, false);
        self.joined(b, a, true);
        if self.left_a == 0 || self.left_b == 0 {
            return;
        }
        self.phrases(a, b, false);
        self.phrases(b, a, true);
        self.nearly(a, b);
        self.acronyms(a, b, false);
        self.acronyms(b, a, true);
        self.left_over(a, b);
        self.last_word(a, b);
    }

    pub(super) fn take(&mut self, met: Met) {
        self.left_a &= !met.a;
        self.left_b &= !met.b;
        self.met.push(met);
    }

    fn equal(&mut self, a: Name<'_>, b: Name<'_>) {
        for (i, x) in a.atoms.iter().enumerate() {
            for (j, y) in b.atoms.iter().enumerate() {
                if self.left_b >> j & 1 == 0 {
                    continue;
                }
                let how = if x.native == y.native
                    || x.latin == y.latin && !x.syllable() && !y.syllable()
                {
                    How::Equal
                } else if x.meaning != 0 && x.meaning == y.meaning {
                    How::Meaning
                } else {
                    continue;
                };
                self.take(Met {
                    a: 1 << i,
                    b: 1 << j,
                    how,
                    likeness: 1.0,
                    weight: x.weight.min(y.weight),
                });
                break;
            }
        }
    }

    /// One Han character that two cores share beside others that differ says nothing: 大华 is not 大星.
    fn part_lone_syllables(&mut self, a: Name<'_>, b: Name<'_>) {
        let is_syllable = |name: Name<'_>, bit: u64| {
            let at = bit.trailing_zeros() as usize;
            name.atoms.get(at).is_some_and(Atom::syllable)
        };
        let lone = |name: Name<'_>, bit: u64| {
            !is_syllable(name, bit << 1) && (bit == 1 || !is_syllable(name, bit >> 1))
        };
        let (mut syllables_a, mut syllables_b) = (0, 0);
        for met in &self.met {
            if is_syllable(a, met.a) && is_syllable(b, met.b) {
                syllables_a |= met.a;
                syllables_b |= met.b;
            }
        }
        let beside = |bits: u64, bit: u64| bits & (bit << 1 | bit >> 1) != 0;
        let (left_a, left_b) = (&mut self.left_a, &mut self.left_b);
        self.met.retain(|met| {
            let keeps = syllables_a & met.a == 0
                || beside(syllables_a, met.a) && beside(syllables_b, met.b)
                || lone(a, met.a) && lone(b, met.b);
            if !keeps {
                *left_a |= met.a;
                *left_b |= met.b;
            }
            keeps
        });
    }

    /// A word of `one` against neighbours of `other` that give it when written together.
    fn joined(&mut self, one: Name<'_>, other: Name<'_>, swapped: bool) {
        for (i, word) in one.atoms.iter().enumerate() {
            let (left_one, left_other) = self.left(swapped);
            if left_one >> i & 1 == 0 || word.syllable() || word.len() < 3 {
                continue;
            }
            if word.class == Class::Number || word.class == Class::Form {
                continue;
            }
            let text = one.latin(word);
            let Some((run, weight, foreign)) = find_run(text, word, other, left_other) else {
                continue;
            };
            let bit = 1 << i;
            let (a, b) = if swapped { (run, bit) } else { (bit, run) };
            self.take(Met {
                a,
                b,
                how: How::Joined,
                likeness: if foreign { 0.96 } else { 1.0 },
                weight: if read_from_han(other, run) {
                    // Characters that are read so are no commoner than the word that is spelled so.
                    word.weight
                } else {
                    weight.min(word.weight)
                },
            });
        }
    }

    fn left(&self, swapped: bool) -> (u64, u64) {
        if swapped {
            (self.left_b, self.left_a)
        } else {
            (self.left_a, self.left_b)
        }
    }

    /// A phrase of the lexicon against neighbours that nearly spell it: one error parts it into words.
    fn phrases(&mut self, one: Name<'_>, other: Name<'_>, swapped: bool) {
        for (i, phrase) in one.atoms.iter().enumerate() {
            let (left_one, left_other) = self.left(swapped);
            if left_one >> i & 1 == 0 || !phrase.phrase() {
                continue;
            }
            let Some((run, how, likeness)) = spelled_nearly(one.latin(phrase), other, left_other)
            else {
                continue;
            };
            let bit = 1 << i;
            let (a, b) = if swapped { (run, bit) } else { (bit, run) };
            self.take(Met {
                a,
                b,
                how,
                likeness,
                weight: phrase.weight,
            });
        }
    }

    /// Words that are nearly the same, best first.
    fn nearly(&mut self, a: Name<'_>, b: Name<'_>) {
        self.near.clear();
        for (i, x) in a.atoms.iter().enumerate() {
            if self.left_a >> i & 1 == 0 {
                continue;
            }
            for (j, y) in b.atoms.iter().enumerate() {
                if self.left_b >> j & 1 == 0 || x.class != Class::Core && y.class != Class::Core {
                    continue;
                }
                let bones = (&mut self.bones_a, &mut self.bones_b);
                let one = a.word(i, x);
                if let Some((how, likeness)) = likeness(one, b.word(j, y).whole(), bones) {
                    let (how, likeness) = if one.begins(b.latin(y)) && goes_on(b, j) {
                        (How::CutOff, CUT_OFF)
                    } else {
                        (how, likeness)
                    };
                    self.near.push(Met {
                        a: 1 << i,
                        b: 1 << j,
                        how,
                        likeness,
                        // A letter stands for all that the word tells.
                        weight: if how == How::Initial {
                            x.weight.max(y.weight)
                        } else {
                            x.weight.min(y.weight)
                        },
                    });
                }
            }
        }
        let mut near = std::mem::take(&mut self.near);
        near.sort_by(|x, y| {
            y.likeness
                .total_cmp(&x.likeness)
                .then_with(|| (x.a, x.b).cmp(&(y.a, y.b)))
        });
        for met in &near {
            if self.left_a & met.a == met.a && self.left_b & met.b == met.b {
                self.take(*met);
            }
        }
        self.near = near;
    }

    /// `CETC` against China Electronics Technology Group Corporation.
    fn acronyms(&mut self, one: Name<'_>, other: Name<'_>, swapped: bool) {
        for (i, word) in one.atoms.iter().enumerate() {
            let (left_one, left_other) = self.left(swapped);
            let length = word.len();
            if left_one >> i & 1 == 0 || word.class != Class::Core || !(4..=7).contains(&length) {
                continue;
            }
            let Some((run, weight)) = spelled_by(one.latin(word), other, left_other) else {
                continue;
            };
            let bit = 1 << i;
            let (a, b) = if swapped { (run, bit) } else { (bit, run) };
            self.take(Met {
                a,
                b,
                how: How::Acronym,
                likeness: 0.8,
                weight: weight.min(word.weight),
            });
        }
    }
}

/// Whether all that met are Han characters, of which each weighs little.
fn read_from_han(name: Name<'_>, run: u64) -> bool {
    let mut atoms = name.atoms.iter().enumerate();
    atoms.all(|(at, atom)| run >> at & 1 == 0 || atom.syllable())
}

/// Whether anything but legal forms stands behind an atom.
fn goes_on(name: Name<'_>, at: usize) -> bool {
    let mut behind = name.atoms.iter().skip(at + 1);
    behind.any(|atom| atom.class != Class::Form)
}

/// One bit for each atom.
pub(crate) fn all(name: Name<'_>) -> u64 {
    match name.atoms.len() {
        0 => 0,
        64.. => u64::MAX,
        n => (1 << n) - 1,
    }
}
