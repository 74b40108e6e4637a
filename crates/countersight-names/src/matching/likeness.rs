//! How like two words are that are not equal.

use super::align::How;
use super::prepare::Atom;
use super::roman;
use super::typo::typos;
use super::words::Class;

/// A word of a name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word<'a> {
    pub(crate) atom: &'a Atom,
    pub(crate) text: &'a str,
    /// Letters from which it can be the beginning of a word that was cut off; none if the name goes on.
    pub(crate) cut_from: Option<usize>,
}

impl Word<'_> {
    /// Whether it may be the beginning of a longer word that was cut off.
    pub(crate) fn begins(&self, long: &str) -> bool {
        self.cut_from.is_some_and(|from| self.text.len() >= from)
            && long.len() > self.text.len()
            && long.starts_with(self.text)
    }

    /// The same word of a name that is not cut off: of two names only the shorter can be.
    pub(crate) fn whole(self) -> Self {
        Self {
            cut_from: None,
            ..self
        }
    }
}

/// How like a word is to one that it begins, where its name ends.
pub(crate) const CUT_OFF: f32 = 0.85;

/// How like two words are that are not equal. The texts are memory that is used again.
pub(crate) fn likeness(
    one: Word<'_>,
    other: Word<'_>,
    (bones, others): (&mut String, &mut String),
) -> Option<(How, f32)> {
    let (a, b) = (one.atom, other.atom);
    if a.syllable() || b.syllable() || a.class == Class::Number || b.class == Class::Number {
        return None;
    }
    let cut = one.begins(other.text) || other.begins(one.text);
    if a.foreign == b.foreign && !can_be_alike(one, other) {
        return None;
    }
    if a.initial() || b.initial() {
        if cut {
            return Some((How::CutOff, CUT_OFF));
        }
        return initial(one, other);
    }
    let misspelt = misspelt(one, other);
    let better = |likeness: f32| misspelt.is_none_or(|(_, known)| known < likeness);
    if a.foreign != b.foreign && better(0.9) && roman::same_letters(one.text, other.text) {
        return Some((How::Sound, 0.9));
    }
    if better(0.85) && roman::confusable(one.text, other.text) {
        return Some((How::Typo, 0.85));
    }
    if better(CUT_OFF) && cut {
        return Some((How::CutOff, CUT_OFF));
    }
    if !a.foreign
        && !b.foreign
        && let Some(likeness) = without_vowels(one.text, other.text)
        && better(likeness)
    {
        return Some((How::Vowels, likeness));
    }
    if misspelt.is_some() {
        return misspelt;
    }
    if a.foreign != b.foreign {
        bones.clear();
        others.clear();
        roman::skeleton(one.text, bones);
        roman::skeleton(other.text, others);
        if bones.len() >= 3 && bones == others {
            let likeness = if bones.len() >= 4 { 0.82 } else { 0.72 };
            return Some((How::Sound, likeness));
        }
    }
    None
}

/// How like two words are of which one lacks its vowels: the surer, the more letters are kept.
fn without_vowels(one: &str, other: &str) -> Option<f32> {
    let (short, long) = if one.len() > other.len() {
        (other, one)
    } else {
        (one, other)
    };
    if short.len() < 2 || !roman::is_without_vowels(short, long) {
        return None;
    }
    Some(match short.len() {
        6.. => 0.87,
        4.. => 0.82,
        3 => 0.7,
        _ => 0.6,
    })
}

/// Whether the letters of two words leave any way open for them to be alike: a look at two numbers that
/// spares nearly all pairs of words the rest.
fn can_be_alike(one: Word<'_>, other: Word<'_>) -> bool {
    const VOWELS: u32 = 1 | 1 << 4 | 1 << 8 | 1 << 14 | 1 << 20;
    let (a, b) = (one.atom.letters, other.atom.letters);
    let differ = a ^ b;
    // Two typing errors, or letters read for each other, change at most four.
    differ.count_ones() <= 4
        || differ & !VOWELS == 0
        || a & !b == 0 && (one.cut_from.is_some() || one.atom.initial())
        || b & !a == 0 && (other.cut_from.is_some() || other.atom.initial())
}

/// How like one letter is to a word that it begins: with one word of trade that agrees, a question.
const INITIAL: f32 = 0.63;

/// One letter for a word that begins with it.
fn initial(one: Word<'_>, other: Word<'_>) -> Option<(How, f32)> {
    let (letter, word) = if one.atom.initial() {
        (one, other)
    } else {
        (other, one)
    };
    if word.atom.initial() || !word.text.starts_with(letter.text) {
        return None;
    }
    match word.atom.class {
        Class::Form if word.text.len() > 1 => Some((How::Initial, 0.85)),
        Class::Core if word.text.len() > 1 => Some((How::Initial, INITIAL)),
        Class::Place if word.text.len() > 2 => Some((How::Initial, INITIAL)),
        _ => None,
    }
}

/// A typing error or two.
fn misspelt(one: Word<'_>, other: Word<'_>) -> Option<(How, f32)> {
    let (a, b) = (one.atom, other.atom);
    let lengths = (one.text.len(), other.text.len());
    let (shorter, longer) = (lengths.0.min(lengths.1), lengths.0.max(lengths.1));
    let general = |atom: &Atom| atom.class != Class::Core;
    let allowed = if general(a) || general(b) {
        // A short word that resembles a common one is mostly a name of its own.
        let form = a.class == Class::Form || b.class == Class::Form;
        let unseen = |atom: &Atom| general(atom) || atom.weight >= 0.99;
        match shorter {
            _ if !unseen(a) || !unseen(b) => 0,
            6.. if form => 2,
            2.. if form => 1,
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
    if (a.letters ^ b.letters).count_ones() as usize > 2 * allowed {
        return None;
    }
    let form = a.class == Class::Form || b.class == Class::Form;
    typos(one.text, other.text, allowed).map(|errors| {
        let likeness = closeness(errors, one.text, other.text);
        // A legal form weighs next to nothing; whether it is one is all that counts.
        (How::Typo, if form { likeness.max(0.7) } else { likeness })
    })
}

/// Typing errors that a word of this length may hold.
pub(crate) fn typos_allowed(length: usize) -> usize {
    match length {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// How like two words are with so many typing errors. One letter of a short word makes another name of
/// it, and so does its first.
#[expect(clippy::cast_precision_loss, reason = "lengths of words")]
pub(crate) fn closeness(errors: usize, one: &str, other: &str) -> f32 {
    let longest = one.len().max(other.len()).max(1);
    let mut cost = errors as f32 / longest as f32;
    if longest < 6 {
        cost *= 1.6;
    }
    if longest < 8 && one.bytes().next() != other.bytes().next() {
        cost *= 1.3;
    }
    1.0 - cost
}
