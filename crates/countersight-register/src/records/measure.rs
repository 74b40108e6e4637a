//! `measures/<jurisdiction>/<id>.toml`: one law, list, policy or call.

use super::case::CaseRecord;
use super::conflict::{self, ConflictRecord};
use super::{Day, Text, bare};
use crate::link::Link;
use countersight_model::context::Action;
use countersight_model::id::MeasureId;
use countersight_model::measure::{
    Clause, Extension, Interruption, InterruptionKind, Measure, MeasureKind, NotListed, Reach,
    Target,
};
use countersight_model::result::Answer;
use countersight_model::source::Trust;
use serde::Deserialize;
use toml::Spanned;

/// One file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MeasureRecord {
    pub(crate) id: Text,
    pub(crate) jurisdiction: Text,
    pub(crate) kind: MeasureKind,
    pub(crate) name: Text,
    pub(crate) summary: String,
    pub(crate) citation: String,
    pub(crate) adopted: Option<Day>,
    pub(crate) from: Option<Day>,
    pub(crate) until: Option<Day>,
    pub(crate) status: String,
    pub(crate) scope: String,
    #[serde(default)]
    pub(crate) exceptions: Vec<String>,
    pub(crate) components: Option<String>,
    pub(crate) penalty: Option<String>,
    pub(crate) trust: Trust,
    #[serde(default)]
    pub(crate) targets_of: Vec<Text>,
    pub(crate) note: Option<String>,
    pub(crate) sources: Vec<Text>,
    #[serde(default, rename = "clause")]
    pub(crate) clauses: Vec<ClauseRecord>,
    #[serde(default, rename = "target")]
    pub(crate) targets: Vec<Spanned<TargetRecord>>,
    #[serde(default, rename = "extension")]
    pub(crate) extensions: Vec<ExtensionRecord>,
    #[serde(default, rename = "interruption")]
    pub(crate) interruptions: Vec<InterruptionRecord>,
    #[serde(default, rename = "conflict")]
    pub(crate) conflicts: Vec<ConflictRecord>,
    #[serde(default)]
    pub(crate) not_listed: Vec<NotListedRecord>,
    #[serde(default, rename = "case")]
    pub(crate) cases: Vec<CaseRecord>,
}

/// `[[clause]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClauseRecord {
    pub(crate) roles: Spanned<Vec<Text>>,
    pub(crate) actions: Spanned<Vec<Action>>,
    pub(crate) answer: Spanned<Answer>,
    pub(crate) question: Option<Text>,
    #[serde(default)]
    pub(crate) worldwide: Option<Spanned<bool>>,
    #[serde(default)]
    pub(crate) company_only: bool,
    pub(crate) from: Option<Day>,
    pub(crate) until: Option<Day>,
}

/// `[[target]]`; trust and sources default to the record's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TargetRecord {
    pub(crate) entity: Option<Text>,
    pub(crate) country: Option<Text>,
    pub(crate) listed_as: Option<String>,
    pub(crate) announced: Option<Day>,
    pub(crate) listed: Option<Day>,
    pub(crate) from: Option<Day>,
    pub(crate) until: Option<Day>,
    pub(crate) citation: Option<String>,
    pub(crate) trust: Option<Trust>,
    pub(crate) note: Option<String>,
    #[serde(default)]
    pub(crate) sources: Vec<Text>,
}

/// `[[extension]]`; trust defaults to the record's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExtensionRecord {
    pub(crate) reach: Reach,
    pub(crate) rule: Option<Text>,
    pub(crate) from: Option<Day>,
    pub(crate) until: Option<Day>,
    pub(crate) trust: Option<Trust>,
    pub(crate) citation: Option<String>,
    pub(crate) note: Option<String>,
}

/// `[[interruption]]`; trust defaults to the record's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InterruptionRecord {
    pub(crate) kind: Spanned<InterruptionKind>,
    pub(crate) from: Day,
    pub(crate) until: Option<Day>,
    pub(crate) part: Option<String>,
    pub(crate) question: Option<String>,
    pub(crate) citation: Option<String>,
    pub(crate) trust: Option<Trust>,
    pub(crate) note: Option<String>,
    #[serde(default)]
    pub(crate) sources: Vec<Text>,
}

/// `[[not_listed]]`; trust and sources default to the record's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NotListedRecord {
    pub(crate) entity: Text,
    pub(crate) looked_on: Day,
    pub(crate) trust: Option<Trust>,
    pub(crate) note: Option<String>,
    #[serde(default)]
    pub(crate) sources: Vec<Text>,
}

impl MeasureRecord {
    /// The measure, without its cases; `None`, and reported, if nobody knows its jurisdiction.
    ///
    /// References inside that lead nowhere are left out and reported one by one.
    pub(crate) fn into_model(self, link: &mut Link<'_>) -> Option<Measure> {
        let trust = self.trust;
        let clauses = self
            .clauses
            .into_iter()
            .filter_map(|c| c.into_model(link))
            .collect();
        let targets = self
            .targets
            .into_iter()
            .filter_map(|t| t.into_inner().into_model(trust, link))
            .collect();
        let targets_of = self
            .targets_of
            .into_iter()
            .filter_map(|id| link.measure(id))
            .collect();
        let not_listed = self
            .not_listed
            .into_iter()
            .filter_map(|n| n.into_model(trust, link))
            .collect();
        let extensions = self
            .extensions
            .into_iter()
            .filter_map(|e| e.into_model(trust, link))
            .collect();
        let interruptions = self
            .interruptions
            .into_iter()
            .map(|i| i.into_model(trust, link))
            .collect();
        let conflicts = conflict::into_model(self.conflicts, link);
        let sources = link.sources(self.sources);
        Some(Measure {
            id: MeasureId::new(self.id.into_inner()),
            jurisdiction: link.jurisdiction(self.jurisdiction)?,
            kind: self.kind,
            name: self.name.into_inner(),
            summary: self.summary,
            citation: self.citation,
            adopted: bare(self.adopted),
            from: bare(self.from),
            until: bare(self.until),
            status: self.status,
            scope: self.scope,
            exceptions: self.exceptions,
            components: self.components,
            penalty: self.penalty,
            trust,
            clauses,
            targets,
            targets_of,
            extensions,
            interruptions,
            not_listed,
            conflicts,
            note: self.note,
            sources,
        })
    }
}

impl ClauseRecord {
    /// The clause with the roles that are known; `None` if none is, for it binds nobody.
    fn into_model(self, link: &mut Link<'_>) -> Option<Clause> {
        let roles: Vec<_> = self
            .roles
            .into_inner()
            .into_iter()
            .filter_map(|role| link.role_or_any(role))
            .collect();
        (!roles.is_empty()).then(|| Clause {
            roles,
            actions: self.actions.into_inner(),
            answer: self.answer.into_inner(),
            from: bare(self.from),
            until: bare(self.until),
            question: self.question.map(Spanned::into_inner),
            worldwide: self.worldwide.is_some_and(Spanned::into_inner),
            company_only: self.company_only,
        })
    }
}

impl TargetRecord {
    fn into_model(self, trust: Trust, link: &mut Link<'_>) -> Option<Target> {
        let sources = link.sources(self.sources);
        let entity = match self.entity {
            Some(entity) => Some(link.entity(entity)?),
            None => None,
        };
        Some(Target {
            entity,
            country: self.country.map(Spanned::into_inner),
            listed_as: self.listed_as,
            announced: bare(self.announced),
            listed: bare(self.listed),
            from: bare(self.from),
            until: bare(self.until),
            citation: self.citation,
            trust: self.trust.unwrap_or(trust),
            note: self.note,
            sources,
        })
    }
}

impl ExtensionRecord {
    /// The extension; left out, and reported, if its rule is not in the register.
    fn into_model(self, trust: Trust, link: &mut Link<'_>) -> Option<Extension> {
        let rule = match self.rule {
            Some(rule) => Some(link.measure(rule)?),
            None => None,
        };
        Some(Extension {
            reach: self.reach,
            rule,
            from: bare(self.from),
            until: bare(self.until),
            trust: self.trust.unwrap_or(trust),
            citation: self.citation,
            note: self.note,
        })
    }
}

impl InterruptionRecord {
    fn into_model(self, trust: Trust, link: &mut Link<'_>) -> Interruption {
        Interruption {
            kind: self.kind.into_inner(),
            from: self.from.into_inner(),
            until: bare(self.until),
            part: self.part,
            question: self.question,
            citation: self.citation,
            trust: self.trust.unwrap_or(trust),
            note: self.note,
            sources: link.sources(self.sources),
        }
    }
}

impl NotListedRecord {
    fn into_model(self, trust: Trust, link: &mut Link<'_>) -> Option<NotListed> {
        let sources = link.sources(self.sources);
        Some(NotListed {
            entity: link.entity(self.entity)?,
            looked_on: self.looked_on.into_inner(),
            trust: self.trust.unwrap_or(trust),
            note: self.note,
            sources,
        })
    }
}
