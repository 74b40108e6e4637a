//! One observation after the other, whatever the format.

use super::clean::clean;
use super::form::{Format, LineFormat, RecordFault, Sink, StreamFormat, find, names};
use super::lines::{self, Chunk, Chunks, Opened};
use crate::error::ReadError;
use crate::input::Input;
use countersight_model::field::{Field, FieldSet};
use countersight_model::observation::Observation;
use std::collections::VecDeque;
use std::fmt;
use std::io::Read;

/// An observation with its place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Located {
    /// The record's own identifier.
    pub id: Option<String>,
    /// Where it stands in its file, such as `line 3`.
    pub place: String,
    /// What is known of the device.
    pub observation: Observation,
}

impl Sink for Located {
    fn id(&mut self, id: &str) {
        self.id = Some(id.to_owned());
    }

    fn value(&mut self, field: Field, value: &str) {
        self.observation.add(field, clean(field, value));
    }
}

/// A record that cannot be read, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// Where it stands in its file, such as `line 3`.
    pub place: String,
    /// What is wrong.
    pub fault: RecordFault,
}

/// The observations of a file, one after the other. A record that cannot be read is told and passed over; an
/// error of the file itself ends it.
pub struct Observations {
    source: Source,
    ended: bool,
}

enum Source {
    Lines {
        format: &'static dyn LineFormat,
        chunks: Chunks,
        chunk: Chunk,
        ready: VecDeque<Result<Located, Misread>>,
    },
    Stream {
        records: Box<dyn Iterator<Item = Result<Located, RecordFault>> + Send>,
        number: u64,
    },
}

impl fmt::Debug for Observations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Observations")
            .field("ended", &self.ended)
            .finish_non_exhaustive()
    }
}

/// Opens a file of observations and finds its format.
///
/// # Errors
///
/// [`ReadError`] when it cannot be opened, is empty, or is of no format that is known.
pub fn observations(name: &str, input: Input) -> Result<(Format, Observations), ReadError> {
    let opened = lines::open(name, input)?;
    let format = format_of(name, &opened)?;
    Ok((format, Observations::of(name, format, opened.bytes)))
}

impl Observations {
    /// The observations of a file whose format is known; `name` stands in errors.
    pub fn of(name: &str, format: Format, bytes: Box<dyn Read + Send>) -> Self {
        match format {
            Format::Lines(format) => Self {
                source: Source::Lines {
                    format,
                    chunks: Chunks::new(name, bytes),
                    chunk: Chunk::default(),
                    ready: VecDeque::new(),
                },
                ended: false,
            },
            Format::Stream(format) => Self::of_stream(format, bytes),
        }
    }

    /// The observations of a format that is read as a whole.
    pub fn of_stream(format: &dyn StreamFormat, bytes: Box<dyn Read + Send>) -> Self {
        Self {
            source: Source::Stream {
                records: format.open(bytes),
                number: 0,
            },
            ended: false,
        }
    }
}

/// The format of a file that is opened.
///
/// # Errors
///
/// [`ReadError`] when it is none that is known.
pub fn format_of(name: &str, opened: &Opened) -> Result<Format, ReadError> {
    find(&opened.beginning).ok_or_else(|| no_format(name, &opened.beginning))
}

fn no_format(name: &str, beginning: &[u8]) -> ReadError {
    let text = String::from_utf8_lossy(beginning);
    let first = text.lines().map(str::trim).find(|line| !line.is_empty());
    ReadError::NoObservations {
        file: name.to_owned(),
        seen: crate::cell::shorten(first.unwrap_or_default(), 60).into_owned(),
        understood: names().join("; "),
    }
}

/// Reads one record of a format of one record a line, with its place.
///
/// # Errors
///
/// [`Misread`] when the record cannot be read.
pub fn located(
    format: &dyn LineFormat,
    line: &lines::Line<'_>,
    wanted: FieldSet,
) -> Result<Located, Misread> {
    let mut located = Located::default();
    let place = format!("line {}", line.number);
    match format.read(&line.text, wanted, &mut located) {
        Ok(()) => {
            located.place = place;
            Ok(located)
        }
        Err(fault) => Err(Misread { place, fault }),
    }
}

impl Iterator for Observations {
    type Item = Result<Result<Located, Misread>, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let next = match &mut self.source {
            Source::Lines {
                format,
                chunks,
                chunk,
                ready,
            } => loop {
                if let Some(next) = ready.pop_front() {
                    break Some(Ok(next));
                }
                match chunks.next_into(chunk) {
                    Ok(true) => {
                        let read = chunk
                            .lines()
                            .map(|line| located(*format, &line, FieldSet::all()));
                        ready.extend(read);
                    }
                    Ok(false) => break None,
                    Err(error) => break Some(Err(error)),
                }
            },
            Source::Stream { records, number } => {
                *number += 1;
                let misread = |fault| Misread {
                    place: format!("record {number}"),
                    fault,
                };
                records.next().map(|record| Ok(record.map_err(misread)))
            }
        };
        self.ended = !matches!(next, Some(Ok(_)));
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &'static [u8]) -> Vec<String> {
        let (_, records) = observations("scan.jsonl", Input::Stream(Box::new(bytes))).unwrap();
        records
            .map(|record| match record {
                Ok(Ok(located)) => {
                    let values: Vec<String> = located
                        .observation
                        .values()
                        .map(|(field, value)| format!("{field}={value}"))
                        .collect();
                    format!("{} {:?} {}", located.place, located.id, values.join(" "))
                }
                Ok(Err(misread)) => format!("{}: {}", misread.place, misread.fault),
                Err(error) => error.to_string(),
            })
            .collect()
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_shown_and_broken_lines_are_told() {
        let bytes = b"\xef\xbb\xbf{\"id\":1,\"banner\":\"a\xff\xfe\\u00e9\"}\r\n\n{\"brand\":\"x\"\n{\"brand\":\"y\"}";
        insta::assert_snapshot!(read(bytes).join("\n"), @r#"
        line 1 Some("1") banner=a\xFF\xFEé
        line 3: expected a comma or the end of the object, but the line ends; it may be cut off
        line 4 None brand=y
        "#);
    }

    #[test]
    fn a_file_of_another_form_is_refused_with_what_would_be_understood() {
        let refused = |bytes: &'static [u8]| {
            observations("a.csv", Input::Stream(Box::new(bytes)))
                .unwrap_err()
                .to_string()
        };
        insta::assert_snapshot!(refused(b"name,country\nA,CN\n"), @"a.csv: no form of observations is recognised; it begins with `name,country`. Understood are: a capture of network traffic (pcap, pcapng); leases of ISC dhcpd; leases of Kea (CSV); leases of dnsmasq; a table of neighbours (arp -a, ip neigh); devices of LibreNMS (JSON); Shodan (JSON); Censys (JSON); runZero (JSON); masscan (JSON); masscan (list and grepable); Shadowserver report (CSV); ZGrab2 (JSON lines); ZoomEye (JSON); FOFA (JSON); FOFA (CSV); Nmap (XML); one JSON object a line with the fields of an observation; a table with a column of make, model or hardware address");
        insta::assert_snapshot!(refused(b" \n\n"), @"a.csv: the file is empty; export it again, or check that the right file was named");
    }
}
