//! Many names, ready to be searched without loss.
//!
//! Two names can only score as far as [`REVIEW`] if a distinctive word of one meets a distinctive word
//! of the other, or if neither has one. So a name is filed under every key by which its distinctive
//! words can meet another ([`keys`](super::keys)), and every name found under a key of the question is
//! scored in full. Two ways to meet are not filed, for they would fill every key: one letter for a word,
//! and a general word that is misspelt in the index. Common words are asked for only where rarer ones cannot decide: a name that shares
//! only them could not reach the score.

use super::align::Alignment;
use super::keys;
use super::likeness::typos_allowed;
use super::prepare::{Atom, Name, Prepared};
use super::roman;
use super::score::REVIEW;
use super::table::Table;
use super::typo::typos;
use super::words::{Class, key};
use rustc_hash::FxHashMap;

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

/// Names being gathered.
#[derive(Debug, Default)]
pub struct Builder {
    index: Index,
    postings: Vec<(u32, u32)>,
    near: Vec<(u32, u32)>,
    forms: Vec<(u32, u32)>,
    known: FxHashMap<u64, u32>,
}

/// The index.
#[derive(Debug, Default)]
pub struct Index {
    text: String,
    atoms: Vec<Atom>,
    names: Vec<Span>,
    /// Distinct words in Latin letters, one after another.
    word_text: String,
    words: Vec<Word>,
    /// Words in alphabetical order.
    sorted: Vec<u32>,
    /// Keys to names.
    postings: Table,
    /// Words with letters left out, to words.
    near: Table,
    /// Forms of words, to words.
    forms: Table,
}

#[derive(Debug, Clone, Copy)]
struct Span {
    text: u32,
    atoms: u32,
    length: u16,
    count: u8,
    /// Weight of the distinctive words, and of the others.
    core: f32,
    general: f32,
}

#[derive(Debug, Clone, Copy)]
struct Word {
    from: u32,
    length: u16,
    /// A word of the lexicon, under which no name is filed.
    general: bool,
    key: u64,
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

impl Builder {
    /// Adds a name; its position is the number of names added before.
    pub fn add(&mut self, name: &Prepared) {
        let index = &mut self.index;
        let (Ok(position), Ok(text), Ok(atoms)) = (
            u32::try_from(index.names.len()),
            u32::try_from(index.text.len()),
            u32::try_from(index.atoms.len()),
        ) else {
            return;
        };
        index.text.push_str(&name.text);
        index.atoms.extend_from_slice(&name.atoms);
        index.names.push(Span {
            text,
            atoms,
            length: u16::try_from(name.text.len()).unwrap_or(u16::MAX),
            count: u8::try_from(name.atoms.len()).unwrap_or(u8::MAX),
            core: weight(name.name(), true),
            general: weight(name.name(), false),
        });
        let name = name.name();
        keys::of_name(name, |key| self.postings.push((key, position)));
        let coreless = !name.atoms.iter().any(|atom| atom.class == Class::Core);
        for atom in name.atoms {
            if !matches!(atom.class, Class::Core | Class::Number | Class::Filler) {
                let key = self.word(name.latin(atom), atom, true);
                if coreless {
                    // A misspelt general word of a question may be all that it has of its own.
                    self.postings.push((keys::word(key), position));
                }
            }
        }
        let mut texts = Vec::new();
        keys::texts(name, |count, first, text| texts.push((count, first, text)));
        let run = core_run(name);
        for (count, first, text) in texts {
            let key = if count == 1 {
                keys::word(self.word(text, first, false))
            } else if text == run {
                // What is written together may be misspelt, too.
                keys::joined(self.word(text, first, false))
            } else {
                keys::joined(key(text))
            };
            self.postings.push((key, position));
        }
    }

    fn word(&mut self, text: &str, atom: &Atom, general: bool) -> u64 {
        let key = key(text);
        let index = &mut self.index;
        let Ok(number) = u32::try_from(index.words.len()) else {
            return key;
        };
        if let Some(known) = self.known.get(&key) {
            if let Some(word) = index.words.get_mut(*known as usize) {
                word.general |= general;
            }
            if atom.foreign {
                let sound = keys::sound(text, true).map(|key| (key, *known));
                self.forms.extend(sound);
            }
            return key;
        }
        let (Ok(from), Ok(length)) = (
            u32::try_from(index.word_text.len()),
            u16::try_from(text.len()),
        ) else {
            return key;
        };
        self.known.insert(key, number);
        index.word_text.push_str(text);
        index.words.push(Word {
            from,
            length,
            general,
            key,
        });
        keys::deletions(text, |key| self.near.push((key, number)));
        self.forms.push((keys::whole(key), number));
        keys::forms(text, |key| self.forms.push((key, number)));
        let sound = keys::sound(text, atom.foreign).map(|key| (key, number));
        self.forms.extend(sound);
        key
    }

    /// Closes the index.
    pub fn build(self) -> Index {
        let mut index = self.index;
        drop(self.known);
        index.postings = Table::new(self.postings);
        index.near = Table::new(self.near);
        index.forms = Table::new(self.forms);
        let mut sorted: Vec<u32> =
            (0..u32::try_from(index.words.len()).unwrap_or(u32::MAX)).collect();
        sorted.sort_unstable_by(|a, b| index.word(*a).cmp(index.word(*b)));
        index.sorted = sorted;
        index.text.shrink_to_fit();
        index.atoms.shrink_to_fit();
        index
    }
}

impl Index {
    /// Names in it.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether no name is in it.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Bytes in memory.
    pub fn bytes(&self) -> usize {
        self.text.capacity()
            + self.atoms.capacity() * size_of::<Atom>()
            + self.names.capacity() * size_of::<Span>()
            + self.word_text.capacity()
            + self.words.capacity() * size_of::<Word>()
            + self.sorted.capacity() * 4
            + self.postings.bytes()
            + self.near.bytes()
            + self.forms.bytes()
    }

    /// The name at a position.
    pub fn name(&self, position: u32) -> Option<Name<'_>> {
        let span = self.names.get(position as usize)?;
        let (text, atoms) = (span.text as usize, span.atoms as usize);
        Some(Name {
            text: self.text.get(text..text + usize::from(span.length))?,
            atoms: self.atoms.get(atoms..atoms + usize::from(span.count))?,
        })
    }

    fn word(&self, number: u32) -> &str {
        self.words.get(number as usize).map_or("", |word| {
            let from = word.from as usize;
            self.word_text
                .get(from..from + usize::from(word.length))
                .unwrap_or_default()
        })
    }

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
        let allowed = typos_allowed(text.len());
        keys::deletions(text, |key| {
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
            let allowed = typos_allowed(text.len().min(other.len()));
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

/// What the distinctive words of a name weigh, or all others.
fn weight(name: Name<'_>, core: bool) -> f32 {
    name.atoms
        .iter()
        .filter(|atom| (atom.class == Class::Core) == core)
        .map(|atom| atom.weight)
        .sum()
}

/// The first run of two and more distinctive words, written together.
fn core_run(name: Name<'_>) -> &str {
    let is_core = |atom: &&Atom| atom.class == Class::Core && !atom.syllable();
    let mut atoms = name.atoms.iter().skip_while(|atom| !is_core(atom));
    let Some(first) = atoms.next() else {
        return "";
    };
    let Some(last) = atoms.take_while(is_core).last() else {
        return "";
    };
    name.text
        .get(usize::from(first.from)..usize::from(last.to))
        .unwrap_or_default()
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
