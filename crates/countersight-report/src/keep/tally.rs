//! Companies and rules that findings meet, with the number of subjects.

use super::{Kept, Named};
use countersight_model::result::{Answer, MeasureFinding, Relation, ScreeningResult};
use std::cmp::Reverse;

/// What stands for the question of a rule whose findings ask different ones.
const MANY_QUESTIONS: &str = "the question that stands with each finding.";

/// Companies and rules that are told apart in the tallies.
const TALLIED: usize = 1_000;

/// A company behind findings, with the number of subjects by answer.
#[derive(Debug)]
pub(crate) struct Company {
    pub(crate) name: String,
    pub(crate) prohibited: u64,
    pub(crate) review: u64,
}

/// A company of the register that subjects lead to, where no rule restricts the reader.
#[derive(Debug)]
pub(crate) struct Unbound {
    pub(crate) name: String,
    pub(crate) count: u64,
    /// The first subject that leads to it.
    pub(crate) first: Named,
}

impl Kept {
    /// Counts a subject that leads to a company and meets no rule: exposure, though nothing forbids.
    pub(super) fn tally_unbound(&mut self, result: &ScreeningResult) {
        // What stands in a text only is not found; a holder is told where a rule reaches through it.
        let found = result.matches.first();
        let Some(found) = found.filter(|found| found.relation != Relation::Mentions) else {
            return;
        };
        if let Some(known) = self.unbound.get_mut(&found.entity) {
            known.count += 1;
        } else if self.unbound.len() < TALLIED {
            let company = Unbound {
                name: found.name.clone(),
                count: 1,
                first: Named::of(result),
            };
            self.unbound.insert(found.entity.clone(), company);
        }
    }

    /// Counts a finding.
    pub(super) fn tally(&mut self, result: &ScreeningResult) {
        for found in &result.matches {
            if !self.companies.contains_key(&found.entity) && self.companies.len() >= TALLIED {
                continue;
            }
            let company = self
                .companies
                .entry(found.entity.clone())
                .or_insert_with(|| Company {
                    name: found.name.clone(),
                    prohibited: 0,
                    review: 0,
                });
            match result.answer {
                Answer::Prohibited => company.prohibited += 1,
                _ => company.review += 1,
            }
        }
        let mut seen = Vec::new();
        for rule in &result.measures {
            let key = (rule.id.clone(), rule.answer);
            if seen.contains(&key) {
                continue;
            }
            seen.push(key.clone());
            if let Some((known, count)) = self.rules.get_mut(&key) {
                *count += 1;
                if known.question != rule.question {
                    // One question would be put into the mouth of another finding.
                    known.question = Some(MANY_QUESTIONS.to_owned());
                }
            } else if self.rules.len() < TALLIED {
                self.rules.insert(key, (rule.clone(), 1));
            }
        }
    }

    /// The companies behind the findings, most prohibited first.
    pub(crate) fn companies(&self) -> Vec<&Company> {
        let mut companies: Vec<_> = self.companies.values().collect();
        companies.sort_by_key(|c| (Reverse((c.prohibited, c.review)), c.name.clone()));
        companies
    }

    /// The rules met, gravest first, then by the number of subjects they meet.
    pub(crate) fn rules(&self) -> Vec<(&MeasureFinding, u64)> {
        let mut rules: Vec<_> = self
            .rules
            .values()
            .map(|(rule, count)| (rule, *count))
            .collect();
        rules.sort_by_key(|(rule, count)| (Reverse((rule.answer, *count)), rule.id.clone()));
        rules
    }
}
