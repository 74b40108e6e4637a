//! What could not be read, counted and located.

use std::collections::BTreeMap;

/// One sort of problem: how often, and where first.
#[derive(Debug, Default)]
struct Sort {
    times: u64,
    first: Option<Place>,
}

#[derive(Debug, Clone)]
struct Place {
    packet: u64,
    byte: u64,
    what: String,
}

/// The problems of a capture.
#[derive(Debug, Default)]
pub(super) struct Problems {
    damaged: Sort,
    cut: Sort,
    links: BTreeMap<Option<i32>, Sort>,
    /// Devices that were not kept, for there are too many.
    pub(super) devices_left: u64,
    /// Values that were not kept, for a device says too many.
    pub(super) values_left: u64,
}

impl Sort {
    fn note(&mut self, packet: u64, byte: u64, what: impl Into<String>) {
        self.times += 1;
        self.first.get_or_insert_with(|| Place {
            packet,
            byte,
            what: what.into(),
        });
    }

    fn place(&self) -> String {
        self.first.as_ref().map_or_else(String::new, |place| {
            format!("packet {} at byte {}", place.packet, place.byte)
        })
    }
}

impl Problems {
    /// A packet contradicts itself.
    pub(super) fn damaged(&mut self, packet: u64, byte: u64, what: impl Into<String>) {
        self.damaged.note(packet, byte, what);
    }

    /// The end of a packet was not captured, and what it says stands there.
    pub(super) fn cut(&mut self, packet: u64, byte: u64) {
        self.cut.note(packet, byte, "");
    }

    /// Packets of this link type are not understood.
    pub(super) fn other_link(&mut self, link: Option<i32>, packet: u64, byte: u64) {
        self.links.entry(link).or_default().note(packet, byte, "");
    }

    /// Each in a sentence, with how to mend it.
    pub(super) fn said(&self) -> Vec<String> {
        let mut said = Vec::new();
        if let Some(first) = &self.damaged.first {
            said.push(format!(
                "{} passed over: damaged; the first is {}: {}. The others were read",
                packets(self.damaged.times),
                self.damaged.place(),
                first.what
            ));
        }
        if self.cut.first.is_some() {
            said.push(format!(
                "{} captured without the end, so what was said there is not known; the first is {}. Capture \
                 whole packets (tcpdump -s 0)",
                packets(self.cut.times),
                self.cut.place()
            ));
        }
        for (link, sort) in &self.links {
            let of = link.map_or_else(
                || "of an interface that the file does not describe".to_owned(),
                |link| format!("of link type {link}, which is not understood"),
            );
            said.push(format!(
                "{} passed over: {of}; the first is {}. Capture on an Ethernet interface",
                packets(sort.times),
                sort.place()
            ));
        }
        if self.devices_left > 0 {
            said.push(format!(
                "more than {} devices: {} said by others was not kept. Cut the capture into parts, by network",
                super::devices::MOST_DEVICES,
                values(self.devices_left)
            ));
        }
        if self.values_left > 0 {
            said.push(format!(
                "no more than {} values of a field are kept of a device: {} more were left out. Cut the capture \
                 into parts, by time",
                super::devices::MOST_VALUES,
                self.values_left
            ));
        }
        said
    }
}

fn packets(times: u64) -> String {
    match times {
        1 => "1 packet was".to_owned(),
        times => format!("{times} packets were"),
    }
}

fn values(times: u64) -> String {
    match times {
        1 => "1 thing".to_owned(),
        times => format!("{times} things"),
    }
}
