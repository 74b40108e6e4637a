//! What devices say, taken apart: bytes in, values of fields out. No answer, however broken, does more
//! than say nothing.
//!
//! What is kept is named one by one; serial numbers, names that owners gave, places, sessions and whatever
//! else stands in an answer is dropped here and never reaches anything else.

pub(crate) mod dhip;
pub(crate) mod markup;
pub(crate) mod mdns;
pub(crate) mod sadp;
pub(crate) mod ssdp;
pub(crate) mod tls;
pub(crate) mod web;
pub(crate) mod wsd;

use super::inquiry::Protocol;
use super::question::Question;
use countersight_model::field::Field;

/// The longest value that is kept, but for a page.
const MOST_VALUE: usize = 512;

/// Reads what was heard on the port of a protocol.
pub(crate) fn heard(protocol: Protocol, bytes: &[u8]) -> Vec<(Field, String)> {
    match protocol {
        Protocol::WsDiscovery => wsd::read(bytes),
        Protocol::Ssdp => ssdp::read(bytes),
        Protocol::Sadp => sadp::read(bytes),
        Protocol::Dhip => dhip::read(bytes),
        Protocol::Mdns => mdns::read(bytes),
    }
}

/// Reads the answer to a question.
pub(crate) fn answered(question: Question, bytes: &[u8]) -> Vec<(Field, String)> {
    match question {
        Question::WebPage => web::read_page(bytes),
        Question::StreamOptions => web::read_stream(bytes),
        Question::Certificate => tls::read(bytes),
    }
}

/// Whether an answer is enough, so that the connection can end before the other side ends it.
pub(crate) fn is_enough(question: Question, bytes: &[u8]) -> bool {
    match question {
        Question::WebPage => false,
        Question::StreamOptions => bytes.windows(4).any(|end| end == b"\r\n\r\n"),
        Question::Certificate => tls::is_enough(bytes),
    }
}

/// One line without control characters, of a sensible length.
fn cell(text: &str) -> String {
    let line: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(MOST_VALUE)
        .collect();
    line.trim().to_owned()
}

#[cfg(test)]
mod tests;
