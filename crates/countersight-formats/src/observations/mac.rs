//! A hardware address of one device.

use std::fmt;

/// A hardware address of one device, shown as `44:19:b6:01:02:03`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Mac([u8; 6]);

/// A text is no hardware address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoAddress;

impl Mac {
    /// None for addresses of groups, and for those that are all noughts.
    pub(super) fn new(bytes: &[u8]) -> Option<Self> {
        let bytes: [u8; 6] = bytes.try_into().ok()?;
        let of_group = bytes.first().is_some_and(|first| first & 1 == 1);
        (!of_group && bytes != [0; 6]).then_some(Self(bytes))
    }

    /// An address as programs write it: `44:19:b6:1:2:3`, `44-19-B6-01-02-03`, `4419.b601.0203`.
    ///
    /// None if it is the address of a group or of nobody.
    ///
    /// # Errors
    ///
    /// [`NoAddress`] when the text is no hardware address.
    pub(super) fn parse(text: &str) -> Result<Option<Self>, NoAddress> {
        bytes(text).map(|bytes| Self::new(&bytes)).ok_or(NoAddress)
    }
}

/// The bytes of an address in any notation.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let width = match text.split([':', '-', '.']).count() {
        6 => 2,
        3 => 4,
        _ => return None,
    };
    let mut separators = text.chars().filter(|c| !c.is_ascii_hexdigit());
    let first = separators.next()?;
    if separators.any(|other| other != first) || (width == 4) != (first == '.') {
        return None;
    }
    let mut bytes = Vec::with_capacity(6);
    for group in text.split(first) {
        let fits = match width {
            2 => (1..=2).contains(&group.len()),
            _ => group.len() == width,
        };
        let number = u16::from_str_radix(group, 16).ok().filter(|_| fits)?;
        let [high, low] = number.to_be_bytes();
        if width == 4 {
            bytes.push(high);
        }
        bytes.push(low);
    }
    Some(bytes)
}

impl fmt::Display for Mac {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, byte) in self.0.iter().enumerate() {
            let colon = if place == 0 { "" } else { ":" };
            write!(f, "{colon}{byte:02x}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_programs_write_them() {
        let of = |text: &str| Mac::parse(text).map(|mac| mac.map(|mac| mac.to_string()));
        let one = Ok(Some("44:19:b6:01:02:03".to_owned()));
        assert_eq!(of("44:19:b6:1:2:3"), one);
        assert_eq!(of("44-19-B6-01-02-03"), one);
        assert_eq!(of("4419.b601.0203"), one);
        assert_eq!(of("01-00-5e-00-00-16"), Ok(None));
        assert_eq!(of("00:00:00:00:00:00"), Ok(None));
        let none = [
            "",
            "10.0.0.7",
            "44:19:b6:1:2",
            "44:19-b6:1:2:3",
            "44:19:b6:1:2:333",
            "fe80::1:2:3",
            "+4:19:b6:1:2:3",
            "44.19.b6.01.02.03",
        ];
        assert_eq!(none.map(of), [const { Err(NoAddress) }; 8]);
    }
}
