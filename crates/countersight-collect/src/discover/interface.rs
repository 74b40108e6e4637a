//! The interfaces of this machine and the private networks on them.

use super::local::{LocalAddress, LocalRange};
use super::neighbours::{Neighbours, read_arp, read_ip_neigh};
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::{fs, io, process};

/// An interface with private addresses. One without has none of what a run needs, and cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interface {
    name: String,
    index: u32,
    addresses: Vec<(LocalAddress, LocalRange)>,
}

/// Which interface is meant is not clear, or it cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum InterfaceError {
    /// The system does not tell.
    #[error("the system does not tell its interfaces: {0}")]
    Unknown(#[from] io::Error),
    /// None can be used.
    #[error(
        "no interface of this machine has an address of a private network, so there is nothing that may be looked at"
    )]
    None,
    /// Several can be used.
    #[error(
        "this machine is in several private networks; say with `--interface` which one is meant: {0}"
    )]
    Several(String),
    /// The one that was named cannot be used.
    #[error("`{name}` is no interface with an address of a private network; {others}")]
    Unfit {
        /// Its name.
        name: String,
        /// Which ones there are.
        others: String,
    },
}

impl Interface {
    /// The interface of this name, or the only one that there is.
    ///
    /// # Errors
    ///
    /// When it has no private address, or when several have one and none was named.
    pub fn choose(name: Option<&str>) -> Result<Self, InterfaceError> {
        let all = Self::all()?;
        choose(&all, name)
    }

    /// Every interface with private addresses, by name.
    fn all() -> io::Result<Vec<Self>> {
        let mut found: BTreeMap<String, Self> = BTreeMap::new();
        for one in if_addrs::get_if_addrs()? {
            let prefix = match &one.addr {
                if_addrs::IfAddr::V4(v4) => v4.prefixlen,
                if_addrs::IfAddr::V6(v6) => v6.prefixlen,
            };
            let local = LocalAddress::try_from(one.ip());
            let (Ok(address), Ok(range), Some(index)) =
                (local, LocalRange::new(one.ip(), prefix), one.index)
            else {
                continue;
            };
            let interface = found.entry(one.name.clone()).or_insert_with(|| Self {
                name: one.name,
                index,
                addresses: Vec::new(),
            });
            interface.addresses.push((address, range));
        }
        Ok(found.into_values().collect())
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its number.
    pub fn index(&self) -> u32 {
        self.index
    }

    /// The private networks on it.
    pub fn networks(&self) -> impl Iterator<Item = LocalRange> {
        self.addresses.iter().map(|(_, range)| *range)
    }

    /// Whether an address is this machine's own.
    pub fn is_own(&self, address: LocalAddress) -> bool {
        self.addresses.iter().any(|(own, _)| *own == address)
    }

    /// The private address of IPv4 to speak from.
    pub fn v4(&self) -> Option<Ipv4Addr> {
        self.addresses.iter().find_map(|(own, _)| match own.get() {
            IpAddr::V4(v4) => Some(v4),
            IpAddr::V6(_) => None,
        })
    }

    /// The link-local address of IPv6 to speak from.
    pub fn v6(&self) -> Option<Ipv6Addr> {
        self.addresses.iter().find_map(|(own, _)| match own.get() {
            IpAddr::V6(v6) if v6.is_unicast_link_local() => Some(v6),
            _ => None,
        })
    }

    /// Whom the system has spoken with here. Nothing is sent.
    pub fn neighbours(&self) -> Neighbours {
        let mut found = Neighbours::new();
        if let Ok(text) = fs::read_to_string("/proc/net/arp") {
            read_arp(&text, &self.name, &mut found);
        }
        // For IPv6 the table is not a file. Where the program is missing, less is known, and nothing wrong.
        let told = process::Command::new("ip")
            .args(["neigh", "show", "dev", &self.name])
            .output();
        if let Ok(told) = told {
            read_ip_neigh(&String::from_utf8_lossy(&told.stdout), &mut found);
        }
        found.retain(|address, _| !self.is_own(*address));
        found
    }
}

fn choose(all: &[Interface], name: Option<&str>) -> Result<Interface, InterfaceError> {
    let told = |all: &[Interface]| {
        let one = |interface: &Interface| {
            let networks: Vec<String> = interface
                .networks()
                .map(|range| range.to_string())
                .collect();
            format!("{} ({})", interface.name, networks.join(", "))
        };
        all.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    match name {
        Some(name) => match all.iter().find(|one| one.name == name) {
            Some(found) => Ok(found.clone()),
            None => Err(InterfaceError::Unfit {
                name: name.to_owned(),
                others: if all.is_empty() {
                    "this machine has none".to_owned()
                } else {
                    format!("there are {}", told(all))
                },
            }),
        },
        None => match all {
            [] => Err(InterfaceError::None),
            [only] => Ok(only.clone()),
            several => Err(InterfaceError::Several(told(several))),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interface(name: &str, network: &str) -> Interface {
        let range: LocalRange = network.parse().unwrap();
        let address = network.split('/').next().unwrap().parse().unwrap();
        Interface {
            name: name.to_owned(),
            index: 1,
            addresses: vec![(address, range)],
        }
    }

    #[test]
    fn one_interface_is_meant_or_the_message_says_which_there_are() {
        let (eth, wlan) = (
            interface("eth0", "192.168.1.5/24"),
            interface("wlan0", "10.0.0.5/8"),
        );
        let told = |all: &[&Interface], name| match choose(
            &all.iter().map(|one| (*one).clone()).collect::<Vec<_>>(),
            name,
        ) {
            Ok(chosen) => chosen.name,
            Err(error) => error.to_string(),
        };
        insta::assert_snapshot!(
            [
                told(&[&eth], None),
                told(&[&eth, &wlan], Some("wlan0")),
                told(&[&eth, &wlan], None),
                told(&[&eth], Some("eth1")),
                told(&[], Some("eth1")),
                told(&[], None),
            ]
            .join("\n")
        , @r##"
        eth0
        wlan0
        this machine is in several private networks; say with `--interface` which one is meant: eth0 (192.168.1.0/24), wlan0 (10.0.0.0/8)
        `eth1` is no interface with an address of a private network; there are eth0 (192.168.1.0/24)
        `eth1` is no interface with an address of a private network; this machine has none
        no interface of this machine has an address of a private network, so there is nothing that may be looked at
    "##);
    }
}
