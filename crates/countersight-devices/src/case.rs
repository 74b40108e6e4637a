//! What has been found of one device so far.

use crate::conclude::{Claim, Maker};
use crate::weight::Source;
use countersight_model::brand::{Brand, MakerTie};
use countersight_model::date::PartialDate;
use countersight_model::device::{DeviceBrand, Evidence, Strength};
use countersight_model::field::{Field, FieldKind};
use countersight_model::observation::Observation;

/// A value longer than this is shown cut: it is shown so that people find it again.
const LONGEST_VALUE: usize = 160;

#[derive(Debug, Default)]
pub(crate) struct Case {
    pub(crate) brand: Option<DeviceBrand>,
    pub(crate) model: Option<String>,
    pub(crate) firmware: Option<String>,
    /// When the device was made, as far as that is known.
    pub(crate) made: Option<PartialDate>,
    pub(crate) claims: Vec<Claim>,
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) conflicts: Vec<String>,
}

impl Case {
    pub(crate) fn new(seen: &Observation) -> Self {
        let mut case = Self {
            model: seen.first(Field::Model).map(str::to_owned),
            firmware: seen.first(Field::Firmware).map(str::to_owned),
            ..Self::default()
        };
        if let Some(text) = seen.first(Field::Made) {
            case.made = text.trim().parse().ok();
            if case.made.is_none() {
                case.conflicts.push(format!(
                    "`{}` is not a date such as 2023-05-31, 2023-05 or 2023, so it was not used",
                    shortened(text)
                ));
            }
        }
        case
    }

    /// Whether a tie of a label held when the device was made. A day that is not known decides nothing.
    pub(crate) fn tie_held(&self, tie: &MakerTie) -> bool {
        self.made.is_none_or(|made| {
            let ended = tie
                .until
                .is_some_and(|until| until.latest() < made.earliest());
            let not_begun = tie.from.is_some_and(|from| made.latest() < from.earliest());
            !ended && !not_begun
        })
    }

    pub(crate) fn see(
        &mut self,
        field: Field,
        value: &str,
        rule: &str,
        weight: Strength,
        detail: String,
    ) {
        let evidence = Evidence {
            field: field.as_str().to_owned(),
            // A pattern may take what stands between the parts of a holder along: `, O=SAMPLE,`.
            value: shortened(value.trim_matches([' ', ',', ';'])),
            rule: rule.to_owned(),
            strength: weight,
            detail,
        };
        if !self.evidence.contains(&evidence) {
            self.evidence.push(evidence);
        }
    }

    /// Notes that a piece of evidence speaks for a maker, as much as its sort is worth.
    pub(crate) fn claim(&mut self, maker: Maker, source: Source, kind: FieldKind, says: String) {
        if let Some(confidence) = source.of_maker() {
            self.claims.push(Claim {
                maker,
                confidence,
                kind,
                on_wire: matches!(source, Source::WireStrong | Source::WireConclusive),
                says,
            });
        }
    }

    pub(crate) fn set_brand(&mut self, brand: &Brand) {
        if self.brand.as_ref().is_none_or(|known| known.id.is_none()) {
            self.brand = Some(DeviceBrand {
                id: Some(brand.id.clone()),
                name: brand.name.clone(),
            });
        }
    }
}

/// A value for people, in one line and not too long.
pub(crate) fn shortened(value: &str) -> String {
    let mut out = String::with_capacity(value.len().min(LONGEST_VALUE + 4));
    for (at, c) in value.trim().chars().enumerate() {
        if at == LONGEST_VALUE {
            out.push('…');
            break;
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}
