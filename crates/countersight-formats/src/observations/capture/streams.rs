//! The beginnings of answers over TCP, put together from their pieces.

use super::{answers, certificate};
use countersight_model::field::Field;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::net::SocketAddr;

/// Answers put together at once.
const MOST_OPEN: usize = 1024;
/// Bytes held of one: a head with the beginning of a page, or a chain of certificates.
const MOST_HELD: usize = 32 << 10;

/// One way of a stream, from the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Way {
    pub(super) from: SocketAddr,
    pub(super) to: SocketAddr,
}

/// Takes what is said on a way.
pub(super) type SayOn<'s> = dyn FnMut(Way, Field, &str) + 's;

#[derive(Debug, Clone, Copy)]
enum Sort {
    /// An answer of HTTP or RTSP.
    Answer,
    /// The beginning of TLS.
    Handshake,
}

/// An answer of which not all is there.
#[derive(Debug)]
struct Open {
    sort: Sort,
    start: u32,
    pieces: BTreeMap<u32, Vec<u8>>,
    held: usize,
}

/// All answers of which not all is there.
#[derive(Debug, Default)]
pub(super) struct Streams {
    open: HashMap<Way, Open>,
    order: VecDeque<Way>,
}

impl Streams {
    /// Takes a piece of a stream; whether it is of an answer that is read.
    pub(super) fn take(
        &mut self,
        way: Way,
        sequence: u32,
        bytes: &[u8],
        say: &mut SayOn<'_>,
    ) -> bool {
        if bytes.is_empty() {
            return false;
        }
        greeting(way, bytes, say);
        match (begins(bytes), self.open.get(&way)) {
            // Sent once more.
            (Some(_), Some(open)) if open.start == sequence => return false,
            (Some(sort), _) => {
                self.close(way, say);
                self.order.push_back(way);
                let open = Open {
                    sort,
                    start: sequence,
                    pieces: BTreeMap::new(),
                    held: 0,
                };
                self.open.insert(way, open);
            }
            (None, _) => {}
        }
        let Some(open) = self.open.get_mut(&way) else {
            return false;
        };
        let offset = sequence.wrapping_sub(open.start);
        if offset as usize >= MOST_HELD {
            return false;
        }
        if let std::collections::btree_map::Entry::Vacant(place) = open.pieces.entry(offset) {
            open.held += bytes.len();
            place.insert(bytes.to_vec());
        }
        if open.held >= MOST_HELD || open.is_whole() {
            self.close(way, say);
        }
        if self.order.len() > MOST_OPEN
            && let Some(oldest) = self.order.front().copied()
        {
            self.close(oldest, say);
        }
        true
    }

    /// Reads what is there of all that is open.
    pub(super) fn finish(&mut self, say: &mut SayOn<'_>) {
        while let Some(way) = self.order.front().copied() {
            self.close(way, say);
        }
    }

    fn close(&mut self, way: Way, say: &mut SayOn<'_>) {
        let Some(open) = self.open.remove(&way) else {
            return;
        };
        self.order.retain(|waiting| *waiting != way);
        let bytes = open.beginning();
        let say = &mut |field: Field, value: &str| say(way, field, value);
        match open.sort {
            Sort::Answer => answers::read(&bytes, say),
            Sort::Handshake => certificate::read(&bytes, say),
        }
    }
}

impl Open {
    /// All bytes up to the first gap.
    fn beginning(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.held);
        for (offset, piece) in &self.pieces {
            // Pieces that were sent again may overlap.
            let Some(known) = bytes.len().checked_sub(*offset as usize) else {
                break;
            };
            bytes.extend_from_slice(piece.get(known..).unwrap_or_default());
        }
        bytes
    }

    fn is_whole(&self) -> bool {
        let bytes = self.beginning();
        match self.sort {
            Sort::Answer => answers::is_whole(&bytes),
            Sort::Handshake => certificate::is_whole(&bytes),
        }
    }
}

/// What an answer that begins here is.
fn begins(bytes: &[u8]) -> Option<Sort> {
    if bytes.starts_with(b"HTTP/1.") || bytes.starts_with(b"RTSP/1.0 ") {
        return Some(Sort::Answer);
    }
    certificate::begins(bytes).then_some(Sort::Handshake)
}

/// The first line of an SSH or FTP server. What follows it may tell users and is not looked at.
fn greeting(way: Way, bytes: &[u8], say: &mut SayOn<'_>) {
    let field = match way.from.port() {
        22 if bytes.starts_with(b"SSH-") => Field::SshBanner,
        21 if bytes.starts_with(b"220") => Field::FtpBanner,
        _ => return,
    };
    let line = bytes.split(|byte| *byte == b'\r' || *byte == b'\n').next();
    say(
        way,
        field,
        &String::from_utf8_lossy(line.unwrap_or_default()),
    );
}
