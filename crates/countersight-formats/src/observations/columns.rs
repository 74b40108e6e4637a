//! Tables of scans, read by their header: which column goes where. A column that no table names is dropped.

use super::form::{RecordFault, StreamFormat};
use super::hand::{Hand, Take};
use super::reading::Located;
use crate::decode::TextReader;
use crate::encoding::{self, TextEncoding};
use crate::input::SAMPLE;
use countersight_model::field::FieldSet;
use csv::{ReaderBuilder, StringRecord};
use std::io::{Cursor, Read};

/// The longest row, in bytes.
const LONGEST: u64 = 16 << 20;

/// A format whose records are rows of a table.
#[derive(Debug)]
pub(super) struct Columns {
    /// Its name, for people.
    pub(super) name: &'static str,
    /// Kinds of tables: the first whose columns are all there is the one.
    pub(super) kinds: &'static [Kind],
}

/// A kind of table.
#[derive(Debug)]
pub(super) struct Kind {
    /// Columns by which it is known.
    pub(super) signs: &'static [&'static str],
    /// What is done with a column.
    pub(super) takes: &'static [(&'static str, Take)],
}

pub(super) type Csv = csv::Reader<TextReader<Box<dyn Read + Send>>>;

impl Columns {
    /// What is done with each column of a header; none, if it is of no kind.
    fn plan(&self, header: &[&str]) -> Option<Vec<Vec<Take>>> {
        let has = |sign: &&str| header.contains(sign);
        let kind = self.kinds.iter().find(|kind| kind.signs.iter().all(has))?;
        let of = |column: &&str| {
            let takes = kind.takes.iter().filter(|(name, _)| name == column);
            takes.map(|(_, take)| *take).collect()
        };
        Some(header.iter().map(of).collect())
    }
}

impl StreamFormat for Columns {
    fn name(&self) -> &'static str {
        self.name
    }

    fn fits(&self, beginning: &[u8]) -> bool {
        let mut reader = reader(Box::new(Cursor::new(beginning.to_vec())), beginning);
        let header = header(&mut reader).unwrap_or_default();
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        self.plan(&header).is_some()
    }

    fn open(
        &self,
        mut bytes: Box<dyn Read + Send>,
    ) -> Box<dyn Iterator<Item = Result<Located, RecordFault>> + Send> {
        let mut sample = Vec::new();
        if let Err(error) = (&mut bytes).take(SAMPLE as u64).read_to_end(&mut sample) {
            return Box::new(std::iter::once(Err(told(format!(
                "cannot be read: {error}"
            )))));
        }
        let all = Cursor::new(sample.clone()).chain(bytes);
        let mut reader = reader(Box::new(all), &sample);
        let header = header(&mut reader).unwrap_or_default();
        let names: Vec<&str> = header.iter().map(String::as_str).collect();
        Box::new(Rows {
            plan: self.plan(&names).unwrap_or_default(),
            reader,
            row: StringRecord::new(),
            number: 0,
            ended: false,
        })
    }
}

/// A reader of a table that begins with these bytes.
pub(super) fn reader(bytes: Box<dyn Read + Send>, sample: &[u8]) -> Csv {
    let whole = sample.len() < SAMPLE;
    let encoding = encoding::detect(sample, whole).unwrap_or(TextEncoding::Utf8 { mark: false });
    let first = sample
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    let count = |delimiter: u8| memchr::memchr_iter(delimiter, first).count();
    let delimiter = [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|delimiter| count(*delimiter))
        .unwrap_or(b',');
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(TextReader::new(bytes, encoding).with_longest(LONGEST))
}

/// The first row, in lower case.
pub(super) fn header(reader: &mut Csv) -> Option<Vec<String>> {
    let mut row = StringRecord::new();
    let read = reader.read_record(&mut row).ok()?;
    read.then(|| row.iter().map(|cell| cell.trim().to_lowercase()).collect())
}

struct Rows {
    plan: Vec<Vec<Take>>,
    reader: Csv,
    row: StringRecord,
    number: u64,
    ended: bool,
}

/// A fault of a row.
pub(super) fn told(reason: String) -> RecordFault {
    RecordFault {
        column: None,
        reason,
    }
}

impl Iterator for Rows {
    type Item = Result<Located, RecordFault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        self.reader.get_mut().mark();
        self.number += 1;
        match self.reader.read_record(&mut self.row) {
            Ok(true) => Some(self.read()),
            Ok(false) => {
                self.ended = true;
                None
            }
            Err(error) => {
                self.ended = true;
                Some(Err(told(format!("cannot be read on: {error}"))))
            }
        }
    }
}

impl Rows {
    fn read(&self) -> Result<Located, RecordFault> {
        let (cells, columns) = (self.row.len(), self.plan.len());
        if cells != columns {
            return Err(told(format!(
                "the row has {cells} cells and the header {columns}; it may be cut off, or a quotation mark is missing"
            )));
        }
        let mut located = Located::default();
        let mut hand = Hand::new(FieldSet::all(), &mut located);
        for (cell, takes) in self.row.iter().zip(&self.plan) {
            // Some exporters escape a quotation mark twice.
            let cell = cell.replace("\\\"", "\"");
            for take in takes.iter().filter(|_| !cell.trim().is_empty()) {
                hand.take(*take, &cell);
            }
        }
        hand.finish();
        located.place = format!("record {}", self.number);
        Ok(located)
    }
}
