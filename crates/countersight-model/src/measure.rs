//! Rules, lists and calls: whom they bind, whom they name, from when to when.

use crate::conflict::Conflict;
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
    /// A private body's decision: an index deletion, a fund's exclusion, a suspended membership.
    PrivateDecision,
    /// A rule that only says how far other lists reach.
    OwnershipRule,
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
            Self::PrivateDecision => "private-decision",
            Self::OwnershipRule => "ownership-rule",
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
            Self::ListEntry
            | Self::Proposal
            | Self::Call
            | Self::PrivateDecision
            | Self::OwnershipRule
            | Self::NoMeasure => Answer::NoRestrictionFound,
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
    /// What it covers, in our words: goods and conditions.
    pub scope: String,
    /// What it leaves out, each in our words.
    pub exceptions: Vec<String>,
    /// Its rule on parts inside a product, in our words.
    pub components: Option<String>,
    /// What follows a breach, in our words.
    pub penalty: Option<String>,
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
    /// Times in which it does not work, or may not.
    pub interruptions: Vec<Interruption>,
    /// Entities that were looked for on it and not found.
    pub not_listed: Vec<NotListed>,
    /// Points on which sources disagree.
    pub conflicts: Vec<Conflict>,
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
    /// The measure of kind `ownership-rule` that extends it: the reach holds while that one works.
    pub rule: Option<MeasureId>,
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

/// Why a measure does not work for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InterruptionKind {
    /// Its own authority suspended it.
    Suspended,
    /// A court stayed it.
    Stayed,
    /// A court set it aside.
    Vacated,
    /// Nobody has confirmed whether it works: gives `review` with the question.
    Unsettled,
}

impl InterruptionKind {
    /// The word used in records and reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Suspended => "suspended",
            Self::Stayed => "stayed",
            Self::Vacated => "vacated",
            Self::Unsettled => "unsettled",
        }
    }
}

/// A time in which a measure, or a part of it, does not work or may not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Interruption {
    /// Why.
    pub kind: InterruptionKind,
    /// First day.
    pub from: PartialDate,
    /// Last day; none while it lasts.
    pub until: Option<PartialDate>,
    /// The part that is meant; the rest of the measure then stays as it is.
    pub part: Option<String>,
    /// The question that would settle what is unsettled.
    pub question: Option<String>,
    /// Citation of the act that interrupts.
    pub citation: Option<String>,
    /// Trust in the interruption.
    pub trust: Trust,
    /// Doubts and details.
    pub note: Option<String>,
    /// Cited documents; empty means those of the measure.
    pub sources: Vec<SourceId>,
}
