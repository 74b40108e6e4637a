//! The native form: one JSON object a line, with the fields of the table.
//!
//! Nothing is built: keys that nobody asks for are passed over, texts without escapes are handed on where
//! they stand.

use super::form::{LONG, LineFormat, RecordFault, Sink};
use super::reading::Located;
use super::walk::{Value, Walk, text};
use countersight_model::field::{Field, FieldSet};
use countersight_model::input::InputKind;
use std::cell::RefCell;
use std::sync::LazyLock;

/// The native form.
#[derive(Debug, Clone, Copy)]
pub struct Native;

/// What a key leads to.
#[derive(Debug, Clone, Copy)]
enum Entry {
    Id,
    Value(Field),
    /// Keys that stand under one name, such as `http`, by their place among the groups.
    Group(usize),
    Other,
}

/// Names with what each leads to, found by their length first: hardly any two of a length are asked apart.
#[derive(Debug)]
struct Keys<T>(Vec<Vec<(&'static str, T)>>);

impl<T: Copy> Keys<T> {
    fn get(&self, key: &str) -> Option<T> {
        let known = self.0.get(key.len())?;
        let found = known.iter().find(|(known, _)| *known == key);
        found.map(|(_, leads)| *leads)
    }

    /// Adds a name; one that is there already stays.
    fn add(&mut self, key: &'static str, leads: T) {
        if self.get(key).is_some() {
            return;
        }
        if self.0.len() <= key.len() {
            self.0.resize_with(key.len() + 1, Vec::new);
        }
        if let Some(known) = self.0.get_mut(key.len()) {
            known.push((key, leads));
        }
    }
}

/// The keys of the native form, out of the table of fields.
#[derive(Debug)]
struct Names {
    top: Keys<Entry>,
    groups: Vec<Keys<Field>>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut top = Keys(Vec::new());
    let mut groups: Vec<(&str, Keys<Field>)> = Vec::new();
    top.add("id", Entry::Id);
    for &field in Field::ALL {
        let names = std::iter::once(field.as_str()).chain(field.other_names().iter().copied());
        for name in names {
            let Some((group, key)) = name.split_once('.') else {
                top.add(name, Entry::Value(field));
                continue;
            };
            let known = groups.iter_mut().find(|(known, _)| *known == group);
            if let Some((_, keys)) = known {
                keys.add(key, field);
                continue;
            }
            let mut keys = Keys(Vec::new());
            keys.add(key, field);
            groups.push((group, keys));
        }
    }
    // A name that is a field and a group is the field.
    for (at, (group, _)) in groups.iter().enumerate() {
        top.add(group, Entry::Group(at));
    }
    let groups = groups.into_iter().map(|(_, keys)| keys).collect();
    Names { top, groups }
});

fn entry(key: &str) -> Entry {
    NAMES.top.get(key).unwrap_or(Entry::Other)
}

impl LineFormat for Native {
    fn name(&self) -> &'static str {
        "one JSON object a line with the fields of an observation"
    }

    fn fits(&self, record: &str) -> bool {
        // A record that is cut or broken is told in its place; here it is enough to see some key.
        let mut keys = record.split('"').skip(1).step_by(2).take(64);
        // The answer of an interface holds its records in `results`; it is read as a table.
        let answer = record.contains("\"results\":");
        record.starts_with('{') && !answer && keys.any(|key| !matches!(entry(key), Entry::Other))
    }

    fn read(&self, record: &str, wanted: FieldSet, sink: &mut dyn Sink) -> Result<(), RecordFault> {
        BUFFER.with_borrow_mut(|buffer| {
            let mut reader = Reader {
                walk: Walk::new(record),
                wanted,
                sink,
                buffer,
            };
            reader.record()?;
            reader.walk.end()
        })
    }
}

thread_local! {
    /// Holds one text without its escapes, from value to value.
    static BUFFER: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Whether values are observations of the native form: the user says so, or one of them holds a field that no
/// inventory has.
pub(crate) fn are<'v>(
    asked: Option<InputKind>,
    values: impl Iterator<Item = &'v serde_json::Value>,
) -> bool {
    let on_wire = |value: &serde_json::Value| {
        value.as_object().is_some_and(|object| {
            object.iter().any(|(key, inner)| match entry(key) {
                Entry::Group(_) => inner.is_object(),
                Entry::Value(field) => !field.is_written(),
                Entry::Id | Entry::Other => false,
            })
        })
    };
    let mut objects = values.filter(|value| value.is_object());
    match asked {
        Some(InputKind::Observations) => objects.next().is_some(),
        None => objects.any(on_wire),
        Some(_) => false,
    }
}

/// The observation of a value.
pub(crate) fn of(value: &serde_json::Value) -> Result<Located, RecordFault> {
    let mut located = Located::default();
    Native.read(&value.to_string(), FieldSet::all(), &mut located)?;
    Ok(located)
}

struct Reader<'r, 's> {
    walk: Walk<'r>,
    wanted: FieldSet,
    sink: &'s mut dyn Sink,
    buffer: &'s mut String,
}

impl<'r> Reader<'r, '_> {
    fn record(&mut self) -> Result<(), RecordFault> {
        self.walk.take(b'{', "an object")?;
        let mut first = true;
        while let Some(key) = self.walk.key(&mut first)? {
            match self.entry(key) {
                Entry::Group(group) if self.walk.peek() == Some(b'{') => self.group(group)?,
                Entry::Group(_) | Entry::Other => {
                    self.walk.value()?;
                }
                entry => self.value(entry)?,
            }
        }
        Ok(())
    }

    fn entry(&mut self, key: Value<'r>) -> Entry {
        let Value::Text { inner, escaped } = key else {
            return Entry::Other;
        };
        let entry = text(inner, escaped, self.buffer).map_or(Entry::Other, entry);
        self.wanted(entry)
    }

    /// A field that nobody asks for is as any other key.
    fn wanted(&self, entry: Entry) -> Entry {
        match entry {
            Entry::Value(field) if !self.wanted.has(field) => Entry::Other,
            entry => entry,
        }
    }

    fn group(&mut self, at: usize) -> Result<(), RecordFault> {
        let names = NAMES.groups.get(at);
        let field_of = |key: &str| names.and_then(|names| names.get(key));
        self.walk.take(b'{', "an object")?;
        let mut first = true;
        while let Some(key) = self.walk.key(&mut first)? {
            let field = match key {
                Value::Text { inner, escaped } => {
                    text(inner, escaped, self.buffer).and_then(field_of)
                }
                _ => None,
            };
            match self.wanted(field.map_or(Entry::Other, Entry::Value)) {
                Entry::Other => {
                    self.walk.value()?;
                }
                entry => self.value(entry)?,
            }
        }
        Ok(())
    }

    /// A value, or each of several.
    fn value(&mut self, entry: Entry) -> Result<(), RecordFault> {
        if self.walk.peek() == Some(b'[') {
            self.walk.take(b'[', "an array")?;
            let mut first = true;
            while self.walk.item(&mut first)? {
                let item = self.walk.value()?;
                self.give(entry, item);
            }
            return Ok(());
        }
        let value = self.walk.value()?;
        self.give(entry, value);
        Ok(())
    }

    fn give(&mut self, entry: Entry, value: Value<'_>) {
        if let (Entry::Value(field), Value::Text { inner, .. }) = (entry, value)
            && inner.len() >= LONG
            && self.sink.can_skip(field, inner)
        {
            return;
        }
        let value = match value {
            Value::Text { inner, escaped } => text(inner, escaped, self.buffer),
            Value::Bare("null") => None,
            // Numbers as they stand, and an answer that is JSON itself, as that of a search protocol.
            Value::Bare(raw) | Value::Nested(raw) => Some(raw),
        };
        match (entry, value) {
            (Entry::Id, Some(id)) => self.sink.id(id),
            (Entry::Value(field), Some(value)) => self.sink.value(field, value),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Seen(Vec<String>);

    impl Sink for Seen {
        fn id(&mut self, id: &str) {
            self.0.push(format!("id={id}"));
        }

        fn value(&mut self, field: Field, value: &str) {
            self.0.push(format!("{field}={value}"));
        }
    }

    fn read(record: &str, wanted: FieldSet) -> String {
        let mut seen = Seen::default();
        match Native.read(record, wanted, &mut seen) {
            Ok(()) => seen.0.join("; "),
            Err(fault) => format!("{}: {fault}", fault.column.unwrap_or_default()),
        }
    }

    #[test]
    fn the_record_of_the_contract_is_read_and_what_it_should_not_hold_is_not() {
        let record = r#"{"id":"cam-7","ip":"10.0.0.7","mac":"44:19:b6:01:02:03","brand":"L\u0061bel","serial":"SN1","channel_names":["gate"],
            "http":{"server":"S","www_authenticate":"Digest realm=\"R\"","favicon_mmh3":-999357577,"body":"<a href=\"\/doc\">","user":"admin"},
            "onvif":{"scopes":["onvif://a","onvif://b"],"xaddrs":[]},"dhip":{"DeviceType":"X"},"mdns":["_a._tcp"],"dns":"one.example",
            "tls":null,"snmp":"no object","rtsp":{"server":null},"port":554,"latitude":1.5}"#;
        insta::assert_snapshot!(read(record, FieldSet::all()).replace("; ", "\n"), @r#"
        id=cam-7
        mac=44:19:b6:01:02:03
        brand=Label
        http.server=S
        http.www_authenticate=Digest realm="R"
        http.favicon_mmh3=-999357577
        http.body=<a href="/doc">
        onvif.scopes=onvif://a
        onvif.scopes=onvif://b
        dhip={"DeviceType":"X"}
        mdns=_a._tcp
        dns=one.example
        port=554
        "#);
        let wanted: FieldSet = [Field::Mac, Field::HttpServer].into_iter().collect();
        assert_eq!(
            read(record, wanted),
            "id=cam-7; mac=44:19:b6:01:02:03; http.server=S"
        );
    }

    #[test]
    fn a_record_that_is_none_is_refused() {
        for record in [
            "[1]",
            "{\"http\":{\"server\":\"x\"}",
            "{} {}",
            "{\"brand\":nil}",
        ] {
            assert!(
                read(record, FieldSet::all()).contains(": expected"),
                "{record}"
            );
        }
    }

    #[test]
    fn the_native_form_is_known_by_its_keys() {
        assert!(Native.fits(r#"{"rtsp":{"server":"a"}}"#));
        assert!(Native.fits(r#"{"id":"1","brand":"cut off"#));
        assert!(!Native.fits(r#"{"name":"a firm","country":"CN"}"#));
        assert!(!Native.fits("id,brand\n"));
    }
}
