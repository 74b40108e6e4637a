//! Tables of neighbours: `arp -a` of Windows, macOS, BSD and Linux, `arp -n`, `/proc/net/arp`, `ip neigh`, and
//! `show ip arp` of Cisco's routers.
//!
//! Names in them come from a name server and not from the device, and are not read.

use super::form::{RecordFault, StreamFormat};
use super::hosts::{self, Host, Hosts};
use super::mac::Mac;
use super::reading::Located;
use std::io::Read;
use std::net::IpAddr;

/// A table of neighbours.
#[derive(Debug, Clone, Copy)]
pub(super) struct Neighbours;

impl StreamFormat for Neighbours {
    fn name(&self) -> &'static str {
        "a table of neighbours (arp -a, ip neigh)"
    }

    fn fits(&self, beginning: &[u8]) -> bool {
        hosts::some_line(beginning, |line| !matches!(row(line), Row::None))
    }

    fn open(
        &self,
        bytes: Box<dyn Read + Send>,
    ) -> Box<dyn Iterator<Item = Result<Located, RecordFault>> + Send> {
        hosts::open(bytes, read)
    }
}

/// What a line is.
enum Row<'l> {
    /// A neighbour.
    Host(Host),
    /// An address of a group, or one whose owner did not answer.
    Nobody,
    /// A line of a neighbour whose hardware address is none.
    Wrong(&'l str),
    /// A heading, or nothing of this form.
    None,
}

fn read(text: &str, found: &mut Hosts) {
    for (number, line) in text.lines().enumerate() {
        match row(line) {
            Row::Host(host) => {
                found.add(number + 1, &host);
            }
            Row::Wrong(word) => found.fault(
                number + 1,
                &format!("`{word}` is no hardware address; write six groups of two hex digits"),
            ),
            Row::Nobody | Row::None => {}
        }
    }
}

/// Reads a line by the words around its addresses, which are the same in every language.
fn row(line: &str) -> Row<'_> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (address, hardware) = match words.as_slice() {
        // BSD, macOS, Linux: `name (10.0.0.7) at 44:19:b6:01:02:03 …`.
        [_, address, "at", hardware, ..] => (
            address.strip_prefix('(').and_then(|a| a.strip_suffix(')')),
            *hardware,
        ),
        // Linux: `10.0.0.7 dev eth0 lladdr 44:19:b6:01:02:03 REACHABLE`; `10.0.0.7 ether 44:19:b6:01:02:03 C eth0`;
        // Cisco: `Internet 10.0.0.7 5 4419.b601.0203 ARPA Vlan1`.
        [address, "dev", _, "lladdr", hardware, ..]
        | [address, "ether", hardware, ..]
        | ["Internet", address, _, hardware, "ARPA", ..] => (Some(*address), *hardware),
        // Without a hardware address, nobody answered.
        [address, "dev", _, ..] | [address, "(incomplete)", ..] => (Some(*address), "-"),
        // `10.0.0.7 0x1 0x2 44:19:b6:01:02:03 * eth0`.
        [address, "0x1", flags, hardware, ..] if flags.starts_with("0x") => {
            (Some(*address), *hardware)
        }
        // Windows: `10.0.0.7 44-19-b6-01-02-03 dynamic`.
        [address, hardware, _] if hardware.contains('-') && hardware.len() == 17 => {
            (Some(*address), *hardware)
        }
        _ => return Row::None,
    };
    let Some(address) = address.and_then(|address| {
        let address = address.split('%').next().unwrap_or(address);
        address.parse::<IpAddr>().ok()
    }) else {
        return Row::None;
    };
    match Mac::parse(hardware) {
        Ok(Some(mac)) => Row::Host(Host {
            mac,
            address: Some(address),
        }),
        Ok(None) => Row::Nobody,
        Err(_none)
            if hardware == "-" || hardware.starts_with(['<', '(']) || hardware == "Incomplete" =>
        {
            Row::Nobody
        }
        Err(_none) => Row::Wrong(hardware),
    }
}
