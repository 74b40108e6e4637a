//! `lists update`: new copies in, or refused with their reasons.

use super::{chosen, comes_with, copy_of, known_list, store};
use crate::Found;
use crate::args::ListsUpdateArgs;
use crate::output::{format, write_table_page};
use crate::{progress, reader, setup};
use anyhow::bail;
use countersight_collect::examine::{Alarm, AlarmCode};
use countersight_collect::fetch::{FetchOptions, Fetcher};
use countersight_collect::store::{Edition, Writer};
use countersight_collect::update::{Intake, Origin, Outcome, UpdateError, update};
use countersight_formats::lists::{
    ListError, ListForm, UnknownForm, read_list as read_form, read_list_files,
};
use countersight_model::list::{OfficialList, READERS};
use countersight_model::party::PartyList;
use countersight_register::Register;
use countersight_report::{Sheet, SheetColumn};
use jiff::civil::Date;
use serde::Serialize;
use std::io::Read;

/// What became of one list.
#[derive(Debug, Serialize)]
struct Told {
    list: String,
    outcome: &'static str,
    edition: Option<String>,
    fetched: Option<Date>,
    parties: Option<u64>,
    persons_dropped: Option<u64>,
    sha256: Option<String>,
    alarms: Vec<Alarm>,
    message: String,
}

pub(super) fn run(args: &ListsUpdateArgs) -> anyhow::Result<Found> {
    let today = reader::day_or_today(args.place.on.as_deref())?;
    format(args.output.format.as_deref(), args.output.output.as_deref())?;
    let register = setup::register()?;
    check(args)?;
    let lists = asked(args, &register)?;
    let store = store(args.place.folder.as_ref())?;
    let writer = store.write()?;
    let fetcher = Fetcher::new(FetchOptions::default());
    let mut told = Vec::new();
    for list in lists {
        let intake = Intake {
            origin: match args.from.as_slice() {
                [] => Origin::Address(&fetcher),
                files => Origin::Files(files),
            },
            reader: args.reader.as_deref(),
            accept: args.accept,
            today,
        };
        told.push(one(&writer, list, intake, args)?);
    }
    drop(writer);
    let bad: Vec<&str> = told
        .iter()
        .filter(|one| one.outcome == "refused")
        .map(|one| one.message.as_str())
        .collect();
    let failure = match bad.as_slice() {
        [] => None,
        [only] => Some((*only).to_owned()),
        several => Some(format!(
            "{} of {} lists were not updated:\n{}",
            several.len(),
            told.len(),
            several.join("\n")
        )),
    };
    let found = told.iter().any(|one| !one.alarms.is_empty());
    write_table_page(&args.output, register.stamp.clone(), &sheet(&told), &told)?;
    match failure {
        Some(message) => bail!(message),
        None if found => Ok(Found::Something),
        None => Ok(Found::Nothing),
    }
}

fn check(args: &ListsUpdateArgs) -> anyhow::Result<()> {
    if !args.from.is_empty() && args.lists.len() != 1 {
        bail!(
            "`--from` gives the file of one list; name that list, as in `lists update us-csl --from FILE`"
        );
    }
    if args.reader.is_some() && args.lists.len() != 1 {
        bail!("`--reader` is for one list; name that list");
    }
    if let Some(word) = args.reader.as_deref().filter(|word| !is_reader(word)) {
        bail!(
            "`{word}` is not a reader; the readers are {}",
            READERS.join(", ")
        );
    }
    Ok(())
}

/// The lists named; without a name, all that have a file of their own at an address.
fn asked<'r>(
    args: &ListsUpdateArgs,
    register: &'r Register,
) -> anyhow::Result<Vec<&'r OfficialList>> {
    if args.lists.is_empty() {
        let all = chosen(&[], register)?.into_iter();
        let own = |list: &&OfficialList| {
            list.reader.is_some() && list.download.is_some() && comes_with(list, register).is_none()
        };
        return Ok(all.filter(own).collect());
    }
    let mut lists: Vec<&OfficialList> = Vec::new();
    for id in &args.lists {
        let list = known_list(id, register)?;
        if args.from.is_empty()
            && let Some(whole) = comes_with(list, register)
        {
            bail!(
                "the rows of {id} come in the file of {}; update that list, or give a file of {id} with `--from FILE`",
                whole.id
            );
        }
        if !lists.iter().any(|known| known.id == list.id) {
            lists.push(list);
        }
    }
    Ok(lists)
}

fn one(
    writer: &Writer<'_>,
    list: &OfficialList,
    intake: Intake<'_>,
    args: &ListsUpdateArgs,
) -> anyhow::Result<Told> {
    let bar = progress::bar(list.id.as_str(), None, args.output.quiet);
    let mut watch = |got: u64, all: Option<u64>| {
        if let Some(all) = all {
            bar.set_length(all);
        }
        bar.set_position(got);
        bar.set_message(format!("{} kB", got / 1024));
    };
    let result = update(writer, list, intake, &read_list, &mut watch);
    bar.finish_and_clear();
    let told = match result {
        Ok(outcome) => tell(list, outcome),
        // Among several lists, one that cannot be tried does not keep the others from coming.
        Err(UpdateError::Store(error)) if args.lists.len() != 1 => {
            let message = format!("{}: {error}", list.id);
            let alarm = Alarm {
                code: AlarmCode::Damaged,
                message: error.to_string(),
            };
            Told::new(list, "refused", None, vec![alarm], message)
        }
        Err(error) if args.lists.len() != 1 => {
            Told::new(list, "refused", None, Vec::new(), error.to_string())
        }
        Err(error) => return Err(error.into()),
    };
    Ok(told)
}

fn tell(list: &OfficialList, outcome: Outcome) -> Told {
    let id = &list.id;
    match outcome {
        Outcome::New {
            edition,
            before,
            alarms,
        } => {
            let was = before.map_or_else(String::new, |before| {
                format!(", {} before", before.counts.parties)
            });
            let message = format!(
                "{id}: {} is in force, {} parties{was}, {} persons dropped",
                copy_of(&edition),
                edition.counts.parties,
                edition.counts.persons_dropped
            );
            Told::new(list, "new", Some(&edition), alarms, message)
        }
        Outcome::Unchanged { edition, alarms } => {
            let message = format!("{id}: nothing new; {} stays in force", copy_of(&edition));
            Told::new(list, "unchanged", Some(&edition), alarms, message)
        }
        Outcome::Refused { alarms, last_good } => {
            let why: Vec<String> = alarms.iter().map(ToString::to_string).collect();
            let stays = last_good.as_ref().map_or_else(
                || "there is no copy of it".to_owned(),
                |edition| format!("{} stays in force", copy_of(edition)),
            );
            let mend = if alarms.iter().any(|alarm| alarm.code.may_be_accepted()) {
                "; look at it, and take it with `--accept` if it is right"
            } else {
                ""
            };
            let absent = alarms
                .iter()
                .any(|alarm| alarm.code == AlarmCode::NotFetched);
            let what = if absent {
                "no copy came"
            } else {
                "the copy was refused"
            };
            let why = why.join("; ");
            let message = format!("{id}: {what}: {why}{mend}; {stays}");
            Told::new(list, "refused", last_good.as_deref(), alarms, message)
        }
    }
}

impl Told {
    fn new(
        list: &OfficialList,
        outcome: &'static str,
        edition: Option<&Edition>,
        alarms: Vec<Alarm>,
        message: String,
    ) -> Self {
        Self {
            list: list.id.to_string(),
            outcome,
            edition: edition.map(|edition| edition.day().to_string()),
            fetched: edition.map(|edition| edition.fetched),
            parties: edition.map(|edition| edition.counts.parties),
            persons_dropped: edition.map(|edition| edition.counts.persons_dropped),
            sha256: edition.map(|edition| edition.sha256.clone()),
            alarms,
            message,
        }
    }
}

fn sheet(told: &[Told]) -> Sheet {
    let row = |one: &Told| {
        let text = |value: Option<String>| value.unwrap_or_default();
        vec![
            one.list.clone(),
            one.outcome.to_owned(),
            text(one.edition.clone()),
            text(one.fetched.map(|day| day.to_string())),
            text(one.parties.map(|n| n.to_string())),
            text(one.persons_dropped.map(|n| n.to_string())),
            text(one.sha256.clone()),
            one.message.clone(),
        ]
    };
    let widest = told.iter().map(|one| one.list.len()).max().unwrap_or(8);
    let kept = told.iter().filter(|one| one.outcome != "refused");
    Sheet {
        title: "Official lists".to_owned(),
        columns: vec![
            SheetColumn::text("list", "List", widest, widest),
            SheetColumn::text("outcome", "Copy", 9, 10),
            SheetColumn::text("edition", "In force", 10, 10),
            SheetColumn::text("fetched", "Fetched", 10, 10),
            SheetColumn::number("parties", "Parties"),
            SheetColumn::number("persons_dropped", "Persons dropped"),
            SheetColumn::hidden("sha256"),
            SheetColumn::hidden("message"),
        ],
        rows: told.iter().map(row).collect(),
        // A refusal is the error itself, and told once.
        remarks: kept
            .flat_map(|one| {
                let alarms = one.alarms.iter();
                alarms.map(|alarm| format!("ALARM {}: {alarm}", one.list))
            })
            .collect(),
        ..Sheet::default()
    }
}

/// A list cannot be read.
#[derive(Debug, thiserror::Error)]
enum ReadError {
    #[error(transparent)]
    Form(#[from] UnknownForm),
    #[error(transparent)]
    List(#[from] ListError),
}

/// Reads a list by the word of its form.
fn read_list(form: &str, name: &str, files: &mut [&mut dyn Read]) -> Result<PartyList, ReadError> {
    let form = form.parse::<ListForm>()?;
    Ok(match files {
        [only] => read_form(form, name, *only)?,
        several => read_list_files(form, name, several)?,
    })
}

fn is_reader(word: &str) -> bool {
    READERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use countersight_formats::lists::ListForm;
    use countersight_model::list::READERS;

    #[test]
    fn every_reader_of_a_record_is_a_form_that_is_read() {
        let mut forms: Vec<&str> = ListForm::all().map(ListForm::as_str).collect();
        forms.sort_unstable();
        assert_eq!(forms, READERS);
    }
}
