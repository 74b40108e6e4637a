//! The kinds of file a user hands in.

use serde::Serialize;
use std::fmt;
use std::str::FromStr;

/// What the rows of a file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum InputKind {
    /// Companies: suppliers, bidders, customers.
    Names,
    /// Devices by label, model or hardware address.
    Inventory,
    /// Marks of devices, as a scan or capture gives them.
    Observations,
    /// Securities held.
    Holdings,
    /// Payments.
    Ledger,
    /// One trace of any sort a line.
    List,
    /// The text of one label or spec sheet.
    Label,
}

impl InputKind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::Names,
        Self::Inventory,
        Self::Observations,
        Self::Holdings,
        Self::Ledger,
        Self::List,
        Self::Label,
    ];

    /// The word used after `--kind`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Names => "names",
            Self::Inventory => "inventory",
            Self::Observations => "observations",
            Self::Holdings => "holdings",
            Self::Ledger => "ledger",
            Self::List => "list",
            Self::Label => "label",
        }
    }
}

impl fmt::Display for InputKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text is not one of the kinds.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a kind of file; use names, inventory, observations, holdings, ledger, list or label"
)]
pub struct UnknownKind(String);

impl FromStr for InputKind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| UnknownKind(text.to_owned()))
    }
}
