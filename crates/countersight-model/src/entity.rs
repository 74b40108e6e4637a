//! Companies and bodies: names, identifiers, owners.

use crate::conflict::Conflict;
use crate::date::PartialDate;
use crate::digits;
use crate::id::{EntityId, SourceId};
use crate::source::Trust;
use serde::{Deserialize, Serialize};

/// A company or public body of the register.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entity {
    /// Identifier, equal to the file name.
    pub id: EntityId,
    /// Kind of body.
    pub kind: EntityKind,
    /// Legal or best-known name in Latin script.
    pub name: String,
    /// ISO 3166-1 code of the seat, where known.
    pub country: Option<String>,
    /// Address of the seat.
    pub seat: Option<String>,
    /// What it does, in our words.
    pub role: String,
    /// Trust in the record as a whole.
    pub trust: Trust,
    /// When the record as a whole was last true, where it says so.
    pub as_of: Option<PartialDate>,
    /// Other names, in every script at hand.
    pub aliases: Vec<Alias>,
    /// Registration numbers, securities codes, domains.
    pub identifiers: Vec<Identifier>,
    /// Who owns or controls it, with shares and dates.
    pub owners: Vec<Ownership>,
    /// Points on which sources disagree.
    pub conflicts: Vec<Conflict>,
    /// Doubts, cautions, history.
    pub note: Option<String>,
    /// Cited documents.
    pub sources: Vec<SourceId>,
}

impl Entity {
    /// The country whose companies it is one of; none for police, ministries and the like, which a
    /// rule on the companies of a country does not mean.
    ///
    /// ```
    /// use countersight_model::entity::EntityKind;
    /// assert!(EntityKind::Company.is_company());
    /// assert!(!EntityKind::Police.is_company());
    /// ```
    pub fn company_of(&self) -> Option<&str> {
        self.country.as_deref().filter(|_| self.kind.is_company())
    }
}

/// Kind of body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntityKind {
    /// A company.
    Company,
    /// A company set up for one public project.
    ProjectCompany,
    /// A state-owned group.
    StateGroup,
    /// A ministry, commission or other state body.
    StateBody,
    /// A police body.
    Police,
    /// A research institute.
    Institute,
    /// A fund or holding partnership.
    Fund,
    /// A firm that stands here only so that nobody takes it for another: no name leads to it.
    Namesake,
}

impl EntityKind {
    /// Whether it trades as a company.
    pub fn is_company(self) -> bool {
        matches!(
            self,
            Self::Company | Self::ProjectCompany | Self::StateGroup
        )
    }
}

/// How an alias may be used to recognise its bearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AliasUse {
    /// A full name, legal or commercial: it identifies as a whole.
    Name,
    /// A coined word that no other known firm bears: its presence alone points to the bearer.
    Unique,
    /// A short word that others bear too: it identifies only when nothing else stands beside it.
    Short,
    /// A name under which a list knows it, and which others bear: it leads to a question, never
    /// further.
    Listed,
    /// Too weak to recognise anybody; kept so that readers can find it.
    Hint,
}

/// Another name of an entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alias {
    /// The name as written.
    pub text: String,
    /// BCP 47 language or script tag, such as `zh-Hans` or `ar`.
    pub lang: Option<String>,
    /// How it may be used.
    pub usage: AliasUse,
    /// Trust in the alias.
    pub trust: Trust,
    /// Cited documents; empty means those of the entity.
    pub sources: Vec<SourceId>,
}

/// Scheme of an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scheme {
    /// International Securities Identification Number (ISO 6166).
    Isin,
    /// Exchange symbol with market suffix, such as `002415.SZ`.
    Ticker,
    /// Legal Entity Identifier (ISO 17442).
    Lei,
    /// Unified Social Credit Code of China (GB 32100-2015).
    Uscc,
    /// Internet domain.
    Domain,
    /// Private enterprise number of the IANA, by which SNMP agents name their maker.
    Pen,
    /// Number of a company in the data base of Dun & Bradstreet.
    Duns,
    /// Commercial and Government Entity code of the NATO Codification System.
    Cage,
    /// Unique Entity ID of SAM.gov.
    Uei,
    /// VAT number, with the letters of its state.
    Vat,
}

impl Scheme {
    /// Whether a code has the form and the check digits of the scheme; a scheme without check digits
    /// asks for the form alone.
    ///
    /// ```
    /// use countersight_model::entity::Scheme;
    /// assert!(Scheme::Uscc.is_sound("91330000733796106P"));
    /// assert!(!Scheme::Uscc.is_sound("91330000733796106Q"));
    /// assert!(Scheme::Ticker.is_sound("002415.SZ"));
    /// ```
    pub fn is_sound(self, code: &str) -> bool {
        match self {
            Self::Isin => digits::is_isin(code),
            Self::Ticker => is_ticker(code),
            Self::Lei => digits::is_lei(code),
            Self::Uscc => digits::is_uscc(code),
            Self::Domain => digits::is_domain(code),
            Self::Pen => code.parse::<u32>().is_ok_and(|number| number > 0),
            Self::Duns => digits::is_duns(code),
            Self::Cage => digits::is_cage(code),
            Self::Uei => digits::is_uei(code),
            Self::Vat => digits::is_vat(code),
        }
    }

    /// The word used in records and reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Isin => "isin",
            Self::Ticker => "ticker",
            Self::Lei => "lei",
            Self::Uscc => "uscc",
            Self::Domain => "domain",
            Self::Pen => "pen",
            Self::Duns => "duns",
            Self::Cage => "cage",
            Self::Uei => "uei",
            Self::Vat => "vat",
        }
    }
}

fn is_ticker(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    };
    text.rsplit_once('.')
        .is_some_and(|(symbol, market)| is_part(symbol) && is_part(market))
}

/// An identifier of an entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Identifier {
    /// Scheme.
    pub scheme: Scheme,
    /// Value in the scheme's own form.
    pub value: String,
    /// Trust; an unverified identifier never decides alone.
    pub trust: Trust,
    /// Cited documents; empty means those of the entity.
    pub sources: Vec<SourceId>,
}

/// How a holder stands to what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OwnershipKind {
    /// Holds shares.
    Owns,
    /// Holds through others.
    OwnsIndirectly,
    /// Controls, whatever the share.
    Controls,
    /// Parent of a subsidiary; the share may be unknown.
    Subsidiary,
    /// Shares a venture with others.
    JointVenture,
    /// Founded it; says nothing about today.
    Founded,
    /// Took over its business; says nothing about shares.
    Successor,
    /// Is represented by it; no ownership.
    Representative,
}

/// Whether an ownership edge stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EdgeStatus {
    /// Holds today as far as the sources say.
    Current,
    /// Ended.
    Former,
    /// Replaced by a later figure for the same edge.
    Superseded,
    /// Written down, but no source was opened that says so.
    Unverified,
}

/// One ownership edge, kept with the entity that is held.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ownership {
    /// The holder, where it is in the register.
    pub holder: Option<EntityId>,
    /// The holder in words, where it is not; natural persons are described, never named.
    pub holder_name: Option<String>,
    /// How it holds.
    pub kind: OwnershipKind,
    /// Share in per cent, where known.
    pub share: Option<f64>,
    /// When the figure held.
    pub as_of: Option<String>,
    /// First day.
    pub from: Option<PartialDate>,
    /// Last day.
    pub until: Option<PartialDate>,
    /// Whether it stands.
    pub status: EdgeStatus,
    /// Trust in the edge.
    pub trust: Trust,
    /// Doubts and details.
    pub note: Option<String>,
    /// Cited documents; empty means those of the entity.
    pub sources: Vec<SourceId>,
}
