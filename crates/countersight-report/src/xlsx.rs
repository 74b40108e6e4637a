//! A workbook: results, measures, coverage, about.
//!
//! Every cell of text is written as text, so no formula of a stranger is ever run. Rows go to the
//! library's own scratch files as they come; memory does not grow with them.

mod frame;
mod grid;

use crate::error::ReportError;
use crate::options::{Dossier, Options};
use crate::row;
use crate::sink::ResultSink;
use countersight_model::result::{Answer, MeasureFinding, ScreeningResult};
use countersight_model::run::Run;
use grid::{Grid, Look, Value};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use std::io::{BufWriter, Write};

/// Widths of the columns of results, in characters.
const RESULT_WIDTHS: [u16; row::COLUMNS.len()] = [
    18, 10, 8, 10, 40, 20, 14, 40, 14, 12, 7, 16, 16, 20, 24, 34, 40, 60, 40, 28, 16, 34,
];

/// Heads and widths of the columns of measures.
const MEASURES: [(&str, u16); 21] = [
    ("source", 18),
    ("locator", 10),
    ("id", 8),
    ("text", 40),
    ("answer", 20),
    ("measure", 30),
    ("measure_name", 44),
    ("measure_answer", 20),
    ("kind", 16),
    ("jurisdiction", 12),
    ("action", 10),
    ("role", 18),
    ("from", 12),
    ("until", 12),
    ("citation", 36),
    ("because", 60),
    ("entity", 14),
    ("listed_as", 36),
    ("question", 40),
    ("trust", 12),
    ("url", 44),
];

/// Writes results and measures row by row, the rest at the end.
pub(crate) struct XlsxSink<'a> {
    out: BufWriter<Box<dyn Write + Send + 'a>>,
    options: Options,
    book: Workbook,
    results: Grid,
    measures: Grid,
}

impl<'a> XlsxSink<'a> {
    pub(crate) fn new(out: Box<dyn Write + Send + 'a>, options: &Options) -> Self {
        let results = row::COLUMNS.into_iter().zip(RESULT_WIDTHS).collect();
        Self {
            out: BufWriter::new(out),
            options: options.clone(),
            book: Workbook::new(),
            results: Grid::new("Results", results),
            measures: Grid::new("Measures", MEASURES.to_vec()),
        }
    }

    fn take(&mut self, result: &ScreeningResult) -> Result<(), XlsxError> {
        let score = result.matches.first().map(|found| found.score);
        let cells = row::cells(result, &self.options.register);
        let values = cells
            .iter()
            .zip(row::COLUMNS)
            .map(|(cell, column)| match (column, score) {
                ("score", Some(score)) => Value::Number(score),
                ("answer", _) => Value::Answer(result.answer),
                _ => Value::Text(cell),
            });
        self.results.row(&mut self.book, values)?;
        for measure in &result.measures {
            self.measures.row(
                &mut self.book,
                measure_cells(result, measure).iter().map(Value::of),
            )?;
        }
        Ok(())
    }

    fn save(mut self, run: &Run, dossier: &Dossier) -> Result<(), XlsxError> {
        self.results.close(&mut self.book)?;
        self.measures.close(&mut self.book)?;
        frame::coverage(&mut self.book, run)?;
        frame::about(&mut self.book, run, dossier, &self.options)?;
        // The date of the register, not of the clock: the same run gives the same bytes.
        let stamp = run.register.version;
        let (year, month, day) = (stamp.year(), stamp.month(), stamp.day());
        let created = ExcelDateTime::from_ymd(
            u16::try_from(year).unwrap_or(1900),
            u8::try_from(month).unwrap_or(1),
            u8::try_from(day).unwrap_or(1),
        )?;
        let title = self.options.title.as_deref().unwrap_or(frame::TITLE);
        let properties = DocProperties::new()
            .set_title(title)
            .set_comment(run.program.as_str())
            .set_creation_datetime(&created);
        self.book.set_properties(&properties);
        self.book.save_to_writer(&mut self.out)?;
        Ok(self.out.flush()?)
    }
}

impl ResultSink for XlsxSink<'_> {
    fn result(&mut self, result: &ScreeningResult) -> Result<(), ReportError> {
        self.take(result).map_err(failed)
    }

    fn finish(self: Box<Self>, run: &Run, dossier: &Dossier) -> Result<(), ReportError> {
        self.save(run, dossier).map_err(failed)
    }
}

fn failed(error: XlsxError) -> ReportError {
    ReportError::Output(match error {
        XlsxError::IoError(error) => error,
        other => std::io::Error::other(other),
    })
}

/// A cell of the sheet of measures.
enum MeasureCell {
    Text(String),
    Answer(Answer),
}

impl Value<'_> {
    fn of(cell: &MeasureCell) -> Value<'_> {
        match cell {
            MeasureCell::Text(text) => Value::Text(text),
            MeasureCell::Answer(answer) => Value::Answer(*answer),
        }
    }
}

fn measure_cells(result: &ScreeningResult, measure: &MeasureFinding) -> [MeasureCell; 21] {
    let text = |text: &str| MeasureCell::Text(text.to_owned());
    let date = |date: Option<countersight_model::date::PartialDate>| {
        MeasureCell::Text(date.map(|date| date.to_string()).unwrap_or_default())
    };
    let subject = &result.subject;
    [
        text(&subject.source),
        text(&subject.locator),
        text(&subject.id),
        text(&subject.text),
        MeasureCell::Answer(result.answer),
        text(measure.id.as_str()),
        text(&measure.name),
        MeasureCell::Answer(measure.answer),
        text(measure.kind.as_str()),
        text(measure.jurisdiction.as_str()),
        text(measure.action.map_or("", |action| action.as_str())),
        text(measure.role.as_ref().map_or("", |role| role.as_str())),
        date(measure.from),
        date(measure.until),
        text(&measure.citation),
        text(&measure.because),
        text(measure.entity.as_str()),
        text(measure.listed_as.as_deref().unwrap_or_default()),
        text(measure.question.as_deref().unwrap_or_default()),
        text(measure.trust.as_str()),
        text(measure.source.as_deref().unwrap_or_default()),
    ]
}

impl Look {
    /// The look of an answer's cell; the word stands in it, so nothing rests on the colour.
    fn of(answer: Answer) -> Self {
        match answer {
            Answer::Prohibited => Self {
                ink: 0x7A_12_12,
                ground: 0xF8_DC_D9,
                bold: true,
            },
            Answer::Review => Self {
                ink: 0x5C_3D_00,
                ground: 0xFB_EC_CB,
                bold: true,
            },
            Answer::NotScreened => Self {
                ink: 0x33_3B_47,
                ground: 0xE4_E7_EC,
                bold: false,
            },
            Answer::NoRestrictionFound => Self {
                ink: 0x1E_4A_38,
                ground: 0xE3_F0_E9,
                bold: false,
            },
        }
    }
}
