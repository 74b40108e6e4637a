//! What is left over of one of two names, and what met of it.

use super::prepare::{Atom, Name};
use super::words::{Class, Reach};

/// How far a name reaches by its legal form. A group may have limited liability, too; one that is a company
/// with shares, 集团股份有限公司, may be either.
pub(super) fn reach(name: Name<'_>) -> Option<Reach> {
    let reaches = || name.atoms.iter().filter_map(Atom::reach);
    let (group, stock) = (
        reaches().any(|reach| reach == Reach::Group),
        reaches().any(|reach| reach == Reach::Stock),
    );
    match (group, stock) {
        (true, true) => None,
        (true, false) => Some(Reach::Group),
        _ => reaches().next().map(|_| Reach::Company),
    }
}

/// Whether two names say that they reach differently far.
pub(super) fn reach_differs(a: Name<'_>, b: Name<'_>) -> bool {
    reach(a).zip(reach(b)).is_some_and(|(a, b)| a != b)
}

/// Whether one name says in Chinese how far it reaches, and the other does not say it: a mere `Corporation`, as
/// which the groups of the state are translated, beside one company, or no legal form at all beside either, if
/// `bare` names count.
pub(super) fn reach_unsaid(a: Name<'_>, b: Name<'_>, bare: bool) -> bool {
    let unsaid = |chinese: Name<'_>, reach: Reach, latin: Name<'_>| {
        let form = latin.atoms.iter().any(|atom| atom.class == Class::Form);
        let open = form && reach == Reach::Company || bare && !form;
        open && written_in_han(chinese) && !written_in_han(latin)
    };
    match (reach(a), reach(b)) {
        (Some(reach), None) => unsaid(a, reach, b),
        (None, Some(reach)) => unsaid(b, reach, a),
        _ => false,
    }
}

/// Whether a name is written in Han characters or another script without spaces.
pub(super) fn written_in_han(name: Name<'_>) -> bool {
    name.atoms.iter().any(Atom::other_script)
}

/// What is left over of one name.
#[derive(Debug, Default)]
pub(super) struct Side {
    pub(super) core: f32,
    pub(super) numbers: f32,
    pub(super) places: f32,
    pub(super) trades: f32,
    pub(super) forms: f32,
    pub(super) has_core: bool,
    /// The heaviest word that is left, and all Han characters that are left: together they are one word.
    left_word: f32,
    left_syllables: f32,
    met_word: f32,
    met_syllables: f32,
}

impl Side {
    /// What is left of a name before the cut.
    pub(super) fn of(name: Name<'_>, left: u64, cut: u64) -> Self {
        let mut side = Self {
            has_core: atoms(name, !cut).any(|atom| atom.class == Class::Core),
            ..Self::default()
        };
        for atom in atoms(name, left & !cut) {
            match atom.class {
                Class::Core => {
                    side.core += atom.weight;
                    if atom.syllable() {
                        side.left_syllables += atom.weight;
                    } else {
                        side.left_word = side.left_word.max(atom.weight);
                    }
                }
                Class::Number => side.numbers += atom.weight,
                Class::Place => side.places += atom.weight,
                Class::Trade => side.trades += atom.weight,
                Class::Form => side.forms += atom.weight,
                Class::Filler => {}
            }
        }
        side
    }

    /// Whether the other name has words of trade or places of which this one has none left.
    pub(super) fn lacks_words_of(&self, other: &Self) -> bool {
        self.has_core && other.has_core && other.trades + other.places > 0.0
    }

    /// Whether nothing is left but legal forms.
    pub(super) fn only_forms(&self) -> bool {
        self.core + self.numbers + self.places + self.trades == 0.0
    }

    pub(super) fn meets(&mut self, (word, syllables): (f32, f32)) {
        self.met_word = self.met_word.max(word);
        self.met_syllables += syllables;
    }

    pub(super) fn met(&self) -> f32 {
        self.met_word.max(self.met_syllables)
    }

    /// Whether what is left tells more than what meets.
    pub(super) fn lacks_the_core(&self) -> bool {
        self.left_word > self.met()
            || self.left_syllables > 0.0 && self.left_syllables >= self.met()
    }

    pub(super) fn left(&self, other: &Self, lack: f32) -> f32 {
        let contradicts = |mine: f32, theirs: f32| {
            if theirs > 0.0 {
                mine * lack.max(1.0)
            } else {
                mine * lack
            }
        };
        self.core
            + self.numbers
            + contradicts(self.places, other.places)
            + contradicts(self.trades, other.trades)
            + self.forms
    }
}

/// The heaviest word of a core, and all Han characters of it.
pub(super) fn distinctive(name: Name<'_>, bits: u64) -> (f32, f32) {
    let mut found = (0.0_f32, 0.0);
    for atom in atoms(name, bits).filter(|atom| atom.class == Class::Core) {
        if atom.syllable() {
            found.1 += atom.weight;
        } else {
            found.0 = found.0.max(atom.weight);
        }
    }
    found
}

pub(super) fn atoms(name: Name<'_>, bits: u64) -> impl Iterator<Item = &Atom> {
    name.atoms
        .iter()
        .enumerate()
        .filter(move |(at, _)| bits >> at & 1 == 1)
        .map(|(_, atom)| atom)
}
