//! `names/namesakes.csv`: firms that resemble an entity and are not it.

use crate::csv_table::Row;
use crate::link::Link;
use countersight_model::lexicon::Namesake;

/// The columns.
pub(crate) const COLUMNS: [&str; 4] = ["name", "not", "reason", "source"];

/// The sources that a row cites: identifiers with `|` between them.
pub(crate) fn cited<'r>(row: &'r Row<'_>) -> impl Iterator<Item = &'r str> {
    row.get(3)
        .split('|')
        .map(str::trim)
        .filter(|id| !id.is_empty())
}

/// The namesake; left out and reported if the entity it is not is not in the register either.
pub(crate) fn into_model(row: &Row<'_>, link: &mut Link<'_>) -> Option<Namesake> {
    let sources = cited(row).map(str::to_owned).collect::<Vec<_>>();
    let sources = link.sources_at(sources, &row.span(3));
    Some(Namesake {
        name: row.get(0).to_owned(),
        not: link.entity_at(row.get(1), row.span(1))?,
        reason: row.get(2).to_owned(),
        sources,
    })
}
