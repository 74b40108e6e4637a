//! Evidence of a device, and what it shows.

use crate::conflict::Conflict;
use crate::date::PartialDate;
use crate::id::{BrandId, EntityId, SourceId};
use crate::result::Confidence;
use serde::{Deserialize, Serialize};

/// What is known of one device. Every field is optional; none identifies a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Observation {
    /// Label or make as written by whoever listed it.
    pub brand: Option<String>,
    /// Model or part number as written.
    pub model: Option<String>,
    /// Hardware address.
    pub mac: Option<String>,
    /// Free text: description, place, notes.
    pub description: Option<String>,
}

impl Observation {
    /// Whether nothing here could point to a maker.
    pub fn is_empty(&self) -> bool {
        self.brand.is_none()
            && self.model.is_none()
            && self.mac.is_none()
            && self.description.is_none()
    }
}

/// Weight of one piece of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Points to a maker, but others copy it.
    Weak,
    /// Names the maker unless somebody took pains to forge it.
    Strong,
    /// Assigned to the maker by a registry, or signed by it.
    Conclusive,
}

/// One piece of evidence: which field, what it held, which rule read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// Field of the observation, such as `mac` or `model`.
    pub field: String,
    /// What stood there.
    pub value: String,
    /// The rule that read it: a fingerprint id, `oui`, `brand-table`.
    pub rule: String,
    /// Its weight.
    pub strength: Strength,
    /// In words, for the reader.
    pub detail: String,
}

/// The label on a device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeviceBrand {
    /// Identifier, where the register knows the label.
    pub id: Option<BrandId>,
    /// The label.
    pub name: String,
}

/// The maker of a device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeviceMaker {
    /// The maker, where it is in the register.
    pub entity: Option<EntityId>,
    /// The maker in words.
    pub name: String,
    /// How sure this is.
    pub confidence: Confidence,
}

/// Brand and maker of a device: two answers, each with its evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeviceFinding {
    /// The label, as evidenced.
    pub brand: Option<DeviceBrand>,
    /// The likeliest maker; `None` when nothing points to one.
    pub maker: Option<DeviceMaker>,
    /// Makers that the evidence leaves possible beside `maker`, as for a label with several makers.
    pub other_makers: Vec<DeviceMaker>,
    /// Model as written.
    pub model: Option<String>,
    /// Confidence in `maker`; absent without one.
    pub confidence: Option<Confidence>,
    /// What was read, strongest first.
    pub evidence: Vec<Evidence>,
    /// Pieces of evidence that contradict each other, in words.
    pub conflicts: Vec<String>,
}

/// Whose a hardware-address prefix is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PrefixRole {
    /// A maker of the register: the prefix names the maker.
    Maker,
    /// A brand that buys from makers: the prefix names the label only and hides the maker.
    Brand,
    /// A firm with no tie to a listed maker known.
    Independent,
    /// A firm whose name resembles a listed maker's; it has no tie.
    Namesake,
}

/// One row of the hardware-address prefix table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Prefix {
    /// Hex digits of the prefix, upper case, without separators.
    pub prefix: String,
    /// Its length in bits: 24, 28 or 36.
    pub bits: u8,
    /// Whose it is.
    pub role: PrefixRole,
    /// The entity (`maker`) or brand (`brand`, `independent`) it stands for.
    pub holder: Option<String>,
    /// Holder's name in the IEEE registry.
    pub organisation: String,
}

/// A pattern over one field, with the examples that prove it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fingerprint {
    /// Identifier, unique over all fields.
    pub id: String,
    /// Field it reads.
    pub field: String,
    /// Regular expression, matched case-insensitively against the trimmed field.
    pub pattern: String,
    /// Maker it points to.
    pub maker: Option<EntityId>,
    /// Label it points to.
    pub brand: Option<BrandId>,
    /// A maker outside the register that it points to, in words: evidence for an innocent.
    pub independent: Option<String>,
    /// Its weight.
    pub strength: Strength,
    /// When it was last compared with its sources.
    pub as_of: Option<PartialDate>,
    /// Texts it must match.
    pub examples: Vec<String>,
    /// Texts it must not match.
    pub counter_examples: Vec<String>,
    /// Points on which sources disagree.
    pub conflicts: Vec<Conflict>,
    /// Doubts and details.
    pub note: Option<String>,
    /// Cited documents.
    pub sources: Vec<SourceId>,
}
