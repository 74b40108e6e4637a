//! Comparing two names in parts.
//!
//! | what meets | verdict |
//! |---|---|
//! | cores equal, nothing strange beside them | [`Verdict::Same`] |
//! | cores one typing error apart, nothing strange beside them | [`Verdict::Resembles`] |
//! | a coined core beside a foreign place or trade | [`Verdict::BearsName`] |
//! | a coined core beside other distinctive words | [`Verdict::Contains`] |
//! | a short core beside anything strange; only generic words in common | [`Verdict::Different`] |
//!
//! *Strange* is a place or trade that stands in none of the company's known names.

use crate::analyse::Parts;
use crate::lexicon::{Lexicon, Meaning};
use countersight_model::entity::AliasUse;
use std::collections::BTreeSet;

/// Places and trades that stand in the known names of one company.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Places.
    pub places: BTreeSet<Meaning>,
    /// Trades.
    pub trades: BTreeSet<Meaning>,
}

impl Vocabulary {
    /// Adds the words of one more name.
    pub fn learn(&mut self, parts: &Parts) {
        self.places.extend(&parts.places);
        self.trades.extend(&parts.trades);
    }
}

/// What the comparison concludes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Another firm, or no sign of the same one.
    Different,
    /// The coined name stands inside a longer name.
    Contains,
    /// The coined name with a place or trade that the company's known names lack.
    BearsName,
    /// One typing error away.
    Resembles,
    /// The same firm.
    Same,
}

/// A verdict with its score and reason.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What it concludes.
    pub verdict: Verdict,
    /// From 0 to 1.
    pub score: f64,
    /// In words.
    pub detail: String,
}

/// Score from which a name is taken as the company's; below it a person must look.
pub const STRONG: f64 = 0.85;

/// One name of a company, ready to be compared.
#[derive(Debug, Clone)]
pub struct Known<'a> {
    /// Its parts.
    pub parts: &'a Parts,
    /// How it may be used.
    pub usage: AliasUse,
    /// Whether its core is a word that other firms bear too.
    pub shared_core: bool,
    /// Whether its core is a common word, kept as a hint: alone it points to nobody.
    pub common_core: bool,
    /// Places and trades of all the company's names.
    pub vocabulary: &'a Vocabulary,
}

impl Known<'_> {
    /// Whether the core is a coined word that points to the company wherever it stands. A coined name
    /// with a word of trade in it, such as 海康机器人, is coined only as a whole.
    fn coined(&self) -> bool {
        self.usage == AliasUse::Unique && self.parts.is_core_only()
    }
}

/// Weight of a coined core, of a core that others bear, and of a place or trade.
const COINED: f64 = 4.0;
const SHARED: f64 = 1.5;
const GENERIC: f64 = 0.8;

/// Compares a name that was asked for with a known one.
pub fn compare(query: &Parts, known: &Known<'_>, lexicon: &Lexicon) -> Comparison {
    let alias = known.parts;
    if alias.core.is_empty() {
        return if query.core.is_empty() && query.same_generic_words(alias) {
            same(0.97, "every word equal; the name has no word of its own")
        } else {
            different("only general words in common")
        };
    }
    let (asked, wanted) = (query.joined(), alias.joined());
    if asked == wanted && known.common_core && query.is_bare() {
        return different(&format!("`{asked}` alone is a common word"));
    }
    if asked == wanted && known.common_core && !alias.trades.is_subset(&query.trades) {
        return different(&format!(
            "`{asked}` is a common word, and a word of trade of the name is missing"
        ));
    }
    let other_form = !query.legal_forms.is_empty()
        && !alias.legal_forms.is_empty()
        && query.legal_forms.is_disjoint(&alias.legal_forms);
    if asked == wanted && known.common_core && other_form {
        return different(&format!(
            "`{asked}` is a common word, and the legal form is another"
        ));
    }
    if asked == wanted {
        return with_equal_cores(query, known, lexicon);
    }
    if holds(&query.core, &alias.core) {
        let others: Vec<&str> = query
            .core
            .iter()
            .filter(|w| !alias.core.contains(w))
            .map(String::as_str)
            .collect();
        return if known.coined() {
            Comparison {
                verdict: Verdict::Contains,
                score: 0.6,
                detail: format!("`{wanted}` stands in it beside `{}`", others.join(" ")),
            }
        } else {
            different(&not_alone(
                &wanted,
                known,
                &others.join(" "),
                "stands beside it",
            ))
        };
    }
    let complete = known.coined() || query.same_generic_words(alias);
    if !known.shared_core
        && complete
        && one_typo(&asked, &wanted)
        && strange(query, known, lexicon).is_empty()
    {
        return Comparison {
            verdict: Verdict::Resembles,
            score: 0.7,
            detail: format!("`{asked}` is one typing error from `{wanted}`"),
        };
    }
    different("the distinctive word is missing")
}

fn with_equal_cores(query: &Parts, known: &Known<'_>, lexicon: &Lexicon) -> Comparison {
    let strange = strange(query, known, lexicon);
    let agreeing = agreeing(query, known, lexicon);
    let core = query.joined();
    if !strange.is_empty() {
        let words = strange.join(", ");
        let name_and_word = known.usage == AliasUse::Name
            && agreeing > 0
            && query.trades.is_subset(&known.vocabulary.trades);
        return if known.coined() || name_and_word {
            Comparison {
                verdict: Verdict::BearsName,
                score: 0.7,
                detail: format!(
                    "bears the name `{core}` beside `{words}`, which none of its known names hold"
                ),
            }
        } else {
            different(&not_alone(
                &core,
                known,
                &words,
                "stands in none of this company's names",
            ))
        };
    }
    match known.usage {
        AliasUse::Unique if known.coined() => same(
            if query.is_bare() { 1.0 } else { 0.98 },
            "distinctive word equal; nothing else contradicts",
        ),
        AliasUse::Short => short(query, known, agreeing),
        AliasUse::Listed => listed(&full_name(query, known)),
        AliasUse::Name
            if known.parts.trades.is_empty()
                && known.parts.places.is_empty()
                && known.shared_core =>
        {
            short(query, known, agreeing)
        }
        AliasUse::Name | AliasUse::Unique | AliasUse::Hint => full_name(query, known),
    }
}

/// A name of a list that others bear too leads to a question, never further.
fn listed(full: &Comparison) -> Comparison {
    let why = "a list knows the company by this name, and others bear it too";
    same(full.score.min(0.8), &format!("{}; {why}", full.detail))
}

/// A short name that others bear identifies when it stands alone or beside a word of the company's.
fn short(query: &Parts, known: &Known<'_>, agreeing: usize) -> Comparison {
    let legal = &known.parts.legal_forms;
    if query.is_bare() {
        same(
            0.9,
            "the short name stands alone; other firms bear it with further words",
        )
    } else if agreeing > 0 {
        same(
            0.92,
            "short name equal, and a further word is one of the company's own",
        )
    } else if !legal.is_empty() && legal.is_subset(&query.legal_forms) {
        same(0.9, "short name and legal form equal")
    } else {
        let core = query.joined();
        same(
            0.75,
            &format!("short name equal, but other firms are called `{core}` too"),
        )
    }
}

/// A full name: the weight of what meets against the weight of both names (Dice's coefficient).
fn full_name(query: &Parts, known: &Known<'_>) -> Comparison {
    let alias = known.parts;
    let core = if known.shared_core { SHARED } else { COINED };
    let weight = |places: usize, trades: usize| {
        core + GENERIC * f64::from(u32::try_from(places + trades).unwrap_or(u32::MAX))
    };
    let met = weight(
        query.places.intersection(&alias.places).count(),
        query.trades.intersection(&alias.trades).count(),
    );
    let both = weight(query.places.len(), query.trades.len())
        + weight(alias.places.len(), alias.trades.len());
    let score = 2.0 * met / both;
    let place_missing = query.places.is_empty() && !alias.places.is_empty();
    let trade_missing = query.trades.len() < alias.trades.len();
    let mut detail = String::from("distinctive word equal");
    if place_missing {
        detail.push_str("; place name missing");
    }
    if trade_missing {
        detail.push_str("; word of trade missing");
    }
    // A place often tells a subsidiary from its parent, so a name without it is a question.
    same(if place_missing { score.min(0.8) } else { score }, &detail)
}

fn not_alone(core: &str, known: &Known<'_>, words: &str, how: &str) -> String {
    let whose = if known.shared_core {
        "is a word that many firms bear"
    } else {
        "is only part of the name"
    };
    format!("`{core}` {whose}, and `{words}` {how}")
}

fn same(score: f64, detail: &str) -> Comparison {
    Comparison {
        verdict: Verdict::Same,
        score,
        detail: detail.to_owned(),
    }
}

fn different(reason: &str) -> Comparison {
    Comparison {
        verdict: Verdict::Different,
        score: 0.0,
        detail: reason.to_owned(),
    }
}

/// Places and trades of the query that none of the company's names hold.
fn strange(query: &Parts, known: &Known<'_>, lexicon: &Lexicon) -> Vec<String> {
    let places = query
        .places
        .iter()
        .filter(|place| !is_at_home(**place, known, lexicon));
    let trades = query.trades.difference(&known.vocabulary.trades);
    places
        .chain(trades)
        .map(|meaning| lexicon.id(*meaning).to_owned())
        .collect()
}

fn agreeing(query: &Parts, known: &Known<'_>, lexicon: &Lexicon) -> usize {
    query
        .places
        .iter()
        .filter(|place| is_at_home(**place, known, lexicon))
        .count()
        + query.trades.intersection(&known.vocabulary.trades).count()
}

/// A place is at home if a place of the company's names lies in it: Zhejiang for a firm of Hangzhou.
/// Another city of the same province is not: Ningbo is a sister of Hangzhou.
fn is_at_home(place: Meaning, known: &Known<'_>, lexicon: &Lexicon) -> bool {
    let homes = &known.vocabulary.places;
    homes.iter().any(|home| lexicon.lies_in(*home, place))
}

/// Whether `part` stands in `whole` as a run of words.
fn holds(whole: &[String], part: &[String]) -> bool {
    !part.is_empty()
        && whole
            .windows(part.len())
            .any(|window| window.concat() == part.concat())
}

/// Whether two words of at least eight letters differ by one insertion, deletion, substitution or swap
/// (optimal string alignment distance) and begin alike. Shorter words meet other firms by chance:
/// Hypera is not Hytera.
pub fn one_typo(a: &str, b: &str) -> bool {
    let long = |word: &str| word.chars().count() >= 8;
    long(a)
        && long(b)
        && a.chars().next() == b.chars().next()
        && a.len().abs_diff(b.len()) <= 4
        && strsim::osa_distance(a, b) == 1
}
