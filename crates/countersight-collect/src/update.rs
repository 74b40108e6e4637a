//! A new copy of a list comes in: from its official address or from a file, is read, examined, and
//! put in force, or refused with its reasons.

use crate::examine::{Alarm, AlarmCode, Before, examine, stale};
use crate::fetch::Fetcher;
use crate::store::{Arrival, CameFile, Edition, StoreError, Writer};
use countersight_model::list::OfficialList;
use countersight_model::party::PartyList;
use jiff::civil::Date;
use std::error::Error;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::PathBuf;

mod arrive;

use arrive::Arrived;

/// Reads the files of a list, of which there is at least one: the word of the reader, the name to call
/// them by, their bytes.
pub type Reader<'r, E> = dyn Fn(&str, &str, &mut [&mut dyn Read]) -> Result<PartyList, E> + 'r;

/// Where a copy comes from.
#[derive(Debug, Clone, Copy)]
pub enum Origin<'o> {
    /// The official address of the list, and of the files beside it.
    Address(&'o Fetcher),
    /// A file that the user saved; of a list that comes in several, all of them, the main one first.
    Files(&'o [PathBuf]),
}

/// How a copy is to be taken.
#[derive(Debug, Clone, Copy)]
pub struct Intake<'o> {
    /// Where it comes from.
    pub origin: Origin<'o>,
    /// How it is read, instead of what the record says.
    pub reader: Option<&'o str>,
    /// Whether a copy is taken that shrank or changed shape, because somebody has looked at it.
    pub accept: bool,
    /// The day.
    pub today: Date,
}

/// What became of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is in force.
    New {
        /// It.
        edition: Box<Edition>,
        /// The one that was in force.
        before: Option<Box<Edition>>,
        /// What is wrong with it all the same.
        alarms: Vec<Alarm>,
    },
    /// The copy at hand is still the newest.
    Unchanged {
        /// The copy at hand.
        edition: Box<Edition>,
        /// What is wrong with it.
        alarms: Vec<Alarm>,
    },
    /// It was refused, and the copy at hand stays.
    Refused {
        /// Why.
        alarms: Vec<Alarm>,
        /// The copy at hand.
        last_good: Option<Box<Edition>>,
    },
}

/// Nothing could be tried.
#[derive(Debug, thiserror::Error)]
pub enum UpdateError {
    /// The folder failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The list has no file at an address.
    #[error(
        "{list} has no file for programs at an address; save what {page} shows, and give it with `--from FILE`"
    )]
    NoAddress {
        /// The list.
        list: String,
        /// Its page.
        page: String,
    },
    /// Nobody knows how to read the list.
    #[error(
        "{list} has no reader; name one with `--reader`, as in `--reader own` for a table with the columns id,name,aliases,country"
    )]
    NoReader {
        /// The list.
        list: String,
    },
    /// The user's file cannot be read.
    #[error("the file {} cannot be read: {source}; check the name and the folder", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Takes a new copy of a list.
///
/// `watch` is told how many bytes came, and of how many.
///
/// # Errors
///
/// When nothing could be tried, or the folder fails. A copy that did not come or is not sound is an
/// [`Outcome::Refused`], which is also noted in the folder.
pub fn update<E: Error + 'static>(
    writer: &Writer<'_>,
    list: &OfficialList,
    intake: Intake<'_>,
    read: &Reader<'_, E>,
    watch: &mut dyn FnMut(u64, Option<u64>),
) -> Result<Outcome, UpdateError> {
    let reader = intake.reader.or(list.reader.as_deref());
    let reader = reader.ok_or_else(|| UpdateError::NoReader {
        list: list.id.to_string(),
    })?;
    let known = writer.store().manifest(&list.id)?;
    let newest = known.as_ref().and_then(|manifest| manifest.newest());
    let refuse = |alarms: Vec<Alarm>| {
        writer.refuse(&list.id, intake.today, alarms.clone())?;
        Ok(Outcome::Refused {
            alarms,
            last_good: newest.cloned().map(Box::new),
        })
    };
    let arrived = match arrive::arrive(writer, list, intake.origin, newest, reader, watch)? {
        Ok(arrived) => arrived,
        Err(alarm) => return refuse(vec![alarm]),
    };
    let Arrived::Files { main, beside } = arrived else {
        if let Some(newest) = newest {
            return confirm(writer, list, newest, intake.today);
        }
        let message = "the server says that nothing changed, and there is no copy";
        return refuse(vec![Alarm::new(AlarmCode::NotFetched, message)]);
    };
    let parties = match parse(&main, &beside, reader, read)? {
        Ok(parties) => parties,
        Err(alarm) => return refuse(vec![alarm]),
    };
    let mut alarms = examine(&parties, &list.expect, newest.map(as_before), intake.today);
    if intake.accept {
        alarms.retain(|alarm| !alarm.code.may_be_accepted());
    }
    if alarms.iter().any(|alarm| alarm.code.refuses()) {
        return refuse(alarms);
    }
    let arrival = Arrival {
        today: intake.today,
        reader,
        alarms: alarms.clone(),
    };
    let edition = writer.put(&list.id, main, beside, &parties, arrival)?;
    Ok(match newest {
        Some(newest) if newest.is_of(&edition) => Outcome::Unchanged {
            edition: Box::new(edition),
            alarms,
        },
        before => Outcome::New {
            edition: Box::new(edition),
            before: before.cloned().map(Box::new),
            alarms,
        },
    })
}

/// The last part of an address, or the name of a file.
fn file_name(origin: &str) -> &str {
    let path = origin.split(['?', '#']).next().unwrap_or(origin);
    path.rsplit('/')
        .find(|part| !part.is_empty())
        .unwrap_or(origin)
}

fn as_before(edition: &Edition) -> Before<'_> {
    Before {
        counts: &edition.counts,
        fill: &edition.fill,
        edition: edition.edition,
    }
}

/// The copy at hand is the newest; how old that makes it is asked again.
fn confirm(
    writer: &Writer<'_>,
    list: &OfficialList,
    newest: &Edition,
    today: Date,
) -> Result<Outcome, UpdateError> {
    let alarms: Vec<Alarm> = stale(newest.edition, &list.expect, today)
        .into_iter()
        .collect();
    writer.confirm(&list.id, today, alarms.clone())?;
    let mut edition = newest.clone();
    edition.checked = edition.checked.max(today);
    Ok(Outcome::Unchanged {
        edition: Box::new(edition),
        alarms,
    })
}

/// Reads the files; what cannot be read is an alarm with the reader's own words.
fn parse<E: Error + 'static>(
    main: &CameFile,
    beside: &[CameFile],
    reader: &str,
    read: &Reader<'_, E>,
) -> Result<Result<PartyList, Alarm>, StoreError> {
    let all = || std::iter::once(main).chain(beside);
    let mut files: Vec<BufReader<File>> = all()
        .map(|file| Ok(BufReader::with_capacity(1 << 16, file.scratch.open()?)))
        .collect::<Result<_, StoreError>>()?;
    let mut files: Vec<&mut dyn Read> =
        files.iter_mut().map(|file| file as &mut dyn Read).collect();
    let names: Vec<&str> = all().map(|file| file_name(&file.origin)).collect();
    Ok(
        read(reader, &names.join(", "), &mut files).map_err(|error| {
            let mut words = error.to_string();
            let mut cause = error.source();
            while let Some(error) = cause {
                words = format!("{words}: {error}");
                cause = error.source();
            }
            Alarm::new(AlarmCode::Unreadable, format!("it cannot be read: {words}"))
        }),
    )
}
