//! Lists that say one party in several rows.

use super::draft::Draft;
use super::error::Fault;
use super::gather::Gather;
use super::table::{Header, Row, Table};
use std::collections::HashMap;

/// Drafts by the list's identifier, in the order in which they appeared.
#[derive(Default)]
pub(super) struct Groups {
    drafts: Vec<Draft>,
    at: HashMap<String, usize>,
}

impl Groups {
    /// Adds a row to the draft of its identifier, or begins one.
    pub(super) fn add(
        &mut self,
        id: &str,
        begin: impl FnOnce() -> Draft,
        add: impl FnOnce(&mut Draft),
    ) {
        let next = self.drafts.len();
        // Rows without an identifier have nothing in common.
        let at = if id.is_empty() {
            next
        } else {
            *self.at.entry(id.to_owned()).or_insert(next)
        };
        if at == next {
            self.drafts.push(begin());
        }
        if let Some(draft) = self.drafts.get_mut(at) {
            add(draft);
        }
    }

    /// Adds to a draft that is there.
    pub(super) fn with(&mut self, id: &str, add: impl FnOnce(&mut Draft)) {
        if let Some(draft) = self.at.get(id).and_then(|&at| self.drafts.get_mut(at)) {
            add(draft);
        }
    }

    pub(super) fn give(self, gather: &mut Gather) {
        for draft in self.drafts {
            gather.take(draft);
        }
    }
}

/// Reads a table whose rows add to the drafts of their parties.
pub(super) fn read(
    table: &mut Table<'_>,
    gather: &mut Gather,
    mut one: impl FnMut(&Header, &Row, &mut Groups),
) -> Result<(), Fault> {
    let mut groups = Groups::default();
    while let Some(row) = table.row()? {
        gather.row();
        one(&table.header, &row, &mut groups);
    }
    groups.give(gather);
    Ok(())
}
