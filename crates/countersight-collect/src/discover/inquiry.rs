//! Everything that is ever said to a group: a closed set of inquiries, none of which changes anything.
//!
//! Sources: ONVIF Core Specification and WS-Discovery (April 2005) for the probe; UPnP Device Architecture
//! 2.0, section 1.3.2, for the search; RFC 6762 for the names. The two search protocols of makers are published by nobody; their inquiries
//! are those that several public programs send.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// A protocol of discovery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Protocol {
    /// WS-Discovery, as ONVIF asks of every camera.
    WsDiscovery,
    /// UPnP's search.
    Ssdp,
    /// Hikvision's search for its own goods.
    Sadp,
    /// Dahua's search for its own goods.
    Dhip,
    /// Names and services by multicast DNS.
    Mdns,
}

impl Protocol {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Self; 5] = [
        Self::WsDiscovery,
        Self::Ssdp,
        Self::Sadp,
        Self::Dhip,
        Self::Mdns,
    ];

    /// The UDP port.
    pub fn port(self) -> u16 {
        match self {
            Self::WsDiscovery => 3702,
            Self::Ssdp => 1900,
            Self::Sadp => 37020,
            Self::Dhip => 37810,
            Self::Mdns => 5353,
        }
    }

    /// The groups in which devices of this protocol listen: that of IPv4, and that of IPv6 if there is one.
    pub fn groups(self) -> impl Iterator<Item = Group> {
        let (v4, v6) = match self {
            Self::WsDiscovery | Self::Ssdp => (Group::SiteV4, Some(Group::LinkV6)),
            Self::Sadp => (Group::SiteV4, None),
            Self::Dhip => (Group::DhipV4, None),
            Self::Mdns => (Group::NamesV4, Some(Group::NamesV6)),
        };
        std::iter::once(v4).chain(v6)
    }

    /// The name used in the log.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WsDiscovery => "WS-Discovery",
            Self::Ssdp => "SSDP",
            Self::Sadp => "SADP",
            Self::Dhip => "DHIP",
            Self::Mdns => "mDNS",
        }
    }
}

impl fmt::Display for Protocol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A group of one link that devices listen to. Messages to it leave with a hop limit of one, so no router
/// passes them on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// 239.255.255.250: WS-Discovery, SSDP, SADP.
    SiteV4,
    /// 239.255.255.251: DHIP.
    DhipV4,
    /// 224.0.0.251: mDNS.
    NamesV4,
    /// `ff02::c`: WS-Discovery, SSDP.
    LinkV6,
    /// `ff02::fb`: mDNS.
    NamesV6,
}

impl Group {
    /// Its address.
    pub fn address(self) -> IpAddr {
        match self {
            Self::SiteV4 => IpAddr::V4(Ipv4Addr::new(239, 255, 255, 250)),
            Self::DhipV4 => IpAddr::V4(Ipv4Addr::new(239, 255, 255, 251)),
            Self::NamesV4 => IpAddr::V4(Ipv4Addr::new(224, 0, 0, 251)),
            Self::LinkV6 => IpAddr::V6(Ipv6Addr::new(0xff02, 0, 0, 0, 0, 0, 0, 0xc)),
            Self::NamesV6 => IpAddr::V6(Ipv6Addr::new(0xff02, 0, 0, 0, 0, 0, 0, 0xfb)),
        }
    }
}

/// One inquiry to a group. Only [`Inquiry::new`] makes one, from its own text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inquiry {
    protocol: Protocol,
    group: Group,
    bytes: Vec<u8>,
}

impl Inquiry {
    /// The inquiry of a protocol to a group. `run` tells this run from others, and is the same for the
    /// same run: answers repeat it, and devices answer one number once.
    pub fn new(protocol: Protocol, group: Group, run: u128) -> Self {
        let bytes = match protocol {
            Protocol::WsDiscovery => wsd_probe(run),
            Protocol::Ssdp => ssdp_search(group),
            Protocol::Sadp => sadp_inquiry(run),
            Protocol::Dhip => dhip_search(),
            Protocol::Mdns => mdns_query(),
        };
        Self {
            protocol,
            group,
            bytes,
        }
    }

    /// The protocol.
    pub fn protocol(&self) -> Protocol {
        self.protocol
    }

    /// The group that it goes to.
    pub fn group(&self) -> Group {
        self.group
    }

    /// To whom it goes.
    pub fn to(&self) -> SocketAddr {
        SocketAddr::new(self.group.address(), self.protocol.port())
    }

    /// What is sent.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What it is for, in one line.
    pub fn purpose(&self) -> &'static str {
        match self.protocol {
            Protocol::WsDiscovery => "asks cameras of every maker to name themselves",
            Protocol::Ssdp => "asks devices to name their software",
            Protocol::Sadp => "asks goods with Hikvision's firmware to name themselves",
            Protocol::Dhip => "asks goods with Dahua's firmware to name themselves",
            Protocol::Mdns => "asks who offers services that cameras offer",
        }
    }
}

/// A number of a run as UUID of version 8 (RFC 9562), which is for numbers of one's own making.
fn uuid(run: u128) -> String {
    let run = run & !(0xf << 76) | (8 << 76);
    let hex = format!("{:032X}", run & !(0b11 << 62) | (0b10 << 62));
    let part = |range| hex.get(range).unwrap_or_default();
    [
        part(0..8),
        part(8..12),
        part(12..16),
        part(16..20),
        part(20..32),
    ]
    .join("-")
}

fn wsd_probe(run: u128) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
         <e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\" \
         xmlns:w=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\" \
         xmlns:d=\"http://schemas.xmlsoap.org/ws/2005/04/discovery\" \
         xmlns:dn=\"http://www.onvif.org/ver10/network/wsdl\"><e:Header>\
         <w:MessageID>uuid:{}</w:MessageID>\
         <w:To e:mustUnderstand=\"true\">urn:schemas-xmlsoap-org:ws:2005:04:discovery</w:To>\
         <w:Action e:mustUnderstand=\"true\">http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe</w:Action>\
         </e:Header><e:Body><d:Probe><d:Types>dn:NetworkVideoTransmitter</d:Types></d:Probe></e:Body></e:Envelope>",
        uuid(run).to_lowercase()
    )
    .into_bytes()
}

/// Only the root of each device answers, so that nobody answers twenty times.
fn ssdp_search(group: Group) -> Vec<u8> {
    let host = SocketAddr::new(group.address(), Protocol::Ssdp.port());
    format!("M-SEARCH * HTTP/1.1\r\nHOST: {host}\r\nMAN: \"ssdp:discover\"\r\nMX: 2\r\nST: upnp:rootdevice\r\n\r\n")
        .into_bytes()
}

fn sadp_inquiry(run: u128) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Probe><Uuid>{}</Uuid><Types>inquiry</Types></Probe>",
        uuid(run)
    )
    .into_bytes()
}

/// A head of 32 bytes with the length of the JSON text in two places, little end first.
fn dhip_search() -> Vec<u8> {
    const TEXT: &str =
        "{ \"method\" : \"DHDiscover.search\", \"params\" : { \"mac\" : \"\", \"uni\" : 1 } }\n";
    let length = u32::try_from(TEXT.len()).unwrap_or_default().to_le_bytes();
    let head: [&[u8]; 7] = [
        &[0x20, 0, 0, 0],
        b"DHIP",
        &[0; 8],
        &length,
        &[0; 4],
        &length,
        &[0; 4],
    ];
    [head.concat().as_slice(), TEXT.as_bytes()].concat()
}

/// Services by which cameras announce themselves. Phones and computers of people have others, and are
/// not asked.
pub(crate) const SERVICES: [&str; 7] = [
    "_axis-video._tcp",
    "_axis-nvr._tcp",
    "_dhnap._tcp",
    "_psia._tcp",
    "_onvif._tcp",
    "_rtsp._tcp",
    "_http._tcp",
];

/// One query with a question for each service; answers are asked for to the asker alone (RFC 6762, 5.4).
fn mdns_query() -> Vec<u8> {
    let count = u16::try_from(SERVICES.len()).unwrap_or_default();
    let mut bytes = vec![0, 0, 0, 0];
    bytes.extend_from_slice(&count.to_be_bytes());
    bytes.extend_from_slice(&[0; 6]);
    for service in SERVICES {
        for label in service.split('.').chain(["local", ""]) {
            bytes.push(u8::try_from(label.len()).unwrap_or_default());
            bytes.extend_from_slice(label.as_bytes());
        }
        // Type PTR, class IN, unicast answer wanted.
        bytes.extend_from_slice(&[0, 12, 0x80, 1]);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discover::question::Question;

    #[test]
    fn what_is_sent_to_groups_word_by_word() {
        let said: Vec<String> = Protocol::ALL
            .iter()
            .flat_map(|protocol| {
                protocol
                    .groups()
                    .map(|group| Inquiry::new(*protocol, group, 7))
            })
            .map(|inquiry| {
                let text: String = inquiry.bytes().escape_ascii().to_string();
                format!("{} {} {text}", inquiry.protocol(), inquiry.to())
            })
            .collect();
        insta::assert_snapshot!(said.join("\n"), @r##"
        WS-Discovery 239.255.255.250:3702 <?xml version=\"1.0\" encoding=\"UTF-8\"?><e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\" xmlns:w=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\" xmlns:d=\"http://schemas.xmlsoap.org/ws/2005/04/discovery\" xmlns:dn=\"http://www.onvif.org/ver10/network/wsdl\"><e:Header><w:MessageID>uuid:00000000-0000-8000-8000-000000000007</w:MessageID><w:To e:mustUnderstand=\"true\">urn:schemas-xmlsoap-org:ws:2005:04:discovery</w:To><w:Action e:mustUnderstand=\"true\">http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe</w:Action></e:Header><e:Body><d:Probe><d:Types>dn:NetworkVideoTransmitter</d:Types></d:Probe></e:Body></e:Envelope>
        WS-Discovery [ff02::c]:3702 <?xml version=\"1.0\" encoding=\"UTF-8\"?><e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\" xmlns:w=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\" xmlns:d=\"http://schemas.xmlsoap.org/ws/2005/04/discovery\" xmlns:dn=\"http://www.onvif.org/ver10/network/wsdl\"><e:Header><w:MessageID>uuid:00000000-0000-8000-8000-000000000007</w:MessageID><w:To e:mustUnderstand=\"true\">urn:schemas-xmlsoap-org:ws:2005:04:discovery</w:To><w:Action e:mustUnderstand=\"true\">http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe</w:Action></e:Header><e:Body><d:Probe><d:Types>dn:NetworkVideoTransmitter</d:Types></d:Probe></e:Body></e:Envelope>
        SSDP 239.255.255.250:1900 M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: \"ssdp:discover\"\r\nMX: 2\r\nST: upnp:rootdevice\r\n\r\n
        SSDP [ff02::c]:1900 M-SEARCH * HTTP/1.1\r\nHOST: [ff02::c]:1900\r\nMAN: \"ssdp:discover\"\r\nMX: 2\r\nST: upnp:rootdevice\r\n\r\n
        SADP 239.255.255.250:37020 <?xml version=\"1.0\" encoding=\"utf-8\"?><Probe><Uuid>00000000-0000-8000-8000-000000000007</Uuid><Types>inquiry</Types></Probe>
        DHIP 239.255.255.251:37810  \x00\x00\x00DHIP\x00\x00\x00\x00\x00\x00\x00\x00I\x00\x00\x00\x00\x00\x00\x00I\x00\x00\x00\x00\x00\x00\x00{ \"method\" : \"DHDiscover.search\", \"params\" : { \"mac\" : \"\", \"uni\" : 1 } }\n
        mDNS 224.0.0.251:5353 \x00\x00\x00\x00\x00\x07\x00\x00\x00\x00\x00\x00\x0b_axis-video\x04_tcp\x05local\x00\x00\x0c\x80\x01\t_axis-nvr\x04_tcp\x05local\x00\x00\x0c\x80\x01\x06_dhnap\x04_tcp\x05local\x00\x00\x0c\x80\x01\x05_psia\x04_tcp\x05local\x00\x00\x0c\x80\x01\x06_onvif\x04_tcp\x05local\x00\x00\x0c\x80\x01\x05_rtsp\x04_tcp\x05local\x00\x00\x0c\x80\x01\x05_http\x04_tcp\x05local\x00\x00\x0c\x80\x01
        mDNS [ff02::fb]:5353 \x00\x00\x00\x00\x00\x07\x00\x00\x00\x00\x00\x00\x0b_axis-video\x04_tcp\x05local\x00\x00\x0c\x80\x01\t_axis-nvr\x04_tcp\x05local\x00\x00\x0c\x80\x01\x06_dhnap\x04_tcp\x05local\x00\x00\x0c\x80\x01\x05_psia\x04_tcp\x05local\x00\x00\x0c\x80\x01\x06_onvif\x04_tcp\x05local\x00\x00\x0c\x80\x01\x05_rtsp\x04_tcp\x05local\x00\x00\x0c\x80\x01\x05_http\x04_tcp\x05local\x00\x00\x0c\x80\x01
    "##);
    }

    #[test]
    fn nothing_that_is_sent_logs_in_or_changes_anything() {
        let host = "10.0.0.1".parse().unwrap();
        let groups = Protocol::ALL.iter().flat_map(|protocol| {
            protocol
                .groups()
                .map(|group| Inquiry::new(*protocol, group, u128::MAX).bytes().to_vec())
        });
        let single = Question::ALL.iter().map(|question| question.bytes(host));
        for bytes in groups.chain(single) {
            let text = String::from_utf8_lossy(&bytes).to_lowercase();
            for word in [
                "authorization",
                "password",
                "login",
                "user:",
                "activate",
                "reset",
                "update",
                "modify",
                "exchangecode",
                "post ",
                "put ",
                "delete ",
                "setup ",
                "play ",
                "describe ",
                "cookie",
            ] {
                assert!(!text.contains(word), "`{word}` in {text}");
            }
        }
    }
}
