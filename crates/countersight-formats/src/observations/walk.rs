//! Walks through one JSON value in order, without building anything.
//!
//! What is walked into must be JSON; values that are passed over are only followed to their end. Strings,
//! which are nearly all of a record, are searched at the speed of memory.

use super::form::RecordFault;
use super::search::{self, Text};
use super::unescape::unescape;

/// A place in a JSON text.
#[derive(Debug)]
pub(crate) struct Walk<'r> {
    text: &'r str,
    at: usize,
}

/// A value that has been walked over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value<'r> {
    /// A string: what stands between the quotation marks, and whether it holds escapes.
    Text { inner: &'r str, escaped: bool },
    /// A number or a word, as it stands.
    Bare(&'r str),
    /// An object or array, as it stands.
    Nested(&'r str),
}

type Walked<T> = Result<T, RecordFault>;

impl<'r> Walk<'r> {
    pub(crate) fn new(text: &'r str) -> Self {
        Self { text, at: 0 }
    }

    /// The next byte that is not white space, without taking it.
    pub(crate) fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.as_bytes().get(self.at) {
                Some(b' ' | b'\t' | b'\r' | b'\n') => self.at += 1,
                byte => return byte.copied(),
            }
        }
    }

    fn fault(&self, reason: impl Into<String>) -> RecordFault {
        RecordFault {
            column: Some(self.at + 1),
            reason: reason.into(),
        }
    }

    fn expected(&mut self, what: &str) -> RecordFault {
        if self.peek().is_none() {
            return self.fault(format!(
                "expected {what}, but the line ends; it may be cut off"
            ));
        }
        let rest = self.text.get(self.at..);
        let found = rest
            .and_then(|rest| rest.chars().next())
            .filter(|c| !c.is_control())
            .unwrap_or(char::REPLACEMENT_CHARACTER);
        self.fault(format!("expected {what}, found `{found}`"))
    }

    /// Takes a byte that must stand here.
    pub(crate) fn take(&mut self, byte: u8, what: &str) -> Walked<()> {
        if self.peek() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(self.expected(what))
        }
    }

    /// The key of the next entry of an open object, up to its value; none at the object's end, which is
    /// taken.
    pub(crate) fn key(&mut self, first: &mut bool) -> Walked<Option<Value<'r>>> {
        if !self.goes_on(first, b'}', "the object")? {
            return Ok(None);
        }
        if self.peek() != Some(b'"') {
            return Err(self.expected("a key in quotation marks"));
        }
        let key = self.string()?;
        self.take(b':', "a colon after the key")?;
        Ok(Some(key))
    }

    /// Whether another item of an open array follows; its end is taken.
    pub(crate) fn item(&mut self, first: &mut bool) -> Walked<bool> {
        self.goes_on(first, b']', "the array")
    }

    fn goes_on(&mut self, first: &mut bool, end: u8, what: &str) -> Walked<bool> {
        let was_first = std::mem::replace(first, false);
        match self.peek() {
            Some(byte) if byte == end => {
                self.at += 1;
                Ok(false)
            }
            Some(b',') if !was_first => {
                self.at += 1;
                Ok(true)
            }
            Some(_) if was_first => Ok(true),
            _ => {
                let before = if was_first { "an entry" } else { "a comma" };
                Err(self.expected(&format!("{before} or the end of {what}")))
            }
        }
    }

    /// The next value, walked over.
    pub(crate) fn value(&mut self) -> Walked<Value<'r>> {
        match self.peek() {
            Some(b'"') => self.string(),
            Some(b'{' | b'[') => self.nested(),
            Some(b'-' | b'0'..=b'9' | b't' | b'f' | b'n') => self.bare(),
            _ => Err(self.expected("a value")),
        }
    }

    fn string(&mut self) -> Walked<Value<'r>> {
        let from = self.at + 1;
        let rest = self.text.get(from..).unwrap_or_default();
        let Some(Text { inner, escaped }) = search::text(rest) else {
            return Err(self.fault("a text has no end; the line may be cut off"));
        };
        self.at = from + inner.len() + 1;
        Ok(Value::Text { inner, escaped })
    }

    fn bare(&mut self) -> Walked<Value<'r>> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let end = rest
            .find([',', '}', ']', ' ', '\t', '\r', '\n'])
            .unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or_default();
        let number = word
            .bytes()
            .all(|b| matches!(b, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'));
        if !(number || matches!(word, "true" | "false" | "null")) {
            return Err(self.expected("a value"));
        }
        self.at += end;
        Ok(Value::Bare(word))
    }

    fn nested(&mut self) -> Walked<Value<'r>> {
        let from = self.at;
        let mut depth = 0_usize;
        loop {
            let Some(byte) = self.text.as_bytes().get(self.at) else {
                return Err(self.fault("an object or array has no end; the line may be cut off"));
            };
            match byte {
                b'"' => {
                    self.string()?;
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return Ok(Value::Nested(
                    self.text.get(from..self.at).unwrap_or_default(),
                ));
            }
        }
    }

    /// What is not walked over yet.
    pub(crate) fn rest(&self) -> &'r str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Nothing but white space may follow.
    pub(crate) fn end(&mut self) -> Walked<()> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.expected("the end of the line")),
        }
    }
}

/// The text of a string; without its escapes in the buffer, where it holds some.
pub(crate) fn text<'t>(inner: &'t str, escaped: bool, buffer: &'t mut String) -> Option<&'t str> {
    if !escaped {
        return Some(inner);
    }
    unescape(inner, buffer).then_some(buffer.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<String>, String> {
        let mut walk = Walk::new(text);
        let mut keys = Vec::new();
        let mut first = true;
        let mut go = || -> Walked<()> {
            walk.take(b'{', "an object")?;
            while let Some(key) = walk.key(&mut first)? {
                let value = walk.value()?;
                keys.push(format!("{key:?} {value:?}"));
            }
            walk.end()
        };
        go().map_err(|fault| format!("{}: {fault}", fault.column.unwrap_or_default()))?;
        Ok(keys)
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let wrong = [
            "",
            "[]",
            "{\"a\":1",
            "{\"a\":\"b",
            "{\"a\":\"b\\",
            "{\"a\" 1}",
            "{a:1}",
            "{\"a\":1 \"b\":2}",
            "{\"a\":yes}",
            "{\"a\":trueish}",
            "{\"a\":}",
            "{\"a\":[1,2}",
            "{\"a\":1} {\"b\":2}",
            "{\"é\":ü}",
        ];
        let told: Vec<String> = wrong
            .map(|text| format!("{text} → {}", read(text).unwrap_err()))
            .to_vec();
        insta::assert_snapshot!(told.join("\n"), @r#"
         → 1: expected an object, but the line ends; it may be cut off
        [] → 1: expected an object, found `[`
        {"a":1 → 7: expected a comma or the end of the object, but the line ends; it may be cut off
        {"a":"b → 6: a text has no end; the line may be cut off
        {"a":"b\ → 6: a text has no end; the line may be cut off
        {"a" 1} → 6: expected a colon after the key, found `1`
        {a:1} → 2: expected a key in quotation marks, found `a`
        {"a":1 "b":2} → 8: expected a comma or the end of the object, found `"`
        {"a":yes} → 6: expected a value, found `y`
        {"a":trueish} → 6: expected a value, found `t`
        {"a":} → 6: expected a value, found `}`
        {"a":[1,2} → 11: expected a comma or the end of the object, but the line ends; it may be cut off
        {"a":1} {"b":2} → 9: expected the end of the line, found `{`
        {"é":ü} → 7: expected a value, found `ü`
        "#);
    }

    proptest::proptest! {
        #[test]
        fn every_object_of_serde_json_is_walked(keys in proptest::collection::vec(("\\PC{0,6}", "[\"\\\\\\PC]{0,12}", 0..4_u8), 0..6)) {
            let mut object = serde_json::Map::new();
            for (key, value, kind) in keys {
                let value = match kind {
                    0 => serde_json::json!(value),
                    1 => serde_json::json!([value, {"in": [value]}]),
                    2 => serde_json::json!(-1.5e3),
                    _ => serde_json::json!({"}]": value}),
                };
                object.insert(key, value);
            }
            let count = object.len();
            let value = serde_json::Value::Object(object);
            for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
                proptest::prop_assert_eq!(read(&text).map(|keys| keys.len()), Ok(count), "{}", text);
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in "[{}\\[\\]\",:\\\\a1 é]{0,24}") {
            let _ = read(&text);
            let _ = read(&format!("{{{text}"));
        }
    }
}
