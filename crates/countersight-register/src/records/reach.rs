//! `reach/<topic>.toml`: published figures of reach.

use super::{Day, Text, bare};
use crate::link::Link;
use countersight_model::id::FigureId;
use countersight_model::reach::Figure;
use countersight_model::source::Trust;
use serde::Deserialize;
use toml::Spanned;

/// One file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FigureFile {
    #[serde(default, rename = "figure")]
    pub(crate) figures: Vec<FigureRecord>,
}

/// `[[figure]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FigureRecord {
    pub(crate) id: Text,
    #[serde(default)]
    pub(crate) entities: Vec<Text>,
    pub(crate) besides: Option<String>,
    pub(crate) metric: Text,
    pub(crate) place: Option<String>,
    pub(crate) country: Option<Text>,
    pub(crate) value: Spanned<f64>,
    #[serde(default)]
    pub(crate) at_least: bool,
    pub(crate) unit: Text,
    pub(crate) as_of: Option<Day>,
    pub(crate) counted_by: Text,
    pub(crate) method: Text,
    pub(crate) trust: Trust,
    pub(crate) note: Option<String>,
    pub(crate) sources: Vec<Text>,
}

impl FigureRecord {
    /// The figure; entities that the register does not know are left out and reported.
    pub(crate) fn into_model(self, link: &mut Link<'_>) -> Figure {
        let entities = self.entities.into_iter();
        Figure {
            entities: entities.filter_map(|id| link.entity(id)).collect(),
            besides: self.besides,
            metric: self.metric.into_inner(),
            place: self.place,
            country: self.country.map(Spanned::into_inner),
            value: self.value.into_inner(),
            at_least: self.at_least,
            unit: self.unit.into_inner(),
            as_of: bare(self.as_of),
            counted_by: self.counted_by.into_inner(),
            method: self.method.into_inner(),
            trust: self.trust,
            note: self.note,
            sources: link.sources(self.sources),
            id: FigureId::new(self.id.into_inner()),
        }
    }
}
