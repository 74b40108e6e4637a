//! How far a name can score at most, told from its [`Hint`] and the words by which it was met.

use super::asked::General;
use super::hint::{FORM, Hint, NUMBER, PLACE, STEP, Signature, TRADE, Told, number};
use super::prepare::Name;
use super::score::{COMMON, CORELESS_LACK, CUT, lenience};
use super::side::written_in_han;
use super::truncated::CUT_BEHIND;
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
    /// So long that it may be cut off behind a word.
    long: bool,
    /// Weight of the distinctive words.
    core: f32,
    forms: f32,
    places: Group,
    trades: Group,
    numbers: Group,
    /// Words of trade that the other name may hold within another: those of the question, and of the other.
    held: (f32, f32),
    /// Words that may meet general words: any, legal forms, and those of these hints.
    any: Excused,
    forms_meant: Excused,
    meant: [(f32, Signature); MEANT],
    meant_count: usize,
    /// Weight of general words that are part of a phrase, and so are not missing of names of its senses.
    spared: f32,
    spared_for: Signature,
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

/// How many places, trades or numbers meet, and are left on either side.
#[derive(Debug, Clone, Copy)]
struct Meeting {
    met: f32,
    own: f32,
    other: f32,
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

    /// Han characters and the word that is spelled as they are read.
    pub(crate) fn read(own: f32, other: f32, likeness: f32) -> Self {
        let both = own.max(other);
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

    /// What meets at most, and is left at least, beside what is excused.
    fn meet(self, other: u32, excused: u32) -> Meeting {
        let count = |bits: u32| f32::from(u8::try_from(bits.count_ones()).unwrap_or(u8::MAX));
        let (common, bits) = (count(self.bits & other), count(self.bits));
        // Two that share a bit may both meet.
        let met = if common > 0.0 {
            common + (self.count - bits)
        } else {
            0.0
        };
        Meeting {
            met,
            own: self.count - met,
            other: count(other & !self.bits & !excused),
        }
    }
}

impl Meeting {
    /// Whether either side has what the other lacks.
    fn contradict(self) -> bool {
        self.own > 0.0 && self.other > 0.0
    }
}

impl Bound {
    /// The weights of a question, and the score that must be reached.
    pub(crate) fn new(name: Name<'_>, floor: f32) -> Self {
        let mut bound = Self {
            floor,
            long: name.text.len() >= CUT_BEHIND,
            coreless: !name.atoms.iter().any(|atom| atom.class == Class::Core),
            ..Self::default()
        };
        if written_in_han(name) {
            bound.held.1 = 1.0;
        }
        for atom in name.atoms {
            if atom.held() {
                bound.held.0 += 1.0;
            }
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
        self.spared_for = self.spared_for.narrow();
        self
    }

    /// A distinctive word of the question may meet a general one, for which it was not asked.
    pub(crate) fn excuse(&mut self, weight: f32, general: General) {
        let (senses, forms) = match general {
            General::Any => return self.any.add(weight, PLACE),
            General::These(senses, forms) => (senses, forms),
        };
        if forms {
            self.forms_meant.add(weight, FORM);
        }
        if senses.is_empty() {
            return;
        }
        match self.meant.get_mut(self.meant_count) {
            Some(meant) => {
                *meant = (weight, senses);
                self.meant_count += 1;
            }
            None => self.any.add(weight, PLACE),
        }
    }

    /// A place or a trade of the question may be part of a phrase of these senses that is misspelt or turned
    /// round.
    pub(crate) fn spare(&mut self, weight: f32, senses: Signature) {
        self.spared += weight;
        self.spared_for.add(senses);
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
        let (excused, senses) = self.excused(told.senses);
        let numbers = self.numbers.meet(told.numbers, 0);
        let places = self.places.meet(told.senses.places, senses.places);
        let mut trades = self.trades.meet(told.senses.trades, senses.trades);
        trades.own = (trades.own - self.held.0).max(0.0);
        trades.other = (trades.other - self.held.1).max(0.0);
        if numbers.contradict() && numbers.met <= 0.0 && self.floor > NONE_MEETS {
            return false;
        }
        let open = if self.coreless && told.core <= 0.0 {
            // The hint tells all.
            0.0
        } else if met.other.is_finite() {
            open.min((told.core_at_most - met.other).max(0.0))
        } else {
            open
        };
        let general = PLACE * places.met + TRADE * trades.met + NUMBER * numbers.met + self.forms;
        let (both, worth) = (
            met.both + open + excused.at_most + general,
            met.worth + open + excused.at_most + general,
        );
        let missing_other = (told.core - met.other - open).max(0.0);
        let missing_own = (self.core - excused.weight - met.own - open).max(0.0);
        let spared = if self.spared_for.shares(told.senses) {
            self.spared
        } else {
            0.0
        };
        let general_agrees = spared > 0.0 || places.own + trades.own <= 0.0;
        let own_agrees = missing_own + numbers.own <= 0.0 && general_agrees;
        let other_agrees = missing_other + places.other + trades.other + numbers.other <= STEP;
        let core = !self.coreless || told.core > 0.0;
        if core
            && !met.sure
            && open + excused.weight <= 0.0
            && self.floor > NONE_MEETS
            && !(own_agrees && other_agrees)
        {
            return false;
        }
        if own_agrees && self.cut.shares(told.senses)
            || self.floor <= CUT && (own_agrees && self.long || other_agrees)
        {
            // Nothing that stands behind a cut is missing.
            return reaches(both, worth, 0.0, self.floor);
        }
        let lack = if core {
            least_lenience(worth)
        } else {
            CORELESS_LACK
        };
        let left = |group: Meeting| {
            let beside = if group.contradict() {
                lack.max(1.0)
            } else {
                lack
            };
            (group.own + group.other) * beside
        };
        let general_left = PLACE * left(places) + TRADE * left(trades);
        // Words of a question that has no distinctive one may meet misspelt ones, which seem to be.
        let beyond = if self.coreless {
            (met.own + open) * lack.max(1.0)
        } else {
            spared * lack.max(1.0)
        };
        let missing = missing_own
            + missing_other
            + NUMBER * (numbers.own + numbers.other)
            + (general_left - beyond).max(0.0);
        let floor = if !core && (places.contradict() || trades.contradict()) {
            self.floor / CONTRADICT
        } else {
            self.floor
        };
        reaches(both, worth, missing, floor)
    }

    /// What would be told at best of a name with as much distinctive weight.
    pub(crate) fn best(&self, hint: Hint) -> Told {
        let mut senses = Signature {
            places: self.places.bits,
            trades: self.trades.bits,
        };
        for (_, meant) in self.meant.iter().take(self.meant_count) {
            senses.add(*meant);
        }
        Told {
            numbers: self.numbers.bits,
            senses,
            ..hint.told()
        }
    }

    /// The most that the distinctive words of a name may weigh so that it can reach the floor, whatever
    /// its hint else tells.
    pub(crate) fn heaviest(&self, met: Met, open: f32) -> f32 {
        if self.coreless || !self.cut.is_empty() || self.floor <= CUT && self.long {
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

/// The least that words may weigh that one name lacks, where what meets is worth this at most.
fn least_lenience(worth: f32) -> f32 {
    let least = lenience(worth);
    if worth >= COMMON {
        least.min(lenience(COMMON - SLACK))
    } else {
        least
    }
}
