//! Records of JSON read by a table: which value of which place goes where.
//!
//! A place is the keys that lead to it, with `/` between them; `*` stands for any key. Arrays are walked
//! through as if each of their items stood there. Whatever no place names is passed over, so it never
//! enters.

use super::form::{LineFormat, RecordFault, Sink};
use super::hand::Take;
use super::record;
use super::walk::{Value, Walk};
use countersight_model::field::FieldSet;
use std::fmt;
use std::sync::OnceLock;

/// Keys that are looked at to find out what a record is.
const LOOK: usize = 256;

/// A format whose records are JSON objects.
pub(super) struct JsonForm {
    /// Its name, for people.
    pub(super) name: &'static str,
    /// Keys by which a record is known: all of one line.
    pub(super) signs: &'static [&'static [&'static str]],
    /// What stands where.
    pub(super) places: &'static [(&'static str, Take)],
    /// Where records stand in a file that is one JSON document.
    pub(super) within: &'static [&'static str],
    /// Whether several values stand in one text, with tabs between.
    tabs: bool,
    tree: OnceLock<Node>,
}

impl fmt::Debug for JsonForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("JsonForm").field(&self.name).finish()
    }
}

/// What is known of a place.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) takes: Vec<Take>,
    children: Vec<(&'static str, Self)>,
    any: Option<Box<Self>>,
}

impl Node {
    fn of(places: &[(&'static str, Take)]) -> Self {
        let mut root = Self::default();
        for (place, take) in places {
            let mut node = &mut root;
            for key in place.split('/') {
                node = if key == "*" {
                    node.any.get_or_insert_default()
                } else {
                    node.named(key)
                };
            }
            node.takes.push(*take);
        }
        root
    }

    fn named(&mut self, key: &'static str) -> &mut Self {
        let known = self.children.iter().position(|(known, _)| *known == key);
        let at = known.unwrap_or(self.children.len());
        if known.is_none() {
            self.children.push((key, Self::default()));
        }
        match self.children.get_mut(at) {
            Some((_, node)) => node,
            // It was pushed just above.
            None => self.any.get_or_insert_default(),
        }
    }

    /// Whether nothing is known of keys below.
    pub(super) fn is_last(&self) -> bool {
        self.children.is_empty() && self.any.is_none()
    }

    /// What is known of a key below this place.
    pub(super) fn below(&self, key: &str) -> Option<&Self> {
        let named = self.children.iter().find(|(known, _)| *known == key);
        named.map(|(_, node)| node).or(self.any.as_deref())
    }
}

impl JsonForm {
    pub(super) const fn new(
        name: &'static str,
        signs: &'static [&'static [&'static str]],
        places: &'static [(&'static str, Take)],
        within: &'static [&'static str],
    ) -> Self {
        Self {
            name,
            signs,
            places,
            within,
            tabs: false,
            tree: OnceLock::new(),
        }
    }

    /// The same form, with tabs between several values in one text.
    pub(super) const fn with_tabs(mut self) -> Self {
        self.tabs = true;
        self
    }
}

impl LineFormat for JsonForm {
    fn name(&self) -> &'static str {
        self.name
    }

    fn fits(&self, record: &str) -> bool {
        let keys = keys(record);
        let has = |key: &&str| keys.contains(key);
        self.signs.iter().any(|sign| sign.iter().all(has))
    }

    fn read(&self, record: &str, wanted: FieldSet, sink: &mut dyn Sink) -> Result<(), RecordFault> {
        let tree = self.tree.get_or_init(|| Node::of(self.places));
        record::read(record, tree, self.tabs, wanted, sink)
    }
}

/// The keys of an object, as far as it can be read.
fn keys(record: &str) -> Vec<&str> {
    let mut walk = Walk::new(record);
    let mut keys = Vec::new();
    let mut first = true;
    if walk.take(b'{', "an object").is_err() {
        return keys;
    }
    while let Ok(Some(key)) = walk.key(&mut first) {
        if let Value::Text { inner, .. } = key {
            keys.push(inner);
        }
        if keys.len() >= LOOK || walk.value().is_err() {
            break;
        }
    }
    keys
}
