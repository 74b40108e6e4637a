//! Figures of a company's reach: networks, cameras, countries, each with unit and method.

use crate::date::PartialDate;
use crate::id::{EntityId, FigureId, SourceId};
use crate::source::Trust;
use serde::Serialize;

/// One published figure. Figures of different methods are kept side by side, never added up.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// Identifier, such as `rch-005`.
    pub id: FigureId,
    /// Companies that it counts.
    pub entities: Vec<EntityId>,
    /// Whom else it counts, in words.
    pub besides: Option<String>,
    /// What is counted.
    pub metric: String,
    /// Where, in words; `world` for the world.
    pub place: Option<String>,
    /// Country counted (ISO 3166-1).
    pub country: Option<String>,
    /// The figure.
    pub value: f64,
    /// Whether the source says *more than*.
    pub at_least: bool,
    /// Unit: a network is one public address, never a camera.
    pub unit: String,
    /// When it was counted.
    pub as_of: Option<PartialDate>,
    /// Who counted.
    pub counted_by: String,
    /// How, in our words.
    pub method: String,
    /// Trust in the figure.
    pub trust: Trust,
    /// Doubts and details.
    pub note: Option<String>,
    /// Cited documents.
    pub sources: Vec<SourceId>,
}
