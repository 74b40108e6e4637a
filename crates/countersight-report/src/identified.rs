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

/// Writes the line of a device of which nothing was found, as [`write_identified`] does, and as quickly as nearly
/// all lines of a scan ask for. Without an identifier, that is the number of the line.
///
/// ```
/// use countersight_report::{Identified, write_identified, write_unidentified};
/// let (mut quick, mut out) = (Vec::new(), Vec::new());
/// write_unidentified(&mut quick, "", "scan.jsonl", 7)?;
/// let nothing = Identified { id: "7", source: "scan.jsonl", locator: "line 7", device: None, problem: None };
/// write_identified(&mut out, &nothing)?;
/// assert_eq!(quick, out);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// When the output cannot be written.
pub fn write_unidentified(out: &mut Vec<u8>, id: &str, source: &str, line: u64) -> io::Result<()> {
    out.extend_from_slice(b"{\"subject\":{\"id\":");
    if id.is_empty() {
        write!(out, "\"{line}\"")?;
    } else {
        write_text(out, id)?;
    }
    out.extend_from_slice(b",\"source\":");
    write_text(out, source)?;
    write!(out, ",\"locator\":\"line {line}\"")?;
    out.extend_from_slice(b",\"kind\":\"device\"},\"device\":null}\n");
    Ok(())
}

/// A JSON string; most need no escape.
fn write_text(out: &mut Vec<u8>, text: &str) -> io::Result<()> {
    let plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
    if text.bytes().all(plain) {
        out.push(b'"');
        out.extend_from_slice(text.as_bytes());
        out.push(b'"');
        return Ok(());
    }
    Ok(serde_json::to_writer(out, text)?)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_way_gives_the_same_line() {
        for (id, source) in [
            ("r\"1", "a\\b.jsonl"),
            ("é\u{1}\u{7f}", "-"),
            ("7", "scan \t.jsonl"),
        ] {
            let (mut quick, mut out) = (Vec::new(), Vec::new());
            write_unidentified(&mut quick, id, source, 12).unwrap();
            let one = Identified {
                id,
                source,
                locator: "line 12",
                device: None,
                problem: None,
            };
            write_identified(&mut out, &one).unwrap();
            assert_eq!(String::from_utf8(quick), String::from_utf8(out));
        }
    }
}
