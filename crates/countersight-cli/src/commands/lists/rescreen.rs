//! `lists rescreen`: saved parties against what changed on the lists, and nothing else.

use super::{chosen, place};
use crate::Found;
use crate::args::ListsRescreenArgs;
use crate::commands::screen::{say, screen_file, screen_files};
use crate::kept::{Gathered, Kept, Shelf};
use crate::pipeline::Pipeline;
use crate::{reader, setup};
use anyhow::bail;
use countersight_collect::diff::diff;
use countersight_collect::made::Made;
use countersight_collect::store::{Edition, Manifest, Store};
use countersight_formats::Item;
use countersight_model::code::Code;
use countersight_model::result::Answer;
use countersight_register::Register;
use countersight_screening::standing::Gatherer;
use countersight_screening::{ScreenedList, Screener};
use countersight_service::lists::official;
use std::io::Write;
use std::path::Path;

pub(super) fn run(args: &ListsRescreenArgs) -> anyhow::Result<Found> {
    let threshold = args.names.given()?;
    if args.keep && args.files.iter().any(|file| file == Path::new("-")) {
        bail!(
            "`-` is standard input, of which nothing can be kept; name a file, or leave out `--keep`"
        );
    }
    let register = setup::register()?;
    let context = reader::context(&args.reader, &register)?;
    let folder = place(args.folder.as_ref())?;
    let store = Store::new(folder.clone());
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
    pipeline.run.only_found = true;
    pipeline.run.record_threshold(threshold);
    let quiet = args.output.quiet;
    if args.keep && screener.can_ask_standing() {
        let made = Made::parties(&folder);
        for file in &args.files {
            screen_kept(file, quiet, &made, &register, &screener, &mut pipeline)?;
        }
    } else {
        // Below what an index promises to find, every party is compared.
        screen_files(&args.files, None, quiet, &mut pipeline.run)?;
    }
    pipeline.finish()
}

/// Screens the parties of a file that may be found, if it is kept; else reads all of it, and keeps it.
fn screen_kept(
    file: &Path,
    quiet: bool,
    made: &Made,
    register: &Register,
    screener: &Screener<'_>,
    pipeline: &mut Pipeline<'_>,
) -> anyhow::Result<()> {
    let shelf = Shelf::of(file, register, made)?;
    if let Some(kept) = shelf.open()
        && ask_kept(&kept, quiet, screener, pipeline)?
    {
        return Ok(());
    }
    let (mut gathered, mut names) = (Gathered::default(), Gatherer::new(screener));
    let mut failed = None;
    let read = screen_file(file, None, quiet, &mut pipeline.run, |item| match item {
        Item::Subject(subject) => {
            let has_name = names.add(subject);
            failed = failed
                .take()
                .or_else(|| gathered.add(subject, has_name).err());
        }
        Item::Remark(remark) => gathered.remark(remark),
    })?;
    if let Some(error) = failed {
        return Err(error.into());
    }
    let (name, folder) = (file.display(), made.folder().display());
    let said = match shelf.keep(&gathered, &names.build(), &read) {
        Ok(true) if quiet => return Ok(()),
        Ok(true) => {
            format!("{name}: kept in `{folder}` for the next time; delete that folder to remove it")
        }
        Ok(false) => format!("{name}: changed while it was read, and is not kept"),
        // It costs time at the next run, and no answer.
        Err(error) => format!("{name}: not kept: {error:#}"),
    };
    writeln!(std::io::stderr(), "{said}")?;
    Ok(())
}

/// Screens the rows kept that bear a name which came or changed, and counts the rest. Whether they were whole.
fn ask_kept(
    kept: &Kept,
    quiet: bool,
    screener: &Screener<'_>,
    pipeline: &mut Pipeline<'_>,
) -> anyhow::Result<bool> {
    let Some(subjects) = kept.subjects(&screener.names_reached(&kept.names)) else {
        return Ok(false);
    };
    let (head, read) = (&kept.rows.head, kept.rows.read());
    if !quiet {
        say(&read)?;
        writeln!(
            std::io::stderr(),
            "{}: kept since an earlier run; {} of {} rows bear a name like one that came or changed",
            read.source,
            subjects.len(),
            head.subjects
        )?;
    }
    let named = u64::from(head.subjects.saturating_sub(head.nameless));
    let others = named.saturating_sub(subjects.len() as u64);
    pipeline
        .run
        .count_rows(Answer::NoRestrictionFound, None, others);
    let nameless = u64::from(head.nameless);
    pipeline
        .run
        .count_rows(Answer::NotScreened, Some(Code::NothingToScreen), nameless);
    for (remark, times) in &head.remarks {
        pipeline.run.remarks(remark.clone(), *times);
    }
    for subject in subjects {
        pipeline.run.push(subject)?;
    }
    pipeline.run.inputs.push(read);
    Ok(true)
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
