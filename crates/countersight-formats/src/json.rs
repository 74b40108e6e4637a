//! Records in JSON: an array, an object holding one, or one object after the other.

use crate::decode::TextReader;
use crate::encoding::TextEncoding;
use crate::error::ReadError;
use crate::input::Head;
use crate::keys::Keys;
use crate::kind;
use crate::netbox;
use crate::observations;
use crate::part::{Env, Part, Rows, last_words};
use crate::reading::Item;
use crate::records::Records;
use crate::scan::{ScanError, Scanner};
use crate::shape::{Place, Shaper};
use crate::sniff::JsonForm;
use countersight_model::input::InputKind;
use serde_json::Value;
use std::collections::VecDeque;

/// Records looked at before the kind is decided.
const LOOKED_AT: usize = 200;
const LOOKED_AT_BYTES: usize = 4 << 20;
const PASSED_OVER: &str = "an item that is neither an object nor a text: passed over";

/// Opens JSON.
pub(crate) fn open<'a>(
    env: &Env<'a>,
    head: Head,
    encoding: TextEncoding,
    form: JsonForm,
) -> Result<Part<'a>, ReadError> {
    let scanner = Scanner::new(TextReader::new(head.into_reader(), encoding));
    let mut records = Records::new(env.clone(), scanner, form);
    if let Err(error) = records.begin() {
        return Err(match error {
            ScanError::Io(error) => env.fault(&error, Place::Item(1)),
            ScanError::Json {
                line,
                column,
                reason,
            } => ReadError::Json {
                file: env.file(),
                line,
                column,
                reason,
            },
        });
    }
    let key = records.key.clone();
    let mut seen = VecDeque::new();
    let mut bytes = 0;
    while seen.len() < LOOKED_AT && bytes < LOOKED_AT_BYTES {
        let Some(next) = records.next()? else { break };
        bytes += records.bytes.len();
        seen.push_back(next);
    }
    if seen
        .front()
        .is_some_and(|(_, value)| netbox::is_fixture(value))
    {
        return netbox::open(records, seen, encoding);
    }
    let form = match (form, &key) {
        (JsonForm::Array, _) => "JSON array".to_owned(),
        (JsonForm::Object, Some(key)) => format!("JSON object with the array `{key}`"),
        (JsonForm::Object, None) => "JSON object".to_owned(),
        (JsonForm::Lines, _) => "JSON lines".to_owned(),
    };
    if observations::are(env.kind, seen.iter().map(|(_, value)| value)) {
        let kind = InputKind::Observations;
        return Ok(Part {
            kind,
            form: format!("{form}, {}", encoding.label()),
            columns: vec!["fields of the native form".to_owned()],
            rows: Box::new(JsonRows {
                records,
                seen,
                keys: None,
                shaper: env.shaper(kind),
                encoding,
                ended: false,
            }),
        });
    }
    let mut keys = Keys::default();
    let kind = kind_of(env, &mut keys, &seen).ok_or_else(|| env.no_column(keys.all()))?;
    keys.settle(kind);
    Ok(Part {
        kind,
        form: format!("{form}, {}", encoding.label()),
        columns: keys.described(),
        rows: Box::new(JsonRows {
            records,
            seen,
            keys: Some(keys),
            shaper: env.shaper(kind),
            encoding,
            ended: false,
        }),
    })
}

/// The kind of the records, by their keys and, where these leave a doubt, by what stands there.
fn kind_of(env: &Env<'_>, keys: &mut Keys, seen: &VecDeque<(Place, Value)>) -> Option<InputKind> {
    let objects = || seen.iter().filter_map(|(_, value)| value.as_object());
    let mut with_goods = 0;
    for object in objects() {
        let goods = |value: &Value| {
            value
                .as_str()
                .is_some_and(|text| env.vocabulary.goods.find(text).is_some())
        };
        let entries = keys.entries(object, &env.vocabulary);
        with_goods += usize::from(entries.iter().any(|(_, value)| goods(value)));
    }
    let meanings = keys.meanings();
    if objects().next().is_none() {
        return Some(env.kind.unwrap_or(InputKind::List));
    }
    match env.kind {
        Some(given) => (!meanings.is_empty()).then_some(given),
        None if kind::is_unsure(meanings) && with_goods * 4 >= objects().count() => {
            Some(InputKind::Inventory)
        }
        None => kind::detect(meanings),
    }
}

struct JsonRows<'a> {
    records: Records<'a>,
    seen: VecDeque<(Place, Value)>,
    /// What each key holds; none where the records are observations.
    keys: Option<Keys>,
    shaper: Shaper,
    encoding: TextEncoding,
    ended: bool,
}

impl JsonRows<'_> {
    fn item(&mut self, place: Place, value: &Value) -> Item {
        match value {
            Value::String(text) => Item::Subject(self.shaper.line(text, place)),
            Value::Object(object) => {
                let Some(keys) = &mut self.keys else {
                    return match observations::of(value) {
                        Ok(seen) => Item::Subject(self.shaper.observation(seen, place)),
                        Err(_) => Item::Remark(PASSED_OVER.to_owned()),
                    };
                };
                let slots = keys.slots(object, &self.records.env.vocabulary);
                Item::Subject(self.shaper.subject(&slots, place))
            }
            _ => Item::Remark(PASSED_OVER.to_owned()),
        }
    }
}

impl Rows for JsonRows<'_> {
    fn next(&mut self) -> Option<Result<Item, ReadError>> {
        if let Some((place, value)) = self.seen.pop_front() {
            return Some(Ok(self.item(place, &value)));
        }
        match self.records.next() {
            Err(error) => return Some(Err(error)),
            Ok(Some((place, value))) => return Some(Ok(self.item(place, &value))),
            Ok(None) => {}
        }
        if let Some(remark) = self.records.remarks.pop_front() {
            return Some(Ok(remark));
        }
        if std::mem::replace(&mut self.ended, true) {
            return None;
        }
        last_words(self.records.reader(), self.encoding).map(Ok)
    }
}
