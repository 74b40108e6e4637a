//! The register as entities and datasets, made once.

use countersight_model::party::{Party, PartyKind, PartyNameKind};
use countersight_register::Register;
use countersight_report::write_ftm;
use countersight_screening::Screener;
use countersight_service::export::view;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The dataset of everything, and that of the register.
pub(crate) const ALL: &str = "default";
const REGISTER: &str = "countersight";

/// An entity in the form of FollowTheMoney.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Node {
    pub(crate) id: String,
    pub(crate) schema: String,
    pub(crate) properties: BTreeMap<String, Vec<String>>,
    pub(crate) datasets: Vec<String>,
}

/// A set of entities that can be asked alone.
#[derive(Debug, Clone)]
pub(crate) struct Dataset {
    pub(crate) name: String,
    title: String,
    summary: Option<String>,
    url: Option<String>,
    version: String,
    children: Vec<String>,
    country: Option<String>,
    things: usize,
}

/// A property that names another entity, and the name of the way back.
const EDGES: [(&str, &str, &str); 10] = [
    ("Ownership", "owner", "ownershipOwner"),
    ("Ownership", "asset", "ownershipAsset"),
    ("Sanction", "entity", "sanctions"),
    ("Succession", "predecessor", "successors"),
    ("Succession", "successor", "predecessors"),
    ("Representation", "agent", "agencyClient"),
    ("Representation", "client", "agentRepresentation"),
    ("UnknownLink", "subject", "unknownLinkTo"),
    ("UnknownLink", "object", "unknownLinkFrom"),
    ("Note", "entity", "noteEntities"),
];

/// Everything that a client of yente may ask for.
#[derive(Debug)]
pub(crate) struct Catalogue {
    nodes: Vec<Node>,
    by_id: BTreeMap<String, usize>,
    /// For an entity, the nodes that point to it, by the name of the way back.
    pointing: BTreeMap<usize, BTreeMap<&'static str, Vec<usize>>>,
    datasets: Vec<Dataset>,
    pub(crate) version: String,
}

impl Catalogue {
    /// The register of a screener, and the lists that it asks.
    pub(crate) fn new(screener: &Screener<'_>) -> Self {
        let register = screener.register();
        let mut catalogue = Self {
            nodes: nodes(register),
            by_id: BTreeMap::new(),
            pointing: BTreeMap::new(),
            datasets: Vec::new(),
            version: register.stamp.version.to_string(),
        };
        for list in screener.lists() {
            let parties = list.parties.iter();
            catalogue
                .nodes
                .extend(parties.map(|party| listed(party, &list.id, list.own)));
        }
        for (at, node) in catalogue.nodes.iter().enumerate() {
            catalogue.by_id.entry(node.id.clone()).or_insert(at);
        }
        catalogue.name_datasets(screener);
        catalogue.draw_edges();
        catalogue
    }

    /// Measures that name an entity are datasets of it.
    fn name_datasets(&mut self, screener: &Screener<'_>) {
        let register = screener.register();
        let version = &self.version;
        let mut sets = Vec::new();
        for measure in register.measures.values() {
            let name = dataset_name(measure.id.as_str());
            let taken = measure.targets_of.iter();
            let taken = taken.filter_map(|id| register.measures.get(id));
            let targets = measure.targets.iter().chain(taken.flat_map(|m| &m.targets));
            let named: BTreeSet<String> = targets
                .filter_map(|target| target.entity.as_ref())
                .map(|id| node_id(id.as_str()))
                .collect();
            let members: Vec<usize> = named
                .iter()
                .filter_map(|id| self.by_id.get(id).copied())
                .collect();
            if members.is_empty() {
                continue;
            }
            sets.push(Dataset {
                title: measure.name.clone(),
                summary: Some(measure.summary.clone()),
                url: register.source_url(&measure.sources),
                version: version.clone(),
                children: Vec::new(),
                country: Some(measure.jurisdiction.as_str().to_ascii_lowercase()),
                things: members.len(),
                name: name.clone(),
            });
            for member in members {
                if let Some(node) = self.nodes.get_mut(member) {
                    node.datasets.push(name.clone());
                }
            }
        }
        let lists = screener.lists().iter().map(|list| Dataset {
            name: dataset_name(&list.id),
            title: list.name.clone(),
            summary: None,
            url: None,
            version: list.date.clone(),
            children: Vec::new(),
            country: None,
            things: list.parties.len(),
        });
        sets.extend(lists);
        let things = self.nodes.iter().filter(|node| node.is_thing()).count();
        let listed: usize = screener.lists().iter().map(|list| list.parties.len()).sum();
        let mut all: Vec<String> = vec![REGISTER.to_owned()];
        all.extend(sets.iter().map(|set| set.name.clone()));
        let whole = |name: &str, title: &str, summary: &str, children, things| Dataset {
            name: name.to_owned(),
            title: title.to_owned(),
            summary: Some(summary.to_owned()),
            url: None,
            version: version.clone(),
            children,
            country: None,
            things,
        };
        let everything = whole(
            ALL,
            "Everything at hand",
            "The register, its measures and the lists that this server asks",
            all,
            things,
        );
        let register = whole(
            REGISTER,
            "Countersight's register",
            "Companies named for their role in the mass surveillance of Uyghurs, their holders and labels",
            Vec::new(),
            things - listed,
        );
        self.datasets = [everything, register].into_iter().chain(sets).collect();
    }

    fn draw_edges(&mut self) {
        for (at, node) in self.nodes.iter().enumerate() {
            for (schema, property, back) in EDGES {
                if node.schema != schema {
                    continue;
                }
                for id in node.properties.get(property).into_iter().flatten() {
                    if let Some(to) = self.by_id.get(id) {
                        let ways = self.pointing.entry(*to).or_default();
                        ways.entry(back).or_default().push(at);
                    }
                }
            }
        }
    }

    /// The entity of this identifier.
    pub(crate) fn get(&self, id: &str) -> Option<&Node> {
        self.by_id.get(id).and_then(|at| self.nodes.get(*at))
    }

    /// The entity of a match of ours: a company of the register, or a party of a list.
    pub(crate) fn of_match(&self, entity: &str) -> Option<&Node> {
        self.get(&node_id(entity)).or_else(|| self.get(entity))
    }

    /// Companies, bodies and parties, in their order.
    pub(crate) fn things(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter().filter(|node| node.is_thing())
    }

    /// Whether there is such a dataset.
    pub(crate) fn has(&self, dataset: &str) -> bool {
        self.datasets.iter().any(|set| set.name == dataset)
    }

    /// An entity as yente answers it.
    pub(crate) fn shown(&self, node: &Node) -> Value {
        json!({
            "id": node.id,
            "caption": node.caption(),
            "schema": node.schema,
            "properties": node.properties,
            "datasets": node.datasets,
            "referents": [],
            "target": node.properties.contains_key("topics"),
            "first_seen": null,
            "last_seen": self.seen(),
            "last_change": self.seen(),
        })
    }

    /// An entity with those that point to it, each with the other end of its edge.
    pub(crate) fn nested(&self, node: &Node) -> Value {
        let mut shown = self.shown(node);
        let Some(properties) = shown.get_mut("properties").and_then(Value::as_object_mut) else {
            return shown;
        };
        for (back, nodes) in self.adjacent(node) {
            let near = nodes.iter().map(|near| self.edge(near, &node.id)).collect();
            properties.insert(back.to_owned(), Value::Array(near));
        }
        shown
    }

    /// What points to an entity, by the name of the way back.
    pub(crate) fn adjacent(&self, node: &Node) -> Vec<(&'static str, Vec<&Node>)> {
        let at = self.by_id.get(&node.id);
        let ways = at.and_then(|at| self.pointing.get(at));
        let nodes = |all: &Vec<usize>| all.iter().filter_map(|at| self.nodes.get(*at)).collect();
        let ways = ways.into_iter().flatten();
        ways.map(|(back, all)| (*back, nodes(all))).collect()
    }

    /// An edge with its far end in full; the end from which one came stays an identifier.
    pub(crate) fn edge(&self, edge: &Node, from: &str) -> Value {
        let mut shown = self.shown(edge);
        let ends = EDGES.iter().filter(|(schema, ..)| *schema == edge.schema);
        let Some(properties) = shown.get_mut("properties").and_then(Value::as_object_mut) else {
            return shown;
        };
        for (_, property, _) in ends {
            let ids = edge.properties.get(*property).into_iter().flatten();
            let far = ids.map(|id| match self.get(id) {
                Some(far) if id != from => self.shown(far),
                _ => Value::String(id.clone()),
            });
            let far: Vec<Value> = far.collect();
            if !far.is_empty() {
                properties.insert((*property).to_owned(), Value::Array(far));
            }
        }
        shown
    }

    /// When what is here was last looked at, as yente writes a time.
    fn seen(&self) -> String {
        format!("{}T00:00:00", self.version)
    }

    /// `/catalog`.
    pub(crate) fn datasets(&self) -> Value {
        let shown = self.datasets.iter().map(|set| {
            json!({
                "name": set.name,
                "title": set.title,
                "summary": set.summary,
                "url": set.url,
                "version": set.version,
                "entity_count": set.things,
                "thing_count": set.things,
                "last_export": self.seen(),
                "updated_at": self.seen(),
                "load": true,
                "index_current": true,
                "index_version": set.version,
                "children": set.children,
                "datasets": set.children,
                "tags": [],
                "coverage": { "countries": set.country.iter().collect::<Vec<_>>(), "frequency": "unknown" },
            })
        });
        let names = self.datasets.iter().map(|set| set.name.as_str());
        json!({
            "datasets": shown.collect::<Vec<_>>(),
            "current": names.collect::<Vec<_>>(),
            "outdated": [],
            "index_stale": false,
        })
    }
}

impl Node {
    /// The name by which it is shown.
    pub(crate) fn caption(&self) -> &str {
        let name = self.properties.get("name").and_then(|names| names.first());
        name.unwrap_or(&self.id)
    }

    /// Whether it is a company, body, ship or aircraft, and not an edge or a note.
    pub(crate) fn is_thing(&self) -> bool {
        !EDGES.iter().any(|(schema, ..)| self.schema == *schema)
    }

    /// The values of a property.
    pub(crate) fn all(&self, property: &str) -> &[String] {
        self.properties.get(property).map_or(&[], Vec::as_slice)
    }
}

/// The identifier of a company of the register among entities.
fn node_id(entity: &str) -> String {
    format!("countersight-{entity}")
}

/// The name of a measure or list as a dataset: its identifier without strokes.
fn dataset_name(id: &str) -> String {
    id.replace('/', "_").to_ascii_lowercase()
}

fn nodes(register: &Register) -> Vec<Node> {
    let mut lines = Vec::new();
    // Nothing refuses what is written into memory, and what was written is read again.
    let _ = write_ftm(&mut lines, &view(register));
    let lines = lines.split(|byte| *byte == b'\n');
    lines
        .filter_map(|line| serde_json::from_slice(line).ok())
        .map(|mut node: Node| {
            node.datasets = vec![REGISTER.to_owned()];
            node
        })
        .collect()
}

/// A party of a list. Its identifier is that of our own results.
fn listed(party: &Party, list: &str, own: bool) -> Node {
    let schema = match party.kind {
        PartyKind::Organisation | PartyKind::Unsaid => "LegalEntity",
        PartyKind::Vessel => "Vessel",
        PartyKind::Aircraft => "Airplane",
    };
    let mut properties: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut add = |property: &str, value: &str| {
        let values = properties.entry(property.to_owned()).or_default();
        if !values.iter().any(|known| known == value) {
            values.push(value.to_owned());
        }
    };
    for name in &party.names {
        let property = match name.kind {
            PartyNameKind::Primary => "name",
            PartyNameKind::Alias => "alias",
            PartyNameKind::Weak => "weakAlias",
            PartyNameKind::Former => "previousName",
            // The name of another company.
            PartyNameKind::Related => continue,
        };
        add(property, &name.text);
    }
    for country in &party.countries {
        add("country", &country.to_ascii_lowercase());
    }
    for programme in &party.programmes {
        add("notes", programme);
    }
    Node {
        id: if own {
            party.id.clone()
        } else {
            format!("{list}/{}", party.id)
        },
        schema: schema.to_owned(),
        properties,
        datasets: vec![dataset_name(list)],
    }
}
