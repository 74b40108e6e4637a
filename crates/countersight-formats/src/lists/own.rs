//! A list of the reader's own: columns `id`, `name`, `aliases`, `country`; `|` between aliases.
//!
//! Here an id is the reader's own word for one company. Two rows that share it are a slip that only the
//! reader can mend, so the list is refused.

use super::draft::{Draft, What};
use super::error::Fault;
use super::gather::Gather;
use super::source::Source;
use super::table;
use countersight_model::party::PartyNameKind::{Alias, Primary};
use std::collections::HashMap;

const NAME: &[&str] = &["name"];
const ALIASES: &[&str] = &["aliases", "alias"];
const COUNTRY: &[&str] = &["country", "countries"];

/// Rows of one id that are written out.
const WRITTEN: usize = 10;
const REPEATED: &str = "give each row an id of its own, or write the names of one company in one row, with `|` \
                        between the aliases";

pub(super) fn read(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    let mut ids = Ids::default();
    let tables = table::open(source, &[NAME])?;
    let several = tables.len() > 1;
    for (sheet, mut table) in (1..).zip(tables) {
        if !table.header.has("id") {
            gather.remark("there is no column `id`; ids are made from the names".to_owned());
        }
        while let Some(row) = table.row()? {
            gather.row();
            let cell = |names: &[&str]| table.header.cell(&row, names);
            let place = if several {
                format!("{} of table {sheet}", row.place())
            } else {
                row.place()
            };
            ids.see(cell(&["id"]), &place);
            let mut draft = Draft::new(place, What::Unsaid).id(cell(&["id"]));
            draft.name(Primary, cell(NAME));
            for alias in cell(ALIASES).split('|') {
                draft.name(Alias, alias);
            }
            for country in cell(COUNTRY).split('|') {
                draft.country(country);
            }
            gather.take(draft);
        }
    }
    ids.fault().map_or(Ok(()), Err)
}

/// Which row has which id.
#[derive(Default)]
struct Ids {
    first: HashMap<String, String>,
    /// Place of the first row, place of the second, id.
    repeated: Vec<(String, String, String)>,
    unwritten: usize,
}

impl Ids {
    fn see(&mut self, id: &str, place: &str) {
        if id.is_empty() {
            return;
        }
        match self.first.get(id) {
            None => {
                self.first.insert(id.to_owned(), place.to_owned());
            }
            Some(first) if self.repeated.len() < WRITTEN => {
                let id = id.chars().take(100).collect();
                self.repeated.push((first.clone(), place.to_owned(), id));
            }
            Some(_) => self.unwritten += 1,
        }
    }

    /// All of them in one fault; none where every id is its own.
    fn fault(self) -> Option<Fault> {
        let mut repeated = self.repeated.into_iter();
        let (first, second, id) = repeated.next()?;
        let mut said = vec![format!("both have the id `{id}`")];
        said.extend(
            repeated.map(|(first, second, id)| format!("{first} and {second} the id `{id}`")),
        );
        if self.unwritten > 0 {
            said.push(format!("and {} rows more repeat an id", self.unwritten));
        }
        let what = said.join(", ");
        Some(Fault::new(format!("{first} and {second}"), what, REPEATED))
    }
}
