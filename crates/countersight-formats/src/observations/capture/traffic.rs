//! Which protocol a packet is of, and who says what in it.

use super::super::reading::Located;
use super::container::Packet;
use super::devices::{Devices, Who, is_private};
use super::packet::{Apart, Content, Heard, Untold};
use super::streams::{Streams, Way};
use super::{dhcp, discovery, dns, sip, snmp};
use countersight_model::field::Field;
use std::net::{IpAddr, SocketAddr};

/// Ports of protocols that are understood (registry of IANA; those of makers in the notes of their readers).
mod port {
    pub(super) const DNS: u16 = 53;
    pub(super) const DHCP_SERVER: u16 = 67;
    pub(super) const DHCP_CLIENT: u16 = 68;
    pub(super) const SNMP: u16 = 161;
    pub(super) const SSDP: u16 = 1900;
    pub(super) const WS_DISCOVERY: u16 = 3702;
    pub(super) const DAHUA_OLD: u16 = 5050;
    pub(super) const SIP: u16 = 5060;
    pub(super) const MDNS: u16 = 5353;
    pub(super) const SADP: u16 = 37020;
    pub(super) const DHIP: u16 = 37810;
}

/// Hears packets one after the other.
#[derive(Debug, Default)]
pub(super) struct Traffic {
    apart: Apart,
    streams: Streams,
    devices: Devices,
}

/// Takes what a device says of itself.
pub(super) type Say<'s> = dyn FnMut(Field, &str) + 's;

impl Traffic {
    /// Hears a packet.
    pub(super) fn take(&mut self, packet: Packet<'_>) {
        self.devices.packet = packet.number;
        let heard = match self.apart.take(&packet) {
            Ok(heard) => heard,
            Err(Untold::Link) => {
                let problems = &mut self.devices.problems;
                problems.other_link(packet.link, packet.number, packet.offset);
                return;
            }
            Err(Untold::Damaged(_)) if packet.cut => {
                self.devices.problems.cut(packet.number, packet.offset);
                return;
            }
            Err(Untold::Damaged(what)) => {
                let problems = &mut self.devices.problems;
                problems.damaged(packet.number, packet.offset, what);
                return;
            }
        };
        self.who(&heard);
        let Some(from) = heard.from else { return };
        // Servers of the world are nobody's devices here, and whom somebody visited is not ours to know.
        if !heard.unrouted && !is_private(from) {
            return;
        }
        let read = match heard.content {
            Content::Udp {
                from: port,
                to,
                bytes,
            } => self.datagram(SocketAddr::new(from, port), to, &bytes),
            Content::Tcp {
                from: port,
                to,
                sequence,
                accepts,
                bytes,
            } => {
                let way = Way {
                    from: SocketAddr::new(from, port),
                    to,
                };
                let devices = &mut self.devices;
                if accepts {
                    devices.says(Who::Address(from), Field::Port, &port.to_string());
                }
                self.streams
                    .take(way, sequence, bytes, &mut |way, field, value| {
                        devices.says(Who::Address(way.from.ip()), field, value);
                    })
                    .then_some(())
                    .map(Ok)
            }
            Content::Other => None,
        };
        match read {
            Some(_) if packet.cut => self.devices.problems.cut(packet.number, packet.offset),
            Some(Err(what)) => {
                let problems = &mut self.devices.problems;
                problems.damaged(packet.number, packet.offset, what);
            }
            Some(Ok(())) | None => {}
        }
    }

    /// Notes who was heard, and whose an address is.
    fn who(&mut self, heard: &Heard<'_>) {
        if let Some(mac) = heard.from_mac {
            self.devices.heard(Who::Mac(mac));
            if let Some(from) = heard.from.filter(|_| heard.unrouted) {
                self.devices.belongs(from, mac, false);
            }
        }
        if let Some((address, mac)) = heard.told {
            self.devices.heard(Who::Mac(mac));
            self.devices.belongs(address, mac, true);
        }
    }

    /// Reads a datagram: none if it is of no protocol that is understood, else what contradicts itself in
    /// it, if anything does.
    fn datagram(
        &mut self,
        from: SocketAddr,
        to: u16,
        bytes: &[u8],
    ) -> Option<Result<(), &'static str>> {
        let who = Who::Address(from.ip());
        let either = |port: u16| from.port() == port || to == port;
        if either(port::DHCP_SERVER) || either(port::DHCP_CLIENT) {
            return Some(self.dhcp(bytes));
        }
        let devices = &mut self.devices;
        if from.port() == port::DNS {
            devices.answers_names(who);
            return None;
        }
        let say = &mut |field: Field, value: &str| devices.says(who, field, value);
        if to == port::DNS {
            return Some(dns::questions(bytes, say));
        } else if either(port::MDNS) {
            return Some(dns::announcement(bytes, from.ip(), say));
        } else if from.port() == port::SNMP {
            return Some(snmp::answer(bytes, say));
        } else if either(port::SSDP) {
            discovery::ssdp(bytes, from.ip(), say);
        } else if either(port::WS_DISCOVERY) {
            discovery::ws_discovery(bytes, say);
        } else if either(port::SADP) {
            discovery::sadp(bytes, say);
        } else if either(port::SIP) {
            sip::message(bytes, say);
        } else if either(port::DHIP) {
            discovery::dhip(bytes, say);
        } else if either(port::DAHUA_OLD) {
            discovery::dahua_old(bytes, say);
        } else {
            return None;
        }
        Some(Ok(()))
    }

    fn dhcp(&mut self, bytes: &[u8]) -> Result<(), &'static str> {
        let Some(message) = dhcp::message(bytes)? else {
            return Ok(());
        };
        let who = Who::Mac(message.mac);
        self.devices.heard(who);
        if let Some(address) = message.address {
            self.devices.belongs(IpAddr::V4(address), message.mac, true);
        }
        for (field, value) in message.values {
            self.devices.says(who, field, &value);
        }
        Ok(())
    }

    /// The devices that were heard, and the problems in sentences.
    pub(super) fn finish(mut self) -> (Vec<Located>, Vec<String>) {
        let devices = &mut self.devices;
        self.streams.finish(&mut |way, field, value| {
            devices.says(Who::Address(way.from.ip()), field, value);
        });
        let (devices, problems) = self.devices.finish();
        (devices, problems.said())
    }
}
