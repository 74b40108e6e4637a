//! The score of two names.
//!
//! A weighted form of Dice's coefficient (Dice 1945): what meets, twice, over what meets and what is
//! left over. Weights are inverse document frequencies, so a rare word tells more than a common one.
//! Words that one name merely lacks weigh less than words that contradict; a number that contradicts
//! and a distinctive word that is missing decide.

use super::align::{Alignment, How};
use super::prepare::{Atom, Name};
use super::side::{Side, atoms, distinctive, reach_differs, reach_unsaid, written_in_han};
use super::truncated::Behind;
use super::words::Class;

/// Score from which two names are one company: the one default threshold.
pub const SAME: f32 = 0.85;
/// Score from which a person should look.
pub const REVIEW: f32 = 0.66;

/// The most that a name can score by one word that is not plainly coined.
const QUESTION: f32 = 0.84;
/// Likeness from which two words are taken for one.
const WORD: f32 = 0.7;
/// The same for a word of two names that agree in all the rest.
const SHORT_WORD: f32 = 0.4;
/// What several words together must tell to be as good as a coined one.
const TWO_WORDS: f32 = 1.4;
/// Letters from which a word that stands in no other name of the lists is taken for coined.
const COINED: usize = 7;
/// What a place or a trade weighs that one of two names lacks, where neither has a word of its own: China
/// Mobile is not China Mobile Communications.
pub(super) const CORELESS_LACK: f32 = 1.2;
/// What the words that meet tell if they are common, and only the words beside them decide.
pub(super) const COMMON: f32 = 0.7;
/// The most that a name can score that is cut off.
pub(super) const CUT: f32 = 0.8;

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
        let tally = self.tally_before(self.cut_within(a, b), a, b);
        let behind = self.cut_behind(a, b);
        if behind == (0, 0) {
            return tally;
        }
        let cut = self.tally_before(behind, a, b);
        if cut.score > tally.score { cut } else { tally }
    }

    /// The score without what stands behind a cut.
    fn tally_before(&self, (cut_a, cut_b): Behind, a: Name<'_>, b: Name<'_>) -> Tally {
        let mut side_a = Side::of(a, self.missing(a, b, false), cut_a);
        let mut side_b = Side::of(b, self.missing(b, a, true), cut_b);
        let (mut both, mut worth, mut both_forms) = (0.0, 0.0, 0.0);
        let mut meeting_core: f32 = 0.0;
        let enough = self.enough(a, &side_a, &side_b);
        for met in &self.met {
            both += met.weight;
            worth += met.weight * met.likeness;
            if atoms(a, met.a).all(|atom| atom.class == Class::Form) {
                both_forms += met.weight;
            }
            let (x, y) = (distinctive(a, met.a), distinctive(b, met.b));
            if met.likeness >= enough || met.how == How::Initial {
                side_a.meets(x);
                side_b.meets(y);
            }
            let number = atoms(a, met.a).any(|atom| atom.class == Class::Number);
            if number || x.0 + x.1 > 0.0 && y.0 + y.1 > 0.0 {
                meeting_core += met.weight * met.likeness;
            }
        }
        let has_core = side_a.has_core || side_b.has_core;
        let lack = if has_core && meeting_core > 0.0 {
            lenience(meeting_core)
        } else if has_core || meeting_core > 0.0 {
            // A number that agrees does for a word.
            1.0
        } else {
            CORELESS_LACK
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
        let general = !has_core || meeting_core < COMMON;
        let doubtful =
            general || side_a.places + side_a.trades + side_b.places + side_b.trades > 0.0;
        if doubtful && reach_differs(a, b) || general && reach_unsaid(a, b, !has_core) {
            // China Telecom Group holds China Telecom Corporation Limited; only a coined word and nothing
            // strange beside it says that both are meant.
            score *= 0.85;
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
        } else if core_missing && side_a.core > 0.0 && side_b.core > 0.0 {
            // Two words that contradict are stronger than one that a name merely lacks.
            score *= 0.75;
        }
        Tally {
            score: score.clamp(0.0, 1.0),
            numbers_differ,
            core_missing,
        }
    }
}

impl Alignment {
    /// The likeness from which two words are taken for one. A short word with an error in it is another
    /// word, unless all the rest of both names agrees, and there is a rest.
    fn enough(&self, a: Name<'_>, side_a: &Side, side_b: &Side) -> f32 {
        let rest = self.met.iter().filter(|met| {
            let says = |atom: &Atom| !matches!(atom.class, Class::Form | Class::Filler);
            met.likeness >= WORD && atoms(a, met.a).any(says)
        });
        let agrees = side_a.only_forms() && side_b.only_forms();
        if agrees && rest.count() > 0 {
            SHORT_WORD
        } else {
            WORD
        }
    }

    /// What is left of a name and missing in the other. `Science` beside a word that met is held within it where
    /// the other name is written in Han characters: 科技, 科工.
    fn missing(&self, name: Name<'_>, other: Name<'_>, swapped: bool) -> u64 {
        let left = if swapped { self.left_b } else { self.left_a };
        if left == 0 || !name.atoms.iter().any(Atom::held) || !written_in_han(other) {
            return left;
        }
        let met = |at: usize| {
            let atom = name.atoms.get(at);
            left >> at & 1 == 0 && atom.is_some_and(|atom| atom.class == Class::Trade)
        };
        let held = name.atoms.iter().enumerate().filter(|(at, atom)| {
            let next = name.atoms.iter().enumerate().skip(at + 1);
            let mut next = next.filter(|(_, atom)| atom.class != Class::Filler);
            atom.held() && next.next().is_some_and(|(at, _)| met(at))
        });
        held.fold(left, |left, (at, _)| left & !(1 << at))
    }

    /// Whether more than one distinctive word meets, or one that is plainly coined.
    pub(super) fn meets_coined_word(&self, a: Name<'_>, b: Name<'_>) -> bool {
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
}

/// What words weigh that one name merely lacks: little beside a rare word that meets, more than all
/// beside a common one.
pub(crate) fn lenience(meeting_core: f32) -> f32 {
    if meeting_core >= COMMON {
        1.43 - 1.08 * meeting_core.min(1.0)
    } else {
        // Hundreds of names bear such a word, and only the words beside it tell them apart.
        0.67 + 4.0 * (COMMON - meeting_core.max(0.35))
    }
}
