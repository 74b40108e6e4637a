//! Judging one clause of a measure for one entry.

use crate::evaluate::{NotApplicable, Tie};
use crate::reach::Reached;
use crate::when::{When, when};
use crate::wording::{bound_words, reader_words, reason};
use countersight_model::context::Context;
use countersight_model::date::PartialDate;
use countersight_model::id::RoleId;
use countersight_model::measure::{Clause, Measure, Target};
use countersight_model::result::{Answer, Confidence, MeasureFinding, Relation};
use countersight_model::source::Trust;

/// One measure, one tie, one reader.
pub(crate) struct Judging<'a> {
    pub(crate) measure: &'a Measure,
    pub(crate) tie: &'a Tie<'a>,
    pub(crate) context: &'a Context,
    pub(crate) reached: &'a Reached,
}

type Refusal = (NotApplicable, String);

impl Judging<'_> {
    /// The finding of one clause for one entry, or why it does not apply.
    pub(crate) fn clause(
        &self,
        clause: &Clause,
        target: &Target,
    ) -> Result<MeasureFinding, Refusal> {
        let measure = self.measure;
        // An entry taken from another measure brings the company, not that measure's days.
        let own = measure.targets.iter().any(|t| std::ptr::eq(t, target));
        let entry = if own {
            (target.from, target.until)
        } else {
            (target.listed, target.until)
        };
        let periods = [
            entry,
            (measure.from, measure.until),
            (clause.from, clause.until),
        ];
        let mut doubts: Vec<Doubt> = Vec::new();
        match when(self.context.on, &periods) {
            When::NotYet(from) => {
                return Err((
                    NotApplicable::NotYetInForce,
                    format!("{} was not yet in force; it starts on {from}", measure.name),
                ));
            }
            When::NoLonger(until) => {
                return Err((
                    NotApplicable::NoLongerInForce,
                    format!(
                        "{} was no longer in force; it ended on {until}",
                        measure.name
                    ),
                ));
            }
            When::Unclear => doubts.push(Doubt::new(
                "the day on which it took effect is not known exactly",
                "On which day did it take effect?",
            )),
            When::InForce => {}
        }
        let role = self.place_and_role(clause, &mut doubts)?;
        if let Some(action) = self.context.action
            && !clause.actions.is_empty()
            && !clause.actions.contains(&action)
        {
            return Err((
                NotApplicable::DoesNotCover,
                format!("{} does not cover `{action}`", measure.name),
            ));
        }
        if measure.kind.gravest() == Answer::NoRestrictionFound {
            // What can never be a verdict raises no question.
            doubts.clear();
        } else {
            self.collect_doubts(clause, target, &mut doubts);
        }
        Ok(self.finding(clause, target, role, &periods, doubts))
    }

    /// Whether the clause binds the reader where the reader is; the role that it binds.
    fn place_and_role(
        &self,
        clause: &Clause,
        doubts: &mut Vec<Doubt>,
    ) -> Result<Option<RoleId>, Refusal> {
        let (measure, context) = (self.measure, self.context);
        if context.is_open() {
            return Ok(None);
        }
        let here = context
            .jurisdictions
            .iter()
            .any(|place| measure.jurisdiction.covers(place));
        if !context.jurisdictions.is_empty() && !here && !clause.worldwide {
            return Err((
                NotApplicable::DoesNotBind,
                format!(
                    "{} does not bind outside {}",
                    measure.name, measure.jurisdiction
                ),
            ));
        }
        let any = clause.roles.iter().find(|role| role.as_str() == "any");
        let same = clause
            .roles
            .iter()
            .find(|role| context.roles.contains(role));
        let role = match (same.or(any), context.roles.is_empty()) {
            (Some(role), _) => Some(role.clone()),
            (None, true) => {
                let bound = bound_words(clause);
                let ask = if clause.roles.len() == 1 {
                    "Are you a"
                } else {
                    "Are you one of these:"
                };
                doubts.push(Doubt::new("", &format!("{ask} {bound}?")));
                None
            }
            (None, false) => {
                return Err((
                    NotApplicable::DoesNotBind,
                    format!("{} does not bind a {}", measure.name, reader_words(context)),
                ));
            }
        };
        if context.jurisdictions.is_empty() {
            doubts.push(Doubt {
                because: format!("it holds in {}", measure.jurisdiction),
                question: Some(format!(
                    "Are you bound by the law of {}?",
                    measure.jurisdiction
                )),
            });
        }
        Ok(role)
    }

    fn collect_doubts(&self, clause: &Clause, target: &Target, doubts: &mut Vec<Doubt>) {
        if let Some(question) = &clause.question {
            doubts.push(Doubt {
                because: String::new(),
                question: Some(question.clone()),
            });
        }
        let goods = matches!(self.tie.relation, Relation::MadeBy | Relation::BrandOf);
        if clause.company_only && goods {
            doubts.push(Doubt {
                because: "it covers dealings with the company itself, not its goods sold by others"
                    .to_owned(),
                question: Some(format!("Is {} itself the seller?", self.tie.name)),
            });
        }
        if let Reached::Unclear { because, question } = self.reached {
            doubts.push(Doubt {
                because: because.clone(),
                question: Some(question.clone()),
            });
        }
        if target.trust == Trust::Unverified || self.measure.trust <= Trust::Low {
            doubts.push(Doubt::new(
                "no good source confirms this entry",
                "Does the official text name the company?",
            ));
        }
        if self.tie.confidence == Confidence::Possible {
            doubts.push(Doubt {
                because: format!("that it leads to {} is possible, not proven", self.tie.name),
                question: Some(format!("Is it {}, or made by it?", self.tie.name)),
            });
        }
    }

    fn finding(
        &self,
        clause: &Clause,
        target: &Target,
        role: Option<RoleId>,
        periods: &[(Option<PartialDate>, Option<PartialDate>)],
        doubts: Vec<Doubt>,
    ) -> MeasureFinding {
        let (measure, tie) = (self.measure, self.tie);
        let ceiling = measure.kind.gravest();
        let open = self.context.is_open();
        let answer = if doubts.is_empty() && !open {
            clause.answer.min(ceiling)
        } else {
            clause.answer.min(ceiling).min(Answer::Review)
        };
        let from = periods
            .iter()
            .filter_map(|p| p.0)
            .max_by_key(|d| d.latest());
        let until = periods
            .iter()
            .filter_map(|p| p.1)
            .min_by_key(|d| d.earliest());
        let action = match (self.context.action, clause.actions.as_slice()) {
            (Some(action), _) => Some(action),
            (None, [only]) => Some(*only),
            (None, _) => None,
        };
        MeasureFinding {
            id: measure.id.clone(),
            name: measure.name.clone(),
            answer,
            kind: measure.kind,
            jurisdiction: measure.jurisdiction.clone(),
            action,
            because: reason(self, clause, target, role.as_ref(), from, &doubts),
            role,
            from,
            until,
            citation: target
                .citation
                .as_ref()
                .filter(|cited| **cited != measure.citation)
                .map_or_else(
                    || measure.citation.clone(),
                    |cited| format!("{}; entry: {cited}", measure.citation),
                ),
            entity: tie.entity.clone(),
            listed_as: target.listed_as.clone(),
            question: doubts.into_iter().find_map(|d| d.question),
            trust: target.trust.min(measure.trust),
            // The caller knows the sources' addresses.
            source: None,
        }
    }
}

/// Something that the facts leave open, with the question that would settle it.
pub(crate) struct Doubt {
    pub(crate) because: String,
    pub(crate) question: Option<String>,
}

impl Doubt {
    fn new(because: &str, question: &str) -> Self {
        Self {
            because: because.to_owned(),
            question: Some(question.to_owned()),
        }
    }
}
