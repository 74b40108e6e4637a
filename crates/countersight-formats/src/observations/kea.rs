//! Leases of Kea, the DHCP server that follows ISC's: its lease file, a table with commas.

use super::form::{RecordFault, StreamFormat};
use super::hosts::{self, Host, Hosts};
use super::mac::Mac;
use super::reading::Located;
use std::io::Read;

/// Leases of Kea.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kea;

impl StreamFormat for Kea {
    fn name(&self) -> &'static str {
        "leases of Kea (CSV)"
    }

    fn fits(&self, beginning: &[u8]) -> bool {
        // The first columns for IPv4 and for IPv6.
        hosts::first_line(beginning, |line| {
            line.starts_with("address,hwaddr,client_id,") || line.starts_with("address,duid,valid_")
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
    let mut table = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let Ok(heads) = table.headers().cloned() else {
        return;
    };
    let column = |name: &str| heads.iter().position(|head| head == name);
    let (address, hardware, name) = (column("address"), column("hwaddr"), column("hostname"));
    for row in table.records() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                found.fault(
                    usize::try_from(line).unwrap_or_default(),
                    "this is no row of a table",
                );
                continue;
            }
        };
        let line = row.position().map_or(0, csv::Position::line);
        let line = usize::try_from(line).unwrap_or_default();
        let cell = |column: Option<usize>| column.and_then(|column| row.get(column));
        if row.len() < heads.len() {
            let reason = "the row has fewer cells than the header; it may be cut off";
            found.fault(line, reason);
            continue;
        }
        // Leases of IPv6 need not tell it.
        let Some(written) = cell(hardware).filter(|written| !written.is_empty()) else {
            continue;
        };
        match Mac::parse(written) {
            Ok(Some(mac)) => {
                let address = cell(address).and_then(|address| address.parse().ok());
                if let (Some(located), Some(name)) =
                    (found.add(line, &Host { mac, address }), cell(name))
                {
                    located.host_name(name.trim_end_matches('.'));
                }
            }
            Ok(None) => {}
            Err(_none) => found.fault(line, "`hwaddr` is no hardware address"),
        }
    }
}
