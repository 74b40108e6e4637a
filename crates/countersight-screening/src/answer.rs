//! From leads to the answer: the law is asked, and the gravest word stands.

use crate::screener::{Leads, Screener};
use countersight_model::code::Code;
use countersight_model::context::{ActionWords, Context};
use countersight_model::id::EntityId;
use countersight_model::measure::Measure;
use countersight_model::result::{
    Answer, Confidence, Match, MeasureFinding, Relation, ScreeningResult,
};
use countersight_model::subject::Subject;
use countersight_policy::{Tie, gravest};
use std::collections::BTreeMap;

impl Screener<'_> {
    /// The surest first; what the register holds before what a list does.
    pub(crate) fn sort(&self, matches: &mut [Match]) {
        matches.sort_by(|a, b| {
            // The register says more of a company than a list does.
            let listed = |m: &Match| !self.register.entities.contains_key(&m.entity);
            let key = |m: &Match| (std::cmp::Reverse(m.confidence), listed(m), m.path.len());
            key(a)
                .cmp(&key(b))
                .then_with(|| b.score.total_cmp(&a.score))
                .then_with(|| a.entity.cmp(&b.entity))
        });
    }

    pub(crate) fn answer(
        &self,
        subject: Subject,
        mut leads: Leads,
        context: &Context,
    ) -> ScreeningResult {
        self.add_holders(&mut leads, context.on);
        // A name that failed says nothing where an identifier met.
        let matches = &leads.matches;
        leads
            .set_aside
            .retain(|aside| matches.iter().all(|m| m.entity != aside.entity));
        let measures = self.ask_measures(&subject, &leads.matches, context);
        // A holder matters where a measure reaches through it; else the company found says it all.
        leads.matches.retain(|m| {
            let asked = || measures.iter().any(|finding| finding.entity == m.entity);
            let parent = m.path.len() == 1 && m.path.iter().all(|s| !self.rules.names(&s.held));
            m.path.is_empty() || parent || m.relation == Relation::AgentOf || asked()
        });
        self.sort(&mut leads.matches);
        let mut answer = gravest(&measures);
        if !leads.on_lists.is_empty() {
            // What a list means for this reader stands in its rule; a person must read it.
            answer = answer.max(Answer::Review);
        }
        if leads.matches.is_empty() && !leads.missing.is_empty() {
            answer = answer.max(Answer::NotScreened);
        }
        let nobody = leads.matches.is_empty() && leads.missing.is_empty();
        let because = if self.listed.only && nobody {
            "None of the lists that were asked names it.".to_owned()
        } else {
            because(answer, &leads, &measures, context, &self.register.actions)
        };
        let mut codes: Vec<Code> = leads.matches.iter().map(|m| m.code).collect();
        codes.extend(leads.codes);
        codes.extend(leads.missing.iter().map(|(code, _)| *code));
        let mut seen = std::collections::BTreeSet::new();
        codes.retain(|code| seen.insert(*code));
        ScreeningResult {
            subject,
            answer,
            because,
            codes,
            matches: leads.matches,
            device: leads.device,
            measures,
            missing: leads.missing.into_iter().map(|(_, text)| text).collect(),
            set_aside: leads.set_aside,
            explanations: Vec::new(),
        }
    }

    /// What every measure says of every match; one finding a measure, the gravest.
    fn ask_measures(
        &self,
        subject: &Subject,
        matches: &[Match],
        context: &Context,
    ) -> Vec<MeasureFinding> {
        let asked = self.rules.asked(context);
        let mut best: BTreeMap<_, (usize, MeasureFinding)> = BTreeMap::new();
        for (nearness, found) in matches.iter().enumerate() {
            let name = self.name_of(subject, found);
            for mut finding in self.rules.findings(&tie(found, &name), &asked) {
                let graver = best
                    .get(&finding.id)
                    .is_none_or(|(_, known)| finding.answer > known.answer);
                if graver {
                    finding.source = self.source_of(&finding);
                    best.insert(finding.id.clone(), (nearness, finding));
                }
            }
        }
        let mut findings: Vec<(usize, MeasureFinding)> = best.into_values().collect();
        findings.sort_by(|(a, x), (b, y)| {
            // A rule made for the reader's own role says more than one that binds everybody.
            y.answer
                .cmp(&x.answer)
                .then(is_for_all(x).cmp(&is_for_all(y)))
                .then(x.kind.cmp(&y.kind))
                .then(a.cmp(b))
                .then_with(|| x.id.cmp(&y.id))
        });
        findings.into_iter().map(|(_, finding)| finding).collect()
    }

    /// What stands for the subject in questions: itself, or the company that a holder holds.
    pub(crate) fn name_of(&self, subject: &Subject, found: &Match) -> String {
        let own = || subject.name.as_ref().unwrap_or(&subject.text).clone();
        let held = found.path.first();
        held.map_or_else(own, |step| self.entity_name(&step.held))
    }

    fn source_of(&self, finding: &MeasureFinding) -> Option<String> {
        let measure = self.register.measures.get(&finding.id)?;
        let taken = measure
            .targets_of
            .iter()
            .filter_map(|id| self.register.measures.get(id));
        let entry = |measure: &Measure, entity: &EntityId| {
            let targets = measure.targets.iter();
            targets
                .clone()
                .find(|t| t.entity.as_ref() == Some(entity))
                .map(|t| t.sources.clone())
        };
        std::iter::once(measure)
            .chain(taken)
            .filter_map(|m| entry(m, &finding.entity))
            .find_map(|sources| self.register.source_url(&sources))
            .or_else(|| self.register.source_url(&measure.sources))
    }
}

/// How the subject of this name leads to a company.
pub(crate) fn tie<'a>(found: &'a Match, subject: &'a str) -> Tie<'a> {
    Tie {
        entity: &found.entity,
        name: &found.name,
        subject,
        relation: found.relation,
        confidence: found.confidence,
        path: &found.path,
    }
}

fn is_for_all(finding: &MeasureFinding) -> bool {
    finding
        .role
        .as_ref()
        .is_none_or(|role| role.as_str() == "any")
}

/// The answer in one sentence.
fn because(
    answer: Answer,
    leads: &Leads,
    measures: &[MeasureFinding],
    context: &Context,
    actions: &[ActionWords],
) -> String {
    let lead = leads
        .matches
        .first()
        .map(|first| with_holder(first, &leads.matches));
    match (answer, measures.first(), lead) {
        (Answer::Prohibited, Some(rule), _) => {
            let found = leads.matches.iter().find(|m| m.entity == rule.entity);
            let lead = found.map(leads_to).unwrap_or_default();
            let what = forbidden(rule, context, actions);
            format!("{lead}, and {} forbids {what}.", rule.name)
        }
        (Answer::Review, Some(_), Some(lead)) if context.is_open() => {
            format!(
                "{} Say who you are and where to learn which rule binds you.",
                sentence(&lead)
            )
        }
        (Answer::Review, Some(rule), Some(lead)) => match &rule.question {
            Some(question) => format!("{} {}: {question}", sentence(&lead), rule.name),
            None => format!("{} {} must be read.", sentence(&lead), rule.name),
        },
        (Answer::Review, None, Some(lead)) => {
            let mut lists = leads.on_lists.clone();
            lists.sort();
            lists.dedup();
            format!("{} It stands on: {}.", sentence(&lead), lists.join("; "))
        }
        (Answer::NotScreened, ..) => leads
            .missing
            .first()
            .map(|(_, text)| sentence(text))
            .unwrap_or_default(),
        (_, None, Some(lead)) => {
            format!(
                "{} No measure in the register restricts this reader on {}.",
                sentence(&lead),
                context.on
            )
        }
        (_, Some(_), Some(lead)) => {
            format!(
                "{} Of the measures that name it, none restricts this reader on {}.",
                sentence(&lead),
                context.on
            )
        }
        _ => match leads.set_aside.first() {
            Some(aside) => {
                format!("It is not {}: {}.", aside.name, aside.because)
            }
            None => match leads.device.as_ref().and_then(|d| d.maker.as_ref()) {
                Some(maker) => format!(
                    "It is made by {}, which the register ties to no listed company.",
                    maker.name
                ),
                None => "Nothing in the register leads from it to a listed company.".to_owned(),
            },
        },
    }
}

/// What a rule forbids: what was asked for, or the one thing that it covers.
fn forbidden<'w>(rule: &MeasureFinding, asked: &Context, actions: &'w [ActionWords]) -> &'w str {
    let only = rule.action.filter(|_| asked.action.is_none());
    let words = only.and_then(|action| actions.iter().find(|words| words.id == action));
    words.map_or("this", |words| &words.label)
}

/// The first match, and who holds it where that is another company of the register.
fn with_holder(first: &Match, matches: &[Match]) -> String {
    let lead = leads_to(first);
    let holder = matches
        .iter()
        .find(|m| m.path.len() == 1 && m.path.iter().any(|step| step.held == first.entity));
    match holder {
        Some(holder) if holder.confidence == Confidence::Possible => {
            format!("{lead}, which {} may hold", holder.name)
        }
        Some(holder) if holder.relation == Relation::AgentOf => {
            format!("{lead}, which represents {}", holder.name)
        }
        Some(holder) => format!("{lead}, which {} holds", holder.name),
        None => lead,
    }
}

fn leads_to(found: &Match) -> String {
    let name = &found.name;
    let perhaps = found.confidence == Confidence::Possible;
    match (found.relation, perhaps) {
        (Relation::Is, false) => format!("It is {name}"),
        (Relation::Is, true) => format!("It may be {name}"),
        (Relation::MadeBy, false) => format!("It is made by {name}"),
        (Relation::MadeBy, true) => format!("It may be made by {name}"),
        (Relation::BrandOf, false) => format!("It is a label of {name}"),
        (Relation::BrandOf, true) => format!("It is a label that may stand on devices of {name}"),
        (Relation::OwnedBy, false) => format!("It is held by {name}"),
        (Relation::OwnedBy, true) => format!("It may be held by {name}"),
        (Relation::ControlledBy, _) => format!("It is controlled by {name}"),
        (Relation::AffiliateOf, _) => format!("It bears the name of {name}"),
        (Relation::AgentOf, _) => format!("It represents {name}"),
        (Relation::Mentions, _) => format!("It names {name}"),
    }
}

fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars
        .next()
        .map(|c| c.to_uppercase().to_string())
        .unwrap_or_default();
    let end = if text.ends_with(['.', '?', '!']) {
        ""
    } else {
        "."
    };
    format!("{first}{}{end}", chars.as_str())
}
