//! `fingerprints/<field>.toml`: patterns over one field of an observation.

use super::conflict::{self, ConflictRecord};
use super::{Day, Text, bare, texts};
use crate::link::Link;
use crate::spanned::Spanned;
use countersight_model::date::PartialDate;
use countersight_model::device::{Fingerprint, Strength};
use serde::Deserialize;

/// One file.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct FingerprintFile {
    /// The field of an observation that all patterns of this file read.
    pub(crate) field: Text,
    /// When the patterns of this file were last compared with their sources.
    pub(crate) as_of: Option<Day>,
    #[serde(default, rename = "fingerprint")]
    pub(crate) fingerprints: Vec<FingerprintRecord>,
}

/// `[[fingerprint]]`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct FingerprintRecord {
    /// Identifier, unique over all fields.
    pub(crate) id: Text,
    /// Regular expression, matched case-insensitively against the trimmed field.
    pub(crate) pattern: Text,
    /// Maker it points to.
    pub(crate) maker: Option<Text>,
    /// Label it points to.
    pub(crate) brand: Option<Text>,
    /// A maker outside the register that it points to, in words. Beside `maker` it would be a contradiction.
    pub(crate) independent: Option<Text>,
    /// Its weight.
    #[cfg_attr(feature = "schema", schemars(with = "Spanned<Strength>"))]
    pub(crate) strength: Strength,
    /// When it was last compared with its sources; default: the file's.
    pub(crate) as_of: Option<Day>,
    /// Texts it must match.
    pub(crate) examples: Vec<Text>,
    /// Texts it must not match.
    #[serde(default)]
    pub(crate) counter_examples: Vec<Text>,
    /// Doubts and details.
    pub(crate) note: Option<String>,
    /// Cited documents.
    pub(crate) sources: Vec<Text>,
    /// Points on which sources disagree.
    #[serde(default, rename = "conflict")]
    pub(crate) conflicts: Vec<ConflictRecord>,
}

impl FingerprintRecord {
    /// The fingerprint; left out and reported if its maker or brand is not in the register.
    ///
    /// `as_of` is the day of the whole file.
    pub(crate) fn into_model(
        self,
        field: &str,
        as_of: Option<PartialDate>,
        link: &mut Link<'_>,
    ) -> Option<Fingerprint> {
        let sources = link.sources(self.sources);
        let maker = self.maker.map(|maker| link.entity(maker));
        let brand = self.brand.map(|brand| link.brand(brand));
        if matches!(maker, Some(None)) || matches!(brand, Some(None)) {
            return None;
        }
        Some(Fingerprint {
            id: self.id.into_inner(),
            field: field.to_owned(),
            pattern: self.pattern.into_inner(),
            maker: maker.flatten(),
            brand: brand.flatten(),
            independent: self.independent.map(Spanned::into_inner),
            strength: self.strength,
            as_of: bare(self.as_of).or(as_of),
            examples: texts(self.examples),
            counter_examples: texts(self.counter_examples),
            conflicts: conflict::into_model(self.conflicts, link),
            note: self.note,
            sources,
        })
    }

    /// Whom it names, with its place: a maker, a firm outside the register, or a brand.
    pub(crate) fn subject(&self) -> Option<&Spanned<String>> {
        self.made_by().or(self.brand.as_ref())
    }

    /// The maker it names, of the register or outside it.
    pub(crate) fn made_by(&self) -> Option<&Spanned<String>> {
        self.maker.as_ref().or(self.independent.as_ref())
    }
}
