//! Answers to UPnP's search, and announcements.

use super::cell;
use countersight_model::field::Field;

/// The software that a device names. Its own number and the address of its description are dropped; the
/// description is not fetched.
pub(crate) fn read(bytes: &[u8]) -> Vec<(Field, String)> {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    // A search of somebody else names the asker, not a device.
    if !(first.starts_with("HTTP/1.") || first.starts_with("NOTIFY ")) {
        return Vec::new();
    }
    let server = lines
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("server"));
    server
        .map(|(_, value)| (Field::SsdpServer, cell(value)))
        .into_iter()
        .collect()
}
