//! Results of screening become scored entities.

use super::data::{Catalogue, Node};
use super::filters::Filters;
use crate::desk::Desk;
use countersight_model::result::{Match, Relation};
use countersight_model::subject::Subject;
use serde_json::{Map, Value, json};

/// The most that something can score which is tied to a company and is not it.
const TIED: f64 = 0.65;

/// An entity that may be the one looked for.
pub(crate) struct Scored<'c> {
    pub(crate) node: &'c Node,
    pub(crate) score: f64,
    found: Match,
}

/// What the subjects of one query lead to, the likeliest first.
pub(crate) fn scored<'c>(
    desk: &Desk,
    catalogue: &'c Catalogue,
    subjects: &[Subject],
    filters: &Filters,
) -> Vec<Scored<'c>> {
    let on = desk.today();
    let mut all: Vec<Scored<'c>> = Vec::new();
    for subject in subjects {
        for found in desk.screener().who(subject, on) {
            let Some(node) = catalogue.of_match(found.entity.as_str()) else {
                continue;
            };
            if !filters.let_through(node, &catalogue.version) {
                continue;
            }
            let score = match found.relation {
                Relation::Is => found.score,
                _ => found.score.min(TIED),
            };
            match all.iter_mut().find(|known| known.node.id == node.id) {
                Some(known) if known.score >= score => {}
                Some(known) => (known.score, known.found) = (score, found),
                None => all.push(Scored { node, score, found }),
            }
        }
    }
    all.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then_with(|| a.node.id.cmp(&b.node.id))
    });
    all
}

impl Scored<'_> {
    /// As `/match` answers it.
    pub(crate) fn shown(&self, catalogue: &Catalogue, threshold: f64) -> Value {
        let mut shown = catalogue.shown(self.node);
        if let Some(shown) = shown.as_object_mut() {
            shown.insert("score".to_owned(), json!(self.score));
            shown.insert("match".to_owned(), json!(self.score >= threshold));
            let features: Map<String, Value> = self
                .explanations()
                .iter()
                .filter_map(|(name, told)| Some((name.clone(), told.get("score")?.clone())))
                .collect();
            shown.insert("features".to_owned(), Value::Object(features));
            shown.insert(
                "explanations".to_owned(),
                Value::Object(self.explanations()),
            );
        }
        shown
    }

    /// Each feature that met, with both values and what each told.
    fn explanations(&self) -> Map<String, Value> {
        let mut told = Map::new();
        for why in &self.found.why {
            let name = match why.feature.as_str() {
                "name" => "name_match".to_owned(),
                other => format!("{}_match", other.replace('-', "_")),
            };
            told.entry(name).or_insert_with(|| {
                json!({ "score": why.score, "detail": why.detail, "query": why.query, "candidate": why.found })
            });
        }
        if self.found.relation != Relation::Is {
            let relation = self.found.relation.as_str();
            let detail = format!(
                "{relation}: tied to this company, and not the same; what is tied scores no more than {TIED}"
            );
            told.insert(
                "relation".to_owned(),
                json!({ "score": self.score - self.found.score, "detail": detail, "query": null, "candidate": null }),
            );
        }
        told
    }
}
