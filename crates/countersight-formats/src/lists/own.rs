//! A list of the reader's own: columns `id`, `name`, `aliases`, `country`; `|` between aliases.

use super::error::Fault;
use super::gather::{Draft, Gather, What};
use super::source::Source;
use super::table;
use countersight_model::party::PartyNameKind::{Alias, Primary};

const NAME: &[&str] = &["name"];
const ALIASES: &[&str] = &["aliases", "alias"];
const COUNTRY: &[&str] = &["country", "countries"];

pub(super) fn read(source: Source<'_>, gather: &mut Gather) -> Result<(), Fault> {
    for mut table in table::open(source, &[NAME])? {
        if !table.header.has("id") {
            gather.remark("there is no column `id`; ids are made from the names".to_owned());
        }
        while let Some(row) = table.row()? {
            gather.row();
            let cell = |names: &[&str]| table.header.cell(&row, names);
            let mut draft = Draft::new(row.place(), What::Unsaid).id(cell(&["id"]));
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
    Ok(())
}
