//! Observations of devices: other programs' files in, fields out.
//!
//! # Where a new format goes
//!
//! One file here, and one line of the table in `form.rs`. A format is of one of two sorts:
//!
//! - **One record a line** (native form, exports of search engines and scanners as JSON lines): implement
//!   [`LineFormat`]. It gets one record as text and hands each value to a [`Sink`]; it neither reads files
//!   nor allocates. Everything else is done for it: cutting into lines, places, bytes that are not UTF-8,
//!   two threads, order, problems.
//! - **Anything else** (XML, captures, tables): implement [`StreamFormat`]. It gets a reader and gives an
//!   iterator of [`Located`] observations or [`RecordFault`]s.
//!
//! A format hands on only fields of the table [`Field`](countersight_model::field::Field), and never a
//! serial number, a channel's or a user's name, or coordinates; [`clean`] takes them out of whole answers
//! that hold them. Fields that are not in `wanted` may be left out, since nothing reads them.
//!
//! | module | what it does |
//! |---|---|
//! | `form` | the table of formats, and which one a file is |
//! | `lines` | a file cut into pieces that end with a line |
//! | `reading` | one observation after the other, for any format |
//! | `native` | the native form: one JSON object a line |
//! | `walk`, `search`, `unescape` | JSON walked through without building anything |
//! | `table`, `record`, `document` | a table of places of JSON, a record read by it, records cut out of a document |
//! | `hand`, `answer`, `certificate` | what is done with a value: answers taken apart, holders without persons |
//! | `columns`, `field_table` | tables read by their header |
//! | `shodan`, `censys`, `zoomeye`, `fofa`, `shadowserver`, `runzero`, `masscan`, `nmap`, `zgrab2` | one program each |
//! | `capture` | captures of network traffic |
//! | `neighbours`, `dnsmasq`, `dhcpd`, `kea` | tables of who is on the network |
//! | `librenms` | devices of LibreNMS |
//! | `hosts`, `mac` | what these have in common |
//! | `clean`, `host_name` | what is never kept |

mod answer;
mod capture;
mod censys;
mod certificate;
mod clean;
mod columns;
mod dhcpd;
mod dnsmasq;
mod document;
mod field_table;
mod fofa;
mod form;
mod hand;
pub mod host_name;
mod hosts;
#[cfg(test)]
mod hosts_tests;
mod kea;
mod librenms;
mod lines;
mod mac;
mod masscan;
mod native;
mod neighbours;
mod nmap;
mod reading;
mod record;
mod runzero;
mod search;
mod shadowserver;
mod shodan;
mod table;
mod unescape;
mod walk;
mod zgrab2;
mod zoomeye;

pub use clean::clean;
pub use form::{Format, LineFormat, RecordFault, Sink, StreamFormat, find, named, names};
pub use lines::{Chunk, Chunks, Line, Opened, open};
pub use native::Native;
pub(crate) use native::{are, of};
pub use reading::{Located, Misread, Observations, format_of, located, observations};
