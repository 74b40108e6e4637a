//! How far a name can score at most, told from its [`Hint`] and the words by which it was met.

use super::asked::General;
use super::hint::{FORM, NUMBER, PLACE, Signature, TRADE, Told, number};
use super::prepare::Name;
use super::score::lenience;
use super::words::Class;

/// Likeness from which a distinctive word names a firm, and what a score is cut to where none does, or
/// where numbers contradict.
const LIKE_ENOUGH: f32 = 0.7;
const NONE_MEETS: f32 = 0.6;
/// What a score is cut to where places or trades contradict and no word is distinctive.
const CONTRADICT: f32 = 0.75;
/// Words of a question that may each mean certain general words; more may mean any.
const MEANT: usize = 4;
/// Slack for sums of decimal fractions.
const SLACK: f32 = 1e-3;

/// The weights of a question.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Bound {
    floor: f32,
    coreless: bool,
    /// Weight of the distinctive words.
    core: f32,
    forms: f32,
    places: Group,
    trades: Group,
    numbers: Group,
    /// Words that may meet general words: any, legal forms, and those of these hints.
    any: Excused,
    forms_meant: Excused,
    meant: [(f32, Signature); MEANT],
    meant_count: usize,
    /// General words in which the question may be cut off, so that nothing behind them is missing.
    cut: Signature,
}

/// Weight of distinctive words that may meet general ones, and what such meetings can tell at most.
#[derive(Debug, Clone, Copy, Default)]
struct Excused {
    weight: f32,
    at_most: f32,
}

impl Excused {
    fn add(&mut self, weight: f32, at_most: f32) {
        self.weight += weight;
        self.at_most += weight.min(at_most);
    }
}

/// Places, trades or numbers of a question.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    bits: u32,
    count: f32,
}

/// What is known to meet: the lesser weight of each pair of words, the same times their likeness, and
/// the weight on either side.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Met {
    pub(crate) both: f32,
    pub(crate) worth: f32,
    pub(crate) own: f32,
    pub(crate) other: f32,
    /// A word is like enough to name a firm by it.
    pub(crate) sure: bool,
}

impl Met {
    /// A general word, whose weight is told by hints.
    pub(crate) const SURE: Self = Self {
        both: 0.0,
        worth: 0.0,
        own: 0.0,
        other: 0.0,
        sure: true,
    };

    /// One word of either side.
    pub(crate) fn words(own: f32, other: f32, likeness: f32) -> Self {
        let both = own.min(other);
        Self {
            both,
            worth: both * likeness,
            own,
            other,
            sure: likeness >= LIKE_ENOUGH,
        }
    }

    pub(crate) fn add(&mut self, more: Self) {
        self.both += more.both;
        self.worth += more.worth;
        self.own += more.own;
        self.other += more.other;
        self.sure |= more.sure;
    }
}

impl Group {
    fn add(&mut self, bit: u32) {
        self.bits |= bit;
        self.count += 1.0;
    }

    /// How many meet at most, and how many are left at least on either side, beside those excused.
    fn meet(self, other: u32, excused: u32) -> (f32, f32, f32) {
        let count = |bits: u32| f32::from(u8::try_from(bits.count_ones()).unwrap_or(u8::MAX));
        let (common, bits) = (count(self.bits & other), count(self.bits));
        // Two that share a bit may both meet.
        let met = if common > 0.0 {
            common + (self.count - bits)
        } else {
            0.0
        };
        (met, self.count - met, count(other & !self.bits & !excused))
    }
}

impl Bound {
    /// The weights of a question, and the score that must be reached.
    pub(crate) fn new(name: Name<'_>, floor: f32) -> Self {
        let mut bound = Self {
            floor,
            coreless: !name.atoms.iter().any(|atom| atom.class == Class::Core),
            ..Self::default()
        };
        for atom in name.atoms {
            match atom.class {
                Class::Core => bound.core += atom.weight,
                Class::Number => bound.numbers.add(number(atom)),
                Class::Place => bound.places.add(Signature::sense(atom).places),
                Class::Trade => bound.trades.add(Signature::sense(atom).trades),
                Class::Form => bound.forms += atom.weight,
                Class::Filler => {}
            }
        }
        bound
    }

    /// The same for what hints tell.
    pub(crate) fn narrow(mut self) -> Self {
        let senses = Signature {
            places: self.places.bits,
            trades: self.trades.bits,
        };
        let senses = senses.narrow();
        (self.places.bits, self.trades.bits) = (senses.places, senses.trades);
        for (_, senses) in &mut self.meant {
            *senses = senses.narrow();
        }
        self.cut = self.cut.narrow();
        self
    }

    /// A distinctive word of the question may meet a general one, for which it was not asked.
    pub(crate) fn excuse(&mut self, weight: f32, general: General) {
        match general {
            General::Any => self.any.add(weight, PLACE),
            General::These(senses) if senses.is_empty() => self.forms_meant.add(weight, FORM),
            General::These(senses) => match self.meant.get_mut(self.meant_count) {
                Some(meant) => {
                    *meant = (weight, senses);
                    self.meant_count += 1;
                }
                None => self.any.add(weight, PLACE),
            },
        }
    }

    /// The question may be cut off in one of these words.
    pub(crate) fn cut(&mut self, senses: Signature) {
        self.cut.add(senses);
    }

    /// The words that a name with these senses excuses, and which senses those are.
    fn excused(&self, senses: Signature) -> (Excused, Signature) {
        let (mut excused, mut of) = (self.any, Signature::default());
        if excused.weight > 0.0 {
            of = senses;
        }
        excused.weight += self.forms_meant.weight;
        excused.at_most += self.forms_meant.at_most;
        for (weight, meant) in self.meant.iter().take(self.meant_count) {
            if meant.shares(senses) {
                excused.add(*weight, PLACE);
                of.add(*meant);
            }
        }
        (excused, of)
    }

    /// Whether a name of which this is told could reach the floor, were words of the weight `open` to
    /// meet beside those that do.
    pub(crate) fn allows(&self, told: &Told, met: Met, open: f32) -> bool {
        let (numbers, own_numbers, other_numbers) = self.numbers.meet(told.numbers, 0);
        if own_numbers > 0.0 && other_numbers > 0.0 && numbers <= 0.0 && self.floor > NONE_MEETS {
            return false;
        }
        let (excused, senses) = self.excused(told.senses);
        let (places, own_places, other_places) =
            self.places.meet(told.senses.places, senses.places);
        let (trades, own_trades, other_trades) =
            self.trades.meet(told.senses.trades, senses.trades);
        let Told {
            core, core_at_most, ..
        } = *told;
        let open = if self.coreless && core <= 0.0 {
            // The hint tells all.
            0.0
        } else if met.other.is_finite() {
            open.min((core_at_most - met.other).max(0.0))
        } else {
            open
        };
        let general = PLACE * places + TRADE * trades + NUMBER * numbers + self.forms;
        let missing_core = (core - met.other - open).max(0.0);
        if self.coreless {
            if core > 0.0 && !met.sure && open <= 0.0 && self.floor > NONE_MEETS {
                return false;
            }
            let own = PLACE * own_places + TRADE * own_trades + NUMBER * own_numbers;
            let missing = (own - met.own - open).max(0.0)
                + PLACE * other_places
                + TRADE * other_trades
                + NUMBER * other_numbers
                + missing_core;
            let contradict = core <= 0.0
                && (own_places > 0.0 && other_places > 0.0
                    || own_trades > 0.0 && other_trades > 0.0);
            let floor = if contradict {
                self.floor / CONTRADICT
            } else {
                self.floor
            };
            return reaches(
                met.both + open + general,
                met.worth + open + general,
                missing,
                floor,
            );
        }
        if !met.sure && open + excused.weight <= 0.0 && self.floor > NONE_MEETS {
            return false;
        }
        let known = met.both + open + excused.at_most;
        let worth = met.worth + open + excused.at_most;
        let lack = lenience(worth);
        let left = |own: f32, other: f32| {
            if own > 0.0 && other > 0.0 {
                own + other
            } else {
                (own + other) * lack
            }
        };
        let missing_own = (self.core - excused.weight - met.own - open).max(0.0);
        if missing_own + own_places + own_trades + own_numbers <= 0.0
            && self.cut.shares(told.senses)
        {
            // Nothing that stands behind the cut is missing.
            return reaches(known + general, worth + general, 0.0, self.floor);
        }
        let missing = missing_own
            + missing_core
            + NUMBER * (own_numbers + other_numbers)
            + PLACE * left(own_places, other_places)
            + TRADE * left(own_trades, other_trades);
        reaches(known + general, worth + general, missing, self.floor)
    }

    /// The most that the distinctive words of a name may weigh so that it can reach the floor, whatever
    /// its hint else tells.
    pub(crate) fn heaviest(&self, met: Met, open: f32) -> f32 {
        if self.coreless || !self.cut.is_empty() {
            return f32::INFINITY;
        }
        let (excused, _) = self.excused(Signature::ANY);
        let general = PLACE * self.places.count
            + TRADE * self.trades.count
            + NUMBER * self.numbers.count
            + self.forms
            + excused.at_most
            + open;
        let missing = 2.0 * ((met.worth + general + SLACK) / self.floor - (met.both + general));
        let own = (self.core - excused.weight - met.own - open).max(0.0);
        met.other + open + missing - own
    }
}

fn reaches(both: f32, worth: f32, missing: f32, floor: f32) -> bool {
    2.0 * worth + SLACK >= floor * (2.0 * both + missing)
}
