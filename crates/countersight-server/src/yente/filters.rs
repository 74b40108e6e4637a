//! Which entities a client asks for.

use super::data::{ALL, Catalogue, Node};
use crate::problem::{Problem, ProblemCode};

/// Entities that may be left out by their identifiers, as in yente.
const EXCLUDED: usize = 50;

/// Filters that `/match` and `/search` share.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filters {
    dataset: String,
    include: Vec<String>,
    exclude: Vec<String>,
    exclude_schema: Vec<String>,
    topics: Vec<String>,
    changed_since: Option<String>,
    exclude_ids: Vec<String>,
}

impl Filters {
    /// Filters over a dataset.
    ///
    /// # Errors
    ///
    /// [`ProblemCode::NotFound`] when there is no such dataset.
    pub(crate) fn new(dataset: &str, catalogue: &Catalogue) -> Result<Self, Problem> {
        if !catalogue.has(dataset) {
            let what = format!(
                "there is no dataset `{}`; `/catalog` names them all",
                short(dataset)
            );
            return Err(Problem::new(ProblemCode::NotFound, what));
        }
        Ok(Self {
            dataset: dataset.to_owned(),
            ..Self::default()
        })
    }

    /// Takes one word of an address; `false` for any that is no filter.
    ///
    /// # Errors
    ///
    /// [`ProblemCode::BadQuestion`] when too many entities are left out.
    pub(crate) fn say(&mut self, name: &str, value: &str) -> Result<bool, Problem> {
        let value = value.to_owned();
        match name {
            "include_dataset" => self.include.push(value),
            "exclude_dataset" => self.exclude.push(value),
            "exclude_schema" => self.exclude_schema.push(value),
            "topics" => self.topics.push(value),
            "changed_since" => self.changed_since = Some(value),
            "exclude_entity_ids" => self.exclude_ids.push(value),
            _ => return Ok(false),
        }
        if self.exclude_ids.len() > EXCLUDED {
            let what =
                format!("no more than {EXCLUDED} entities may be left out by `exclude_entity_ids`");
            return Err(Problem::new(ProblemCode::BadQuestion, what));
        }
        Ok(true)
    }

    /// Whether an entity is asked for. `since` is the day on which the register last changed.
    pub(crate) fn let_through(&self, node: &Node, since: &str) -> bool {
        let within = |set: &String| set == ALL || node.datasets.contains(set);
        let mut included = std::iter::once(&self.dataset).chain(&self.include);
        let day = |text: &str| text.get(..10).unwrap_or(text).to_owned();
        included.any(within)
            && !self.exclude.iter().any(|set| node.datasets.contains(set))
            && !self.exclude_schema.contains(&node.schema)
            && !self.exclude_ids.contains(&node.id)
            && (self.topics.is_empty()
                || self
                    .topics
                    .iter()
                    .any(|topic| node.all("topics").contains(topic)))
            && self
                .changed_since
                .as_ref()
                .is_none_or(|from| *day(from) <= *since)
    }
}

/// The beginning of a text of the asker, for a message.
pub(crate) fn short(text: &str) -> String {
    text.chars().take(80).collect()
}
