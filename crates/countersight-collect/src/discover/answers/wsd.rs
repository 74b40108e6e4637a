//! Answers to WS-Discovery, and greetings of devices that have just come.

use super::{cell, markup};
use countersight_model::field::Field;

/// Types, scopes, service addresses and endpoint of an answer. Scopes of place and serial number are
/// dropped.
pub(crate) fn read(bytes: &[u8]) -> Vec<(Field, String)> {
    let text = String::from_utf8_lossy(bytes);
    if !["ProbeMatch", "Hello", "ResolveMatch"]
        .iter()
        .any(|word| text.contains(word))
    {
        return Vec::new();
    }
    let mut found = Vec::new();
    markup::texts(&text, &mut |name, value| match name {
        "Scopes" => {
            let scopes = value
                .split_whitespace()
                .filter(|scope| is_address(scope) && !is_private(scope));
            found.extend(scopes.map(|scope| (Field::OnvifScopes, cell(scope))));
        }
        "XAddrs" => {
            let all = value.split_whitespace();
            found.extend(all.map(|address| (Field::OnvifXaddrs, cell(address))));
        }
        "Types" => found.push((Field::WsdTypes, cell(value))),
        "Address" if value.starts_with("urn:uuid:") || value.starts_with("uuid:") => {
            found.push((Field::WsdEndpoint, cell(value)));
        }
        _ => {}
    });
    found
}

/// Firmware that writes spaces into an address leaves words behind, which may be anything.
fn is_address(scope: &str) -> bool {
    scope.contains("://") || scope.starts_with("urn:")
}

/// Where a device hangs, and its own number.
fn is_private(scope: &str) -> bool {
    let path = scope
        .split("onvif.org/")
        .nth(1)
        .unwrap_or(scope)
        .to_ascii_lowercase();
    ["location/", "serial", "geo", "latitude", "longitude"]
        .iter()
        .any(|word| path.starts_with(word))
        || path.contains("serialnumber")
}
