//! masscan: JSON, the list (`-oL`) and the form to grep (`-oG`), with banners.
//!
//! Source of the format: masscan's own writers (`out-json.c`, `out-text.c`, `out-grepable.c`). Banners of one
//! device come one by one, so each is a record; a port without a banner is one that says nothing. In the text
//! forms bytes that cannot be printed, and `<`, `>`, `&`, `\` and quotation marks, stand as `\xNN`.
//!
//! Certificates come as coded bytes and are not read, nor is the name of a system in an answer of SNMP.

use super::form::{RecordFault, StreamFormat};
use super::hand::Hand;
use super::hand::Take::{Greeting, Id, Port, Service};
use super::reading::Located;
use super::table::JsonForm;
use crate::decode::TextReader;
use crate::encoding::TextEncoding;
use countersight_model::field::FieldSet;
use std::io::Read;

pub(super) static MASSCAN: JsonForm = JsonForm::new(
    "masscan (JSON)",
    &[&["ip", "ports"]],
    &[
        ("ip", Id),
        ("ports/port", Port),
        ("ports/service/name", Service),
        ("ports/service/banner", Greeting),
    ],
    &[],
);

/// The list, and the form to grep.
#[derive(Debug)]
pub(super) struct MasscanText;

impl StreamFormat for MasscanText {
    fn name(&self) -> &'static str {
        "masscan (list and grepable)"
    }

    fn fits(&self, beginning: &[u8]) -> bool {
        let text = String::from_utf8_lossy(beginning);
        let first = text.lines().map(str::trim).find(|line| !line.is_empty());
        first.is_some_and(|line| {
            line == "#masscan"
                || line.starts_with("# Masscan ")
                || row(line).is_some_and(|row| row.address.parse::<std::net::IpAddr>().is_ok())
        })
    }

    fn open(
        &self,
        bytes: Box<dyn Read + Send>,
    ) -> Box<dyn Iterator<Item = Result<Located, RecordFault>> + Send> {
        Box::new(Rows {
            reader: TextReader::new(bytes, TextEncoding::Utf8 { mark: false }),
            line: Vec::new(),
            number: 0,
            ended: false,
        })
    }
}

struct Rows {
    reader: TextReader<Box<dyn Read + Send>>,
    line: Vec<u8>,
    number: u64,
    ended: bool,
}

/// What a line says.
struct Row<'l> {
    address: &'l str,
    port: &'l str,
    service: &'l str,
    banner: &'l str,
}

/// A line of either form.
fn row(line: &str) -> Option<Row<'_>> {
    let is_number = |port: &&str| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
    let row = if line.starts_with("Host: ") || line.starts_with("Timestamp: ") {
        let mut row = Row {
            address: "",
            port: "",
            service: "",
            banner: "",
        };
        // A banner may hold anything, so it is taken off first.
        let (head, banner) = line.split_once("\tBanner: ").unwrap_or((line, ""));
        row.banner = banner;
        for part in head.split('\t') {
            let (name, value) = part.split_once(": ")?;
            match name {
                "Host" => row.address = value.split(' ').next()?,
                "Port" => row.port = value,
                "Ports" => row.port = value.split('/').next()?,
                "Service" => row.service = value,
                _ => {}
            }
        }
        row
    } else {
        let mut words = line.splitn(7, ' ');
        let (kind, _protocol) = (words.next()?, words.next()?);
        let (port, address, _time) = (words.next()?, words.next()?, words.next()?);
        if !matches!(kind, "open" | "closed" | "banner") {
            return None;
        }
        Row {
            address,
            port,
            service: words.next().unwrap_or_default(),
            banner: words.next().unwrap_or_default(),
        }
    };
    (!row.address.is_empty() && is_number(&row.port)).then_some(row)
}

/// A text without `\xNN`.
fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let code = after
            .strip_prefix(b"x")
            .filter(|_| byte == b'\\')
            .and_then(|code| code.get(..2))
            .and_then(|code| std::str::from_utf8(code).ok())
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(code.unwrap_or(byte));
        rest = after
            .get(if code.is_some() { 3 } else { 0 }..)
            .unwrap_or_default();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

impl Rows {
    fn read(&self, line: &str) -> Result<Located, RecordFault> {
        let Some(row) = row(line) else {
            return Err(RecordFault {
                column: None,
                reason: format!(
                    "line {} is none of masscan; the file may be cut off",
                    self.number
                ),
            });
        };
        let mut located = Located::default();
        let mut hand = Hand::new(FieldSet::all(), &mut located);
        hand.take(Id, row.address);
        hand.take(Port, row.port);
        hand.take(Service, row.service);
        hand.take(Greeting, &unescape(row.banner));
        hand.finish();
        located.place = format!("line {}", self.number);
        Ok(located)
    }
}

impl Iterator for Rows {
    type Item = Result<Located, RecordFault>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let mut line = std::mem::take(&mut self.line);
            let read = self.reader.next_line(&mut line);
            self.line = line;
            self.number += 1;
            match read {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    self.ended = true;
                    return Some(Err(RecordFault {
                        column: None,
                        reason: format!("cannot be read on: {error}"),
                    }));
                }
            }
            let text = String::from_utf8_lossy(&self.line);
            let text = text.trim();
            if !text.is_empty() && !text.starts_with('#') {
                return Some(self.read(text));
            }
        }
        self.ended = true;
        None
    }
}
