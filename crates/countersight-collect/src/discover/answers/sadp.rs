//! Answers to Hikvision's search.

use super::{cell, markup};
use countersight_model::field::Field;

/// What is kept. The rest (serial number, addresses, ports, whether a password is set) is dropped.
const KEPT: [&str; 8] = [
    "DeviceType",
    "DeviceDescription",
    "SoftwareVersion",
    "DSPVersion",
    "OEMCode",
    "DetailOEMCode",
    "OEMInfo",
    "EZVIZCode",
];

/// The answer with nothing but what is kept, and the hardware address.
pub(crate) fn read(bytes: &[u8]) -> Vec<(Field, String)> {
    let text = String::from_utf8_lossy(bytes);
    if !text.contains("<ProbeMatch") {
        return Vec::new();
    }
    let (mut kept, mut found) = (String::new(), Vec::new());
    markup::texts(&text, &mut |name, value| {
        let value = cell(value);
        if name == "MAC" {
            found.push((Field::Mac, value.replace('-', ":")));
        } else if KEPT.contains(&name) {
            let value = value.replace('&', "&amp;").replace('<', "&lt;");
            kept.extend(["<", name, ">", &value, "</", name, ">"]);
        }
    });
    found.insert(0, (Field::Sadp, format!("<ProbeMatch>{kept}</ProbeMatch>")));
    found
}
