//! Who asks: role, jurisdiction, date, action.

use crate::id::{Jurisdiction, RoleId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What the person who asks wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Buy, lease or renew.
    Buy,
    /// Go on using what is installed.
    Use,
    /// Sell, provide or market.
    Sell,
    /// Export, re-export or transfer to the company.
    Export,
    /// Import the company's goods.
    Import,
    /// Buy, hold or sell securities of the company.
    Invest,
    /// Have equipment authorised for a market.
    Authorise,
    /// Pay with public grants or subsidies.
    Fund,
}

impl Action {
    /// All actions, in the order of the contract.
    pub const ALL: [Self; 8] = [
        Self::Buy,
        Self::Use,
        Self::Sell,
        Self::Export,
        Self::Import,
        Self::Invest,
        Self::Authorise,
        Self::Fund,
    ];

    /// The word used on the command line and in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Buy => "buy",
            Self::Use => "use",
            Self::Sell => "sell",
            Self::Export => "export",
            Self::Import => "import",
            Self::Invest => "invest",
            Self::Authorise => "authorise",
            Self::Fund => "fund",
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text is not one of the actions.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an action; use buy, use, sell, export, import, invest, authorise or fund")]
pub struct UnknownAction(String);

impl FromStr for Action {
    type Err = UnknownAction;

    fn from_str(text: &str) -> Result<Self, UnknownAction> {
        Self::ALL
            .into_iter()
            .find(|action| action.as_str() == text)
            .ok_or_else(|| UnknownAction(text.to_owned()))
    }
}

/// A role of the vocabulary: a plain description and the question that finds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Role {
    /// Identifier, as typed after `--as`.
    pub id: RoleId,
    /// Short label.
    pub label: String,
    /// What it means, in plain words.
    pub description: String,
    /// The question whose yes puts a reader into this role.
    pub question: String,
    /// Jurisdiction that the role itself implies, such as `US` for a US federal agency.
    pub jurisdiction: Option<Jurisdiction>,
    /// Wider roles that this one includes.
    pub includes: Vec<RoleId>,
}

/// An action in plain words, with the question that finds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActionWords {
    /// The action, as typed after `--action`.
    pub id: Action,
    /// Short label, as a noun.
    pub label: String,
    /// What it covers, in plain words.
    pub description: String,
    /// The question whose yes makes it this action.
    pub question: String,
}

/// Who asks, where, when, and what for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Context {
    /// Role, with the wider roles it includes; empty when not said.
    pub roles: Vec<RoleId>,
    /// Jurisdictions; empty when not said.
    pub jurisdictions: Vec<Jurisdiction>,
    /// The day whose law is asked for.
    pub on: Date,
    /// Action; `None` when not said.
    pub action: Option<Action>,
}

impl Context {
    /// A context that says only the day.
    pub fn on(day: Date) -> Self {
        Self {
            roles: Vec::new(),
            jurisdictions: Vec::new(),
            on: day,
            action: None,
        }
    }

    /// Whether neither role nor jurisdiction was said, so that no verdict can be given.
    pub fn is_open(&self) -> bool {
        self.roles.is_empty() && self.jurisdictions.is_empty()
    }
}
