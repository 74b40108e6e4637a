//! Whether a text says that surveillance equipment was bought.

use countersight_model::lexicon::GoodsWords;
use countersight_names::fold::is_unspaced;
use countersight_names::tokens::tokens;
use std::collections::{BTreeMap, BTreeSet};

/// The words of the register, ready to be looked for.
#[derive(Debug, Default)]
pub(crate) struct GoodsFinder {
    /// First token to the phrases that start with it; an exception is marked `false`.
    phrases: BTreeMap<String, Vec<(Vec<String>, bool)>>,
    unspaced: Vec<(String, bool)>,
    /// Every single word of the phrases: `camera` of `dome camera`.
    vocabulary: BTreeSet<String>,
}

impl GoodsFinder {
    pub(crate) fn new(words: &GoodsWords) -> Self {
        let mut finder = Self::default();
        let wanted = words.words.iter().map(|word| (word, true));
        let except = words.except.iter().map(|word| (word, false));
        for (word, means) in wanted.chain(except) {
            let texts: Vec<String> = tokens(word).into_iter().map(|t| t.text).collect();
            if means {
                finder.vocabulary.extend(texts.iter().cloned());
            }
            match texts.split_first() {
                Some((only, [])) if only.chars().next().is_some_and(is_unspaced) => {
                    finder.unspaced.push((only.clone(), means));
                }
                Some((first, _)) => {
                    finder
                        .phrases
                        .entry(first.clone())
                        .or_default()
                        .push((texts, means));
                }
                None => {}
            }
        }
        for list in finder.phrases.values_mut() {
            list.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        }
        finder
    }

    /// Whether a text holds nothing but words of such goods, as what stands beside a label does in
    /// `Dahua cameras`.
    pub(crate) fn only_goods(&self, text: &str) -> bool {
        let tokens = tokens(text);
        !tokens.is_empty() && tokens.iter().all(|t| self.vocabulary.contains(&t.text))
    }

    /// The word that says so, where it is not part of an exception.
    pub(crate) fn find(&self, text: &str) -> Option<String> {
        let tokens = tokens(text);
        let texts: Vec<&str> = tokens.iter().map(|t| t.text.as_str()).collect();
        // Words inside an exception say nothing, wherever the exception begins.
        let mut excepted: BTreeSet<usize> = BTreeSet::new();
        let mut found = Vec::new();
        for at in 0..texts.len() {
            let Some(rest) = texts.get(at..) else { break };
            for (phrase, means) in rest
                .first()
                .and_then(|t| self.phrases.get(*t))
                .into_iter()
                .flatten()
            {
                let fits =
                    phrase.len() <= rest.len() && phrase.iter().zip(rest).all(|(p, t)| p == t);
                if fits && *means {
                    found.push((at, phrase));
                } else if fits {
                    excepted.extend(at..at + phrase.len());
                }
            }
        }
        let spaced = found
            .into_iter()
            .find(|(at, phrase)| (*at..at + phrase.len()).all(|n| !excepted.contains(&n)))
            .map(|(_, phrase)| phrase.join(" "));
        spaced.or_else(|| {
            tokens.iter().filter(|t| t.unspaced).find_map(|run| {
                let holds = |(word, _): &&(String, bool)| run.text.contains(word.as_str());
                let excepted = self
                    .unspaced
                    .iter()
                    .filter(|(_, means)| !means)
                    .any(|w| holds(&w));
                let wanted = self.unspaced.iter().filter(|(_, means)| *means);
                (!excepted)
                    .then(|| wanted.clone().find(holds).map(|(word, _)| word.clone()))
                    .flatten()
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::GoodsFinder;
    use countersight_model::lexicon::GoodsWords;

    #[test]
    fn an_exception_takes_its_words_away() {
        let words = |list: &[&str]| list.iter().map(|w| (*w).to_owned()).collect();
        let finder = GoodsFinder::new(&GoodsWords {
            words: words(&["CCTV", "surveillance camera", "监控"]),
            except: words(&["drain CCTV", "血压监控"]),
        });
        assert_eq!(finder.find("New CCTV, town hall").as_deref(), Some("cctv"));
        assert_eq!(
            finder.find("Surveillance Camera x2").as_deref(),
            Some("surveillance camera")
        );
        assert_eq!(finder.find("drain CCTV survey"), None);
        assert_eq!(
            finder.find("drain CCTV survey and new CCTV").as_deref(),
            Some("cctv")
        );
        assert_eq!(finder.find("学校监控设备").as_deref(), Some("监控"));
        assert_eq!(finder.find("血压监控"), None);
        assert_eq!(finder.find("camera shop"), None);
    }
}
