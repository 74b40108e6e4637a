//! A list, read, as lines of JSON: a head with what was counted, then one party a line.

use countersight_model::date::PartialDate;
use countersight_model::party::{Party, PartyCounts, PartyList};
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, Write};

/// The form of the lines; another number is another form.
const FORM: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Head {
    form: u32,
    counts: PartyCounts,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    edition: Option<PartialDate>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    remarks: Vec<String>,
}

/// Writes a list down.
pub(crate) fn write(out: &mut dyn Write, list: &PartyList) -> io::Result<()> {
    let head = Head {
        form: FORM,
        counts: list.counts.clone(),
        edition: list.edition,
        remarks: list.remarks.clone(),
    };
    serde_json::to_writer(&mut *out, &head)?;
    out.write_all(b"\n")?;
    for party in &list.parties {
        serde_json::to_writer(&mut *out, party)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Reads a list back.
pub(crate) fn read(from: &mut dyn BufRead) -> io::Result<PartyList> {
    let mut line = String::new();
    from.read_line(&mut line)?;
    let head: Head = serde_json::from_str(&line)?;
    if head.form != FORM {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "another version of the program wrote it",
        ));
    }
    let mut parties: Vec<Party> = Vec::new();
    loop {
        line.clear();
        if from.read_line(&mut line)? == 0 {
            break;
        }
        parties.push(serde_json::from_str(&line)?);
    }
    Ok(PartyList {
        parties,
        counts: head.counts,
        edition: head.edition,
        remarks: head.remarks,
    })
}
