//! `lists diff`: what changed between two copies of a list.

use super::{copy_of, known_list, store};
use crate::Found;
use crate::args::ListsDiffArgs;
use crate::output::write_table_page;
use crate::{reader, setup};
use anyhow::{Context as _, bail};
use countersight_collect::diff::{Changed, FieldChange, ListDiff, diff};
use countersight_collect::store::{Edition, Manifest};
use countersight_model::list::OfficialList;
use countersight_model::party::Party;
use countersight_report::{Sheet, SheetColumn};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct Page<'a> {
    list: &'a str,
    from: &'a Edition,
    to: &'a Edition,
    #[serde(flatten)]
    diff: ListDiff<'a>,
}

pub(super) fn run(args: &ListsDiffArgs) -> anyhow::Result<Found> {
    let register = setup::register()?;
    let list = known_list(&args.list, &register)?;
    let store = store(args.folder.as_ref())?;
    let manifest = store.manifest(&list.id)?.with_context(|| {
        format!(
            "{0} was never fetched; `countersight lists update {0}` does it",
            list.id
        )
    })?;
    let (from, to) = editions(args, &manifest)?;
    let (old, new) = (store.parties(&list.id, from)?, store.parties(&list.id, to)?);
    let page = Page {
        list: list.id.as_str(),
        from,
        to,
        diff: diff(&old.parties, &new.parties),
    };
    let sheet = sheet(list, &page);
    write_table_page(&args.output, register.stamp.clone(), &sheet, &page)?;
    Ok(Found::Nothing)
}

/// The two copies, the first not after the second.
fn editions<'m>(
    args: &ListsDiffArgs,
    manifest: &'m Manifest,
) -> anyhow::Result<(&'m Edition, &'m Edition)> {
    let id = &manifest.list;
    let on = |text: &str| {
        let day = reader::day(text)?;
        manifest.on(day).with_context(|| {
            let oldest = manifest.editions.first();
            let oldest = oldest.map_or_else(String::new, |e| {
                format!("; the oldest came on {}", e.fetched)
            });
            format!("no copy of {id} was at hand on {day}{oldest}")
        })
    };
    let to = match &args.to {
        Some(day) => on(day)?,
        None => manifest.newest().with_context(|| {
            format!("there is no copy of {id}; `countersight lists status {id}` says why")
        })?,
    };
    let from = if let Some(day) = &args.from {
        on(day)?
    } else {
        let all = manifest.editions.iter().rev();
        let mut before = all.skip_while(|edition| *edition != to).skip(1);
        before.next().with_context(|| {
            format!("there is one copy of {id} only, so there is nothing to compare it with")
        })?
    };
    if from.fetched > to.fetched {
        bail!(
            "{} is after {}; write the earlier day after `--from`",
            from.fetched,
            to.fetched
        );
    }
    Ok((from, to))
}

fn sheet(list: &OfficialList, page: &Page<'_>) -> Sheet {
    let ListDiff {
        added,
        removed,
        changed,
    } = &page.diff;
    let mut rows: Vec<Vec<String>> = Vec::new();
    rows.extend(added.iter().map(|party| row("added", party, String::new())));
    rows.extend(
        removed
            .iter()
            .map(|party| row("removed", party, String::new())),
    );
    rows.extend(
        changed
            .iter()
            .map(|one| row("changed", one.party, told(one))),
    );
    Sheet {
        title: format!("What changed on {}", list.name),
        lead: vec![
            format!("From {} to {}.", copy_of(page.from), copy_of(page.to)),
            format!(
                "{} added, {} removed, {} changed.",
                added.len(),
                removed.len(),
                changed.len()
            ),
        ],
        columns: vec![
            SheetColumn::text("change", "Change", 7, 7),
            SheetColumn::hidden("id"),
            SheetColumn::text("name", "Name", 16, 48),
            SheetColumn::text("country", "Country", 7, 8),
            SheetColumn::text("programme", "Programme", 9, 24),
            SheetColumn::text("detail", "What", 8, 60),
        ],
        rows,
        ..Sheet::default()
    }
}

fn row(change: &str, party: &Party, detail: String) -> Vec<String> {
    vec![
        change.to_owned(),
        party.id.clone(),
        party.primary().to_owned(),
        party.countries.join("|"),
        party.programmes.join("|"),
        detail,
    ]
}

fn told(changed: &Changed<'_>) -> String {
    let numbered = changed.id_before.map(|id| format!("was number {id}"));
    let values = |sign: &str, field: &FieldChange, values: &[String]| -> Vec<String> {
        let name = field.field;
        values
            .iter()
            .map(|value| format!("{sign} {name} {value}"))
            .collect()
    };
    let fields = changed.fields.iter().flat_map(|field| {
        let mut all = values("now", field, &field.added);
        all.extend(values("no longer", field, &field.removed));
        all
    });
    numbered
        .into_iter()
        .chain(fields)
        .collect::<Vec<_>>()
        .join("; ")
}
