//! The keys by which names find each other: whatever the score can let meet has a key in common.

use super::likeness::typos_allowed;
use super::prepare::{Atom, Name};
use super::roman::{self, Plain};
use super::table::short;
use super::words::{Class, key};

/// Letters at the beginning of a word from which letters are left out, as `SymSpell` does.
const PREFIX: usize = 9;
/// Han characters, and words, that are joined.
const MOST_JOINED_SYLLABLES: usize = 5;
const MOST_JOINED_WORDS: usize = 3;

/// Kinds of keys; a kind keeps its keys apart from the others.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Word = 1,
    Joined,
    Whole,
    Native,
    Meaning,
    HanPair,
    Plain,
    Bones,
    Sound,
    ForeignSound,
    Acronym,
    Initial,
    Letter,
    Coreless,
    Beginning,
}

fn hash(kind: Kind, key: u64) -> u32 {
    short(
        (key ^ (kind as u64).wrapping_mul(0xA076_1D64_78BD_642F))
            .wrapping_mul(0x9E37_79B9_7F4A_7C15),
    )
}

/// The key of a word in Latin letters.
pub(crate) fn word(latin: u64) -> u32 {
    hash(Kind::Word, latin)
}

/// The key of neighbours written together.
pub(crate) fn joined(latin: u64) -> u32 {
    hash(Kind::Joined, latin)
}

/// The key by which a word itself is found.
pub(crate) fn whole(latin: u64) -> u32 {
    hash(Kind::Whole, latin)
}

/// Keys under which a name is filed, apart from those of its words.
pub(crate) fn of_name(name: Name<'_>, mut add: impl FnMut(u32)) {
    let core = |atom: &&Atom| atom.class == Class::Core;
    for atom in name.atoms.iter().filter(core) {
        if !atom.syllable() {
            if atom.native != atom.latin {
                add(hash(Kind::Native, atom.native));
            }
            if atom.meaning != 0 {
                add(hash(Kind::Meaning, atom.meaning.into()));
            }
        }
    }
    han_pairs(name, &mut add);
    acronyms(name, |acronym| add(hash(Kind::Acronym, key(acronym))));
    if let Some(key) = single_initial(name) {
        add(key);
    }
    if let Some(key) = beginning(name, name.atoms.len()) {
        add(key);
    }
    if !name.atoms.iter().any(|atom| atom.class == Class::Core) {
        for atom in name.atoms {
            if let Some(key) = coreless(atom) {
                add(key);
            }
        }
    }
}

/// The key of a word of a name that has no distinctive word.
pub(crate) fn coreless(atom: &Atom) -> Option<u32> {
    match atom.class {
        Class::Place | Class::Trade | Class::Form if atom.meaning != 0 => {
            Some(hash(Kind::Coreless, atom.meaning.into()))
        }
        Class::Number => Some(hash(Kind::Coreless, atom.latin)),
        _ => None,
    }
}

/// Keys of one distinctive word, by which it is looked up as it is.
pub(crate) fn of_atom(atom: &Atom, mut add: impl FnMut(u32)) {
    if atom.native != atom.latin {
        add(hash(Kind::Native, atom.native));
    }
    if atom.meaning != 0 {
        add(hash(Kind::Meaning, atom.meaning.into()));
    }
    add(word(atom.latin));
}

/// Two Han characters side by side; one where it stands alone.
pub(crate) fn han_pairs(name: Name<'_>, mut add: impl FnMut(u32)) {
    let is_core = |at: usize| name.atoms.get(at).filter(|atom| atom.syllable());
    for (at, atom) in name.atoms.iter().enumerate().filter(|(_, a)| a.syllable()) {
        if let Some(next) = is_core(at + 1) {
            add(hash(
                Kind::HanPair,
                atom.native.rotate_left(1) ^ next.native,
            ));
        } else if at == 0 || is_core(at - 1).is_none() {
            add(hash(Kind::HanPair, atom.native));
        }
    }
}

/// Texts of distinctive words and of neighbours written together, with the number of atoms and the first.
pub(crate) fn texts<'a>(name: Name<'a>, mut add: impl FnMut(usize, usize, &'a str)) {
    let coreless = !name.atoms.iter().any(|atom| atom.class == Class::Core);
    // A short filler such as `e` may be the beginning of a word that was parted.
    let parts = |atom: &Atom| match atom.class {
        Class::Number => true,
        Class::Filler => atom.len() > 2,
        _ => false,
    };
    for (at, first) in name.atoms.iter().enumerate() {
        let core = first.class == Class::Core;
        if core && !first.syllable() {
            add(1, at, name.latin(first));
        }
        if parts(first) {
            continue;
        }
        let mut any_core = core || coreless;
        for count in 2..=MOST_JOINED_SYLLABLES {
            let Some(next) = name.atoms.get(at + count - 1) else {
                break;
            };
            let words = !first.syllable() || !next.syllable();
            if words && count > MOST_JOINED_WORDS || parts(next) || next.class == Class::Form {
                break;
            }
            any_core |= next.class == Class::Core;
            if any_core
                && let Some(text) = name.text.get(usize::from(first.from)..usize::from(next.to))
            {
                add(count, at, text);
            }
        }
    }
}

/// Acronyms that the name's first letters give, four letters and more; a legal form may be passed over.
pub(crate) fn acronyms(name: Name<'_>, mut add: impl FnMut(&str)) {
    let forms = name
        .atoms
        .iter()
        .take(7)
        .filter(|atom| atom.class == Class::Form)
        .count()
        .min(3);
    for passed in 0..1_u32 << forms {
        let (mut letters, mut form) = (String::new(), 0);
        for atom in name.atoms {
            if atom.syllable() || letters.len() >= 7 {
                break;
            }
            if atom.class == Class::Filler {
                continue;
            }
            if atom.class == Class::Form {
                form += 1;
                if passed >> (form - 1) & 1 == 1 {
                    continue;
                }
            }
            let Some(first) = name.latin(atom).chars().next() else {
                break;
            };
            letters.push(first);
            if letters.len() >= 4 {
                add(&letters);
            }
        }
    }
}

/// The first two words of a name, by which it is found if another is cut off behind them: the general word in
/// which it is cut off is none that a name is filed under.
fn beginning(name: Name<'_>, among: usize) -> Option<u32> {
    let atoms = name.atoms.iter().take(among);
    let mut words = atoms.filter(|atom| !matches!(atom.class, Class::Filler | Class::Form));
    let (first, second) = (words.next()?, words.next()?);
    let known = |atom: &Atom| matches!(atom.class, Class::Place | Class::Trade | Class::Number);
    // What holds a distinctive word is found by that.
    let general = !first.other_script() && known(first) && known(second);
    general.then(|| hash(Kind::Beginning, first.latin.rotate_left(1) ^ second.latin))
}

/// The key of the beginning of a name that seems to be cut off in its last word.
pub(crate) fn cut_beginning(name: Name<'_>) -> Option<u32> {
    let last = name.atoms.last().filter(|atom| atom.class == Class::Core)?;
    let from = name.cut_from()?;
    (last.len() >= from).then(|| beginning(name, name.atoms.len() - 1))?
}

/// The key of a word as an acronym.
pub(crate) fn acronym(latin: u64) -> u32 {
    hash(Kind::Acronym, latin)
}

/// The first letter of the only distinctive word, with the general words beside it: what a name is filed
/// under.
pub(crate) fn single_initial(name: Name<'_>) -> Option<u32> {
    let (only, mixed) = only_word(name)?;
    let kind = if only.initial() {
        Kind::Letter
    } else {
        Kind::Initial
    };
    Some(hash(kind, mixed))
}

/// The keys under which a name with one letter for its distinctive word meets the word, or the word the
/// letter.
pub(crate) fn initials(name: Name<'_>, mut add: impl FnMut(u32)) {
    if let Some((only, mixed)) = only_word(name) {
        add(hash(Kind::Letter, mixed));
        if only.initial() {
            add(hash(Kind::Initial, mixed));
        }
    }
}

fn only_word(name: Name<'_>) -> Option<(&Atom, u64)> {
    let mut cores = name.atoms.iter().filter(|a| a.class == Class::Core);
    let only = match (cores.next(), cores.next()) {
        (Some(only), None) => only,
        // `E.` is no word without content where it is all that the name has of its own.
        (None, _) => name
            .atoms
            .iter()
            .find(|a| a.class == Class::Filler && a.initial())?,
        _ => return None,
    };
    let letter = name.latin(only).bytes().next()?;
    let mut meanings: Vec<u32> = name
        .atoms
        .iter()
        .filter(|a| matches!(a.class, Class::Place | Class::Trade))
        .map(|a| a.meaning)
        .collect();
    if only.syllable() || meanings.is_empty() {
        return None;
    }
    meanings.sort_unstable();
    meanings.dedup();
    let mixed = meanings.iter().fold(u64::from(letter), |sum, m| {
        sum.wrapping_mul(0x100_0193) ^ u64::from(*m)
    });
    Some((only, mixed))
}

/// Forms that a word shares with words that are read or spelled like it.
pub(crate) fn forms(text: &str, mut add: impl FnMut(u32)) {
    if text.len() < 2 {
        return;
    }
    let mut form = String::with_capacity(text.len());
    if text.len() >= 3 {
        form.extend(Plain::of(text).map(char::from));
        add(hash(Kind::Plain, key(&form)));
    }
    let end = text.len() - 1;
    for keep_last in [true, false] {
        form.clear();
        form.extend(
            text.bytes()
                .enumerate()
                .filter(|(at, byte)| *at == 0 || keep_last && *at == end || !roman::is_vowel(*byte))
                .map(|(_, byte)| char::from(byte)),
        );
        if form.len() >= 2 {
            add(hash(Kind::Bones, key(&form)));
        }
    }
}

/// The sound of a word, by which it meets words of another script: words in Latin letters are filed
/// apart from all others.
pub(crate) fn sound(text: &str, foreign: bool) -> Option<u32> {
    let mut form = String::with_capacity(text.len());
    roman::skeleton(text, &mut form);
    let kind = if foreign {
        Kind::ForeignSound
    } else {
        Kind::Sound
    };
    (form.len() >= 3).then(|| hash(kind, key(&form)))
}

/// The word with letters left out: two words that are few typing errors apart have one in common
/// (Garbe's `SymSpell`). Only the beginning of a long word is looked at.
pub(crate) fn deletions(text: &str, brief: bool, mut add: impl FnMut(u32)) {
    // Even a legal form of two letters may be misspelt.
    let least = usize::from(brief && text.len() >= 2);
    let allowed = typos_allowed(text.len()).max(least);
    if allowed == 0 {
        return;
    }
    let bytes = text.as_bytes();
    let prefix = bytes.get(..PREFIX).unwrap_or(bytes);
    // A polynomial of the letters kept, so that each deletion takes a few operations: what stands before
    // the letter left out, and what stands behind it, moved by one.
    let mut sums = [0_u64; PREFIX + 1];
    let (mut sum, mut power) = (0_u64, 1_u64);
    for (byte, place) in prefix.iter().zip(sums.iter_mut().skip(1)) {
        sum = sum.wrapping_add(u64::from(*byte).wrapping_mul(power));
        power = power.wrapping_mul(BASE);
        *place = sum;
    }
    let Some(sums) = sums.get(..=prefix.len()) else {
        return;
    };
    let close = |sum: u64| short((sum ^ sum >> 29).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    add(close(sum));
    for (first, pair) in sums.windows(2).enumerate() {
        let [before, behind] = *pair else { continue };
        let one = before.wrapping_add(sum.wrapping_sub(behind).wrapping_mul(MOVED));
        add(close(one));
        if allowed > 1 {
            let rest = sums.get(first + 1..).unwrap_or_default();
            for pair in rest.windows(2) {
                let [until, from] = *pair else { continue };
                let middle = until.wrapping_sub(behind).wrapping_mul(MOVED);
                let end = sum
                    .wrapping_sub(from)
                    .wrapping_mul(MOVED)
                    .wrapping_mul(MOVED);
                add(close(before.wrapping_add(middle).wrapping_add(end)));
            }
        }
    }
}

/// An odd number, and its inverse among numbers of 64 bits.
const BASE: u64 = 0x9E37_79B9_7F4A_7C55;
const MOVED: u64 = inverse(BASE);

/// Newton's iteration: each step doubles the bits that are right, of which an odd number has three.
const fn inverse(odd: u64) -> u64 {
    let mut inverse = odd;
    let mut step = 0;
    while step < 5 {
        inverse = inverse.wrapping_mul(2_u64.wrapping_sub(odd.wrapping_mul(inverse)));
        step += 1;
    }
    inverse
}
