//! The user's own network: which devices name themselves, asked politely and only on request.
//!
//! A run reads the system's table of neighbours and listens. Then it sends one inquiry for each protocol
//! of discovery to the group of that protocol, and hears the answers. On request it asks each device that
//! is known by then three questions that need no login. Nothing else is ever sent: the inquiries and
//! questions are a closed set ([`Inquiry`], [`Question`]), their receivers are groups of the link
//! ([`Group`]) or private addresses ([`LocalAddress`]), and neither type can be made for anything else.
//!
//! | module | what it does |
//! |---|---|
//! | `local` | addresses that may be spoken to |
//! | `inquiry` | everything that is ever said |
//! | `wire`, `link` | a network: the trait, and the real one, which alone opens sockets |
//! | `interface`, `neighbours` | interfaces of this machine, and the table of neighbours |
//! | `sent` | the log, and the pace |
//! | `answers` | what devices say, taken apart |
//! | `hosts` | what is known of each device |

mod answers;
mod hosts;
mod inquiry;
mod interface;
mod link;
mod local;
mod neighbours;
mod sent;
mod wire;

pub use hosts::Host;
pub use inquiry::{Group, Inquiry, Protocol, Question};
pub use interface::{Interface, InterfaceError};
pub use link::Link;
pub use local::{LocalAddress, LocalRange, MOST_ADDRESSES, NotLocal};
pub use neighbours::{Neighbours, read_arp, read_ip_neigh};
pub use sent::{Sent, Totals};
pub use wire::{Heard, Wire};

use hosts::Hosts;
use jiff::Timestamp;
use sent::Pace;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// Packets of a question beside the opening of its connection: the words, the ending, and the
/// acknowledgements of an answer of the greatest length.
const PACKETS_OF_A_QUESTION: u32 = 12;
/// Packets of the opening: who has this address, and the first of the connection.
const PACKETS_OF_AN_OPENING: u32 = 2;
/// Devices that are asked side by side; the pace holds for all together.
const SIDE_BY_SIDE: usize = 8;

/// The purpose of a line of the log that takes back the one before it.
const NOT_SENT: &str = "the system refused: this was not sent";

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// When the run began. It dates the log, and makes the number of the run.
    pub started: Timestamp,
    /// How long to listen before anything is asked.
    pub listen: Duration,
    /// Whether to ask nobody anything.
    pub listen_only: bool,
    /// How long to hear answers.
    pub answers: Duration,
    /// Packets a second at most.
    pub rate: u32,
    /// Whether to ask each device that is known by then.
    pub ask_hosts: bool,
    /// Addresses that are asked too, known or not.
    pub range: Option<LocalRange>,
}

impl Plan {
    /// The usual plan: five seconds of listening, five for answers, forty packets a second, and no
    /// question to a single device.
    pub fn new(started: Timestamp) -> Self {
        Self {
            started,
            listen: Duration::from_secs(5),
            listen_only: false,
            answers: Duration::from_secs(5),
            rate: 40,
            ask_hosts: false,
            range: None,
        }
    }

    /// The number of the run, out of the moment in which it began.
    fn number(&self) -> u128 {
        let hash = Sha256::digest(self.started.as_nanosecond().to_be_bytes());
        hash.iter()
            .take(16)
            .fold(0, |sum, byte| sum << 8 | u128::from(*byte))
    }
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Discovered {
    /// Devices, by address.
    pub hosts: Vec<Host>,
    /// What was sent.
    pub sent: Totals,
    /// What could not be done, and what was passed over.
    pub remarks: Vec<String>,
}

/// A run ended before its time.
#[derive(Debug, thiserror::Error)]
pub enum DiscoverError {
    /// The log could not be written. Nothing that is not in the log is sent.
    #[error("the log cannot be written, so nothing more was sent: {0}")]
    Log(#[source] io::Error),
    /// Nothing can be heard.
    #[error("the interface no longer hears: {0}")]
    Deaf(#[source] io::Error),
}

/// A place where each message is written down before it is sent. If that fails, it is not sent.
pub type Log<'l> = &'l mut (dyn FnMut(&Sent) -> io::Result<()> + Send);

/// Looks at a network. `neighbours` reads the system's table, at the beginning and at the end; `is_own`
/// tells addresses of this machine.
///
/// # Errors
///
/// When the log cannot be written, or nothing can be heard. A protocol whose port is taken, or a device
/// that does not answer, is no error; the former is a remark.
pub fn discover(
    wire: &mut dyn Wire,
    plan: &Plan,
    neighbours: &dyn Fn() -> Neighbours,
    is_own: &dyn Fn(LocalAddress) -> bool,
    log: Log<'_>,
) -> Result<Discovered, DiscoverError> {
    let run = Run {
        plan,
        state: Mutex::new(State {
            pace: Pace::new(plan.rate),
            totals: Totals::default(),
            log,
            failed: None,
        }),
    };
    let mut hosts = Hosts::default();
    hosts.know(&neighbours());
    if !Protocol::ALL
        .iter()
        .flat_map(|protocol| protocol.groups())
        .all(|group| wire.reaches(group))
    {
        hosts.remark("the interface has an address of one kind only; groups of the other are neither heard nor asked".to_owned());
    }
    run.listen(wire, &mut hosts, is_own)?;
    if !plan.listen_only {
        run.inquire(wire, &mut hosts, is_own)?;
        if plan.ask_hosts {
            hosts.know(&neighbours());
            run.ask(wire, &mut hosts, is_own)?;
        }
    }
    hosts.know(&neighbours());
    let state = run
        .state
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    let (hosts, remarks) = hosts.finish(is_own);
    Ok(Discovered {
        hosts,
        sent: state.totals,
        remarks,
    })
}

struct Run<'r, 'l> {
    plan: &'r Plan,
    state: Mutex<State<'l>>,
}

struct State<'l> {
    pace: Pace,
    totals: Totals,
    log: Log<'l>,
    failed: Option<io::Error>,
}

impl<'l> Run<'_, 'l> {
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

    fn listen(
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

    fn inquire(
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

    fn ask(
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

/// An address of whatever kind, as a local one.
fn local(address: IpAddr) -> Option<LocalAddress> {
    LocalAddress::try_from(address).ok()
}
