//! Every listing of the register answers right on the day before, the day of and the day after each
//! of its dates.
//!
//! The test is generated from the records: for each entry of each measure and each of its dates (its
//! first and last day, those of the measure, of each clause and each interruption) it asks a reader
//! whom the clause binds, for each action that it covers, and compares with the dates as they stand in the files. It reads only those
//! dates and knows nothing of how the engine joins them.

use countersight_model::context::{Action, Context};
use countersight_model::date::PartialDate;
use countersight_model::entity::EntityKind;
use countersight_model::id::{EntityId, RoleId};
use countersight_model::measure::{Clause, InterruptionKind, Measure, Target};
use countersight_model::result::{Answer, Confidence, Relation};
use countersight_model::source::Trust;
use countersight_policy::{Outcome, Rulebook, Tie, World};
use countersight_register::{DataFiles, Register, load};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What must be answered: prohibited or whatever the clause says, a question, or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Expected {
    Nothing,
    Question,
    Clause(Answer),
}

/// The days around a date: those before, at and after its earliest and its latest reading.
fn around(date: Option<PartialDate>) -> impl Iterator<Item = Date> {
    date.into_iter().flat_map(|date| {
        let (first, last) = (date.earliest(), date.latest());
        let before = |day: Date| day.yesterday().unwrap_or(day);
        let after = |day: Date| day.tomorrow().unwrap_or(day);
        [
            before(first),
            first,
            after(first),
            before(last),
            last,
            after(last),
        ]
    })
}

/// What the dates in the files say of a day.
fn expected(measure: &Measure, clause: &Clause, target: &Target, on: Date) -> Expected {
    let starts: Vec<_> = [target.from, measure.from, clause.from]
        .into_iter()
        .flatten()
        .collect();
    let ends: Vec<_> = [target.until, measure.until, clause.until]
        .into_iter()
        .flatten()
        .collect();
    let outside = starts.iter().any(|d| on < d.earliest()) || ends.iter().any(|d| on > d.latest());
    let pauses = || measure.interruptions.iter().filter(|i| i.part.is_none());
    let surely_paused = pauses().any(|i| {
        i.kind != InterruptionKind::Unsettled
            && i.trust > Trust::Unverified
            && on >= i.from.latest()
            && i.until.is_none_or(|until| on <= until.earliest())
    });
    if outside || surely_paused {
        return Expected::Nothing;
    }
    let perhaps_paused = pauses()
        .any(|i| on >= i.from.earliest() && i.until.is_none_or(|until| on <= until.latest()));
    let sure = !starts.is_empty()
        && starts.iter().all(|d| on >= d.latest())
        && ends.iter().all(|d| on <= d.earliest())
        && !perhaps_paused;
    let trusted = target.trust > Trust::Unverified && measure.trust > Trust::Low;
    if sure && trusted && clause.question.is_none() {
        Expected::Clause(clause.answer)
    } else {
        Expected::Question
    }
}

/// A reader whom the clause binds.
fn bound(
    register: &Register,
    measure: &Measure,
    clause: &Clause,
    on: Date,
    action: Action,
) -> Context {
    let role = clause.roles.iter().find(|r| r.as_str() != "any");
    let role = role.cloned().unwrap_or_else(|| RoleId::from("business"));
    Context {
        roles: register.expand_role(&role),
        jurisdictions: vec![measure.jurisdiction.clone()],
        on,
        action: Some(action),
    }
}

/// A maker of a country, for a measure that means all of them.
fn any_of<'a>(register: &'a Register, country: &str) -> Option<&'a EntityId> {
    let mut makers = register.entities.values();
    let found =
        makers.find(|e| e.kind == EntityKind::Company && e.country.as_deref() == Some(country));
    found.map(|e| &e.id)
}

#[test]
fn every_listing_answers_right_around_each_of_its_dates() {
    let register = load(&DataFiles::embedded()).register;
    let rules = Rulebook::new(World {
        measures: &register.measures,
        entities: &register.entities,
        places: &register.jurisdictions,
    });
    let (mut asked, mut listings, mut wrong) = (0, 0, Vec::new());
    for measure in register.measures.values() {
        for target in &measure.targets {
            let entity = match (&target.entity, &target.country) {
                (Some(entity), _) => entity,
                (None, Some(country)) => any_of(&register, country).unwrap(),
                (None, None) => panic!("{} names nobody", measure.id),
            };
            let country = register.entities[entity].country.clone();
            listings += 1;
            for (clause, action) in measure
                .clauses
                .iter()
                .flat_map(|c| c.actions.iter().map(move |action| (c, *action)))
            {
                let dates = [
                    target.announced,
                    target.listed,
                    target.from,
                    target.until,
                    measure.from,
                    measure.until,
                    clause.from,
                    clause.until,
                ];
                let pauses = measure.interruptions.iter();
                let pauses = pauses.flat_map(|i| [Some(i.from), i.until]);
                let days: BTreeSet<Date> =
                    dates.into_iter().chain(pauses).flat_map(around).collect();
                for on in days {
                    let context = bound(&register, measure, clause, on, action);
                    // Other entries and clauses of the measure may say more on that day.
                    let others = measure.targets.iter().filter(|t| {
                        t.entity.as_ref() == Some(entity)
                            || t.country.is_some() && t.country == country
                    });
                    let all = others.flat_map(|t| {
                        let clauses = measure.clauses.iter().filter(|c| {
                            c.actions.contains(&action)
                                && c.roles
                                    .iter()
                                    .any(|r| r.as_str() == "any" || context.roles.contains(r))
                        });
                        clauses.map(move |c| (t, c))
                    });
                    let gravest = all
                        .map(|(t, c)| match expected(measure, c, t, on) {
                            Expected::Nothing => Answer::NoRestrictionFound,
                            Expected::Question => c.answer.min(Answer::Review),
                            Expected::Clause(answer) => answer,
                        })
                        .max()
                        .unwrap();
                    let wanted = gravest.min(measure.kind.gravest());
                    let tie = Tie {
                        entity,
                        name: entity.as_str(),
                        subject: entity.as_str(),
                        relation: Relation::Is,
                        confidence: Confidence::Strong,
                        path: &[],
                    };
                    let judged = rules
                        .judge(&measure.id, &tie, &rules.asked(&context))
                        .unwrap();
                    let answer = match judged.outcome {
                        Outcome::Applies(finding) => finding.answer,
                        Outcome::NotApplicable(..) => Answer::NoRestrictionFound,
                    };
                    asked += 1;
                    if answer != wanted {
                        wrong.push(format!(
                            "{} {entity} {on}: {answer}, not {wanted}",
                            measure.id
                        ));
                    }
                }
            }
        }
    }
    assert!(
        listings > 200 && asked > 2000,
        "{listings} listings, {asked} questions"
    );
    assert!(
        wrong.is_empty(),
        "{} of {asked} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Lists, calls and proposals have no clause that could answer; they are shown while they stand.
#[test]
fn every_listing_without_a_clause_is_shown_while_it_stands() {
    let register = load(&DataFiles::embedded()).register;
    let rules = Rulebook::new(World {
        measures: &register.measures,
        entities: &register.entities,
        places: &register.jurisdictions,
    });
    let mut asked = 0;
    for measure in register.measures.values().filter(|m| m.clauses.is_empty()) {
        let named = measure
            .targets
            .iter()
            .filter_map(|t| t.entity.as_ref().map(|e| (t, e)));
        for (target, entity) in named {
            let dates = [target.from, target.until, measure.from, measure.until];
            for on in dates.into_iter().flat_map(around) {
                let stands = |t: &&Target| {
                    let starts = [t.from, measure.from].into_iter().flatten();
                    let ends = [t.until, measure.until].into_iter().flatten();
                    t.entity.as_ref() == Some(entity)
                        && starts.into_iter().all(|d| on >= d.earliest())
                        && ends.into_iter().all(|d| on <= d.latest())
                };
                let wanted = measure.targets.iter().any(|t| stands(&t));
                let tie = Tie {
                    entity,
                    name: entity.as_str(),
                    subject: entity.as_str(),
                    relation: Relation::Is,
                    confidence: Confidence::Strong,
                    path: &[],
                };
                let context = Context::on(on);
                let judged = rules
                    .judge(&measure.id, &tie, &rules.asked(&context))
                    .unwrap();
                let shown = matches!(judged.outcome, Outcome::Applies(_));
                assert_eq!(shown, wanted, "{} {entity} {on}", measure.id);
                asked += 1;
            }
        }
    }
    assert!(asked > 100, "{asked}");
}

#[test]
fn every_listing_names_whom_and_whom_it_knows() {
    let register = load(&DataFiles::embedded()).register;
    for measure in register.measures.values() {
        for target in measure.targets.iter().filter_map(|t| t.entity.as_ref()) {
            assert!(
                register.entities.contains_key(target),
                "{}: {target}",
                measure.id
            );
        }
    }
}
