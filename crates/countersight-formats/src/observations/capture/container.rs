//! The file of a capture: packets one after the other, with their places.

use pcap_parser::traits::PcapNGPacketBlock;
use pcap_parser::{Block, PcapBlockOwned, PcapError, create_reader};
use std::io::Read;

/// Bytes held of the file at once. A packet is no longer than 262,144 bytes in any program that captures.
const HELD: usize = 1 << 20;

/// A packet as captured.
#[derive(Debug, Clone, Copy)]
pub(super) struct Packet<'p> {
    /// Its number in the file, from 1.
    pub(super) number: u64,
    /// Where its record begins, in bytes from 0.
    pub(super) offset: u64,
    /// Number of its link type (the registry of tcpdump.org); none if its interface is not described.
    pub(super) link: Option<i32>,
    /// The program that captured it left out its end.
    pub(super) cut: bool,
    /// Its bytes.
    pub(super) bytes: &'p [u8],
}

/// Hands on every packet.
///
/// # Errors
///
/// What is wrong with the file and where; the packets before it were handed on.
pub(super) fn each(
    bytes: Box<dyn Read + Send>,
    mut hear: impl FnMut(Packet<'_>),
) -> Result<(), String> {
    let mut reader = create_reader(HELD, bytes).map_err(|error| broken(0, 0, &error))?;
    // One for a capture of pcap, one for each interface of a section of pcapng.
    let mut links = Vec::new();
    let mut number = 0;
    let mut offset = 0;
    loop {
        let length = match reader.next() {
            Ok((length, block)) => {
                if let Some((link, original, bytes)) = content(&block, &mut links) {
                    number += 1;
                    hear(Packet {
                        number,
                        offset,
                        link,
                        cut: (bytes.len() as u64) < u64::from(original),
                        bytes,
                    });
                }
                length
            }
            Err(PcapError::Eof) => return Ok(()),
            Err(PcapError::Incomplete(_)) => {
                reader
                    .refill()
                    .map_err(|error| broken(number, offset, &error))?;
                continue;
            }
            Err(error) => return Err(broken(number, offset, &error)),
        };
        reader.consume(length);
        offset += length as u64;
    }
}

/// Link type, length on the wire and bytes of a packet; none for a block of another sort, whose interface
/// is noted if it describes one.
fn content<'b>(
    block: &'b PcapBlockOwned<'_>,
    links: &mut Vec<i32>,
) -> Option<(Option<i32>, u32, &'b [u8])> {
    match block {
        PcapBlockOwned::LegacyHeader(header) => {
            // The upper bits may tell of check sequences at the end of each packet.
            links.push(header.network.0 & 0xffff);
            None
        }
        PcapBlockOwned::Legacy(packet) => {
            Some((links.first().copied(), packet.origlen, packet.data))
        }
        PcapBlockOwned::NG(Block::SectionHeader(_)) => {
            links.clear();
            None
        }
        PcapBlockOwned::NG(Block::InterfaceDescription(interface)) => {
            links.push(interface.linktype.0);
            None
        }
        PcapBlockOwned::NG(Block::EnhancedPacket(packet)) => {
            let interface = usize::try_from(packet.if_id).ok();
            let link = interface.and_then(|interface| links.get(interface).copied());
            Some((link, packet.origlen, packet.packet_data()))
        }
        PcapBlockOwned::NG(Block::SimplePacket(packet)) => {
            Some((links.first().copied(), packet.origlen, packet.packet_data()))
        }
        PcapBlockOwned::NG(_) => None,
    }
}

fn broken<I>(before: u64, offset: u64, error: &PcapError<I>) -> String {
    let what = match error {
        PcapError::UnexpectedEof | PcapError::Incomplete(_) => "the file ends inside a record",
        PcapError::ReadError => "the file cannot be read on",
        PcapError::BufferTooSmall => "a record is longer than any packet",
        _ => "this is no record of a capture",
    };
    format!(
        "the capture is damaged at byte {offset}: {what}. {before} packets before it were read; copy or \
         capture it again for the rest"
    )
}
