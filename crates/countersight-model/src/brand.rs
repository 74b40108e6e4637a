//! Labels, and the makers behind them.

use crate::conflict::Conflict;
use crate::date::PartialDate;
use crate::id::{BrandId, EntityId, SourceId};
use crate::source::Trust;
use serde::{Deserialize, Serialize};

/// A label under which devices are sold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Brand {
    /// Identifier.
    pub id: BrandId,
    /// The label as written.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// Makers known for this label, each with its scope and dates.
    pub ties: Vec<MakerTie>,
    /// Points on which sources disagree.
    pub conflicts: Vec<Conflict>,
}

impl Brand {
    /// Whether this label is a maker's own, so that the label alone names the maker.
    pub fn own_maker(&self) -> Option<&MakerTie> {
        match self.ties.as_slice() {
            [tie] if tie.kind == TieKind::Own => Some(tie),
            _ => None,
        }
    }
}

/// How a label is tied to a maker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TieKind {
    /// The maker's own label or series.
    Own,
    /// Another firm's label on the maker's devices; other makers may serve it too.
    Rebrand,
    /// A label that the maker owned until a date, and whose devices it made.
    FormerlyOwned,
    /// A venture of the maker.
    Venture,
    /// The business that took over a unit of the maker; who makes today's goods is not proven.
    Successor,
    /// A label whose own firm makes its devices, with no tie to a listed maker known.
    Independent,
}

/// A maker behind a label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MakerTie {
    /// The maker, where it is in the register.
    pub maker: Option<EntityId>,
    /// The maker in words, where it is not.
    pub maker_name: Option<String>,
    /// How they are tied.
    pub kind: TieKind,
    /// Which goods this covers, in our words.
    pub scope: Option<String>,
    /// First day of the tie.
    pub from: Option<PartialDate>,
    /// Last day of the tie.
    pub until: Option<PartialDate>,
    /// Trust in the tie.
    pub trust: Trust,
    /// Doubts and details.
    pub note: Option<String>,
    /// Cited documents.
    pub sources: Vec<SourceId>,
}

impl MakerTie {
    /// Whether the maker is known, in the register or outside it.
    pub fn names_somebody(&self) -> bool {
        self.maker.is_some() || self.maker_name.is_some()
    }
}
