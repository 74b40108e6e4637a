//! Searching an index: which names are scored at all.

use super::align::Alignment;
use super::asked::{AskedFor, Asking};
use super::bound::{Bound, Met};
use super::index::{Index, weight};
use super::postings::Entry;
use super::prepare::{Name, Prepared};
use super::score::REVIEW;
use super::words::Class;

/// Names under the keys of a word for which it is asked in any case.
const CHEAP: usize = 64;

/// Entries of one distinctive weight that are looked at together before each alone.
const MANY: usize = 64;

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
    candidates: Vec<Entry>,
    scored: usize,
    asking: Asking,
}

/// What is known of a name before it is scored.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    /// Search in which it was met.
    round: u32,
    /// Word of the question by which it was met last.
    word: u16,
    /// It was met in a way of which nothing can be told beforehand.
    open: bool,
    met: Met,
}

impl Index {
    /// All names that score at least `floor`, best first; a floor below [`REVIEW`] loses names.
    pub fn search(&self, name: &Prepared, floor: f32, search: &mut Search, found: &mut Vec<Found>) {
        found.clear();
        let name = name.name();
        search.begin(self.names.len());
        let mut asking = std::mem::take(&mut search.asking);
        asking.clear();
        if name.atoms.iter().any(|atom| atom.class == Class::Core) {
            self.ask(name, &mut asking);
        } else {
            self.ask_without_core(name, &mut asking);
        }
        let mut bound = Bound::new(name, floor);
        let unasked = self.gather(name, floor, &mut bound, &mut asking, search);
        let narrow = bound.narrow();
        search.asking = asking;
        let candidates = std::mem::take(&mut search.candidates);
        search.scored = 0;
        for entry in &candidates {
            let Some(seen) = search.seen.get(entry.name() as usize) else {
                continue;
            };
            if !seen.open {
                let Some(span) = self.names.get(entry.name() as usize) else {
                    continue;
                };
                let mut told = entry.hint().told();
                if !narrow.allows(&told, seen.met, unasked) {
                    continue;
                }
                told.senses = span.senses;
                if !bound.allows(&told, seen.met, unasked) {
                    continue;
                }
            }
            if let Some(other) = self.name(entry.name()) {
                search.scored += 1;
                let score = search.alignment.score(name, other);
                if score >= floor {
                    found.push(Found {
                        name: entry.name(),
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

    /// Collects the names under the keys, rarest words first, until names that share only the rest
    /// could not reach the floor. The weight of the words that were not asked for.
    fn gather(
        &self,
        name: Name<'_>,
        floor: f32,
        bound: &mut Bound,
        asking: &mut Asking,
        search: &mut Search,
    ) -> f32 {
        let (asked, keys) = asking.split();
        asked.sort_by_key(|ask| ask.cost);
        // If words that weigh u are missing of a name that weighs w, then at most w - u meets, and the
        // score is at most 2 (w - u) / (2 (w - u) + u). It reaches the floor only while
        // u <= w * 2 (1 - floor) / (2 - floor).
        let whole = weight(name, true) + weight(name, false);
        let most = whole * 2.0 * (1.0 - floor) / (2.0 - floor);
        let (mut missing, mut unasked, mut total) = (0.0, 0.0, 0.0);
        for ask in &mut *asked {
            if let Some(general) = ask.general {
                bound.excuse(ask.weight, general);
            }
            if let Some(senses) = ask.cut {
                bound.cut(senses);
            }
            if ask.kind != AskedFor::Word {
                continue;
            }
            total += ask.weight;
            if missing > most && ask.cost > CHEAP {
                // Not asked for: it may meet or not.
                ask.passed = true;
                if ask.general.is_none() {
                    unasked += ask.weight;
                }
            } else if ask.general.is_none() {
                missing += ask.weight;
            }
        }
        let narrow = bound.narrow();
        for (number, ask) in (1..).zip(&*asked) {
            if ask.passed && ask.general.is_none() {
                continue;
            }
            let open = (total - ask.weight).max(0.0);
            for key in keys.get(ask.keys.clone()).unwrap_or_default() {
                if ask.passed && key.met.own <= 0.0 {
                    // General words of names without others: too many, and too little.
                    continue;
                }
                let entries = self.postings.range(key.entries.clone());
                if ask.kind == AskedFor::Open {
                    for entry in entries {
                        search.candidate(*entry, number, key.met, true);
                    }
                    continue;
                }

                let heaviest = narrow.heaviest(key.met, open);
                let light = entries.partition_point(|entry| entry.hint().core() <= heaviest);
                let mut rest = entries.get(..light).unwrap_or_default();
                while let Some(first) = rest.first() {
                    // Names with as much distinctive weight stand side by side.
                    let alike = first.hint().core();
                    let many = if rest.len() < MANY {
                        rest.len()
                    } else {
                        rest.partition_point(|entry| entry.hint().core() <= alike)
                    };
                    let (group, behind) = rest.split_at(many);
                    rest = behind;
                    if group.len() >= MANY
                        && !narrow.allows(&narrow.best(first.hint()), key.met, open)
                    {
                        continue;
                    }
                    for entry in group {
                        if narrow.allows(&entry.hint().told(), key.met, open) {
                            search.candidate(*entry, number, key.met, false);
                        }
                    }
                }
            }
        }
        unasked
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

    fn candidate(&mut self, entry: Entry, word: u16, met: Met, open: bool) {
        let Some(seen) = self.seen.get_mut(entry.name() as usize) else {
            return;
        };
        if seen.round != self.round {
            *seen = Seen {
                round: self.round,
                word,
                open,
                met,
            };
            self.candidates.push(entry);
        } else if seen.word != word {
            seen.word = word;
            seen.open |= open;
            seen.met.add(met);
        }
    }
}

const _: () = assert!(
    REVIEW > 0.6,
    "without a distinctive word in common a score stays below 0.6"
);
