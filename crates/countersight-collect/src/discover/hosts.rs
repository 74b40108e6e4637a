//! What is known of each device.

use super::answers::{answered, heard};
use super::local::LocalAddress;
use super::neighbours::Neighbours;
use super::question::Question;
use super::wire::Heard;
use countersight_model::field::Field;
use countersight_model::observation::Observation;
use std::collections::{BTreeMap, BTreeSet};

/// Devices that are kept. A link with more is not one that this program is for.
const MOST_HOSTS: usize = 8192;
/// Values that are kept of one device.
const MOST_VALUES: usize = 256;

/// A device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Host {
    /// Where it is.
    pub address: LocalAddress,
    /// What is known of it.
    pub observation: Observation,
}

#[derive(Debug, Default)]
pub(crate) struct Hosts {
    known: BTreeMap<LocalAddress, Observation>,
    neighbours: Neighbours,
    remarks: Vec<String>,
    from_elsewhere: u64,
}

impl Hosts {
    pub(crate) fn remark(&mut self, text: String) {
        self.remarks.push(text);
    }

    /// Takes the table of neighbours.
    pub(crate) fn know(&mut self, neighbours: &Neighbours) {
        self.neighbours.extend(
            neighbours
                .iter()
                .map(|(address, mac)| (*address, mac.clone())),
        );
    }

    /// Takes what was heard, if its sender is local and not this machine.
    pub(crate) fn hear(&mut self, what: &Heard, is_own: &dyn Fn(LocalAddress) -> bool) {
        match super::local(what.from) {
            None => self.from_elsewhere += 1,
            Some(from) if is_own(from) => {}
            Some(from) => self.add(from, heard(what.protocol, &what.bytes)),
        }
    }

    /// Takes the answer to a question.
    pub(crate) fn answer(&mut self, host: LocalAddress, question: Question, bytes: &[u8]) {
        self.add(host, answered(question, bytes));
    }

    fn add(&mut self, host: LocalAddress, values: Vec<(Field, String)>) {
        if values.is_empty() || (self.known.len() >= MOST_HOSTS && !self.known.contains_key(&host))
        {
            return;
        }
        let seen = self.known.entry(host).or_default();
        for (field, value) in values {
            if seen.values().count() < MOST_VALUES {
                seen.add(field, value);
            }
        }
    }

    /// Whom to ask: everybody who is known so far. A device with an address of IPv4, which old firmware
    /// speaks better, is not asked at that of IPv6 again.
    pub(crate) fn to_ask(&self) -> BTreeSet<LocalAddress> {
        let known = || self.known.keys().chain(self.neighbours.keys()).copied();
        let mac = |host: LocalAddress| self.neighbours.get(&host);
        let first = known().filter(|host| host.get().is_ipv4());
        let macs: BTreeSet<&String> = first.filter_map(mac).collect();
        known()
            .filter(|host| host.get().is_ipv4() || mac(*host).is_none_or(|mac| !macs.contains(mac)))
            .collect()
    }

    /// The devices, with the hardware addresses of the table. What answered from several addresses of one
    /// hardware address is one device, under the first of them.
    pub(crate) fn finish(
        mut self,
        is_own: &dyn Fn(LocalAddress) -> bool,
    ) -> (Vec<Host>, Vec<String>) {
        for (address, mac) in &self.neighbours {
            if !is_own(*address)
                && (self.known.len() < MOST_HOSTS || self.known.contains_key(address))
            {
                self.known
                    .entry(*address)
                    .or_default()
                    .add(Field::Mac, mac.clone());
            }
        }
        if self.from_elsewhere > 0 {
            let n = self.from_elsewhere;
            self.remarks.push(format!(
                "answers from addresses that are not private were not looked at: {n}"
            ));
        }
        let mut hosts: Vec<Host> = Vec::new();
        let mut by_mac: BTreeMap<String, usize> = BTreeMap::new();
        for (address, observation) in self.known {
            let mac = self.neighbours.get(&address).cloned();
            let same = mac.as_ref().and_then(|mac| by_mac.get(mac)).copied();
            match same.and_then(|at| hosts.get_mut(at)) {
                Some(host) if host.address.get().is_ipv4() != address.get().is_ipv4() => {
                    for (field, value) in observation.values() {
                        host.observation.add(field, value);
                    }
                }
                _ => {
                    if let Some(mac) = mac {
                        by_mac.entry(mac).or_insert(hosts.len());
                    }
                    hosts.push(Host {
                        address,
                        observation,
                    });
                }
            }
        }
        (hosts, self.remarks)
    }
}
