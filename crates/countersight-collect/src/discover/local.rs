//! Addresses that may be spoken to, and no others.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// The blocks that are nobody's but the user's: RFC 1918, RFC 3927, RFC 4291 and RFC 4193.
const BLOCKS: [(IpAddr, u8); 6] = [
    (v4(10, 0, 0, 0), 8),
    (v4(172, 16, 0, 0), 12),
    (v4(192, 168, 0, 0), 16),
    (v4(169, 254, 0, 0), 16),
    (v6(0xfe80), 10),
    (v6(0xfc00), 7),
];

/// Under this link-local address providers of virtual machines serve keys and settings; it is theirs.
const PROVIDERS_OWN: IpAddr = v4(169, 254, 169, 254);

/// The most addresses of a range that are asked one by one: those of a /22.
pub const MOST_ADDRESSES: u32 = 1024;

const fn v4(a: u8, b: u8, c: u8, d: u8) -> IpAddr {
    IpAddr::V4(std::net::Ipv4Addr::new(a, b, c, d))
}

const fn v6(first: u16) -> IpAddr {
    IpAddr::V6(std::net::Ipv6Addr::new(first, 0, 0, 0, 0, 0, 0, 0))
}

/// An address of a private network or of one link. There is no way to make one of any other address, and
/// nothing in this crate sends to a device that is named in another way.
///
/// ```
/// use countersight_collect::discover::LocalAddress;
/// let camera: LocalAddress = "192.168.1.64".parse()?;
/// assert_eq!(camera.to_string(), "192.168.1.64");
/// for other in ["8.8.8.8", "172.32.0.1", "100.64.0.1", "127.0.0.1", "2001:db8::1", "::ffff:8.8.8.8"] {
///     assert!(other.parse::<LocalAddress>().is_err(), "{other}");
/// }
/// # Ok::<(), countersight_collect::discover::NotLocal>(())
/// ```
///
/// What is inside cannot be set from outside, so that a public address never becomes one:
///
/// ```compile_fail,E0423
/// use countersight_collect::discover::LocalAddress;
/// let public = LocalAddress(std::net::IpAddr::from([8, 8, 8, 8]));
/// ```
///
/// and what sends takes nothing else. This is allowed:
///
/// ```
/// use countersight_collect::discover::{LocalAddress, Question, Wire};
/// fn ask(wire: &dyn Wire, camera: LocalAddress) {
///     let _ = wire.ask(camera, Question::WebPage, &mut || Ok(()));
/// }
/// ```
///
/// and this is no program:
///
/// ```compile_fail,E0308
/// use countersight_collect::discover::{Question, Wire};
/// fn ask_anybody(wire: &dyn Wire) {
///     let public = std::net::IpAddr::from([8, 8, 8, 8]);
///     let _ = wire.ask(public, Question::WebPage, &mut || Ok(()));
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalAddress(IpAddr);

impl LocalAddress {
    /// The address.
    pub fn get(self) -> IpAddr {
        self.0
    }
}

impl TryFrom<IpAddr> for LocalAddress {
    type Error = NotLocal;

    fn try_from(address: IpAddr) -> Result<Self, NotLocal> {
        // An IPv4 address in the clothes of IPv6 is judged as what it is.
        let address = address.to_canonical();
        let private = BLOCKS.iter().any(|(block, prefix)| {
            network(address, *prefix).is_some_and(|own| Some(own) == network(*block, *prefix))
        });
        if private && address != PROVIDERS_OWN {
            Ok(Self(address))
        } else {
            Err(NotLocal(address.to_string()))
        }
    }
}

impl FromStr for LocalAddress {
    type Err = NotLocal;

    fn from_str(text: &str) -> Result<Self, NotLocal> {
        let address: Result<IpAddr, _> = text.parse();
        address.map_or_else(|_not_one| Err(NotLocal(text.to_owned())), Self::try_from)
    }
}

impl fmt::Display for LocalAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// An address or range that may not be spoken to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not an address of a private network (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, \
     169.254.0.0/16, fe80::/10 or fc00::/7); no other is ever spoken to"
)]
pub struct NotLocal(String);

/// A range of addresses that all are local.
///
/// ```
/// use countersight_collect::discover::LocalRange;
/// let range: LocalRange = "192.168.1.0/30".parse()?;
/// let all: Vec<String> = range.addresses().map(|a| a.to_string()).collect();
/// assert_eq!(all, ["192.168.1.1", "192.168.1.2"]);
/// assert!("8.8.8.0/24".parse::<LocalRange>().is_err());
/// // Wider than the private block: it would reach public addresses too.
/// assert!("192.168.0.0/15".parse::<LocalRange>().is_err());
/// # Ok::<(), countersight_collect::discover::NotLocal>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocalRange {
    first: LocalAddress,
    prefix: u8,
}

impl LocalRange {
    /// The range of an address and the length of its prefix in bits.
    ///
    /// # Errors
    ///
    /// When any address of the range is not local.
    pub fn new(address: IpAddr, prefix: u8) -> Result<Self, NotLocal> {
        let not_local = || NotLocal(format!("{address}/{prefix}"));
        let address = address.to_canonical();
        let inside = BLOCKS.iter().any(|(block, of_block)| {
            prefix >= *of_block
                && network(address, *of_block)
                    .is_some_and(|own| Some(own) == network(*block, *of_block))
        });
        let first = network(address, prefix)
            .filter(|_| inside)
            .ok_or_else(not_local)?;
        let first = LocalAddress::try_from(first).map_err(|_not_one| not_local())?;
        Ok(Self { first, prefix })
    }

    /// Whether an address lies in it.
    pub fn contains(&self, address: LocalAddress) -> bool {
        network(address.get(), self.prefix) == Some(self.first.get())
    }

    /// Whether another range lies in it.
    pub fn holds(&self, other: &Self) -> bool {
        other.prefix >= self.prefix && self.contains(other.first)
    }

    /// How many addresses it has, if they can be asked one by one: only those of IPv4 can.
    pub fn size(&self) -> Option<u32> {
        match self.first.get() {
            IpAddr::V4(_) => 1_u32.checked_shl(u32::from(32_u8.checked_sub(self.prefix)?)),
            IpAddr::V6(_) => None,
        }
    }

    /// The addresses of hosts in it, at most [`MOST_ADDRESSES`]; none for IPv6. The first and the last of
    /// a range of four and more name the network and everybody in it, and are left out.
    pub fn addresses(&self) -> impl Iterator<Item = LocalAddress> + use<> {
        let size = self.size().unwrap_or(0).min(MOST_ADDRESSES);
        let first = match self.first.get() {
            IpAddr::V4(first) => u32::from(first),
            IpAddr::V6(_) => 0,
        };
        let hosts = if size >= 4 { 1..size - 1 } else { 0..size };
        let address = move |at: u32| IpAddr::V4(first.saturating_add(at).into());
        hosts.filter_map(move |at| LocalAddress::try_from(address(at)).ok())
    }
}

impl FromStr for LocalRange {
    type Err = NotLocal;

    fn from_str(text: &str) -> Result<Self, NotLocal> {
        let parts = text.split_once('/').and_then(|(address, prefix)| {
            Some((address.parse::<IpAddr>().ok()?, prefix.parse::<u8>().ok()?))
        });
        let Some((address, prefix)) = parts else {
            return Err(NotLocal(text.to_owned()));
        };
        Self::new(address, prefix)
    }
}

impl fmt::Display for LocalRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.first, self.prefix)
    }
}

/// The first address of the network of an address; nothing if the prefix is longer than the address.
fn network(address: IpAddr, prefix: u8) -> Option<IpAddr> {
    Some(match address {
        IpAddr::V4(v4) => {
            let rest = 32_u32.checked_sub(u32::from(prefix))?;
            let mask = u32::MAX.checked_shl(rest).unwrap_or(0);
            IpAddr::V4((u32::from(v4) & mask).into())
        }
        IpAddr::V6(v6) => {
            let rest = 128_u32.checked_sub(u32::from(prefix))?;
            let mask = u128::MAX.checked_shl(rest).unwrap_or(0);
            IpAddr::V6((u128::from(v6) & mask).into())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edges_of_every_block() {
        let edges = [
            ("9.255.255.255", false),
            ("10.0.0.0", true),
            ("10.255.255.255", true),
            ("11.0.0.0", false),
            ("172.15.255.255", false),
            ("172.16.0.0", true),
            ("172.31.255.255", true),
            ("172.32.0.0", false),
            ("192.167.255.255", false),
            ("192.168.0.0", true),
            ("192.168.255.255", true),
            ("192.169.0.0", false),
            ("169.253.255.255", false),
            ("169.254.0.0", true),
            ("169.254.169.254", false),
            ("169.255.0.0", false),
            ("0.0.0.0", false),
            ("255.255.255.255", false),
            ("239.255.255.250", false),
            ("fbff:ffff::", false),
            ("fc00::", true),
            ("fdff:ffff::1", true),
            ("fe00::", false),
            ("fe7f::1", false),
            ("fe80::1", true),
            ("febf::1", true),
            ("fec0::1", false),
            ("ff02::fb", false),
            ("::1", false),
            ("::ffff:10.0.0.1", true),
            ("::ffff:9.9.9.9", false),
            ("64:ff9b::a00:1", false),
            ("camera", false),
        ];
        for (text, local) in edges {
            assert_eq!(text.parse::<LocalAddress>().is_ok(), local, "{text}");
        }
    }

    #[test]
    fn ranges_stay_inside_one_block() {
        for text in ["10.0.0.0/8", "10.1.2.3/24", "fe80::/64", "192.168.1.7/32"] {
            assert!(text.parse::<LocalRange>().is_ok(), "{text}");
        }
        for text in [
            "10.0.0.0/7",
            "0.0.0.0/0",
            "10.0.0.0/33",
            "10.0.0.0",
            "fe80::/9",
            "::/0",
            "10.0.0.0/x",
        ] {
            assert!(text.parse::<LocalRange>().is_err(), "{text}");
        }
        let range: LocalRange = "10.1.2.3/24".parse().unwrap();
        assert_eq!(range.to_string(), "10.1.2.0/24");
        assert_eq!((range.size(), range.addresses().count()), (Some(256), 254));
        assert!(range.contains("10.1.2.255".parse().unwrap()));
        assert!(!range.contains("10.1.3.0".parse().unwrap()));
        assert!(!range.contains("fe80::1".parse().unwrap()));
        assert!(range.holds(&"10.1.2.128/25".parse().unwrap()));
        assert!(!range.holds(&"10.1.0.0/16".parse().unwrap()));
        let wide: LocalRange = "10.0.0.0/8".parse().unwrap();
        assert_eq!(wide.addresses().count(), 1022);
        assert_eq!(
            "fe80::/64"
                .parse::<LocalRange>()
                .unwrap()
                .addresses()
                .count(),
            0
        );
    }

    proptest::proptest! {
        #[test]
        fn no_public_address_becomes_local(bits: u32) {
            let address = std::net::Ipv4Addr::from(bits);
            let local = LocalAddress::try_from(IpAddr::V4(address)).is_ok();
            let known = address.is_private() || address.is_link_local();
            proptest::prop_assert_eq!(local, known && IpAddr::V4(address) != PROVIDERS_OWN);
        }

        #[test]
        fn no_public_address_of_ipv6_becomes_local(bits: u128) {
            let address = std::net::Ipv6Addr::from(bits);
            let local = LocalAddress::try_from(IpAddr::V6(address)).is_ok();
            let known = address.is_unique_local() || address.is_unicast_link_local();
            proptest::prop_assert_eq!(local, known || address.to_ipv4_mapped().is_some_and(|v4| v4.is_private()));
        }
    }
}
