//! The register's own law: between two changes of a measure its answer stays the same.

use countersight_model::context::Context;
use countersight_model::id::EntityId;
use countersight_model::result::{Confidence, Relation};
use countersight_policy::{NotApplicable, Outcome, Rulebook, Tie, World, changes};
use countersight_register::{DataFiles, load};
use jiff::civil::{Date, date};
use std::collections::{BTreeMap, BTreeSet};

/// Long before the oldest rule of the register, and after the newest.
const FIRST: Date = date(1980, 1, 1);
const LAST: Date = date(2035, 1, 1);

#[test]
fn between_two_changes_of_a_measure_its_answer_stays() {
    let register = load(&DataFiles::embedded()).register;
    let world = World {
        measures: &register.measures,
        entities: &register.entities,
        places: &register.jurisdictions,
    };
    let rules = Rulebook::new(world);
    let mut days: BTreeMap<_, BTreeSet<Date>> = BTreeMap::new();
    for change in changes(world, FIRST, LAST) {
        let of = days.entry(change.measure.clone()).or_default();
        of.extend([change.earliest, change.latest]);
    }
    let answer = |id, entity: &EntityId, on| {
        let tie = Tie {
            entity,
            name: entity.as_str(),
            subject: entity.as_str(),
            relation: Relation::Is,
            confidence: Confidence::Strong,
            path: &[],
        };
        let context = Context::on(on);
        let asked = rules.asked(&context);
        match rules.judge(id, &tie, &asked).unwrap().outcome {
            Outcome::Applies(finding) => Ok(finding.answer),
            Outcome::NotApplicable(why, _) => Err(why),
        }
    };
    let mut compared = 0;
    for id in register.measures.keys() {
        let mut starts = days.remove(id).unwrap_or_default();
        starts.insert(FIRST);
        let mut ends: BTreeSet<Date> = starts.iter().map(|d| d.yesterday().unwrap()).collect();
        ends.insert(LAST);
        for entity in register.entities.keys() {
            if answer(id, entity, LAST) == Err(NotApplicable::NotNamed) {
                continue;
            }
            for start in &starts {
                let end = *ends.range(start..).next().unwrap();
                let (first, last) = (answer(id, entity, *start), answer(id, entity, end));
                assert_eq!(first, last, "{id} and {entity} from {start} to {end}");
                compared += 1;
            }
        }
    }
    assert!(compared > 100, "{compared}");
}
