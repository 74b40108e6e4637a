//! `[[case]]` of a measure: what it must answer, run as a test.

use super::{Day, Text};
use crate::link::Link;
use crate::place;
use crate::register::MeasureCase;
use countersight_model::context::Action;
use countersight_model::id::MeasureId;
use countersight_model::result::{Answer, Relation};
use serde::Deserialize;

/// One case.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct CaseRecord {
    /// What the case shows, in words.
    pub(crate) name: Text,
    /// The entity that the subject leads to.
    pub(crate) entity: Text,
    /// How the subject stands to it; without it, it is the entity.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::spanned::Spanned<Relation>>")
    )]
    pub(crate) relation: Option<Relation>,
    /// Share that the entity holds in the subject, in per cent.
    pub(crate) share: Option<f64>,
    /// The day asked for, to the day.
    pub(crate) on: Day,
    /// Who asks.
    pub(crate) role: Option<Text>,
    /// Where.
    #[serde(rename = "in")]
    pub(crate) jurisdiction: Option<Text>,
    /// What for.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::spanned::Spanned<Action>>")
    )]
    pub(crate) action: Option<Action>,
    /// What the measure must answer.
    #[cfg_attr(feature = "schema", schemars(with = "crate::spanned::Spanned<Answer>"))]
    pub(crate) answer: Answer,
    /// Words that must stand in the reason.
    pub(crate) because: Option<String>,
}

impl CaseRecord {
    /// The case; left out and reported if it asks about what the register does not know.
    pub(crate) fn into_model(self, measure: MeasureId, link: &mut Link<'_>) -> Option<MeasureCase> {
        let entity = link.entity(self.entity);
        let role = self.role.map(|role| link.role(role));
        let jurisdiction = self.jurisdiction.map(|code| link.jurisdiction(code));
        let on = link.exact_day(&self.on);
        if matches!(role, Some(None)) || matches!(jurisdiction, Some(None)) {
            return None;
        }
        Some(MeasureCase {
            measure,
            line: place::line(link.file.text, self.name.span().start),
            path: link.file.path.to_owned(),
            name: self.name.into_inner(),
            entity: entity?,
            relation: self.relation.unwrap_or(Relation::Is),
            share: self.share,
            on: on?,
            role: role.flatten(),
            jurisdiction: jurisdiction.flatten(),
            action: self.action,
            answer: self.answer,
            because: self.because,
        })
    }
}
