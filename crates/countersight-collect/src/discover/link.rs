//! The real network: with `fetch`, the only file of this program that opens sockets.
//!
//! Every socket is bound to the chosen interface and to its private address, and everything leaves with a
//! hop limit of one: even if all else failed, no router would pass it on.

use super::answers::is_enough;
use super::inquiry::{Group, Inquiry, Protocol};
use super::interface::Interface;
use super::local::LocalAddress;
use super::question::Question;
use super::wire::{Heard, Wire};
use socket2::{Domain, SockAddr, Socket, Type};
use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV6, UdpSocket};
use std::thread;
use std::time::{Duration, Instant};

/// How long to wait for a connection on one's own link.
const CONNECT: Duration = Duration::from_millis(1200);
/// How long a device may take to answer a question in all.
const ANSWER: Duration = Duration::from_secs(3);
/// The most of an answer that is read.
const MOST_ANSWER: usize = 1 << 15;
/// The pause between two looks at sockets that said nothing.
const NAP: Duration = Duration::from_millis(10);
/// Datagrams of one phase that are looked at; a link that is louder than that is flooded.
const MOST_DATAGRAMS: usize = 20_000;

/// A link of this machine.
#[derive(Debug)]
pub struct Link {
    interface: Interface,
    began: Instant,
    /// Sockets that hear, each for one protocol.
    ears: Vec<(Protocol, UdpSocket)>,
}

impl Link {
    /// Prepares; nothing is opened.
    pub fn new(interface: Interface) -> Self {
        Self {
            interface,
            began: Instant::now(),
            ears: Vec::new(),
        }
    }

    /// The interface.
    pub fn interface(&self) -> &Interface {
        &self.interface
    }

    /// A socket that cannot reach further than the link.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where sockets of `discover` are opened"
    )]
    fn socket(&self, domain: Domain, kind: Type) -> io::Result<Socket> {
        let socket = Socket::new(domain, kind, None)?;
        #[cfg(any(target_os = "linux", target_os = "android"))]
        match socket.bind_device(Some(self.interface.name().as_bytes())) {
            // Old systems let only root say so; the address it is bound to holds it as well.
            Err(error) if error.kind() != io::ErrorKind::PermissionDenied => return Err(error),
            _ => {}
        }
        if domain == Domain::IPV4 {
            socket.set_ttl_v4(1)?;
        } else {
            socket.set_only_v6(true)?;
            socket.set_unicast_hops_v6(1)?;
        }
        Ok(socket)
    }

    /// A socket for datagrams, bound to a port or to any.
    fn datagrams(&self, group: Group, port: Option<u16>) -> io::Result<Socket> {
        let index = self.interface.index();
        let socket = match group.address() {
            IpAddr::V4(_) => {
                let own = self.interface.v4().ok_or_else(no_address)?;
                let socket = self.socket(Domain::IPV4, Type::DGRAM)?;
                socket.set_multicast_if_v4(&own)?;
                socket.set_multicast_ttl_v4(1)?;
                socket.set_multicast_loop_v4(false)?;
                bind(
                    &socket,
                    port,
                    IpAddr::V4(own),
                    IpAddr::V4(Ipv4Addr::UNSPECIFIED),
                    0,
                )?;
                socket
            }
            IpAddr::V6(_) => {
                let own = self.interface.v6().ok_or_else(no_address)?;
                let socket = self.socket(Domain::IPV6, Type::DGRAM)?;
                socket.set_multicast_if_v6(index)?;
                socket.set_multicast_hops_v6(1)?;
                socket.set_multicast_loop_v6(false)?;
                bind(
                    &socket,
                    port,
                    IpAddr::V6(own),
                    IpAddr::V6(Ipv6Addr::UNSPECIFIED),
                    index,
                )?;
                socket
            }
        };
        socket.set_nonblocking(true)?;
        Ok(socket)
    }
}

/// To hear a group, a socket is bound to its port on all addresses of the one interface; to speak only, to
/// a free port of the private address.
fn bind(
    socket: &Socket,
    port: Option<u16>,
    own: IpAddr,
    any: IpAddr,
    scope: u32,
) -> io::Result<()> {
    let (address, port) = match port {
        Some(port) => {
            // Other programs of this machine may hear the same port.
            socket.set_reuse_address(true)?;
            (any, port)
        }
        None => (own, 0),
    };
    let scope = if address.is_unspecified() { 0 } else { scope };
    socket.bind(&scoped(address, port, scope))
}

fn scoped(address: IpAddr, port: u16, scope: u32) -> SockAddr {
    match address {
        IpAddr::V4(_) => SocketAddr::new(address, port).into(),
        IpAddr::V6(v6) => SocketAddrV6::new(v6, port, 0, scope).into(),
    }
}

fn no_address() -> io::Error {
    io::Error::new(
        io::ErrorKind::AddrNotAvailable,
        "the interface has no private address of this kind",
    )
}

impl Wire for Link {
    fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }

    fn pause(&self, how_long: Duration) {
        thread::sleep(how_long);
    }

    fn reaches(&self, group: Group) -> bool {
        match group.address() {
            IpAddr::V4(_) => self.interface.v4().is_some(),
            IpAddr::V6(_) => self.interface.v6().is_some(),
        }
    }

    fn join(&mut self, protocol: Protocol, group: Group) -> io::Result<()> {
        let socket = self.datagrams(group, Some(protocol.port()))?;
        match group.address() {
            IpAddr::V4(v4) => {
                let own = self.interface.v4().ok_or_else(no_address)?;
                socket.join_multicast_v4(&v4, &own)?;
            }
            IpAddr::V6(v6) => socket.join_multicast_v6(&v6, self.interface.index())?,
        }
        self.ears.push((protocol, socket.into()));
        Ok(())
    }

    fn send(&mut self, inquiry: &Inquiry) -> io::Result<()> {
        // Goods of Hikvision answer at the port of the protocol itself; all others, where they were asked from.
        let port = (inquiry.protocol() == Protocol::Sadp).then(|| Protocol::Sadp.port());
        let socket = self.datagrams(inquiry.group(), port)?;
        let to = scoped(
            inquiry.to().ip(),
            inquiry.to().port(),
            self.interface.index(),
        );
        socket.send_to(inquiry.bytes(), &to)?;
        self.ears.push((inquiry.protocol(), socket.into()));
        Ok(())
    }

    fn hear(&mut self, until: Duration, give: &mut dyn FnMut(Heard)) -> io::Result<()> {
        let mut left = MOST_DATAGRAMS;
        let mut buffer = vec![0_u8; 1 << 16];
        while self.began.elapsed() < until && left > 0 {
            let mut quiet = true;
            for (protocol, socket) in &self.ears {
                // An error says that nothing is there, or that a device does not listen.
                let Ok((length, from)) = socket.recv_from(&mut buffer) else {
                    continue;
                };
                quiet = false;
                left = left.saturating_sub(1);
                give(Heard {
                    from: from.ip(),
                    protocol: *protocol,
                    bytes: buffer.get(..length).unwrap_or_default().to_vec(),
                });
            }
            if quiet {
                thread::sleep(NAP.min(until.saturating_sub(self.began.elapsed())));
            }
        }
        Ok(())
    }

    fn ask(
        &self,
        host: LocalAddress,
        question: Question,
        before_words: &mut dyn FnMut() -> io::Result<()>,
    ) -> io::Result<Vec<u8>> {
        let domain = if host.get().is_ipv4() {
            Domain::IPV4
        } else {
            Domain::IPV6
        };
        let mut socket = self.socket(domain, Type::STREAM)?;
        let to = scoped(host.get(), question.port(), self.interface.index());
        socket.connect_timeout(&to, CONNECT)?;
        before_words()?;
        socket.write_all(&question.bytes(host))?;
        let began = Instant::now();
        let (mut answer, mut piece) = (Vec::new(), [0_u8; 4096]);
        while answer.len() < MOST_ANSWER && !is_enough(question, &answer) {
            let left = ANSWER.saturating_sub(began.elapsed());
            if left.is_zero() {
                break;
            }
            socket.set_read_timeout(Some(left))?;
            match socket.read(&mut piece) {
                Ok(read) if read > 0 => answer.extend(piece.iter().take(read)),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                // The end, or a device that says no more: what came is looked at.
                _ => break,
            }
        }
        Ok(answer)
    }
}
