//! Results written down one by one, with an index by which pages of them are found again.
//!
//! Four files: `results.jsonl` holds a result a line, `index` a record of fixed size for each, `texts` what each
//! subject says, in small letters, and `entities` a record for each company that a result leads to.

use super::folder::Folder;
use countersight_model::result::{Answer, ScreeningResult};
use countersight_model::run::Run;
use countersight_report::{Dossier, ReportError, ResultSink};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub(super) const RESULTS: &str = "results.jsonl";
pub(super) const INDEX: &str = "index";
pub(super) const TEXTS: &str = "texts";
pub(super) const ENTITIES: &str = "entities";

/// Results that may be told before they are on the disk.
const STEP: u64 = 1024;

/// Where a result lies, and what it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) at: u64,
    pub(super) len: u32,
    pub(super) answer: u8,
}

/// Bytes of an [`Entry`] in the index.
pub(super) const ENTRY: usize = 16;
/// Bytes of a company and row among the entities.
pub(super) const LEAD: usize = 8;

impl Entry {
    fn bytes(self) -> [u8; ENTRY] {
        let packed =
            u128::from(self.at) | u128::from(self.len) << 64 | u128::from(self.answer) << 96;
        packed.to_le_bytes()
    }

    pub(super) fn of(bytes: [u8; ENTRY]) -> Self {
        let packed = u128::from_le_bytes(bytes);
        let part = |from: u32, bits: u32| (packed >> from) & ((1 << bits) - 1);
        Self {
            at: u64::try_from(part(0, 64)).unwrap_or_default(),
            len: u32::try_from(part(64, 32)).unwrap_or_default(),
            answer: u8::try_from(part(96, 8)).unwrap_or_default(),
        }
    }
}

/// The number of an answer in the index.
pub(super) fn number(answer: Answer) -> u8 {
    match answer {
        Answer::NoRestrictionFound => 0,
        Answer::NotScreened => 1,
        Answer::Review => 2,
        Answer::Prohibited => 3,
    }
}

/// What is known of the results while they are written.
#[derive(Debug, Default)]
pub(crate) struct Live {
    counts: [AtomicU64; 4],
    /// Results that are on the disk, and can be read.
    readable: AtomicU64,
    entities: Mutex<BTreeMap<String, u32>>,
}

impl Live {
    /// Results so far, by answer.
    pub(super) fn counts(&self) -> BTreeMap<Answer, u64> {
        let count = |answer| self.counts.get(usize::from(number(answer)));
        let read = |count: &AtomicU64| count.load(Ordering::Relaxed);
        let all = Answer::ALL.into_iter();
        all.map(|answer| (answer, count(answer).map_or(0, read)))
            .collect()
    }

    /// Results that can be read.
    pub(super) fn readable(&self) -> u64 {
        self.readable.load(Ordering::Acquire)
    }

    fn entities(&self) -> MutexGuard<'_, BTreeMap<String, u32>> {
        self.entities.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The number of a company among the results, if any leads to it.
    pub(super) fn entity(&self, id: &str) -> Option<u32> {
        self.entities().get(id).copied()
    }

    fn number_of(&self, id: &str) -> u32 {
        let mut entities = self.entities();
        if let Some(number) = entities.get(id) {
            return *number;
        }
        let number = u32::try_from(entities.len()).unwrap_or(u32::MAX);
        entities.insert(id.to_owned(), number);
        number
    }
}

/// Writes results into the files of a folder.
pub(super) struct Keeper {
    results: BufWriter<File>,
    index: BufWriter<File>,
    texts: BufWriter<File>,
    entities: BufWriter<File>,
    at: u64,
    rows: u64,
    line: Vec<u8>,
    live: Arc<Live>,
}

impl Keeper {
    pub(super) fn new(folder: &Folder, live: Arc<Live>) -> io::Result<Self> {
        let file = |name| {
            folder
                .create(name)
                .map(|file| BufWriter::with_capacity(1 << 16, file))
        };
        Ok(Self {
            results: file(RESULTS)?,
            index: file(INDEX)?,
            texts: file(TEXTS)?,
            entities: file(ENTITIES)?,
            at: 0,
            rows: 0,
            line: Vec::new(),
            live,
        })
    }

    fn keep(&mut self, result: &ScreeningResult) -> io::Result<()> {
        self.line.clear();
        serde_json::to_writer(&mut self.line, result)?;
        let entry = Entry {
            at: self.at,
            len: u32::try_from(self.line.len()).map_err(io::Error::other)?,
            answer: number(result.answer),
        };
        self.line.push(b'\n');
        self.results.write_all(&self.line)?;
        self.at += self.line.len() as u64;
        self.texts.write_all(
            result
                .subject
                .text
                .to_lowercase()
                .replace(['\n', '\r'], " ")
                .as_bytes(),
        )?;
        self.texts.write_all(b"\n")?;
        let row = u32::try_from(self.rows).map_err(io::Error::other)?;
        let mut told: Vec<u32> = Vec::new();
        for lead in &result.matches {
            let number = self.live.number_of(lead.entity.as_str());
            if !told.contains(&number) {
                told.push(number);
                let pair = u64::from(number) << 32 | u64::from(row);
                self.entities.write_all(&pair.to_le_bytes())?;
            }
        }
        self.index.write_all(&entry.bytes())?;
        self.rows += 1;
        if let Some(count) = self.live.counts.get(usize::from(entry.answer)) {
            count.fetch_add(1, Ordering::Relaxed);
        }
        if self.rows.is_multiple_of(STEP) {
            self.flush()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.results.flush()?;
        self.texts.flush()?;
        self.entities.flush()?;
        self.index.flush()?;
        self.live.readable.store(self.rows, Ordering::Release);
        Ok(())
    }
}

impl ResultSink for Keeper {
    fn result(&mut self, result: &ScreeningResult) -> Result<(), ReportError> {
        self.keep(result).map_err(ReportError::Output)
    }

    fn finish(mut self: Box<Self>, _run: &Run, _dossier: &Dossier) -> Result<(), ReportError> {
        self.flush().map_err(ReportError::Output)
    }
}
