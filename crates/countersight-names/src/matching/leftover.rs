//! What is left over of both names, compared once more as a whole.

use super::align::{Alignment, How, Met};
use super::likeness::{closeness, typos_allowed};
use super::prepare::{Atom, Name};
use super::runs::{core_run, text_of};
use super::typo::typos;
use super::words::Class;

impl Alignment {
    /// What is left over on both sides, written together: `da huaxin` and `dahua xin`.
    pub(super) fn left_over(&mut self, a: Name<'_>, b: Name<'_>) {
        let (Some((run_a, weight_a)), Some((run_b, weight_b))) =
            (core_run(a, self.left_a), core_run(b, self.left_b))
        else {
            return;
        };
        if run_a.count_ones() + run_b.count_ones() < 3 {
            return;
        }
        let (one, other) = (text_of(a, run_a), text_of(b, run_b));
        // What is read aloud from Han characters holds no typing errors.
        let read = |name: Name<'_>, run: u64| {
            let mut atoms = name.atoms.iter().enumerate();
            atoms.any(|(at, atom)| run >> at & 1 == 1 && atom.syllable())
        };
        let allowed = if read(a, run_a) || read(b, run_b) {
            0
        } else {
            typos_allowed(one.len().min(other.len()))
        };
        if one.len().abs_diff(other.len()) > allowed || one.len() < 5 {
            return;
        }
        if let Some(distance) = typos(one, other, allowed) {
            self.take(Met {
                a: run_a,
                b: run_b,
                how: if distance == 0 {
                    How::Joined
                } else {
                    How::Typo
                },
                likeness: closeness(distance, one, other),
                weight: weight_a.min(weight_b),
            });
        }
    }

    /// One short word is left of each name, an error apart, and all else met: `Xin Luo`, `Xin Lou`.
    pub(super) fn last_word(&mut self, a: Name<'_>, b: Name<'_>) {
        let (Some((at_a, x)), Some((at_b, y))) =
            (only_word(a, self.left_a), only_word(b, self.left_b))
        else {
            return;
        };
        let (one, other) = (a.latin(x), b.latin(y));
        if x.class != Class::Core && y.class != Class::Core {
            // Two places of the lexicon are two places.
            return;
        }
        let beside = self
            .met
            .iter()
            .any(|met| met.likeness >= 0.7 && core_run(a, met.a).is_some());
        if beside && one.len().min(other.len()) >= 3 && typos(one, other, 1).is_some() {
            self.take(Met {
                a: at_a,
                b: at_b,
                how: How::Typo,
                likeness: closeness(1, one, other),
                weight: x.weight.min(y.weight),
            });
        }
    }
}

/// The only word that is left of a name, apart from legal forms: its bit, and the word.
fn only_word(name: Name<'_>, left: u64) -> Option<(u64, &Atom)> {
    let mut words = name.atoms.iter().enumerate().filter(|(at, atom)| {
        left >> at & 1 == 1 && !matches!(atom.class, Class::Form | Class::Filler)
    });
    let (Some((at, atom)), None) = (words.next(), words.next()) else {
        return None;
    };
    let word = matches!(atom.class, Class::Core | Class::Place);
    (word && !atom.syllable() && !atom.foreign).then_some((1 << at, atom))
}
