//! `/search/{dataset}`, in the shape of yente.

use crate::desk::Desk;
use crate::problem::{Body as ProblemBody, Problem, ProblemCode};
use crate::request::{Pairs, number};
use crate::routes::check::subject;
use crate::yente::Node;
use crate::yente::filters::{Filters, short};
use crate::yente::scored::scored;
use axum::Json;
use axum::extract::{Path, State};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Results on one page, unless another number is asked for, and at most.
const LIMIT: u64 = 10;
const MOST: u64 = 500;
/// How far a client may page.
const FAR: u64 = 9_499;
/// Facets that are counted if none is asked for.
const FACETS: [&str; 3] = ["countries", "topics", "datasets"];

pub(super) fn routes() -> OpenApiRouter<Arc<Desk>> {
    OpenApiRouter::new().routes(routes!(search))
}

/// What a search asks for beside the filters of a match.
struct Search {
    q: String,
    schema: String,
    countries: Vec<String>,
    properties: Vec<(String, String)>,
    facets: Vec<String>,
    limit: u64,
    offset: u64,
}

impl Search {
    fn say(&mut self, name: &str, value: &str) -> Result<(), Problem> {
        match name {
            "q" => value.trim().clone_into(&mut self.q),
            "schema" => value.clone_into(&mut self.schema),
            "countries" => self.countries.push(value.to_lowercase()),
            "datasets" => self
                .properties
                .push(("datasets".to_owned(), value.to_owned())),
            "facets" => self.facets.push(value.to_owned()),
            "limit" => self.limit = number(name, value, MOST)?,
            "offset" => self.offset = number(name, value, FAR)?,
            "filter" => {
                let (property, wanted) = value.split_once(':').ok_or_else(|| {
                    let value = short(value);
                    let what = format!(
                        "`filter` is a property and a value, as `country:cn`, and not `{value}`"
                    );
                    Problem::new(ProblemCode::BadQuestion, what)
                })?;
                self.properties
                    .push((property.to_owned(), wanted.to_owned()));
            }
            // As yente does, words that are not known are passed over.
            _ => {}
        }
        Ok(())
    }

    fn lets(&self, node: &Node) -> bool {
        let property = |(name, value): &(String, String)| match name.as_str() {
            "datasets" => node.datasets.contains(value),
            name => node.all(name).contains(value),
        };
        is_a(&node.schema, &self.schema)
            && (self.countries.is_empty()
                || self
                    .countries
                    .iter()
                    .any(|code| node.all("country").contains(code)))
            && self.properties.iter().all(property)
    }
}

/// Whether a schema is another, or below it.
fn is_a(schema: &str, wanted: &str) -> bool {
    let above: &[&str] = match schema {
        "Company" | "PublicBody" => &["Organization", "LegalEntity", "Thing"],
        "Organization" => &["LegalEntity", "Thing"],
        "LegalEntity" => &["Thing"],
        _ => &["Vehicle", "Asset", "Thing"],
    };
    schema == wanted || above.contains(&wanted)
}

/// Companies and bodies by words
///
/// First what `/match` finds by the words, then whatever holds all of them in one of its names. Without words it is
/// everything that the filters let through.
#[utoipa::path(get, path = "/search/{dataset}", tag = "OpenSanctions-shaped", params(
    ("dataset" = String, Path, description = "`default`, or a name of `/catalog`"),
    ("q" = Option<String>, Query, description = "Words, in any script"),
    ("schema" = Option<String>, Query, description = "Only this schema and those below it; `Thing`, if nothing is said"),
    ("countries" = Option<Vec<String>>, Query, description = "Only of these countries"),
    ("topics" = Option<Vec<String>>, Query, description = "Only with one of these topics"),
    ("filter" = Option<Vec<String>>, Query, description = "Only with this property, as `country:cn`"),
    ("facets" = Option<Vec<String>>, Query, description = "What is counted: countries, topics, datasets, schema"),
    ("limit" = Option<u64>, Query, maximum = 500, description = "Results in one answer"),
    ("offset" = Option<u64>, Query, maximum = 9499, description = "How many stand before"),
), responses(
    (status = 200, description = "What was found, with counts", body = Object),
    (status = 400, description = "Not understood", body = ProblemBody, content_type = "application/problem+json"),
    (status = 404, description = "No such dataset", body = ProblemBody, content_type = "application/problem+json"),
))]
async fn search(
    State(desk): State<Arc<Desk>>,
    Path(dataset): Path<String>,
    Pairs(pairs): Pairs,
) -> Result<Json<Value>, Problem> {
    let catalogue = desk.catalogue();
    let mut filters = Filters::new(&dataset, catalogue)?;
    let mut search = Search {
        q: String::new(),
        schema: "Thing".to_owned(),
        countries: Vec::new(),
        properties: Vec::new(),
        facets: Vec::new(),
        limit: LIMIT,
        offset: 0,
    };
    for (name, value) in &pairs {
        if !filters.say(name, value)? {
            search.say(name, value)?;
        }
    }
    let mut found = found(&desk, &search.q, &filters);
    found.retain(|node| search.lets(node));
    let facets = facets(&found, &search.facets);
    let total = found.len();
    let skip = usize::try_from(search.offset).unwrap_or(usize::MAX);
    let take = usize::try_from(search.limit).unwrap_or(usize::MAX);
    let page = found.into_iter().skip(skip).take(take);
    let results: Vec<Value> = page.map(|node| catalogue.shown(node)).collect();
    Ok(Json(json!({
        "results": results,
        "facets": facets,
        "total": { "value": total, "relation": "eq" },
        "limit": search.limit,
        "offset": search.offset,
    })))
}

/// What words lead to, the likeliest first.
pub(crate) fn found<'d>(desk: &'d Desk, q: &str, filters: &Filters) -> Vec<&'d Node> {
    let catalogue = desk.catalogue();
    let let_through = |node: &&Node| filters.let_through(node, &catalogue.version);
    if q.is_empty() {
        return catalogue.things().filter(let_through).collect();
    }
    let meant = scored(desk, catalogue, &[subject(1, q)], filters);
    let mut found: Vec<&Node> = meant.into_iter().map(|one| one.node).collect();
    let words: Vec<String> = q
        .to_lowercase()
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    let holds = |node: &&Node| {
        let names = ["name", "alias", "weakAlias", "previousName"];
        let mut names = names.into_iter().flat_map(|property| node.all(property));
        names.any(|name| {
            let name = name.to_lowercase();
            words.iter().all(|word| name.contains(word))
        })
    };
    for node in catalogue.things().filter(let_through).filter(holds) {
        if !found.iter().any(|known| known.id == node.id) {
            found.push(node);
        }
    }
    found
}

fn facets(found: &[&Node], asked: &[String]) -> Value {
    let asked: Vec<&str> = match asked {
        [] => FACETS.to_vec(),
        asked => asked.iter().map(String::as_str).collect(),
    };
    let mut facets = Map::new();
    for facet in asked {
        let label = match facet {
            "countries" => "Countries",
            "topics" => "Topics",
            "datasets" => "Data sources",
            "schema" => "Types",
            _ => continue,
        };
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        for node in found {
            let values: Vec<&str> = match facet {
                "countries" => node.all("country").iter().map(String::as_str).collect(),
                "topics" => node.all("topics").iter().map(String::as_str).collect(),
                "datasets" => node.datasets.iter().map(String::as_str).collect(),
                _ => vec![node.schema.as_str()],
            };
            for value in values {
                *counts.entry(value).or_default() += 1;
            }
        }
        let mut counts: Vec<(&str, u64)> = counts.into_iter().collect();
        counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let values: Vec<Value> = counts
            .into_iter()
            .map(|(name, count)| json!({ "name": name, "label": name, "count": count }))
            .collect();
        facets.insert(
            facet.to_owned(),
            json!({ "label": label, "values": values }),
        );
    }
    Value::Object(facets)
}
