//! Leases of dnsmasq, as most home routers keep them: one a line, with time, hardware address, address, name
//! and the device's identifier.

use super::form::{RecordFault, StreamFormat};
use super::hosts::{self, Host, Hosts};
use super::mac::Mac;
use super::reading::Located;
use std::io::Read;
use std::net::IpAddr;

/// Leases of dnsmasq.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dnsmasq;

impl StreamFormat for Dnsmasq {
    fn name(&self) -> &'static str {
        "leases of dnsmasq"
    }

    fn fits(&self, beginning: &[u8]) -> bool {
        hosts::first_line(beginning, |line| {
            lease(line).is_some_and(|(host, _)| host.is_some())
        })
    }

    fn open(
        &self,
        bytes: Box<dyn Read + Send>,
    ) -> Box<dyn Iterator<Item = Result<Located, RecordFault>> + Send> {
        hosts::open(bytes, read)
    }
}

fn read(text: &str, found: &mut Hosts) {
    for (number, line) in text.lines().enumerate() {
        // Leases of IPv6 follow the server's own identifier; they hold no hardware address.
        if line.starts_with("duid ") {
            break;
        }
        match lease(line) {
            Some((Some(host), name)) => {
                if let Some(located) = found.add(number + 1, &host) {
                    located.host_name(name);
                }
            }
            Some((None, _)) => {}
            None if line.trim().is_empty() => {}
            None => found.fault(
                number + 1,
                "this is no lease; expected time, hardware address, address, name and identifier",
            ),
        }
    }
}

/// The device of a lease, if it is one of Ethernet, and its name.
fn lease(line: &str) -> Option<(Option<Host>, &str)> {
    let mut words = line.split_whitespace();
    let (time, hardware, address) = (words.next()?, words.next()?, words.next()?);
    let (name, _identifier) = (words.next()?, words.next()?);
    let address: IpAddr = address.parse().ok()?;
    time.parse::<u64>().ok()?;
    // Another sort of network stands in front of the address: `06-…`.
    let mac = match hardware.split_once('-') {
        Some((kind, _)) if kind.len() == 2 => None,
        _ => Mac::parse(hardware).ok()?,
    };
    let host = mac.map(|mac| Host {
        mac,
        address: Some(address),
    });
    Some((host, name))
}
