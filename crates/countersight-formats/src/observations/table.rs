//! Records of JSON read by a table: which value of which place goes where.
//!
//! A place is the keys that lead to it, with `/` between them; `*` stands for any key. Arrays are walked
//! through as if each of their items stood there. Whatever no place names is passed over, so it never
//! enters.

use super::certificate;
use super::form::{LineFormat, RecordFault, Sink};
use super::hand::{Hand, Take};
use super::walk::{Value, Walk, text};
use countersight_model::field::{Field, FieldSet};
use std::cell::RefCell;
use std::fmt;
use std::sync::OnceLock;

/// What stands deeper than this is passed over: no record of a known program does.
const DEEPEST: usize = 48;
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
struct Node {
    takes: Vec<Take>,
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

    fn below(&self, key: &str) -> Option<&Self> {
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
        BUFFER.with_borrow_mut(|buffer| {
            let mut reader = Reader {
                walk: Walk::new(record),
                hand: Hand::new(wanted, sink),
                buffer,
                root: tree,
                tabs: self.tabs,
                depth: 0,
            };
            reader.object(tree)?;
            reader.walk.end()?;
            reader.hand.finish();
            Ok(())
        })
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

thread_local! {
    /// Holds one text without its escapes, from value to value.
    static BUFFER: RefCell<String> = const { RefCell::new(String::new()) };
}

struct Reader<'r, 's> {
    walk: Walk<'r>,
    hand: Hand<'s>,
    buffer: &'s mut String,
    root: &'s Node,
    tabs: bool,
    depth: usize,
}

impl Reader<'_, '_> {
    fn object(&mut self, node: &Node) -> Result<(), RecordFault> {
        self.walk.take(b'{', "an object")?;
        let outer = self.hand.opens();
        let mut first = true;
        while let Some(key) = self.walk.key(&mut first)? {
            let below = match key {
                Value::Text { inner, escaped } => {
                    text(inner, escaped, self.buffer).and_then(|key| node.below(key))
                }
                _ => None,
            };
            match below {
                Some(below) => self.value(below)?,
                None => {
                    self.walk.value()?;
                }
            }
        }
        self.hand.closes(outer);
        Ok(())
    }

    fn value(&mut self, node: &Node) -> Result<(), RecordFault> {
        if self.depth >= DEEPEST {
            self.walk.value()?;
            return Ok(());
        }
        self.depth += 1;
        match self.walk.peek() {
            Some(b'[') => {
                self.walk.take(b'[', "an array")?;
                let mut first = true;
                while self.walk.item(&mut first)? {
                    self.value(node)?;
                }
            }
            Some(b'{') => self.nested(node)?,
            _ => {
                let value = self.walk.value()?;
                if let Some(value) = plain(value, self.buffer) {
                    let several = value.split(|c| self.tabs && c == '\t');
                    for value in several {
                        for take in &node.takes {
                            self.hand.take(*take, value);
                        }
                    }
                }
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn nested(&mut self, node: &Node) -> Result<(), RecordFault> {
        for take in &node.takes {
            match *take {
                Take::Means(_) => self.hand.take(*take, ""),
                Take::Again => return self.object(self.root),
                Take::Keys(field) => return self.keys(field),
                Take::Web | Take::Stream => return self.lines(*take),
                Take::Holder(field) => {
                    let mut holder = String::new();
                    self.holder(&mut holder)?;
                    self.hand.give(field, &holder);
                    return Ok(());
                }
                _ => {}
            }
        }
        if node.children.is_empty() && node.any.is_none() {
            self.walk.value()?;
            return Ok(());
        }
        self.object(node)
    }

    /// The keys of an object.
    fn keys(&mut self, field: Field) -> Result<(), RecordFault> {
        self.walk.take(b'{', "an object")?;
        let mut first = true;
        while let Some(key) = self.walk.key(&mut first)? {
            if let Some(key) = plain(key, self.buffer) {
                self.hand.give(field, key);
            }
            self.walk.value()?;
        }
        Ok(())
    }

    /// The lines of an answer, by their names.
    fn lines(&mut self, kind: Take) -> Result<(), RecordFault> {
        self.walk.take(b'{', "an object")?;
        let mut first = true;
        while let Some(key) = self.walk.key(&mut first)? {
            let name = plain(key, self.buffer).unwrap_or_default().to_owned();
            let hand = &mut self.hand;
            let give = &mut |value: &str| hand.line(kind, &name, value);
            each(&mut self.walk, self.buffer, DEEPEST, give)?;
        }
        Ok(())
    }

    /// The parts of a certificate's holder.
    fn holder(&mut self, holder: &mut String) -> Result<(), RecordFault> {
        self.walk.take(b'{', "an object")?;
        let mut first = true;
        while let Some(key) = self.walk.key(&mut first)? {
            let name = plain(key, self.buffer).unwrap_or_default().to_owned();
            let give = &mut |value: &str| certificate::add(holder, &name, value);
            each(&mut self.walk, self.buffer, DEEPEST, give)?;
        }
        Ok(())
    }
}

/// A text or number.
fn plain<'t>(value: Value<'t>, buffer: &'t mut String) -> Option<&'t str> {
    match value {
        Value::Text { inner, escaped } => text(inner, escaped, buffer),
        Value::Bare("null") | Value::Nested(_) => None,
        Value::Bare(word) => Some(word),
    }
}

/// Each text or number of a value, however deep it stands.
fn each(
    walk: &mut Walk<'_>,
    buffer: &mut String,
    deepest: usize,
    give: &mut dyn FnMut(&str),
) -> Result<(), RecordFault> {
    let end = match walk.peek() {
        Some(byte @ (b'[' | b'{')) if deepest > 0 => byte,
        _ => {
            if let Some(value) = plain(walk.value()?, buffer) {
                give(value);
            }
            return Ok(());
        }
    };
    walk.take(end, "a value")?;
    let mut first = true;
    if end == b'[' {
        while walk.item(&mut first)? {
            each(walk, buffer, deepest - 1, give)?;
        }
    } else {
        while walk.key(&mut first)?.is_some() {
            each(walk, buffer, deepest - 1, give)?;
        }
    }
    Ok(())
}
