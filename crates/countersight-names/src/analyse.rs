//! Taking a name apart: core, places, trades, legal form.

use crate::fold::is_arabic;
use crate::lexicon::{Lexicon, Meaning};
use crate::tokens::{Token, tokens};
use countersight_model::lexicon::WordClass;
use std::collections::BTreeSet;

/// A name in parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parts {
    /// Words that tell firms apart, in order.
    pub core: Vec<String>,
    /// Places named.
    pub places: BTreeSet<Meaning>,
    /// Trades named.
    pub trades: BTreeSet<Meaning>,
    /// Legal forms named.
    pub legal_forms: BTreeSet<Meaning>,
}

impl Parts {
    /// The core without spaces.
    pub fn joined(&self) -> String {
        self.core.concat()
    }

    /// Whether neither place nor trade stands in the name.
    pub fn is_core_only(&self) -> bool {
        self.places.is_empty() && self.trades.is_empty()
    }

    /// Whether nothing but a core stands in the name.
    pub fn is_bare(&self) -> bool {
        self.is_core_only() && self.legal_forms.is_empty()
    }

    /// Whether a name without core holds exactly the same places and trades.
    pub fn same_generic_words(&self, other: &Self) -> bool {
        self.places == other.places && self.trades == other.trades
    }
}

/// Knows the cores of the register, so that `HIK VISION` and `海康威视数字` are cut in the right places.
pub trait KnownCores {
    /// Whether this folded text, without spaces, is the core of a known name.
    fn knows(&self, joined: &str) -> bool;
    /// Length in characters of the longest known core.
    fn longest(&self) -> usize;
}

/// No cores are known: a name is cut by the lexicon alone.
#[derive(Debug, Clone, Copy)]
pub struct NoCores;

impl KnownCores for NoCores {
    fn knows(&self, _joined: &str) -> bool {
        false
    }
    fn longest(&self) -> usize {
        0
    }
}

/// Takes a name apart.
///
/// ```
/// use countersight_model::lexicon::{WordClass, WordGroup};
/// use countersight_names::analyse::{NoCores, analyse};
/// use countersight_names::lexicon::Lexicon;
///
/// let group = |id: &str, class, words: &[&str]| WordGroup {
///     id: id.into(), class, within: None, words: words.iter().map(|w| (*w).into()).collect(),
/// };
/// let lexicon = Lexicon::new(&[
///     group("limited", WordClass::LegalForm, &["Co., Ltd.", "有限公司"]),
///     group("technology", WordClass::Trade, &["technology", "技术"]),
///     group("zhejiang", WordClass::Place, &["Zhejiang", "浙江"]),
/// ]);
/// let latin = analyse("Zhejiang Dahua Technology Co., Ltd.", &lexicon, &NoCores);
/// assert_eq!(latin.core, ["dahua"]);
/// let han = analyse("浙江大华技术有限公司", &lexicon, &NoCores);
/// assert_eq!(han.core, ["大华"]);
/// assert_eq!(latin.trades, han.trades);
/// assert_eq!(latin.places, han.places);
/// ```
pub fn analyse(name: &str, lexicon: &Lexicon, cores: &impl KnownCores) -> Parts {
    analyse_tokens(&tokens(name), lexicon, cores)
}

/// Takes a name apart that is already cut into tokens.
pub fn analyse_tokens(tokens: &[Token], lexicon: &Lexicon, cores: &impl KnownCores) -> Parts {
    let mut parts = Parts::default();
    let texts: Vec<&str> = tokens.iter().map(|t| t.text.as_str()).collect();
    let mut at = 0;
    while let (Some(rest), Some(token)) = (texts.get(at..), tokens.get(at)) {
        if token.unspaced {
            cut_unspaced(&token.text, lexicon, cores, &mut parts);
            at += 1;
        } else if let Some((count, joined)) = known_join(rest, cores) {
            parts.core.push(joined);
            at += count;
        } else if let Some((count, meaning)) = lexicon.phrase(rest) {
            parts.add(meaning, lexicon);
            at += count;
        } else {
            let text = known_form(token, lexicon, cores);
            if let Some((1, meaning)) = lexicon.phrase(&[text]) {
                parts.add(meaning, lexicon);
            } else if !(is_share_class(text) && parts.is_named(at + 1 == texts.len())) {
                parts.core.push(text.to_owned());
            }
            at += 1;
        }
    }
    parts.forget_repeated(cores);
    parts
}

impl Parts {
    /// Whether a whole name stands before: one with its legal form or, at the end, its trade.
    fn is_named(&self, at_end: bool) -> bool {
        !self.legal_forms.is_empty() || at_end && !self.core.is_empty() && !self.trades.is_empty()
    }

    /// Lists write a short name again in brackets: `Huawei Technologies Co., Ltd. (Huawei)`.
    fn forget_repeated(&mut self, cores: &impl KnownCores) {
        let mut seen = BTreeSet::new();
        self.core
            .retain(|word| seen.insert(word.clone()) || !cores.knows(word));
    }

    fn add(&mut self, meaning: Meaning, lexicon: &Lexicon) {
        match lexicon.class(meaning) {
            WordClass::LegalForm => {
                self.legal_forms.insert(meaning);
            }
            WordClass::Place => {
                self.places.insert(meaning);
            }
            WordClass::Trade => {
                self.trades.insert(meaning);
            }
            WordClass::Filler | WordClass::Distinctive => {}
        }
    }
}

/// Two or three words that together are a known core: `hik vision`.
fn known_join(rest: &[&str], cores: &impl KnownCores) -> Option<(usize, String)> {
    (2..=3.min(rest.len())).rev().find_map(|count| {
        let joined = rest.get(..count)?.concat();
        // Short joins meet by chance; five letters do not.
        (joined.chars().count() >= 5 && cores.knows(&joined)).then_some((count, joined))
    })
}

/// The form of a word that is known: as written, its stem before an apostrophe, or without an Arabic
/// prefix.
fn known_form<'t>(token: &'t Token, lexicon: &Lexicon, cores: &impl KnownCores) -> &'t str {
    let text = token.text.as_str();
    let known = |form: &str| cores.knows(form) || lexicon.phrase(&[form]).is_some();
    if known(text) {
        return text;
    }
    if let Some(stem) = token.stem.as_deref()
        && cores.knows(stem)
    {
        return stem;
    }
    if text.chars().next().is_some_and(is_arabic) {
        // The article, and the conjunctions and prepositions that Arabic writes attached.
        for prefix in ["وال", "بال", "لل", "ال", "و", "ب", "ل", "ف", "ك"] {
            if let Some(rest) = text.strip_prefix(prefix)
                && known(rest)
            {
                return rest;
            }
        }
    }
    text
}

/// `A`, `B`, `H` after a whole name are a class of shares.
fn is_share_class(text: &str) -> bool {
    matches!(text, "a" | "b" | "c" | "h")
}

/// Cuts a run without spaces into known cores, lexicon words and what is left, longest first.
fn cut_unspaced(run: &str, lexicon: &Lexicon, cores: &impl KnownCores, parts: &mut Parts) {
    let starts: Vec<usize> = run
        .char_indices()
        .map(|(n, _)| n)
        .chain(std::iter::once(run.len()))
        .collect();
    let longest = lexicon.longest_unspaced().max(cores.longest());
    let mut left_over = String::new();
    let mut at = 0;
    while at + 1 < starts.len() {
        let found = (1..=longest.min(starts.len() - 1 - at))
            .rev()
            .find_map(|count| {
                let piece = run.get(*starts.get(at)?..*starts.get(at + count)?)?;
                if cores.knows(piece) {
                    Some((count, Ok(piece)))
                } else {
                    lexicon.unspaced(piece).map(|meaning| (count, Err(meaning)))
                }
            });
        if let Some((count, what)) = found {
            push_left_over(&mut left_over, parts);
            match what {
                Ok(core) => parts.core.push(core.to_owned()),
                Err(meaning) => parts.add(meaning, lexicon),
            }
            at += count;
        } else {
            if let (Some(from), Some(to)) = (starts.get(at), starts.get(at + 1)) {
                left_over.push_str(run.get(*from..*to).unwrap_or_default());
            }
            at += 1;
        }
    }
    push_left_over(&mut left_over, parts);
}

fn push_left_over(left_over: &mut String, parts: &mut Parts) {
    if !left_over.is_empty() {
        parts.core.push(std::mem::take(left_over));
    }
}
