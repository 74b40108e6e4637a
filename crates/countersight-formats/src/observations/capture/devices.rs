//! Which packets are of one device.
//!
//! A packet of another network comes with the hardware address of the last router, so a hardware address
//! and an address of the network are joined only where a device said so itself (ARP, neighbour discovery,
//! DHCP) or where the packet shows that no router was between. Whoever has many addresses answers for
//! others and is joined with none; an address that two claim is joined with neither.

use super::super::mac::Mac;
use super::super::reading::Located;
use super::problems::Problems;
use countersight_model::field::Field;
use countersight_model::observation::Observation;
use std::collections::HashMap;
use std::net::IpAddr;

use super::super::form::Sink;

/// Devices kept of one capture.
pub(super) const MOST_DEVICES: usize = 65_536;
/// Values kept of one field of one device.
pub(super) const MOST_VALUES: usize = 64;
/// Bytes kept of one value.
const LONGEST_VALUE: usize = 16 << 10;
/// IPv4 addresses of one device. Whoever has more is a router that answers for others.
const MOST_ADDRESSES: usize = 4;

/// How a device is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Who {
    /// By its hardware address.
    Mac(Mac),
    /// By its address on the network.
    Address(IpAddr),
}

#[derive(Debug)]
struct Device {
    who: Who,
    first_packet: u64,
    said: Located,
    answers_names: bool,
}

/// To whom an address belongs.
#[derive(Debug, Clone, Copy)]
struct Owner {
    mac: Mac,
    /// The device said so; else it only follows from packets.
    told: bool,
    /// Another claims it too.
    contested: bool,
}

/// The devices of a capture.
#[derive(Debug, Default)]
pub(super) struct Devices {
    known: Vec<Device>,
    places: HashMap<Who, usize>,
    owners: HashMap<IpAddr, Owner>,
    /// The number of the packet that is heard.
    pub(super) packet: u64,
    pub(super) problems: Problems,
}

impl Devices {
    /// A device was heard.
    pub(super) fn heard(&mut self, who: Who) {
        self.place(who);
    }

    fn place(&mut self, who: Who) -> Option<usize> {
        if let Some(place) = self.places.get(&who) {
            return Some(*place);
        }
        if self.known.len() >= MOST_DEVICES {
            self.problems.devices_left += 1;
            return None;
        }
        let place = self.known.len();
        self.places.insert(who, place);
        self.known.push(Device {
            who,
            first_packet: self.packet,
            said: Located::default(),
            answers_names: false,
        });
        Some(place)
    }

    /// A device said something of itself.
    pub(super) fn says(&mut self, who: Who, field: Field, value: &str) {
        let Some(place) = self.place(who) else { return };
        let Some(device) = self.known.get_mut(place) else {
            return;
        };
        let value = beginning(value.trim(), LONGEST_VALUE);
        if value.is_empty()
            || device
                .said
                .observation
                .all(field)
                .any(|known| known == value)
        {
            return;
        }
        let held = device.said.observation.all(field).count();
        if held >= MOST_VALUES {
            self.problems.values_left += 1;
            return;
        }
        device.said.value(field, value);
    }

    /// An address belongs to a hardware address: by what the device said, or only by what packets show.
    pub(super) fn belongs(&mut self, address: IpAddr, mac: Mac, told: bool) {
        if !is_of_one_device(address) || self.owners.len() >= 4 * MOST_DEVICES {
            return;
        }
        let new = Owner {
            mac,
            told,
            contested: false,
        };
        let owner = self.owners.entry(address).or_insert(new);
        if told && !owner.told {
            *owner = new;
        } else if told == owner.told && owner.mac != mac {
            owner.contested = true;
        }
    }

    /// A device answers questions for names: what it asks, it asks for others.
    pub(super) fn answers_names(&mut self, who: Who) {
        if let Some(device) = self.place(who).and_then(|place| self.known.get_mut(place)) {
            device.answers_names = true;
        }
    }

    /// All devices, in the order in which they were first heard, and the problems.
    pub(super) fn finish(self) -> (Vec<Located>, Problems) {
        let addresses = self.addresses();
        let mut whole: Vec<Option<Device>> = Vec::with_capacity(self.known.len());
        let mut later = Vec::new();
        for device in self.known {
            let mac = match device.who {
                Who::Mac(_) => None,
                Who::Address(address) => addresses.mac(address),
            };
            let of = mac.and_then(|mac| self.places.get(&Who::Mac(mac)).copied());
            match of {
                Some(place) => {
                    later.push((place, device));
                    whole.push(None);
                }
                None => whole.push(Some(device)),
            }
        }
        for (place, part) in later {
            let Some(Some(device)) = whole.get_mut(place) else {
                continue;
            };
            device.first_packet = device.first_packet.min(part.first_packet);
            device.answers_names |= part.answers_names;
            for (field, value) in part.said.observation.values() {
                device.said.value(field, value);
            }
        }
        let mut devices: Vec<Device> = whole.into_iter().flatten().collect();
        devices.retain(|device| match device.who {
            Who::Mac(_) => true,
            Who::Address(address) => is_private(address) && !device.said.observation.is_empty(),
        });
        // A stable sort: those of one packet stay in the order in which they were noted.
        devices.sort_by_key(|device| device.first_packet);
        let located = devices.iter().map(|device| located(device, &addresses));
        (located.collect(), self.problems)
    }

    fn addresses(&self) -> Addresses {
        let mut owned: Vec<(IpAddr, Mac)> = self
            .owners
            .iter()
            .filter(|(_, owner)| !owner.contested)
            .map(|(address, owner)| (*address, owner.mac))
            .collect();
        owned.sort();
        let mut of_mac: HashMap<Mac, Vec<IpAddr>> = HashMap::new();
        for (address, mac) in &owned {
            of_mac.entry(*mac).or_default().push(*address);
        }
        of_mac.retain(|_, addresses| {
            addresses.iter().filter(|address| address.is_ipv4()).count() <= MOST_ADDRESSES
        });
        owned.retain(|(_, mac)| of_mac.contains_key(mac));
        Addresses {
            owners: owned.into_iter().collect(),
            of_mac,
        }
    }
}

/// Addresses with their hardware addresses, where both are of one device.
struct Addresses {
    owners: HashMap<IpAddr, Mac>,
    of_mac: HashMap<Mac, Vec<IpAddr>>,
}

impl Addresses {
    fn mac(&self, address: IpAddr) -> Option<Mac> {
        self.owners.get(&address).copied()
    }
}

fn located(device: &Device, addresses: &Addresses) -> Located {
    let mut observation = Observation::default();
    let mut place = format!("packet {}", device.first_packet);
    let id = match device.who {
        Who::Mac(mac) => {
            observation.add(Field::Mac, mac.to_string());
            let known = addresses.of_mac.get(&mac).and_then(|known| known.first());
            if let Some(address) = known {
                place = format!("{place}, {address}");
            }
            mac.to_string()
        }
        Who::Address(address) => address.to_string(),
    };
    for (field, value) in device.said.observation.values() {
        if field != Field::Dns || !device.answers_names {
            observation.add(field, value);
        }
    }
    Located {
        id: Some(id),
        place,
        observation,
    }
}

/// Whether an address can be of one device.
fn is_of_one_device(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            !(v4.is_unspecified() || v4.is_broadcast() || v4.is_multicast() || v4.is_loopback())
        }
        IpAddr::V6(v6) => !(v6.is_unspecified() || v6.is_multicast() || v6.is_loopback()),
    }
}

/// Whether an address is of a network of one's own: private (RFC 1918), shared by customers of one
/// provider (RFC 6598), of one link (RFC 3927, RFC 4291), unique and local (RFC 4193).
pub(super) fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            let [first, second, ..] = v4.octets();
            v4.is_private() || v4.is_link_local() || (first == 100 && (64..128).contains(&second))
        }
        IpAddr::V6(v6) => v6.is_unicast_link_local() || v6.is_unique_local(),
    }
}

/// The beginning of a text, of so many bytes at most.
fn beginning(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len()))
        .rev()
        .find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or_default()).unwrap_or(text)
}
