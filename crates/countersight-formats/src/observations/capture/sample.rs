//! Captures for the tests, built packet by packet.

use super::super::form::StreamFormat;
use super::Capture;
use etherparse::PacketBuilder;
use std::net::{IpAddr, SocketAddr};

/// A hardware address of the block for documentation (RFC 7042), by its last byte.
pub(super) fn mac(last: u8) -> [u8; 6] {
    [0x00, 0x00, 0x5e, 0x00, 0x53, last]
}

/// One packet, or what a test puts in its place.
pub(super) type Frame = Vec<u8>;

pub(super) fn arp(from: [u8; 6], address: [u8; 4]) -> Frame {
    let mut frame = ethernet(from, 0x0806);
    frame.extend([0, 1, 8, 0, 6, 4, 0, 2]);
    frame.extend(from);
    frame.extend(address);
    frame.extend([0; 10]);
    frame
}

/// The head of a frame to everybody.
pub(super) fn ethernet(from: [u8; 6], kind: u16) -> Frame {
    let mut frame = vec![0xff; 6];
    frame.extend(from);
    frame.extend(kind.to_be_bytes());
    frame
}

/// A datagram over Ethernet with so many hops left.
pub(super) fn udp(mac: [u8; 6], hops: u8, from: &str, to: &str, content: &[u8]) -> Frame {
    let (from, to): (SocketAddr, SocketAddr) = (from.parse().unwrap(), to.parse().unwrap());
    let link = PacketBuilder::ethernet2(mac, [2; 6]);
    let ip = match (from.ip(), to.ip()) {
        (IpAddr::V4(from), IpAddr::V4(to)) => link.ipv4(from.octets(), to.octets(), hops),
        (IpAddr::V6(from), IpAddr::V6(to)) => link.ipv6(from.octets(), to.octets(), hops),
        _ => panic!("addresses of two sorts"),
    };
    let mut frame = Vec::new();
    ip.udp(from.port(), to.port())
        .write(&mut frame, content)
        .unwrap();
    frame
}

/// A piece of a stream over Ethernet.
pub(super) fn tcp(
    mac: [u8; 6],
    hops: u8,
    from: &str,
    to: &str,
    sequence: u32,
    content: &[u8],
) -> Frame {
    let (from, to): (SocketAddr, SocketAddr) = (from.parse().unwrap(), to.parse().unwrap());
    let (IpAddr::V4(here), IpAddr::V4(there)) = (from.ip(), to.ip()) else {
        panic!("IPv4 is meant");
    };
    let mut frame = Vec::new();
    PacketBuilder::ethernet2(mac, [2; 6])
        .ipv4(here.octets(), there.octets(), hops)
        .tcp(from.port(), to.port(), sequence, 1024)
        .write(&mut frame, content)
        .unwrap();
    frame
}

/// A capture as tcpdump writes it.
pub(super) fn pcap(frames: &[Frame]) -> Vec<u8> {
    pcap_of(1, frames)
}

/// A capture of a link type.
pub(super) fn pcap_of(link: u32, frames: &[Frame]) -> Vec<u8> {
    let mut file = 0xa1b2_c3d4_u32.to_le_bytes().to_vec();
    file.extend([2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    file.extend(262_144_u32.to_le_bytes());
    file.extend(link.to_le_bytes());
    for frame in frames {
        record(&mut file, frame, frame.len());
    }
    file
}

/// Adds a packet of which so many bytes were on the wire.
pub(super) fn record(file: &mut Vec<u8>, frame: &[u8], on_wire: usize) {
    file.extend([0; 8]);
    file.extend(u32::try_from(frame.len()).unwrap().to_le_bytes());
    file.extend(u32::try_from(on_wire).unwrap().to_le_bytes());
    file.extend(frame);
}

/// A capture as Wireshark writes it, in the byte order of the other machine if `big`.
pub(super) fn pcapng(frames: &[Frame], big: bool) -> Vec<u8> {
    let long = |n: u32| {
        if big {
            n.to_be_bytes()
        } else {
            n.to_le_bytes()
        }
    };
    let short = |n: u16| {
        if big {
            n.to_be_bytes()
        } else {
            n.to_le_bytes()
        }
    };
    let block = |kind: u32, body: Vec<u8>| {
        let length = long(12 + u32::try_from(body.len()).unwrap());
        [long(kind).to_vec(), length.to_vec(), body, length.to_vec()].concat()
    };
    let section = [&long(0x1a2b_3c4d)[..], &short(1), &short(0), &[0xff; 8]].concat();
    let interface = [&short(1)[..], &short(0), &long(0)].concat();
    let mut file = block(0x0a0d_0d0a, section);
    file.extend(block(1, interface));
    for frame in frames {
        let length = long(u32::try_from(frame.len()).unwrap());
        let mut body = [&[0; 12][..], &length, &length, frame].concat();
        body.resize(body.len().next_multiple_of(4), 0);
        file.extend(block(6, body));
    }
    file
}

/// What is read of a capture, one line for a device or problem.
pub(super) fn read(file: Vec<u8>) -> String {
    let lines = Capture
        .open(Box::new(std::io::Cursor::new(file)))
        .map(|record| match record {
            Ok(located) => {
                let values: Vec<String> = located
                    .observation
                    .values()
                    .map(|(field, value)| format!("\n    {field}={value}"))
                    .collect();
                format!(
                    "{} ({}){}",
                    located.id.unwrap(),
                    located.place,
                    values.concat()
                )
            }
            Err(fault) => format!("! {fault}"),
        });
    lines.collect::<Vec<_>>().join("\n")
}

/// A DHCP request of a device.
pub(super) fn dhcp(from: [u8; 6], name: &str, class: &str) -> Vec<u8> {
    let mut message = vec![1, 1, 6, 0];
    message.resize(28, 0);
    message.extend(from);
    message.resize(236, 0);
    message.extend([99, 130, 83, 99, 53, 1, 3]);
    for (code, text) in [(12, name), (60, class)] {
        message.extend([code, u8::try_from(text.len()).unwrap()]);
        message.extend(text.as_bytes());
    }
    message.extend([55, 2, 1, 3, 255]);
    message
}

/// An element of DER.
fn der(kind: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let mut out = vec![kind];
    if content.len() < 128 {
        out.push(u8::try_from(content.len()).unwrap());
    } else {
        out.push(0x82);
        out.extend(u16::try_from(content.len()).unwrap().to_be_bytes());
    }
    out.extend(content);
    out
}

/// A name of attributes 2.5.4.n.
fn distinguished(parts: &[(u8, &str)]) -> Vec<u8> {
    let sets: Vec<Vec<u8>> = parts
        .iter()
        .map(|(kind, text)| {
            let id = der(6, &[&[0x55, 4, *kind]]);
            der(0x31, &[&der(0x30, &[&id, &der(12, &[text.as_bytes()])])])
        })
        .collect();
    der(0x30, &[&sets.concat()])
}

/// The stream of a server that shows a certificate: greeting, certificate, end of greeting, in one record.
pub(super) fn tls(subject: &[(u8, &str)], issuer: &[(u8, &str)]) -> Vec<u8> {
    let rsa = der(6, &[&[0x2a, 0x86, 0x48, 0x86, 0xf7, 13, 1, 1, 11]]);
    let algorithm = der(0x30, &[&rsa, &[5, 0]]);
    let day = der(0x17, &[b"240101000000Z"]);
    let key = der(0x30, &[&algorithm, &der(3, &[&[0; 80]])]);
    let inside = der(
        0x30,
        &[
            &der(0xa0, &[&[2, 1, 2]]),
            &[2, 1, 7],
            &algorithm,
            &distinguished(issuer),
            &der(0x30, &[&day, &day]),
            &distinguished(subject),
            &key,
        ],
    );
    let certificate = der(0x30, &[&inside, &algorithm, &der(3, &[&[0; 80]])]);
    let long = |n: usize| u32::try_from(n).unwrap().to_be_bytes()[1..].to_vec();
    let chain = [long(certificate.len()), certificate].concat();
    let messages = [
        vec![2, 0, 0, 4, 3, 3, 0, 0],
        [vec![11], long(chain.len() + 3), long(chain.len()), chain].concat(),
        vec![14, 0, 0, 0],
    ]
    .concat();
    let length = u16::try_from(messages.len()).unwrap().to_be_bytes();
    [&[22, 3, 3][..], &length, &messages].concat()
}
