//! The score of two names.
//!
//! A weighted form of Dice's coefficient (Dice 1945): what meets, twice, over what meets and what is
//! left over. Weights are inverse document frequencies, so a rare word tells more than a common one.
//! Words that one name merely lacks weigh less than words that contradict; a number that contradicts
//! and a distinctive word that is missing decide.

use super::align::{Alignment, How, Met};
use super::prepare::{Atom, Name};
use super::words::Class;

/// Score from which two names are one company: the one default threshold.
pub const SAME: f32 = 0.85;
/// Score from which a person should look.
pub const REVIEW: f32 = 0.70;

/// The most that a name can score by one word that is not plainly coined.
const QUESTION: f32 = 0.84;
/// What several words together must tell to be as good as a coined one.
const TWO_WORDS: f32 = 1.4;
/// Letters from which a word that stands in no other name of the lists is taken for coined.
const COINED: usize = 7;
/// The most that a name can score that is cut off.
const CUT: f32 = 0.8;

/// Whether two names stand in the order in which they are aligned.
pub(crate) fn in_order(a: Name<'_>, b: Name<'_>) -> bool {
    (a.text.len(), a.text) <= (b.text.len(), b.text)
}

/// What the score of two names says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Two companies, or nothing that says they are one.
    Different,
    /// A person must look.
    Review,
    /// One company.
    Same,
}

impl Verdict {
    /// The verdict of a score.
    pub fn of(score: f32) -> Self {
        if score >= SAME {
            Self::Same
        } else if score >= REVIEW {
            Self::Review
        } else {
            Self::Different
        }
    }

    /// The word of the contract.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Different => "different",
            Self::Review => "review",
            Self::Same => "same",
        }
    }
}

/// How two names score, and why.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Tally {
    pub(crate) score: f32,
    /// Numbers that contradict.
    pub(crate) numbers_differ: bool,
    /// The most distinctive word of a name is missing in the other.
    pub(crate) core_missing: bool,
}

impl Alignment {
    /// The score of two names, from 0 to 1.
    ///
    /// ```
    /// use countersight_names::matching::{Alignment, Prepared, Words};
    /// let words = Words::new(&[], &[]);
    /// let (a, b) = (Prepared::new("HIK VISION", &words), Prepared::new("Hikvision", &words));
    /// assert!(Alignment::default().score(a.name(), b.name()) > 0.99);
    /// ```
    pub fn score(&mut self, a: Name<'_>, b: Name<'_>) -> f32 {
        // One order for both ways of asking, so that the score of a pair is one.
        let (a, b) = if in_order(a, b) { (a, b) } else { (b, a) };
        self.align(a, b);
        self.tally(a, b).score
    }

    pub(crate) fn tally(&self, a: Name<'_>, b: Name<'_>) -> Tally {
        let (cut_a, cut_b) = self.cut_away(a, b);
        let mut side_a = Side::of(a, self.left_a & !cut_a);
        let mut side_b = Side::of(b, self.left_b & !cut_b);
        let (mut both, mut worth, mut both_forms) = (0.0, 0.0, 0.0);
        let mut meeting_core: f32 = 0.0;
        for met in &self.met {
            both += met.weight;
            worth += met.weight * met.likeness;
            if atoms(a, met.a).all(|atom| atom.class == Class::Form) {
                both_forms += met.weight;
            }
            let (x, y) = (distinctive(a, met.a), distinctive(b, met.b));
            if met.likeness >= 0.7 || met.how == How::Initial {
                side_a.meets(x);
                side_b.meets(y);
            }
            if x.0 + x.1 > 0.0 && y.0 + y.1 > 0.0 {
                meeting_core += met.weight * met.likeness;
            }
        }
        let has_core = side_a.has_core || side_b.has_core;
        let lack = if has_core {
            lenience(meeting_core)
        } else {
            1.0
        };
        let rest = side_a.left(&side_b, lack) + side_b.left(&side_a, lack);
        let mut score = if both + rest > 0.0 {
            2.0 * worth / (2.0 * both + rest)
        } else {
            0.0
        };
        if cut_a | cut_b != 0 {
            // Whatever stood behind may have been another company's.
            score = score.min(CUT);
        }
        let numbers_differ = side_a.numbers > 0.0 && side_b.numbers > 0.0;
        let missing = [&side_a, &side_b].map(Side::lacks_the_core);
        let core_missing = has_core && missing.contains(&true);
        let none_meets = [&side_a, &side_b]
            .iter()
            .any(|side| side.has_core && side.met() == 0.0);
        if (side_a.lacks_words_of(&side_b) || side_b.lacks_words_of(&side_a))
            && !self.meets_coined_word(a, b)
        {
            // A word that anybody may choose is not enough beside words that the other name lacks.
            score = score.min(QUESTION);
        }
        if self.hangs_on_one_likeness(a, b) {
            score = score.min(QUESTION);
        }
        let general = self
            .met
            .iter()
            .filter(|met| atoms(a, met.a).any(|atom| atom.class != Class::Form));
        let equal = self.left_a | self.left_b == 0 && self.met.iter().all(|m| m.how == How::Equal);
        if !has_core && general.count() < 2 && !equal {
            // One general word, such as `bank`, names nobody.
            score = score.min(QUESTION);
        }
        let contradict = |mine: f32, theirs: f32| mine > 0.0 && theirs > 0.0;
        if !has_core
            && (contradict(side_a.places, side_b.places)
                || contradict(side_a.trades, side_b.trades))
        {
            // Without a word of their own, places and trades are all that tells two names apart.
            score *= 0.75;
        }
        if both <= both_forms && self.met.iter().any(|met| met.how != How::Equal) {
            // Legal forms alone name nobody.
            score *= 0.6;
        }
        if numbers_differ {
            score *= 0.6;
        }
        if none_meets {
            score *= 0.6;
        } else if core_missing {
            // A word that one name merely lacks is weaker than two that contradict.
            score *= if side_a.core > 0.0 && side_b.core > 0.0 {
                0.75
            } else {
                0.92
            };
        }
        Tally {
            score: score.clamp(0.0, 1.0),
            numbers_differ,
            core_missing,
        }
    }
}

impl Alignment {
    /// Whether more than one distinctive word meets, or one that is plainly coined.
    fn meets_coined_word(&self, a: Name<'_>, b: Name<'_>) -> bool {
        let cores = self.met.iter().filter_map(|met| {
            let mut core = atoms(a, met.a).chain(atoms(b, met.b));
            core.find(|atom| atom.class == Class::Core)
                .map(|atom| (atom, met))
        });
        let (mut words, mut syllables) = (0.0, 0);
        for (atom, met) in cores {
            if atom.syllable() {
                syllables += met.a.count_ones().max(met.b.count_ones());
            } else if met.weight >= 0.99 && atom.len() >= COINED {
                return true;
            } else {
                words += met.weight;
            }
        }
        words > TWO_WORDS || syllables >= 3
    }

    /// Whether all that tells firms apart is one word, and that is not the same word.
    fn hangs_on_one_likeness(&self, a: Name<'_>, b: Name<'_>) -> bool {
        let core = |atom: &Atom| atom.class == Class::Core;
        let mut distinctive = self
            .met
            .iter()
            .filter(|met| atoms(a, met.a).chain(atoms(b, met.b)).any(core));
        let equal = |how| matches!(how, How::Equal | How::Meaning | How::Joined);
        matches!((distinctive.next(), distinctive.next()), (Some(only), None) if !equal(only.how))
    }

    /// Words of either name that stand behind the place where the other is cut off, if all that is left
    /// of the other meets.
    fn cut_away(&self, a: Name<'_>, b: Name<'_>) -> (u64, u64) {
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
}

/// What words weigh that one name merely lacks: little beside a rare word that meets, all beside a
/// common one.
pub(crate) fn lenience(meeting_core: f32) -> f32 {
    let rare = ((meeting_core - 0.4) / 0.6).clamp(0.0, 1.0);
    1.0 - 0.65 * rare
}

/// What is left over of one name.
#[derive(Debug, Default)]
struct Side {
    core: f32,
    numbers: f32,
    places: f32,
    trades: f32,
    forms: f32,
    has_core: bool,
    /// The heaviest word that is left, and all Han characters that are left: together they are one word.
    left_word: f32,
    left_syllables: f32,
    met_word: f32,
    met_syllables: f32,
}

impl Side {
    fn of(name: Name<'_>, left: u64) -> Self {
        let mut side = Self {
            has_core: name.atoms.iter().any(|atom| atom.class == Class::Core),
            ..Self::default()
        };
        for atom in atoms(name, left) {
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
    fn lacks_words_of(&self, other: &Self) -> bool {
        self.has_core && other.has_core && other.trades + other.places > 0.0
    }

    fn meets(&mut self, (word, syllables): (f32, f32)) {
        self.met_word = self.met_word.max(word);
        self.met_syllables += syllables;
    }

    fn met(&self) -> f32 {
        self.met_word.max(self.met_syllables)
    }

    /// Whether what is left tells more than what meets.
    fn lacks_the_core(&self) -> bool {
        self.left_word > self.met()
            || self.left_syllables > 0.0 && self.left_syllables >= self.met()
    }

    fn left(&self, other: &Self, lack: f32) -> f32 {
        let contradicts = |mine: f32, theirs: f32| {
            if theirs > 0.0 { mine } else { mine * lack }
        };
        self.core
            + self.numbers
            + contradicts(self.places, other.places)
            + contradicts(self.trades, other.trades)
            + self.forms
    }
}

/// The heaviest word of a core, and all Han characters of it.
fn distinctive(name: Name<'_>, bits: u64) -> (f32, f32) {
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

fn atoms(name: Name<'_>, bits: u64) -> impl Iterator<Item = &Atom> {
    name.atoms
        .iter()
        .enumerate()
        .filter(move |(at, _)| bits >> at & 1 == 1)
        .map(|(_, atom)| atom)
}
