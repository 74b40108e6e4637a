//! Evidence of a device, and what it shows.

use crate::conflict::Conflict;
use crate::date::PartialDate;
use crate::id::{BrandId, EntityId, SourceId};
use crate::result::Confidence;
use serde::{Deserialize, Serialize};

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
    /// Version of the firmware, as the device or its list says.
    pub firmware: Option<String>,
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

/// A named group of a fingerprint's pattern: what the text says beside pointing to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Capture {
    /// `(?P<model>…)`: the model, which is then compared with the forms of model numbers.
    Model,
    /// `(?P<firmware>…)`: the version of the firmware.
    Firmware,
    /// `(?P<vendor>…)`: whom the device names as its vendor: a label.
    Vendor,
    /// `(?P<brand>…)`: the label.
    Brand,
    /// `(?P<oem>…)`: code or name of the customer for whom the variant was made.
    Oem,
    /// `(?P<mac>…)`: the hardware address, which is then looked up.
    Mac,
}

impl Capture {
    /// All groups that are understood.
    pub const ALL: [Self; 6] = [
        Self::Model,
        Self::Firmware,
        Self::Vendor,
        Self::Brand,
        Self::Oem,
        Self::Mac,
    ];

    /// The name of the group.
    ///
    /// ```
    /// use countersight_model::device::Capture;
    /// assert_eq!(Capture::Oem.as_str(), "oem");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Model => "model",
            Self::Firmware => "firmware",
            Self::Vendor => "vendor",
            Self::Brand => "brand",
            Self::Oem => "oem",
            Self::Mac => "mac",
        }
    }
}
