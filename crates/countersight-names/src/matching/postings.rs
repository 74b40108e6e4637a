//! Names under keys, each with its [`Hint`], in one flat table.

use super::hint::Hint;
use super::stored::Stored;
use std::ops::Range;
use zerocopy::{Immutable, IntoBytes, KnownLayout, TryFromBytes};

/// A name and what is told of it.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    IntoBytes,
    TryFromBytes,
    Immutable,
    KnownLayout,
)]
#[repr(transparent)]
pub(crate) struct Entry(u64);

impl Entry {
    pub(super) fn new(name: u32, hint: Hint) -> Self {
        Self(u64::from(hint.0) << 32 | u64::from(name))
    }

    pub(crate) fn name(self) -> u32 {
        u32::try_from(self.0 & 0xFFFF_FFFF).unwrap_or_default()
    }

    pub(crate) fn hint(self) -> Hint {
        Hint(u32::try_from(self.0 >> 32).unwrap_or_default())
    }
}

/// Many names under each key, those with little distinctive weight first. Two keys may share a hash:
/// a name found by chance is scored like any other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Postings {
    /// Where the hashes begin whose upper bits are the position in this list.
    pub(super) slots: Stored<u32>,
    /// Each hash once, ascending.
    pub(super) hashes: Stored<u32>,
    /// Where the entries of each hash begin, and at last where all end.
    pub(super) starts: Stored<u32>,
    pub(super) entries: Stored<Entry>,
    shift: u32,
}

impl Postings {
    /// Builds the table from pairs of hash and name in any order; a pair given twice stands once.
    pub(crate) fn new(mut pairs: Vec<(u32, u32)>, hints: &[Hint]) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let (mut hashes, mut starts) = (Vec::new(), Vec::new());
        let mut entries = Vec::with_capacity(pairs.len());
        for group in pairs.chunk_by(|a, b| a.0 == b.0) {
            let Some((hash, _)) = group.first() else {
                continue;
            };
            let begin = entries.len();
            hashes.push(*hash);
            starts.push(u32::try_from(begin).unwrap_or(u32::MAX));
            let hint = |name: u32| hints.get(name as usize).copied().unwrap_or_default();
            entries.extend(group.iter().map(|(_, name)| Entry::new(*name, hint(*name))));
            if let Some(own) = entries.get_mut(begin..) {
                own.sort_unstable();
            }
        }
        starts.push(u32::try_from(entries.len()).unwrap_or(u32::MAX));
        let slots = slots(&hashes);
        hashes.shrink_to_fit();
        starts.shrink_to_fit();
        Self::stored(slots.into(), hashes.into(), starts.into(), entries.into())
    }

    /// The table whose arrays these are.
    pub(super) fn stored(
        slots: Stored<u32>,
        hashes: Stored<u32>,
        starts: Stored<u32>,
        entries: Stored<Entry>,
    ) -> Self {
        let shift = shift(slots.len());
        Self {
            slots,
            hashes,
            starts,
            entries,
            shift,
        }
    }

    /// Where the names under a key stand.
    pub(crate) fn find(&self, hash: u32) -> Range<u32> {
        self.find_in(&self.slot(hash), hash)
    }

    /// Where the hashes stand among which this one is.
    pub(crate) fn slot(&self, hash: u32) -> Range<u32> {
        let slot = (hash >> self.shift) as usize;
        match self.slots.get(slot..slot + 2) {
            Some([from, to]) => *from..*to,
            _ => 0..0,
        }
    }

    /// Where the names stand under a hash, which is one of these.
    pub(crate) fn find_in(&self, hashes: &Range<u32>, hash: u32) -> Range<u32> {
        let find = || {
            let from = hashes.start as usize;
            let hashes = self.hashes.get(from..hashes.end as usize)?;
            let at = from + hashes.iter().position(|own| *own == hash)?;
            Some(*self.starts.get(at)?..*self.starts.get(at + 1)?)
        };
        find().unwrap_or(0..0)
    }

    /// Something of each of these places, read so that all are at hand.
    pub(crate) fn first_hashes(&self, places: &[Range<u32>]) -> u32 {
        let read = |array: &[u32], at: u32| array.get(at as usize).copied().unwrap_or_default();
        places.iter().fold(0, |sum, place| {
            sum ^ read(&self.hashes, place.start) ^ read(&self.starts, place.start)
        })
    }

    /// The same of entries.
    pub(crate) fn first_entries(&self, places: impl Iterator<Item = u32>) -> u32 {
        places.fold(0, |sum, at| {
            sum ^ self
                .entries
                .get(at as usize)
                .map_or(0, |entry| entry.name())
        })
    }

    /// The names that stand there.
    pub(crate) fn range(&self, range: Range<u32>) -> &[Entry] {
        let range = range.start as usize..range.end as usize;
        self.entries.get(range).unwrap_or_default()
    }

    /// Bytes in memory.
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(&*self.slots)
            + size_of_val(&*self.hashes)
            + size_of_val(&*self.starts)
            + size_of_val(&*self.entries)
    }
}

/// Where the hashes of each slot begin, about four a slot, and where the last one ends.
pub(crate) fn slots(hashes: &[u32]) -> Vec<u32> {
    let bits = hashes.len().max(4).ilog2().saturating_sub(2).clamp(1, 24);
    let shift = 32 - bits;
    let mut slots = Vec::with_capacity((1 << bits) + 1);
    let mut at = 0_usize;
    for slot in 0..=(1_u64 << bits) {
        while hashes
            .get(at)
            .is_some_and(|hash| u64::from(hash >> shift) < slot)
        {
            at += 1;
        }
        slots.push(u32::try_from(at).unwrap_or(u32::MAX));
    }
    slots
}

/// By how much a hash is shifted to its slot, of so many [`slots`].
pub(crate) fn shift(slots: usize) -> u32 {
    32 - slots.saturating_sub(1).max(2).ilog2().min(31)
}

#[cfg(test)]
mod tests {
    use super::{Hint, Postings};

    proptest::proptest! {
        #[test]
        fn every_pair_is_found_and_no_other(
            pairs in proptest::collection::vec((0_u32..50, 0_u32..9), 0..80)
        ) {
            let spread = |hash: u32| hash.wrapping_mul(0x9E37_79B9);
            let hints: Vec<Hint> = (0..9).map(|name| Hint((9 - name) << 24)).collect();
            let table = Postings::new(pairs.iter().map(|(h, v)| (spread(*h), *v)).collect(), &hints);
            for hash in 0..60 {
                let mut expected: Vec<u32> = pairs.iter().filter(|e| e.0 == hash).map(|e| e.1).collect();
                expected.sort_unstable();
                expected.dedup();
                expected.reverse();
                let got: Vec<u32> = table.range(table.find(spread(hash))).iter().map(|e| e.name()).collect();
                proptest::prop_assert_eq!(got, expected);
            }
        }
    }
}
