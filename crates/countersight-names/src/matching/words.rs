//! What the words of names weigh: senses from the lexicon, rarity from the official lists and from the
//! names of ordinary firms.

use crate::fold::fold;
use crate::tokens::tokens;
use countersight_model::lexicon::{WordClass, WordCount, WordGroup};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;
use zerocopy::{Immutable, IntoBytes, KnownLayout, TryFromBytes};

/// What part of a name an atom plays.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    IntoBytes,
    TryFromBytes,
    Immutable,
    KnownLayout,
)]
#[repr(u8)]
pub enum Class {
    /// A word that tells firms apart.
    Core,
    /// A number, which always decides: CETC 28 is not CETC 38.
    Number,
    /// A place.
    Place,
    /// A word of trade.
    Trade,
    /// A legal form.
    Form,
    /// A word without content.
    Filler,
}

impl From<WordClass> for Class {
    fn from(class: WordClass) -> Self {
        match class {
            WordClass::LegalForm => Self::Form,
            WordClass::Place => Self::Place,
            WordClass::Trade => Self::Trade,
            WordClass::Filler => Self::Filler,
            WordClass::Distinctive => Self::Core,
        }
    }
}

/// A word or phrase of the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sense {
    /// What part of a name it plays.
    pub class: Class,
    /// Which meaning; equal in every language. Never 0.
    pub meaning: u32,
}

/// How far a legal form says that a name reaches. `Corporation` says neither: it stands for both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// A group, with all that it holds.
    Group,
    /// One company with limited liability, often one of a group.
    Company,
    /// One company with shares: also the whole of a group, where that is its form.
    Stock,
}

impl Reach {
    /// That of a group of words of the lexicon.
    fn of(id: &str) -> Option<Self> {
        match id {
            "group" => Some(Self::Group),
            "limited" | "private-limited" => Some(Self::Company),
            "joint-stock" => Some(Self::Stock),
            _ => None,
        }
    }
}

/// Senses and weights of words.
#[derive(Debug, Default)]
pub struct Words {
    phrases: FxHashMap<u64, Sense>,
    /// First word to the longest phrase that begins with it, in words.
    starts: FxHashMap<u64, u8>,
    unspaced: FxHashMap<u64, Sense>,
    longest_unspaced: usize,
    weights: FxHashMap<u64, f32>,
    ids: Vec<String>,
    /// Meanings of legal forms that say how far a name reaches.
    reaches: FxHashMap<u32, Reach>,
    /// What a distinctive word of each meaning tells at most: as much as its commonest translation.
    commonest: FxHashMap<u32, f32>,
    /// The meaning that Chinese holds within other words: 科技 is science and technology.
    science: u32,
}

/// Key of a text: equal texts have equal keys, and two texts of a list have the same key once in
/// 2⁶⁴ pairs.
pub(crate) fn key(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

impl Words {
    /// Names of official lists among which the words were counted, to the thousand; those of ordinary firms
    /// are nearly as many.
    pub const COUNTED: f32 = 41_000.0;

    /// Builds the table from the lexicon and the counts of the register.
    pub fn new(groups: &[WordGroup], counts: &[WordCount]) -> Self {
        let mut words = Self {
            ids: vec![String::new()],
            ..Self::default()
        };
        for count in counts {
            words.weights.insert(key(&count.word), weight_of(count));
        }
        for group in groups {
            let sense = Sense {
                class: group.class.into(),
                meaning: u32::try_from(words.ids.len()).unwrap_or(u32::MAX),
            };
            if sense.class == Class::Form
                && let Some(reach) = Reach::of(&group.id)
            {
                words.reaches.insert(sense.meaning, reach);
            }
            if sense.class == Class::Trade && group.id == "science" {
                words.science = sense.meaning;
            }
            if sense.class == Class::Core {
                let weights = group
                    .words
                    .iter()
                    .map(|word| words.weight(key(&fold(word))));
                let least = weights.fold(1.0, f32::min);
                words.commonest.insert(sense.meaning, least);
            }
            words.ids.push(group.id.clone());
            for word in &group.words {
                words.add(word, sense);
            }
        }
        words
    }

    fn add(&mut self, word: &str, sense: Sense) {
        let parts = tokens(word);
        if let [only] = parts.as_slice()
            && only.unspaced
        {
            self.longest_unspaced = self.longest_unspaced.max(only.text.chars().count());
            self.unspaced.entry(key(&only.text)).or_insert(sense);
            return;
        }
        let texts: Vec<&str> = parts.iter().map(|t| t.text.as_str()).collect();
        if let Some(first) = texts.first() {
            let length = u8::try_from(texts.len()).unwrap_or(u8::MAX);
            let longest = self.starts.entry(key(first)).or_default();
            *longest = length.max(*longest);
            self.phrases.entry(key(&texts.join(" "))).or_insert(sense);
        }
    }

    /// How far a legal form says that a name reaches.
    pub(crate) fn reach(&self, meaning: u32) -> Option<Reach> {
        self.reaches.get(&meaning).copied()
    }

    /// Words in the longest phrase that begins with this word; 0 where none does.
    pub(crate) fn longest_phrase(&self, first: u64) -> usize {
        self.starts.get(&first).copied().unwrap_or_default().into()
    }

    pub(crate) fn phrase(&self, phrase: u64) -> Option<Sense> {
        self.phrases.get(&phrase).copied()
    }

    pub(crate) fn unspaced(&self, run: &str) -> Option<Sense> {
        self.unspaced.get(&key(run)).copied()
    }

    pub(crate) fn longest_unspaced(&self) -> usize {
        self.longest_unspaced
    }

    /// How much a distinctive word tells: 1 for one that stands in no other name, less for one that
    /// many names hold.
    pub(crate) fn weight(&self, word: u64) -> f32 {
        self.weights.get(&word).copied().unwrap_or(1.0)
    }

    /// How much a distinctive word of another script tells: no more than its commonest translation.
    pub(crate) fn translated(&self, meaning: u32) -> f32 {
        self.commonest.get(&meaning).copied().unwrap_or(1.0)
    }

    /// Whether it is a word that Chinese holds within another.
    pub(crate) fn is_held_within(&self, meaning: u32) -> bool {
        meaning != 0 && meaning == self.science
    }

    /// The identifier of a meaning, such as `technology`.
    pub fn id(&self, meaning: u32) -> &str {
        self.ids.get(meaning as usize).map_or("", String::as_str)
    }
}

/// Inverse document frequency (Spärck Jones 1972), scaled so that a word of one name weighs 1.
///
/// A word that is rare on the lists and common in ordinary names, such as `vision`, tells little: an
/// innocent firm may well bear it. So an ordinary name counts three times as much as a listed one, of which
/// many are other names of the same party.
fn weight_of(count: &WordCount) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2²⁴")]
    let names = count
        .names
        .saturating_add(count.firms.saturating_mul(3))
        .max(1) as f32;
    (1.0 - names.ln() / Words::COUNTED.ln()).clamp(0.15, 1.0)
}
