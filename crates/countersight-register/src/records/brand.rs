//! `brands/<file>.toml`: labels and their ties to makers.

use super::conflict::{self, ConflictRecord};
use super::{Day, Text, bare, texts};
use crate::link::Link;
use countersight_model::brand::{Brand, MakerTie, TieKind};
use countersight_model::id::BrandId;
use countersight_model::source::Trust;
use serde::Deserialize;
use toml::Spanned;

/// One file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BrandFile {
    #[serde(default, rename = "brand")]
    pub(crate) brands: Vec<BrandRecord>,
}

/// `[[brand]]`: one tie of one label; several rows may share an id.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BrandRecord {
    pub(crate) id: Text,
    pub(crate) name: Text,
    #[serde(default)]
    pub(crate) aliases: Vec<Text>,
    pub(crate) maker: Option<Text>,
    pub(crate) maker_name: Option<Text>,
    pub(crate) kind: Spanned<TieKind>,
    pub(crate) scope: Option<String>,
    pub(crate) from: Option<Day>,
    pub(crate) until: Option<Day>,
    pub(crate) trust: Trust,
    pub(crate) note: Option<String>,
    pub(crate) sources: Vec<Text>,
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
