//! What is told of a name in 32 bits beside each entry of the index, so that most names are passed over
//! without being looked at.

use super::prepare::{Atom, Name};
use super::words::Class;
use zerocopy::{Immutable, IntoBytes, KnownLayout, TryFromBytes};

/// Steps of weight of which a hint keeps up to 255.
pub(crate) const STEP: f32 = 1.0 / 32.0;
/// What a number, a place, a trade and a legal form weigh.
pub(crate) const NUMBER: f32 = 0.80;
pub(crate) const PLACE: f32 = 0.30;
pub(crate) const TRADE: f32 = 0.24;
pub(crate) const FORM: f32 = 0.03;

/// Bits of places, or of trades, in a [`Signature`], and those of them in a [`Hint`], each of which
/// stands for three.
const WIDE: u32 = 30;
const NARROW: u32 = 10;

/// One bit of thirty for each place and each trade of a name. Two meanings may share a bit.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, IntoBytes, TryFromBytes, Immutable, KnownLayout,
)]
#[repr(C)]
pub(crate) struct Signature {
    pub(crate) places: u32,
    pub(crate) trades: u32,
}

/// Weight of the distinctive words of a name (upper 8 bits, rounded down), and a bit for each number
/// (of 4), place and trade (of 10 each).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Hint(pub(crate) u32);

/// What is told of a name, closely or not.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told {
    pub(crate) core: f32,
    pub(crate) core_at_most: f32,
    pub(crate) numbers: u32,
    pub(crate) senses: Signature,
}

impl Signature {
    /// Every place and trade.
    pub(crate) const ANY: Self = Self {
        places: u32::MAX,
        trades: u32::MAX,
    };

    /// The bits of a name.
    pub(crate) fn of(name: Name<'_>) -> Self {
        let mut all = Self::default();
        for atom in name.atoms {
            all.add(Self::sense(atom));
        }
        all
    }

    /// The bit of a place or trade.
    pub(crate) fn sense(atom: &Atom) -> Self {
        let bit = 1 << (mixed(atom.meaning.into()) % u64::from(WIDE));
        match atom.class {
            Class::Place => Self {
                places: bit,
                trades: 0,
            },
            Class::Trade => Self {
                places: 0,
                trades: bit,
            },
            _ => Self::default(),
        }
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.places |= other.places;
        self.trades |= other.trades;
    }

    pub(crate) fn shares(self, other: Self) -> bool {
        self.places & other.places != 0 || self.trades & other.trades != 0
    }

    pub(crate) fn is_empty(self) -> bool {
        self.places | self.trades == 0
    }

    /// The same in the bits of a hint.
    pub(crate) fn narrow(self) -> Self {
        let fold = |bits: u32| (bits | bits >> NARROW | bits >> (2 * NARROW)) & ((1 << NARROW) - 1);
        Self {
            places: fold(self.places),
            trades: fold(self.trades),
        }
    }
}

impl Hint {
    pub(crate) fn of(name: Name<'_>) -> Self {
        let senses = Signature::of(name).narrow();
        let (mut core, mut numbers) = (0.0, 0);
        for atom in name.atoms {
            match atom.class {
                Class::Core => core += atom.weight,
                Class::Number => numbers |= number(atom),
                _ => {}
            }
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the weight is no less than 0, and cut to 255 steps"
        )]
        let steps = (core / STEP).floor().min(255.0) as u32;
        Self(steps << 24 | numbers << 20 | senses.places << NARROW | senses.trades)
    }

    /// The least that the distinctive words weigh.
    pub(crate) fn core(self) -> f32 {
        f32::from(u8::try_from(self.0 >> 24).unwrap_or(u8::MAX)) * STEP
    }

    /// All that it tells.
    pub(crate) fn told(self) -> Told {
        let core = self.core();
        Told {
            core,
            core_at_most: if self.0 >> 24 == 255 {
                f32::INFINITY
            } else {
                core + STEP
            },
            numbers: self.0 >> 20 & 0xF,
            senses: Signature {
                places: self.0 >> NARROW & 0x3FF,
                trades: self.0 & 0x3FF,
            },
        }
    }
}

fn mixed(key: u64) -> u64 {
    key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32
}

/// The bit of a number.
pub(crate) fn number(atom: &Atom) -> u32 {
    1 << (mixed(atom.latin) % 4)
}
