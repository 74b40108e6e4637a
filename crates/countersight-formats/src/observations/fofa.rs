//! FOFA: results as JSON objects, as tables, and as the interface gives them: rows without names.
//!
//! Source of the format: FOFA's table of result fields as programs list it (`header`, `banner`, `cert`,
//! `icon_hash`, `cert.subject.org`, …), and `{"results": [[…]]}` of its interface. Seen November 2026.
//!
//! The interface does not say which fields it gives. Rows are read by names where their first row or a list
//! `fields` has them; else only texts that say themselves what they are: answers of HTTP and RTSP.
//!
//! Not read, so never kept: host and domain names, the holder of a domain's registration (`icp`), organisation,
//! place and coordinates, serial number of the certificate. What FOFA itself concluded (`product`) is read only
//! where nothing else is there.

use super::columns::{Columns, Kind};
use super::document::{Cut, shape};
use super::form::{RecordFault, StreamFormat};
use super::hand::Hand;
use super::hand::Take::{
    self, Certificate, Concluded, Greeting, Id, Page, Part, Port, Service, Text,
};
use super::reading::Located;
use super::table::JsonForm;
use countersight_model::field::{Field, FieldSet};
use std::io::Read;
use std::net::IpAddr;

/// What is done with a field, by its name.
const FIELDS: &[(&str, Take)] = &[
    ("ip", Id),
    ("port", Port),
    ("protocol", Service),
    ("title", Text(Field::HttpTitle)),
    ("server", Text(Field::HttpServer)),
    ("header", Greeting),
    ("banner", Greeting),
    ("body", Page),
    ("cert", Certificate),
    ("cert.subject.org", Part(Field::TlsSubject, "O")),
    ("cert.subject.cn", Part(Field::TlsSubject, "CN")),
    ("cert.issuer.org", Part(Field::TlsIssuer, "O")),
    ("cert.issuer.cn", Part(Field::TlsIssuer, "CN")),
    ("icon_hash", Text(Field::HttpFaviconMmh3)),
    ("product", Concluded),
];
/// Names of fields that are not read, by which a first row is known as one of names.
const OTHERS: &[&str] = &[
    "host",
    "link",
    "domain",
    "country",
    "country_name",
    "region",
    "city",
    "longitude",
    "latitude",
    "asn",
    "as_number",
    "org",
    "as_organization",
    "os",
    "icp",
    "jarm",
    "base_protocol",
    "lastupdatetime",
    "type",
    "fid",
    "cname",
];

pub(super) static FOFA: JsonForm = JsonForm::new(
    "FOFA (JSON)",
    &[
        &["host", "ip", "port"],
        &["ip", "port", "icon_hash"],
        &["ip", "port", "as_organization"],
        &["ip", "port", "header"],
        &["ip", "port", "cert"],
    ],
    FIELDS,
    &["results", "data"],
);

pub(super) static FOFA_TABLE: Columns = Columns {
    name: "FOFA (CSV)",
    kinds: &[
        Kind {
            signs: &["host", "ip", "port"],
            takes: FIELDS,
        },
        Kind {
            signs: &["ip", "port", "icon_hash"],
            takes: FIELDS,
        },
        Kind {
            signs: &["ip", "port", "title", "server"],
            takes: FIELDS,
        },
        Kind {
            signs: &["ip", "port", "header"],
            takes: FIELDS,
        },
    ],
};

/// Results as rows.
#[derive(Debug)]
pub(super) struct FofaRows;

const WITHIN: &[&str] = &["results"];

fn is_row(record: &str) -> bool {
    record.starts_with('[')
}

impl StreamFormat for FofaRows {
    fn name(&self) -> &'static str {
        FOFA.name
    }

    fn fits(&self, beginning: &[u8]) -> bool {
        let beginning = beginning.trim_ascii_start();
        beginning.starts_with(b"{") && shape(beginning, WITHIN, &is_row).is_some()
    }

    fn open(
        &self,
        bytes: Box<dyn Read + Send>,
    ) -> Box<dyn Iterator<Item = Result<Located, RecordFault>> + Send> {
        let cut = Cut::new(bytes, WITHIN, &is_row);
        let mut names: Option<Vec<Option<Take>>> = None;
        let mut first = true;
        Box::new(cut.filter_map(move |record| {
            let read = record.and_then(|(place, record)| {
                let row = cells(&record)?;
                if std::mem::take(&mut first) {
                    names = named(&row);
                    if names.is_some() {
                        return Ok(None);
                    }
                }
                row_of(&row, names.as_deref(), place).map(Some)
            });
            read.transpose()
        }))
    }
}

/// The cells of a row; what is neither text nor number is empty.
fn cells(record: &str) -> Result<Vec<String>, RecordFault> {
    let row: Vec<serde_json::Value> =
        serde_json::from_str(record).map_err(|error| RecordFault {
            column: Some(error.column()),
            reason: format!("the row cannot be read: {error}"),
        })?;
    let text = |cell: serde_json::Value| match cell {
        serde_json::Value::String(text) => text,
        serde_json::Value::Number(number) => number.to_string(),
        _ => String::new(),
    };
    Ok(row.into_iter().map(text).collect())
}

/// What is done with each cell, if the row is one of names.
fn named(row: &[String]) -> Option<Vec<Option<Take>>> {
    let take = |cell: &String| {
        let found = FIELDS.iter().find(|(name, _)| name == cell);
        let take = found.map(|(_, take)| *take);
        (take.is_some() || OTHERS.contains(&cell.as_str())).then_some(take)
    };
    row.iter().map(take).collect()
}

fn row_of(
    row: &[String],
    names: Option<&[Option<Take>]>,
    place: String,
) -> Result<Located, RecordFault> {
    let mut located = Located::default();
    let mut hand = Hand::new(FieldSet::all(), &mut located);
    if let Some(names) = names {
        for (cell, take) in row.iter().zip(names) {
            if let Some(take) = take {
                hand.take(*take, cell);
            }
        }
    } else {
        let says_itself = |cell: &&String| cell.starts_with("HTTP/") || cell.starts_with("RTSP/");
        if !row.iter().any(|cell| says_itself(&cell)) {
            return Err(RecordFault {
                column: None,
                reason: "the cells have no names, and none says itself what it is; save objects or a table, or put \
                         a row of the fields' names first"
                    .to_owned(),
            });
        }
        for cell in row {
            if cell.parse::<IpAddr>().is_ok() {
                hand.take(Id, cell);
            } else if says_itself(&cell) {
                hand.take(Greeting, cell);
            }
        }
    }
    hand.finish();
    located.place = place;
    Ok(located)
}
