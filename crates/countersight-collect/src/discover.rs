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
//! | `inquiry`, `question` | everything that is ever said, to groups and to one device |
//! | `wire`, `link` | a network: the trait, and the real one, which alone opens sockets |
//! | `interface`, `neighbours` | interfaces of this machine, and the table of neighbours |
//! | `sent` | the log, and the pace |
//! | `answers` | what devices say, taken apart |
//! | `hosts` | what is known of each device |
//! | `run` | one run: listening, inquiring, asking |

mod answers;
mod hosts;
mod inquiry;
mod interface;
mod link;
mod local;
mod neighbours;
mod question;
mod run;
mod sent;
mod wire;

pub use hosts::Host;
pub use inquiry::{Group, Inquiry, Protocol};
pub use interface::{Interface, InterfaceError};
pub use link::Link;
pub use local::{LocalAddress, LocalRange, MOST_ADDRESSES, NotLocal};
pub use neighbours::{Neighbours, read_arp, read_ip_neigh};
pub use question::Question;
pub use sent::{Sent, Totals};
pub use wire::{Heard, Wire};

use hosts::Hosts;
use jiff::Timestamp;
use run::Run;
use sha2::{Digest, Sha256};
use std::io;
use std::net::IpAddr;
use std::time::Duration;

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
    let run = Run::new(plan, log);
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
    let (hosts, remarks) = hosts.finish(is_own);
    Ok(Discovered {
        hosts,
        sent: run.totals(),
        remarks,
    })
}

/// An address of whatever kind, as a local one.
fn local(address: IpAddr) -> Option<LocalAddress> {
    LocalAddress::try_from(address).ok()
}
