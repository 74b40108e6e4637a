//! What was sent, and how fast.

use jiff::Timestamp;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

/// One thing that is about to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// When.
    pub at: Timestamp,
    /// To whom.
    pub to: SocketAddr,
    /// By which protocol.
    pub protocol: &'static str,
    /// Bytes of the message itself; none for the opening of a connection or the joining of a group.
    pub bytes: usize,
    /// What for.
    pub purpose: &'static str,
    /// Whether this takes back a line before: the system refused, and nothing was sent.
    pub refused: bool,
}

/// Messages sent, by protocol.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    /// Messages and their bytes by protocol.
    pub by_protocol: BTreeMap<&'static str, (u64, u64)>,
}

impl Totals {
    /// Counts one, or takes it back.
    pub fn add(&mut self, sent: &Sent) {
        let (messages, bytes) = self.by_protocol.entry(sent.protocol).or_default();
        if sent.refused {
            *messages = messages.saturating_sub(1);
            *bytes = bytes.saturating_sub(sent.bytes as u64);
        } else {
            *messages += 1;
            *bytes += sent.bytes as u64;
        }
    }

    /// Messages in all.
    pub fn messages(&self) -> u64 {
        self.by_protocol
            .values()
            .map(|(messages, _)| messages)
            .sum()
    }

    /// Bytes in all.
    pub fn bytes(&self) -> u64 {
        self.by_protocol.values().map(|(_, bytes)| bytes).sum()
    }
}

/// Keeps packets apart: never more than so many a second, and no bursts.
#[derive(Debug)]
pub(crate) struct Pace {
    gap: Duration,
    next: Duration,
}

impl Pace {
    /// A pace of so many packets a second, at least one.
    pub(crate) fn new(rate: u32) -> Self {
        Self {
            gap: Duration::from_secs(1) / rate.max(1),
            next: Duration::ZERO,
        }
    }

    /// How long to wait before so many packets may be sent, when the run is this old.
    pub(crate) fn wait_for(&mut self, packets: u32, elapsed: Duration) -> Duration {
        let start = self.next.max(elapsed);
        self.next = start + self.gap * packets;
        start.saturating_sub(elapsed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packets_keep_their_distance_and_idle_time_is_not_saved_up() {
        let mut pace = Pace::new(40);
        let at = Duration::from_millis;
        assert_eq!(pace.wait_for(1, at(0)), at(0));
        assert_eq!(pace.wait_for(1, at(0)), at(25));
        assert_eq!(pace.wait_for(10, at(10)), at(40));
        assert_eq!(pace.wait_for(1, at(100)), at(200));
        assert_eq!(pace.wait_for(1, at(5000)), at(0));
        assert_eq!(pace.wait_for(1, at(5000)), at(25));
        assert_eq!(Pace::new(0).wait_for(1, at(0)), at(0));
    }
}
