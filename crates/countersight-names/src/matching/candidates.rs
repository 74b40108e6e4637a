//! Names that were met in a search, each once, with what met it.

use super::bound::Met;
use super::postings::Entry;

/// Slots of a table that holds nothing yet.
const FEWEST: usize = 256;
/// An odd number that spreads the positions of names over the slots.
const SPREAD: u32 = 0x9E37_79B1;

/// A name that was met.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    pub(crate) entry: Entry,
    pub(crate) met: Met,
    /// Word of the question by which it was met last.
    word: u16,
    /// It was met in a way of which nothing can be told beforehand.
    pub(crate) open: bool,
}

/// The names that were met, in the order in which they were.
///
/// Open addressing in a table that is as large as this search needs: a few kilobytes for most, however many
/// names the index holds, so that a look-up seldom waits for memory.
#[derive(Debug, Default)]
pub(crate) struct Candidates {
    all: Vec<Candidate>,
    /// Name (upper half), and its place in the list, counted from one; 0 where there is none.
    slots: Vec<u64>,
}

impl Candidates {
    /// Forgets all. The memory is kept.
    pub(crate) fn clear(&mut self) {
        self.all.clear();
        self.slots.clear();
        self.slots.resize(FEWEST, 0);
    }

    /// All names that were met.
    pub(crate) fn all(&self) -> &[Candidate] {
        &self.all
    }

    /// A name was met by a word of the question: of two meetings by one word the first counts.
    pub(crate) fn meet(&mut self, entry: Entry, word: u16, met: Met, open: bool) {
        if self.all.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let name = entry.name();
        let Some(slot) = free(&mut self.slots, name) else {
            return;
        };
        if *slot == 0 {
            self.all.push(Candidate {
                entry,
                met,
                word,
                open,
            });
            *slot = filled(name, self.all.len());
        } else if let Some(known) = self.all.get_mut(place(*slot))
            && known.word != word
        {
            known.word = word;
            known.open |= open;
            known.met.add(met);
        }
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(FEWEST);
        self.slots.clear();
        self.slots.resize(size, 0);
        for (number, candidate) in (1..).zip(&self.all) {
            let name = candidate.entry.name();
            if let Some(slot) = free(&mut self.slots, name) {
                *slot = filled(name, number);
            }
        }
    }
}

/// The slot of a name, or the free one where it belongs. The slots are a power of two, half of them free.
fn free(slots: &mut [u64], name: u32) -> Option<&mut u64> {
    let last = slots.len().checked_sub(1)?;
    let mut at = (name.wrapping_mul(SPREAD) >> 7) as usize & last;
    while slots
        .get(at)
        .is_some_and(|slot| *slot != 0 && *slot >> 32 != u64::from(name))
    {
        at = (at + 1) & last;
    }
    slots.get_mut(at)
}

fn filled(name: u32, number: usize) -> u64 {
    u64::from(name) << 32 | u64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// Where the name of a filled slot stands in the list.
fn place(slot: u64) -> usize {
    ((slot & 0xFFFF_FFFF) as usize).wrapping_sub(1)
}

#[cfg(test)]
mod tests {
    use super::{Candidates, Met};
    use crate::matching::hint::Hint;
    use crate::matching::postings::Entry;

    proptest::proptest! {
        #[test]
        fn each_name_stands_once_with_what_met_it(
            meetings in proptest::collection::vec((0_u32..400, 1_u16..4), 0..1200)
        ) {
            let mut candidates = Candidates::default();
            for round in 0..2 {
                candidates.clear();
                // Of the meetings of a name, those by another word than the last one count.
                let (mut names, mut last) = (Vec::new(), std::collections::HashMap::new());
                for (name, word) in &meetings {
                    // Positions far apart, as they are among millions of names.
                    let name = name.wrapping_mul(0x0001_0001);
                    let met = Met::words(1.0, 1.0, 1.0);
                    candidates.meet(Entry::new(name, Hint(round)), *word, met, *word == 3);
                    let known = last.entry(name).or_insert_with(|| {
                        names.push(name);
                        (0, 0.0, false)
                    });
                    if known.0 != *word {
                        *known = (*word, known.1 + 1.0, known.2 || *word == 3);
                    }
                }
                let got: Vec<_> = candidates.all().iter().map(|c| c.entry.name()).collect();
                proptest::prop_assert_eq!(got, names);
                for candidate in candidates.all() {
                    let known = &last[&candidate.entry.name()];
                    proptest::prop_assert_eq!((candidate.word, candidate.met.both, candidate.open), *known);
                }
            }
        }
    }
}
