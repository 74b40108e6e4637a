//! A packet taken apart: Ethernet, VLAN, ARP, IP, fragments, UDP and TCP.

use super::super::mac::Mac;
use super::container::Packet;
use etherparse::defrag::IpDefragBuf;
use etherparse::{
    EtherType, IpFragOffset, IpNumber, Ipv6ExtensionSlice, LaxIpPayloadSlice, LaxNetSlice,
    LaxSlicedPacket, TcpSlice, TransportSlice, UdpSlice,
};
use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// Link types, from the registry of tcpdump.org.
mod link {
    pub(super) const ETHERNET: i32 = 1;
    pub(super) const RAW: i32 = 101;
    pub(super) const COOKED: i32 = 113;
    pub(super) const IPV4: i32 = 228;
    pub(super) const IPV6: i32 = 229;
    pub(super) const COOKED_2: i32 = 276;
}

/// Datagrams whose fragments are held at once, of at most 64 KiB each.
const MOST_FRAGMENTED: usize = 256;

/// What a packet tells.
#[derive(Debug, Default)]
pub(super) struct Heard<'p> {
    /// Hardware address from which it came over the last stretch.
    pub(super) from_mac: Option<Mac>,
    /// Address from which it came.
    pub(super) from: Option<IpAddr>,
    /// It came from its sender without a router between, so both addresses are of one device.
    pub(super) unrouted: bool,
    /// An address and the hardware address that it belongs to, as the device says.
    pub(super) told: Option<(IpAddr, Mac)>,
    /// What it carries.
    pub(super) content: Content<'p>,
}

/// What a packet carries.
#[derive(Debug, Default)]
pub(super) enum Content<'p> {
    #[default]
    Other,
    /// A datagram; one that came in fragments was put together.
    Udp {
        from: u16,
        to: u16,
        bytes: Bytes<'p>,
    },
    /// A piece of a stream.
    Tcp {
        from: u16,
        to: SocketAddr,
        sequence: u32,
        /// It opens the stream from the server's side.
        accepts: bool,
        bytes: &'p [u8],
    },
}

/// The bytes of a datagram.
pub(super) type Bytes<'p> = std::borrow::Cow<'p, [u8]>;

/// Why a packet tells nothing.
#[derive(Debug)]
pub(super) enum Untold {
    /// Its link type is not understood.
    Link,
    /// It contradicts itself.
    Damaged(String),
}

/// Takes packets apart, and puts fragments together.
#[derive(Debug, Default)]
pub(super) struct Apart {
    fragmented: HashMap<Whole, IpDefragBuf>,
    order: VecDeque<Whole>,
}

/// What fragments of one datagram have in common.
type Whole = (IpAddr, IpAddr, u32, u8);

impl Apart {
    /// Takes a packet apart.
    ///
    /// # Errors
    ///
    /// [`Untold`] when it cannot be.
    pub(super) fn take<'p>(&mut self, packet: &Packet<'p>) -> Result<Heard<'p>, Untold> {
        let mut heard = Heard::default();
        let sliced = match packet.link {
            Some(link::ETHERNET) => {
                heard.from_mac = packet.bytes.get(6..12).and_then(Mac::new);
                LaxSlicedPacket::from_ethernet(packet.bytes).map_err(damaged)?
            }
            Some(link::COOKED) => cooked(packet.bytes, &mut heard, &COOKED)?,
            Some(link::COOKED_2) => cooked(packet.bytes, &mut heard, &COOKED_2)?,
            Some(link::RAW | link::IPV4 | link::IPV6) => {
                LaxSlicedPacket::from_ip(packet.bytes).map_err(damaged)?
            }
            _ => return Err(Untold::Link),
        };
        match &sliced.net {
            Some(LaxNetSlice::Arp(arp)) => {
                let mac = Mac::new(arp.sender_hw_addr());
                let address: Option<[u8; 4]> = arp.sender_protocol_addr().try_into().ok();
                let address = address.map(Ipv4Addr::from);
                let address = address.filter(|address| !address.is_unspecified());
                heard.told = address.zip(mac).map(|(ip, mac)| (IpAddr::V4(ip), mac));
                heard.from_mac = mac;
                return Ok(heard);
            }
            Some(LaxNetSlice::Ipv4(ip)) => {
                let header = ip.header();
                let to = IpAddr::V4(header.destination_addr());
                heard.from = Some(IpAddr::V4(header.source_addr()));
                heard.unrouted = unrouted(header.ttl(), to);
                if ip.payload().fragmented {
                    let number = u32::from(header.identification());
                    let offset = header.fragments_offset();
                    let more = header.more_fragments();
                    self.fragment(&mut heard, to, number, offset, more, ip.payload())?;
                    return Ok(heard);
                }
            }
            Some(LaxNetSlice::Ipv6(ip)) => {
                let header = ip.header();
                let to = IpAddr::V6(header.destination_addr());
                heard.from = Some(IpAddr::V6(header.source_addr()));
                heard.unrouted = unrouted(header.hop_limit(), to);
                if ip.payload().fragmented {
                    let piece = ip.extensions().clone().into_iter().find_map(|extension| {
                        let Ipv6ExtensionSlice::Fragment(piece) = extension else {
                            return None;
                        };
                        Some((
                            piece.identification(),
                            piece.fragment_offset(),
                            piece.more_fragments(),
                        ))
                    });
                    if let Some((number, offset, more)) = piece {
                        self.fragment(&mut heard, to, number, offset, more, ip.payload())?;
                    }
                    return Ok(heard);
                }
            }
            None => {}
        }
        if let Some((error, _)) = &sliced.stop_err {
            return Err(damaged(error));
        }
        let incomplete = sliced
            .ip_payload()
            .is_some_and(|payload| payload.incomplete);
        if incomplete && !packet.cut {
            let what = "it says that it is longer than it is";
            return Err(Untold::Damaged(what.to_owned()));
        }
        let to = match &sliced.net {
            Some(LaxNetSlice::Ipv4(ip)) => IpAddr::V4(ip.header().destination_addr()),
            Some(LaxNetSlice::Ipv6(ip)) => IpAddr::V6(ip.header().destination_addr()),
            _ => return Ok(heard),
        };
        match &sliced.transport {
            Some(TransportSlice::Udp(udp)) => {
                heard.content = Content::Udp {
                    from: udp.source_port(),
                    to: udp.destination_port(),
                    bytes: Bytes::Borrowed(udp.payload()),
                };
            }
            Some(TransportSlice::Tcp(tcp)) => heard.content = piece(tcp, to),
            Some(TransportSlice::Icmpv6(icmp)) => {
                heard.told = neighbour(icmp.slice(), heard.from);
            }
            _ => {}
        }
        Ok(heard)
    }

    /// Adds a fragment; the last one that was missing gives the datagram.
    fn fragment(
        &mut self,
        heard: &mut Heard<'_>,
        to: IpAddr,
        number: u32,
        offset: IpFragOffset,
        more: bool,
        payload: &LaxIpPayloadSlice<'_>,
    ) -> Result<(), Untold> {
        let (Some(from), IpNumber::UDP) = (heard.from, payload.ip_number) else {
            return Ok(());
        };
        let whole = (from, to, number, payload.ip_number.0);
        let parts = self.fragmented.entry(whole).or_insert_with(|| {
            self.order.push_back(whole);
            IpDefragBuf::new(payload.ip_number, Vec::new(), Vec::new())
        });
        let added = parts.add(offset, more, payload.payload);
        let complete = parts.is_complete();
        if let Err(error) = added {
            self.fragmented.remove(&whole);
            self.order.retain(|waiting| *waiting != whole);
            return Err(damaged(error));
        }
        if complete {
            self.order.retain(|waiting| *waiting != whole);
            let bytes = self.fragmented.remove(&whole);
            let bytes = bytes.map(|parts| parts.take_bufs().0).unwrap_or_default();
            let udp = UdpSlice::from_slice_lax(&bytes).map_err(damaged)?;
            heard.content = Content::Udp {
                from: udp.source_port(),
                to: udp.destination_port(),
                bytes: Bytes::Owned(udp.payload().to_vec()),
            };
        }
        // What is never completed makes room.
        if self.order.len() > MOST_FRAGMENTED
            && let Some(oldest) = self.order.pop_front()
        {
            self.fragmented.remove(&oldest);
        }
        Ok(())
    }
}

fn damaged(error: impl fmt::Display) -> Untold {
    Untold::Damaged(error.to_string())
}

/// Where the head of a packet that Linux captured on all interfaces holds what.
struct Cooked {
    kind: usize,
    address_length: usize,
    address: usize,
    content: usize,
}

const COOKED: Cooked = Cooked {
    kind: 14,
    address_length: 5,
    address: 6,
    content: 16,
};
const COOKED_2: Cooked = Cooked {
    kind: 0,
    address_length: 11,
    address: 12,
    content: 20,
};

fn cooked<'p>(
    bytes: &'p [u8],
    heard: &mut Heard<'_>,
    layout: &Cooked,
) -> Result<LaxSlicedPacket<'p>, Untold> {
    let short = || Untold::Damaged("it is shorter than its head".to_owned());
    let content = bytes.get(layout.content..).ok_or_else(short)?;
    let kind = bytes.get(layout.kind..layout.kind + 2);
    let kind: [u8; 2] = kind
        .and_then(|kind| kind.try_into().ok())
        .ok_or_else(short)?;
    if bytes.get(layout.address_length) == Some(&6) {
        let address = bytes.get(layout.address..layout.address + 6);
        heard.from_mac = address.and_then(Mac::new);
    }
    let kind = EtherType(u16::from_be_bytes(kind));
    Ok(LaxSlicedPacket::from_ether_type(kind, content))
}

fn piece<'p>(tcp: &TcpSlice<'p>, to: IpAddr) -> Content<'p> {
    Content::Tcp {
        from: tcp.source_port(),
        to: SocketAddr::new(to, tcp.destination_port()),
        sequence: tcp.sequence_number(),
        accepts: tcp.syn() && tcp.ack(),
        bytes: tcp.payload(),
    }
}

/// Whether no router was between. Every router takes one from the hops that are left, and systems begin
/// with 64, 128 or 255; groups of the own network are not routed at all.
fn unrouted(hops_left: u8, to: IpAddr) -> bool {
    let own_network = match to {
        // RFC 5771, section 4, and the local scope of RFC 2365, section 6.1.
        IpAddr::V4(to) => {
            let [first, second, third, _] = to.octets();
            to.is_broadcast()
                || (first, second, third) == (224, 0, 0)
                || (first, second) == (239, 255)
        }
        // RFC 4291, section 2.7: interface and link scope.
        IpAddr::V6(to) => to.is_multicast() && to.segments().first().is_some_and(|s| s & 0xf <= 2),
    };
    own_network || matches!(hops_left, 64 | 128 | 255)
}

/// The address and hardware address that a message of neighbour discovery tells (RFC 4861).
fn neighbour(message: &[u8], from: Option<IpAddr>) -> Option<(IpAddr, Mac)> {
    const SOLICITS: u8 = 135;
    const ADVERTISES: u8 = 136;
    let (address, wanted) = match *message.first()? {
        SOLICITS => (from?, 1),
        ADVERTISES => {
            let target: [u8; 16] = message.get(8..24)?.try_into().ok()?;
            (IpAddr::V6(Ipv6Addr::from(target)), 2)
        }
        _ => return None,
    };
    if address.is_unspecified() {
        return None;
    }
    let mut options = message.get(24..)?;
    loop {
        let [kind, eights, rest @ ..] = options else {
            return None;
        };
        if *kind == wanted && *eights == 1 {
            return Some((address, rest.get(..6).and_then(Mac::new)?));
        }
        // A length of nought would go on for ever.
        let length = usize::from(*eights).max(1) * 8;
        options = options.get(length..)?;
    }
}
