//! The run around the results, and the report on them.

use crate::common::HIKVISION;
use countersight_model::context::{Action, Context};
use countersight_model::result::{Answer, ScreeningResult};
use countersight_model::run::{Coverage, InputRead, ListAsked, RegisterStamp, Run};
use countersight_report::{Dossier, Format, Options, sink};
use jiff::civil::date;
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::sync::{Arc, Mutex};

pub(crate) fn stamp() -> RegisterStamp {
    RegisterStamp {
        version: date(2026, 11, 20),
        sha256: "1a2b3c4d5e6f7081".repeat(4),
    }
}

pub(crate) fn context() -> Context {
    Context {
        roles: vec!["federal-agency".into(), "public-body".into()],
        jurisdictions: vec!["US".into()],
        on: date(2026, 11, 24),
        action: Some(Action::Buy),
    }
}

pub(crate) fn run(results: &[ScreeningResult], context: Context) -> Run {
    let mut counts = BTreeMap::new();
    for result in results {
        *counts.entry(result.answer).or_insert(0) += 1;
    }
    let dark = counts.get(&Answer::NotScreened).copied().unwrap_or(0);
    let rows = results.len() as u64;
    let reasons = (dark > 0).then(|| {
        (
            "the row does not say which make was bought".to_owned(),
            dark,
        )
    });
    Run {
        program: "countersight 0.1.0".to_owned(),
        register: stamp(),
        lists: vec![ListAsked {
            id: "us/bis-entity-list".to_owned(),
            name: "BIS Entity List".to_owned(),
            date: "2026-11-18".to_owned(),
            sha256: "ab".repeat(32),
        }],
        context,
        options: BTreeMap::from([("threshold".to_owned(), "0.85".to_owned())]),
        inputs: vec![InputRead {
            source: "suppliers.csv".to_owned(),
            kind: "names".to_owned(),
            kind_given: false,
            form: "CSV with semicolons, UTF-8".to_owned(),
            columns: vec![
                "Lieferant → company name".to_owned(),
                "Land → country".to_owned(),
            ],
            rows,
        }],
        counts,
        coverage: Coverage {
            rows_read: rows,
            judged: rows - dark,
            not_judged: dark,
            reasons: reasons.into_iter().collect(),
            remarks: BTreeMap::from([("ragged rows, read as far as they go".to_owned(), 1)]),
        },
    }
}

pub(crate) fn dossier() -> Dossier {
    let mut dossier = Dossier::default();
    dossier
        .entities
        .insert("hikvision".into(), HIKVISION.to_owned());
    dossier
        .entities
        .insert("hikvision-mena".into(), "Hikvision MENA FZE".to_owned());
    dossier
        .roles
        .insert("federal-agency".into(), "US federal agency".to_owned());
    dossier
        .places
        .insert("US".into(), "United States".to_owned());
    dossier
}

pub(crate) fn options() -> Options {
    Options::new(stamp())
}

/// A buffer that outlives the sink that writes to it.
#[derive(Clone, Default)]
pub(crate) struct Shared(Arc<Mutex<Vec<u8>>>);

impl Shared {
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.0.lock().unwrap().clone()
    }
}

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The report as bytes.
pub(crate) fn bytes(
    format: Format,
    results: &[ScreeningResult],
    context: Context,
    options: &Options,
) -> Vec<u8> {
    let out = Shared::default();
    let spool = Box::new(Cursor::new(Vec::new()));
    let mut sink = sink(format, Box::new(out.clone()), spool, options);
    for result in results {
        sink.result(result).unwrap();
    }
    sink.finish(&run(results, context), &dossier()).unwrap();
    out.bytes()
}

/// The report as text.
pub(crate) fn report(format: Format, results: &[ScreeningResult]) -> String {
    String::from_utf8(bytes(format, results, context(), &options())).unwrap()
}
