//! Searching an index: which names are scored at all.

use super::align::Alignment;
use super::index::{Index, core_run, weight};
use super::keys;
use super::likeness::typos_allowed;
use super::prepare::{Name, Prepared};
use super::roman;
use super::score::REVIEW;
use super::typo::typos;
use super::words::{Class, key};

/// What a general word tells at most.
const GENERAL_AT_MOST: f32 = 0.3;

/// A name that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// Position of the name, in the order in which names were added.
    pub name: u32,
    /// Its score, from 0 to 1.
    pub score: f32,
}

/// Memory of a search that is used again for the next.
#[derive(Debug, Default)]
pub struct Search {
    alignment: Alignment,
    seen: Vec<Seen>,
    round: u32,
    candidates: Vec<u32>,
    scored: usize,
    asked: Vec<Asked>,
    words: Vec<u32>,
}

/// What is known of a name before it is scored.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    /// Search in which it was met.
    round: u32,
    /// Word of the question by which it was met last.
    word: u32,
    /// Weight of the words by which it was met.
    met: f32,
}

/// A distinctive word of the question, and the keys under which names that meet it are filed.
#[derive(Debug, Default)]
struct Asked {
    keys: Vec<u32>,
    weight: f32,
    cost: usize,
    /// It may meet words under which no name is filed, such as a general word that it misspells.
    general: bool,
    /// It was not asked for.
    passed: bool,
}

impl Index {
    /// All names that score at least `floor`, best first; a floor below [`REVIEW`] loses names.
    pub fn search(&self, name: &Prepared, floor: f32, search: &mut Search, found: &mut Vec<Found>) {
        found.clear();
        let name = name.name();
        search.begin(self.names.len());
        if name.atoms.iter().any(|atom| atom.class == Class::Core) {
            self.with_core(name, search);
        } else {
            self.without_core(name, search);
        }
        let candidates = std::mem::take(&mut search.candidates);
        search.scored = 0;
        let asked = Asking::of(name, search);
        for position in &candidates {
            if !self.can_reach(*position, &asked, search, floor) {
                continue;
            }
            if let Some(other) = self.name(*position) {
                search.scored += 1;
                let score = search.alignment.score(name, other);
                if score >= floor {
                    found.push(Found {
                        name: *position,
                        score,
                    });
                }
            }
        }
        search.candidates = candidates;
        found.sort_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then_with(|| a.name.cmp(&b.name))
        });
    }

    /// Whether a name that met by these words could reach the floor, were everything else to meet.
    fn can_reach(&self, position: u32, asked: &Asking, search: &Search, floor: f32) -> bool {
        let at = position as usize;
        let (Some(seen), Some(span)) = (search.seen.get(at), self.names.get(at)) else {
            return false;
        };
        let met = seen.met + asked.unasked;
        // Where there is no distinctive word, general words are all that can meet.
        let (core, general) = if asked.without_core {
            (span.core + span.general, 0.0)
        } else {
            (span.core, span.general)
        };
        let missing = (asked.core - asked.excused - met).max(0.0) + (core - met).max(0.0);
        let both =
            met.min(asked.core.max(core)) + asked.excused_at_most + asked.general.min(general);
        // Slightly more than the bound, for sums of decimal fractions.
        2.0 * both + 1e-3 >= floor * (2.0 * both + missing)
    }

    fn without_core(&self, name: Name<'_>, search: &mut Search) {
        search.asked.clear();
        let mut words = std::mem::take(&mut search.words);
        for atom in name.atoms {
            let Some(key) = keys::coreless(atom) else {
                continue;
            };
            let mut ask = Asked {
                keys: vec![key],
                weight: atom.weight,
                ..Asked::default()
            };
            // A name that was filed misspelt seems to have a distinctive word.
            words.clear();
            self.alike(name.latin(atom), atom.foreign, &mut words);
            let alike = words
                .iter()
                .filter_map(|number| self.words.get(*number as usize));
            ask.keys.extend(alike.map(|word| keys::word(word.key)));
            ask.cost = ask.keys.iter().map(|k| self.postings.get(*k).len()).sum();
            search.asked.push(ask);
        }
        search.words = words;
        self.gather(name, search);
    }

    fn with_core(&self, name: Name<'_>, search: &mut Search) {
        let mut asked = std::mem::take(&mut search.asked);
        asked.clear();
        let mut words = std::mem::take(&mut search.words);
        // Ways to meet in which one word stands for several: their weights cannot be bounded.
        let mut open = Asked {
            weight: f32::INFINITY,
            ..Asked::default()
        };
        for (at, atom) in name.atoms.iter().enumerate() {
            if atom.class != Class::Core || atom.syllable() {
                continue;
            }
            let mut ask = Asked {
                weight: atom.weight,
                // One letter may stand for any word that begins with it.
                general: atom.initial(),
                ..Asked::default()
            };
            keys::of_atom(atom, |key| ask.keys.push(key));
            open.keys.push(keys::acronym(atom.latin));
            open.keys.push(keys::joined(atom.latin));
            words.clear();
            let text = name.latin(atom);
            self.alike(text, atom.foreign, &mut words);
            let last = at + 1 == name.atoms.len();
            self.cut_off(text, last, &mut words);
            for number in &words {
                if let Some(word) = self.words.get(*number as usize) {
                    ask.general |= word.general;
                    ask.keys.push(keys::word(word.key));
                    open.keys.push(keys::joined(word.key));
                    if last && usize::from(word.length) > text.len() + 1 {
                        // What stands behind the cut is unknown.
                        open.keys.push(keys::word(word.key));
                    }
                }
            }
            asked.push(ask);
        }
        // Han characters are one word together.
        let mut together = Asked {
            weight: name
                .atoms
                .iter()
                .filter(|atom| atom.syllable())
                .map(|atom| atom.weight)
                .sum(),
            ..Asked::default()
        };
        keys::han_pairs(name, |key| together.keys.push(key));
        if !together.keys.is_empty() {
            asked.push(together);
        }
        keys::texts(name, |count, _, text| {
            if count == 1 {
                return;
            }
            let key = key(text);
            open.keys.extend([keys::word(key), keys::joined(key)]);
        });
        let run = core_run(name);
        if !run.is_empty() {
            words.clear();
            self.alike(run, false, &mut words);
            for number in &words {
                if let Some(word) = self.words.get(*number as usize) {
                    open.keys
                        .extend([keys::word(word.key), keys::joined(word.key)]);
                }
            }
        }
        keys::acronyms(name, |acronym| open.keys.push(keys::word(key(acronym))));
        open.keys.extend(keys::single_initial(name));
        for ask in asked.iter_mut().chain([&mut open]) {
            ask.keys.sort_unstable();
            ask.keys.dedup();
            ask.cost = ask.keys.iter().map(|k| self.postings.get(*k).len()).sum();
        }
        asked.push(open);
        search.words = words;
        search.asked = asked;
        self.gather(name, search);
    }

    /// Collects the names under the keys, rarest words first, until names that share only the rest
    /// could not reach the score.
    fn gather(&self, name: Name<'_>, search: &mut Search) {
        search.asked.sort_by_key(|ask| ask.cost);
        // If words that weigh u are missing of a name that weighs w, then at most w - u meets, and the
        // score is at most 2 (w - u) / (2 (w - u) + u). It reaches the floor only while
        // u <= w * 2 (1 - floor) / (2 - floor).
        let whole = weight(name, true) + weight(name, false);
        let most = whole * 2.0 * (1.0 - REVIEW) / (2.0 - REVIEW);
        let mut missing = 0.0;
        let mut asked = std::mem::take(&mut search.asked);
        for (number, ask) in (1..).zip(&mut asked) {
            if ask.weight.is_finite() && missing > most {
                // Not asked for: it may meet or not.
                ask.passed = true;
                continue;
            }
            for key in &ask.keys {
                for position in self.postings.get(*key) {
                    search.candidate(*position, number, ask.weight);
                }
            }
            if ask.weight.is_finite() && !ask.general {
                missing += ask.weight;
            }
        }
        search.asked = asked;
    }

    /// Words that are spelled or read nearly like this one.
    fn alike(&self, text: &str, foreign: bool, words: &mut Vec<u32>) {
        let allowed = typos_allowed(text.len()).max(1);
        keys::deletions(text, true, |key| {
            for number in self.near.get(key) {
                let length = self.words.get(*number as usize).map_or(0, |w| w.length);
                if usize::from(length).abs_diff(text.len()) <= allowed {
                    words.push(*number);
                }
            }
        });
        keys::forms(text, |key| words.extend_from_slice(self.forms.get(key)));
        words.sort_unstable();
        words.dedup();
        words.retain(|number| {
            let other = self.word(*number);
            let shorter = text.len().min(other.len());
            let general = self.words.get(*number as usize).is_some_and(|w| w.general);
            let allowed = if general && shorter >= 3 {
                typos_allowed(shorter + 2).max(1)
            } else {
                typos_allowed(shorter)
            };
            typos(text, other, allowed).is_some()
                || roman::confusable(text, other)
                || roman::is_without_vowels(text, other)
                || roman::is_without_vowels(other, text)
        });
        if let Some(key) = keys::sound(text, !foreign) {
            words.extend_from_slice(self.forms.get(key));
        }
    }

    /// Words that this one begins, where the name ends with it; words that begin this one.
    fn cut_off(&self, text: &str, last: bool, words: &mut Vec<u32>) {
        if last && text.len() >= 4 {
            let from = self.sorted.partition_point(|n| self.word(*n) < text);
            let begins = self.sorted.get(from..).unwrap_or_default();
            words.extend(
                begins
                    .iter()
                    .take_while(|n| self.word(**n).starts_with(text)),
            );
        }
        for length in 4..text.len() {
            let Some(begin) = text.get(..length) else {
                continue;
            };
            words.extend_from_slice(self.forms.get(keys::whole(key(begin))));
        }
    }
}

/// Weights of the question.
struct Asking {
    core: f32,
    general: f32,
    without_core: bool,
    /// Weight of the words that were not asked for.
    unasked: f32,
    /// Weight of the words that may meet general words, and what such meetings can tell at most.
    excused: f32,
    excused_at_most: f32,
}

impl Asking {
    fn of(name: Name<'_>, search: &Search) -> Self {
        let without_core = !name.atoms.iter().any(|atom| atom.class == Class::Core);
        let sum = |wanted: fn(&Asked) -> bool| {
            let asked = search.asked.iter().filter(|ask| ask.weight.is_finite());
            asked
                .filter(|ask| wanted(ask))
                .map(|ask| ask.weight)
                .sum::<f32>()
        };
        let excused = search.asked.iter().filter(|ask| ask.general && !ask.passed);
        Self {
            core: weight(name, !without_core),
            general: if without_core {
                0.0
            } else {
                weight(name, false)
            },
            unasked: sum(|ask| ask.passed),
            without_core,
            excused: sum(|ask| ask.general && !ask.passed),
            excused_at_most: excused.map(|ask| ask.weight.min(GENERAL_AT_MOST)).sum(),
        }
    }
}

impl Search {
    /// How many names the last search scored in full.
    pub fn scored(&self) -> usize {
        self.scored
    }

    fn begin(&mut self, names: usize) {
        self.candidates.clear();
        if self.seen.len() != names || self.round == u32::MAX {
            self.seen.clear();
            self.seen.resize(names, Seen::default());
            self.round = 0;
        }
        self.round += 1;
    }

    fn candidate(&mut self, position: u32, word: u32, weight: f32) {
        let Some(seen) = self.seen.get_mut(position as usize) else {
            return;
        };
        if seen.round != self.round {
            *seen = Seen {
                round: self.round,
                word,
                met: weight,
            };
            self.candidates.push(position);
        } else if seen.word != word {
            seen.word = word;
            seen.met += weight;
        }
    }
}

const _: () = assert!(
    REVIEW > 0.6,
    "without a distinctive word in common a score stays below 0.6"
);
