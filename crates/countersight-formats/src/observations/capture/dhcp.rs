//! A device asks for an address: DHCP (RFC 2131, RFC 2132).

use super::super::host_name;
use super::super::mac::Mac;
use countersight_model::field::Field;
use std::net::Ipv4Addr;

/// Where the options begin, behind the fixed fields and the four bytes that mark them.
const OPTIONS: usize = 240;
/// The answer that gives an address.
const ACKNOWLEDGES: u8 = 5;
const COOKIE: [u8; 4] = [99, 130, 83, 99];

/// What a message tells of the device that asks; an answer tells its address.
#[derive(Debug)]
pub(super) struct Message {
    /// Hardware address of the device that asks.
    pub(super) mac: Mac,
    /// The address that it has or gets.
    pub(super) address: Option<Ipv4Addr>,
    /// What it says of itself.
    pub(super) values: Vec<(Field, String)>,
}

/// Reads a message; none if it is of BOOTP or of a network without hardware addresses of Ethernet.
///
/// # Errors
///
/// What contradicts itself in it.
pub(super) fn message(bytes: &[u8]) -> Result<Option<Message>, &'static str> {
    const TOO_SHORT: &str = "a DHCP message ends inside an option";
    let fixed = |from: usize, to: usize| bytes.get(from..to).ok_or("a DHCP message is too short");
    let asks = match fixed(0, 3)? {
        [1, 1, 6] => true,
        [2, 1, 6] => false,
        _ => return Ok(None),
    };
    let Some(mac) = Mac::new(fixed(28, 34)?) else {
        return Ok(None);
    };
    if fixed(OPTIONS - COOKIE.len(), OPTIONS)? != COOKIE {
        return Ok(None);
    }
    let own = address(fixed(12, 16)?);
    let given = address(fixed(16, 20)?);
    let mut kind = 0;
    let mut values = Vec::new();
    let mut rest = bytes.get(OPTIONS..).unwrap_or_default();
    while let [code, after @ ..] = rest {
        match code {
            0 => rest = after,
            255 => break,
            code => {
                let (length, after) = after.split_first().ok_or(TOO_SHORT)?;
                let value = after.get(..usize::from(*length)).ok_or(TOO_SHORT)?;
                rest = after.get(value.len()..).unwrap_or_default();
                match code {
                    53 => kind = value.first().copied().unwrap_or_default(),
                    60 if asks => values.push((Field::DhcpVendorClass, text(value))),
                    12 if asks => {
                        let name = text(value);
                        if host_name::is_of_a_device(&name) {
                            values.push((Field::DhcpHostname, name));
                        }
                    }
                    _ => {}
                }
            }
        }
    }
    let address = match asks {
        true => own,
        false if kind == ACKNOWLEDGES => given.or(own),
        false => None,
    };
    Ok(Some(Message {
        mac,
        address,
        values,
    }))
}

fn address(bytes: &[u8]) -> Option<Ipv4Addr> {
    let bytes: [u8; 4] = bytes.try_into().ok()?;
    let address = Ipv4Addr::from(bytes);
    (!address.is_unspecified()).then_some(address)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes)
        .trim_matches(|c: char| c == '\0' || c.is_whitespace())
        .to_owned()
}
