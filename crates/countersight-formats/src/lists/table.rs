//! Tables with a header, from delimited text and from workbooks.

use super::error::{AGAIN, Fault};
use super::source::{Look, Source, Text, io_fault};
use super::workbook;
use csv::{ErrorKind, ReaderBuilder, StringRecord};

/// Rows above a header.
const ABOVE: usize = 30;

/// A row of a table.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub(super) number: u64,
    pub(super) cells: Vec<String>,
}

impl Row {
    pub(super) fn place(&self) -> String {
        format!("row {}", self.number)
    }
}

/// A header: which column stands where.
#[derive(Debug, Clone, Default)]
pub(super) struct Header {
    columns: Vec<String>,
}

/// Letters and digits alone: `Business registration number (s)` is `businessregistrationnumbers`.
fn squeeze(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

impl Header {
    fn new(cells: &[String]) -> Self {
        Self {
            columns: cells.iter().map(|cell| squeeze(cell)).collect(),
        }
    }

    /// The cell under the first of these names that the header has; empty where there is none.
    pub(super) fn cell<'r>(&self, row: &'r Row, names: &[&str]) -> &'r str {
        self.at(names)
            .and_then(|at| row.cells.get(at))
            .map_or("", |cell| cell.trim())
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.at(&[name]).is_some()
    }

    fn at(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| {
            let name = squeeze(name);
            self.columns.iter().position(|column| *column == name)
        })
    }
}

/// Where rows come from.
enum Rows<'a> {
    Held(std::vec::IntoIter<Row>),
    Text(Box<Delimited<'a>>),
}

/// A table: its header and the rows below it.
pub(super) struct Table<'a> {
    pub(super) header: Header,
    /// The rows above the header, joined.
    pub(super) above: String,
    rows: Rows<'a>,
    first: std::vec::IntoIter<Row>,
}

/// Opens the tables of a list: those sheets whose header has one name of each group.
pub(super) fn open<'a>(source: Source<'a>, groups: &[&[&str]]) -> Result<Vec<Table<'a>>, Fault> {
    let mut tables = Vec::new();
    let mut seen = String::new();
    match source.look {
        Look::Zip | Look::Compound => {
            for sheet in workbook::sheets(source)? {
                let mut rows = sheet.rows;
                let Some(at) = header_at(&rows, groups) else {
                    remember(&mut seen, &rows);
                    continue;
                };
                let below = rows.split_off(at + 1);
                tables.push(Table {
                    header: Header::new(&rows.pop().unwrap_or_default().cells),
                    above: join(&rows),
                    rows: Rows::Held(below.into_iter()),
                    first: Vec::new().into_iter(),
                });
            }
        }
        Look::Lines => {
            let mut text = Delimited::new(source);
            let mut rows = Vec::new();
            while rows.len() < ABOVE {
                match text.row()? {
                    Some(row) => rows.push(row),
                    None => break,
                }
            }
            match header_at(&rows, groups) {
                Some(at) => {
                    let below = rows.split_off(at + 1);
                    let header = rows.pop().unwrap_or_default();
                    text.columns = header.cells.len();
                    tables.push(Table {
                        header: Header::new(&header.cells),
                        above: join(&rows),
                        rows: Rows::Text(Box::new(text)),
                        first: below.into_iter(),
                    });
                }
                None => remember(&mut seen, &rows),
            }
        }
        Look::Xml | Look::Json => {
            let what = "this is markup or JSON where a table was expected";
            return Err(Fault::shape("the beginning", what));
        }
    }
    if tables.is_empty() {
        let wanted: Vec<&str> = groups
            .iter()
            .filter_map(|group| group.first().copied())
            .collect();
        let what = format!(
            "no header with {} was found; the file begins with: {}",
            wanted
                .iter()
                .map(|name| format!("`{name}`"))
                .collect::<Vec<_>>()
                .join(", "),
            if seen.is_empty() { "nothing" } else { &seen }
        );
        return Err(Fault::shape("the header", what));
    }
    Ok(tables)
}

fn remember(seen: &mut String, rows: &[Row]) {
    if seen.is_empty()
        && let Some(row) = rows.first()
    {
        let text = row.cells.join(", ");
        *seen = text.chars().take(160).collect();
    }
}

fn join(rows: &[Row]) -> String {
    rows.iter()
        .map(|row| row.cells.join(" "))
        .collect::<Vec<_>>()
        .join(" ")
}

fn header_at(rows: &[Row], groups: &[&[&str]]) -> Option<usize> {
    rows.iter().take(ABOVE).position(|row| {
        let header = Header::new(&row.cells);
        groups.iter().all(|names| header.at(names).is_some())
    })
}

impl Table<'_> {
    /// The next row with anything in it.
    pub(super) fn row(&mut self) -> Result<Option<Row>, Fault> {
        loop {
            let row = match self.first.next() {
                // Rows that were looked at may be the last of a file that was cut.
                Some(row) => {
                    if let Rows::Text(text) = &mut self.rows {
                        text.check(&row, self.first.len() == 0)?;
                    }
                    Some(row)
                }
                None => match &mut self.rows {
                    Rows::Held(rows) => rows.next(),
                    Rows::Text(text) => {
                        let row = text.row()?;
                        if let Some(row) = &row {
                            text.check(row, true)?;
                        }
                        row
                    }
                },
            };
            let Some(row) = row else { return Ok(None) };
            if row.cells.iter().any(|cell| !cell.trim().is_empty()) {
                return Ok(Some(row));
            }
        }
    }
}

/// Delimited text, row by row, one row ahead.
pub(super) struct Delimited<'a> {
    reader: csv::Reader<Text<'a>>,
    ahead: Option<Row>,
    begun: bool,
    /// Columns of the header; none yet.
    columns: usize,
    /// A row before the last had fewer cells than the header, so short rows say nothing.
    ragged: bool,
}

impl<'a> Delimited<'a> {
    pub(super) fn new(source: Source<'a>) -> Self {
        let delimiter = delimiter(&source.start);
        Self::with(source, delimiter)
    }

    pub(super) fn with(source: Source<'a>, delimiter: u8) -> Self {
        let reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(false)
            .from_reader(source.text());
        Self {
            reader,
            ahead: None,
            begun: false,
            columns: 0,
            ragged: false,
        }
    }

    pub(super) fn row(&mut self) -> Result<Option<Row>, Fault> {
        if !self.begun {
            self.begun = true;
            self.ahead = self.read()?;
        }
        let row = self.ahead.take();
        if row.is_some() {
            self.ahead = self.read()?;
        }
        Ok(row)
    }

    /// Whether the row that was given last is the last of all.
    pub(super) fn is_last(&self) -> bool {
        self.ahead.is_none()
    }

    fn read(&mut self) -> Result<Option<Row>, Fault> {
        self.reader.get_mut().mark();
        let mut record = StringRecord::new();
        let place = format!("line {}", self.reader.position().line());
        match self.reader.read_record(&mut record) {
            Ok(true) => Ok(Some(Row {
                number: record.position().map_or(0, csv::Position::line),
                cells: record.iter().map(str::to_owned).collect(),
            })),
            Ok(false) => Ok(None),
            Err(error) => Err(match error.into_kind() {
                ErrorKind::Io(error) => io_fault(&place, &error),
                _ => Fault::new(place, "the row is no text", AGAIN),
            }),
        }
    }

    /// Refuses a last row that stops before its end.
    fn check(&mut self, row: &Row, may_be_last: bool) -> Result<(), Fault> {
        if row.cells.len() >= self.columns {
            return Ok(());
        }
        if may_be_last && self.is_last() && !self.ragged && row.cells.len() > 1 {
            let inside = format!(
                "a row ({} cells of {}; a quotation mark that is not closed looks so too)",
                row.cells.len(),
                self.columns
            );
            return Err(Fault::cut(row.place(), &inside));
        }
        self.ragged = true;
        Ok(())
    }
}

/// The sign that the first line with any of them holds most. Lines below a header may hold more of
/// another, such as the bars between aliases.
fn delimiter(start: &str) -> u8 {
    let count = |line: &str, sign: u8| line.bytes().filter(|byte| *byte == sign).count();
    start
        .lines()
        .take(ABOVE)
        .find_map(|line| {
            let (most, sign) = [b'|', b'\t', b';', b',']
                .into_iter()
                .map(|sign| (count(line, sign), sign))
                .max_by_key(|(most, _)| *most)?;
            (most > 0).then_some(sign)
        })
        .unwrap_or(b',')
}
