//! The keys of JSON records, as columns.

use crate::columns::{Heard, Vocabulary};
use crate::kind::Meanings;
use crate::meaning::{settled, word_of};
use crate::slots::Slots;
use countersight_model::input::InputKind;
use countersight_model::lexicon::ColumnMeaning;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Where a nested object holds the name of a thing.
const NAMES: [&str; 4] = ["name", "label", "value", "display"];

/// What each key holds; records need not all have the same keys.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    heard: HashMap<String, Option<Heard>>,
    /// Keys in the order in which they were met.
    all: Vec<String>,
    /// The kind of the records, with the meanings known when it was found.
    settled: Option<(InputKind, Meanings)>,
}

impl Keys {
    /// The values of a record whose keys are understood.
    ///
    /// An object under a key that is not understood may name a device: `NetBox` gives
    /// `{"device_type": {"manufacturer": {"name": "…"}, "model": "…"}}`.
    pub(crate) fn entries<'v>(
        &mut self,
        object: &'v Map<String, Value>,
        vocabulary: &Vocabulary<'_>,
    ) -> Vec<(Heard, &'v Value)> {
        let mut entries = Vec::new();
        for (key, value) in object {
            if let Some(heard) = self.hear(key, || vocabulary.hear(key)) {
                entries.push((heard, value));
                continue;
            }
            for (inner, value) in value.as_object().into_iter().flatten() {
                let device = || {
                    vocabulary.hear(inner).filter(|heard| {
                        heard.whole
                            && matches!(
                                heard.meaning,
                                ColumnMeaning::Brand | ColumnMeaning::Model | ColumnMeaning::Mac
                            )
                    })
                };
                let heard = self.hear(&format!("{key}.{inner}"), device);
                entries.extend(heard.map(|heard| (heard, value)));
            }
        }
        entries
    }

    fn hear(&mut self, key: &str, ask: impl FnOnce() -> Option<Heard>) -> Option<Heard> {
        if let Some(heard) = self.heard.get(key) {
            return *heard;
        }
        let mut heard = ask();
        if let (Some(heard), Some((kind, has))) = (&mut heard, self.settled) {
            heard.meaning = settled(heard.meaning, key, kind, has);
        }
        self.heard.insert(key.to_owned(), heard);
        self.all.push(key.to_owned());
        heard
    }

    /// Settles what depends on the kind.
    pub(crate) fn settle(&mut self, kind: InputKind) {
        let has = self.meanings();
        self.settled = Some((kind, has));
        for key in &self.all {
            if let Some(Some(heard)) = self.heard.get_mut(key) {
                heard.meaning = settled(heard.meaning, key, kind, has);
            }
        }
    }

    /// All keys met, but for those inside nested objects.
    pub(crate) fn all(&self) -> Vec<String> {
        let nested = |key: &String| {
            key.split_once('.')
                .is_some_and(|(outer, _)| self.heard.contains_key(outer))
        };
        self.all
            .iter()
            .filter(|key| !nested(key))
            .cloned()
            .collect()
    }

    pub(crate) fn meanings(&self) -> Meanings {
        self.understood().map(|(_, heard)| heard.meaning).collect()
    }

    /// The keys read, as `key → meaning`.
    pub(crate) fn described(&self) -> Vec<String> {
        self.understood()
            .map(|(key, heard)| format!("{key} → {}", word_of(heard.meaning)))
            .collect()
    }

    fn understood(&self) -> impl Iterator<Item = (&String, Heard)> {
        let heard = |key| self.heard.get(key).copied().flatten();
        self.all
            .iter()
            .filter_map(move |key| heard(key).map(|heard| (key, heard)))
    }

    /// The values of a record by meaning.
    pub(crate) fn slots<'r>(
        &mut self,
        object: &'r Map<String, Value>,
        vocabulary: &Vocabulary<'_>,
    ) -> Slots<'r> {
        let mut entries = self.entries(object, vocabulary);
        entries.sort_by_key(|(heard, _)| heard.rank);
        let mut slots = Slots::default();
        for (Heard { meaning, .. }, value) in entries {
            match value {
                Value::String(text) => slots.put(meaning, text),
                Value::Number(number) => slots.put_owned(meaning, &number.to_string()),
                Value::Array(values) => {
                    let texts: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
                    slots.put_owned(meaning, &texts.join(", "));
                }
                Value::Object(inner) => {
                    let name = NAMES.iter().find_map(|key| inner.get(*key)?.as_str());
                    slots.put(meaning, name.unwrap_or_default());
                }
                Value::Null | Value::Bool(_) => {}
            }
        }
        slots
    }
}
