//! Names that are cut off: what stands behind the cut is unknown, and says neither yes nor no.

use super::align::{Alignment, How, Met, all};
use super::prepare::Name;
use super::words::Class;

/// Letters of a name that may be cut off behind a word: fields of a form often hold twenty characters.
pub(super) const CUT_BEHIND: usize = 16;

/// Bits of the atoms behind the cut, in either name.
pub(super) type Behind = (u64, u64);

impl Alignment {
    /// What stands behind the word in which the other name is cut off, if all else of that name meets.
    pub(super) fn cut_within(&self, a: Name<'_>, b: Name<'_>) -> Behind {
        let cut = |short: Name<'_>, left: u64, own: fn(&Met) -> u64, others: fn(&Met) -> u64| {
            if left != 0 {
                return 0;
            }
            let last = 1_u64 << short.atoms.len().saturating_sub(1).min(63);
            let met = self
                .met
                .iter()
                .find(|m| m.how == How::CutOff && own(m) == last);
            // Every bit above the one that met.
            met.map_or(0, |met| !(others(met) | (others(met) - 1)))
        };
        (
            cut(b, self.left_b, |m| m.b, |m| m.a),
            cut(a, self.left_a, |m| m.a, |m| m.b),
        )
    }

    /// What stands behind the words with which a long name begins that the other name is, word for word.
    pub(super) fn cut_behind(&self, a: Name<'_>, b: Name<'_>) -> Behind {
        let cut = |short: Name<'_>, left: u64, long: Name<'_>, others: fn(&Met) -> u64| {
            let met = self.met.iter().fold(0, |bits, met| bits | others(met));
            let begins = left == 0 && met & met.wrapping_add(1) == 0;
            if begins && short.text.len() >= CUT_BEHIND {
                all(long) & !met
            } else {
                0
            }
        };
        let behind = (
            cut(b, self.left_b, a, |m| m.a),
            cut(a, self.left_a, b, |m| m.b),
        );
        let says = |name: Name<'_>, bits: u64| {
            let mut atoms = name.atoms.iter().enumerate();
            atoms.any(|(at, atom)| bits >> at & 1 == 1 && atom.class != Class::Form)
        };
        let word_for_word = self.met.iter().all(|met| met.how == How::Equal);
        if word_for_word && self.meets_coined_word(a, b) && (says(a, behind.0) || says(b, behind.1))
        {
            behind
        } else {
            (0, 0)
        }
    }
}
