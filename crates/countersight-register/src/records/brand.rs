//! `brands/<file>.toml`: labels and their ties to makers.

use super::conflict::{self, ConflictRecord};
use super::{Day, Text, bare, texts};
use crate::link::Link;
use crate::spanned::Spanned;
use countersight_model::brand::{Brand, MakerTie, TieKind};
use countersight_model::id::BrandId;
use countersight_model::source::Trust;
use serde::Deserialize;

/// One file.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct BrandFile {
    #[serde(default, rename = "brand")]
    pub(crate) brands: Vec<BrandRecord>,
}

/// `[[brand]]`: one tie of one label; several rows may share an id.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct BrandRecord {
    /// Identifier; several rows may share one, each a tie to a maker.
    pub(crate) id: Text,
    /// The label as written.
    pub(crate) name: Text,
    /// Other spellings.
    #[serde(default)]
    pub(crate) aliases: Vec<Text>,
    /// The maker, where it is in the register.
    pub(crate) maker: Option<Text>,
    /// The maker in words, where it is not.
    pub(crate) maker_name: Option<Text>,
    /// How they are tied.
    pub(crate) kind: Spanned<TieKind>,
    /// Which goods this covers, in our words.
    pub(crate) scope: Option<String>,
    /// First day of the tie.
    pub(crate) from: Option<Day>,
    /// Last day of the tie.
    pub(crate) until: Option<Day>,
    /// Trust in the tie.
    #[cfg_attr(feature = "schema", schemars(with = "Spanned<Trust>"))]
    pub(crate) trust: Trust,
    /// Doubts and details.
    pub(crate) note: Option<String>,
    /// Cited documents.
    pub(crate) sources: Vec<Text>,
    /// Points on which sources disagree.
    #[serde(default, rename = "conflict")]
    pub(crate) conflicts: Vec<ConflictRecord>,
}

impl BrandRecord {
    /// The brand as this row alone shows it; without its tie, and reported, if the maker is unknown.
    pub(crate) fn into_model(self, link: &mut Link<'_>) -> Brand {
        let sources = link.sources(self.sources);
        // `None`: no maker was given; `Some(None)`: one was given that the register does not know.
        let maker = self.maker.map(|maker| link.entity(maker));
        let ties = match maker {
            Some(None) => Vec::new(),
            None | Some(Some(_)) => vec![MakerTie {
                maker: maker.flatten(),
                maker_name: self.maker_name.map(Spanned::into_inner),
                kind: self.kind.into_inner(),
                scope: self.scope,
                from: bare(self.from),
                until: bare(self.until),
                trust: self.trust,
                note: self.note,
                sources,
            }],
        };
        Brand {
            id: BrandId::new(self.id.into_inner()),
            name: self.name.into_inner(),
            aliases: texts(self.aliases),
            ties,
            conflicts: conflict::into_model(self.conflicts, link),
        }
    }
}
