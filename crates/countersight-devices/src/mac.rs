//! Hardware addresses and the registry blocks they lie in.

use countersight_model::device::Prefix;
use std::collections::HashMap;

/// A hardware address: EUI-48, as 12 hex digits in upper case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mac(String);

impl Mac {
    /// Reads an address in any usual notation: `44:19:b6:01:02:03`, `44-19-B6-…`, `4419.b601.0203`,
    /// `4419B6010203`, or with leading zeros dropped as `0:3:7f:1:2:3`.
    ///
    /// ```
    /// use countersight_devices::mac::Mac;
    /// assert_eq!(Mac::parse("44:19:b6:01:02:03").map(|m| m.to_string()).as_deref(), Some("44:19:B6:01:02:03"));
    /// assert_eq!(Mac::parse("0:3:7f:1:2:3"), Mac::parse("0003.7f01.0203"));
    /// assert_eq!(Mac::parse("DS-2CD2143G0"), None);
    /// assert_eq!(Mac::parse("192.168.1.10"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let groups: Vec<&str> = text.split([':', '-', '.']).collect();
        let width = match groups.len() {
            1 => 12,
            3 => 4,
            6 => 2,
            _ => return None,
        };
        let one_separator = [':', '-', '.']
            .iter()
            .filter(|separator| text.contains(**separator))
            .count()
            <= 1;
        let mut digits = String::with_capacity(12);
        for group in &groups {
            let hex = !group.is_empty() && group.bytes().all(|b| b.is_ascii_hexdigit());
            // Only the six-group form is written without leading zeros.
            let fits = group.len() == width || (width == 2 && group.len() == 1);
            if !(hex && fits && one_separator) {
                return None;
            }
            for _ in group.len()..width {
                digits.push('0');
            }
            digits.push_str(group);
        }
        digits.make_ascii_uppercase();
        // The broadcast and the null address belong to nobody.
        (digits != "FFFFFFFFFFFF" && digits != "000000000000").then_some(Self(digits))
    }

    /// The twelve hex digits.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// Whether the address was made up by software: its second-lowest bit of the first byte is set
    /// (IEEE 802, locally administered). Such an address names no maker.
    pub fn is_local(&self) -> bool {
        matches!(
            self.0.as_bytes().get(1),
            Some(b'2' | b'3' | b'6' | b'7' | b'A' | b'B' | b'E' | b'F')
        )
    }
}

impl std::fmt::Display for Mac {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, digit) in self.0.chars().enumerate() {
            if at > 0 && at % 2 == 0 {
                f.write_str(":")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

/// The registry blocks of the register.
#[derive(Debug, Default)]
pub struct PrefixTable {
    by_digits: HashMap<String, Prefix>,
}

impl PrefixTable {
    /// Builds the table.
    pub fn new(prefixes: &[Prefix]) -> Self {
        let by_digits = prefixes
            .iter()
            .map(|p| (p.prefix.clone(), p.clone()))
            .collect();
        Self { by_digits }
    }

    /// The narrowest block that holds the address: 36, then 28, then 24 bits.
    pub fn lookup(&self, mac: &Mac) -> Option<&Prefix> {
        [9, 7, 6]
            .iter()
            .find_map(|digits| self.by_digits.get(mac.digits().get(..*digits)?))
    }
}
