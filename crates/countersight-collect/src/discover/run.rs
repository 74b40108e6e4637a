//! One run: listening, inquiring, asking.

use super::hosts::Hosts;
use super::inquiry::{Inquiry, Protocol};
use super::local::{LocalAddress, LocalRange};
use super::question::Question;
use super::sent::{Pace, Sent, Totals};
use super::wire::Wire;
use super::{DiscoverError, Log, Plan};
use std::collections::BTreeSet;
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

/// Packets of a question beside the opening of its connection: the words, the ending, and the
/// acknowledgements of an answer of the greatest length.
const PACKETS_OF_A_QUESTION: u32 = 12;
/// Packets of the opening: who has this address, and the first of the connection.
const PACKETS_OF_AN_OPENING: u32 = 2;
/// Devices that are asked side by side; the pace holds for all together.
const SIDE_BY_SIDE: usize = 8;

/// The purpose of a line of the log that takes back the one before it.
const NOT_SENT: &str = "the system refused: this was not sent";

/// One run: every message goes through its pace and its log.
pub(crate) struct Run<'r, 'l> {
    plan: &'r Plan,
    state: Mutex<State<'l>>,
}

struct State<'l> {
    pace: Pace,
    totals: Totals,
    log: Log<'l>,
    failed: Option<io::Error>,
}

impl<'r, 'l> Run<'r, 'l> {
    pub(crate) fn new(plan: &'r Plan, log: Log<'l>) -> Self {
        let state = State {
            pace: Pace::new(plan.rate),
            totals: Totals::default(),
            log,
            failed: None,
        };
        Self {
            plan,
            state: Mutex::new(state),
        }
    }

    /// What was sent so far.
    pub(crate) fn totals(&self) -> Totals {
        self.state().totals.clone()
    }

    fn state(&self) -> MutexGuard<'_, State<'l>> {
        // A thread that panicked has left counts behind that are still true.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for its turn and writes down what comes; only then may it be sent.
    fn announce(
        &self,
        wire: &dyn Wire,
        to: SocketAddr,
        what: What,
        packets: u32,
    ) -> io::Result<()> {
        let wait = self.state().pace.wait_for(packets, wire.elapsed());
        wire.pause(wait);
        self.write_down(wire, to, what, false)
    }

    /// Writes a message down, or takes it back.
    fn write_down(
        &self,
        wire: &dyn Wire,
        to: SocketAddr,
        what: What,
        refused: bool,
    ) -> io::Result<()> {
        let mut state = self.state();
        if state.failed.is_some() {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let elapsed = jiff::SignedDuration::try_from(wire.elapsed()).unwrap_or_default();
        let sent = Sent {
            at: self
                .plan
                .started
                .checked_add(elapsed)
                .unwrap_or(self.plan.started),
            to,
            protocol: what.protocol,
            bytes: what.bytes,
            purpose: if refused { NOT_SENT } else { what.purpose },
            refused,
        };
        if let Err(error) = (state.log)(&sent) {
            state.failed = Some(error);
            return Err(io::ErrorKind::Interrupted.into());
        }
        state.totals.add(&sent);
        Ok(())
    }

    /// A log that failed ends the run.
    fn check(&self) -> Result<(), DiscoverError> {
        self.state()
            .failed
            .take()
            .map_or(Ok(()), |error| Err(DiscoverError::Log(error)))
    }

    /// Joins the groups and listens.
    pub(crate) fn listen(
        &self,
        wire: &mut dyn Wire,
        hosts: &mut Hosts,
        is_own: &dyn Fn(LocalAddress) -> bool,
    ) -> Result<(), DiscoverError> {
        for protocol in Protocol::ALL {
            for group in protocol
                .groups()
                .filter(|group| wire.reaches(*group))
                .collect::<Vec<_>>()
            {
                let to = SocketAddr::new(group.address(), protocol.port());
                let what = What {
                    protocol: if to.is_ipv4() { "IGMP" } else { "MLD" },
                    bytes: 0,
                    purpose: "the system tells the link that it listens to this group",
                };
                let _ = self.announce(wire, to, what, 1);
                self.check()?;
                if let Err(error) = wire.join(protocol, group) {
                    let _ = self.write_down(wire, to, what, true);
                    hosts.remark(format!("{protocol} is not heard at {to}: {error}"));
                }
            }
        }
        let until = wire.elapsed() + self.plan.listen;
        wire.hear(until, &mut |heard| hosts.hear(&heard, is_own))
            .map_err(DiscoverError::Deaf)
    }

    /// Sends each inquiry once and hears the answers.
    pub(crate) fn inquire(
        &self,
        wire: &mut dyn Wire,
        hosts: &mut Hosts,
        is_own: &dyn Fn(LocalAddress) -> bool,
    ) -> Result<(), DiscoverError> {
        for protocol in Protocol::ALL {
            for group in protocol
                .groups()
                .filter(|group| wire.reaches(*group))
                .collect::<Vec<_>>()
            {
                let inquiry = Inquiry::new(protocol, group, self.plan.number());
                let what = What {
                    protocol: protocol.as_str(),
                    bytes: inquiry.bytes().len(),
                    purpose: inquiry.purpose(),
                };
                let _ = self.announce(wire, inquiry.to(), what, 1);
                self.check()?;
                if let Err(error) = wire.send(&inquiry) {
                    let _ = self.write_down(wire, inquiry.to(), what, true);
                    hosts.remark(format!(
                        "{protocol} was not asked at {}: {error}",
                        inquiry.to()
                    ));
                }
            }
        }
        let until = wire.elapsed() + self.plan.answers;
        wire.hear(until, &mut |heard| hosts.hear(&heard, is_own))
            .map_err(DiscoverError::Deaf)
    }

    /// Asks each device that is known, and each address of the range.
    pub(crate) fn ask(
        &self,
        wire: &dyn Wire,
        hosts: &mut Hosts,
        is_own: &dyn Fn(LocalAddress) -> bool,
    ) -> Result<(), DiscoverError> {
        let mut asked: BTreeSet<LocalAddress> = hosts.to_ask();
        asked.extend(self.plan.range.iter().flat_map(LocalRange::addresses));
        let asked: Vec<LocalAddress> = asked.into_iter().filter(|host| !is_own(*host)).collect();
        let (next, answers) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
        thread::scope(|scope| {
            for _ in 0..SIDE_BY_SIDE.min(asked.len()) {
                scope.spawn(|| {
                    while let Some(host) = asked.get(next.fetch_add(1, Ordering::Relaxed)) {
                        let said = self.ask_one(wire, *host);
                        let mut answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
                        answers.extend(said);
                    }
                });
            }
        });
        self.check()?;
        let mut answers = answers.into_inner().unwrap_or_else(PoisonError::into_inner);
        // Which of them came first is chance, and nobody's concern.
        answers.sort();
        for (host, question, bytes) in answers {
            hosts.answer(host, question, &bytes);
        }
        Ok(())
    }

    fn ask_one(
        &self,
        wire: &dyn Wire,
        host: LocalAddress,
    ) -> Vec<(LocalAddress, Question, Vec<u8>)> {
        let mut said = Vec::new();
        for question in Question::ALL {
            let to = SocketAddr::new(host.get(), question.port());
            let opening = What {
                protocol: question.as_str(),
                bytes: 0,
                purpose: "opens a connection",
            };
            let words = What {
                protocol: question.as_str(),
                bytes: question.bytes(host).len(),
                purpose: question.purpose(),
            };
            if self
                .announce(wire, to, opening, PACKETS_OF_AN_OPENING)
                .is_err()
            {
                break;
            }
            let mut before_words = || self.announce(wire, to, words, PACKETS_OF_A_QUESTION);
            match wire.ask(host, question, &mut before_words) {
                Ok(answer) => said.push((host, question, answer)),
                // A port that is closed says so at once; an address that says nothing is left alone.
                Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => {}
                Err(_) => break,
            }
        }
        said
    }
}

#[derive(Clone, Copy)]
struct What {
    protocol: &'static str,
    bytes: usize,
    purpose: &'static str,
}
