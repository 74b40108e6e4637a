//! Pages of results, by answer, text and company, read from the disk.

use super::folder::{Folder, disk};
use super::job::Job;
use super::kept::{ENTITIES, ENTRY, Entry, INDEX, LEAD, RESULTS, TEXTS, number};
use crate::problem::Problem;
use countersight_model::result::Answer;
use std::collections::BTreeSet;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

/// Which results are wanted; what is empty asks for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    /// One of these answers.
    pub(crate) answers: Vec<Answer>,
    /// Words that stand in the subject, whatever their case.
    pub(crate) text: Option<String>,
    /// A company that it leads to.
    pub(crate) entity: Option<String>,
}

/// A page of results.
#[derive(Debug)]
pub(crate) struct Findings {
    /// Results that the filter lets through.
    pub(crate) total: u64,
    /// Those of this page, each the JSON text of `screen --format json`.
    pub(crate) results: Vec<String>,
}

impl Job {
    /// A page of what was found so far; it reads files, so it is asked on a blocking thread.
    ///
    /// # Errors
    ///
    /// When the disk refuses what was written to it.
    pub(crate) fn findings(
        &self,
        filter: &Filter,
        offset: u64,
        limit: u64,
    ) -> Result<Findings, Problem> {
        let rows = self.live.readable();
        if rows == 0 {
            return Ok(Findings {
                total: 0,
                results: Vec::new(),
            });
        }
        let leads = match &filter.entity {
            Some(id) => match self.live.entity(id) {
                Some(number) => Some(rows_of(&self.folder, number).map_err(|e| disk(&e))?),
                None => Some(BTreeSet::new()),
            },
            None => None,
        };
        let pass = Pass {
            answers: filter
                .answers
                .iter()
                .map(|answer| number(*answer))
                .collect(),
            text: filter.text.as_ref().map(|text| text.trim().to_lowercase()),
            leads,
        };
        pass.page(&self.folder, rows, offset, limit)
            .map_err(|error| disk(&error))
    }
}

/// What a result must have.
struct Pass {
    answers: Vec<u8>,
    text: Option<String>,
    leads: Option<BTreeSet<u32>>,
}

impl Pass {
    fn page(&self, folder: &Folder, rows: u64, offset: u64, limit: u64) -> io::Result<Findings> {
        let mut index = BufReader::with_capacity(1 << 16, folder.open(INDEX)?);
        let mut texts = match self.text {
            Some(_) => Some(BufReader::with_capacity(1 << 16, folder.open(TEXTS)?)),
            None => None,
        };
        let mut results = folder.open(RESULTS)?;
        let (mut total, mut page) = (0, Vec::new());
        let (mut entry, mut line) = ([0; ENTRY], String::new());
        for row in 0..rows {
            index.read_exact(&mut entry)?;
            if let Some(texts) = &mut texts {
                line.clear();
                texts.read_line(&mut line)?;
            }
            let entry = Entry::of(entry);
            if !self.lets(row, entry, &line) {
                continue;
            }
            if total >= offset && total - offset < limit {
                page.push(read(&mut results, entry)?);
            }
            total += 1;
        }
        Ok(Findings {
            total,
            results: page,
        })
    }

    fn lets(&self, row: u64, entry: Entry, line: &str) -> bool {
        let answer = self.answers.is_empty() || self.answers.contains(&entry.answer);
        let text = self
            .text
            .as_ref()
            .is_none_or(|text| line.contains(text.as_str()));
        let lead = |leads: &BTreeSet<u32>| u32::try_from(row).is_ok_and(|row| leads.contains(&row));
        answer && text && self.leads.as_ref().is_none_or(lead)
    }
}

fn read(results: &mut (impl Read + Seek), entry: Entry) -> io::Result<String> {
    let mut bytes = vec![0; usize::try_from(entry.len).map_err(io::Error::other)?];
    results.seek(SeekFrom::Start(entry.at))?;
    results.read_exact(&mut bytes)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

/// The rows that lead to a company.
fn rows_of(folder: &Folder, wanted: u32) -> io::Result<BTreeSet<u32>> {
    let mut file = BufReader::with_capacity(1 << 16, folder.open(ENTITIES)?);
    let (mut rows, mut pair) = (BTreeSet::new(), [0; LEAD]);
    // The end may be half-written while the job runs.
    while file.read_exact(&mut pair).is_ok() {
        let pair = u64::from_le_bytes(pair);
        if u32::try_from(pair >> 32) == Ok(wanted) {
            rows.extend(u32::try_from(pair & u64::from(u32::MAX)));
        }
    }
    Ok(rows)
}
