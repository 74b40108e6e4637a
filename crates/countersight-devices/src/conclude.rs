//! From the claims of the evidence to one finding.

use crate::identify::{Case, DeviceIndex};
use countersight_model::device::{DeviceFinding, DeviceMaker, Observation};
use countersight_model::id::EntityId;
use countersight_model::result::Confidence;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Who is meant: a maker of the register, or a firm outside it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Maker {
    Listed(EntityId),
    Other(String),
}

/// One piece of evidence speaking for a maker.
#[derive(Debug, Clone)]
pub(crate) struct Claim {
    pub(crate) maker: Maker,
    pub(crate) confidence: Confidence,
    /// Field that speaks, for telling agreement of two fields from one field said twice.
    pub(crate) field: &'static str,
    pub(crate) says: String,
}

impl DeviceIndex {
    pub(crate) fn conclude(&self, mut case: Case, seen: &Observation) -> DeviceFinding {
        let mut ranked = rank(&case.claims);
        let listed_at = ranked
            .iter()
            .position(|(maker, ..)| matches!(maker, Maker::Listed(_)));
        if let (Some((Maker::Other(name), _, says)), Some(at)) =
            (ranked.first().cloned(), listed_at)
        {
            // An innocent name on top of evidence against a listed maker is a question, not an answer.
            if let Some((maker, _, against)) = ranked.get(at).cloned() {
                case.conflicts.push(format!("{says}; but {against}"));
                ranked.retain(|(m, ..)| *m != maker && *m != Maker::Other(name.clone()));
                ranked.insert(0, (maker, Confidence::Possible, against));
            }
        } else if let Some((first, _, says)) = ranked.first() {
            let others = ranked
                .iter()
                .skip(1)
                .filter(|(_, confidence, _)| *confidence > Confidence::Possible);
            let first = first.clone();
            let contradicting: Vec<String> = others
                .filter(|(maker, ..)| *maker != first)
                .map(|(_, _, against)| format!("{says}; but {against}"))
                .collect();
            case.conflicts.extend(contradicting);
        }
        let mut makers = ranked
            .into_iter()
            .map(|(maker, confidence, _)| match maker {
                Maker::Listed(id) => DeviceMaker {
                    name: self.name(&id).to_owned(),
                    entity: Some(id),
                    confidence,
                },
                Maker::Other(name) => DeviceMaker {
                    entity: None,
                    name,
                    confidence,
                },
            });
        let maker = makers.next();
        // Where a proof names the maker, the label's other possible makers no longer count.
        let proven = maker
            .as_ref()
            .is_some_and(|m| m.confidence == Confidence::Conclusive);
        let other_makers = makers
            .filter(|m| !proven || m.confidence > Confidence::Possible)
            .collect();
        case.evidence.sort_by_key(|seen| Reverse(seen.strength));
        DeviceFinding {
            brand: case.brand,
            confidence: maker.as_ref().map(|m| m.confidence),
            maker,
            other_makers,
            model: seen.model.clone(),
            evidence: case.evidence,
            conflicts: case.conflicts,
        }
    }
}

/// Adds the claims up by maker: the strongest counts, and two possible ones from different fields make
/// a strong one.
fn rank(claims: &[Claim]) -> Vec<(Maker, Confidence, String)> {
    let mut by_maker: BTreeMap<&Maker, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        by_maker.entry(&claim.maker).or_default().push(claim);
    }
    let mut ranked: Vec<(usize, Maker, Confidence, String)> = Vec::new();
    for (maker, claims) in by_maker {
        let Some(best) = claims.iter().max_by_key(|c| c.confidence) else {
            continue;
        };
        let fields: BTreeSet<&str> = claims.iter().map(|c| c.field).collect();
        let confidence = if best.confidence == Confidence::Possible && fields.len() > 1 {
            Confidence::Strong
        } else {
            best.confidence
        };
        ranked.push((claims.len(), maker.clone(), confidence, best.says.clone()));
    }
    // Stable order among equals: as the register ranks a label's ties, which is the order of claims.
    let first_said = |maker: &Maker| claims.iter().position(|c| c.maker == *maker);
    ranked.sort_by(|a, b| {
        b.2.cmp(&a.2)
            .then_with(|| first_said(&a.1).cmp(&first_said(&b.1)))
    });
    ranked
        .into_iter()
        .map(|(_, maker, confidence, says)| (maker, confidence, says))
        .collect()
}
