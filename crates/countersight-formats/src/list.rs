//! Plain lists: one trace a line.

use crate::decode::TextReader;
use crate::encoding::TextEncoding;
use crate::error::ReadError;
use crate::input::Head;
use crate::part::{Env, Part, Rows, last_words};
use crate::reading::Item;
use crate::shape::{Place, Shaper};
use countersight_model::input::InputKind;

struct Lines<'a> {
    env: Env<'a>,
    reader: TextReader,
    encoding: TextEncoding,
    shaper: Shaper,
    line: Vec<u8>,
    number: u64,
    ended: bool,
}

/// Opens a list.
pub(crate) fn open<'a>(env: &Env<'a>, head: Head, encoding: TextEncoding) -> Part<'a> {
    let kind = env.kind.unwrap_or(InputKind::List);
    Part {
        kind,
        form: format!("plain list, {}", encoding.label()),
        columns: Vec::new(),
        rows: Box::new(Lines {
            env: env.clone(),
            reader: TextReader::new(head.into_reader(), encoding),
            encoding,
            shaper: env.shaper(kind),
            line: Vec::new(),
            number: 0,
            ended: false,
        }),
    }
}

impl Rows for Lines<'_> {
    fn next(&mut self) -> Option<Result<Item, ReadError>> {
        while !self.ended {
            let place = Place::Line(self.number + 1);
            match self.reader.next_line(&mut self.line) {
                Err(error) => {
                    self.ended = true;
                    return Some(Err(self.env.fault(&error, place)));
                }
                Ok(false) => {
                    self.ended = true;
                    return last_words(&self.reader, self.encoding).map(Ok);
                }
                Ok(true) => self.number += 1,
            }
            let text = String::from_utf8_lossy(&self.line);
            let subject = self.shaper.line(&text, place);
            if !subject.text.is_empty() {
                return Some(Ok(Item::Subject(subject)));
            }
        }
        None
    }
}
