//! Searching an index: which names are scored at all.

use super::align::Alignment;
use super::asked::{AskedFor, Asking};
use super::bound::Bound;
use super::candidates::{Candidate, Candidates};
use super::hint::{Signature, Told};
use super::index::{Index, Span, weight};
use super::prepare::{Name, Prepared};
use super::score::REVIEW;
use super::words::Class;
use std::hint::black_box;

/// Names under the keys of a word for which it is asked in any case.
const CHEAP: usize = 64;

/// Entries of one distinctive weight that are looked at together before each alone.
const MANY: usize = 64;

/// Names that are read side by side.
const TOGETHER: usize = 16;

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
    candidates: Candidates,
    /// Names that may reach the floor, as far as entries, and then as names themselves tell.
    likely: Vec<Likely>,
    scored: usize,
    asking: Asking,
}

/// A name that may reach the floor.
#[derive(Debug, Clone, Copy)]
struct Likely {
    candidate: Candidate,
    span: Span,
}

impl Index {
    /// All names that score at least `floor`, best first; a floor below [`REVIEW`] loses names.
    pub fn search(&self, name: &Prepared, floor: f32, search: &mut Search, found: &mut Vec<Found>) {
        found.clear();
        let name = name.name();
        let Search {
            alignment,
            candidates,
            likely,
            scored,
            asking,
        } = search;
        candidates.clear();
        asking.clear();
        if name.atoms.iter().any(|atom| atom.class == Class::Core) {
            self.ask(name, asking);
        } else {
            self.ask_without_core(name, asking);
        }
        asking.find(self);
        let mut bound = Bound::new(name, floor);
        for phrase in &asking.phrases {
            let senses = self.words.get(phrase.word as usize).map(|word| word.senses);
            for atom in name.atoms.get(phrase.atoms.clone()).unwrap_or_default() {
                if matches!(atom.class, Class::Place | Class::Trade) {
                    bound.spare(atom.weight, senses.unwrap_or(Signature::ANY));
                }
            }
        }
        let unasked = self.gather(name, floor, &mut bound, asking, candidates);
        self.sift(&bound, unasked, candidates, likely);
        *scored = likely.len();
        for some in likely.chunks(TOGETHER) {
            // The names stand far apart in memory. It is waited for all of these at once.
            black_box(
                some.iter()
                    .fold(0, |sum, likely| sum ^ self.at_hand(&likely.span)),
            );
            for Likely { candidate, span } in some {
                let Some(other) = self.name_at(span) else {
                    continue;
                };
                let score = alignment.score(name, other);
                if score >= floor {
                    found.push(Found {
                        name: candidate.entry.name(),
                        score,
                    });
                }
            }
        }
        found.sort_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then_with(|| a.name.cmp(&b.name))
        });
    }

    /// Names that were met and may reach the floor, now that all words have been asked for.
    fn sift(&self, bound: &Bound, unasked: f32, candidates: &Candidates, likely: &mut Vec<Likely>) {
        let narrow = bound.narrow();
        likely.clear();
        likely.extend(
            candidates
                .all()
                .iter()
                .filter(|met| met.open || narrow.allows(&met.entry.hint().told(), met.met, unasked))
                .map(|candidate| Likely {
                    candidate: *candidate,
                    span: Span::default(),
                }),
        );
        // What stands far apart in memory is read in a loop of its own, so that it is waited for together.
        for Likely { candidate, span } in &mut *likely {
            if let Some(known) = self.names.get(candidate.entry.name() as usize) {
                *span = *known;
            }
        }
        likely.retain(|Likely { candidate, span }| {
            let told = Told {
                senses: span.senses,
                ..candidate.entry.hint().told()
            };
            candidate.open || bound.allows(&told, candidate.met, unasked)
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
        candidates: &mut Candidates,
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
                if ask.left_out() {
                    unasked += ask.weight;
                }
            } else if ask.general.is_none() {
                missing += ask.weight;
            }
        }
        let narrow = bound.narrow();
        for (number, ask) in (1..).zip(&*asked) {
            if ask.left_out() {
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
                        candidates.meet(*entry, number, key.met, true);
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
                    for alike in group.chunk_by(|a, b| a.hint() == b.hint()) {
                        let told = alike.first().map(|entry| entry.hint().told());
                        if told.is_some_and(|told| narrow.allows(&told, key.met, open)) {
                            for entry in alike {
                                candidates.meet(*entry, number, key.met, false);
                            }
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
}

const _: () = assert!(
    REVIEW > 0.6,
    "without a distinctive word in common a score stays below 0.6"
);
