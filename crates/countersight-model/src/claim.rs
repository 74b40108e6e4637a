//! Evidence: what was claimed of a company, by whom, and what the company answered.

use crate::conflict::Conflict;
use crate::date::PartialDate;
use crate::id::{ClaimId, EntityId, SourceId};
use crate::source::Trust;
use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident => $word:literal;)*) => {
        /// What a claim is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum ClaimKind { $($(#[$doc])* $variant,)* }

        impl ClaimKind {
            /// The word used in records and reports.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }
    };
}

kinds! {
    /// Its part as a whole.
    Role => "role";
    /// The predictive-policing platform.
    Ijop => "ijop";
    /// Image analysis that sorts people by ethnicity.
    Analytics => "analytics";
    /// A government contract.
    Contract => "contract";
    /// A contract that covers a camp.
    CampContract => "camp-contract";
    /// A contract that covers mosques.
    MosqueContract => "mosque-contract";
    /// A device seen in a camp.
    CampDevice => "camp-device";
    /// A school or university.
    School => "school";
    /// A subsidy.
    Subsidy => "subsidy";
    /// A finding of a government, a parliament or a state body.
    OfficialFinding => "official-finding";
    /// A finding of an investor.
    InvestorFinding => "investor-finding";
    /// A withdrawal from the region.
    Exit => "exit";
    /// What witnesses said.
    Testimony => "testimony";
    /// A report of experts.
    ExpertReport => "expert-report";
    /// Sales to buyers elsewhere.
    Market => "market";
    /// Devices at government sites elsewhere.
    GovernmentSite => "government-site";
    /// A judgment or order of a court.
    Court => "court";
    /// A product and what it is advertised for.
    Product => "product";
}

/// Whether a claim stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimStatus {
    /// It stands, as far as the sources say.
    #[default]
    Stands,
    /// Whoever made it corrected it; another claim replaces it.
    Corrected,
    /// Whoever made it took it back.
    Withdrawn,
}

/// One claim, with its proof and the company's answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Claim {
    /// Identifier, such as `ev-009`.
    pub id: ClaimId,
    /// Companies and bodies it is about; none where it is about the system as a whole.
    pub entities: Vec<EntityId>,
    /// What it is about.
    pub kind: ClaimKind,
    /// The claim, in our words.
    pub text: String,
    /// Where, in words.
    pub place: Option<String>,
    /// When it began.
    pub from: Option<PartialDate>,
    /// When it ended.
    pub until: Option<PartialDate>,
    /// Money, where it is about money.
    pub amount: Option<f64>,
    /// Currency of the amount (ISO 4217).
    pub currency: Option<String>,
    /// Whether it stands.
    pub status: ClaimStatus,
    /// Day on which it was corrected or withdrawn.
    pub ended: Option<PartialDate>,
    /// The claim that replaces it.
    pub replaced_by: Option<ClaimId>,
    /// Trust in the claim.
    pub trust: Trust,
    /// What the companies answered.
    pub responses: Vec<Response>,
    /// Points on which sources disagree.
    pub conflicts: Vec<Conflict>,
    /// Doubts and details.
    pub note: Option<String>,
    /// Cited documents.
    pub sources: Vec<SourceId>,
}

/// What a company answered to a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Response {
    /// The answer, in our words.
    pub text: String,
    /// When it was given.
    pub date: Option<PartialDate>,
    /// Cited documents; empty means those of the claim.
    pub sources: Vec<SourceId>,
}
