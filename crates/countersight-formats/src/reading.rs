//! The public face: opens an input, tells what it is, gives its subjects one by one.

use crate::archive::{self, Archive, Contents};
use crate::columns::Vocabulary;
use crate::error::ReadError;
use crate::input::{self, Counter, Head, Input, Opened};
use crate::magic::{self, Form};
use crate::open as opening;
use crate::part::{Env, Part};
use crate::scans;
use crate::unpack::unpack_streams;
use crate::workbook;
use countersight_model::input::InputKind;
use countersight_model::lexicon::{ColumnWords, GoodsWords};
use countersight_model::run::InputRead;
use countersight_model::subject::Subject;
use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;

/// Words the reader needs; they come from the register.
#[derive(Debug, Clone, Copy)]
pub struct ReadingWords<'a> {
    /// Header words by meaning.
    pub columns: &'a [ColumnWords],
    /// Words for surveillance equipment: they tell a list of cameras from a list of companies.
    pub goods: &'a GoodsWords,
}

/// What the user says about the input.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Kind of file; found where it is not given.
    pub kind: Option<InputKind>,
}

/// One thing that was read.
#[expect(
    clippy::large_enum_variant,
    reason = "items pass one at a time; a box would cost every row an allocation"
)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A subject.
    Subject(Subject),
    /// Something set right or passed over; to be counted by its text.
    Remark(String),
}

/// An input being read: an iterator of its items.
///
/// An error ends it: a fault in mid-file, after which nothing can be read.
pub struct Reading<'a> {
    env: Env<'a>,
    read: InputRead,
    part: Option<Part<'a>>,
    archive: Option<Archive>,
    files: usize,
    pending: VecDeque<Item>,
    counter: Counter,
    len: Option<u64>,
}

impl fmt::Debug for Reading<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reading")
            .field("read", &self.read)
            .finish_non_exhaustive()
    }
}

/// Opens an input and finds out what it is.
///
/// # Errors
///
/// [`ReadError`] when it is missing, empty, not a table, list or JSON, or has no column that is
/// understood.
pub fn open<'a>(
    name: &str,
    input: Input,
    words: &ReadingWords<'a>,
    options: &Options,
) -> Result<Reading<'a>, ReadError> {
    let env = Env {
        vocabulary: Arc::new(Vocabulary::new(words)),
        kind: options.kind,
        source: name.to_owned(),
        inside: None,
    };
    let opened = input::open(name, input)?;
    let (counter, len) = (opened.counter.clone(), opened.len);
    let mut reading = Reading {
        read: InputRead {
            source: name.to_owned(),
            kind: String::new(),
            kind_given: options.kind.is_some(),
            form: String::new(),
            columns: Vec::new(),
            rows: 0,
        },
        env,
        part: None,
        archive: None,
        files: 1,
        pending: VecDeque::new(),
        counter,
        len,
    };
    reading.begin(opened)?;
    Ok(reading)
}

impl<'a> Reading<'a> {
    /// How the input is read; `rows` grows while reading, as do the files of an archive.
    pub fn described(&self) -> &InputRead {
        &self.read
    }

    /// Bytes in all, where that is known; inside an archive, the unpacked bytes.
    pub fn len_hint(&self) -> Option<u64> {
        self.len
    }

    /// Bytes read so far.
    pub fn position(&self) -> u64 {
        self.counter.get()
    }

    fn begin(&mut self, opened: Opened) -> Result<(), ReadError> {
        let env = self.env.clone();
        let file = env.file();
        if opened.head.sample.is_empty() {
            return Err(ReadError::Empty { file });
        }
        let form = magic::look(&opened.head.sample);
        if form != Form::Zip && form != Form::Compound {
            let opened = unpack_streams(&file, opened)?;
            self.counter = opened.counter.clone();
            self.len = opened.len;
            return self.begin_stream(&env, opened.head);
        }
        let part = if form == Form::Compound {
            let source = opened.anywhere(&file, "the workbook")?;
            opening::compound(&env, &source)?
        } else {
            let source = opened.anywhere(&file, "the archive")?;
            match archive::open(&env, source.clone())? {
                Contents::Book(book) => workbook::open(&env, book, &source)?,
                Contents::Archive(archive) => return self.begin_archive(archive),
            }
        };
        self.counter.set(self.len.unwrap_or_default());
        self.describe(part);
        Ok(())
    }

    /// A file that is read in order, without its packing.
    fn begin_stream(&mut self, env: &Env<'a>, head: Head) -> Result<(), ReadError> {
        let part = in_order(env, head)?;
        self.describe(part);
        Ok(())
    }

    fn describe(&mut self, part: Part<'a>) {
        self.read.kind = part.kind.to_string();
        self.read.form.clone_from(&part.form);
        self.read.columns.clone_from(&part.columns);
        self.part = Some(part);
    }

    fn begin_archive(&mut self, archive: Archive) -> Result<(), ReadError> {
        self.counter.set(0);
        self.len = Some(archive.size);
        self.files = archive.len();
        self.read.form = match self.files {
            1 => "zip".to_owned(),
            files => format!("zip of {files} files"),
        };
        let passed_over = archive.passed_over.iter();
        self.pending.extend(
            passed_over.map(|name| {
                Item::Remark(format!("the file `{name}` in the archive was passed over"))
            }),
        );
        self.archive = Some(archive);
        self.next_file().map(|_| ())
    }

    /// Opens the next file of the archive; `false` when there is none.
    fn next_file(&mut self) -> Result<bool, ReadError> {
        let Some(next) = self.archive.as_mut().and_then(Archive::next) else {
            return Ok(false);
        };
        let archive = self.env.file();
        let (name, stream) = next.map_err(|error| input::unreadable(&archive, &error))?;
        let env = Env {
            inside: Some(name.clone()),
            ..self.env.clone()
        };
        let file = env.file();
        let head = Head::read(&file, stream, &self.counter).map_err(|error| match error {
            ReadError::Unreadable { file, reason } => ReadError::Broken {
                file,
                what: "the archive",
                reason,
            },
            other => other,
        })?;
        let part = match magic::look(&head.sample) {
            Form::Compound => opening::compound(
                &env,
                &input::Anywhere::Bytes(head.into_bytes(&file, "the workbook")?),
            )?,
            Form::Zip => {
                let source = input::Anywhere::Bytes(head.into_bytes(&file, "the workbook")?);
                match archive::open(&env, source.clone())? {
                    Contents::Book(book) => workbook::open(&env, book, &source)?,
                    Contents::Archive(_) => {
                        let mend = "unpack it and give the files inside";
                        return Err(magic::unsupported(&file, "an archive in an archive", mend));
                    }
                }
            }
            Form::Text | Form::Unsupported { .. } => in_order(&env, head)?,
        };
        self.describe_file(&name, &part);
        self.part = Some(part);
        Ok(true)
    }

    fn describe_file(&mut self, name: &str, part: &Part<'_>) {
        let kind = part.kind.as_str();
        if !self.read.kind.split(", ").any(|known| known == kind) {
            let between = if self.read.kind.is_empty() { "" } else { ", " };
            self.read.kind = format!("{}{between}{kind}", self.read.kind);
        }
        self.read.form = format!("{}; {name}: {}", self.read.form, part.form);
        let columns = part.columns.iter();
        self.read
            .columns
            .extend(columns.map(|column| match self.files {
                1 => column.clone(),
                _ => format!("{name}: {column}"),
            }));
    }
}

/// A file that is read in order: a scan, a table, a list or JSON.
fn in_order<'a>(env: &Env<'a>, head: Head) -> Result<Part<'a>, ReadError> {
    if head.sample.is_empty() {
        return Err(ReadError::Empty { file: env.file() });
    }
    if let Some(format) = scans::format(env, &head) {
        return Ok(scans::open(env, head, format));
    }
    match magic::look(&head.sample) {
        Form::Unsupported { what, mend } => Err(magic::unsupported(&env.file(), what, mend)),
        _ => opening::text(env, head),
    }
}

impl Iterator for Reading<'_> {
    type Item = Result<Item, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.pending.pop_front() {
                return Some(Ok(item));
            }
            match self.part.as_mut()?.rows.next() {
                Some(Ok(item)) => {
                    self.read.rows += u64::from(matches!(item, Item::Subject(_)));
                    return Some(Ok(item));
                }
                Some(Err(error)) => {
                    self.part = None;
                    return Some(Err(error));
                }
                None => {
                    self.part = None;
                    match self.next_file() {
                        Ok(true) => {}
                        Ok(false) => return None,
                        Err(error) => return Some(Err(error)),
                    }
                }
            }
        }
    }
}
