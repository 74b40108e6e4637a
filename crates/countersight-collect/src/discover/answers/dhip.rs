//! Answers to Dahua's search.

use super::cell;
use countersight_model::field::Field;
use serde_json::{Map, Value};

/// What is kept of a device. Serial number, machine's name, addresses and ports are dropped.
const KEPT: [&str; 5] = [
    "DeviceClass",
    "DeviceType",
    "Manufacturer",
    "Vendor",
    "Version",
];

/// The answer with nothing but what is kept, and the hardware address.
pub(crate) fn read(bytes: &[u8]) -> Vec<(Field, String)> {
    // The head of 32 bytes holds lengths and no word; some firmware ends with a zero.
    let Some(start) = bytes.iter().position(|byte| *byte == b'{') else {
        return Vec::new();
    };
    let body = bytes.get(start..).unwrap_or_default();
    let mut values = serde_json::Deserializer::from_slice(body).into_iter::<Value>();
    let Some(Ok(answer)) = values.next() else {
        return Vec::new();
    };
    if answer.get("method").and_then(Value::as_str) != Some("client.notifyDevInfo") {
        return Vec::new();
    }
    let device = answer.pointer("/params/deviceInfo");
    let mut kept = Map::new();
    for name in KEPT {
        if let Some(value) = device
            .and_then(|device| device.get(name))
            .and_then(Value::as_str)
        {
            kept.insert(name.to_owned(), Value::String(cell(value)));
        }
    }
    let clean =
        serde_json::json!({"method": "client.notifyDevInfo", "params": {"deviceInfo": kept}});
    let mut found = vec![(Field::Dhip, clean.to_string())];
    if let Some(mac) = answer.get("mac").and_then(Value::as_str) {
        found.push((Field::Mac, cell(mac)));
    }
    found
}
