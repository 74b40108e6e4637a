//! An index as bytes, from which it is searched without being built again.
//!
//! Header, then the arrays one after another, each begun at a multiple of eight bytes, then a check sum of
//! all before it (CRC-32). The arrays stand as this kind of machine holds them, so a snapshot of another
//! kind, or of another version, is refused and the index built anew.

use super::atom::Atom;
use super::index::{Index, Span, Word};
use super::postings::Postings;
use super::stored::{Stored, StoredText};
use super::table::Table;
use crc32fast::Hasher;
use std::fmt;
use zerocopy::{Immutable, IntoBytes, KnownLayout, TryFromBytes};

/// First bytes of a snapshot. The last one counts the versions of the form.
const MAGIC: [u8; 8] = *b"CSNAMES\x02";
/// Tells the order of bytes, and the sizes of the records.
const LAYOUT: u64 = 0x0102_0304
    | (size_of::<Atom>() as u64) << 32
    | (size_of::<Span>() as u64) << 40
    | (size_of::<Word>() as u64) << 48;
/// Bytes of the key.
const KEY: usize = 32;
/// Arrays of an index.
const ARRAYS: usize = 16;
const HEADER: usize = MAGIC.len() + KEY + 8 * (1 + ARRAYS);
const WORD: usize = 8;

/// Why bytes are not the index that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SnapshotError {
    /// It is no snapshot, or one of another version or kind of machine.
    Foreign,
    /// It is the snapshot of other names.
    OtherNames,
    /// It is damaged.
    Damaged,
}

impl fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Foreign => "no snapshot of names of this version",
            Self::OtherNames => "a snapshot of other names",
            Self::Damaged => "a damaged snapshot of names",
        })
    }
}

impl std::error::Error for SnapshotError {}

impl Index {
    /// Gives the bytes of the index to `out`, piece by piece. The key says of which names and words it was
    /// made; equal indexes give equal bytes.
    ///
    /// # Errors
    /// What `out` says.
    pub fn write<E>(
        &self,
        key: &[u8; 32],
        mut out: impl FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let arrays = self.arrays();
        let mut sum = Hasher::new();
        let mut put = |bytes: &[u8]| {
            sum.update(bytes);
            out(bytes)
        };
        put(&MAGIC)?;
        put(key)?;
        put(&LAYOUT.to_ne_bytes())?;
        for array in &arrays {
            put(&(array.len() as u64).to_ne_bytes())?;
        }
        for array in &arrays {
            put(array)?;
            let rest = array.len().next_multiple_of(WORD) - array.len();
            put([0; WORD].get(..rest).unwrap_or_default())?;
        }
        out(&u64::from(sum.finalize()).to_ne_bytes())
    }

    /// The index that was written under this key. Its names stay where the bytes are.
    ///
    /// ```
    /// use countersight_names::matching::{Builder, Index, Prepared, SnapshotError, Words};
    /// let words = Words::new(&[], &[]);
    /// let mut builder = Builder::default();
    /// builder.add(&Prepared::new("Hikvision Ltd", &words));
    /// // Bytes begin at a multiple of eight, as a mapped file does.
    /// let mut bytes = Vec::new();
    /// builder.build().write(&[7; 32], |some| -> Result<(), SnapshotError> {
    ///     bytes.extend_from_slice(some);
    ///     Ok(())
    /// })?;
    /// # let words = bytes.chunks(8).map(|c| u64::from_ne_bytes(c.try_into().unwrap()));
    /// # let words: &'static [u64] = words.collect::<Vec<u64>>().leak();
    /// # let bytes: &'static [u8] = zerocopy::IntoBytes::as_bytes(words);
    /// assert_eq!(Index::mapped(bytes, &[7; 32])?.len(), 1);
    /// assert_eq!(Index::mapped(bytes, &[8; 32]).err(), Some(SnapshotError::OtherNames));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Bytes that are not such an index, whole. All of them are read for the check sum.
    pub fn mapped(bytes: &'static [u8], key: &[u8; 32]) -> Result<Self, SnapshotError> {
        let mut arrays = Arrays::open(bytes, key)?;
        Ok(Self {
            text: arrays.text()?,
            atoms: arrays.array()?,
            names: arrays.array()?,
            word_text: arrays.text()?,
            words: arrays.array()?,
            sorted: arrays.array()?,
            postings: Postings::stored(
                arrays.array()?,
                arrays.array()?,
                arrays.array()?,
                arrays.array()?,
            ),
            near: Table::stored(arrays.array()?, arrays.array()?, arrays.array()?),
            forms: Table::stored(arrays.array()?, arrays.array()?, arrays.array()?),
        })
    }

    fn arrays(&self) -> [&[u8]; ARRAYS] {
        let (postings, near, forms) = (&self.postings, &self.near, &self.forms);
        [
            self.text.as_bytes(),
            self.atoms.as_bytes(),
            self.names.as_bytes(),
            self.word_text.as_bytes(),
            self.words.as_bytes(),
            self.sorted.as_bytes(),
            postings.slots.as_bytes(),
            postings.hashes.as_bytes(),
            postings.starts.as_bytes(),
            postings.entries.as_bytes(),
            near.starts.as_bytes(),
            near.hashes.as_bytes(),
            near.values.as_bytes(),
            forms.starts.as_bytes(),
            forms.hashes.as_bytes(),
            forms.values.as_bytes(),
        ]
    }
}

/// The arrays of a snapshot, one after another.
struct Arrays {
    rest: &'static [u8],
    sizes: std::array::IntoIter<u64, ARRAYS>,
}

impl Arrays {
    fn open(bytes: &'static [u8], key: &[u8; KEY]) -> Result<Self, SnapshotError> {
        let (head, rest) = bytes
            .split_at_checked(HEADER)
            .ok_or(SnapshotError::Foreign)?;
        let mut head = Fields(head);
        if head.take()? != MAGIC {
            return Err(SnapshotError::Foreign);
        }
        let own: [u8; KEY] = head.take()?;
        if head.number()? != LAYOUT {
            return Err(SnapshotError::Foreign);
        }
        if own != *key {
            return Err(SnapshotError::OtherNames);
        }
        let mut sizes = [0; ARRAYS];
        for size in &mut sizes {
            *size = head.number()?;
        }
        let end = bytes
            .len()
            .checked_sub(WORD)
            .ok_or(SnapshotError::Damaged)?;
        let (summed, sum) = bytes.split_at_checked(end).ok_or(SnapshotError::Damaged)?;
        if Fields(sum).number()? != u64::from(crc32fast::hash(summed)) {
            return Err(SnapshotError::Damaged);
        }
        Ok(Self {
            rest,
            sizes: sizes.into_iter(),
        })
    }

    fn bytes(&mut self) -> Result<&'static [u8], SnapshotError> {
        let size = self
            .sizes
            .next()
            .and_then(|size| usize::try_from(size).ok());
        let size = size.ok_or(SnapshotError::Damaged)?;
        let padded = size
            .checked_next_multiple_of(WORD)
            .ok_or(SnapshotError::Damaged)?;
        let (array, rest) = self
            .rest
            .split_at_checked(padded)
            .ok_or(SnapshotError::Damaged)?;
        self.rest = rest;
        array.get(..size).ok_or(SnapshotError::Damaged)
    }

    fn text(&mut self) -> Result<StoredText, SnapshotError> {
        let text = std::str::from_utf8(self.bytes()?).ok();
        text.map(StoredText::Borrowed).ok_or(SnapshotError::Damaged)
    }

    fn array<T: TryFromBytes + Immutable + KnownLayout + Copy>(
        &mut self,
    ) -> Result<Stored<T>, SnapshotError> {
        let array = <[T]>::try_ref_from_bytes(self.bytes()?).ok();
        array.map(Stored::Borrowed).ok_or(SnapshotError::Damaged)
    }
}

/// Fields of a fixed size.
struct Fields<'b>(&'b [u8]);

impl Fields<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], SnapshotError> {
        let (field, rest) = self.0.split_first_chunk().ok_or(SnapshotError::Damaged)?;
        self.0 = rest;
        Ok(*field)
    }

    fn number(&mut self) -> Result<u64, SnapshotError> {
        self.take().map(u64::from_ne_bytes)
    }
}
