//! The register that is compiled in, and the questions that the traps ask it.

use countersight_model::context::{Action, Context};
use countersight_model::field::Field;
use countersight_model::id::{Jurisdiction, RoleId};
use countersight_model::observation::Observation;
use countersight_model::result::{Answer, Relation, ScreeningResult};
use countersight_model::subject::{Subject, SubjectKind};
use countersight_register::{DataFiles, Register, load};
use countersight_screening::Screener;
use jiff::civil::Date;
use std::sync::LazyLock;

pub(crate) static REGISTER: LazyLock<Register> =
    LazyLock::new(|| load(&DataFiles::embedded()).register);
pub(crate) static SCREENER: LazyLock<Screener<'static>> =
    LazyLock::new(|| Screener::new(&REGISTER));

/// Who asks, where, on which day, what for; empty texts mean: not said.
pub(crate) fn reader(role: &str, place: &str, on: &str, action: Option<Action>) -> Context {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let places: Vec<Jurisdiction> = some(place).map(Jurisdiction::new).into_iter().collect();
    let roles = some(role).map(RoleId::new).into_iter();
    Context {
        roles: roles.flat_map(|r| REGISTER.expand_role(&r)).collect(),
        jurisdictions: REGISTER.expand_places(&places),
        on: day(on),
        action,
    }
}

pub(crate) fn company(name: &str, context: &Context) -> ScreeningResult {
    let mut subject = Subject::new(SubjectKind::Company, name);
    subject.name = Some(name.to_owned());
    SCREENER.screen(&subject, context)
}

pub(crate) fn device(seen: Observation) -> ScreeningResult {
    let mut subject = Subject::new(SubjectKind::Device, "a device");
    subject.device = seen;
    SCREENER.screen(&subject, &agency())
}

pub(crate) fn labelled(brand: &str, model: &str, mac: &str) -> ScreeningResult {
    device(
        Observation::default()
            .with(Field::Brand, brand)
            .with(Field::Model, model)
            .with(Field::Mac, mac),
    )
}

/// A US federal agency that buys, on the day of the register's first full edition.
pub(crate) fn agency() -> Context {
    reader("federal-agency", "US", "2026-11-24", Some(Action::Buy))
}

/// What one measure says in a result.
pub(crate) fn says(result: &ScreeningResult, measure: &str) -> Option<Answer> {
    let found = result.measures.iter().find(|f| f.id.as_str() == measure);
    found.map(|f| f.answer)
}

pub(crate) fn leads_to(result: &ScreeningResult, entity: &str) -> Option<Relation> {
    let found = result.matches.iter().find(|m| m.entity.as_str() == entity);
    found.map(|m| m.relation)
}

/// Whether a measure names an entity on a day, by its own entries.
pub(crate) fn lists(measure: &str, entity: &str, on: &str) -> bool {
    let on = day(on);
    let Some(measure) = REGISTER.measures.get(measure) else {
        return false;
    };
    let targets = measure.targets.iter();
    targets
        .filter(|t| t.entity.as_ref().is_some_and(|e| e.as_str() == entity))
        .any(|t| {
            t.from.is_none_or(|d| d.latest() <= on) && t.until.is_none_or(|d| on <= d.earliest())
        })
}

/// Whether somebody looked for an entity on a list and did not find it.
pub(crate) fn looked_for(measure: &str, entity: &str) -> bool {
    let measure = REGISTER.measures.get(measure);
    measure.is_some_and(|m| m.not_listed.iter().any(|n| n.entity.as_str() == entity))
}

/// A day; what is no day is far in the past, where no law is.
fn day(text: &str) -> Date {
    text.parse().unwrap_or(Date::MIN)
}
