//! Tables in which machines note who is on the network: what all of them have in common.

use super::form::{RecordFault, Sink};
use super::host_name;
use super::mac::Mac;
use super::reading::Located;
use countersight_model::field::Field;
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Read;
use std::net::IpAddr;

/// A table is held as a whole, for many note one device in several places.
const LARGEST: u64 = 256 << 20;
/// Lines of a file that are looked at to know its form.
const LOOKED_AT: usize = 40;

/// A device as a table notes it.
#[derive(Debug)]
pub(super) struct Host {
    pub(super) mac: Mac,
    pub(super) address: Option<IpAddr>,
}

/// The devices of a table, each once, in the order in which they are first noted.
#[derive(Debug, Default)]
pub(super) struct Hosts {
    known: Vec<Located>,
    places: HashMap<Mac, usize>,
    faults: Vec<RecordFault>,
}

impl Hosts {
    /// Notes a device; what is said of it is given to the observation that comes back.
    pub(super) fn add(&mut self, line: usize, host: &Host) -> Option<&mut Located> {
        let place = *self.places.entry(host.mac).or_insert_with(|| {
            let mut located = Located {
                id: Some(host.mac.to_string()),
                place: match host.address {
                    Some(address) => format!("line {line}, {address}"),
                    None => format!("line {line}"),
                },
                ..Located::default()
            };
            located.value(Field::Mac, &host.mac.to_string());
            self.known.push(located);
            self.known.len() - 1
        });
        self.known.get_mut(place)
    }

    /// Notes a line that cannot be read.
    pub(super) fn fault(&mut self, line: usize, reason: &str) {
        self.faults.push(RecordFault {
            column: None,
            reason: format!("line {line}: {reason}"),
        });
    }
}

impl Located {
    /// A host name, if it is that of a device and not of a person.
    pub(super) fn host_name(&mut self, name: &str) {
        if host_name::is_of_a_device(name) {
            self.value(Field::DhcpHostname, name);
        }
    }
}

/// Reads a table.
pub(super) fn open(
    bytes: Box<dyn Read + Send>,
    read: fn(&str, &mut Hosts),
) -> Box<dyn Iterator<Item = Result<Located, RecordFault>> + Send> {
    Box::new(std::iter::once_with(move || all(bytes, read)).flatten())
}

fn all(
    bytes: Box<dyn Read + Send>,
    read: fn(&str, &mut Hosts),
) -> Vec<Result<Located, RecordFault>> {
    let mut held = Vec::new();
    let mut hosts = Hosts::default();
    let end = bytes.take(LARGEST + 1).read_to_end(&mut held);
    read(&text(&held), &mut hosts);
    let mut faults = hosts.faults;
    let mut broken = |reason: String| {
        faults.push(RecordFault {
            column: None,
            reason,
        });
    };
    if let Err(error) = end {
        broken(format!("the file cannot be read on: {error}"));
    } else if held.len() as u64 > LARGEST {
        broken(format!(
            "only the first {} MiB were read; cut the file into parts",
            LARGEST >> 20
        ));
    }
    let hosts = hosts.known.into_iter().map(Ok);
    hosts.chain(faults.into_iter().map(Err)).collect()
}

/// The text of a file. Programs of Windows write UTF-16 when their output is sent to a file.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode_with_bom_removal(bytes).0,
        None => String::from_utf8_lossy(bytes),
    }
}

/// Whether one of the first lines of a file is of a form.
pub(super) fn some_line(beginning: &[u8], fits: impl Fn(&str) -> bool) -> bool {
    let beginning = beginning.get(..1 << 14).unwrap_or(beginning);
    text(beginning).lines().take(LOOKED_AT).any(fits)
}

/// Whether the first line that is no remark is of a form.
pub(super) fn first_line(beginning: &[u8], fits: impl Fn(&str) -> bool) -> bool {
    let beginning = beginning.get(..1 << 14).unwrap_or(beginning);
    let text = text(beginning);
    let mut lines = text.lines().map(str::trim);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with('#'));
    first.is_some_and(fits)
}
