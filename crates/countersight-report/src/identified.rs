//! What a device was found to be, one JSON object a line.

use countersight_model::device::DeviceFinding;
use serde::Serialize;
use std::io::{self, Write};

/// One device that was looked at, and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Identified<'a> {
    /// Identifier in its source; the number of the line where it has none.
    pub id: &'a str,
    /// File name or `-`.
    pub source: &'a str,
    /// Where it stands, such as `line 3`.
    pub locator: &'a str,
    /// Brand and maker; none where nothing was found.
    pub device: Option<&'a DeviceFinding>,
    /// Why it could not be read.
    pub problem: Option<&'a str>,
}

#[derive(Serialize)]
struct LineOf<'a> {
    subject: SubjectOf<'a>,
    device: Option<&'a DeviceFinding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<&'a str>,
}

#[derive(Serialize)]
struct SubjectOf<'a> {
    id: &'a str,
    source: &'a str,
    locator: &'a str,
    kind: &'static str,
}

/// Writes one line.
///
/// ```
/// use countersight_report::{Identified, write_identified};
/// let mut out = Vec::new();
/// let nothing = Identified { id: "7", source: "scan.jsonl", locator: "line 7", device: None, problem: None };
/// write_identified(&mut out, &nothing)?;
/// assert_eq!(out, b"{\"subject\":{\"id\":\"7\",\"source\":\"scan.jsonl\",\"locator\":\"line 7\",\"kind\":\"device\"},\"device\":null}\n");
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// When the output cannot be written.
pub fn write_identified(mut out: &mut impl Write, one: &Identified<'_>) -> io::Result<()> {
    let line = LineOf {
        subject: SubjectOf {
            id: one.id,
            source: one.source,
            locator: one.locator,
            kind: "device",
        },
        device: one.device,
        problem: one.problem,
    };
    serde_json::to_writer(&mut out, &line)?;
    out.write_all(b"\n")
}
