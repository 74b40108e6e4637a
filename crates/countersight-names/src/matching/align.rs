//! Which atoms of two names meet, and how.

use super::prepare::{Atom, Name};
use super::roman;
use super::typo::typos;
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
    text_a: String,
    text_b: String,
}

impl Alignment {
    /// Aligns two names.
    pub(crate) fn align(&mut self, a: Name<'_>, b: Name<'_>) {
        self.met.clear();
        self.left_a = all(a);
        self.left_b = all(b);
        self.equal(a, b);
        if self.left_a == 0 || self.left_b == 0 {
            return;
        }
        self.joined(a, b, false);
        self.joined(b, a, true);
        if self.left_a == 0 || self.left_b == 0 {
            return;
        }
        self.nearly(a, b);
        self.acronyms(a, b, false);
        self.acronyms(b, a, true);
        self.left_over(a, b);
    }

    fn take(&mut self, met: Met) {
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
                let how =
                    if x.native == y.native || x.latin == y.latin && !(x.syllable && y.syllable) {
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

    /// A word of `one` against neighbours of `other` that give it when written together.
    fn joined(&mut self, one: Name<'_>, other: Name<'_>, swapped: bool) {
        for (i, word) in one.atoms.iter().enumerate() {
            let (left_one, left_other) = self.left(swapped);
            if left_one >> i & 1 == 0 || word.syllable || word.len() < 3 {
                continue;
            }
            if word.class == Class::Number || word.class == Class::Form {
                continue;
            }
            let text = one.latin(word);
            let Some((run, weight, foreign)) = find_run(text, word.letters, other, left_other)
            else {
                continue;
            };
            let bit = 1 << i;
            let (a, b) = if swapped { (run, bit) } else { (bit, run) };
            self.take(Met {
                a,
                b,
                how: How::Joined,
                likeness: if foreign { 0.96 } else { 1.0 },
                weight: weight.min(word.weight),
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
                let last = (i + 1 == a.atoms.len(), j + 1 == b.atoms.len());
                let texts = (&mut self.text_a, &mut self.text_b);
                if let Some((how, likeness)) = likeness(a, x, b, y, last, texts) {
                    self.near.push(Met {
                        a: 1 << i,
                        b: 1 << j,
                        how,
                        likeness,
                        weight: x.weight.min(y.weight),
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
            if left_one >> i & 1 == 0 || word.class != Class::Core || !(3..=7).contains(&length) {
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
                likeness: 0.85,
                weight: weight.min(word.weight),
            });
        }
    }

    /// What is left over on both sides, written together: `da huaxin` and `dahua xin`.
    fn left_over(&mut self, a: Name<'_>, b: Name<'_>) {
        let (Some(x), Some(y)) = (core_run(a, self.left_a), core_run(b, self.left_b)) else {
            return;
        };
        if x.0.count_ones() + y.0.count_ones() < 3 {
            return;
        }
        let (s, t) = (text_of(a, x.0), text_of(b, y.0));
        let longest = s.len().max(t.len());
        let allowed = typos_allowed(s.len().min(t.len()));
        if s.len().abs_diff(t.len()) > allowed || s.len() < 5 {
            return;
        }
        if let Some(distance) = typos(s, t, allowed) {
            self.take(Met {
                a: x.0,
                b: y.0,
                how: if distance == 0 {
                    How::Joined
                } else {
                    How::Typo
                },
                likeness: closeness(distance, longest),
                weight: x.1.min(y.1),
            });
        }
    }
}

/// One bit for each atom.
pub(crate) fn all(name: Name<'_>) -> u64 {
    match name.atoms.len() {
        0 => 0,
        64.. => u64::MAX,
        n => (1 << n) - 1,
    }
}

/// Neighbours whose texts make up `text`: their bits, their weight, and whether any is a Han character.
fn find_run(text: &str, letters: u32, name: Name<'_>, left: u64) -> Option<(u64, f32, bool)> {
    for (j, first) in name.atoms.iter().enumerate() {
        if left >> j & 1 == 0 || first.letters & !letters != 0 || first.len() >= text.len() {
            // One Han character alone is a word of one syllable.
            if !(left >> j & 1 == 1 && first.syllable && first.len() == text.len()) {
                continue;
            }
        }
        let from = usize::from(first.from);
        if name.text.get(from..from + text.len()) != Some(text) {
            if let Some(found) = turned(text, name, j, left) {
                return Some(found);
            }
            continue;
        }
        let (mut run, mut weight, mut foreign) = (0, 0.0, false);
        for (k, atom) in name.atoms.iter().enumerate().skip(j) {
            if left >> k & 1 == 0 || atom.class == Class::Number {
                break;
            }
            run |= 1 << k;
            weight += atom.weight;
            foreign |= atom.foreign;
            let to = usize::from(atom.to);
            if to == from + text.len() {
                return Some((run, weight, foreign));
            }
            if to > from + text.len() {
                break;
            }
        }
    }
    None
}

/// Two neighbours that make up `text` in the other order, as where a list sorts the words of a name.
fn turned(text: &str, name: Name<'_>, at: usize, left: u64) -> Option<(u64, f32, bool)> {
    let (first, second) = (name.atoms.get(at)?, name.atoms.get(at + 1)?);
    let fits = left >> (at + 1) & 1 == 1
        && first.len() + second.len() == text.len()
        && text.starts_with(name.latin(second))
        && text.ends_with(name.latin(first));
    fits.then(|| (3 << at, first.weight + second.weight, false))
}

/// Words whose first letters spell the acronym: at least three, from the beginning of the name.
fn spelled_by(acronym: &str, name: Name<'_>, left: u64) -> Option<(u64, f32)> {
    let mut letters = acronym.bytes();
    let mut expected = letters.next();
    let (mut run, mut weight) = (0_u64, 0.0);
    for (k, atom) in name.atoms.iter().enumerate() {
        let Some(letter) = expected else { break };
        if atom.class == Class::Filler {
            continue;
        }
        let begins = name.latin(atom).bytes().next() == Some(letter);
        if left >> k & 1 == 0 || atom.syllable || atom.len() < 2 {
            return None;
        }
        if !begins {
            // `Group` and the like may be passed over.
            if atom.class == Class::Form && run != 0 {
                run |= 1 << k;
                continue;
            }
            return None;
        }
        run |= 1 << k;
        weight += atom.weight;
        expected = letters.next();
    }
    (expected.is_none() && run.count_ones() >= 3).then_some((run, weight))
}

/// The first run of distinctive words that are left.
fn core_run(name: Name<'_>, left: u64) -> Option<(u64, f32)> {
    let (mut run, mut weight) = (0_u64, 0.0);
    for (k, atom) in name.atoms.iter().enumerate() {
        if left >> k & 1 == 1 && atom.class == Class::Core {
            run |= 1 << k;
            weight += atom.weight;
        } else if run != 0 {
            break;
        }
    }
    (run != 0).then_some((run, weight))
}

fn text_of(name: Name<'_>, run: u64) -> &str {
    let first = run.trailing_zeros() as usize;
    let last = 63 - run.leading_zeros() as usize;
    let (Some(first), Some(last)) = (name.atoms.get(first), name.atoms.get(last)) else {
        return "";
    };
    name.text
        .get(usize::from(first.from)..usize::from(last.to))
        .unwrap_or_default()
}

/// Typing errors that a word of this length may hold.
pub(crate) fn typos_allowed(length: usize) -> usize {
    match length {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

#[expect(clippy::cast_precision_loss, reason = "lengths of words")]
fn closeness(distance: usize, longest: usize) -> f32 {
    1.0 - distance as f32 / longest.max(1) as f32
}

/// How like two words are that are not equal.
fn likeness(
    a: Name<'_>,
    x: &Atom,
    b: Name<'_>,
    y: &Atom,
    last: (bool, bool),
    texts: (&mut String, &mut String),
) -> Option<(How, f32)> {
    if x.syllable || y.syllable || x.class == Class::Number || y.class == Class::Number {
        return None;
    }
    let (s, t) = (a.latin(x), b.latin(y));
    if x.initial || y.initial {
        return initial(x, s, y, t);
    }
    if let Some(found) = misspelt(x, s, y, t) {
        return Some(found);
    }
    if roman::confusable(s, t) {
        return Some((How::Typo, 0.85));
    }
    let cut = |ends: bool, short: &str, long: &str| {
        ends && short.len() >= 4 && long.len() > short.len() + 1 && long.starts_with(short)
    };
    if cut(last.0, s, t) || cut(last.1, t, s) {
        return Some((How::CutOff, 0.85));
    }
    if !x.foreign && !y.foreign {
        let (short, long) = if s.len() < t.len() { (s, t) } else { (t, s) };
        if short.len() >= 2 && roman::is_without_vowels(short, long) {
            let likeness = if short.len() >= 3 { 0.85 } else { 0.7 };
            return Some((How::Vowels, likeness));
        }
    }
    let (bones_a, bones_b) = texts;
    if x.foreign != y.foreign {
        bones_a.clear();
        bones_b.clear();
        roman::skeleton(s, bones_a);
        roman::skeleton(t, bones_b);
        if bones_a.len() >= 3 && bones_a == bones_b {
            let likeness = if bones_a.len() >= 4 { 0.85 } else { 0.75 };
            return Some((How::Sound, likeness));
        }
    }
    None
}

fn initial(x: &Atom, s: &str, y: &Atom, t: &str) -> Option<(How, f32)> {
    let (letter, word, class) = if x.initial {
        (s, t, y.class)
    } else {
        (t, s, x.class)
    };
    let fits = word.len() > 2
        && word.starts_with(letter)
        && matches!(class, Class::Core | Class::Place)
        && x.initial != y.initial;
    fits.then_some((How::Initial, 0.6))
}

fn misspelt(x: &Atom, s: &str, y: &Atom, t: &str) -> Option<(How, f32)> {
    let (shorter, longer) = (s.len().min(t.len()), s.len().max(t.len()));
    let general = |atom: &Atom| atom.class != Class::Core;
    let allowed = if general(x) || general(y) {
        // A short word that resembles a common one is mostly a name of its own.
        let form = x.class == Class::Form || y.class == Class::Form;
        let unseen = |atom: &Atom| general(atom) || atom.weight >= 0.99;
        match shorter {
            _ if !unseen(x) || !unseen(y) => 0,
            6.. if form => 2,
            3.. if form => 1,
            0..5 => 0,
            5..8 => 1,
            _ => 2,
        }
    } else {
        typos_allowed(shorter)
    };
    if allowed == 0 || longer - shorter > allowed {
        return None;
    }
    // Each error changes at most two of the letters that stand in a word.
    if (x.letters ^ y.letters).count_ones() as usize > 2 * allowed {
        return None;
    }
    typos(s, t, allowed).map(|distance| (How::Typo, closeness(distance, longer)))
}
