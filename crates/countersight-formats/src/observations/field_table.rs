//! A table whose header names fields: `http_server`, `rtsp.www_authenticate`, `Title`, `Realm`.

use super::columns::{header, reader, told};
use super::form::{RecordFault, Sink, StreamFormat};
use super::reading::Located;
use crate::input::SAMPLE;
use countersight_model::field::{Field, FieldKind};
use csv::StringRecord;
use std::io::{Cursor, Read};

/// A table with columns of what devices send.
#[derive(Debug)]
pub(super) struct FieldTable;

/// What people call a field for short. Two of them are needed, and more than words of [`ANYBODYS`].
const SHORT: &[(&str, Field)] = &[
    ("server", Field::HttpServer),
    ("serverheader", Field::HttpServer),
    ("title", Field::HttpTitle),
    ("pagetitle", Field::HttpTitle),
    ("realm", Field::HttpRealm),
    ("wwwauthenticate", Field::HttpWwwAuthenticate),
    ("setcookie", Field::HttpSetCookie),
    ("favicon", Field::HttpFaviconMmh3),
    ("faviconhash", Field::HttpFaviconMmh3),
    ("rtsp", Field::RtspBanner),
    ("certificatesubject", Field::TlsSubject),
    ("certificateissuer", Field::TlsIssuer),
    ("sysdescr", Field::SnmpSysDescr),
    ("sysobjectid", Field::SnmpSysObjectId),
    ("telnet", Field::TelnetBanner),
    ("ssh", Field::SshBanner),
    ("ftp", Field::FtpBanner),
];
/// Short names that stand over other things too: titles of persons, servers that somebody runs.
const ANYBODYS: &[&str] = &["server", "title", "telnet", "ssh", "ftp"];
/// What people write of a device, beside what it sends.
const WRITTEN: &[(&str, Field)] = &[
    ("make", Field::Brand),
    ("manufacturer", Field::Brand),
    ("modelnumber", Field::Model),
    ("macaddress", Field::Mac),
    ("firmwareversion", Field::Firmware),
];

/// What a column is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Id,
    Field(Field),
}

fn column(header: &str) -> Option<Column> {
    let word = letters(header);
    let named = |field: &&Field| {
        let mut names = std::iter::once(field.as_str()).chain(field.other_names().iter().copied());
        names.any(|name| letters(name) == word)
    };
    let short = |table: &[(&str, Field)]| {
        let found = table.iter().find(|(name, _)| *name == word);
        found.map(|(_, field)| *field)
    };
    match word.as_str() {
        "" => None,
        "id" | "ip" | "ipaddress" | "address" | "host" => Some(Column::Id),
        _ => Field::ALL
            .iter()
            .find(named)
            .copied()
            .or_else(|| short(SHORT))
            .or_else(|| short(WRITTEN))
            .map(Column::Field),
    }
}

/// Letters and digits in lower case: `http.server`, `http_server` and `HTTP Server` are one.
fn letters(text: &str) -> String {
    let kept = text.chars().filter(char::is_ascii_alphanumeric);
    kept.map(|c| c.to_ascii_lowercase()).collect()
}

/// Whether a header is one of this form: a column of a whole name of what devices send, or two short names.
fn is_of_fields(header: &[String]) -> bool {
    let sent = |field: Field| {
        let kind = field.kind();
        !matches!(
            kind,
            FieldKind::Label
                | FieldKind::Number
                | FieldKind::Address
                | FieldKind::Assigned
                | FieldKind::Port
                | FieldKind::Fact
                | FieldKind::Naming
                | FieldKind::Unlabelled
        )
    };
    let (mut whole, mut short, mut clear) = (0, 0, 0);
    for name in header {
        if let Some(Column::Field(field)) = column(name).filter(|_| !name.trim().is_empty()) {
            let is_short = SHORT.iter().any(|(word, _)| *word == letters(name));
            whole += usize::from(sent(field) && !is_short);
            short += usize::from(sent(field) && is_short);
            clear += usize::from(is_short && !ANYBODYS.contains(&letters(name).as_str()));
        }
    }
    whole > 0 || short > 1 && clear > 0
}

impl StreamFormat for FieldTable {
    fn name(&self) -> &'static str {
        "a table whose columns are fields of an observation"
    }

    fn fits(&self, beginning: &[u8]) -> bool {
        let mut reader = reader(Box::new(Cursor::new(beginning.to_vec())), beginning);
        header(&mut reader).is_some_and(|header| is_of_fields(&header))
    }

    fn open(
        &self,
        mut bytes: Box<dyn Read + Send>,
    ) -> Box<dyn Iterator<Item = Result<Located, RecordFault>> + Send> {
        let mut sample = Vec::new();
        if let Err(error) = (&mut bytes).take(SAMPLE as u64).read_to_end(&mut sample) {
            let reason = format!("cannot be read: {error}");
            return Box::new(std::iter::once(Err(told(reason))));
        }
        let all = Cursor::new(sample.clone()).chain(bytes);
        let mut reader = reader(Box::new(all), &sample);
        let header = header(&mut reader).unwrap_or_default();
        let plan: Vec<Option<Column>> = header.iter().map(|name| column(name)).collect();
        let (mut row, mut number, mut ended) = (StringRecord::new(), 0_u64, false);
        Box::new(std::iter::from_fn(move || {
            if ended {
                return None;
            }
            reader.get_mut().mark();
            number += 1;
            match reader.read_record(&mut row) {
                Ok(true) => Some(read(&plan, &row, number)),
                Ok(false) => {
                    ended = true;
                    None
                }
                Err(error) => {
                    ended = true;
                    Some(Err(told(format!("cannot be read on: {error}"))))
                }
            }
        }))
    }
}

fn read(plan: &[Option<Column>], row: &StringRecord, number: u64) -> Result<Located, RecordFault> {
    let (cells, columns) = (row.len(), plan.len());
    if cells != columns {
        return Err(told(format!(
            "the row has {cells} cells and the header {columns}; it may be cut off, or a quotation mark is missing"
        )));
    }
    let mut located = Located {
        place: format!("record {number}"),
        ..Located::default()
    };
    for (cell, column) in row.iter().zip(plan) {
        let cell = cell.trim();
        match column {
            Some(_) if cell.is_empty() => {}
            Some(Column::Id) if located.id.is_none() => located.id(cell),
            Some(Column::Field(Field::DhcpHostname)) => located.host_name(cell),
            Some(Column::Field(field)) => located.value(*field, cell),
            Some(Column::Id) | None => {}
        }
    }
    Ok(located)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Input;
    use crate::observations::observations;

    fn shown(file: &'static str) -> String {
        let (format, records) =
            match observations("scan.csv", Input::Stream(Box::new(file.as_bytes()))) {
                Ok(opened) => opened,
                Err(error) => return error.to_string(),
            };
        let mut lines = vec![format.name().to_owned()];
        for record in records {
            lines.push(match record.unwrap() {
                Ok(located) => {
                    let values: Vec<String> = located
                        .observation
                        .values()
                        .map(|(field, value)| format!("{field}={value}"))
                        .collect();
                    format!("{} {:?} {}", located.place, located.id, values.join("; "))
                }
                Err(misread) => format!("! {}: {}", misread.place, misread.fault),
            });
        }
        lines.join("\n")
    }

    #[test]
    fn columns_are_read_as_the_fields_that_they_name() {
        insta::assert_snapshot!(shown(
            "IP,http_server,RTSP Realm,onvif.scopes,Serial,dhcp hostname,Model,Owner\n\
             10.0.0.7,DNVRS-Webs,Login to 7A,onvif://www.onvif.org/name/x,F12345678,annas-iphone,DS-7608NI,Anna\n\
             10.0.0.8,,,,,DS-2CD2143G0-I,,\n10.0.0.9,cut"
        ), @r#"
        a table whose columns are fields of an observation
        record 1 Some("10.0.0.7") http.server=DNVRS-Webs; rtsp.realm=Login to 7A; onvif.scopes=onvif://www.onvif.org/name/x; model=DS-7608NI
        record 2 Some("10.0.0.8") dhcp.hostname=DS-2CD2143G0-I
        ! record 3: the row has 2 cells and the header 8; it may be cut off, or a quotation mark is missing
        "#);
        insta::assert_snapshot!(shown("server;title;realm\nSample-Webs;Sample;\"a \"\"b\"\"\"\n"), @r#"
        a table whose columns are fields of an observation
        record 1 None http.server=Sample-Webs; http.title=Sample; http.realm=a "b"
        "#);
    }

    #[test]
    fn a_table_of_other_things_is_none() {
        for other in [
            "title,name\nDr,Anna\n",
            "server,owner\nmail,Anna\n",
            "server,title,ssh\nmail,Mail of all,yes\n",
            "make,model,mac\nx,y,z\n",
            "name,description,banner\nx,y,z\n",
            "http.server: x\n",
        ] {
            assert!(!FieldTable.fits(other.as_bytes()), "{other}");
        }
    }
}
