//! A table from hashed keys to numbers, flat and sorted, so that millions of entries stay small.

use super::postings::{shift, slots};
use super::stored::Stored;
use std::hint::black_box;

/// Many values under each key. Two keys may share a hash; whoever looks something up verifies it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Table {
    /// Where the hashes begin whose upper bits are the position in this list.
    pub(super) starts: Stored<u32>,
    pub(super) hashes: Stored<u32>,
    pub(super) values: Stored<u32>,
    shift: u32,
}

/// The part of a key that is stored.
pub(crate) fn short(key: u64) -> u32 {
    u32::try_from(key >> 32).unwrap_or_default()
}

impl Table {
    /// Builds the table from entries in any order; an entry given twice stands once.
    pub(crate) fn new(mut entries: Vec<(u32, u32)>) -> Self {
        entries.sort_unstable();
        entries.dedup();
        let (hashes, values): (Vec<u32>, Vec<u32>) = entries.into_iter().unzip();
        let starts = slots(&hashes);
        Self::stored(starts.into(), hashes.into(), values.into())
    }

    /// The table whose arrays these are.
    pub(super) fn stored(starts: Stored<u32>, hashes: Stored<u32>, values: Stored<u32>) -> Self {
        let shift = shift(starts.len());
        Self {
            starts,
            hashes,
            values,
            shift,
        }
    }

    /// The values under a key, ascending.
    pub(crate) fn get(&self, hash: u32) -> &[u32] {
        let slot = (hash >> self.shift) as usize;
        let (Some(&from), Some(&to)) = (self.starts.get(slot), self.starts.get(slot + 1)) else {
            return &[];
        };
        let (from, to) = (from as usize, to as usize);
        let Some(hashes) = self.hashes.get(from..to) else {
            return &[];
        };
        let first = hashes.partition_point(|h| *h < hash);
        let count = hashes
            .get(first..)
            .map_or(0, |rest| rest.partition_point(|h| *h == hash));
        self.values
            .get(from + first..from + first + count)
            .unwrap_or_default()
    }

    /// The values under each of these keys. The look-ups are made side by side, for each waits for memory.
    pub(crate) fn each(&self, hashes: &[u32], mut found: impl FnMut(u32)) {
        let slot = |hash: &u32| {
            let slot = (hash >> self.shift) as usize;
            self.starts.get(slot).map_or(0, |start| *start as usize)
        };
        let read = |array: &[u32], at: usize| array.get(at).copied().unwrap_or_default();
        black_box(hashes.iter().fold(0, |sum, hash| {
            let at = slot(hash);
            sum ^ read(&self.hashes, at) ^ read(&self.values, at)
        }));
        for hash in hashes {
            self.get(*hash).iter().for_each(|value| found(*value));
        }
    }

    /// Bytes in memory.
    pub(crate) fn bytes(&self) -> usize {
        size_of_val(&*self.starts) + size_of_val(&*self.hashes) + size_of_val(&*self.values)
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    proptest::proptest! {
        #[test]
        fn every_entry_is_found_and_no_other(
            entries in proptest::collection::vec((0_u32..50, 0_u32..9), 0..80)
        ) {
            let spread = |hash: u32| hash.wrapping_mul(0x9E37_79B9);
            let table = Table::new(entries.iter().map(|(h, v)| (spread(*h), *v)).collect());
            for hash in 0..60 {
                let mut expected: Vec<u32> = entries.iter().filter(|e| e.0 == hash).map(|e| e.1).collect();
                expected.sort_unstable();
                expected.dedup();
                proptest::prop_assert_eq!(table.get(spread(hash)), expected);
            }
        }
    }
}
