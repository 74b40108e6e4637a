//! Official lists as publications, and reviewed links to their parties.

use super::filled;
use crate::draft::Draft;
use crate::fault::Fault;
use crate::parse::did_you_mean;
use crate::records::Text;
use crate::records::link::LinkRecord;
use crate::records::list::{ExpectRecord, ListRecord};
use crate::report::{File, Report};
use countersight_model::list::READERS;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// Checks every list and every link.
pub(super) fn check(draft: &Draft<'_>, report: &mut Report) {
    for filed in &draft.lists {
        list(filed.file, &filed.record, report);
    }
    let mut seen = BTreeMap::new();
    for (file, record) in draft.links() {
        link(file, record, &mut seen, report);
    }
}

fn list(file: File<'_>, list: &ListRecord, report: &mut Report) {
    for text in [&list.name, &list.publisher, &list.page, &list.cadence] {
        filled(file, text, report);
    }
    if *list.cadence_days.get_ref() == 0 {
        report.at(
            file,
            list.cadence_days.span(),
            Fault::CadenceUnclear,
            "a list cannot be looked at every 0 days",
            "write after how many days it should be looked at again, as in 7",
        );
    }
    if let Some(reader) = &list.reader {
        known_reader(file, reader, report);
    }
    if let (Some(first), None) = (list.beside.first(), &list.download) {
        report.at(
            file,
            first.span(),
            Fault::ExpectUnclear,
            "files stand beside a main file that has no address",
            "write the address of the main file in `download`, or leave `beside` out",
        );
    }
    let itself = list
        .part_of
        .as_ref()
        .filter(|whole| whole.get_ref() == list.id.get_ref());
    if let Some(whole) = itself {
        report.at(
            file,
            whole.span(),
            Fault::ExpectUnclear,
            "a list is no part of itself",
            "name the list whose file holds these rows too, or leave `part_of` out",
        );
    }
    expect(file, &list.expect, report);
}

fn known_reader(file: File<'_>, reader: &Text, report: &mut Report) {
    let word = reader.get_ref();
    if !READERS.contains(&word.as_str()) {
        let near = did_you_mean(word, READERS.iter().copied());
        report.at(
            file,
            reader.span(),
            Fault::UnknownReader,
            format!("there is no reader `{word}`"),
            format!("{near}the readers are {}", READERS.join(", ")),
        );
    }
}

fn expect(file: File<'_>, expect: &ExpectRecord, report: &mut Report) {
    if let (Some(min), Some(max)) = (&expect.min_parties, &expect.max_parties)
        && min.get_ref() > max.get_ref()
    {
        report.at(
            file,
            min.span(),
            Fault::ExpectUnclear,
            format!("a list cannot hold at least {min} and at most {max} parties"),
            "exchange or correct the numbers",
        );
    }
    let fills = expect.min_fill.percents().map(|(_, percent)| percent);
    for percent in fills
        .chain(&expect.max_shrink_percent)
        .filter(|percent| *percent.get_ref() > 100)
    {
        report.at(
            file,
            percent.span(),
            Fault::ExpectUnclear,
            format!("{percent} is more than all"),
            "write a number of per cent from 0 to 100",
        );
    }
}

type Seen<'d> = BTreeMap<(&'d str, &'d str, Option<&'d str>, &'d str), (File<'d>, usize)>;

fn link<'d>(file: File<'d>, link: &'d LinkRecord, seen: &mut Seen<'d>, report: &mut Report) {
    filled(file, &link.reason, report);
    let ((Some(party), None) | (None, Some(party))) = (&link.party, &link.name) else {
        report.at(
            file,
            link.list.span(),
            Fault::LinkUnclear,
            "this link has neither or both of `party` and `name`",
            "write the list's identifier of the row in `party`, or the name as listed in `name`",
        );
        return;
    };
    filled(file, party, report);
    let key = (
        link.list.get_ref().as_str(),
        party.get_ref().as_str(),
        link.programme.as_ref().map(|p| p.get_ref().as_str()),
        link.entity.get_ref().as_str(),
    );
    match seen.entry(key) {
        Entry::Vacant(vacant) => {
            vacant.insert((file, party.span().start));
        }
        Entry::Occupied(first) => {
            let (first_file, offset) = first.get();
            report.at(
                file,
                party.span(),
                Fault::LinkUnclear,
                format!("this link is already at {}", first_file.place(*offset)),
                "keep one of the two",
            );
        }
    }
}
