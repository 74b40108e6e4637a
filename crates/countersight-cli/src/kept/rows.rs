//! The rows of a file of parties as bytes: one JSON object a line, found by its position.
//!
//! Magic bytes, key, and five lengths; then the head as JSON, for each name where its rows begin, the rows of
//! the names, where each line begins, and the lines; at last a check sum of all before it (CRC-32). Numbers
//! are little-endian. Of a row that has a name, what an answer tells of it is kept: its id, its place, and its
//! text in one line. Of a row without one nothing is, for no list can be asked for it.

use countersight_model::run::InputRead;
use countersight_model::subject::{Subject, SubjectKind};
use countersight_screening::standing::{Bearers, Standing};
use crc32fast::Hasher;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// First bytes. The last one counts the versions of the form.
const MAGIC: [u8; 8] = *b"CSPARTY\x01";
const KEY: usize = 32;
const LENGTHS: usize = 5;
const SUM: usize = 4;

/// Rows being gathered while their file is read.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    lines: Vec<u8>,
    /// Where each line begins.
    starts: Vec<u64>,
    remarks: BTreeMap<String, u64>,
}

/// How the file was read, beside its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Head {
    source: String,
    kind: String,
    kind_given: bool,
    form: String,
    columns: Vec<String>,
    rows: u64,
    /// What was set right or passed over, with counts.
    pub(crate) remarks: BTreeMap<String, u64>,
    /// Subjects in all.
    pub(crate) subjects: u32,
    /// Subjects without a name.
    pub(crate) nameless: u32,
}

/// A row as it is kept.
#[derive(Debug, Serialize, Deserialize)]
struct Line<'t> {
    id: Cow<'t, str>,
    source: Cow<'t, str>,
    locator: Cow<'t, str>,
    kind: SubjectKind,
    text: Cow<'t, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<Cow<'t, str>>,
}

impl Gathered {
    /// Adds a remark.
    pub(crate) fn remark(&mut self, remark: &str) {
        *self.remarks.entry(remark.to_owned()).or_default() += 1;
    }

    /// Adds the next subject, which has a name or not.
    ///
    /// # Errors
    /// None that is known: text is written to memory.
    pub(crate) fn add(&mut self, subject: &Subject, named: bool) -> io::Result<()> {
        self.starts.push(self.lines.len() as u64);
        if named {
            let line = Line {
                id: subject.id.as_str().into(),
                source: subject.source.as_str().into(),
                locator: subject.locator.as_str().into(),
                kind: subject.kind,
                text: subject.text.as_str().into(),
                name: subject.name.as_deref().map(Cow::Borrowed),
            };
            serde_json::to_writer(&mut self.lines, &line)?;
        }
        self.lines.push(b'\n');
        Ok(())
    }

    /// Whether these are the rows of those names, all of them indexed.
    pub(crate) fn fits(&self, standing: &Standing) -> bool {
        self.starts.len() == standing.subjects as usize
            && standing.names.len() + 1 == standing.bearers.starts.len()
    }

    /// Writes the rows, with the names that they bear.
    pub(crate) fn write(
        &self,
        key: &[u8; KEY],
        standing: &Standing,
        read: &InputRead,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let head = serde_json::to_vec(&Head {
            source: read.source.clone(),
            kind: read.kind.clone(),
            kind_given: read.kind_given,
            form: read.form.clone(),
            columns: read.columns.clone(),
            rows: read.rows,
            remarks: self.remarks.clone(),
            subjects: standing.subjects,
            nameless: standing.nameless,
        })?;
        let Bearers { starts, subjects } = &standing.bearers;
        let lengths = [
            head.len(),
            starts.len(),
            subjects.len(),
            self.starts.len(),
            self.lines.len(),
        ];
        let mut out = Summed {
            out,
            sum: Hasher::new(),
        };
        out.write_all(&MAGIC)?;
        out.write_all(key)?;
        for length in lengths {
            out.write_all(&(length as u64).to_le_bytes())?;
        }
        out.write_all(&head)?;
        for number in starts.iter().chain(subjects) {
            out.write_all(&number.to_le_bytes())?;
        }
        for start in &self.starts {
            out.write_all(&start.to_le_bytes())?;
        }
        out.write_all(&self.lines)?;
        let sum = out.sum.finalize();
        out.out.write_all(&sum.to_le_bytes())
    }
}

/// Rows that were kept, where their bytes are.
#[derive(Debug)]
pub(crate) struct Rows {
    pub(crate) head: Head,
    /// Where the rows of each name begin.
    names: &'static [u8],
    bearers: &'static [u8],
    starts: &'static [u8],
    lines: &'static [u8],
}

impl Rows {
    /// The rows that were written under this key; none if the bytes are not such rows, whole.
    pub(crate) fn open(bytes: &'static [u8], key: &[u8; KEY]) -> Option<Self> {
        let (magic, rest) = bytes.split_first_chunk::<{ MAGIC.len() }>()?;
        let (own, mut rest) = rest.split_first_chunk::<KEY>()?;
        if *magic != MAGIC || own != key {
            return None;
        }
        let (summed, sum) = bytes.split_last_chunk::<SUM>()?;
        if crc32fast::hash(summed) != u32::from_le_bytes(*sum) {
            return None;
        }
        let mut lengths = [0_usize; LENGTHS];
        for length in &mut lengths {
            let (number, behind) = rest.split_first_chunk()?;
            *length = usize::try_from(u64::from_le_bytes(*number)).ok()?;
            rest = behind;
        }
        let [head, names, bearers, starts, lines] = lengths;
        let mut take = |size: usize, each: usize| {
            let (part, behind) = rest.split_at_checked(size.checked_mul(each)?)?;
            rest = behind;
            Some(part)
        };
        Some(Self {
            head: serde_json::from_slice(take(head, 1)?).ok()?,
            names: take(names, size_of::<u32>())?,
            bearers: take(bearers, size_of::<u32>())?,
            starts: take(starts, size_of::<u64>())?,
            lines: take(lines, 1)?,
        })
    }

    /// Names in all.
    pub(crate) fn names(&self) -> usize {
        (self.names.len() / size_of::<u32>()).saturating_sub(1)
    }

    /// How the file was read.
    pub(crate) fn read(&self) -> InputRead {
        let head = self.head.clone();
        InputRead {
            source: head.source,
            kind: head.kind,
            kind_given: head.kind_given,
            form: head.form,
            columns: head.columns,
            rows: head.rows,
        }
    }

    /// The rows that bear a name.
    pub(crate) fn bearers(&self, name: u32) -> impl Iterator<Item = u32> {
        let start = |at| number(self.names, at).map(|place| place as usize);
        let from = start(name as usize).unwrap_or_default();
        let to = start(name as usize + 1).unwrap_or_default();
        (from..to).filter_map(|at| number(self.bearers, at))
    }

    /// The subject of a row; none if its line is not one.
    pub(crate) fn subject(&self, row: u32) -> Option<Subject> {
        let start = |at: usize| {
            let (places, _) = self.starts.as_chunks();
            let place = places.get(at).map(|bytes| u64::from_le_bytes(*bytes));
            place.map(usize::try_from)?.ok()
        };
        let from = start(row as usize)?;
        let to = start(row as usize + 1).unwrap_or(self.lines.len());
        let line: Line<'_> = serde_json::from_slice(self.lines.get(from..to)?).ok()?;
        let mut subject = Subject::new(line.kind, line.text);
        subject.id = line.id.into_owned();
        subject.source = line.source.into_owned();
        subject.locator = line.locator.into_owned();
        subject.name = line.name.map(Cow::into_owned);
        Some(subject)
    }
}

/// The number at a position of an array.
fn number(array: &[u8], at: usize) -> Option<u32> {
    let (numbers, _) = array.as_chunks();
    numbers.get(at).map(|bytes| u32::from_le_bytes(*bytes))
}

/// Passes bytes on and sums them up.
struct Summed<'w> {
    out: &'w mut dyn Write,
    sum: Hasher,
}

impl Summed<'_> {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.sum.update(bytes);
        self.out.write_all(bytes)
    }
}
