//! Rules, lists and calls: whom they bind, whom they name, from when to when.

use crate::context::Action;
use crate::date::PartialDate;
use crate::id::{EntityId, Jurisdiction, MeasureId, RoleId, SourceId};
use crate::result::Answer;
use crate::source::Trust;
use serde::{Deserialize, Serialize};

/// Kind of a measure. Only [`MeasureKind::Binding`] can yield `prohibited`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MeasureKind {
    /// A law, order or regulation that binds.
    Binding,
    /// A list that other rules refer to; being on it forbids nothing by itself.
    ListEntry,
    /// A buyer's own policy or instruction.
    PurchasePolicy,
    /// A removal programme of a public body.
    Removal,
    /// A condition of access to a market.
    MarketExclusion,
    /// A public warning.
    Warning,
    /// A proposal not yet adopted.
    Proposal,
    /// A call by politicians or others; shown, never a verdict.
    Call,
    /// Looked for, and no rule found.
    NoMeasure,
}

impl MeasureKind {
    /// The word used in records and reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Binding => "binding",
            Self::ListEntry => "list-entry",
            Self::PurchasePolicy => "purchase-policy",
            Self::Removal => "removal",
            Self::MarketExclusion => "market-exclusion",
            Self::Warning => "warning",
            Self::Proposal => "proposal",
            Self::Call => "call",
            Self::NoMeasure => "no-measure",
        }
    }

    /// The gravest answer that a measure of this kind can give.
    pub fn gravest(self) -> Answer {
        match self {
            Self::Binding => Answer::Prohibited,
            Self::PurchasePolicy | Self::Removal | Self::MarketExclusion | Self::Warning => {
                Answer::Review
            }
            Self::ListEntry | Self::Proposal | Self::Call | Self::NoMeasure => {
                Answer::NoRestrictionFound
            }
        }
    }
}

/// One rule, list or call.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measure {
    /// Identifier: jurisdiction folder and file name.
    pub id: MeasureId,
    /// Whose rule it is.
    pub jurisdiction: Jurisdiction,
    /// Kind.
    pub kind: MeasureKind,
    /// Name.
    pub name: String,
    /// What it does, in our words.
    pub summary: String,
    /// Legal citation.
    pub citation: String,
    /// Day of adoption.
    pub adopted: Option<PartialDate>,
    /// First day in force.
    pub from: Option<PartialDate>,
    /// Last day in force.
    pub until: Option<PartialDate>,
    /// State on the register's date, in our words.
    pub status: String,
    /// What it covers, in our words: goods, conditions, exceptions.
    pub scope: String,
    /// Trust in the record.
    pub trust: Trust,
    /// Clauses: who may not do what.
    pub clauses: Vec<Clause>,
    /// Whom it names.
    pub targets: Vec<Target>,
    /// Other measures whose targets are its targets too.
    pub targets_of: Vec<MeasureId>,
    /// How far it reaches beyond the named.
    pub extensions: Vec<Extension>,
    /// Entities that were looked for on it and not found.
    pub not_listed: Vec<NotListed>,
    /// Doubts and details.
    pub note: Option<String>,
    /// Cited documents.
    pub sources: Vec<SourceId>,
}

/// One clause: these roles may not do these actions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Clause {
    /// Roles bound; `any` binds everybody in the jurisdiction.
    pub roles: Vec<RoleId>,
    /// Actions covered.
    pub actions: Vec<Action>,
    /// Answer when it applies.
    pub answer: Answer,
    /// First day of this clause, where it differs from the measure's.
    pub from: Option<PartialDate>,
    /// Last day of this clause, where it differs from the measure's.
    pub until: Option<PartialDate>,
    /// Question that a person must settle; a clause with a question gives `review`.
    pub question: Option<String>,
    /// Whether it reaches people outside the jurisdiction, subject to `question`.
    pub worldwide: bool,
    /// Whether it covers dealings with the company only, not its goods bought from others.
    pub company_only: bool,
}

/// Whom a measure names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Target {
    /// The entity named.
    pub entity: Option<EntityId>,
    /// A country whose companies are meant, where the measure names none.
    pub country: Option<String>,
    /// The name as it stands in the measure.
    pub listed_as: Option<String>,
    /// Day of announcement.
    pub announced: Option<PartialDate>,
    /// Day of listing.
    pub listed: Option<PartialDate>,
    /// First day on which the entry has effect.
    pub from: Option<PartialDate>,
    /// Last day on which it has effect.
    pub until: Option<PartialDate>,
    /// Citation of the entry.
    pub citation: Option<String>,
    /// Trust in the entry.
    pub trust: Trust,
    /// Doubts and details.
    pub note: Option<String>,
    /// Cited documents; empty means those of the measure.
    pub sources: Vec<SourceId>,
}

impl Target {
    /// Whether the entry means an entity of a country: by name, or as any company of that country.
    pub fn means(&self, entity: &EntityId, country: Option<&str>) -> bool {
        match (&self.entity, &self.country) {
            (Some(named), _) => named == entity,
            (None, Some(place)) => country == Some(place),
            (None, None) => false,
        }
    }
}

/// How far a measure reaches beyond the entities it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// Subsidiaries and affiliates.
    SubsidiaryOrAffiliate,
    /// Whatever a named entity controls.
    Control,
    /// Whatever named entities own to half or more, directly or not.
    HalfOwned,
}

/// A reach, with the days on which it holds. A measure without one binds the named only.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Extension {
    /// How far.
    pub reach: Reach,
    /// First day.
    pub from: Option<PartialDate>,
    /// Last day.
    pub until: Option<PartialDate>,
    /// Trust; an unverified extension gives `review`.
    pub trust: Trust,
    /// Citation of the rule that extends.
    pub citation: Option<String>,
    /// Doubts and details.
    pub note: Option<String>,
}

/// A negative fact: looked for, not found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotListed {
    /// The entity.
    pub entity: EntityId,
    /// Day of the look-up.
    pub looked_on: PartialDate,
    /// Trust in the negative.
    pub trust: Trust,
    /// Doubts and details.
    pub note: Option<String>,
    /// Cited documents.
    pub sources: Vec<SourceId>,
}
