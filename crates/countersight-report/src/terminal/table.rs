//! Tables whose columns share the width of the terminal.

use super::wrap::{width_of, wrap};
use super::{Page, Tone};
use crate::safe;

/// Narrowest terminal on which columns stand side by side.
const SIDE_BY_SIDE: usize = 60;
/// Columns between two columns.
const BETWEEN: usize = 2;

/// A column: its head, the width it must have, and the width it would not go beyond.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub(crate) head: &'static str,
    pub(crate) least: usize,
    pub(crate) most: usize,
    /// Whether it holds numbers, which end under each other.
    pub(crate) number: bool,
}

impl Column {
    pub(crate) const fn new(head: &'static str, least: usize, most: usize) -> Self {
        Self {
            head,
            least,
            most,
            number: false,
        }
    }

    pub(crate) const fn number(head: &'static str) -> Self {
        Self {
            head,
            least: 5,
            most: 12,
            number: true,
        }
    }
}

/// A cell with its tone.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    text: String,
    tone: Tone,
}

impl Cell {
    pub(crate) fn new(text: impl AsRef<str>) -> Self {
        Self::toned(text, Tone::Plain)
    }

    pub(crate) fn toned(text: impl AsRef<str>, tone: Tone) -> Self {
        Self {
            text: safe::line(text.as_ref()).into_owned(),
            tone,
        }
    }
}

/// Rows under headed columns.
#[derive(Debug)]
pub(crate) struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    pub(crate) fn new(columns: impl Into<Vec<Column>>) -> Self {
        Self {
            columns: columns.into(),
            rows: Vec::new(),
        }
    }

    pub(crate) fn row(&mut self, cells: impl Into<Vec<Cell>>) {
        self.rows.push(cells.into());
    }

    pub(crate) fn draw(&self, page: &mut Page) {
        if self.rows.is_empty() {
            return;
        }
        let narrow = page.width() < SIDE_BY_SIDE && self.columns.len() > 2;
        if narrow || self.least() > page.width() {
            self.stack(page);
        } else {
            self.align(page);
        }
    }

    /// The width below which the columns cannot stand side by side.
    fn least(&self) -> usize {
        let columns = self.columns.iter();
        let widths = columns.map(|column| column.least.max(width_of(column.head)));
        widths.sum::<usize>() + BETWEEN * self.columns.len().saturating_sub(1)
    }

    /// One field a line, for a narrow terminal.
    fn stack(&self, page: &mut Page) {
        for row in &self.rows {
            page.gap();
            for (column, cell) in self.columns.iter().zip(row) {
                page.field(0, column.head, &cell.text);
            }
        }
        page.gap();
    }

    fn align(&self, page: &mut Page) {
        let widths = self.widths(page.width());
        let heads: Vec<_> = self
            .columns
            .iter()
            .map(|c| Cell::toned(c.head, Tone::Strong))
            .collect();
        self.put(page, &heads, &widths);
        let bar = if page.unicode { "─" } else { "-" };
        let rules: Vec<_> = widths
            .iter()
            .map(|w| Cell::toned(bar.repeat(*w), Tone::Faint))
            .collect();
        self.put(page, &rules, &widths);
        let mut tall = false;
        for row in &self.rows {
            if tall {
                page.gap();
            }
            tall = self.put(page, row, &widths) > 1;
        }
    }

    /// Gives each column what it needs, and takes from the widest when that is too much.
    fn widths(&self, page: usize) -> Vec<usize> {
        let mut widths: Vec<usize> = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            let cells = self.rows.iter().filter_map(|row| row.get(at));
            let widest = cells.map(|cell| width_of(&cell.text)).max().unwrap_or(0);
            widths.push(widest.min(column.most).max(width_of(column.head)));
        }
        let room = page.saturating_sub(BETWEEN * self.columns.len().saturating_sub(1));
        while widths.iter().sum::<usize>() > room {
            let spare = |(width, column): &(&mut usize, &Column)| {
                width.saturating_sub(column.least.max(width_of(column.head)))
            };
            let widest = widths.iter_mut().zip(&self.columns).max_by_key(spare);
            match widest {
                Some((width, column)) if *width > column.least.max(width_of(column.head)) => {
                    *width -= 1;
                }
                _ => break,
            }
        }
        widths
    }

    /// Draws one row and says how many lines it took.
    fn put(&self, page: &mut Page, row: &[Cell], widths: &[usize]) -> usize {
        let cells: Vec<_> = row
            .iter()
            .zip(widths)
            .map(|(cell, width)| wrap(&page.fit(&cell.text), *width))
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..height {
            let mut owed = 0;
            for (((lines, cell), width), column) in
                cells.iter().zip(row).zip(widths).zip(&self.columns)
            {
                let line = lines.get(at).map_or("", String::as_str);
                let rest = width.saturating_sub(width_of(line));
                if line.is_empty() {
                    owed += width + BETWEEN;
                    continue;
                }
                let before = if column.number { rest } else { 0 };
                page.pad(owed + before);
                page.paint(line, cell.tone);
                owed = rest - before + BETWEEN;
            }
            page.text.push('\n');
        }
        height
    }
}
