//! Frames taken apart, as far as the test asks.

use std::net::{IpAddr, SocketAddr};

/// What a frame is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Frame {
    /// Who has an address.
    Arp,
    /// Memberships of groups.
    Group(IpAddr),
    /// The system's own questions and answers on neighbours and routers of IPv6.
    Neighbours,
    Udp {
        to: SocketAddr,
        hops: u8,
        words: Vec<u8>,
    },
    Tcp {
        to: SocketAddr,
        hops: u8,
        opens: bool,
        words: Vec<u8>,
    },
    /// Whatever else: nothing of it may be seen.
    Other(String),
}

/// The hardware address from which a frame came.
pub(crate) fn sender(bytes: &[u8]) -> String {
    let parts: Vec<String> = bytes[6..12]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    parts.join(":")
}

/// Reads a frame of Ethernet (IEEE 802.3, RFC 791, RFC 8200, RFC 9293, RFC 768).
pub(crate) fn read(bytes: &[u8]) -> Frame {
    let packet = &bytes[14..];
    match (bytes[12], bytes[13]) {
        (8, 6) => Frame::Arp,
        (8, 0) => {
            let to: [u8; 4] = packet[16..20].try_into().unwrap();
            let whole = usize::from(u16::from_be_bytes([packet[2], packet[3]]));
            let head = usize::from(packet[0] & 15) * 4;
            inner(packet[9], IpAddr::from(to), packet[8], &packet[head..whole])
        }
        (0x86, 0xdd) => {
            let to: [u8; 16] = packet[24..40].try_into().unwrap();
            let whole = 40 + usize::from(u16::from_be_bytes([packet[4], packet[5]]));
            let (mut next, mut rest) = (packet[6], &packet[40..whole]);
            if next == 0 {
                (next, rest) = (rest[0], &rest[8 + usize::from(rest[1]) * 8..]);
            }
            inner(next, IpAddr::from(to), packet[7], rest)
        }
        other => Frame::Other(format!("{other:x?}")),
    }
}

fn inner(protocol: u8, to: IpAddr, hops: u8, bytes: &[u8]) -> Frame {
    let to_port = || SocketAddr::new(to, u16::from_be_bytes([bytes[2], bytes[3]]));
    match protocol {
        2 => Frame::Group(to),
        58 if bytes[0] == 143 || bytes[0] == 131 || bytes[0] == 132 => Frame::Group(to),
        58 if (133..=136).contains(&bytes[0]) => Frame::Neighbours,
        17 => Frame::Udp {
            to: to_port(),
            hops,
            words: bytes[8..].to_vec(),
        },
        6 => Frame::Tcp {
            to: to_port(),
            hops,
            opens: bytes[13] & 0x12 == 2,
            words: bytes[usize::from(bytes[12] >> 4) * 4..].to_vec(),
        },
        _ => Frame::Other(format!("protocol {protocol} to {to}: {bytes:x?}")),
    }
}
