//! What text and HTML keep of a run: findings in full up to a limit, groups and counts of the rest.

mod tally;

pub(crate) use tally::{Company, Unbound};

use crate::safe;
use countersight_model::code::Code;
use countersight_model::id::{EntityId, MeasureId};
use countersight_model::result::{Answer, MeasureFinding, ScreeningResult};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Findings kept in full; a person reads no more.
pub(crate) const FINDINGS: usize = 5_000;
/// Rule findings kept in full, over all distinct sets.
const RULES: usize = 20_000;
/// Reasons for not being screened that are told apart.
const GROUPS: usize = 200;
/// Subjects named for each such reason.
const EXAMPLES: usize = 50;
/// Explanations kept, over all findings; each is a tree of some ten questions.
const EXPLAINED: usize = 5_000;
/// Subjects without restriction, and namesakes set aside, that are named.
const NAMED: usize = 200;
/// First results kept whole, so that a short run can be told in full.
pub(crate) const FIRST: usize = 3;
/// Characters of a subject's text that are shown.
const TEXT: usize = 2_000;

/// Where a subject stands and what it says.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) source: String,
    pub(crate) locator: String,
    pub(crate) text: String,
}

impl Named {
    fn of(result: &ScreeningResult) -> Self {
        let subject = &result.subject;
        Self {
            source: subject.source.clone(),
            locator: subject.locator.clone(),
            text: safe::clip(&subject.text, TEXT).into_owned(),
        }
    }
}

/// Rules that stand together on one or more findings; kept once however often they recur.
#[derive(Debug)]
pub(crate) struct RuleSet {
    /// Number of the first finding that they stand on.
    pub(crate) first: usize,
    pub(crate) rules: Vec<MeasureFinding>,
}

/// A result at or above `review`. The measures of `result` are moved to `rules`.
#[derive(Debug)]
pub(crate) struct Finding {
    pub(crate) number: usize,
    pub(crate) result: ScreeningResult,
    pub(crate) rules: Arc<RuleSet>,
}

/// Subjects that could not be screened for one reason.
#[derive(Debug, Default)]
pub(crate) struct Group {
    pub(crate) count: u64,
    pub(crate) examples: Vec<Named>,
}

/// Why subjects could not be screened: the gravest code, and what would be needed.
pub(crate) type Reason = (Option<Code>, Vec<String>);

/// A namesake that was set aside.
#[derive(Debug)]
pub(crate) struct Namesake {
    pub(crate) subject: Named,
    pub(crate) entity: String,
    pub(crate) because: String,
}

/// What is kept of a run.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    pub(crate) total: u64,
    pub(crate) first: Vec<ScreeningResult>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) findings_beyond: u64,
    pub(crate) unjudged: BTreeMap<Reason, Group>,
    pub(crate) unjudged_beyond: u64,
    pub(crate) quiet: Vec<Named>,
    pub(crate) quiet_beyond: u64,
    pub(crate) namesakes: Vec<Namesake>,
    pub(crate) namesakes_beyond: u64,
    pub(crate) companies: BTreeMap<EntityId, Company>,
    pub(crate) unbound: BTreeMap<EntityId, Unbound>,
    pub(crate) rules: BTreeMap<(MeasureId, Answer), (MeasureFinding, u64)>,
    /// The one source of every result; `None` once there are two.
    source: Option<String>,
    sets: BTreeMap<(String, usize), Vec<Arc<RuleSet>>>,
    in_full: usize,
    explained: usize,
}

impl Kept {
    /// Takes one result.
    pub(crate) fn take(&mut self, result: &ScreeningResult) {
        if self.total == 0 {
            self.source = Some(result.subject.source.clone());
        } else if self
            .source
            .as_ref()
            .is_some_and(|source| *source != result.subject.source)
        {
            self.source = None;
        }
        self.total += 1;
        if self.first.len() < FIRST {
            self.first.push(result.clone());
        }
        for aside in &result.set_aside {
            if self.namesakes.len() < NAMED {
                self.namesakes.push(Namesake {
                    subject: Named::of(result),
                    entity: aside.name.clone(),
                    because: aside.because.clone(),
                });
            } else {
                self.namesakes_beyond += 1;
            }
        }
        if result.answer == Answer::NoRestrictionFound {
            self.tally_unbound(result);
        }
        match result.answer {
            Answer::Prohibited | Answer::Review => self.take_finding(result),
            Answer::NotScreened => self.take_unjudged(result),
            Answer::NoRestrictionFound if self.quiet.len() < NAMED => {
                self.quiet.push(Named::of(result));
            }
            Answer::NoRestrictionFound => self.quiet_beyond += 1,
        }
    }

    fn take_finding(&mut self, result: &ScreeningResult) {
        self.tally(result);
        if self.findings.len() >= FINDINGS || self.in_full >= RULES {
            self.findings_beyond += 1;
            return;
        }
        let number = self.findings.len() + 1;
        let rules = self.set_of(&result.measures, number);
        let mut subject = result.subject.clone();
        subject.text = safe::clip(&subject.text, TEXT).into_owned();
        let result = ScreeningResult {
            subject,
            answer: result.answer,
            because: result.because.clone(),
            codes: result.codes.clone(),
            matches: result.matches.clone(),
            device: result.device.clone(),
            measures: Vec::new(),
            missing: result.missing.clone(),
            set_aside: result.set_aside.clone(),
            explanations: if self.explained < EXPLAINED {
                result.explanations.clone()
            } else {
                Vec::new()
            },
        };
        self.explained += result.explanations.len();
        self.findings.push(Finding {
            number,
            result,
            rules,
        });
    }

    /// The rules as a set that is kept once: many findings stand under the same rules.
    fn set_of(&mut self, rules: &[MeasureFinding], first: usize) -> Arc<RuleSet> {
        let mark = rules
            .first()
            .map(|rule| format!("{} {}", rule.id, rule.entity));
        let alike = self
            .sets
            .entry((mark.unwrap_or_default(), rules.len()))
            .or_default();
        if let Some(known) = alike.iter().find(|set| set.rules == rules) {
            return Arc::clone(known);
        }
        let set = Arc::new(RuleSet {
            first,
            rules: rules.to_vec(),
        });
        self.in_full += rules.len();
        alike.push(Arc::clone(&set));
        set
    }

    fn take_unjudged(&mut self, result: &ScreeningResult) {
        let reason = (result.codes.first().copied(), result.missing.clone());
        if !self.unjudged.contains_key(&reason) && self.unjudged.len() >= GROUPS {
            self.unjudged_beyond += 1;
            return;
        }
        let group = self.unjudged.entry(reason).or_default();
        group.count += 1;
        if group.examples.len() < EXAMPLES {
            group.examples.push(Named::of(result));
        }
    }

    /// Whether explanations were asked for, and more came than are kept.
    pub(crate) fn explanations_cut(&self) -> bool {
        self.explained > EXPLAINED
    }

    /// The one source of every subject, which then need not be said again and again.
    pub(crate) fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// Where a subject stands; the source only where there are several.
    pub(crate) fn place(&self, source: &str, locator: &str) -> String {
        match self.source {
            Some(_) if !locator.is_empty() => locator.to_owned(),
            _ => place(source, locator),
        }
    }

    /// The groups of what could not be screened, largest first.
    pub(crate) fn groups(&self) -> Vec<(&Reason, &Group)> {
        let mut groups: Vec<_> = self.unjudged.iter().collect();
        groups.sort_by_key(|(_, group)| std::cmp::Reverse(group.count));
        groups
    }
}

/// Where a subject stands, as `suppliers.csv, row 2`; the folder stands where the files are listed.
pub(crate) fn place(source: &str, locator: &str) -> String {
    let source = source.rsplit(['/', '\\']).next().unwrap_or(source);
    match (source, locator) {
        ("argument" | "", locator) => locator.to_owned(),
        ("-", "") => "standard input".to_owned(),
        ("-", locator) => format!("standard input, {locator}"),
        (source, "") => source.to_owned(),
        (source, locator) => format!("{source}, {locator}"),
    }
}
