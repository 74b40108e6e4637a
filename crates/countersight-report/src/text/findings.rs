//! The table of what was found.

use super::block::title;
use crate::keep::{self, Finding, Kept};
use crate::safe;
use crate::terminal::{Cell, Column, Page, Table, Tone};
use crate::words;
use countersight_model::result::ScreeningResult;

/// Characters of a subject's text shown in a row.
const TEXT: usize = 120;

/// Writes every finding as a row, in the order of the input.
pub(super) fn table(page: &mut Page, kept: &Kept) {
    title(page, "What was found");
    if kept.findings.is_empty() {
        page.para(0, "Nothing at or above review.");
        return;
    }
    if let Some(source) = kept
        .source()
        .filter(|source| !matches!(*source, "" | "argument"))
    {
        page.toned(
            0,
            &format!("All in {}.", keep::place(source, "")),
            Tone::Faint,
        );
    }
    page.gap();
    let mut table = Table::new([
        Column::new("Where", 7, 18),
        Column::new("It says", 14, 40),
        Column::new("Answer", 10, 10),
        Column::new("Who is behind it", 16, 40),
        Column::new("Why", 16, 60),
    ]);
    for finding in &kept.findings {
        table.row(row(finding, kept));
    }
    page.table(&table);
    if kept.findings_beyond > 0 {
        page.gap();
        let beyond = words::count(kept.findings_beyond, "more finding is", "more findings are");
        page.para(
            0,
            &format!("{beyond} counted but not shown; --format csv or jsonl gives them all."),
        );
    }
}

fn row(finding: &Finding, kept: &Kept) -> Vec<Cell> {
    let result = &finding.result;
    let place = kept.place(&result.subject.source, &result.subject.locator);
    vec![
        Cell::new(place),
        Cell::new(safe::clip(&result.subject.text, TEXT)),
        Cell::toned(
            words::answer(result.answer).to_uppercase(),
            Tone::Answer(result.answer),
        ),
        Cell::new(behind(result)),
        Cell::new(&result.because),
    ]
}

/// The companies behind a subject: `Hikvision: it is this company (strong)`.
fn behind(result: &ScreeningResult) -> String {
    let said: Vec<_> = result
        .matches
        .iter()
        .map(|m| {
            format!(
                "{}: {} ({})",
                m.name,
                words::relation(m.relation),
                m.confidence.as_str()
            )
        })
        .collect();
    said.join("; ")
}
