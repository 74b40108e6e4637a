//! Tables with a delimiter, read row by row.

use crate::decode::{LONGEST, TextReader};
use crate::encoding::TextEncoding;
use crate::error::ReadError;
use crate::input::Head;
use crate::part::{Env, Part, Rows, last_words};
use crate::reading::Item;
use crate::shape::Place;
use crate::sniff::FoundTable;
use crate::table::Table;
use countersight_model::input::InputKind;
use csv::{ErrorKind, ReaderBuilder, StringRecord};
use std::collections::VecDeque;

/// More lines than this in one cell look like a quotation mark that is missing.
const MANY_LINES: u64 = 50;
const MANY_LINES_REMARK: &str =
    "a cell runs over more than 50 lines: a quotation mark may be missing";
const NO_ROWS: &str = "the table has a header and no rows";

const COMMA_IN_NAME: &str = "row with more cells than the header: cells that begin with a space were put to the cell before";

struct Delimited<'a> {
    env: Env<'a>,
    reader: csv::Reader<TextReader>,
    encoding: TextEncoding,
    record: StringRecord,
    table: Table,
    commas: bool,
    /// Records up to and with the header, still to be passed over.
    skip: usize,
    /// Line ends inside cells so far: a spreadsheet does not count them.
    inner_lines: u64,
    row: u64,
    rows: u64,
    pending: VecDeque<Item>,
    ended: bool,
}

/// Opens a table that was found.
pub(crate) fn open<'a>(
    env: &Env<'a>,
    head: Head,
    encoding: TextEncoding,
    found: FoundTable,
    kind: InputKind,
) -> Part<'a> {
    let FoundTable {
        delimiter,
        header_at,
        mut mapping,
        ..
    } = found;
    mapping.settle(kind);
    let form = match delimiter {
        b'\t' => "TSV".to_owned(),
        b',' => "CSV with commas".to_owned(),
        b';' => "CSV with semicolons".to_owned(),
        b'|' => "CSV with vertical bars".to_owned(),
        _ => "CSV with one column".to_owned(),
    };
    let reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(TextReader::new(head.into_reader(), encoding));
    Part {
        kind,
        form: format!("{form}, {}", encoding.label()),
        columns: mapping.described(),
        rows: Box::new(Delimited {
            env: env.clone(),
            reader,
            encoding,
            record: StringRecord::new(),
            table: Table {
                mapping,
                shaper: env.shaper(kind),
                extra_cells_are_notes: true,
            },
            commas: delimiter == b',',
            skip: header_at + 1,
            inner_lines: 0,
            row: 0,
            rows: 0,
            pending: VecDeque::new(),
            ended: false,
        }),
    }
}

impl Delimited<'_> {
    /// Reads one record; `false` at the end.
    fn read(&mut self) -> Result<bool, ReadError> {
        self.reader.get_mut().mark();
        let read = self.reader.read_record(&mut self.record);
        let more = read.map_err(|error| match error.into_kind() {
            ErrorKind::Io(error) => self.env.fault(&error, Place::Row(self.row + 1)),
            kind => ReadError::Broken {
                file: self.env.file(),
                what: "the table",
                reason: format!("{kind:?}"),
            },
        })?;
        if !more {
            return Ok(false);
        }
        let bytes = self.record.as_slice().as_bytes();
        if bytes.len() as u64 > LONGEST {
            let fault = crate::decode::TextFault::TooLong.into();
            return Err(self.env.fault(&fault, Place::Row(self.row + 1)));
        }
        let inner = memchr::memchr_iter(b'\n', bytes).count() as u64;
        if self.reader.get_ref().told_end() {
            // Every line has an end here, so only an open quotation mark reaches the end of the file.
            let last = self.record.len().saturating_sub(1);
            return Err(ReadError::OpenQuote {
                file: self.env.file(),
                row: self.row + 1,
                column: self.table.mapping.header_of(last),
            });
        }
        self.inner_lines += inner;
        let lines = self.reader.position().line().saturating_sub(1);
        self.row = lines.saturating_sub(self.inner_lines);
        if inner > MANY_LINES {
            self.pending
                .push_back(Item::Remark(MANY_LINES_REMARK.to_owned()));
        }
        Ok(true)
    }

    /// `Example Technology Co., Ltd.` without quotation marks is two cells, the second of which begins
    /// with a space: put together, where that accounts for every cell too many.
    fn put_together(&self) -> Option<Vec<String>> {
        if !self.commas || self.record.len() <= self.table.mapping.width() {
            return None;
        }
        let ends = self
            .record
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.trim().is_empty());
        let filled = ends.last().map(|(at, _)| at + 1)?;
        let extra = filled
            .checked_sub(self.table.mapping.width())
            .filter(|&extra| extra > 0)?;
        let cells = || self.record.iter().take(filled).enumerate();
        let torn = |(at, cell): &(usize, &str)| *at > 0 && cell.starts_with(' ');
        if cells().filter(torn).count() != extra {
            return None;
        }
        let mut whole: Vec<String> = Vec::new();
        for (at, cell) in cells() {
            match whole.last_mut() {
                Some(before) if torn(&(at, cell)) => {
                    before.push(',');
                    before.push_str(cell);
                }
                _ => whole.push(cell.to_owned()),
            }
        }
        Some(whole)
    }

    fn end(&mut self) -> Option<Item> {
        self.ended = true;
        if self.rows == 0 {
            self.pending.push_back(Item::Remark(NO_ROWS.to_owned()));
        }
        self.pending
            .extend(last_words(self.reader.get_ref(), self.encoding));
        self.pending.pop_front()
    }
}

impl Rows for Delimited<'_> {
    fn next(&mut self) -> Option<Result<Item, ReadError>> {
        loop {
            if let Some(item) = self.pending.pop_front() {
                return Some(Ok(item));
            }
            if self.ended {
                return None;
            }
            match self.read() {
                Err(error) => {
                    self.ended = true;
                    return Some(Err(error));
                }
                Ok(false) => return self.end().map(Ok),
                Ok(true) if self.skip > 0 => self.skip -= 1,
                Ok(true) => {
                    self.rows += 1;
                    let place = Place::Row(self.row);
                    if let Some(whole) = self.put_together() {
                        self.pending
                            .push_back(Item::Remark(COMMA_IN_NAME.to_owned()));
                        self.table.take(&whole, place, &mut self.pending);
                    } else {
                        self.table.take(&self.record, place, &mut self.pending);
                    }
                }
            }
        }
    }
}
