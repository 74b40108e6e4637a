//! Neighbours in a name that stand for one word of another.

use super::align::How;
use super::likeness::{closeness, typos_allowed};
use super::prepare::{Atom, Name};
use super::roman::same_consonants;
use super::typo::typos;
use super::words::Class;

/// Neighbours whose texts make up `text`: their bits, their weight, and whether any is a Han character.
pub(crate) fn find_run(
    text: &str,
    word: &Atom,
    name: Name<'_>,
    left: u64,
) -> Option<(u64, f32, bool)> {
    for (j, first) in name.atoms.iter().enumerate() {
        // The sound of one Han character alone is that of many others.
        if left >> j & 1 == 0 || first.letters & !word.letters != 0 || first.len() >= text.len() {
            continue;
        }
        let from = usize::from(first.from);
        if name.text.get(from..from + text.len()) != Some(text) {
            // Only a phrase is known to be the same in another order.
            if word.meaning != 0
                && let Some(found) = turned(text, name, j, left)
            {
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

/// Two to four neighbours that together are a phrase but for a typing error or its vowels.
pub(crate) fn spelled_nearly(phrase: &str, name: Name<'_>, left: u64) -> Option<(u64, How, f32)> {
    for (first, atom) in name.atoms.iter().enumerate() {
        let (mut run, mut any_core) = (0, false);
        for (at, next) in name.atoms.iter().enumerate().skip(first).take(4) {
            if left >> at & 1 == 0 || next.syllable() || next.class == Class::Number {
                break;
            }
            run |= 1 << at;
            any_core |= next.class == Class::Core;
            let Some(text) = name.text.get(usize::from(atom.from)..usize::from(next.to)) else {
                break;
            };
            if at == first || !any_core {
                continue;
            }
            let allowed = typos_allowed(text.len().min(phrase.len()));
            if let Some(errors) = typos(text, phrase, allowed) {
                return Some((run, How::Typo, closeness(errors, text, phrase)));
            }
            if same_consonants(text, phrase) {
                return Some((run, How::Vowels, 0.82));
            }
        }
    }
    None
}

/// Words whose first letters spell the acronym, from the beginning of the name.
pub(crate) fn spelled_by(acronym: &str, name: Name<'_>, left: u64) -> Option<(u64, f32)> {
    let mut letters = acronym.bytes();
    let mut expected = letters.next();
    let (mut run, mut weight) = (0_u64, 0.0);
    for (k, atom) in name.atoms.iter().enumerate() {
        let Some(letter) = expected else { break };
        if atom.class == Class::Filler {
            continue;
        }
        let begins = name.latin(atom).bytes().next() == Some(letter);
        if left >> k & 1 == 0 || atom.syllable() || atom.len() < 2 {
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
pub(crate) fn core_run(name: Name<'_>, left: u64) -> Option<(u64, f32)> {
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

pub(crate) fn text_of(name: Name<'_>, run: u64) -> &str {
    let first = run.trailing_zeros() as usize;
    let last = 63 - run.leading_zeros() as usize;
    let (Some(first), Some(last)) = (name.atoms.get(first), name.atoms.get(last)) else {
        return "";
    };
    name.text
        .get(usize::from(first.from)..usize::from(last.to))
        .unwrap_or_default()
}
