//! Each case is asked, and what is found is noted.

use super::cases::{Case, Cases, Question};
use anyhow::bail;
use countersight_model::context::Context;
use countersight_model::result::{Confidence, Match};
use countersight_model::subject::{Subject, SubjectKind};
use countersight_names::matching::Verdict;
use countersight_quality::{Answer, Expected, Outcome, case_id};
use countersight_screening::Screener;
use serde::Serialize;
use std::collections::BTreeSet;

/// Below this many cases a second thread does not pay.
const MANY: usize = 256;

/// Somebody who was found and should not be.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Other {
    pub(crate) entity: String,
    pub(crate) name: String,
    pub(crate) score: f64,
}

/// A case, and what was found.
#[derive(Debug, Clone)]
pub(crate) struct Judged {
    pub(crate) case: Case,
    pub(crate) outcome: Outcome,
    /// Of two names; or of the party expected; or of the best of the others. Three decimals.
    pub(crate) score: f64,
    pub(crate) why: String,
    /// Who was found and should not be; of pairs, always none.
    pub(crate) others: Vec<Other>,
}

/// Asks every case, in order.
pub(crate) fn judge(screener: &Screener<'_>, cases: Vec<Case>) -> Vec<Judged> {
    let mut first = cases;
    let second = first.split_off(first.len() / 2);
    let all =
        |cases: Vec<Case>| -> Vec<Judged> { cases.into_iter().map(|c| one(screener, c)).collect() };
    if second.len() < MANY {
        let mut judged = all(first);
        judged.extend(all(second));
        return judged;
    }
    std::thread::scope(|scope| {
        let handle = scope.spawn(|| all(first));
        let second = all(second);
        // A panic of the other half is our own fault and goes on as one.
        let mut judged = handle
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        judged.extend(second);
        judged
    })
}

/// Refuses a case that expects somebody who stands nowhere: it would always be missed.
pub(crate) fn check_expected(screener: &Screener<'_>, cases: &Cases) -> anyhow::Result<()> {
    let mut known = BTreeSet::new();
    for list in screener.lists() {
        for party in &list.parties {
            known.insert(if list.own {
                party.id.clone()
            } else {
                format!("{}/{}", list.id, party.id)
            });
        }
    }
    if !screener.asks_lists_only() {
        let entities = screener.register().entities.keys();
        known.extend(entities.map(ToString::to_string));
    }
    for case in &cases.all {
        let Question::Name { expect, .. } = &case.question else {
            continue;
        };
        if let Some(id) = expect.iter().find(|id| !known.contains(*id)) {
            bail!(
                "{}, column expect: `{id}` is no identifier of what is asked; name its list with --list, or leave \
                 the cell empty if nobody should be found",
                case.place
            );
        }
    }
    Ok(())
}

/// What stands for the lists that were asked.
pub(crate) fn lists_id(screener: &Screener<'_>) -> String {
    let lists = screener.lists();
    if lists.is_empty() {
        return "none".to_owned();
    }
    let only = if screener.asks_lists_only() {
        "only"
    } else {
        "too"
    };
    let mut parts = vec![only];
    parts.extend(lists.iter().map(|list| list.sha256.as_str()));
    case_id(&parts)
}

fn one(screener: &Screener<'_>, case: Case) -> Judged {
    match case.question.clone() {
        Question::Pair { name1, name2 } => pair(screener, case, &name1, &name2),
        Question::Name { name, expect } => name_asked(screener, case, &name, &expect),
    }
}

fn pair(screener: &Screener<'_>, case: Case, name1: &str, name2: &str) -> Judged {
    let compared = screener.compare_names(name1, name2);
    let answer = match compared.verdict {
        Verdict::Different => Answer::Different,
        Verdict::Review => Answer::Review,
        Verdict::Same => Answer::Same,
    };
    let wrong = case.expected == Expected::No && answer > Answer::Different;
    Judged {
        outcome: outcome(&case, compared.score, answer, u32::from(wrong)),
        score: rounded(compared.score),
        why: compared.why,
        others: Vec::new(),
        case,
    }
}

fn name_asked(
    screener: &Screener<'_>,
    case: Case,
    name: &str,
    expect: &BTreeSet<String>,
) -> Judged {
    let mut subject = Subject::new(SubjectKind::Company, name);
    subject.name = Some(name.to_owned());
    // Whom a name leads to hangs on no law; where a tie has dates, the register's own day counts.
    let context = Context::on(screener.register().stamp.version);
    let result = screener.screen(&subject, &context);
    let (right, wrong): (Vec<&Match>, Vec<&Match>) = result
        .matches
        .iter()
        .partition(|found| expect.contains(found.entity.as_str()));
    let told = if case.expected == Expected::Yes {
        &right
    } else {
        &wrong
    };
    let best = told
        .iter()
        .max_by(|a, b| (a.confidence.cmp(&b.confidence)).then(a.score.total_cmp(&b.score)));
    let answer = best.map_or(Answer::Different, |found| {
        if found.confidence > Confidence::Possible {
            Answer::Same
        } else {
            Answer::Review
        }
    });
    let score = best.map_or(0.0, |found| found.score);
    let others: Vec<Other> = wrong
        .iter()
        .map(|found| Other {
            entity: found.entity.to_string(),
            name: found.name.clone(),
            score: rounded(found.score),
        })
        .collect();
    let why = best.and_then(|found| found.why.first());
    Judged {
        outcome: outcome(
            &case,
            score,
            answer,
            u32::try_from(others.len()).unwrap_or(u32::MAX),
        ),
        score: rounded(score),
        why: why.map(|why| why.detail.clone()).unwrap_or_default(),
        others,
        case,
    }
}

fn outcome(case: &Case, score: f64, answer: Answer, others: u32) -> Outcome {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 1000"
    )]
    let score = (score.clamp(0.0, 1.0) * 1000.0).round() as u16;
    Outcome {
        case: case.id.clone(),
        class: case.class.clone(),
        expected: case.expected,
        score,
        answer,
        others,
    }
}

/// Three decimals.
pub(crate) fn rounded(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}
