//! Plain words for what the results say in codes. Every report speaks with these.

mod change;
mod number;
mod record;

pub(crate) use change::{change, says_doubt};
pub(crate) use number::{count, headline, list, thousands};
pub(crate) use record::{claim_kind, claim_mark, day, figure, force, interruption, place, plural};

use crate::options::Dossier;
use countersight_model::context::{Action, Context};
use countersight_model::date::PartialDate;
use countersight_model::device::Strength;
use countersight_model::entity::{EdgeStatus, EntityKind, OwnershipKind};
use countersight_model::measure::{MeasureKind, Reach};
use countersight_model::result::{Answer, Confidence, MeasureFinding, Relation};
use countersight_model::run::RegisterStamp;
use countersight_model::source::Trust;

/// The answer as a heading.
pub(crate) fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Prohibited => "Prohibited",
        Answer::Review => "Review",
        Answer::NotScreened => "Not screened",
        Answer::NoRestrictionFound => "No restriction found",
    }
}

/// What the answer means, for somebody who meets it for the first time.
pub(crate) fn answer_meaning(answer: Answer) -> &'static str {
    match answer {
        Answer::Prohibited => "A binding rule forbids it to this reader on this day.",
        Answer::Review => {
            "A person must decide: the evidence or the rule leaves a question, which is given."
        }
        Answer::NotScreened => "Too little was handed in to judge. What is missing is given.",
        Answer::NoRestrictionFound => {
            "Screened, and the register holds nothing that restricts this reader on this day. \
             This is not a clearance."
        }
    }
}

/// What a rule of the given kind does, as a short noun.
pub(crate) fn kind(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Binding => "binding rule",
        MeasureKind::ListEntry => "list entry",
        MeasureKind::PurchasePolicy => "purchase policy",
        MeasureKind::Removal => "removal programme",
        MeasureKind::MarketExclusion => "market exclusion",
        MeasureKind::Warning => "public warning",
        MeasureKind::Proposal => "proposal, not adopted",
        MeasureKind::Call => "call, not a rule",
        MeasureKind::PrivateDecision => "private decision, not a rule",
        MeasureKind::OwnershipRule => "rule on how far lists reach",
        MeasureKind::NoMeasure => "looked for, no rule found",
    }
}

/// How the subject stands to the company, completing "…".
pub(crate) fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Is => "it is this company",
        Relation::BrandOf => "a label of this company",
        Relation::MadeBy => "made by this company",
        Relation::OwnedBy => "owned by this company",
        Relation::ControlledBy => "controlled by this company",
        Relation::AffiliateOf => "bears this company's name; the tie is not known",
        Relation::AgentOf => "represents this company",
        Relation::Mentions => "names this company",
    }
}

/// What a degree of confidence allows.
pub(crate) fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Possible => "possible: enough to ask, not enough to accuse",
        Confidence::Strong => "strong: enough to act on, after reading the reasons",
        Confidence::Conclusive => "conclusive: proven by an assigned identifier",
    }
}

/// The weight of a piece of evidence.
pub(crate) fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Weak => "weak",
        Strength::Strong => "strong",
        Strength::Conclusive => "conclusive",
    }
}

/// What a degree of trust rests on; `None` for the highest, which needs no remark.
pub(crate) fn doubt(trust: Trust) -> Option<&'static str> {
    match trust {
        Trust::High => None,
        Trust::Medium => Some("one good secondary source"),
        Trust::Low => Some("one weak source"),
        Trust::Unverified => Some("unverified: no source was opened that says so"),
    }
}

/// Kind of body.
pub(crate) fn entity_kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Company => "company",
        EntityKind::ProjectCompany => "project company",
        EntityKind::StateGroup => "state-owned group",
        EntityKind::StateBody => "state body",
        EntityKind::Police => "police body",
        EntityKind::Institute => "research institute",
        EntityKind::Fund => "fund or holding partnership",
        EntityKind::Namesake => "namesake, here so that nobody takes it for another",
    }
}

/// How a holder stands to what it holds, as the verb between the two.
pub(crate) fn ownership(kind: OwnershipKind) -> &'static str {
    match kind {
        OwnershipKind::Owns => "owns",
        OwnershipKind::OwnsIndirectly => "indirectly owns",
        OwnershipKind::Controls => "controls",
        OwnershipKind::Subsidiary => "is the parent of",
        OwnershipKind::JointVenture => "shares the venture",
        OwnershipKind::Founded => "founded",
        OwnershipKind::Successor => "took over the business of",
        OwnershipKind::Representative => "is represented by",
    }
}

/// How something is held, as the words after its name.
pub(crate) fn held(kind: OwnershipKind) -> &'static str {
    match kind {
        OwnershipKind::Owns => "owned by it",
        OwnershipKind::OwnsIndirectly => "indirectly owned by it",
        OwnershipKind::Controls => "controlled by it",
        OwnershipKind::Subsidiary => "a subsidiary of it",
        OwnershipKind::JointVenture => "a venture shared by it",
        OwnershipKind::Founded => "founded by it",
        OwnershipKind::Successor => "its business was taken over by it",
        OwnershipKind::Representative => "represents it",
    }
}

/// Whether an ownership edge stands.
pub(crate) fn edge_status(status: EdgeStatus) -> &'static str {
    match status {
        EdgeStatus::Current => "current",
        EdgeStatus::Former => "former",
        EdgeStatus::Superseded => "superseded by a later figure",
        EdgeStatus::Unverified => "unverified",
    }
}

/// How far a measure reaches.
pub(crate) fn reach(reach: Reach) -> &'static str {
    match reach {
        Reach::SubsidiaryOrAffiliate => "subsidiaries and affiliates of the named",
        Reach::Control => "whatever a named company controls",
        Reach::HalfOwned => "whatever named companies own to half or more",
    }
}

/// A period, as `from 2019-08-13, no end date`.
pub(crate) fn period(from: Option<PartialDate>, until: Option<PartialDate>) -> String {
    match (from, until) {
        (Some(from), Some(until)) => format!("from {from} to {until}"),
        (Some(from), None) => format!("from {from}, no end date"),
        (None, Some(until)) => format!("start not known, until {until}"),
        (None, None) => "dates not known".to_owned(),
    }
}

/// A share, as `51 %` or `38.88 %`.
pub(crate) fn share(share: f64) -> String {
    format!("{share} %")
}

/// Whom and what a finding binds: `binds US federal agency; covers buy`.
pub(crate) fn binds(finding: &MeasureFinding, dossier: &Dossier) -> String {
    let verb = match finding.kind {
        MeasureKind::Binding | MeasureKind::OwnershipRule => Some("binds"),
        MeasureKind::Proposal => Some("would bind"),
        MeasureKind::PurchasePolicy
        | MeasureKind::Removal
        | MeasureKind::MarketExclusion
        | MeasureKind::Warning => Some("concerns"),
        MeasureKind::ListEntry
        | MeasureKind::Call
        | MeasureKind::PrivateDecision
        | MeasureKind::NoMeasure => None,
    };
    let role = finding.role.as_ref().map(|role| match verb {
        Some(verb) => format!("{verb} {}", dossier.role(role)),
        None => "binds nobody by itself".to_owned(),
    });
    let action = finding
        .action
        .map(|action| format!("covers {}", action_noun(action)));
    [role, action]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("; ")
}

/// An action as a noun phrase.
pub(crate) fn action_noun(action: Action) -> &'static str {
    match action {
        Action::Buy => "buying",
        Action::Use => "using what is installed",
        Action::Sell => "selling or providing",
        Action::Export => "exporting to the company",
        Action::Import => "importing the company's goods",
        Action::Invest => "investing in the company",
        Action::Authorise => "having equipment authorised",
        Action::Fund => "paying with public grants",
    }
}

/// Who asks, as `for US federal agency, in United States, for buying`; says so when nobody said.
pub(crate) fn reader(context: &Context, dossier: &Dossier) -> String {
    let mut parts = Vec::new();
    if let Some((asked, wider)) = context.roles.split_first() {
        // A wider role, or a second one, may be the one that a rule binds.
        let wider: Vec<_> = wider.iter().map(|role| dossier.role(role)).collect();
        let also = if wider.is_empty() {
            String::new()
        } else {
            format!(" (so also {})", wider.join(", "))
        };
        parts.push(format!("for {}{also}", dossier.role(asked)));
    }
    if !context.jurisdictions.is_empty() {
        let places: Vec<_> = context
            .jurisdictions
            .iter()
            .map(|p| dossier.place(p))
            .collect();
        parts.push(format!("in {}", places.join(", ")));
    }
    if let Some(action) = context.action {
        parts.push(format!("for {}", action_noun(action)));
    }
    if context.is_open() {
        parts.push("with no role and no place given".to_owned());
    }
    parts.join(", ")
}

/// The register in one line: its date and the start of its hash.
pub(crate) fn register(stamp: &RegisterStamp) -> String {
    format!("{} sha256:{}", stamp.version, short_hash(&stamp.sha256))
}

/// The first twelve digits of a hash, enough to tell copies apart by eye.
pub(crate) fn short_hash(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_says_what_is_not_known() {
        let day = "2019-08".parse().ok();
        assert_eq!(period(day, None), "from 2019-08, no end date");
        assert_eq!(period(None, None), "dates not known");
    }
}
