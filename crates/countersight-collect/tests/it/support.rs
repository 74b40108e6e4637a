//! A list, a reader of lines, and a folder.

use countersight_collect::fetch::{FetchOptions, Fetcher};
use countersight_model::id::{Jurisdiction, ListId};
use countersight_model::list::{Expect, OfficialList};
use countersight_model::party::{
    Party, PartyCounts, PartyKind, PartyList, PartyName, PartyNameKind,
};
use jiff::civil::{Date, date};
use std::io::{self, Read};
use std::time::Duration;

pub(crate) const DAY: Date = date(2026, 11, 24);

pub(crate) fn list(download: Option<&str>) -> OfficialList {
    OfficialList {
        id: ListId::from("some-list"),
        name: "Some list".to_owned(),
        publisher: "An office".to_owned(),
        jurisdiction: Jurisdiction::from("US"),
        measures: vec![],
        page: "https://example.gov/list".to_owned(),
        download: download.map(str::to_owned),
        beside: vec![],
        format: "csv".to_owned(),
        cadence_days: 7,
        cadence: "weekly".to_owned(),
        edition: None,
        checked: "2026-11-01".parse().unwrap(),
        licence: None,
        reader: Some("own".to_owned()),
        part_of: None,
        expect: Expect::default(),
        note: None,
        sources: vec![],
    }
}

pub(crate) fn party(id: &str, name: &str) -> Party {
    Party {
        id: id.to_owned(),
        kind: PartyKind::Organisation,
        names: vec![PartyName {
            text: name.to_owned(),
            verbatim: None,
            kind: PartyNameKind::Primary,
        }],
        countries: vec![],
        identifiers: vec![],
        programmes: vec![],
        listed: None,
        until: None,
        citation: None,
    }
}

/// Reads `id,name,country` a line; a line `!` is a fault, a line `@DAY` the edition.
pub(crate) fn read(
    form: &str,
    _name: &str,
    files: &mut [&mut dyn Read],
) -> Result<PartyList, io::Error> {
    assert_eq!(form, "own");
    let mut text = String::new();
    for file in files {
        file.read_to_string(&mut text)?;
    }
    let mut list = PartyList::default();
    for line in text.lines() {
        if line == "!" {
            return Err(io::Error::other("line 7: an exclamation mark"));
        }
        if let Some(day) = line.strip_prefix('@') {
            list.edition = day.parse().ok();
            continue;
        }
        let mut cells = line.split(',');
        let mut cell = || cells.next().unwrap_or_default();
        let mut party = party(cell(), cell());
        party.countries.extend(cells.next().map(str::to_owned));
        list.parties.push(party);
    }
    let rows = list.parties.len() as u64;
    list.counts = PartyCounts {
        rows,
        parties: rows,
        ..PartyCounts::default()
    };
    Ok(list)
}

/// The lines of one file, read.
pub(crate) fn read_one(text: &str) -> PartyList {
    read("own", "", &mut [&mut text.as_bytes()]).unwrap()
}

/// Lines of so many parties, from the first number on.
pub(crate) fn rows(first: usize, last: usize) -> String {
    let rows = (first..=last).map(|n| format!("{n},Firm {n},CN\n"));
    rows.collect::<Vec<_>>().concat()
}

pub(crate) fn fetcher() -> Fetcher {
    Fetcher::new(FetchOptions {
        most_bytes: 100_000,
        connect: Duration::from_secs(5),
        stall: Duration::from_millis(500),
        whole: Duration::from_secs(10),
        plain_on_loopback: true,
    })
}
