//! The cells of a row, by meaning.

use crate::cell;
use countersight_model::lexicon::ColumnMeaning;
use std::borrow::Cow;

const MEANINGS: usize = ColumnMeaning::PaymentDate as usize + 1;

/// The cells of a row by meaning, those believed first in front; cells that say nothing are left out.
#[derive(Debug, Default)]
pub(crate) struct Slots<'r> {
    cells: [Vec<Cow<'r, str>>; MEANINGS],
}

impl<'r> Slots<'r> {
    pub(crate) fn put(&mut self, meaning: ColumnMeaning, raw: &'r str) {
        self.put_clean(meaning, cell::clean(raw));
    }

    pub(crate) fn put_owned(&mut self, meaning: ColumnMeaning, raw: &str) {
        self.put_clean(meaning, Cow::Owned(cell::clean(raw).into_owned()));
    }

    fn put_clean(&mut self, meaning: ColumnMeaning, clean: Cow<'r, str>) {
        // An internet address says that the row is a device, and is not kept.
        if meaning == ColumnMeaning::Ip || cell::says_nothing(&clean) {
            return;
        }
        if let Some(cells) = self.cells.get_mut(meaning as usize) {
            cells.push(clean);
        }
    }

    fn all(&self, meaning: ColumnMeaning) -> &[Cow<'r, str>] {
        self.cells
            .get(meaning as usize)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    pub(crate) fn first(&self, meaning: ColumnMeaning) -> Option<&str> {
        self.all(meaning).first().map(AsRef::as_ref)
    }

    pub(crate) fn others(&self, meaning: ColumnMeaning) -> impl Iterator<Item = &str> {
        self.all(meaning).iter().skip(1).map(AsRef::as_ref)
    }

    pub(crate) fn each(&self, meaning: ColumnMeaning) -> impl Iterator<Item = &str> {
        self.all(meaning).iter().map(AsRef::as_ref)
    }

    /// The company of the row; a bare name stands in for it.
    pub(crate) fn company_or_name(&self) -> Option<&str> {
        self.first(ColumnMeaning::Company)
            .or_else(|| self.first(ColumnMeaning::Name))
    }
}
