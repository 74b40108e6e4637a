//! Are two names one company? What the register knows comes first, the words of the names second.

use crate::screener::Screener;
use countersight_model::entity::AliasUse;
use countersight_model::id::EntityId;
use countersight_model::source::Trust;
use countersight_names::compare::{STRONG, Verdict as KnownVerdict};
use countersight_names::matching::{Verdict, explain};
use std::collections::BTreeSet;

/// Score of two names of one company of the register whose words do not meet.
const KNOWN: f64 = 0.95;
/// The most that two companies of the register can score: a sister is not the same company.
const KNOWN_APART: f64 = 0.5;

/// Two names, compared.
#[derive(Debug, Clone, PartialEq)]
pub struct NamesCompared {
    /// From 0 to 1.
    pub score: f64,
    /// What it says.
    pub verdict: Verdict,
    /// Why, in one line.
    pub why: String,
}

/// What the register knows of a name.
#[derive(Debug, Default)]
pub(crate) struct KnownName {
    /// Companies that surely bear it.
    pub(crate) companies: BTreeSet<EntityId>,
    /// Companies that it resembles and is not.
    not: BTreeSet<EntityId>,
}

impl Screener<'_> {
    /// Compares two names.
    ///
    /// ```
    /// use countersight_names::matching::Verdict;
    /// use countersight_register::{DataFiles, load};
    /// use countersight_screening::Screener;
    ///
    /// let register = load(&DataFiles::embedded()).register;
    /// let screener = Screener::new(&register);
    /// let verdict = |a, b| screener.compare_names(a, b).verdict;
    /// assert_eq!(verdict("海康威視", "HIK VISION DIGITAL TECH CO LTD"), Verdict::Same);
    /// assert_eq!(verdict("CETC 28", "CETC 38"), Verdict::Different);
    /// ```
    pub fn compare_names(&self, a: &str, b: &str) -> NamesCompared {
        let (one, other) = (self.known(a), self.known(b));
        if let Some(both) = one.companies.intersection(&other.companies).next() {
            let name = self.entity_name(both);
            return NamesCompared {
                score: f64::from(explain(a, b, &self.words).score).max(KNOWN),
                verdict: Verdict::Same,
                why: format!("the register knows both as names of {name}"),
            };
        }
        let text = explain(a, b, &self.words);
        let mut score = f64::from(text.score);
        let mut why = text.in_words();
        if let (Some(x), Some(y)) = (one.companies.first(), other.companies.first()) {
            score = score.min(KNOWN_APART);
            let (x, y) = (self.entity_name(x), self.entity_name(y));
            why = format!("the register knows two companies: {x} and {y}; {why}");
        } else if let Some(not) = one
            .companies
            .intersection(&other.not)
            .chain(other.companies.intersection(&one.not))
            .next()
        {
            score = score.min(KNOWN_APART);
            let name = self.entity_name(not);
            why = format!("the register sets one name apart from {name}; {why}");
        } else {
            // A name of the register may stand for the other names of its company.
            for (known, name) in [(&one, b), (&other, a)] {
                for alias in self.names_of(&known.companies) {
                    let by_alias = explain(alias, name, &self.words);
                    if f64::from(by_alias.score) > score {
                        score = by_alias.score.into();
                        why = format!("known as `{alias}`; {}", by_alias.in_words());
                    }
                }
            }
        }
        NamesCompared {
            score,
            verdict: verdict(score),
            why,
        }
    }

    /// What the register knows of a name.
    pub(crate) fn known(&self, name: &str) -> KnownName {
        let lookup = self.names.lookup(name);
        let sure = lookup.hits.into_iter().filter(|hit| {
            hit.comparison.verdict == KnownVerdict::Same && hit.comparison.score >= STRONG
        });
        KnownName {
            companies: sure.map(|hit| hit.entity).collect(),
            not: lookup.rejected.into_iter().map(|r| r.entity).collect(),
        }
    }

    /// Names by which companies of the register can be recognised, hints and doubted names left out.
    pub(crate) fn names_of(&self, companies: &BTreeSet<EntityId>) -> impl Iterator<Item = &str> {
        let known = companies
            .iter()
            .filter_map(|id| self.register.entities.get(id));
        known.flat_map(|entity| {
            let aliases = entity
                .aliases
                .iter()
                .filter(|alias| alias.usage != AliasUse::Hint && alias.trust > Trust::Unverified);
            std::iter::once(entity.name.as_str()).chain(aliases.map(|alias| alias.text.as_str()))
        })
    }
}

fn verdict(score: f64) -> Verdict {
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
    let score = score as f32;
    Verdict::of(score)
}
