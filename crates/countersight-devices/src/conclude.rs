//! From the claims of the evidence to one finding.

use crate::case::Case;
use crate::identify::DeviceIndex;
use crate::weight::together;
use countersight_model::device::{DeviceFinding, DeviceMaker};
use countersight_model::field::FieldKind;
use countersight_model::id::EntityId;
use countersight_model::result::Confidence;
use std::cmp::Reverse;
use std::collections::BTreeMap;

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
    /// Kind of the field that speaks, for telling agreement of two fields from one said twice.
    pub(crate) kind: FieldKind,
    /// A mark of the maker's firmware, at least strong.
    pub(crate) on_wire: bool,
    pub(crate) says: String,
}

/// A maker with all that speaks for it.
struct Ranked {
    maker: Maker,
    confidence: Confidence,
    on_wire: bool,
    /// The strongest claim, in words.
    says: String,
    first_said: usize,
}

impl DeviceIndex {
    pub(crate) fn conclude(&self, mut case: Case) -> DeviceFinding {
        let mut ranked = rank(&case.claims);
        self.weigh_against(&mut ranked, &mut case.conflicts);
        let mut makers = ranked.into_iter().map(|ranked| match ranked.maker {
            Maker::Listed(id) => DeviceMaker {
                name: self.name(&id).to_owned(),
                entity: Some(id),
                confidence: ranked.confidence,
            },
            Maker::Other(name) => DeviceMaker {
                entity: None,
                name,
                confidence: ranked.confidence,
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
            model: case.model,
            firmware: case.firmware,
            evidence: case.evidence,
            conflicts: case.conflicts,
        }
    }

    /// Says what contradicts, and puts a question where an innocent name would be an answer.
    fn weigh_against(&self, ranked: &mut Vec<Ranked>, conflicts: &mut Vec<String>) {
        let listed_at = ranked
            .iter()
            .position(|r| matches!(r.maker, Maker::Listed(_)));
        match (ranked.first(), listed_at) {
            (Some(first), Some(at)) if at > 0 => {
                // An innocent name on top of evidence against a listed maker is a question, not an answer.
                let innocent = first.maker.clone();
                let mut accused = ranked.remove(at);
                conflicts.extend(ranked.first().map(|first| differ(first, &accused)));
                accused.confidence = Confidence::Possible;
                ranked.retain(|r| r.maker != innocent);
                ranked.insert(0, accused);
            }
            (Some(first), _) => {
                let others = ranked.iter().skip(1);
                let against = others
                    .filter(|other| other.confidence > Confidence::Possible)
                    .filter(|other| !self.may_both_be_meant(&first.maker, &other.maker));
                conflicts.extend(against.map(|other| differ(first, other)));
            }
            (None, _) => {}
        }
    }

    /// A company and another of its group do not contradict each other.
    fn may_both_be_meant(&self, a: &Maker, b: &Maker) -> bool {
        match (a, b) {
            (Maker::Listed(a), Maker::Listed(b)) => self.is_one_group(a, b),
            _ => false,
        }
    }
}

fn differ(first: &Ranked, other: &Ranked) -> String {
    let several = if first.on_wire && other.on_wire {
        "; several devices behind one address, or a bait system, answer so"
    } else {
        ""
    };
    format!("{}; but {}{several}", first.says, other.says)
}

/// Adds the claims up by maker, the surest first.
///
/// Among proofs one of a maker of the register stands before that of another firm: an address may be the
/// reseller's or a radio module's, and the firmware is the maker's. Other equals stay in the order in which
/// the evidence was read, which is that of the register for a label's ties.
fn rank(claims: &[Claim]) -> Vec<Ranked> {
    let mut by_maker: BTreeMap<&Maker, Vec<(usize, &Claim)>> = BTreeMap::new();
    for (at, claim) in claims.iter().enumerate() {
        by_maker.entry(&claim.maker).or_default().push((at, claim));
    }
    let mut ranked: Vec<Ranked> = Vec::new();
    for (maker, claims) in by_maker {
        let pieces: Vec<(FieldKind, Confidence)> =
            claims.iter().map(|(_, c)| (c.kind, c.confidence)).collect();
        // The first of the strongest.
        let best = claims.iter().rev().max_by_key(|(_, c)| c.confidence);
        let (Some((_, best)), Some((first_said, _)), Some(confidence)) =
            (best, claims.first(), together(&pieces))
        else {
            continue;
        };
        ranked.push(Ranked {
            maker: maker.clone(),
            confidence,
            on_wire: claims.iter().any(|(_, c)| c.on_wire),
            says: best.says.clone(),
            first_said: *first_said,
        });
    }
    ranked.sort_by_key(|r| {
        let proven_other =
            r.confidence == Confidence::Conclusive && matches!(r.maker, Maker::Other(_));
        (Reverse(r.confidence), proven_other, r.first_said)
    });
    ranked
}
