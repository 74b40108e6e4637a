//! A finding as the page shows it.

use super::markup::{Foreign, Period};
use super::page::class;
use super::rule::{RuleGroup, groups};
use crate::keep::{Finding, Kept};
use crate::options::Dossier;
use crate::safe;
use crate::words;
use countersight_model::device::{DeviceFinding, DeviceMaker, Evidence};
use countersight_model::result::{Answer, Match, PathStep, ScreeningResult};

/// One finding.
pub(crate) struct FindingView<'a> {
    pub(crate) number: usize,
    pub(crate) result: &'a ScreeningResult,
    pub(crate) text: Foreign<'a>,
    pub(crate) place: String,
    pub(crate) answer: &'static str,
    pub(crate) class: &'static str,
    pub(crate) companies: Vec<CompanyView<'a>>,
    pub(crate) device: Option<DeviceView<'a>>,
    /// The rules, unless an earlier finding stands under the very same ones.
    pub(crate) rules: Vec<RuleGroup<'a>>,
    /// The earlier finding that gives the rules in full.
    pub(crate) shared: Option<Shared<'a>>,
    /// Questions and missing facts that would settle it.
    pub(crate) to_settle: Vec<&'a str>,
}

/// Rules that an earlier finding gives in full.
pub(crate) struct Shared<'a> {
    pub(crate) first: usize,
    /// The rules that decide: what each says, and its citation.
    pub(crate) citations: Vec<(&'static str, &'a str)>,
}

impl<'a> FindingView<'a> {
    pub(crate) fn new(finding: &'a Finding, kept: &Kept, open: bool, dossier: &'a Dossier) -> Self {
        let result = &finding.result;
        let rules = &finding.rules.rules;
        let shared = (finding.rules.first != finding.number && !rules.is_empty()).then(|| Shared {
            first: finding.rules.first,
            citations: rules
                .iter()
                .filter(|rule| !open && rule.answer >= Answer::Review)
                .map(|rule| (words::answer(rule.answer), rule.citation.as_str()))
                .collect(),
        });
        let mut to_settle: Vec<&str> = Vec::new();
        let questions = rules.iter().filter_map(|rule| rule.question.as_deref());
        for question in questions.chain(result.missing.iter().map(String::as_str)) {
            if result.answer == Answer::Review && !open && !to_settle.contains(&question) {
                to_settle.push(question);
            }
        }
        Self {
            number: finding.number,
            result,
            text: Foreign(&result.subject.text),
            place: kept.place(&result.subject.source, &result.subject.locator),
            answer: words::answer(result.answer),
            class: class(result.answer),
            companies: result
                .matches
                .iter()
                .map(|m| CompanyView::new(m, dossier))
                .collect(),
            device: result.device.as_ref().map(DeviceView::new),
            rules: if shared.is_some() {
                Vec::new()
            } else {
                groups(rules, open, dossier)
            },
            shared,
            to_settle,
        }
    }
}

/// A company that a subject leads to.
pub(crate) struct CompanyView<'a> {
    pub(crate) found: &'a Match,
    pub(crate) name: Foreign<'a>,
    pub(crate) relation: &'static str,
    pub(crate) confidence: &'static str,
    pub(crate) score: String,
    pub(crate) path: Vec<StepView<'a>>,
}

impl<'a> CompanyView<'a> {
    fn new(found: &'a Match, dossier: &'a Dossier) -> Self {
        Self {
            found,
            name: Foreign(&found.name),
            relation: words::relation(found.relation),
            confidence: words::confidence(found.confidence),
            score: format!("{:.2}", found.score),
            path: found
                .path
                .iter()
                .map(|step| StepView::new(step, dossier))
                .collect(),
        }
    }
}

/// One step of ownership.
pub(crate) struct StepView<'a> {
    pub(crate) holder: Foreign<'a>,
    pub(crate) held: Foreign<'a>,
    pub(crate) said: String,
    pub(crate) period: Option<Period>,
    pub(crate) doubt: Option<&'static str>,
    pub(crate) link: Option<&'a str>,
}

impl<'a> StepView<'a> {
    fn new(step: &'a PathStep, dossier: &'a Dossier) -> Self {
        let share = step
            .share
            .map_or_else(|| "share not known".to_owned(), words::share);
        let as_of = step.as_of.as_ref().map(|day| format!("as of {day}"));
        let said = [Some(step.relation.clone()), Some(share), as_of];
        Self {
            holder: Foreign(dossier.entity(&step.holder)),
            held: Foreign(dossier.entity(&step.held)),
            said: said.into_iter().flatten().collect::<Vec<_>>().join(", "),
            period: (step.from.is_some() || step.until.is_some())
                .then_some(Period(step.from, step.until)),
            doubt: words::doubt(step.trust),
            link: step.source.as_deref().and_then(safe::web_address),
        }
    }
}

/// A device: label and maker are two answers.
pub(crate) struct DeviceView<'a> {
    pub(crate) device: &'a DeviceFinding,
    pub(crate) brand: &'a str,
    pub(crate) maker: String,
    pub(crate) others: String,
}

impl<'a> DeviceView<'a> {
    fn new(device: &'a DeviceFinding) -> Self {
        let others: Vec<_> = device.other_makers.iter().map(maker).collect();
        Self {
            device,
            brand: device
                .brand
                .as_ref()
                .map_or("not known", |brand| brand.name.as_str()),
            maker: device
                .maker
                .as_ref()
                .map_or_else(|| "not known".to_owned(), maker),
            others: others.join("; "),
        }
    }

    /// The weight of a piece of evidence, as a word.
    pub(crate) fn strength(piece: &Evidence) -> &'static str {
        words::strength(piece.strength)
    }
}

fn maker(maker: &DeviceMaker) -> String {
    format!("{} ({})", maker.name, maker.confidence.as_str())
}
