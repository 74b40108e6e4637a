//! Captures of network traffic, read without sending anything: pcap and pcapng.
//!
//! One observation is given for each device, in the order in which they were first heard, with all that it
//! said in the whole capture. A device is known by its hardware address, else by its address on the network.
//! No more is kept than the fields of an observation: payloads are looked at and let go.
//!
//! | module | what it does |
//! |---|---|
//! | `container` | the file: packets one after the other, with their places |
//! | `packet` | Ethernet, VLAN, ARP, IP, fragments, UDP and TCP |
//! | `devices` | which packets are of one device |
//! | `traffic` | which protocol a packet is of |
//! | `streams` | the beginnings of answers over TCP, put together |
//! | `answers` | heads of web pages and video streams, and UPnP descriptions |
//! | `certificate` | the certificate that a TLS server shows in clear |
//! | `discovery` | UPnP, WS-Discovery, and the search protocols of Hikvision and Dahua |
//! | `dhcp`, `dns`, `snmp`, `sip` | one protocol each |
//! | `problems` | what could not be read, counted and located |

use super::form::{RecordFault, StreamFormat};
use super::reading::Located;
use std::io::Read;
use traffic::Traffic;

mod answers;
mod certificate;
mod container;
mod devices;
mod dhcp;
mod discovery;
mod dns;
mod packet;
mod problems;
mod sip;
mod snmp;
mod streams;
mod traffic;

#[cfg(test)]
mod damage_tests;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

/// A capture of network traffic.
#[derive(Debug, Clone, Copy)]
pub(super) struct Capture;

/// The first bytes of pcap (microseconds, nanoseconds, with more in each record; either byte order) and of
/// pcapng.
const MARKS: &[[u8; 4]] = &[
    [0xa1, 0xb2, 0xc3, 0xd4],
    [0xd4, 0xc3, 0xb2, 0xa1],
    [0xa1, 0xb2, 0x3c, 0x4d],
    [0x4d, 0x3c, 0xb2, 0xa1],
    [0xa1, 0xb2, 0xcd, 0x34],
    [0x34, 0xcd, 0xb2, 0xa1],
    [0x0a, 0x0d, 0x0d, 0x0a],
];

impl StreamFormat for Capture {
    fn name(&self) -> &'static str {
        "a capture of network traffic (pcap, pcapng)"
    }

    fn fits(&self, beginning: &[u8]) -> bool {
        MARKS.iter().any(|mark| beginning.starts_with(mark))
    }

    fn open(
        &self,
        bytes: Box<dyn Read + Send>,
    ) -> Box<dyn Iterator<Item = Result<Located, RecordFault>> + Send> {
        // A device may say something in the last packet, so the whole capture is heard before the first
        // device is given.
        Box::new(std::iter::once_with(|| heard(bytes)).flatten())
    }
}

/// The devices of a capture, then its problems.
fn heard(bytes: Box<dyn Read + Send>) -> Vec<Result<Located, RecordFault>> {
    let mut traffic = Traffic::default();
    let broken = container::each(bytes, |packet| traffic.take(packet)).err();
    let (devices, problems) = traffic.finish();
    let faults = broken
        .into_iter()
        .chain(problems)
        .map(|reason| RecordFault {
            column: None,
            reason,
        });
    devices.into_iter().map(Ok).chain(faults.map(Err)).collect()
}
