//! The words that are not the core of a name: legal forms, places, trades, fillers.

use crate::tokens::tokens;
use countersight_model::lexicon::{WordClass, WordGroup};
use std::collections::{BTreeMap, HashMap};

/// A meaning shared by words of many languages: `technology`, `hangzhou`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Meaning(u32);

/// The lexicon: phrases of every language to meanings.
#[derive(Debug, Default)]
pub struct Lexicon {
    ids: Vec<String>,
    classes: Vec<WordClass>,
    within: Vec<Option<Meaning>>,
    /// First token to the phrases that start with it, longest first.
    phrases: BTreeMap<String, Vec<(Vec<String>, Meaning)>>,
    /// Phrases of scripts without spaces, by their text.
    unspaced: HashMap<String, Meaning>,
    longest_unspaced: usize,
}

impl Lexicon {
    /// Builds a lexicon from the groups of the register.
    pub fn new(groups: &[WordGroup]) -> Self {
        let mut lexicon = Self::default();
        // A distinctive word is a core here, in whatever language it stands.
        let groups: Vec<&WordGroup> = groups
            .iter()
            .filter(|group| group.class != WordClass::Distinctive)
            .collect();
        let by_id: BTreeMap<&str, Meaning> = groups
            .iter()
            .enumerate()
            .map(|(n, group)| {
                (
                    group.id.as_str(),
                    Meaning(u32::try_from(n).unwrap_or(u32::MAX)),
                )
            })
            .collect();
        for group in groups {
            let Some(&meaning) = by_id.get(group.id.as_str()) else {
                continue;
            };
            lexicon.ids.push(group.id.clone());
            lexicon.classes.push(group.class);
            lexicon.within.push(
                group
                    .within
                    .as_deref()
                    .and_then(|id| by_id.get(id).copied()),
            );
            for word in &group.words {
                lexicon.add(word, meaning);
            }
        }
        for list in lexicon.phrases.values_mut() {
            list.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        }
        lexicon
    }

    fn add(&mut self, word: &str, meaning: Meaning) {
        let parts = tokens(word);
        if let [only] = parts.as_slice()
            && only.unspaced
        {
            self.longest_unspaced = self.longest_unspaced.max(only.text.chars().count());
            self.unspaced.entry(only.text.clone()).or_insert(meaning);
            return;
        }
        let texts: Vec<String> = parts.into_iter().map(|t| t.text).collect();
        if let Some(first) = texts.first() {
            self.phrases
                .entry(first.clone())
                .or_default()
                .push((texts, meaning));
        }
    }

    /// The longest phrase at the start of `texts`: how many tokens, which meaning.
    pub fn phrase(&self, texts: &[&str]) -> Option<(usize, Meaning)> {
        let (first, _) = texts.split_first()?;
        self.phrases
            .get(*first)?
            .iter()
            .find_map(|(phrase, meaning)| {
                let fits =
                    phrase.len() <= texts.len() && phrase.iter().zip(texts).all(|(p, t)| p == t);
                fits.then_some((phrase.len(), *meaning))
            })
    }

    /// The meaning of a run of characters of a script without spaces.
    pub fn unspaced(&self, text: &str) -> Option<Meaning> {
        self.unspaced.get(text).copied()
    }

    /// Length in characters of the longest such run.
    pub fn longest_unspaced(&self) -> usize {
        self.longest_unspaced
    }

    /// What part of a name a meaning plays.
    pub fn class(&self, meaning: Meaning) -> WordClass {
        self.classes
            .get(meaning.0 as usize)
            .copied()
            .unwrap_or(WordClass::Filler)
    }

    /// The group's identifier, for explanations.
    pub fn id(&self, meaning: Meaning) -> &str {
        self.ids.get(meaning.0 as usize).map_or("", String::as_str)
    }

    /// Whether one place lies in the other, or they are the same.
    pub fn related(&self, a: Meaning, b: Meaning) -> bool {
        self.lies_in(a, b) || self.lies_in(b, a)
    }

    /// Whether `inner` lies in `outer`, or is it.
    pub fn lies_in(&self, mut inner: Meaning, outer: Meaning) -> bool {
        // Bounded, so that a cycle in the data cannot hang.
        for _ in 0..8 {
            if inner == outer {
                return true;
            }
            match self.within.get(inner.0 as usize).copied().flatten() {
                Some(next) => inner = next,
                None => return false,
            }
        }
        false
    }
}
