//! `lists rescreen`: saved parties against what changed on the lists, and nothing else.

use super::{chosen, store};
use crate::Found;
use crate::args::ListsRescreenArgs;
use crate::commands::screen::screen_files;
use crate::lists::official;
use crate::pipeline::Pipeline;
use crate::{reader, setup};
use anyhow::bail;
use countersight_collect::diff::diff;
use countersight_collect::store::{Edition, Manifest};
use countersight_screening::{ScreenedList, Screener};
use std::io::Write;

pub(super) fn run(args: &ListsRescreenArgs) -> anyhow::Result<Found> {
    let threshold = args.names.given()?;
    let register = setup::register()?;
    let context = reader::context(&args.reader, &register)?;
    let store = store(args.folder.as_ref())?;
    let mut lists: Vec<ScreenedList> = Vec::new();
    let mut compared = 0;
    for list in chosen(&args.lists, &register)? {
        let Some(manifest) = store.manifest(&list.id)? else {
            continue;
        };
        let Some((old, new)) = editions(&manifest, args.from.as_deref())? else {
            continue;
        };
        compared += 1;
        let (before, now) = (store.parties(&list.id, old)?, store.parties(&list.id, new)?);
        let changes = diff(&before.parties, &now.parties);
        let came = changes.added.iter().copied();
        let parties: Vec<_> = came
            .chain(changes.changed.iter().map(|one| one.party))
            .cloned()
            .collect();
        if !args.output.quiet {
            writeln!(
                std::io::stderr(),
                "{}: {} of {} parties came or changed from {} to {}",
                list.id,
                parties.len(),
                now.parties.len(),
                old.day(),
                new.day()
            )?;
        }
        lists.push(official(list, new, parties));
    }
    if compared == 0 {
        bail!(
            "no list has two copies to compare; `countersight lists status` says what is at hand, and \
             `countersight lists update` fetches a new one"
        );
    }
    let mut screener = Screener::new(&register).with_lists(lists, true);
    if let Some(threshold) = threshold {
        screener = screener.with_threshold(threshold);
    }
    let mut pipeline = Pipeline::new(&screener, context, &args.output, None)?;
    pipeline.only_found = true;
    pipeline.record_threshold(threshold);
    screen_files(
        &args.files,
        None,
        args.output.quiet,
        &register,
        &mut pipeline,
    )?;
    pipeline.finish()
}

/// The copy of the day given, or the one before the newest; and the newest.
fn editions<'m>(
    manifest: &'m Manifest,
    from: Option<&str>,
) -> anyhow::Result<Option<(&'m Edition, &'m Edition)>> {
    let Some(new) = manifest.newest() else {
        return Ok(None);
    };
    let old = match from {
        Some(day) => manifest.on(reader::day(day)?),
        None => manifest.editions.iter().rev().nth(1),
    };
    Ok(old.filter(|old| *old != new).map(|old| (old, new)))
}
