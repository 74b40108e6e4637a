//! What is told of a name in 32 bits beside each entry of the index, so that most names are passed over
//! without being looked at.

use super::prepare::{Atom, Name};
use super::words::Class;

/// Steps of weight of which a hint keeps up to 255.
const STEP: f32 = 1.0 / 32.0;
/// What a number, a place, a trade and a legal form weigh.
pub(crate) const NUMBER: f32 = 0.80;
pub(crate) const PLACE: f32 = 0.30;
pub(crate) const TRADE: f32 = 0.24;
pub(crate) const FORM: f32 = 0.03;

/// Weight of the distinctive words (upper 8 bits, rounded down), and a bit for each number (of 4), place
/// and trade (of 10 each). Two meanings may share a bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Hint(pub(crate) u32);

impl Hint {
    pub(crate) fn of(name: Name<'_>) -> Self {
        let (mut core, mut bits) = (0.0, 0);
        for atom in name.atoms {
            bits |= Self::sense(atom).0;
            if atom.class == Class::Core {
                core += atom.weight;
            }
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the weight is no less than 0, and cut to 255 steps"
        )]
        let steps = (core / STEP).floor().min(255.0) as u32;
        Self(steps << 24 | bits)
    }

    /// The bit of a number, place or trade.
    pub(crate) fn sense(atom: &Atom) -> Self {
        let meaning = u64::from(atom.meaning);
        Self(match atom.class {
            Class::Number => u32::from(number(atom.latin)) << 20,
            Class::Place => u32::from(meant(meaning)) << 10,
            Class::Trade => meant(meaning).into(),
            Class::Core | Class::Form | Class::Filler => 0,
        })
    }

    /// Whether both have a bit of a number, place or trade in common.
    pub(crate) fn shares(self, other: Self) -> bool {
        self.0 & other.0 & 0x00FF_FFFF != 0
    }

    /// The least that the distinctive words weigh.
    pub(crate) fn core(self) -> f32 {
        f32::from(self.bits(24, 0xFF)) * STEP
    }

    /// The most that they weigh.
    pub(crate) fn core_at_most(self) -> f32 {
        match self.bits(24, 0xFF) {
            255 => f32::INFINITY,
            steps => f32::from(steps) * STEP + STEP,
        }
    }

    pub(crate) fn numbers(self) -> u16 {
        self.bits(20, 0xF)
    }

    pub(crate) fn places(self) -> u16 {
        self.bits(10, 0x3FF)
    }

    pub(crate) fn trades(self) -> u16 {
        self.bits(0, 0x3FF)
    }

    fn bits(self, shift: u32, mask: u32) -> u16 {
        u16::try_from(self.0 >> shift & mask).unwrap_or_default()
    }
}

fn mixed(key: u64) -> u64 {
    key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32
}

/// The bit of a number.
pub(crate) fn number(key: u64) -> u16 {
    1 << (mixed(key) % 4)
}

/// The bit of a place or trade.
pub(crate) fn meant(meaning: u64) -> u16 {
    1 << (mixed(meaning) % 10)
}
