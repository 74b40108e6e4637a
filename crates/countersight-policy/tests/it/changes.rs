//! What changed between two days: each kind by an example, and that nothing is left out.

use crate::common::{NOWHERE, clause, measure, target};
use countersight_model::change::{Change, ChangeKind};
use countersight_model::context::{Action, Context};
use countersight_model::date::PartialDate;
use countersight_model::id::{EntityId, MeasureId};
use countersight_model::measure::{
    Clause, Extension, Interruption, InterruptionKind, Measure, MeasureKind, Reach, Target,
};
use countersight_model::result::{Answer, Confidence, PathStep, Relation};
use countersight_model::source::Trust;
use countersight_policy::{NotApplicable, Outcome, Rulebook, Tie, World, changes};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

type Measures = BTreeMap<MeasureId, Measure>;

fn world(measures: impl IntoIterator<Item = Measure>) -> Measures {
    let measures = measures.into_iter();
    measures.map(|m| (m.id.clone(), m)).collect()
}

fn between(measures: &Measures, after: Date, to: Date) -> Vec<Change> {
    let world = World {
        measures,
        entities: &BTreeMap::new(),
        places: &NOWHERE,
    };
    changes(world, after, to)
}

/// Each change in one line.
fn lines(measures: &Measures, after: Date, to: Date) -> Vec<String> {
    let found = between(measures, after, to);
    found
        .iter()
        .map(|c| {
            let who: Vec<&str> = c.concerns.iter().map(EntityId::as_str).collect();
            let day = if c.is_exact() {
                c.earliest.to_string()
            } else {
                format!("{} to {}", c.earliest, c.latest)
            };
            format!("{} {} {day}: {}", c.measure, c.what.as_str(), who.join(" "))
        })
        .collect()
}

fn pause(kind: InterruptionKind, from: &str, until: &str) -> Interruption {
    Interruption {
        kind,
        from: from.parse().unwrap(),
        until: until.parse().ok(),
        part: None,
        question: Some("Does it work?".to_owned()),
        citation: None,
        trust: Trust::High,
        note: None,
        sources: Vec::new(),
    }
}

fn extension(rule: Option<&str>, from: &str, until: &str) -> Extension {
    Extension {
        reach: Reach::HalfOwned,
        rule: rule.map(MeasureId::from),
        from: from.parse().ok(),
        until: until.parse().ok(),
        trust: Trust::High,
        citation: None,
        note: None,
    }
}

#[test]
fn the_first_day_of_the_two_is_not_in_it_and_the_second_is() {
    let measures = world([measure("ban", MeasureKind::Binding, "2019-08-13")]);
    let day = date(2019, 8, 13);
    let before = day.yesterday().unwrap();
    assert_eq!(lines(&measures, before, day), ["ban began 2019-08-13: "]);
    assert!(lines(&measures, day, date(2026, 1, 1)).is_empty());
    assert!(lines(&measures, day, day).is_empty());
    assert!(lines(&measures, date(2026, 1, 1), before).is_empty());
}

#[test]
fn a_last_day_takes_effect_on_the_next() {
    let ban = Measure {
        until: "2025-11-09".parse().ok(),
        targets: vec![target("acme", "2025-01-01")],
        ..measure("ban", MeasureKind::Binding, "2025-01-01")
    };
    let measures = world([ban]);
    assert!(lines(&measures, date(2025, 11, 8), date(2025, 11, 9)).is_empty());
    let found = lines(&measures, date(2025, 11, 9), date(2025, 11, 10));
    assert_eq!(found, ["ban ended 2025-11-10: acme"]);
}

#[test]
fn companies_are_added_and_removed_where_the_list_is_used() {
    let list = Measure {
        targets: vec![
            Target {
                listed: "2020-02-01".parse().ok(),
                until: "2021-12-31".parse().ok(),
                ..target("acme", "2020-03-01")
            },
            Target {
                listed: "2020".parse().ok(),
                ..target("beta", "2020")
            },
        ],
        ..measure("list", MeasureKind::ListEntry, "2010")
    };
    let grants = Measure {
        targets_of: vec![MeasureId::from("list")],
        ..measure("grants", MeasureKind::Binding, "2015")
    };
    let found = lines(&world([list, grants]), date(2019, 12, 31), date(2022, 1, 1));
    assert_eq!(
        found,
        [
            "grants added 2020-01-01 to 2020-12-31: beta",
            "grants added 2020-02-01: acme",
            "grants removed 2022-01-01: acme",
            "list added 2020-01-01 to 2020-12-31: beta",
            "list added 2020-03-01: acme",
            "list removed 2022-01-01: acme",
        ]
    );
}

#[test]
fn a_date_known_in_part_is_told_while_it_may_lie_between() {
    let measures = world([measure("ban", MeasureKind::Binding, "2020-06")]);
    let june = ["ban began 2020-06-01 to 2020-06-30: "];
    assert_eq!(lines(&measures, date(2020, 5, 1), date(2020, 6, 1)), june);
    assert_eq!(lines(&measures, date(2020, 6, 3), date(2020, 6, 4)), june);
    assert_eq!(lines(&measures, date(2020, 6, 29), date(2020, 7, 9)), june);
    assert!(lines(&measures, date(2020, 6, 30), date(2020, 7, 9)).is_empty());
}

#[test]
fn suspended_unsettled_resumed() {
    let rule = Measure {
        interruptions: vec![
            pause(InterruptionKind::Suspended, "2025-11-10", "2026-11-09"),
            pause(InterruptionKind::Unsettled, "2026-11-10", ""),
        ],
        ..measure("rule", MeasureKind::OwnershipRule, "2025-09-29")
    };
    let list = Measure {
        targets: vec![target("acme", "2019-10-09")],
        extensions: vec![
            extension(Some("rule"), "", ""),
            extension(None, "2026-01-01", "2026-01-31"),
        ],
        ..measure("list", MeasureKind::Binding, "2019")
    };
    let found = lines(&world([rule, list]), date(2025, 9, 28), date(2026, 11, 23));
    assert_eq!(
        found,
        [
            "list reach-began 2025-09-29: acme",
            "list reach-ended 2025-11-10: acme",
            "list reach-began 2026-01-01: acme",
            "list reach-ended 2026-02-01: acme",
            "list reach-unsettled 2026-11-10: acme",
            "rule began 2025-09-29: ",
            "rule suspended 2025-11-10: ",
            "rule unsettled 2026-11-10: ",
        ]
    );
}

#[test]
fn clauses_begin_and_end_of_themselves() {
    let ban = Measure {
        clauses: vec![Clause {
            from: "2026-03-01".parse().ok(),
            until: "2026-04-30".parse().ok(),
            ..clause("school", Action::Use)
        }],
        ..measure("ban", MeasureKind::Binding, "2020")
    };
    let found = between(&world([ban]), date(2026, 1, 1), date(2026, 6, 1));
    let kinds: Vec<_> = found.iter().map(|c| c.what).collect();
    assert_eq!(kinds, [ChangeKind::ClauseBegan, ChangeKind::ClauseEnded]);
    assert_eq!(found[0].actions, [Action::Use]);
    assert!(!found[0].by_last_day && found[1].by_last_day);
}

/// A date near 2020, known to the day, the month or the year.
fn a_date() -> impl Strategy<Value = PartialDate> {
    let day = (2019_i16..2022, 1_i8..13, 1_i8..29);
    (day, 0..4).prop_map(|((year, month, day), known)| {
        let text = match known {
            0 => format!("{year}"),
            1 => format!("{year}-{month:02}"),
            _ => format!("{year}-{month:02}-{day:02}"),
        };
        text.parse().unwrap()
    })
}

fn maybe() -> impl Strategy<Value = Option<PartialDate>> {
    proptest::option::weighted(0.7, a_date())
}

fn a_target() -> impl Strategy<Value = Target> {
    let who = prop_oneof![Just("acme"), Just("beta")];
    let trust = prop_oneof![3 => Just(Trust::High), 1 => Just(Trust::Unverified)];
    (who, maybe(), maybe(), maybe(), trust).prop_map(|(who, listed, from, until, trust)| Target {
        listed,
        from,
        until,
        trust,
        ..target(who, "")
    })
}

fn a_clause() -> impl Strategy<Value = Clause> {
    (maybe(), maybe(), any::<bool>()).prop_map(|(from, until, forbids)| Clause {
        from,
        until,
        answer: if forbids {
            Answer::Prohibited
        } else {
            Answer::Review
        },
        ..clause("school", Action::Buy)
    })
}

fn a_pause() -> impl Strategy<Value = Interruption> {
    let kind = prop_oneof![
        Just(InterruptionKind::Suspended),
        Just(InterruptionKind::Vacated),
        Just(InterruptionKind::Unsettled)
    ];
    let part = proptest::option::weighted(0.2, Just("a part".to_owned()));
    (kind, a_date(), maybe(), part).prop_map(|(kind, from, until, part)| Interruption {
        from,
        until,
        part,
        ..pause(kind, "2020", "")
    })
}

fn an_extension() -> impl Strategy<Value = Extension> {
    (maybe(), maybe(), any::<bool>()).prop_map(|(from, until, follows)| {
        let days = (from, until);
        let (from, until) = if follows { (None, None) } else { days };
        Extension {
            from,
            until,
            ..extension(follows.then_some("rule"), "", "")
        }
    })
}

fn some<S: Strategy>(one: S, most: usize) -> impl Strategy<Value = Vec<S::Value>> {
    proptest::collection::vec(one, 0..=most)
}

fn a_measure(id: &'static str, kind: MeasureKind) -> impl Strategy<Value = Measure> {
    let whom = (some(a_target(), 3), any::<bool>());
    let what = (some(a_clause(), 2), some(an_extension(), 2));
    (maybe(), maybe(), whom, what, some(a_pause(), 2)).prop_map(
        move |(from, until, (targets, takes), (clauses, extensions), interruptions)| Measure {
            from,
            until,
            targets,
            clauses,
            extensions,
            interruptions,
            targets_of: if takes && id != "list" {
                vec![MeasureId::from("list")]
            } else {
                Vec::new()
            },
            ..measure(id, kind, "")
        },
    )
}

fn a_world() -> impl Strategy<Value = Measures> {
    let ban = a_measure("ban", MeasureKind::Binding);
    let list = a_measure("list", MeasureKind::ListEntry);
    let rule = a_measure("rule", MeasureKind::OwnershipRule);
    (ban, list, rule).prop_map(|(ban, list, rule)| world([ban, list, rule]))
}

fn a_day() -> impl Strategy<Value = Date> {
    (0_i32..1500).prop_map(|days| {
        let start = date(2018, 6, 1);
        start
            .checked_add(jiff::Span::new().days(days))
            .unwrap_or(start)
    })
}

/// Every day that a date of the world can mean, and the day after it.
fn turning_days(measures: &Measures) -> BTreeSet<Date> {
    let mut dates: Vec<Option<PartialDate>> = Vec::new();
    for measure in measures.values() {
        dates.extend([measure.from, measure.until]);
        let targets = measure.targets.iter();
        dates.extend(targets.flat_map(|t| [t.listed, t.from, t.until]));
        dates.extend(measure.clauses.iter().flat_map(|c| [c.from, c.until]));
        dates.extend(measure.extensions.iter().flat_map(|e| [e.from, e.until]));
        let pauses = measure.interruptions.iter();
        dates.extend(pauses.flat_map(|p| [Some(p.from), p.until]));
    }
    let days = dates.into_iter().flatten();
    let days = days.flat_map(|date| [date.earliest(), date.latest()]);
    days.flat_map(|day| [day, day.tomorrow().unwrap()])
        .collect()
}

/// What the engine answers, without its words.
fn answer(measures: &Measures, id: &MeasureId, on: Date, relation: Relation) -> String {
    let world = World {
        measures,
        entities: &BTreeMap::new(),
        places: &NOWHERE,
    };
    let rules = Rulebook::new(world);
    let context = Context::on(on);
    let entity = EntityId::from("acme");
    let steps = [PathStep {
        holder: entity.clone(),
        held: EntityId::from("held"),
        relation: "owns".to_owned(),
        share: Some(60.0),
        as_of: None,
        from: None,
        until: None,
        trust: Trust::High,
        source: None,
    }];
    let tie = Tie {
        entity: &entity,
        name: "Acme",
        subject: "a subject",
        relation,
        confidence: Confidence::Strong,
        path: if relation == Relation::Is {
            &[]
        } else {
            &steps
        },
    };
    match rules
        .judge(id, &tie, &rules.asked(&context))
        .unwrap()
        .outcome
    {
        Outcome::Applies(finding) => format!("{:?}", finding.answer),
        Outcome::NotApplicable(NotApplicable::NotNamed, _) => "not named".to_owned(),
        Outcome::NotApplicable(why, _) => why.as_str().to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn where_nothing_changed_the_engine_answers_alike(
        measures in a_world(), one in a_day(), other in a_day()
    ) {
        let mut pairs = vec![(one.min(other), one.max(other))];
        // Every night on which a record of this world could change anything.
        pairs.extend(turning_days(&measures).into_iter().map(|day| (day.yesterday().unwrap(), day)));
        for (after, to) in pairs {
            let found = between(&measures, after, to);
            for id in measures.keys() {
                if found.iter().any(|change| change.measure == *id) {
                    continue;
                }
                for relation in [Relation::Is, Relation::OwnedBy] {
                    prop_assert_eq!(
                        answer(&measures, id, after, relation),
                        answer(&measures, id, to, relation),
                        "{} between {} and {}", id, after, to
                    );
                }
            }
        }
    }

    #[test]
    fn what_changed_in_parts_changed_in_all(
        measures in a_world(), mut days in proptest::array::uniform3(a_day())
    ) {
        days.sort();
        let [first, middle, last] = days;
        let mut parts = between(&measures, first, middle);
        parts.extend(between(&measures, middle, last));
        let whole = between(&measures, first, last);
        for change in &whole {
            prop_assert!(parts.contains(change), "not in its parts: {:?}", change);
        }
        for change in &parts {
            prop_assert!(whole.contains(change), "not in the whole: {:?}", change);
        }
    }
}
