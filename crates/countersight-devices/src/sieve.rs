//! One sieve for all patterns of a field.

use crate::fold::{fold_into, is_plain};
use crate::literal::Needs;
use crate::skim::Skim;
use aho_corasick::packed::{Config, MatchKind, Searcher};
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use rustc_hash::FxHashMap;

/// With more words than these, the first look by packed comparison no longer pays.
const FEW_WORDS: usize = 64;
/// Shorter words let nearly every text through the first look.
const LONG_WORD: usize = 3;
/// Texts shorter than this are gone through at once.
const LONG_TEXT: usize = 64;
/// Up to so many bytes of words the automaton is laid out for speed; beyond, it would fill the caches.
const SMALL_SET: usize = 60_000;

/// Buffers to be used again from text to text.
#[derive(Debug, Default)]
pub struct Scratch {
    folded: String,
    pub(crate) candidates: Vec<usize>,
}

/// Finds the patterns that a text may match. A pattern that it leaves out does not match.
#[derive(Debug)]
pub(crate) struct Sieve {
    exact: FxHashMap<String, Vec<usize>>,
    words: Option<Words>,
    skim: Option<Skim>,
    /// Patterns of which nothing is known.
    unknown: Vec<usize>,
    /// Some word holds a letter outside of ASCII that has two cases.
    folds_all: bool,
    /// A bit for each length of the texts that are named one by one; the last is for all longer ones.
    lengths: u64,
}

#[derive(Debug)]
struct Words {
    first_look: Option<Searcher>,
    automaton: AhoCorasick,
    /// For each word the patterns that need it.
    patterns: Vec<Vec<usize>>,
}

impl Sieve {
    /// Builds the sieve from patterns, by number, with what they need.
    pub(crate) fn new(patterns: Vec<(usize, Needs)>) -> Self {
        let mut sieve = Self {
            exact: FxHashMap::default(),
            words: None,
            skim: None,
            unknown: Vec::new(),
            folds_all: false,
            lengths: 0,
        };
        let mut words: Vec<String> = Vec::new();
        let mut users: Vec<Vec<usize>> = Vec::new();
        let mut known: FxHashMap<String, usize> = FxHashMap::default();
        for (pattern, needs) in patterns {
            match needs {
                Needs::Exactly(texts) => {
                    for text in texts {
                        sieve.folds_all |= has_two_cases(&text);
                        sieve.lengths |= length_bit(&text);
                        sieve.exact.entry(text).or_default().push(pattern);
                    }
                }
                Needs::OneOf(needed) => {
                    for word in needed {
                        sieve.folds_all |= has_two_cases(&word);
                        let at = *known.entry(word.clone()).or_insert_with(|| {
                            words.push(word);
                            users.push(Vec::new());
                            users.len() - 1
                        });
                        if let Some(users) = users.get_mut(at) {
                            users.push(pattern);
                        }
                    }
                }
                Needs::Anything => sieve.unknown.push(pattern),
            }
        }
        let whole = sieve
            .exact
            .keys()
            .map(String::len)
            .max()
            .unwrap_or_default();
        sieve.skim = Skim::new(&words, whole);
        match automaton(&words) {
            Some(automaton) => {
                sieve.words = Some(Words {
                    first_look: first_look(&words),
                    automaton,
                    patterns: users,
                });
            }
            // Cannot happen short of memory; then every pattern is asked.
            None => sieve.unknown.extend(users.into_iter().flatten()),
        }
        sieve
    }

    /// Whether no pattern can match a text that stands in a JSON file with its escapes; `false` says nothing.
    pub(crate) fn is_silent(&self, raw: &str) -> bool {
        let skim = self.skim.as_ref().filter(|_| self.unknown.is_empty());
        skim.is_some_and(|skim| skim.is_silent(raw))
    }

    /// Whether any pattern may match.
    pub(crate) fn passes(&self, text: &str, scratch: &mut Scratch) -> bool {
        if !self.unknown.is_empty() {
            return true;
        }
        let is_named = self.lengths & length_bit(text) != 0;
        if text.len() < LONG_TEXT && !is_named && is_plain(text, self.folds_all) {
            // The automaton itself takes letters of both cases for one.
            let words = self.words.as_ref();
            return words.is_some_and(|words| words.automaton.is_match(text));
        }
        fold_into(text, self.folds_all, &mut scratch.folded);
        let folded = scratch.folded.as_str();
        self.exact.contains_key(folded)
            || self.words.as_ref().is_some_and(|words| words.any(folded))
    }

    /// The patterns that may match, in rising order, each once.
    pub(crate) fn candidates(&self, text: &str, scratch: &mut Scratch, out: &mut Vec<usize>) {
        out.extend(&self.unknown);
        fold_into(text, self.folds_all, &mut scratch.folded);
        let folded = scratch.folded.as_str();
        out.extend(self.exact.get(folded).into_iter().flatten());
        if let Some(words) = &self.words {
            words.patterns_of(folded, out);
        }
        out.sort_unstable();
        out.dedup();
    }
}

/// A text and its folded form have one length where only letters of ASCII are folded.
fn length_bit(text: &str) -> u64 {
    1 << text.len().min(63)
}

fn has_two_cases(word: &str) -> bool {
    word.chars()
        .any(|c| !c.is_ascii() && c.is_alphabetic() && (c.is_lowercase() || c.is_uppercase()))
}

fn automaton(words: &[String]) -> Option<AhoCorasick> {
    let bytes: usize = words.iter().map(String::len).sum();
    let kind = if bytes <= SMALL_SET {
        AhoCorasickKind::DFA
    } else {
        AhoCorasickKind::ContiguousNFA
    };
    AhoCorasick::builder()
        .kind(Some(kind))
        .ascii_case_insensitive(true)
        .build(words)
        .ok()
}

fn first_look(words: &[String]) -> Option<Searcher> {
    let packs = words.len() <= FEW_WORDS && words.iter().all(|word| word.len() >= LONG_WORD);
    if !packs {
        return None;
    }
    let mut builder = Config::new().match_kind(MatchKind::LeftmostFirst).builder();
    builder.extend(words);
    builder.build()
}

impl Words {
    fn any(&self, folded: &str) -> bool {
        match &self.first_look {
            Some(searcher) if folded.len() >= LONG_TEXT => searcher.find(folded).is_some(),
            _ => self.automaton.is_match(folded),
        }
    }

    /// Where the first word begins, or a place before it; none where no word stands.
    fn first(&self, folded: &str) -> Option<usize> {
        match &self.first_look {
            Some(searcher) if folded.len() >= LONG_TEXT => {
                searcher.find(folded).map(|found| found.start())
            }
            _ => Some(0),
        }
    }

    fn patterns_of(&self, folded: &str, out: &mut Vec<usize>) {
        // The automaton goes byte by byte, so it begins where the quicker look found something.
        let Some(rest) = self.first(folded).and_then(|first| folded.get(first..)) else {
            return;
        };
        for found in self.automaton.find_overlapping_iter(rest) {
            out.extend(
                self.patterns
                    .get(found.pattern().as_usize())
                    .into_iter()
                    .flatten(),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words that stand in one another, and that begin where another ends.
    const WORDS: [&str; 5] = ["hikvision", "kvi", "visionweb", "web-", "ébène"];

    proptest::proptest! {
        #[test]
        fn patterns_are_those_whose_words_stand_in_a_text(
            before in "[ .é]{0,90}",
            text in "(hikvision|HIKVI|sionweb|web-|ébène|[a-z.é ]){0,8}",
            after in "[ .é]{0,90}",
        ) {
            let needs = |word: &str| Needs::OneOf(vec![word.to_owned()]);
            let patterns = WORDS.iter().map(|word| needs(word)).enumerate().collect();
            let text = format!("{before}{text}{after}");
            let mut found = Vec::new();
            Sieve::new(patterns).candidates(&text, &mut Scratch::default(), &mut found);
            let folded = text.to_lowercase();
            let stand = WORDS.iter().enumerate().filter(|(_, word)| folded.contains(**word));
            let stand: Vec<usize> = stand.map(|(at, _)| at).collect();
            proptest::prop_assert_eq!(found, stand, "{}", text);
        }
    }
}
