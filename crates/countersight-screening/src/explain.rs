//! Why each measure answers as it does, asked again for a result that is at hand.

use crate::answer::tie;
use crate::screener::Screener;
use countersight_model::context::Context;
use countersight_model::entity::Entity;
use countersight_model::id::MeasureId;
use countersight_model::measure::Measure;
use countersight_model::result::{Answer, Explained, Match, ScreeningResult};
use countersight_policy::{NotApplicable, Outcome};
use std::cmp::Reverse;

impl Screener<'_> {
    /// For each match, every measure that names the company or may reach the subject through it,
    /// with the questions behind its answer; the gravest first, then what came nearest to applying.
    ///
    /// The context must be that of the result.
    ///
    /// ```
    /// use countersight_model::context::Context;
    /// use countersight_model::subject::{Subject, SubjectKind};
    /// use countersight_register::{DataFiles, load};
    /// use countersight_screening::Screener;
    ///
    /// let register = load(&DataFiles::embedded()).register;
    /// let screener = Screener::new(&register);
    /// let context = Context::on(jiff::civil::date(2026, 11, 23));
    /// let result = screener.screen(&Subject::new(SubjectKind::Text, "Hikvision"), &context);
    /// let explained = screener.explain(&result, &context);
    /// let rule = explained.iter().find(|e| e.measure.as_str() == "us/ndaa-2019-889-a1a").unwrap();
    /// assert!(rule.explanation.asks.starts_with("Does “NDAA FY2019"));
    /// assert!(!rule.explanation.parts.is_empty());
    /// ```
    pub fn explain(&self, result: &ScreeningResult, context: &Context) -> Vec<Explained> {
        let asked = self.rules.asked(context);
        let mut explained: Vec<(Order, Explained)> = Vec::new();
        for (nearness, found) in result.matches.iter().enumerate() {
            let name = self.name_of(&result.subject, found);
            let tie = tie(found, &name);
            let naming = self.register.measures.values();
            for measure in naming.filter(|measure| self.means(measure, found)) {
                let Some(judged) = self.rules.judge(&measure.id, &tie, &asked) else {
                    continue;
                };
                // Rules of other places would hide the reader's own.
                if is_elsewhere(measure, &judged.outcome, context) {
                    continue;
                }
                let (answer, no) = match &judged.outcome {
                    Outcome::Applies(finding) => (Some(finding.answer), None),
                    Outcome::NotApplicable(no, _) => (None, Some(*no)),
                };
                let order = Order(Reverse(answer), Reverse(no), nearness, measure.id.clone());
                explained.push((
                    order,
                    Explained {
                        measure: measure.id.clone(),
                        name: measure.name.clone(),
                        entity: found.entity.clone(),
                        answer,
                        not_applicable: no.map(|no| no.as_str().to_owned()),
                        explanation: judged.explanation,
                    },
                ));
            }
        }
        explained.sort_by(|(a, _), (b, _)| a.cmp(b));
        explained.into_iter().map(|(_, one)| one).collect()
    }

    /// Whether an entry of the measure, its own or taken over, means the company of a match.
    fn means(&self, measure: &Measure, found: &Match) -> bool {
        let entity = self.register.entities.get(&found.entity);
        let country = entity.and_then(Entity::company_of);
        let taken = measure.targets_of.iter();
        let taken = taken.filter_map(|id| self.register.measures.get(id));
        std::iter::once(measure)
            .chain(taken)
            .flat_map(|measure| &measure.targets)
            .any(|target| target.means(&found.entity, country))
    }
}

/// Whether a measure does not bind because it is the rule of another place.
fn is_elsewhere(measure: &Measure, outcome: &Outcome, context: &Context) -> bool {
    let places = &context.jurisdictions;
    let here = places
        .iter()
        .any(|place| measure.jurisdiction.covers(place));
    let refused = matches!(
        outcome,
        Outcome::NotApplicable(NotApplicable::DoesNotBind, _)
    );
    refused && !places.is_empty() && !here
}

/// What is told first: the gravest answer, then the nearest to applying, then the nearest match.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Order(
    Reverse<Option<Answer>>,
    Reverse<Option<NotApplicable>>,
    usize,
    MeasureId,
);
