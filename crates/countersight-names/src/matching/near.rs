//! Words with letters left out, to the words of an index, which stand in order of their length.
//!
//! A word with letters left out is shared by many words that are no typing error apart, or stand behind the
//! letters that were looked at. So words are numbered by their length, and beside each entry stands which
//! letters its word holds an odd number of times: both tell most of such words without a look at them, each
//! of which would wait for memory.

use super::index::Word;
use super::likeness::typos_allowed;
use super::postings::{shift, slots};
use super::stored::Stored;
use super::typo::letter;
use std::hint::black_box;
use std::ops::Range;

/// Words with letters left out, to words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Near {
    /// Where the entries begin whose hash has this position in its upper bits, and where the last ones end.
    pub(super) starts: Stored<u32>,
    /// The rest of the hash in the lower bits, the [odd letters](odd) of the word in the upper ones.
    pub(super) tags: Stored<u32>,
    pub(super) words: Stored<u32>,
    shift: u32,
}

/// Which words of the index a word can be a typing error or two away from, by length.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reach {
    windows: Vec<Window>,
    letters: u64,
}

/// Words of one length.
#[derive(Debug, Clone)]
pub(crate) struct Window {
    pub(crate) words: Range<u32>,
    /// Where the text of the first one begins.
    pub(crate) from: u32,
    pub(crate) length: usize,
    /// Typing errors that they may hold.
    pub(crate) typos: usize,
    /// So many letters at most stand an odd number of times in one of two words.
    odd: u32,
}

/// Where the words of each length begin, general words before all others.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lengths {
    general: Vec<Begin>,
    own: Vec<Begin>,
}

/// Where the words of a length begin: their numbers, and their text.
#[derive(Debug, Clone, Copy, Default)]
struct Begin {
    word: u32,
    from: u32,
}

impl Lengths {
    /// Those of words that stand in this order.
    pub(crate) fn of(words: &[Word]) -> Self {
        let general = words.partition_point(|word| word.general);
        let begins = |from: usize, to: usize| {
            let words = words.get(from..to).unwrap_or_default();
            let longest = words.last().map_or(0, |word| word.length);
            let begin = |length: u16| {
                let at = words.partition_point(|word| word.length < length);
                let before = at.checked_sub(1).and_then(|at| words.get(at));
                let text = words.get(at).map(|word| word.from);
                Begin {
                    word: u32::try_from(from + at).unwrap_or(u32::MAX),
                    from: text
                        .or(before.map(|word| word.from + u32::from(word.length)))
                        .unwrap_or_default(),
                }
            };
            (0..=longest.saturating_add(1)).map(begin).collect()
        };
        Self {
            general: begins(0, general),
            own: begins(general, words.len()),
        }
    }

    /// Which words this one can be a typing error or two away from; only general ones on request.
    pub(crate) fn reach(&self, text: &str, only_general: bool, reach: &mut Reach) {
        reach.windows.clear();
        reach.letters = odd(text);
        let most = typos_allowed(text.len()).max(1);
        for (begins, general) in [(&self.own, false), (&self.general, true)] {
            if only_general && !general {
                continue;
            }
            for length in text.len().saturating_sub(most)..=text.len() + most {
                let shorter = length.min(text.len());
                let typos = word_typos(shorter, general);
                let differ = length.abs_diff(text.len());
                if let Some([first, behind]) = begins.get(length..length + 2)
                    && first.word < behind.word
                    && differ <= typos
                {
                    reach.windows.push(Window {
                        words: first.word..behind.word,
                        from: first.from,
                        length,
                        typos,
                        // A letter for another changes two, a letter more or less one, two swapped none.
                        odd: u32::try_from(2 * typos - differ).unwrap_or(u32::MAX),
                    });
                }
            }
        }
    }
}

/// With which letters general words of a length begin and end: few bits, which tell at once that neighbours
/// are no phrase.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ends(Vec<u64>);

impl Ends {
    /// Letters at either end.
    const LETTERS: usize = 3;
    /// Words of 64 bits.
    const SIZE: usize = 1024;

    /// Those of the general words, which stand before all others.
    pub(crate) fn of(words: &[Word], all: &str) -> Self {
        let mut bits = vec![0_u64; Self::SIZE];
        for word in words.iter().take_while(|word| word.general) {
            for end in Self::ends(word.text(all)).into_iter().flatten() {
                let (at, bit) = Self::place(end, word.length.into());
                if let Some(own) = bits.get_mut(at) {
                    *own |= bit;
                }
            }
        }
        Self(bits)
    }

    /// Whether a general word may be this one, or, where it is misspelt, be a typing error or two away from
    /// it that do not stand at both its ends.
    pub(crate) fn may_be(&self, text: &str, misspelt: bool) -> bool {
        let [Some(first), Some(last)] = Self::ends(text) else {
            return false;
        };
        let has = |end: &[u8], length: usize| {
            let (at, bit) = Self::place(end, length);
            self.0.get(at).is_some_and(|own| own & bit != 0)
        };
        if !misspelt {
            return has(first, text.len()) && has(last, text.len());
        }
        (text.len().saturating_sub(2)..=text.len() + 2)
            .any(|length| has(first, length) || has(last, length))
    }

    fn ends(text: &str) -> [Option<&[u8]>; 2] {
        let bytes = text.as_bytes();
        [
            bytes.first_chunk::<{ Self::LETTERS }>().map(|end| &end[..]),
            bytes.last_chunk::<{ Self::LETTERS }>().map(|end| &end[..]),
        ]
    }

    fn place(end: &[u8], length: usize) -> (usize, u64) {
        let end = end
            .iter()
            .fold(length as u64, |sum, byte| sum << 8 | u64::from(*byte));
        let mixed = end.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48;
        ((mixed >> 6) as usize % Self::SIZE, 1 << (mixed & 63))
    }
}

impl Window {
    /// Where the text of a word begins.
    pub(crate) fn begin(&self, word: u32) -> usize {
        let before = word.saturating_sub(self.words.start) as usize;
        self.from as usize + before * self.length
    }
}

impl Reach {
    /// Whether there is no such word.
    pub(crate) fn is_empty(&self) -> bool {
        self.windows.is_empty()
    }

    /// The window in which a word stands.
    pub(crate) fn window(&self, word: u32) -> Option<&Window> {
        self.windows
            .iter()
            .find(|window| window.words.contains(&word))
    }
}

impl Near {
    /// Builds the table from pairs of hash and word in any order; a pair given twice stands once. `odd` tells
    /// the [odd letters](odd) of a word.
    pub(crate) fn new(mut pairs: Vec<(u32, u32)>, letters: impl Fn(u32) -> u64) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let (mut tags, words): (Vec<u32>, Vec<u32>) = pairs.into_iter().unzip();
        let starts = slots(&tags);
        let shift = shift(starts.len());
        for (tag, word) in tags.iter_mut().zip(&words) {
            *tag = *tag & rest(shift) | folded(letters(*word), shift) << shift;
        }
        Self::stored(starts.into(), tags.into(), words.into())
    }

    /// The table whose arrays these are.
    pub(super) fn stored(starts: Stored<u32>, tags: Stored<u32>, words: Stored<u32>) -> Self {
        let shift = shift(starts.len());
        Self {
            starts,
            tags,
            words,
            shift,
        }
    }

    /// The words under these hashes that are within reach, some of them more than once.
    ///
    /// The look-ups are made side by side, for each waits for memory.
    pub(crate) fn each(&self, hashes: &[u32], reach: &Reach, mut found: impl FnMut(u32)) {
        const TOGETHER: usize = 64;
        let letters = folded(reach.letters, self.shift);
        for some in hashes.chunks(TOGETHER) {
            let mut places = [(0_u32, 0_u32); TOGETHER];
            for (hash, place) in some.iter().zip(&mut places) {
                let slot = (hash >> self.shift) as usize;
                if let Some([from, to]) = self.starts.get(slot..slot + 2) {
                    *place = (*from, *to);
                }
            }
            let first = |array: &[u32], (from, _): &(u32, u32)| {
                array.get(*from as usize).copied().unwrap_or_default()
            };
            black_box(places.iter().fold(0, |sum, place| {
                sum ^ first(&self.tags, place) ^ first(&self.words, place)
            }));
            for (hash, (from, to)) in some.iter().zip(places) {
                let range = from as usize..to as usize;
                let (Some(tags), Some(words)) =
                    (self.tags.get(range.clone()), self.words.get(range))
                else {
                    continue;
                };
                let rest = rest(self.shift);
                let own = hash & rest;
                for (tag, word) in tags.iter().zip(words) {
                    if tag & rest != own {
                        if tag & rest > own {
                            break;
                        }
                        continue;
                    }
                    let differ = (tag >> self.shift ^ letters).count_ones();
                    if reach
                        .window(*word)
                        .is_some_and(|window| differ <= window.odd)
                    {
                        found(*word);
                    }
                }
            }
        }
    }

    /// Bytes in memory.
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(&*self.starts) + size_of_val(&*self.tags) + size_of_val(&*self.words)
    }
}

/// Typing errors between two words of which the shorter has so many letters, and one is general.
pub(crate) fn word_typos(shorter: usize, general: bool) -> usize {
    if general && shorter >= 2 {
        typos_allowed(shorter + 2).max(1)
    } else {
        typos_allowed(shorter)
    }
}

/// The bits of a hash that its slot does not tell.
fn rest(shift: u32) -> u32 {
    (1 << shift) - 1
}

/// Which letters stand an odd number of times in a word: one typing error changes two at most.
pub(crate) fn odd(text: &str) -> u64 {
    text.bytes().fold(0, |odd, byte| odd ^ 1 << letter(byte))
}

/// The same in the bits that a tag has for it: of letters that share a bit, whether one stands an odd
/// number of times more than the other.
fn folded(odd: u64, shift: u32) -> u32 {
    let bits = 32 - shift;
    let mut left = odd;
    let mut folded = 0;
    while left != 0 {
        folded ^= left & ((1 << bits) - 1);
        left >>= bits;
    }
    u32::try_from(folded).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Reach, folded, odd, word_typos};
    use crate::matching::typo::typos;
    use crate::matching::{Builder, Prepared, Words, keys};
    use std::collections::BTreeSet;

    fn keys_of(text: &str) -> Vec<u32> {
        let mut keys = Vec::new();
        keys::deletions(text, true, |key| keys.push(key));
        keys
    }

    proptest::proptest! {
        #[test]
        fn every_word_that_shares_a_key_and_is_near_is_found(
            listed in proptest::collection::vec("[abx]{4,14}", 1..60),
            question in "[abx]{4,14}",
        ) {
            let words = Words::new(&[], &[]);
            let mut builder = Builder::default();
            for word in &listed {
                builder.add(&Prepared::new(word, &words));
            }
            let index = builder.build();
            let (mut reach, mut found) = (Reach::default(), BTreeSet::new());
            let own = keys_of(&question);
            index.lengths.reach(&question, false, &mut reach);
            index.near.each(&own, &reach, |number| {
                let text = index.text_in(reach.window(number).unwrap(), number);
                assert_eq!(text, index.word(number));
                found.insert(text.to_owned());
            });
            let is_near = |text: &str| {
                let shorter = text.len().min(question.len());
                typos(&question, text, word_typos(shorter, false)).is_some()
            };
            let expected: BTreeSet<String> = listed
                .into_iter()
                .filter(|text| is_near(text) && keys_of(text).iter().any(|key| own.contains(key)))
                .collect();
            found.retain(|text| is_near(text));
            proptest::prop_assert_eq!(found, expected);
        }

        #[test]
        fn an_error_changes_two_odd_letters_at_most(
            a in "[a-z0-9]{1,12}", b in "[a-z0-9]{1,12}", shift in 8_u32..32
        ) {
            let errors = u32::try_from(typos(&a, &b, 12).unwrap()).unwrap();
            let differ = u32::try_from(a.len().abs_diff(b.len())).unwrap();
            let odd = (folded(odd(&a), shift) ^ folded(odd(&b), shift)).count_ones();
            proptest::prop_assert!(odd + differ <= 2 * errors);
        }
    }

    #[test]
    fn words_out_of_reach_are_passed_over_without_being_read() {
        let words = Words::new(&[], &[]);
        let mut builder = Builder::default();
        // All share the first nine letters.
        for word in ["abcdefghijkm", "abcdefghimno", "abcdefghijkmno"] {
            builder.add(&Prepared::new(word, &words));
        }
        // The more words there are, the more letters are told apart.
        for word in ('a'..='z').flat_map(|a| ('a'..='z').map(move |b| format!("{a}{b}other"))) {
            builder.add(&Prepared::new(&word, &words));
        }
        let index = builder.build();
        let (mut reach, mut found) = (Reach::default(), Vec::new());
        index.lengths.reach("abcdefghijkl", false, &mut reach);
        index.near.each(&keys_of("abcdefghijkl"), &reach, |number| {
            found.push(index.word(number));
        });
        found.sort_unstable();
        found.dedup();
        // Three other letters are too many, and so are one other and two more.
        insta::assert_debug_snapshot!(found, @r#"
        [
            "abcdefghijkm",
        ]
        "#);
    }
}
