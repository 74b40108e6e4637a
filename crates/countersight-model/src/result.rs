//! The answer, with its matches, measures and reasons.

use crate::code::Code;
use crate::context::Action;
use crate::date::PartialDate;
use crate::device::DeviceFinding;
use crate::explanation::Explanation;
use crate::id::{EntityId, Jurisdiction, MeasureId, RoleId};
use crate::measure::MeasureKind;
use crate::subject::Subject;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The four answers, in rising gravity. There is no fifth: nothing is ever declared clear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Screened; the register holds nothing that restricts this reader.
    NoRestrictionFound,
    /// Could not be screened; `missing` says what would be needed.
    NotScreened,
    /// A person must decide; the reasons say what.
    Review,
    /// A binding rule forbids it to this reader on this day.
    Prohibited,
}

impl Answer {
    /// All answers, gravest first.
    pub const ALL: [Self; 4] = [
        Self::Prohibited,
        Self::Review,
        Self::NotScreened,
        Self::NoRestrictionFound,
    ];

    /// The word used in results.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Prohibited => "prohibited",
            Self::Review => "review",
            Self::NotScreened => "not-screened",
            Self::NoRestrictionFound => "no-restriction-found",
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How sure a match is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// A lead: enough to ask, not enough to accuse.
    Possible,
    /// Enough to act on, after reading the reasons.
    Strong,
    /// Proven by an assigned identifier.
    Conclusive,
}

impl Confidence {
    /// The word used in results.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Strong => "strong",
            Self::Conclusive => "conclusive",
        }
    }
}

/// How the subject stands to the entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// It is the entity.
    Is,
    /// It is a label of the entity.
    BrandOf,
    /// It is a device made by the entity.
    MadeBy,
    /// The entity holds it.
    OwnedBy,
    /// The entity controls it.
    ControlledBy,
    /// It bears the entity's name, but the register knows no edge.
    AffiliateOf,
    /// It represents the entity.
    AgentOf,
    /// Its text names the entity.
    Mentions,
}

impl Relation {
    /// The word used in results.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Is => "is",
            Self::BrandOf => "brand-of",
            Self::MadeBy => "made-by",
            Self::OwnedBy => "owned-by",
            Self::ControlledBy => "controlled-by",
            Self::AffiliateOf => "affiliate-of",
            Self::AgentOf => "agent-of",
            Self::Mentions => "mentions",
        }
    }
}

/// One reason of a match: which feature, which two values met.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Why {
    /// Feature, such as `name`, `isin`, `mac`, `model`.
    pub feature: String,
    /// Its score from 0 to 1.
    pub score: f64,
    /// What the user gave.
    pub query: String,
    /// What the register holds.
    pub found: String,
    /// In words.
    pub detail: String,
}

/// One step of ownership from the subject towards the entity.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PathStep {
    /// The holder.
    pub holder: EntityId,
    /// What it holds.
    pub held: EntityId,
    /// How, in the words of the register.
    pub relation: String,
    /// Share in per cent, where known.
    pub share: Option<f64>,
    /// When the figure held.
    pub as_of: Option<String>,
    /// First day of the edge.
    pub from: Option<PartialDate>,
    /// Last day of the edge.
    pub until: Option<PartialDate>,
    /// Trust in the edge.
    pub trust: crate::source::Trust,
    /// Address of the first cited document.
    pub source: Option<String>,
}

/// An entity that the subject leads to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Match {
    /// The entity.
    pub entity: EntityId,
    /// Its name.
    pub name: String,
    /// How the subject stands to it.
    pub relation: Relation,
    /// From 0 to 1.
    pub score: f64,
    /// How sure this is.
    pub confidence: Confidence,
    /// Code of the finding.
    pub code: Code,
    /// The reasons.
    pub why: Vec<Why>,
    /// Ownership steps from the subject to the entity; empty for `is`.
    pub path: Vec<PathStep>,
}

/// What one measure says to this reader about this subject.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeasureFinding {
    /// The measure.
    pub id: MeasureId,
    /// Its name.
    pub name: String,
    /// What it says here.
    pub answer: Answer,
    /// Its kind.
    pub kind: MeasureKind,
    /// Whose rule it is.
    pub jurisdiction: Jurisdiction,
    /// The action judged; `None` when none was said and several are covered.
    pub action: Option<Action>,
    /// The role bound.
    pub role: Option<RoleId>,
    /// First day for this entity and this clause.
    pub from: Option<PartialDate>,
    /// Last day.
    pub until: Option<PartialDate>,
    /// Legal citation.
    pub citation: String,
    /// Why it answers so, in words.
    pub because: String,
    /// The entity through which it applies.
    pub entity: EntityId,
    /// The name under which it names the entity.
    pub listed_as: Option<String>,
    /// Question that would settle a `review`.
    pub question: Option<String>,
    /// Trust in the entry.
    pub trust: crate::source::Trust,
    /// Address of the first cited document.
    pub source: Option<String>,
}

/// A company of the register that was looked at and set aside, with the reason.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SetAside {
    /// The entity.
    pub entity: EntityId,
    /// Its name.
    pub name: String,
    /// Why it is not the one, in words.
    pub because: String,
}

/// The result for one subject.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ScreeningResult {
    /// What was judged.
    pub subject: Subject,
    /// The answer.
    pub answer: Answer,
    /// Why, in one sentence.
    pub because: String,
    /// Codes of what was found or is missing, gravest first.
    pub codes: Vec<Code>,
    /// Entities it leads to, strongest first.
    pub matches: Vec<Match>,
    /// What it is, when it is a device.
    pub device: Option<DeviceFinding>,
    /// What the measures say, gravest first.
    pub measures: Vec<MeasureFinding>,
    /// What would be needed to judge it, or to judge it better.
    pub missing: Vec<String>,
    /// Namesakes that were looked at and set aside.
    pub set_aside: Vec<SetAside>,
    /// Why each measure answers as it does; only where it was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub explanations: Vec<Explained>,
}

/// Why one measure answers as it does about one match.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explained {
    /// The measure.
    pub measure: MeasureId,
    /// Its name.
    pub name: String,
    /// The entity through which it was asked.
    pub entity: EntityId,
    /// What it says; none where it does not apply.
    pub answer: Option<Answer>,
    /// Why it does not apply, such as `not yet in force`.
    pub not_applicable: Option<String>,
    /// The questions asked on the way.
    pub explanation: Explanation,
}
