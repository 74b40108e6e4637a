//! The system's own table of neighbours: who it has spoken with on a link. Reading it sends nothing.

use super::local::LocalAddress;
use std::collections::BTreeMap;

/// Hardware addresses by address.
pub type Neighbours = BTreeMap<LocalAddress, String>;

/// Reads the text of `/proc/net/arp`: a heading, then address, type, flags, hardware address, mask and
/// interface. Entries of other interfaces, and those that were never completed, are left out.
pub fn read_arp(text: &str, interface: &str, into: &mut Neighbours) {
    for line in text.lines().skip(1) {
        let columns: Vec<&str> = line.split_whitespace().collect();
        if let [address, _, flags, mac, _, device] = columns.as_slice()
            && *device == interface
            && *flags != "0x0"
        {
            add(address, mac, into);
        }
    }
}

/// Reads what `ip neigh show dev INTERFACE` says: an address, then words, among them `lladdr` and the
/// hardware address, and a state. Neighbours that failed are left out.
pub fn read_ip_neigh(text: &str, into: &mut Neighbours) {
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mac = words.iter().skip_while(|word| **word != "lladdr").nth(1);
        let failed = words
            .iter()
            .any(|word| matches!(*word, "FAILED" | "INCOMPLETE"));
        if let (Some(address), Some(mac), false) = (words.first(), mac, failed) {
            add(address, mac, into);
        }
    }
}

fn add(address: &str, mac: &str, into: &mut Neighbours) {
    let is_mac = mac.len() == 17 && mac.bytes().all(|b| b == b':' || b.is_ascii_hexdigit());
    if let (Ok(address), true, false) = (
        address.parse::<LocalAddress>(),
        is_mac,
        mac == "00:00:00:00:00:00",
    ) {
        into.insert(address, mac.to_lowercase());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn complete_neighbours_of_the_link_and_no_others() {
        let arp = "IP address       HW type     Flags       HW address            Mask     Device\n\
            192.168.1.64     0x1         0x2         44:19:B6:01:02:03     *        eth0\n\
            192.168.1.65     0x1         0x0         00:00:00:00:00:00     *        eth0\n\
            192.168.1.66     0x1         0x2         3c:ef:8c:01:02:03     *        wlan0\n\
            8.8.8.8          0x1         0x2         00:11:22:33:44:55     *        eth0\n\
            broken line\n";
        let neigh = "192.168.1.70 lladdr 00:40:8c:01:02:03 REACHABLE\n\
            fe80::1 lladdr 44:19:b6:01:02:03 router STALE\n\
            192.168.1.71 FAILED\n\
            192.168.1.72 lladdr 00:40:8c:01:02:04 FAILED\n\
            2001:db8::1 lladdr 00:40:8c:01:02:05 STALE\nlladdr\n\n";
        let mut found = Neighbours::new();
        read_arp(arp, "eth0", &mut found);
        read_ip_neigh(neigh, &mut found);
        let told: Vec<String> = found.iter().map(|(a, m)| format!("{a} {m}")).collect();
        assert_eq!(
            told,
            [
                "192.168.1.64 44:19:b6:01:02:03",
                "192.168.1.70 00:40:8c:01:02:03",
                "fe80::1 44:19:b6:01:02:03"
            ]
        );
    }
}
