//! One record walked through, with a table of places at hand.

use super::certificate;
use super::form::{RecordFault, Sink};
use super::hand::{Hand, Take};
use super::table::Node;
use super::walk::{Value, Walk, text};
use countersight_model::field::{Field, FieldSet};
use std::cell::RefCell;

/// What stands deeper than this is passed over: no record of a known program does.
const DEEPEST: usize = 48;

thread_local! {
    /// Holds one text without its escapes, from value to value.
    static BUFFER: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Reads a record by the places of a table; `tabs` as in [`JsonForm`](super::table::JsonForm).
pub(super) fn read(
    record: &str,
    places: &Node,
    tabs: bool,
    wanted: FieldSet,
    sink: &mut dyn Sink,
) -> Result<(), RecordFault> {
    BUFFER.with_borrow_mut(|buffer| {
        let mut reader = Reader {
            walk: Walk::new(record),
            hand: Hand::new(wanted, sink),
            buffer,
            root: places,
            tabs,
            depth: 0,
        };
        reader.object(places)?;
        reader.walk.end()?;
        reader.hand.finish();
        Ok(())
    })
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
                if let Value::Text { inner, .. } = value
                    && !self.tabs
                    && self.hand.passes_over(&node.takes, inner)
                {
                    // Nobody needs it, so its escapes need not be taken out.
                } else if let Some(value) = plain(value, self.buffer) {
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
        if node.is_last() {
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

#[cfg(test)]
mod tests {
    use super::super::form::LineFormat;
    use super::super::shodan::SHODAN;
    use super::*;

    /// Keeps what is handed on, and skips pages if it may.
    struct Seen {
        skips: bool,
        values: Vec<String>,
    }

    impl Sink for Seen {
        fn id(&mut self, id: &str) {
            self.values.push(id.to_owned());
        }

        fn can_skip(&self, field: Field, _raw: &str) -> bool {
            self.skips && field == Field::HttpBody
        }

        fn value(&mut self, field: Field, value: &str) {
            if field != Field::HttpBody {
                self.values.push(format!("{field}={value}"));
            }
        }
    }

    fn seen(page: &str, skips: bool) -> Vec<String> {
        let record = serde_json::json!({
            "ip_str": "192.0.2.1", "port": 80, "product": "a camera of some make",
            "http": {"html": page},
        });
        let mut seen = Seen {
            skips,
            values: Vec::new(),
        };
        let read = SHODAN.read(&record.to_string(), FieldSet::all(), &mut seen);
        read.unwrap();
        seen.values
    }

    #[test]
    fn a_page_that_is_passed_over_was_said_all_the_same() {
        let pages = [
            "<p>\n".repeat(60),
            "\n \t".repeat(60),
            " ".repeat(200),
            "\n\nx".repeat(60),
            String::new(),
            "short".to_owned(),
        ];
        for page in pages {
            assert_eq!(seen(&page, true), seen(&page, false), "{page:?}");
        }
        // What the scan's program concluded is handed on only where the device itself said nothing.
        let concluded = |page: &str| {
            seen(page, true)
                .iter()
                .any(|value| value.contains("camera"))
        };
        assert!(concluded(&"\n".repeat(200)) && !concluded(&"page".repeat(50)));
    }
}
