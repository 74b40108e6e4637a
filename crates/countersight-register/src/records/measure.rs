//! `measures/<jurisdiction>/<id>.toml`: one law, list, policy or call.

use super::case::CaseRecord;
use super::conflict::{self, ConflictRecord};
use super::interruption::InterruptionRecord;
use super::target::{NotListedRecord, TargetRecord};
use super::{Day, Text, bare};
use crate::link::Link;
use crate::spanned::Spanned;
use countersight_model::context::Action;
use countersight_model::id::MeasureId;
use countersight_model::measure::{Clause, Extension, Measure, MeasureKind, Reach};
use countersight_model::result::Answer;
use countersight_model::source::Trust;
use serde::Deserialize;

/// One file.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct MeasureRecord {
    /// Identifier: jurisdiction folder and file name.
    pub(crate) id: Text,
    /// Whose rule it is.
    pub(crate) jurisdiction: Text,
    /// Kind.
    #[cfg_attr(feature = "schema", schemars(with = "Spanned<MeasureKind>"))]
    pub(crate) kind: MeasureKind,
    /// Name.
    pub(crate) name: Text,
    /// What it does, in our words.
    pub(crate) summary: String,
    /// Legal citation.
    pub(crate) citation: String,
    /// Day of adoption.
    pub(crate) adopted: Option<Day>,
    /// First day in force.
    pub(crate) from: Option<Day>,
    /// Last day in force.
    pub(crate) until: Option<Day>,
    /// State on the register's date, in our words.
    pub(crate) status: String,
    /// What it covers, in our words: goods and conditions.
    pub(crate) scope: String,
    /// What it leaves out, each in our words.
    #[serde(default)]
    pub(crate) exceptions: Vec<String>,
    /// Its rule on parts inside a product, in our words.
    pub(crate) components: Option<String>,
    /// What follows a breach, in our words.
    pub(crate) penalty: Option<String>,
    /// Trust in the record.
    #[cfg_attr(feature = "schema", schemars(with = "Spanned<Trust>"))]
    pub(crate) trust: Trust,
    /// Other measures whose targets are its targets too.
    #[serde(default)]
    pub(crate) targets_of: Vec<Text>,
    /// Doubts and details.
    pub(crate) note: Option<String>,
    /// Cited documents.
    pub(crate) sources: Vec<Text>,
    /// Clauses: who may not do what.
    #[serde(default, rename = "clause")]
    pub(crate) clauses: Vec<ClauseRecord>,
    /// Whom it names.
    #[serde(default, rename = "target")]
    pub(crate) targets: Vec<Spanned<TargetRecord>>,
    /// How far it reaches beyond the named.
    #[serde(default, rename = "extension")]
    pub(crate) extensions: Vec<ExtensionRecord>,
    /// Times in which it does not work, or may not.
    #[serde(default, rename = "interruption")]
    pub(crate) interruptions: Vec<InterruptionRecord>,
    /// Points on which sources disagree.
    #[serde(default, rename = "conflict")]
    pub(crate) conflicts: Vec<ConflictRecord>,
    /// Entities that were looked for on it and not found.
    #[serde(default)]
    pub(crate) not_listed: Vec<NotListedRecord>,
    /// What it must answer, at least four of them; run as tests.
    #[serde(default, rename = "case")]
    pub(crate) cases: Vec<CaseRecord>,
}

/// `[[clause]]`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ClauseRecord {
    /// Roles bound; `any` binds everybody in the jurisdiction.
    pub(crate) roles: Spanned<Vec<Text>>,
    /// Actions covered.
    pub(crate) actions: Spanned<Vec<Action>>,
    /// Answer when it applies.
    pub(crate) answer: Spanned<Answer>,
    /// Question that a person must settle; a clause with a question gives `review`.
    pub(crate) question: Option<Text>,
    /// Whether it reaches people outside the jurisdiction, subject to `question`.
    #[serde(default)]
    pub(crate) worldwide: Option<Spanned<bool>>,
    /// Whether it covers dealings with the company only, not its goods bought from others.
    #[serde(default)]
    pub(crate) company_only: bool,
    /// First day of this clause, where it differs from the measure's.
    pub(crate) from: Option<Day>,
    /// Last day of this clause, where it differs from the measure's.
    pub(crate) until: Option<Day>,
}

/// `[[extension]]`; trust defaults to the record's.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ExtensionRecord {
    /// How far.
    #[cfg_attr(feature = "schema", schemars(with = "Spanned<Reach>"))]
    pub(crate) reach: Reach,
    /// The measure of kind `ownership-rule` that extends it: the reach holds while that one works.
    pub(crate) rule: Option<Text>,
    /// First day.
    pub(crate) from: Option<Day>,
    /// Last day.
    pub(crate) until: Option<Day>,
    /// Trust; an unverified extension gives `review`.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Spanned<Trust>>"))]
    pub(crate) trust: Option<Trust>,
    /// Citation of the rule that extends.
    pub(crate) citation: Option<String>,
    /// Doubts and details.
    pub(crate) note: Option<String>,
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
