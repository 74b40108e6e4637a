//! `reach/<topic>.toml`: published figures of reach.

use super::{Day, Text, bare};
use crate::link::Link;
use crate::spanned::Spanned;
use countersight_model::id::FigureId;
use countersight_model::reach::Figure;
use countersight_model::source::Trust;
use serde::Deserialize;

/// One file.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct FigureFile {
    #[serde(default, rename = "figure")]
    pub(crate) figures: Vec<FigureRecord>,
}

/// `[[figure]]`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct FigureRecord {
    /// Identifier, such as `rch-005`.
    pub(crate) id: Text,
    /// Companies that it counts.
    #[serde(default)]
    pub(crate) entities: Vec<Text>,
    /// Whom else it counts, in words.
    pub(crate) besides: Option<String>,
    /// What is counted.
    pub(crate) metric: Text,
    /// Where, in words; `world` for the world.
    pub(crate) place: Option<String>,
    /// Country counted (ISO 3166-1).
    pub(crate) country: Option<Text>,
    /// The figure.
    pub(crate) value: Spanned<f64>,
    /// Whether the source says *more than*.
    #[serde(default)]
    pub(crate) at_least: bool,
    /// Unit: a network is one public address, never a camera.
    pub(crate) unit: Text,
    /// When it was counted.
    pub(crate) as_of: Option<Day>,
    /// Who counted.
    pub(crate) counted_by: Text,
    /// How, in our words.
    pub(crate) method: Text,
    /// Trust in the figure.
    #[cfg_attr(feature = "schema", schemars(with = "Spanned<Trust>"))]
    pub(crate) trust: Trust,
    /// Doubts and details.
    pub(crate) note: Option<String>,
    /// Cited documents.
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
