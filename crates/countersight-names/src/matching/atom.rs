//! The smallest part of a name that is compared.

use super::words::{Class, Reach};
use zerocopy::{Immutable, IntoBytes, KnownLayout, TryFromBytes};

/// The smallest part of a name that is compared: a word, a phrase of the lexicon, a number, or one Han
/// character.
#[derive(Debug, Clone, Copy, PartialEq, IntoBytes, TryFromBytes, Immutable, KnownLayout)]
#[repr(C)]
pub(crate) struct Atom {
    /// Key of the text as written, folded.
    pub(crate) native: u64,
    /// Key of the text in Latin letters.
    pub(crate) latin: u64,
    /// Meaning of the lexicon; 0 for none.
    pub(crate) meaning: u32,
    /// Letters that stand in the Latin text: bit 0 for `a` to bit 25 for `z`, bit 26 for figures.
    pub(crate) letters: u32,
    /// What it tells.
    pub(crate) weight: f32,
    /// Where the Latin text begins.
    pub(crate) from: u16,
    /// Where it ends.
    pub(crate) to: u16,
    /// What part it plays.
    pub(crate) class: Class,
    /// What it is made of.
    pub(crate) kind: Kind,
    /// Written in letters other than Latin.
    pub(crate) foreign: bool,
    /// Fills the record, so that none of its bytes is left to chance.
    pub(crate) spare: [u8; 5],
}

/// What an atom is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoBytes, TryFromBytes, Immutable, KnownLayout)]
#[repr(u8)]
pub(crate) enum Kind {
    Word,
    /// One letter, which may stand for a word.
    Letter,
    /// One Han character, which joins its neighbours.
    Syllable,
    /// Several words that are one phrase of the lexicon.
    Phrase,
    /// A legal form of a group, with all that it holds.
    Group,
    /// A legal form of one company, often one of a group.
    Company,
    /// A legal form of one company with shares.
    Stock,
    /// A word that Chinese holds within another: 科技 is science and technology.
    Held,
}

impl From<Reach> for Kind {
    fn from(reach: Reach) -> Self {
        match reach {
            Reach::Group => Self::Group,
            Reach::Company => Self::Company,
            Reach::Stock => Self::Stock,
        }
    }
}

impl Atom {
    /// How far a legal form reaches.
    pub(crate) fn reach(&self) -> Option<Reach> {
        match self.kind {
            Kind::Group => Some(Reach::Group),
            Kind::Company => Some(Reach::Company),
            Kind::Stock => Some(Reach::Stock),
            _ => None,
        }
    }

    pub(crate) fn len(&self) -> usize {
        usize::from(self.to - self.from)
    }

    pub(crate) fn syllable(&self) -> bool {
        self.kind == Kind::Syllable
    }

    pub(crate) fn initial(&self) -> bool {
        self.kind == Kind::Letter
    }

    pub(crate) fn phrase(&self) -> bool {
        self.kind == Kind::Phrase
    }

    /// A word that Chinese holds within another.
    pub(crate) fn held(&self) -> bool {
        self.kind == Kind::Held
    }

    /// Whether it is written in letters other than Latin, known to the lexicon or not.
    pub(crate) fn other_script(&self) -> bool {
        self.foreign || self.native != self.latin && !self.phrase()
    }
}

/// Which letters stand in a Latin text.
pub(crate) fn letters(text: &str) -> u32 {
    text.bytes().fold(0, |set, byte| match byte {
        b'a'..=b'z' => set | 1 << (byte - b'a'),
        _ => set | 1 << 26,
    })
}
