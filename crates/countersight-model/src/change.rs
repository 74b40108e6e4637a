//! What changed in law between two days: one change of one measure.

use crate::context::Action;
use crate::date::PartialDate;
use crate::id::{EntityId, Jurisdiction, MeasureId, RoleId, SourceId};
use crate::measure::{InterruptionKind, Reach};
use crate::source::Trust;
use jiff::civil::Date;
use serde::Serialize;

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident => $word:literal;)*) => {
        /// What changed about a measure.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum ChangeKind { $($(#[$doc])* $variant,)* }

        impl ChangeKind {
            /// All kinds, in the order in which they are listed on one day.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word used in reports.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }
    };
}

kinds! {
    /// The measure came into force.
    Began => "began";
    /// The measure ended.
    Ended => "ended";
    /// A time in which it did not work, or may not have worked, is over.
    Resumed => "resumed";
    /// Its own authority suspended it, or a part of it.
    Suspended => "suspended";
    /// A court stayed it, or a part of it.
    Stayed => "stayed";
    /// A court set it aside, or a part of it.
    Vacated => "vacated";
    /// From now on nobody has confirmed whether it works.
    Unsettled => "unsettled";
    /// It names a company, or the companies of a country, from now on.
    Added => "added";
    /// It no longer names them.
    Removed => "removed";
    /// One of its clauses began.
    ClauseBegan => "clause-began";
    /// One of its clauses ended.
    ClauseEnded => "clause-ended";
    /// It reaches further than those it names.
    ReachBegan => "reach-began";
    /// It no longer reaches further.
    ReachEnded => "reach-ended";
    /// From now on nobody has confirmed whether it reaches further.
    ReachUnsettled => "reach-unsettled";
}

/// One change of one measure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// The measure.
    pub measure: MeasureId,
    /// Whose rule it is.
    pub jurisdiction: Jurisdiction,
    /// What changed.
    pub what: ChangeKind,
    /// The date of the record: a first day, or a last day where `by_last_day`.
    pub date: PartialDate,
    /// Whether `date` is the last day of what went before, so that the change is on the next day.
    pub by_last_day: bool,
    /// The first day on which the change can have taken place.
    pub earliest: Date,
    /// The last day on which the change can have taken place; equal to `earliest` if it is known.
    pub latest: Date,
    /// Companies that it concerns: the one added or removed, or all that the measure names then.
    pub concerns: Vec<EntityId>,
    /// The country whose companies it concerns, where the measure names a country.
    pub country: Option<String>,
    /// The name of the company as it stands in the measure.
    pub listed_as: Option<String>,
    /// Roles that a clause binds.
    pub roles: Vec<RoleId>,
    /// Actions that a clause covers.
    pub actions: Vec<Action>,
    /// How far it reaches, or no longer reaches.
    pub reach: Option<Reach>,
    /// The rule through which the reach changed.
    pub rule: Option<MeasureId>,
    /// What interrupts it, or interrupted it until now.
    pub interruption: Option<InterruptionKind>,
    /// The part that is meant, where not the whole.
    pub part: Option<String>,
    /// The question that would settle what is unsettled.
    pub question: Option<String>,
    /// Citation of what changed it.
    pub citation: Option<String>,
    /// Trust in the fact behind it.
    pub trust: Trust,
    /// Cited documents.
    pub sources: Vec<SourceId>,
}

impl Change {
    /// Whether the day of the change is known.
    pub fn is_exact(&self) -> bool {
        self.earliest == self.latest
    }
}
