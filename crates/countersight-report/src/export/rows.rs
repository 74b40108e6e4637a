//! The rows of the tables, cell by cell in the order of their columns.

use super::table::ExportTable;
use super::{Export, word};
use countersight_model::claim::Claim;
use countersight_model::entity::Entity;
use countersight_model::link::{PartyLink, PartyRef};
use countersight_model::list::OfficialList;
use countersight_model::measure::Measure;
use countersight_model::reach::Figure;
use countersight_model::source::Source;
use std::fmt;

type Cells = Vec<String>;

/// The rows of a table, in the order of the register.
pub(super) fn of(table: ExportTable, export: &Export<'_>) -> Vec<Cells> {
    match table {
        ExportTable::Entities => entities(export),
        ExportTable::Aliases => aliases(export),
        ExportTable::Identifiers => identifiers(export),
        ExportTable::Ownership => ownership(export),
        ExportTable::Listings => listings(export),
        ExportTable::Measures => measures(export),
        ExportTable::Clauses => clauses(export),
        ExportTable::Claims => claims(export),
        ExportTable::Figures => figures(export),
        ExportTable::Brands => brands(export),
        ExportTable::Lists => lists(export),
        ExportTable::Links => links(export),
        ExportTable::Sources => sources(export),
    }
}

/// A value, or an empty cell.
fn maybe(value: Option<impl fmt::Display>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// Several values in one cell.
fn many(values: impl IntoIterator<Item = impl fmt::Display>) -> String {
    let values = values.into_iter().map(|value| value.to_string());
    values.collect::<Vec<_>>().join("|")
}

fn text(value: impl fmt::Display) -> String {
    value.to_string()
}

fn entities(export: &Export<'_>) -> Vec<Cells> {
    let row = |e: &Entity| {
        vec![
            text(&e.id),
            word(e.kind),
            text(&e.name),
            maybe(e.country.as_ref()),
            maybe(e.seat.as_ref()),
            text(&e.role),
            word(e.trust),
            maybe(e.as_of),
            maybe(e.note.as_ref()),
            many(&e.sources),
        ]
    };
    export.entities.values().map(row).collect()
}

fn aliases(export: &Export<'_>) -> Vec<Cells> {
    let all = export.entities.values();
    all.flat_map(|e| e.aliases.iter().map(move |alias| (e, alias)))
        .map(|(e, alias)| {
            vec![
                text(&e.id),
                text(&alias.text),
                maybe(alias.lang.as_ref()),
                word(alias.usage),
                word(alias.trust),
                many(&alias.sources),
            ]
        })
        .collect()
}

fn identifiers(export: &Export<'_>) -> Vec<Cells> {
    let all = export.entities.values();
    all.flat_map(|e| e.identifiers.iter().map(move |code| (e, code)))
        .map(|(e, code)| {
            vec![
                text(&e.id),
                word(code.scheme),
                text(&code.value),
                word(code.trust),
                many(&code.sources),
            ]
        })
        .collect()
}

fn ownership(export: &Export<'_>) -> Vec<Cells> {
    let all = export.entities.values();
    all.flat_map(|e| e.owners.iter().map(move |edge| (e, edge)))
        .map(|(e, edge)| {
            vec![
                text(&e.id),
                maybe(edge.holder.as_ref()),
                maybe(edge.holder_name.as_ref()),
                word(edge.kind),
                maybe(edge.share),
                maybe(edge.as_of.as_ref()),
                maybe(edge.from),
                maybe(edge.until),
                word(edge.status),
                word(edge.trust),
                maybe(edge.note.as_ref()),
                many(&edge.sources),
            ]
        })
        .collect()
}

fn listings(export: &Export<'_>) -> Vec<Cells> {
    let all = export.measures.values();
    all.flat_map(|m| m.targets.iter().map(move |target| (m, target)))
        .map(|(m, target)| {
            vec![
                text(&m.id),
                maybe(target.entity.as_ref()),
                maybe(target.country.as_ref()),
                maybe(target.listed_as.as_ref()),
                maybe(target.announced),
                maybe(target.listed),
                maybe(target.from),
                maybe(target.until),
                maybe(target.citation.as_ref()),
                word(target.trust),
                maybe(target.note.as_ref()),
                many(&target.sources),
            ]
        })
        .collect()
}

fn measures(export: &Export<'_>) -> Vec<Cells> {
    let row = |m: &Measure| {
        vec![
            text(&m.id),
            text(&m.jurisdiction),
            word(m.kind),
            text(&m.name),
            text(&m.summary),
            text(&m.citation),
            maybe(m.adopted),
            maybe(m.from),
            maybe(m.until),
            text(&m.status),
            text(&m.scope),
            many(&m.exceptions),
            maybe(m.components.as_ref()),
            maybe(m.penalty.as_ref()),
            many(&m.targets_of),
            word(m.trust),
            maybe(m.note.as_ref()),
            many(&m.sources),
        ]
    };
    export.measures.values().map(row).collect()
}

fn clauses(export: &Export<'_>) -> Vec<Cells> {
    let all = export.measures.values();
    all.flat_map(|m| m.clauses.iter().map(move |clause| (m, clause)))
        .map(|(m, clause)| {
            vec![
                text(&m.id),
                many(&clause.roles),
                many(&clause.actions),
                word(clause.answer),
                maybe(clause.from),
                maybe(clause.until),
                maybe(clause.question.as_ref()),
                text(clause.worldwide),
                text(clause.company_only),
            ]
        })
        .collect()
}

fn claims(export: &Export<'_>) -> Vec<Cells> {
    let row = |c: &Claim| {
        vec![
            text(&c.id),
            many(&c.entities),
            word(c.kind),
            text(&c.text),
            maybe(c.place.as_ref()),
            maybe(c.from),
            maybe(c.until),
            maybe(c.amount),
            maybe(c.currency.as_ref()),
            word(c.status),
            maybe(c.ended),
            maybe(c.replaced_by.as_ref()),
            many(c.responses.iter().map(|response| &response.text)),
            word(c.trust),
            maybe(c.note.as_ref()),
            many(&c.sources),
        ]
    };
    export.claims.values().map(row).collect()
}

fn figures(export: &Export<'_>) -> Vec<Cells> {
    let row = |f: &Figure| {
        vec![
            text(&f.id),
            many(&f.entities),
            maybe(f.besides.as_ref()),
            text(&f.metric),
            maybe(f.place.as_ref()),
            maybe(f.country.as_ref()),
            text(f.value),
            text(f.at_least),
            text(&f.unit),
            maybe(f.as_of),
            text(&f.counted_by),
            text(&f.method),
            word(f.trust),
            maybe(f.note.as_ref()),
            many(&f.sources),
        ]
    };
    export.figures.values().map(row).collect()
}

fn brands(export: &Export<'_>) -> Vec<Cells> {
    let all = export.brands.values();
    all.flat_map(|b| b.ties.iter().map(move |tie| (b, tie)))
        .map(|(b, tie)| {
            vec![
                text(&b.id),
                text(&b.name),
                many(&b.aliases),
                maybe(tie.maker.as_ref()),
                maybe(tie.maker_name.as_ref()),
                word(tie.kind),
                maybe(tie.scope.as_ref()),
                maybe(tie.from),
                maybe(tie.until),
                word(tie.trust),
                maybe(tie.note.as_ref()),
                many(&tie.sources),
            ]
        })
        .collect()
}

fn lists(export: &Export<'_>) -> Vec<Cells> {
    let row = |l: &OfficialList| {
        vec![
            text(&l.id),
            text(&l.name),
            text(&l.publisher),
            text(&l.jurisdiction),
            many(&l.measures),
            text(&l.page),
            many(l.download.iter().chain(&l.beside)),
            text(&l.format),
            text(l.cadence_days),
            text(&l.cadence),
            maybe(l.edition),
            text(l.checked),
            maybe(l.reader.as_ref()),
            maybe(l.part_of.as_ref()),
            maybe(l.licence.as_ref()),
            maybe(l.note.as_ref()),
            many(&l.sources),
        ]
    };
    export.lists.values().map(row).collect()
}

fn links(export: &Export<'_>) -> Vec<Cells> {
    let row = |l: &PartyLink| {
        let (party, name) = match &l.party {
            PartyRef::Id(id) => (text(id), String::new()),
            PartyRef::Name(name) => (String::new(), text(name)),
        };
        vec![
            text(&l.list),
            party,
            name,
            maybe(l.programme.as_ref()),
            text(&l.entity),
            word(l.verdict),
            text(l.reviewed),
            text(&l.reason),
            many(&l.sources),
        ]
    };
    export.links.iter().map(row).collect()
}

fn sources(export: &Export<'_>) -> Vec<Cells> {
    let row = |s: &Source| {
        vec![
            text(&s.id),
            text(&s.kind),
            text(&s.title),
            text(&s.publisher),
            maybe(s.date),
            maybe(s.url.as_ref()),
            maybe(s.locator.as_ref()),
        ]
    };
    export.sources.values().map(row).collect()
}
