//! Answers to a search on the own network: UPnP (SSDP), WS-Discovery, and the protocols of Hikvision (SADP)
//! and Dahua (DHIP and its forerunner).
//!
//! Sources of the makers' protocols: the catalogue of UniversalScanner, and answers in public code.

use super::super::mac::Mac;
use super::traffic::Say;
use countersight_model::field::Field;
use std::net::IpAddr;

/// A UPnP announcement or answer (UPnP Device Architecture, section 1). One whose description lies at another
/// address than the sender's was handed on, and says nothing of its sender.
pub(super) fn ssdp(bytes: &[u8], from: IpAddr, say: &mut Say<'_>) {
    let text = String::from_utf8_lossy(bytes);
    if !(text.starts_with("NOTIFY ") || text.starts_with("HTTP/1.")) {
        return;
    }
    let lines = || {
        text.lines().skip(1).filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.trim().to_ascii_lowercase(), value.trim()))
        })
    };
    if lines().any(|(name, value)| name == "location" && lies_elsewhere(value, from)) {
        return;
    }
    for (name, value) in lines() {
        match name.as_str() {
            "server" => say(Field::SsdpServer, value),
            "nt" | "st" if value.starts_with("urn:") && value.contains(":device:") => {
                say(Field::SsdpDeviceType, value);
            }
            _ => {}
        }
    }
}

/// Whether an address of the web has a host that is another IPv4 address than this one.
fn lies_elsewhere(address: &str, from: IpAddr) -> bool {
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = host.split([':', '/']).next().unwrap_or_default();
    from.is_ipv4() && host.parse().is_ok_and(|host: IpAddr| host != from)
}

/// An answer to WS-Discovery or a greeting by it, as cameras with ONVIF give it (OASIS WS-Discovery 1.1).
pub(super) fn ws_discovery(bytes: &[u8], say: &mut Say<'_>) {
    let text = String::from_utf8_lossy(bytes);
    let endpoints = elements(&text, "Address");
    let endpoints = endpoints
        .iter()
        .filter(|address| address.starts_with("urn:"));
    let mut endpoints = endpoints.copied();
    let Some(endpoint) = endpoints.next() else {
        return;
    };
    // A proxy answers for others: what it says is of no one device.
    if endpoints.any(|other| other != endpoint) || !speaks_of_itself(&text) {
        return;
    }
    say(Field::WsdEndpoint, endpoint);
    let fields = [
        ("Types", Field::WsdTypes),
        ("Scopes", Field::OnvifScopes),
        ("XAddrs", Field::OnvifXaddrs),
    ];
    for (name, field) in fields {
        let words = elements(&text, name);
        for word in words.iter().flat_map(|words| words.split_whitespace()) {
            let lower = word.to_ascii_lowercase();
            // Where a device hangs, and which one it is.
            if !(lower.contains("/location/") || lower.contains("/serial")) {
                say(field, word);
            }
        }
    }
}

fn speaks_of_itself(message: &str) -> bool {
    ["ProbeMatch", "ResolveMatch", "Hello"]
        .iter()
        .any(|name| !elements(message, name).is_empty())
}

/// An answer to Hikvision's search.
pub(super) fn sadp(bytes: &[u8], say: &mut Say<'_>) {
    let text = String::from_utf8_lossy(bytes);
    let Some(start) = text.find('<') else { return };
    let text = text.get(start..).unwrap_or_default();
    if elements(text, "ProbeMatch").is_empty() {
        return;
    }
    say(Field::Sadp, text.trim_end_matches('\0'));
    for mac in elements(text, "MAC") {
        own_address(mac, say);
    }
}

/// An answer to Dahua's search: JSON behind a head of 32 bytes.
pub(super) fn dhip(bytes: &[u8], say: &mut Say<'_>) {
    let text = String::from_utf8_lossy(bytes);
    let (Some(start), Some(end)) = (text.find('{'), text.rfind('}')) else {
        return;
    };
    let Some(json) = text
        .get(start..=end)
        .filter(|json| json.contains("notifyDevInfo"))
    else {
        return;
    };
    say(Field::Dhip, json);
    if let Some((_, after)) = json.split_once("\"mac\"")
        && let Some(mac) = after.split('"').nth(1)
    {
        own_address(mac, say);
    }
}

/// An answer to the forerunner of Dahua's search: a head of 32 bytes that begins with 0xb3, a block whose
/// length the head tells, then the hardware address and lines of text. Of the lines only the model is kept.
///
/// It is given as `0xb3 Device:` and the model.
pub(super) fn dahua_old(bytes: &[u8], say: &mut Say<'_>) {
    const HEAD: usize = 32;
    let [0xb3, _, _, _, length, longer, 0, 0, ..] = bytes else {
        return;
    };
    let block = usize::from(u16::from_le_bytes([*length, *longer]));
    let text = String::from_utf8_lossy(bytes.get(HEAD + block..).unwrap_or_default());
    let Some((address, lines)) = text.split_at_checked(17) else {
        return;
    };
    if !own_address(address, say) {
        return;
    }
    let model = lines
        .lines()
        .find_map(|line| line.trim().strip_prefix("Device:"));
    say(
        Field::Dhip,
        &format!("0xb3 Device:{}", model.unwrap_or_default().trim()),
    );
}

/// Says the hardware address that a device gives as its own.
fn own_address(text: &str, say: &mut Say<'_>) -> bool {
    let mac = Mac::parse(text).ok().flatten();
    if let Some(mac) = mac {
        say(Field::Mac, &mac.to_string());
    }
    mac.is_some()
}

/// The contents of all elements of this name, whatever its prefix, up to the next end of one.
///
/// Enough for messages whose elements of interest hold text or are only looked for; nothing is built.
pub(super) fn elements<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        let Some((tag, content)) = after.split_once('>') else {
            break;
        };
        let full = tag
            .split([' ', '\t', '\r', '\n', '/'])
            .next()
            .unwrap_or_default();
        let local = full.rsplit(':').next().unwrap_or_default();
        if local != name && !(name == "title" && local.eq_ignore_ascii_case(name)) {
            continue;
        }
        let end = content.find("</").unwrap_or(content.len());
        found.push(content.get(..end).unwrap_or_default().trim());
    }
    found
}
