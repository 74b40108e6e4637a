//! Finds words that show that surveillance equipment was bought.

use crate::fold::is_unspaced;
use crate::tokens::tokens;
use countersight_model::lexicon::GoodsWords;
use std::collections::{BTreeMap, BTreeSet};

/// Finds words for surveillance equipment in running text.
///
/// Words are compared whole, without case, punctuation and diacritics; in scripts without spaces by
/// containing. A phrase of the exceptions hides the words inside it.
///
/// ```
/// use countersight_model::lexicon::GoodsWords;
/// use countersight_names::goods::GoodsFinder;
///
/// let words = |list: &[&str]| list.iter().map(|w| (*w).to_owned()).collect();
/// let finder = GoodsFinder::new(&GoodsWords {
///     words: words(&["CCTV", "surveillance camera", "监控"]),
///     except: words(&["drain CCTV", "血压监控"]),
/// });
/// assert_eq!(finder.find("new cctv, town hall"), Some("CCTV"));
/// assert_eq!(finder.find("drain CCTV survey"), None);
/// assert_eq!(finder.find("drain CCTV survey and new CCTV"), Some("CCTV"));
/// assert_eq!(finder.find("学校监控设备"), Some("监控"));
/// assert_eq!(finder.find("血压监控"), None);
/// assert!(finder.only_goods("surveillance camera") && !finder.only_goods("surveillance school"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct GoodsFinder {
    /// Phrases by their first word.
    spaced: BTreeMap<String, Vec<Phrase>>,
    unspaced: Vec<Phrase>,
    /// Every single word of the phrases: `camera` of `dome camera`.
    vocabulary: BTreeSet<String>,
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
        let words = texts(word);
        let Some(first) = words.first().cloned() else {
            return;
        };
        if !except {
            self.vocabulary.extend(words.iter().cloned());
        }
        let joined = words.concat();
        let unspaced = joined.chars().any(is_contained);
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
        let words = texts(text);
        self.find_spaced(&words)
            .or_else(|| self.find_unspaced(&words.concat()))
    }

    /// Whether a text holds nothing but words of such goods, as what stands beside a label does in
    /// `Dahua cameras`.
    pub fn only_goods(&self, text: &str) -> bool {
        let words = texts(text);
        !words.is_empty() && words.iter().all(|word| self.vocabulary.contains(word))
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
        if self.unspaced.is_empty() || !joined.chars().any(is_contained) {
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

fn texts(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| token.text).collect()
}

/// Scripts whose words are looked for inside longer ones: those without spaces, and Hangul, which
/// writes compounds together.
fn is_contained(c: char) -> bool {
    is_unspaced(c) || matches!(u32::from(c), 0xAC00..=0xD7AF)
}
