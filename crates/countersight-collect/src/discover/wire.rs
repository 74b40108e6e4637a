//! What a run needs of a network: a trait, so that the rules are tested without one.

use super::inquiry::{Group, Inquiry, Protocol};
use super::local::LocalAddress;
use super::question::Question;
use std::io;
use std::net::IpAddr;
use std::time::Duration;

/// Something that was heard on the port of a protocol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// Who sent it.
    pub from: IpAddr,
    /// On whose port.
    pub protocol: Protocol,
    /// What was sent.
    pub bytes: Vec<u8>,
}

/// A network. Its three ways of sending take a [`Group`], an [`Inquiry`] to one, or a [`LocalAddress`]
/// with a [`Question`]: there is no way to say anything else, or to anybody else.
///
/// [`Link`](super::Link) is the real one.
pub trait Wire: Sync {
    /// How long the run has gone on.
    fn elapsed(&self) -> Duration;

    /// Waits.
    fn pause(&self, how_long: Duration);

    /// Whether a group can be reached: IPv6 needs an address of its own.
    fn reaches(&self, group: Group) -> bool;

    /// Takes part in a group, so that what is said in it is heard. The system tells the link of it.
    ///
    /// # Errors
    ///
    /// When the port is taken, or the system refuses.
    fn join(&mut self, protocol: Protocol, group: Group) -> io::Result<()>;

    /// Sends an inquiry to its group.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    fn send(&mut self, inquiry: &Inquiry) -> io::Result<()>;

    /// Hands on what is heard until the run is this old.
    ///
    /// # Errors
    ///
    /// When nothing more can be heard.
    fn hear(&mut self, until: Duration, give: &mut dyn FnMut(Heard)) -> io::Result<()>;

    /// Opens a connection to one device, asks, hears the answer and ends the connection. `before_words`
    /// is called when the connection stands and nothing has been said.
    ///
    /// # Errors
    ///
    /// When nobody answers at the port, or `before_words` refuses.
    fn ask(
        &self,
        host: LocalAddress,
        question: Question,
        before_words: &mut dyn FnMut() -> io::Result<()>,
    ) -> io::Result<Vec<u8>>;
}
