//! Rules as the page shows them.

use super::markup::Period;
use super::page::class;
use crate::options::Dossier;
use crate::safe;
use crate::words;
use countersight_model::id::Jurisdiction;
use countersight_model::result::{Answer, MeasureFinding};
use std::collections::BTreeMap;

/// One rule.
pub(crate) struct RuleView<'a> {
    pub(crate) rule: &'a MeasureFinding,
    pub(crate) place: &'a str,
    pub(crate) kind: &'static str,
    pub(crate) answer: &'static str,
    pub(crate) class: &'static str,
    pub(crate) binds: String,
    pub(crate) period: Period,
    pub(crate) link: Option<&'a str>,
    pub(crate) doubt: Option<&'static str>,
}

impl<'a> RuleView<'a> {
    fn new(rule: &'a MeasureFinding, dossier: &'a Dossier) -> Self {
        Self {
            rule,
            place: dossier.place(&rule.jurisdiction),
            kind: words::kind(rule.kind),
            answer: words::answer(rule.answer),
            class: class(rule.answer),
            binds: words::binds(rule, dossier),
            period: Period(rule.from, rule.until),
            link: rule.source.as_deref().and_then(safe::web_address),
            doubt: words::doubt(rule.trust),
        }
    }
}

/// Rules that stand under one heading.
pub(crate) struct RuleGroup<'a> {
    pub(crate) title: String,
    /// Whether each rule's own answer is said: it is a verdict only when somebody asked.
    pub(crate) decides: bool,
    pub(crate) rules: Vec<RuleView<'a>>,
}

/// The rules of a finding: those that decide and those on record, or by jurisdiction when nobody
/// said who asks.
pub(crate) fn groups<'a>(
    rules: &'a [MeasureFinding],
    open: bool,
    dossier: &'a Dossier,
) -> Vec<RuleGroup<'a>> {
    let mut groups = Vec::new();
    if open {
        let mut places: BTreeMap<&Jurisdiction, Vec<RuleView<'a>>> = BTreeMap::new();
        for rule in rules {
            places
                .entry(&rule.jurisdiction)
                .or_default()
                .push(RuleView::new(rule, dossier));
        }
        for (place, rules) in places {
            let title = format!("Rules of {}", dossier.place(place));
            groups.push(RuleGroup {
                title,
                decides: false,
                rules,
            });
        }
        return groups;
    }
    let (deciding, on_record): (Vec<_>, Vec<_>) =
        rules.iter().partition(|rule| rule.answer >= Answer::Review);
    for (rules, decides, title) in [
        (deciding, true, "Rules that decide"),
        (on_record, false, "On record, but deciding nothing here"),
    ] {
        if !rules.is_empty() {
            let rules = rules
                .into_iter()
                .map(|rule| RuleView::new(rule, dossier))
                .collect();
            groups.push(RuleGroup {
                title: title.to_owned(),
                decides,
                rules,
            });
        }
    }
    groups
}
