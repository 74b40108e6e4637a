//! The text of one label or spec sheet: one subject for the whole file.

use crate::decode::TextReader;
use crate::encoding::TextEncoding;
use crate::error::ReadError;
use crate::input::Head;
use crate::part::{Env, Part, Rows, last_words};
use crate::reading::Item;
use crate::shape::Place;
use countersight_model::input::InputKind;
use countersight_model::subject::{Subject, SubjectKind};
use std::collections::VecDeque;

/// What may stand in one label, in bytes: a long spec sheet has a tenth of it.
const LONGEST: usize = 1 << 20;

struct Whole {
    items: VecDeque<Item>,
}

/// Opens a text as one label. It is held as a whole.
pub(crate) fn open<'a>(
    env: &Env<'a>,
    head: Head,
    encoding: TextEncoding,
) -> Result<Part<'a>, ReadError> {
    let mut reader = TextReader::new(head.into_reader(), encoding);
    let (mut text, mut line, mut number) = (String::new(), Vec::new(), 0);
    loop {
        let read = reader.next_line(&mut line);
        number += 1;
        if !read.map_err(|error| env.fault(&error, Place::Line(number)))? {
            break;
        }
        text.push_str(&String::from_utf8_lossy(&line));
        text.push('\n');
        if text.len() > LONGEST {
            return Err(ReadError::TooLong {
                file: env.file(),
                place: format!("line {number}"),
                mend: "this is the text of more than one label; give each in a file of its own, or a list with --kind list",
            });
        }
    }
    let mut subject = Subject::new(SubjectKind::Device, "");
    "1".clone_into(&mut subject.id);
    subject.source.clone_from(&env.source);
    subject.locator = match &env.inside {
        Some(inside) => format!("{inside}, the whole text"),
        None => "the whole text".to_owned(),
    };
    subject.label = Some(text);
    let mut items = VecDeque::from([Item::Subject(subject)]);
    items.extend(last_words(&reader, encoding));
    Ok(Part {
        kind: InputKind::Label,
        form: format!("text of a label, {}", encoding.label()),
        columns: Vec::new(),
        rows: Box::new(Whole { items }),
    })
}

impl Rows for Whole {
    fn next(&mut self) -> Option<Result<Item, ReadError>> {
        self.items.pop_front().map(Ok)
    }
}
