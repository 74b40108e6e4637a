//! All files of the register as records, before anything is resolved.

use crate::csv_table::{self, Row};
use crate::fault::Fault;
use crate::files::{self, DataFiles};
use crate::parse;
use crate::records::brand::{BrandFile, BrandRecord};
use crate::records::claim::{ClaimFile, ClaimRecord};
use crate::records::entity::EntityRecord;
use crate::records::fingerprint::{FingerprintFile, FingerprintRecord};
use crate::records::link::{LinkFile, LinkRecord};
use crate::records::list::ListRecord;
use crate::records::measure::MeasureRecord;
use crate::records::names::WordFile;
use crate::records::prefix::PrefixSource;
use crate::records::reach::{FigureFile, FigureRecord};
use crate::records::source::{SourceFile, SourceRecord};
use crate::records::version::VersionRecord;
use crate::records::vocab::{ActionFile, ColumnFile, GoodsRecord, JurisdictionFile, RoleFile};
use crate::records::{Filed, namesake, prefix, word_count};
use crate::report::{File, Report};
use countersight_model::problem::Severity;
use serde::de::DeserializeOwned;

/// The records of every file that could be read.
#[derive(Debug, Default)]
pub(crate) struct Draft<'a> {
    pub(crate) version: Option<Filed<'a, VersionRecord>>,
    pub(crate) entities: Vec<Filed<'a, EntityRecord>>,
    pub(crate) brands: Vec<Filed<'a, BrandFile>>,
    pub(crate) fingerprints: Vec<Filed<'a, FingerprintFile>>,
    pub(crate) prefixes: Vec<Row<'a>>,
    pub(crate) prefix_source: Option<Filed<'a, PrefixSource>>,
    pub(crate) measures: Vec<Filed<'a, MeasureRecord>>,
    pub(crate) claims: Vec<Filed<'a, ClaimFile>>,
    pub(crate) figures: Vec<Filed<'a, FigureFile>>,
    pub(crate) lists: Vec<Filed<'a, ListRecord>>,
    pub(crate) links: Vec<Filed<'a, LinkFile>>,
    pub(crate) sources: Vec<Filed<'a, SourceFile>>,
    pub(crate) words: Vec<Filed<'a, WordFile>>,
    pub(crate) namesakes: Vec<Row<'a>>,
    pub(crate) word_counts: Vec<Row<'a>>,
    pub(crate) roles: Option<Filed<'a, RoleFile>>,
    pub(crate) actions: Option<Filed<'a, ActionFile>>,
    pub(crate) jurisdictions: Option<Filed<'a, JurisdictionFile>>,
    pub(crate) columns: Option<Filed<'a, ColumnFile>>,
    pub(crate) goods: Option<Filed<'a, GoodsRecord>>,
    /// Every file, for checks of its text.
    pub(crate) read: Vec<File<'a>>,
    /// Files that could not be read.
    pub(crate) broken: Vec<&'a str>,
}

impl<'a> Draft<'a> {
    /// Reads every file; the place of a file says what it holds.
    pub(crate) fn parse(files: &'a DataFiles, report: &mut Report) -> Self {
        let mut draft = Self::default();
        let unread = files
            .unread
            .iter()
            .filter(|problem| problem.severity == Severity::Error);
        draft
            .broken
            .extend(unread.map(|problem| problem.path.as_str()));
        for (path, text) in &files.files {
            draft.file(File { path, text }, report);
        }
        if draft.version.is_none() && !draft.broken.contains(&"register.toml") {
            report.whole(
                "register.toml",
                Fault::MissingFile,
                "the register has no version",
                "add register.toml with the day of the newest fact: version = \"2026-11-23\"",
            );
        }
        draft
    }

    fn file(&mut self, file: File<'a>, report: &mut Report) {
        self.read.push(file);
        let parts: Vec<&str> = file.path.split('/').collect();
        match parts.as_slice() {
            ["register.toml"] => self.version = self.read(file, report),
            ["entities", name] if is_toml(name) => {
                let read = self.read(file, report);
                self.entities.extend(read);
            }
            ["brands", name] if is_toml(name) => {
                let read = self.read(file, report);
                self.brands.extend(read);
            }
            ["fingerprints", name] if is_toml(name) => {
                let read = self.read(file, report);
                self.fingerprints.extend(read);
            }
            ["measures", _folder, name] if is_toml(name) => {
                let read = self.read(file, report);
                self.measures.extend(read);
            }
            ["claims", name] if is_toml(name) => {
                let read = self.read(file, report);
                self.claims.extend(read);
            }
            ["reach", name] if is_toml(name) => {
                let read = self.read(file, report);
                self.figures.extend(read);
            }
            ["lists", name] if is_toml(name) => {
                let read = self.read(file, report);
                self.lists.extend(read);
            }
            ["links", name] if is_toml(name) => {
                let read = self.read(file, report);
                self.links.extend(read);
            }
            // One file a kind, or a folder of the kind with a file a year.
            ["sources", name] | ["sources", _, name] if is_toml(name) => {
                let read = self.read(file, report);
                self.sources.extend(read);
            }
            ["names", "namesakes.csv"] => {
                self.namesakes = csv_table::rows(file, &namesake::COLUMNS, report);
            }
            ["names", "word-counts.csv"] => {
                self.word_counts = csv_table::rows(file, &word_count::COLUMNS, report);
            }
            ["names", name] if is_toml(name) => {
                let read = self.read(file, report);
                self.words.extend(read);
            }
            ["devices", "oui.csv"] => {
                self.prefixes = csv_table::rows(file, &prefix::COLUMNS, report);
            }
            ["devices", "oui.toml"] => self.prefix_source = self.read(file, report),
            ["vocab", "roles.toml"] => self.roles = self.read(file, report),
            ["vocab", "actions.toml"] => self.actions = self.read(file, report),
            ["vocab", "jurisdictions.toml"] => self.jurisdictions = self.read(file, report),
            ["vocab", "columns.toml"] => self.columns = self.read(file, report),
            ["vocab", "goods.toml"] => self.goods = self.read(file, report),
            _ => {
                let problem = files::unknown(file.path);
                report.whole(file.path, Fault::UnknownFile, problem.message, problem.help);
            }
        }
    }

    fn read<T: DeserializeOwned>(
        &mut self,
        file: File<'a>,
        report: &mut Report,
    ) -> Option<Filed<'a, T>> {
        let record = parse::record(file, report);
        if record.is_none() {
            self.broken.push(file.path);
        }
        record.map(|record| Filed { file, record })
    }

    /// Every source with its file.
    pub(crate) fn sources(&self) -> impl Iterator<Item = (File<'a>, &SourceRecord)> {
        self.sources
            .iter()
            .flat_map(|f| f.record.sources.iter().map(|record| (f.file, record)))
    }

    /// Every claim with its file.
    pub(crate) fn claims(&self) -> impl Iterator<Item = (File<'a>, &ClaimRecord)> {
        self.claims
            .iter()
            .flat_map(|f| f.record.claims.iter().map(|record| (f.file, record)))
    }

    /// Every figure of reach with its file.
    pub(crate) fn figures(&self) -> impl Iterator<Item = (File<'a>, &FigureRecord)> {
        self.figures
            .iter()
            .flat_map(|f| f.record.figures.iter().map(|record| (f.file, record)))
    }

    /// Every reviewed link with its file.
    pub(crate) fn links(&self) -> impl Iterator<Item = (File<'a>, &LinkRecord)> {
        self.links
            .iter()
            .flat_map(|f| f.record.links.iter().map(|record| (f.file, record)))
    }

    /// Every brand row with its file.
    pub(crate) fn brands(&self) -> impl Iterator<Item = (File<'a>, &BrandRecord)> {
        self.brands
            .iter()
            .flat_map(|f| f.record.brands.iter().map(|record| (f.file, record)))
    }

    /// Every fingerprint with its file and the field it reads.
    pub(crate) fn fingerprints(
        &self,
    ) -> impl Iterator<Item = (File<'a>, &str, &FingerprintRecord)> {
        self.fingerprints.iter().flat_map(|filed| {
            let field = filed.record.field.get_ref().as_str();
            filed
                .record
                .fingerprints
                .iter()
                .map(move |record| (filed.file, field, record))
        })
    }
}

fn is_toml(name: &str) -> bool {
    name.strip_suffix(".toml")
        .is_some_and(|stem| !stem.is_empty())
}
