//! The sheets on coverage and on the run.

use super::grid::header;
use crate::options::{Dossier, Options};
use crate::safe;
use crate::words;
use countersight_model::result::Answer;
use countersight_model::run::Run;
use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// Title of a report that was given none.
pub(super) const TITLE: &str = "Countersight screening report";

/// A sheet of label and value, written from the top down.
struct Pairs<'b> {
    sheet: &'b mut Worksheet,
    row: u32,
}

impl<'b> Pairs<'b> {
    fn new(book: &'b mut Workbook, name: &str, widths: [u16; 4]) -> Result<Self, XlsxError> {
        let sheet = book.add_worksheet().set_name(name)?;
        for (column, width) in (0u16..).zip(widths) {
            sheet.set_column_width(column, width)?;
        }
        Ok(Self { sheet, row: 0 })
    }

    fn heading(&mut self, cells: &[&str]) -> Result<(), XlsxError> {
        if self.row > 0 {
            self.row += 1;
        }
        for (column, cell) in (0u16..).zip(cells) {
            self.sheet
                .write_string_with_format(self.row, column, *cell, &header())?;
        }
        self.row += 1;
        Ok(())
    }

    fn cells(&mut self, cells: &[&str]) -> Result<(), XlsxError> {
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        for (column, cell) in (0u16..).zip(cells) {
            let text = safe::clip(cell, 32_000);
            self.sheet
                .write_string_with_format(self.row, column, text, &wrapped)?;
        }
        self.row += 1;
        Ok(())
    }

    fn counted(&mut self, label: &str, count: u64) -> Result<(), XlsxError> {
        self.cells(&[label])?;
        // Counts stay far below 2^53, where a float holds every whole number.
        #[expect(clippy::cast_precision_loss, reason = "a count of rows is below 2^53")]
        self.sheet.write_number(self.row - 1, 1, count as f64)?;
        Ok(())
    }
}

/// What was judged, what was not and why, and how each file was read.
pub(super) fn coverage(book: &mut Workbook, run: &Run) -> Result<(), XlsxError> {
    let mut sheet = Pairs::new(book, "Coverage", [44, 24, 40, 60])?;
    let coverage = &run.coverage;
    sheet.heading(&["Rows", "Count"])?;
    sheet.counted("read", coverage.rows_read)?;
    sheet.counted("judged", coverage.judged)?;
    sheet.counted("not judged", coverage.not_judged)?;
    if !coverage.reasons.is_empty() {
        sheet.heading(&["Why not judged", "Count"])?;
        for (reason, count) in &coverage.reasons {
            sheet.counted(reason, *count)?;
        }
    }
    if !coverage.remarks.is_empty() {
        sheet.heading(&["Read, but set right or passed over", "Count"])?;
        for (remark, count) in &coverage.remarks {
            sheet.counted(remark, *count)?;
        }
    }
    if !run.inputs.is_empty() {
        sheet.heading(&["File", "Kind", "Form", "Columns used"])?;
        for input in &run.inputs {
            let said = if input.kind_given {
                "said by the user"
            } else {
                "found by its content"
            };
            let kind = format!("{} ({said})", input.kind);
            sheet.cells(&[&input.source, &kind, &input.form, &input.columns.join("; ")])?;
        }
    }
    Ok(())
}

/// Who asked, what the answers mean, which register and lists were used.
pub(super) fn about(
    book: &mut Workbook,
    run: &Run,
    dossier: &Dossier,
    options: &Options,
) -> Result<(), XlsxError> {
    let mut sheet = Pairs::new(book, "About", [30, 70, 20, 70])?;
    sheet.heading(&[options.title.as_deref().unwrap_or(TITLE), ""])?;
    sheet.cells(&["In one sentence", &words::headline(&run.counts)])?;
    sheet.cells(&["Asked", &words::reader(&run.context, dossier)])?;
    sheet.cells(&["Day", &run.context.on.to_string()])?;
    sheet.cells(&["Register of", &run.register.version.to_string()])?;
    sheet.cells(&["Register SHA-256", &run.register.sha256])?;
    sheet.cells(&["Program", &run.program])?;
    for (option, value) in &run.options {
        sheet.cells(&[&format!("Option {option}"), value])?;
    }
    sheet.heading(&["Answer", "What it means", "Subjects"])?;
    for answer in Answer::ALL {
        let count = run.counts.get(&answer).copied().unwrap_or(0).to_string();
        sheet.cells(&[answer.as_str(), words::answer_meaning(answer), &count])?;
    }
    if !run.lists.is_empty() {
        sheet.heading(&["List", "Name", "Copy of", "SHA-256"])?;
        for list in &run.lists {
            sheet.cells(&[&list.id, &list.name, &list.date, &list.sha256])?;
        }
    }
    Ok(())
}
