//! XML, read record by record: no more than one is held.

use super::error::{AGAIN, Fault};
use super::source::io_fault;
use crate::decode::TextReader;
use quick_xml::Reader;
use quick_xml::errors::Error;
use quick_xml::events::{BytesStart, Event};
use std::io::{BufReader, Read};

const DEPTH: usize = 64;
/// Elements of one record.
const ELEMENTS: usize = 2_000_000;

/// An element with what is in it.
#[derive(Debug, Default)]
pub(crate) struct Node {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Self>,
}

impl Node {
    pub(crate) fn attribute(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    pub(crate) fn text(&self) -> &str {
        self.text.trim()
    }

    pub(crate) fn children(&self) -> &[Self] {
        &self.children
    }

    pub(crate) fn all<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The text of a child; empty where there is none.
    pub(crate) fn text_of(&self, name: &str) -> &str {
        self.child(name).map_or("", Self::text)
    }

    /// All elements of a name below this one, at any depth, in order.
    pub(crate) fn below<'n>(&'n self, name: &str) -> Vec<&'n Self> {
        let mut found = Vec::new();
        self.walk(name, &mut found);
        found
    }

    fn walk<'n>(&'n self, name: &str, found: &mut Vec<&'n Self>) {
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            child.walk(name, found);
        }
    }

    /// All text inside, with spaces between the elements.
    pub(crate) fn whole_text(&self) -> String {
        let mut text = self.text.clone();
        for child in &self.children {
            text.push(' ');
            text.push_str(&child.whole_text());
        }
        text
    }
}

/// What comes next in a document.
#[derive(Debug)]
pub(crate) enum Step {
    /// An element opens; its attributes are known, its content is not read yet.
    Open(Node),
    Close,
    Text(String),
    End,
}

/// A document being read.
pub(crate) struct Xml<R> {
    reader: Reader<BufReader<TextReader<R>>>,
    buffer: Vec<u8>,
    open: Vec<String>,
    begun: bool,
    /// Records read whole, for places.
    records: u64,
}

impl<R: Read> Xml<R> {
    pub(crate) fn new(text: TextReader<R>) -> Self {
        let mut reader = Reader::from_reader(BufReader::with_capacity(64 << 10, text));
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            buffer: Vec::new(),
            open: Vec::new(),
            begun: false,
            records: 0,
        }
    }

    /// Where the reading is.
    pub(crate) fn place(&self) -> String {
        match self.open.last() {
            Some(name) => format!("record {}, element <{name}>", self.records + 1),
            None => "the beginning".to_owned(),
        }
    }

    /// The place of the record that was read last.
    pub(crate) fn record_place(&self) -> String {
        format!("record {}", self.records)
    }

    /// The next step outside of records. White space is passed over.
    pub(crate) fn next(&mut self) -> Result<Step, Fault> {
        self.reader.get_mut().get_mut().mark();
        self.step()
    }

    fn step(&mut self) -> Result<Step, Fault> {
        loop {
            self.buffer.clear();
            let event = self.reader.read_event_into(&mut self.buffer);
            let event = match event {
                Ok(event) => event,
                Err(error) => return Err(fault(&self.open, self.records, &error)),
            };
            match event {
                Event::Start(start) => {
                    let node =
                        element(&start).map_err(|what| bad(&self.open, self.records, what))?;
                    self.begun = true;
                    self.open.push(node.name.clone());
                    if self.open.len() > DEPTH {
                        let what = format!("elements stand inside each other {DEPTH} deep");
                        return Err(bad(&self.open, self.records, what));
                    }
                    return Ok(Step::Open(node));
                }
                Event::End(_) => {
                    self.open.pop();
                    return Ok(Step::Close);
                }
                Event::Text(text) => return Ok(Step::Text(text.xml10_content().into_owned())),
                Event::CData(text) => return Ok(Step::Text(text.xml10_content().into_owned())),
                Event::GeneralRef(reference) => {
                    let found = match reference.resolve_char_ref() {
                        Ok(Some(c)) => Some(c),
                        Ok(None) => match reference.into_inner().as_ref() {
                            "amp" => Some('&'),
                            "lt" => Some('<'),
                            "gt" => Some('>'),
                            "apos" => Some('\''),
                            "quot" => Some('"'),
                            _ => None,
                        },
                        Err(_) => None,
                    };
                    let Some(c) = found else {
                        let what = "an entity is used that XML does not know; entities of a file's own are refused";
                        return Err(bad(&self.open, self.records, what.to_owned()));
                    };
                    return Ok(Step::Text(c.to_string()));
                }
                Event::DocType(kind) => {
                    if kind.to_ascii_uppercase().contains("<!ENTITY") {
                        let what = "the file defines entities of its own, which can blow up without end; it is refused";
                        return Err(Fault::new("the document type", what, AGAIN));
                    }
                }
                Event::Eof => {
                    if let Some(name) = self.open.last() {
                        let inside = format!("element <{name}>");
                        return Err(Fault::cut(format!("record {}", self.records + 1), &inside));
                    }
                    if !self.begun {
                        return Err(Fault::shape("the beginning", "there is no element"));
                    }
                    return Ok(Step::End);
                }
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// Reads an element that opened to its end.
    pub(crate) fn whole(&mut self, opened: Node) -> Result<Node, Fault> {
        let mut stack = vec![opened];
        let mut elements = 0;
        loop {
            match self.step()? {
                Step::Open(node) => {
                    elements += 1;
                    if elements > ELEMENTS {
                        let what = format!("one record holds more than {ELEMENTS} elements");
                        return Err(bad(&self.open, self.records, what));
                    }
                    stack.push(node);
                }
                Step::Text(text) => {
                    if let Some(node) = stack.last_mut() {
                        node.text.push_str(&text);
                    }
                }
                Step::Close => {
                    let Some(done) = stack.pop() else {
                        return Err(bad(
                            &self.open,
                            self.records,
                            "an end without beginning".to_owned(),
                        ));
                    };
                    if let Some(parent) = stack.last_mut() {
                        parent.children.push(done);
                    } else {
                        self.records += 1;
                        return Ok(done);
                    }
                }
                Step::End => return Err(Fault::cut(self.place(), "a record")),
            }
        }
    }
}

fn element(start: &BytesStart<'_>) -> Result<Node, String> {
    let mut node = Node {
        name: start.local_name().into_inner().to_owned(),
        ..Node::default()
    };
    // Comparing each with all would take long where there are very many.
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| format!("an attribute is broken ({error})"))?;
        let value = attribute
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .map_err(|error| format!("an attribute cannot be read ({error})"))?;
        let key = attribute.key.local_name().into_inner().to_owned();
        node.attributes.push((key, value.into_owned()));
    }
    Ok(node)
}

fn bad(open: &[String], records: u64, what: String) -> Fault {
    let place = match open.last() {
        Some(name) => format!("record {}, element <{name}>", records + 1),
        None => "the beginning".to_owned(),
    };
    Fault::new(place, what, AGAIN)
}

fn fault(open: &[String], records: u64, error: &Error) -> Fault {
    let place = format!("record {}", records + 1);
    match error {
        Error::Io(error) => io_fault(&place, error),
        // All faults of syntax are something that was opened and does not end.
        Error::Syntax(_) => {
            let inside = open.last().map_or_else(
                || "its markup".to_owned(),
                |name| format!("element <{name}>"),
            );
            Fault::cut(place, &inside)
        }
        other => bad(open, records, format!("the XML is broken ({other})")),
    }
}
