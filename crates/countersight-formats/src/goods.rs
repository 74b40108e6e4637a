//! Finds words that show that surveillance equipment was bought.

use crate::fold;
use countersight_model::lexicon::GoodsWords;
use std::collections::HashMap;

/// Finds words for surveillance equipment in running text.
///
/// Words are compared whole, without case, punctuation and diacritics; in scripts without spaces by
/// containing. A phrase of the exceptions hides the words inside it.
#[derive(Debug, Clone, Default)]
pub struct GoodsFinder {
    /// Phrases by their first word.
    spaced: HashMap<String, Vec<Phrase>>,
    unspaced: Vec<Phrase>,
}

#[derive(Debug, Clone)]
struct Phrase {
    words: Vec<String>,
    joined: String,
    as_written: String,
    except: bool,
}

impl GoodsFinder {
    /// Prepares the register's words.
    pub fn new(words: &GoodsWords) -> Self {
        let mut finder = Self::default();
        for (except, list) in [(false, &words.words), (true, &words.except)] {
            for word in list {
                finder.add(word, except);
            }
        }
        // Exceptions first, then the longest: the first hit at a place is the one that counts.
        for phrases in finder.spaced.values_mut().chain([&mut finder.unspaced]) {
            phrases.sort_by_key(|phrase| {
                std::cmp::Reverse((phrase.except, phrase.words.len(), phrase.joined.len()))
            });
        }
        finder
    }

    fn add(&mut self, word: &str, except: bool) {
        let words = fold::plain_words(word);
        let Some(first) = words.first().cloned() else {
            return;
        };
        let joined = words.concat();
        let unspaced = joined.chars().any(fold::is_unspaced);
        let phrase = Phrase {
            words,
            joined,
            as_written: word.to_owned(),
            except,
        };
        if unspaced {
            self.unspaced.push(phrase);
        } else {
            self.spaced.entry(first).or_default().push(phrase);
        }
    }

    /// The first such word in the text, as the register writes it.
    pub fn find(&self, text: &str) -> Option<&str> {
        let words = fold::plain_words(text);
        self.find_spaced(&words)
            .or_else(|| self.find_unspaced(&words.concat()))
    }

    fn find_spaced(&self, words: &[String]) -> Option<&str> {
        // Exceptions may begin before the word they hide, so they are marked first.
        let mut hidden = vec![false; words.len()];
        let mut found: Option<(usize, usize, &str)> = None;
        for pass_except in [true, false] {
            for (at, first) in words.iter().enumerate() {
                let Some(phrases) = self.spaced.get(first) else {
                    continue;
                };
                let rest = words.get(at..).unwrap_or_default();
                let hit = phrases
                    .iter()
                    .filter(|phrase| phrase.except == pass_except)
                    .find(|phrase| rest.starts_with(&phrase.words));
                let Some(phrase) = hit else { continue };
                let length = phrase.words.len();
                let place = hidden.get_mut(at..at + length).unwrap_or_default();
                if pass_except {
                    place.fill(true);
                } else if found.is_none() && place.iter().any(|hidden| !hidden) {
                    found = Some((at, length, &phrase.as_written));
                }
            }
        }
        found.map(|(_, _, word)| word)
    }

    fn find_unspaced(&self, joined: &str) -> Option<&str> {
        if self.unspaced.is_empty() || !joined.chars().any(fold::is_unspaced) {
            return None;
        }
        let mut text = joined.to_owned();
        for phrase in self.unspaced.iter().filter(|phrase| phrase.except) {
            text = text.replace(&phrase.joined, " ");
        }
        self.unspaced
            .iter()
            .filter(|phrase| !phrase.except)
            .find(|phrase| text.contains(&phrase.joined))
            .map(|phrase| phrase.as_written.as_str())
    }
}
