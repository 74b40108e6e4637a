//! Reviewed links: somebody has looked whether a party of an official list is a company of the
//! register.

use crate::date::PartialDate;
use crate::id::{EntityId, ListId, SourceId};
use crate::party::{Party, PartyNameKind};
use serde::{Deserialize, Serialize};

/// What the reviewer found.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The party is the company.
    #[default]
    Same,
    /// The party is not the company, although its name resembles it.
    Different,
}

/// How a link names its party.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartyRef {
    /// By the list's own identifier of the row.
    Id(String),
    /// By the name under which the list names it, letter for letter but for capitals.
    Name(String),
}

/// One reviewed link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartyLink {
    /// The list.
    pub list: ListId,
    /// The party.
    pub party: PartyRef,
    /// Only a row of the list that has this programme.
    pub programme: Option<String>,
    /// The company.
    pub entity: EntityId,
    /// What was found.
    pub verdict: Verdict,
    /// The day of the review.
    pub reviewed: PartialDate,
    /// Why the reviewer found so.
    pub reason: String,
    /// Cited documents.
    pub sources: Vec<SourceId>,
}

impl PartyLink {
    /// Whether it speaks of this party, as far as the party itself says.
    ///
    /// Only the name under which a party is listed counts, as cleaned or as it stands in the list;
    /// an alias of another row never does.
    ///
    /// ```
    /// # use countersight_model::{id::*, link::*, party::*};
    /// # let party = |name: &str| Party { id: "1".into(), kind: PartyKind::Unsaid, countries: vec![],
    /// #   identifiers: vec![], programmes: vec![], listed: None, until: None, citation: None,
    /// #   names: vec![PartyName { text: name.into(), verbatim: None, kind: PartyNameKind::Primary }] };
    /// let link = PartyLink {
    ///     list: ListId::from("us-csl"),
    ///     party: PartyRef::Name("Dahua Technology".into()),
    ///     programme: None,
    ///     entity: EntityId::from("dahua"),
    ///     verdict: Verdict::Same,
    ///     reviewed: "2026-11-23".parse()?,
    ///     reason: "the rule of 2019 names the maker of cameras".into(),
    ///     sources: vec![],
    /// };
    /// assert!(link.speaks_of(&party("DAHUA TECHNOLOGY")));
    /// assert!(!link.speaks_of(&party("Dahua Technology Egypt")));
    /// # Ok::<(), countersight_model::date::DateError>(())
    /// ```
    pub fn speaks_of(&self, party: &Party) -> bool {
        let named = match &self.party {
            PartyRef::Id(id) => party.id == *id,
            PartyRef::Name(name) => {
                let mut primary = party
                    .names
                    .iter()
                    .filter(|n| n.kind == PartyNameKind::Primary);
                primary.any(|n| {
                    alike(&n.text, name) || n.verbatim.as_ref().is_some_and(|v| alike(v, name))
                })
            }
        };
        let programme = self
            .programme
            .as_ref()
            .is_none_or(|wanted| party.programmes.iter().any(|p| alike(p, wanted)));
        named && programme
    }
}

/// The same letters, but for capitals, the form of apostrophes, white space and a comma at the end.
fn alike(one: &str, other: &str) -> bool {
    let plain = |text: &str| {
        let words: Vec<String> = text
            .split_whitespace()
            .map(|word| word.to_lowercase().replace(['\u{2019}', '\u{2018}'], "'"))
            .collect();
        words.join(" ").trim_end_matches([',', ';', ' ']).to_owned()
    };
    plain(one) == plain(other)
}
