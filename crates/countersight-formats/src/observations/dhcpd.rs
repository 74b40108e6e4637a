//! Leases of ISC's DHCP server: `dhcpd.leases(5)`.

use super::form::{RecordFault, Sink, StreamFormat};
use super::hosts::{self, Host, Hosts};
use super::mac::Mac;
use super::reading::Located;
use countersight_model::field::Field;
use std::io::Read;
use std::net::IpAddr;

/// Leases of ISC's DHCP server.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dhcpd;

impl StreamFormat for Dhcpd {
    fn name(&self) -> &'static str {
        "leases of ISC dhcpd"
    }

    fn fits(&self, beginning: &[u8]) -> bool {
        hosts::some_line(beginning, |line| leased(line).is_some())
    }

    fn open(
        &self,
        bytes: Box<dyn Read + Send>,
    ) -> Box<dyn Iterator<Item = Result<Located, RecordFault>> + Send> {
        hosts::open(bytes, read)
    }
}

/// The lease that is read.
struct Lease<'t> {
    line: usize,
    address: IpAddr,
    mac: Option<Mac>,
    name: Option<&'t str>,
    class: Option<&'t str>,
}

fn read(text: &str, found: &mut Hosts) {
    let mut open: Option<Lease<'_>> = None;
    // Braces inside the lease, such as those of events.
    let mut depth = 0_usize;
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        let Some(lease) = &mut open else {
            if let Some(address) = leased(line) {
                open = Some(Lease {
                    line: number + 1,
                    address,
                    mac: None,
                    name: None,
                    class: None,
                });
            }
            continue;
        };
        if leased(line).is_some() {
            found.fault(lease.line, "the lease has no end; the file may be cut off");
        } else if line == "}" && depth > 0 {
            depth -= 1;
            continue;
        } else if line == "}" {
            close(lease, found);
            open = None;
            continue;
        } else if line.ends_with('{') {
            depth += 1;
            continue;
        }
        if let Some(hardware) = line.strip_prefix("hardware ethernet ") {
            match Mac::parse(hardware.trim_end_matches(';').trim()) {
                Ok(mac) => lease.mac = mac,
                Err(_none) => found.fault(number + 1, "this is no hardware address"),
            }
        } else if line.starts_with("client-hostname ") {
            lease.name = quoted(line);
        } else if line.starts_with("set vendor-class-identifier ") {
            lease.class = quoted(line);
        } else if let Some(address) = leased(line) {
            depth = 0;
            *lease = Lease {
                line: number + 1,
                address,
                mac: None,
                name: None,
                class: None,
            };
        }
    }
    if let Some(lease) = open {
        found.fault(lease.line, "the lease has no end; the file may be cut off");
    }
}

fn close(lease: &Lease<'_>, found: &mut Hosts) {
    // A lease that was only set aside has no hardware address.
    let Some(mac) = lease.mac else { return };
    let host = Host {
        mac,
        address: Some(lease.address),
    };
    let Some(located) = found.add(lease.line, &host) else {
        return;
    };
    if let Some(name) = lease.name {
        located.host_name(name);
    }
    if let Some(class) = lease.class {
        located.value(Field::DhcpVendorClass, class);
    }
}

/// The address of the line that opens a lease.
fn leased(line: &str) -> Option<IpAddr> {
    let address = line.trim().strip_prefix("lease ")?.strip_suffix('{')?;
    address.trim().parse().ok()
}

fn quoted(line: &str) -> Option<&str> {
    let (_, value) = line.split_once('"')?;
    value.rsplit_once('"').map(|(value, _)| value)
}
