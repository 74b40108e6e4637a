//! The table of formats, and what a format has to do.

use super::capture::Capture;
use super::censys::CENSYS;
use super::dhcpd::Dhcpd;
use super::dnsmasq::Dnsmasq;
use super::document::Documents;
use super::field_table::FieldTable;
use super::fofa::{FOFA, FOFA_TABLE, FofaRows};
use super::kea::Kea;
use super::librenms::LibreNms;
use super::masscan::{MASSCAN, MasscanText};
use super::native::Native;
use super::neighbours::Neighbours;
use super::nmap::Nmap;
use super::reading::Located;
use super::runzero::RUNZERO;
use super::shadowserver::SHADOWSERVER;
use super::shodan::SHODAN;
use super::zgrab2::ZGRAB2;
use super::zoomeye::ZOOMEYE;
use countersight_model::field::{Field, FieldSet};
use std::fmt;
use std::io::Read;

/// Texts of so many bytes are asked for as they stand, before anything is done with them.
pub(super) const LONG: usize = 128;

/// Takes what a format reads out of one record.
pub trait Sink {
    /// The record's own identifier.
    fn id(&mut self, id: &str);
    /// Whether a text that stands in JSON with these escapes need not be handed on. A format may ask before it
    /// takes the escapes out of a long text.
    fn can_skip(&self, field: Field, raw: &str) -> bool {
        let _ = (field, raw);
        false
    }

    /// A value of a field.
    fn value(&mut self, field: Field, value: &str);
}

/// A record that cannot be read. The records after it are read all the same.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct RecordFault {
    /// Where in the record, in bytes from 1, if that is known.
    pub column: Option<usize>,
    /// What is wrong, and how to mend it.
    pub reason: String,
}

/// A format of one record a line.
pub trait LineFormat: fmt::Debug + Sync {
    /// Its name, for people.
    fn name(&self) -> &'static str;

    /// Whether the first record of a file is of this format.
    fn fits(&self, record: &str) -> bool;

    /// Hands on the values of a record; those of fields that are not `wanted` may be left out.
    ///
    /// # Errors
    ///
    /// [`RecordFault`] when the record cannot be read; what was handed on before counts no more.
    fn read(&self, record: &str, wanted: FieldSet, sink: &mut dyn Sink) -> Result<(), RecordFault>;
}

/// A format that is read as a whole.
pub trait StreamFormat: fmt::Debug + Sync {
    /// Its name, for people.
    fn name(&self) -> &'static str;

    /// Whether a file that begins with these bytes is of this format.
    fn fits(&self, beginning: &[u8]) -> bool;

    /// Reads the observations one after the other.
    fn open(
        &self,
        bytes: Box<dyn Read + Send>,
    ) -> Box<dyn Iterator<Item = Result<Located, RecordFault>> + Send>;
}

/// A format.
#[derive(Debug, Clone, Copy)]
pub enum Format {
    /// One record a line.
    Lines(&'static dyn LineFormat),
    /// Read as a whole.
    Stream(&'static dyn StreamFormat),
}

/// All formats, in the order in which they are tried: the native form last, for others may hold some of
/// its words.
static FORMATS: &[Format] = &[
    Format::Stream(&Capture),
    Format::Stream(&Dhcpd),
    Format::Stream(&Kea),
    Format::Stream(&Dnsmasq),
    Format::Stream(&Neighbours),
    Format::Stream(&LibreNms),
    Format::Lines(&SHODAN),
    Format::Stream(&Documents(&SHODAN)),
    Format::Lines(&CENSYS),
    Format::Stream(&Documents(&CENSYS)),
    Format::Lines(&RUNZERO),
    Format::Stream(&Documents(&RUNZERO)),
    Format::Lines(&MASSCAN),
    Format::Stream(&Documents(&MASSCAN)),
    Format::Stream(&MasscanText),
    Format::Stream(&SHADOWSERVER),
    Format::Lines(&ZGRAB2),
    Format::Stream(&Documents(&ZGRAB2)),
    Format::Lines(&ZOOMEYE),
    Format::Stream(&Documents(&ZOOMEYE)),
    Format::Lines(&FOFA),
    Format::Stream(&Documents(&FOFA)),
    Format::Stream(&FofaRows),
    Format::Stream(&FOFA_TABLE),
    Format::Stream(&Nmap),
    Format::Stream(&FieldTable),
    Format::Lines(&Native),
];

impl Format {
    /// Its name, for people.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Lines(format) => format.name(),
            Self::Stream(format) => format.name(),
        }
    }

    /// Whether it is the native form, whose words other files may hold.
    pub(crate) fn is_native(self) -> bool {
        self.name() == Native.name()
    }

    fn fits(&self, beginning: &[u8], first_record: &str) -> bool {
        match self {
            Self::Lines(format) => format.fits(first_record),
            Self::Stream(format) => format.fits(beginning),
        }
    }
}

/// The format of a file that begins with these bytes.
pub fn find(beginning: &[u8]) -> Option<Format> {
    let text = String::from_utf8_lossy(beginning);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let first = text.lines().map(str::trim).find(|line| !line.is_empty());
    let first = first.unwrap_or_default();
    let fits = |format: &&Format| format.fits(beginning, first);
    FORMATS.iter().find(fits).copied()
}

/// All formats of this name: one that comes as lines and as a document is two.
pub fn named(name: &str) -> impl Iterator<Item = Format> {
    FORMATS
        .iter()
        .copied()
        .filter(move |format| format.name() == name)
}

/// The names of all formats. One that comes as lines and as a document is named once.
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = FORMATS.iter().map(Format::name).collect();
    names.dedup();
    names
}
