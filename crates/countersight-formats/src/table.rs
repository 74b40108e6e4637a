//! Tables: the header's row, what each column holds, and rows to items.

use crate::cell;
use crate::columns::{Heard, Vocabulary};
use crate::kind::{self, Meanings};
use crate::meaning::{settled, word_of};
use crate::reading::Item;
use crate::shape::{Place, Shaper};
use crate::slots::Slots;
use countersight_model::input::InputKind;
use countersight_model::lexicon::ColumnMeaning;
use std::collections::VecDeque;

/// Rows among which the header is looked for.
pub(crate) const HEADER_WITHIN: usize = 40;
/// One whole word, or two words inside longer headers.
const ENOUGH: usize = 2;

const EXTRA: &str = "row with more cells than the header: the extra cells were read as notes";
const FEWER: &str = "row with fewer cells than the header: the missing cells were read as empty";
const REPEATED: &str = "the header stands again among the rows: passed over";
const FOOTNOTE: &str = "a line of text beside the table: passed over";

/// A column that is read.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub(crate) index: usize,
    pub(crate) header: String,
    pub(crate) meaning: ColumnMeaning,
    rank: usize,
}

/// A row of cells.
pub(crate) trait Cells {
    fn count(&self) -> usize;
    fn cell(&self, index: usize) -> Option<&str>;
}

impl Cells for csv::StringRecord {
    fn count(&self) -> usize {
        self.len()
    }
    fn cell(&self, index: usize) -> Option<&str> {
        self.get(index)
    }
}

impl Cells for Vec<String> {
    fn count(&self) -> usize {
        self.len()
    }
    fn cell(&self, index: usize) -> Option<&str> {
        self.get(index).map(String::as_str)
    }
}

/// The columns of a table that are read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mapping {
    columns: Vec<Column>,
    width: usize,
}

impl Mapping {
    /// Reads the cells of a row as headers; also gives how many are known words, and how well the
    /// row reads in all.
    fn of(row: &dyn Cells, vocabulary: &Vocabulary<'_>) -> (Self, usize, usize) {
        let filled = |index: &usize| row.cell(*index).is_some_and(|cell| !cell.trim().is_empty());
        let alone = (0..row.count()).filter(filled).count() == 1;
        let mut mapping = Self {
            columns: Vec::new(),
            width: row.count(),
        };
        let (mut whole_words, mut score) = (0, 0);
        for index in 0..row.count() {
            let header = row.cell(index).map(cell::clean).unwrap_or_default();
            let Some(Heard {
                meaning,
                rank,
                whole,
            }) = vocabulary.hear(&header)
            else {
                continue;
            };
            if alone && !whole {
                continue;
            }
            whole_words += usize::from(whole);
            score += if whole { 2 } else { 1 };
            mapping.columns.push(Column {
                index,
                header: header.into_owned(),
                meaning,
                rank,
            });
        }
        (mapping, whole_words, score)
    }

    /// The header among the first rows: the row that reads best, the earliest of equals.
    ///
    /// What stands above a header is shorter than it: a title, a date. So a row of the body, which is
    /// as long as the rows above it, is not taken for one, unless most of its cells are header words.
    pub(crate) fn find<C: Cells>(
        rows: &[C],
        vocabulary: &Vocabulary<'_>,
    ) -> Option<(usize, Self, usize)> {
        let mut best: Option<(usize, Self, usize)> = None;
        let mut longest = 0;
        for (at, row) in rows.iter().take(HEADER_WITHIN).enumerate() {
            let filled = (0..row.count())
                .filter(|&index| row.cell(index).is_some_and(|cell| !cell.trim().is_empty()))
                .count();
            let (mapping, whole, score) = Self::of(row, vocabulary);
            let mostly_words = whole > 1 && whole * 2 >= filled;
            if filled <= longest && !mostly_words {
                continue;
            }
            longest = longest.max(filled);
            if score >= ENOUGH && best.as_ref().is_none_or(|(_, _, other)| score > *other) {
                best = Some((at, mapping, score));
            }
        }
        best
    }

    pub(crate) fn meanings(&self) -> Meanings {
        self.columns.iter().map(|column| column.meaning).collect()
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Puts the columns in the order in which they are believed, and settles what depends on the kind.
    pub(crate) fn settle(&mut self, kind: InputKind) {
        let has = self.meanings();
        for column in &mut self.columns {
            column.meaning = settled(column.meaning, &column.header, kind, has);
        }
        self.columns
            .sort_by_key(|column| (column.rank, column.index));
    }

    /// The columns read, as `header → meaning`, in the order of the file.
    pub(crate) fn described(&self) -> Vec<String> {
        let mut columns: Vec<&Column> = self.columns.iter().collect();
        columns.sort_by_key(|column| column.index);
        columns
            .iter()
            .map(|column| format!("{} → {}", column.header, word_of(column.meaning)))
            .collect()
    }

    /// The header of a column, for a message.
    pub(crate) fn header_of(&self, index: usize) -> String {
        self.columns
            .iter()
            .find(|column| column.index == index)
            .map_or_else(|| (index + 1).to_string(), |column| column.header.clone())
    }

    fn slots<'r>(&self, row: &'r dyn Cells) -> Slots<'r> {
        let mut slots = Slots::default();
        for column in &self.columns {
            if let Some(cell) = row.cell(column.index) {
                slots.put(column.meaning, cell);
            }
        }
        slots
    }

    fn is_header(&self, row: &dyn Cells) -> bool {
        !self.columns.is_empty()
            && self.columns.iter().all(|column| {
                row.cell(column.index)
                    .is_some_and(|cell| cell::clean(cell) == column.header)
            })
    }

    /// A lone sentence in a column that holds no sentences: a footnote, a page number, a disclaimer.
    fn is_footnote(&self, row: &dyn Cells) -> bool {
        if self.width < 3 {
            return false;
        }
        let mut filled = (0..row.count())
            .filter(|&index| row.cell(index).is_some_and(|cell| !cell.trim().is_empty()));
        let (Some(index), None) = (filled.next(), filled.next()) else {
            return false;
        };
        let meaning = self
            .columns
            .iter()
            .find(|column| column.index == index)
            .map(|c| c.meaning);
        let sentences = matches!(
            meaning,
            Some(
                ColumnMeaning::Name
                    | ColumnMeaning::Company
                    | ColumnMeaning::Brand
                    | ColumnMeaning::Model
                    | ColumnMeaning::Description
                    | ColumnMeaning::Location
            )
        );
        let text = row.cell(index).unwrap_or_default();
        !sentences && text.len() >= 40 && text.split_whitespace().count() > 5
    }
}

/// The kind of a table: as given, else by its columns, else by what the first rows hold.
pub(crate) fn kind_of<C: Cells>(
    mapping: &Mapping,
    given: Option<InputKind>,
    rows: &[C],
    vocabulary: &Vocabulary<'_>,
) -> Option<InputKind> {
    let columns = mapping.meanings();
    if let Some(given) = given {
        return (!columns.is_empty()).then_some(given);
    }
    let kind = kind::detect(columns)?;
    if kind::is_unsure(columns) && !rows.is_empty() {
        let with_goods = rows
            .iter()
            .filter(|row| {
                mapping.columns.iter().any(|column| {
                    row.cell(column.index)
                        .is_some_and(|cell| vocabulary.goods.find(cell).is_some())
                })
            })
            .count();
        if with_goods * 4 >= rows.len() {
            return Some(InputKind::Inventory);
        }
    }
    Some(kind)
}

/// Turns the rows under a header into items.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) mapping: Mapping,
    pub(crate) shaper: Shaper,
    /// Whether cells beyond the header are notes; in a workbook they are columns without a name.
    pub(crate) extra_cells_are_notes: bool,
}

impl Table {
    /// Reads one row.
    pub(crate) fn take(&self, row: &dyn Cells, place: Place, out: &mut VecDeque<Item>) {
        let remark = |text: &str| Item::Remark(text.to_owned());
        let blank = |index: usize| row.cell(index).is_none_or(|cell| cell.trim().is_empty());
        if (0..row.count()).all(blank) {
            return;
        }
        if self.mapping.is_header(row) {
            return out.push_back(remark(REPEATED));
        }
        if self.mapping.is_footnote(row) {
            return out.push_back(remark(FOOTNOTE));
        }
        let mut slots = self.mapping.slots(row);
        let width = self.mapping.width();
        if self.extra_cells_are_notes {
            let extra: Vec<usize> = (width..row.count())
                .filter(|&index| !blank(index))
                .collect();
            for cell in extra.iter().filter_map(|&index| row.cell(index)) {
                slots.put(ColumnMeaning::Description, cell);
            }
            if !extra.is_empty() {
                out.push_back(remark(EXTRA));
            } else if row.count() < width {
                out.push_back(remark(FEWER));
            }
        }
        out.push_back(Item::Subject(self.shaper.subject(&slots, place)));
    }
}
