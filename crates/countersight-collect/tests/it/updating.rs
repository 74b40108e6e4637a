//! From the address into the folder.

use crate::server::{Server, ok, plain};
use crate::storing::Desk;
use crate::support::{DAY, fetcher, list, read, rows};
use countersight_collect::examine::AlarmCode;
use countersight_collect::fetch::{FetchOptions, Fetcher};
use countersight_collect::hash::sha256;
use countersight_collect::status::status;
use countersight_collect::update::{Intake, Origin, Outcome, UpdateError, update};
use countersight_model::list::OfficialList;
use jiff::civil::{Date, date};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

const fn day(n: i8) -> Date {
    date(2026, 11, n)
}

fn fetch(desk: &Desk, list: &OfficialList, today: Date) -> Outcome {
    let intake = Intake {
        origin: Origin::Address(&fetcher()),
        reader: None,
        accept: false,
        today,
    };
    let writer = desk.store.write().unwrap();
    update(&writer, list, intake, &read, &mut |_, _| {}).unwrap()
}

fn codes(outcome: &Outcome) -> Vec<AlarmCode> {
    let Outcome::Refused { alarms, .. } = outcome else {
        panic!("{outcome:?}")
    };
    alarms.iter().map(|alarm| alarm.code).collect()
}

#[test]
fn bad_copies_are_refused_one_after_the_other_and_the_last_good_one_stays() {
    let turn = AtomicUsize::new(0);
    let server = Server::start(move |_, _| match turn.fetch_add(1, Ordering::Relaxed) {
        0 => ok(rows(1, 20).as_bytes(), ""),
        1 => ok(
            b"\xEF\xBB\xBF \n<!DOCTYPE HTML><html>maintenance</html>",
            "",
        ),
        2 => ok(b"", ""),
        3 => ok(rows(1, 17).as_bytes(), ""),
        4 => ok(rows(1, 20).replace(",CN", "").as_bytes(), ""),
        5 => ok((rows(1, 20) + "7,Firm 7,CN\n").as_bytes(), ""),
        6 => ok((rows(1, 20) + "!\n").as_bytes(), ""),
        7 => plain("500 Internal Server Error", ""),
        _ => ok(rows(1, 21).as_bytes(), ""),
    });
    let (desk, list) = (Desk::new(), list(Some(&server.root)));
    assert!(matches!(fetch(&desk, &list, day(1)), Outcome::New { .. }));
    let bad = [
        AlarmCode::WebPage,
        AlarmCode::Empty,
        AlarmCode::Shrank,
        AlarmCode::Emptied,
        AlarmCode::DoubleId,
        AlarmCode::Unreadable,
        AlarmCode::NotFetched,
    ];
    for (n, code) in (2..).zip(bad) {
        let outcome = fetch(&desk, &list, day(n));
        assert_eq!(codes(&outcome), [code]);
        let Outcome::Refused { last_good, .. } = outcome else {
            panic!("not refused")
        };
        assert_eq!(last_good.unwrap().fetched, day(1));
        assert_eq!(desk.in_force(), 20);
        assert_eq!(desk.names().len(), 3, "{:?}", desk.names());
        let now = status(&desk.store, &list, day(n));
        assert_eq!((now.alarms[0].code, now.updated), (code, Some(day(n))));
        assert_eq!(now.edition.unwrap().checked, day(1));
    }
    // A sound copy ends the alarm.
    assert!(matches!(fetch(&desk, &list, day(20)), Outcome::New { .. }));
    assert!(status(&desk.store, &list, day(20)).is_well());
}

#[test]
fn a_server_is_asked_only_for_what_changed() {
    let server = Server::start(|_, head| {
        if head.iter().any(|line| line == "if-none-match: \"v1\"") {
            plain("304 Not Modified", "")
        } else {
            ok(rows(1, 3).as_bytes(), "ETag: \"v1\"\r\n")
        }
    });
    let (desk, list) = (Desk::new(), list(Some(&server.root)));
    fetch(&desk, &list, day(1));
    let outcome = fetch(&desk, &list, day(5));
    let Outcome::Unchanged { edition, .. } = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!((edition.fetched, edition.checked), (day(1), day(5)));
    // A list whose copy came from elsewhere is asked for whole.
    desk.take(&rows(1, 4), day(6)).unwrap();
    let outcome = fetch(&desk, &list, day(7));
    assert_eq!(codes(&outcome), [AlarmCode::Shrank]);
}

#[test]
fn several_files_are_one_copy_whole_or_not_at_all() {
    let turn = AtomicUsize::new(0);
    // Rounds of `main`, `alt` and `add`; what was asked with a mark is answered `304` but where it changed.
    let server = Server::start(move |path, head| {
        let n = turn.fetch_add(1, Ordering::Relaxed);
        let marked = head.iter().any(|line| line == "if-none-match: \"v1\"");
        let mark = "ETag: \"v1\"\r\n";
        match (n, path) {
            // The third round: a name changed beside the main file.
            (7, "/alt") => ok(rows(11, 16).as_bytes(), "ETag: \"v2\"\r\n"),
            (_, "/alt") if n > 7 && !marked => ok(rows(11, 16).as_bytes(), "ETag: \"v2\"\r\n"),
            // The fourth: the last file does not come.
            (13, _) => plain("500 Internal Server Error", ""),
            _ if marked && n < 11 => plain("304 Not Modified", ""),
            (_, "/main") => ok(rows(1, 10).as_bytes(), mark),
            (_, "/alt") => ok(rows(11, 15).as_bytes(), mark),
            _ => ok(rows(21, 25).as_bytes(), mark),
        }
    });
    let root = &server.root;
    let mut list = list(Some(&format!("{root}/main")));
    list.beside = vec![format!("{root}/alt"), format!("{root}/add")];
    let desk = Desk::new();
    let Outcome::New { edition, .. } = fetch(&desk, &list, day(1)) else {
        panic!("no copy")
    };
    assert_eq!(desk.in_force(), 20);
    assert_eq!(edition.files.len(), 3);
    assert_eq!(
        edition.bytes,
        edition.files.iter().map(|file| file.bytes).sum::<u64>()
    );
    let hashes: Vec<&str> = edition
        .files
        .iter()
        .map(|file| file.sha256.as_str())
        .collect();
    let hashes = hashes.join(
        "
",
    ) + "
";
    assert_eq!(edition.sha256, sha256(&mut hashes.as_bytes()).unwrap());
    let raw = desk.store.raw(&list.id, &edition).unwrap();
    let texts: Vec<String> = raw
        .iter()
        .map(|p| std::fs::read_to_string(p).unwrap())
        .collect();
    assert_eq!(texts, [rows(1, 10), rows(11, 15), rows(21, 25)]);
    // Nothing changed: three questions, no file.
    assert!(matches!(
        fetch(&desk, &list, day(2)),
        Outcome::Unchanged { .. }
    ));
    assert_eq!(server.asked().len(), 6);
    // One changed: the others are fetched whole, so that the copy is of one day.
    let Outcome::New {
        edition: newer,
        before,
        ..
    } = fetch(&desk, &list, day(3))
    else {
        panic!("no copy")
    };
    assert_eq!(server.asked().len(), 11);
    assert_eq!(
        (desk.in_force(), before.unwrap().sha256),
        (21, edition.sha256.clone())
    );
    assert_ne!(newer.sha256, edition.sha256);
    // The old copy is whole too: the files that did not change are both copies' files.
    assert!(
        desk.store
            .raw(&list.id, &edition)
            .unwrap()
            .iter()
            .all(|path| path.exists())
    );
    assert_eq!(desk.names().len(), 7, "{:?}", desk.names());
    // One does not come: nothing of the others is taken.
    let outcome = fetch(&desk, &list, day(4));
    assert_eq!(codes(&outcome), [AlarmCode::NotFetched]);
    let Outcome::Refused { alarms, .. } = outcome else {
        panic!()
    };
    assert!(alarms[0].message.contains("/add"), "{}", alarms[0]);
    assert_eq!((desk.in_force(), desk.names().len()), (21, 7));
}

#[test]
fn several_saved_files_are_one_copy() {
    let desk = Desk::new();
    let list = list(None);
    let paths = ["main.csv", "alt.csv"].map(|name| desk.folder.path().join(name));
    std::fs::write(&paths[0], rows(1, 3)).unwrap();
    std::fs::write(&paths[1], rows(4, 5)).unwrap();
    let take = |files: &[PathBuf]| {
        let intake = Intake {
            origin: Origin::Files(files),
            reader: None,
            accept: false,
            today: DAY,
        };
        update(
            &desk.store.write().unwrap(),
            &list,
            intake,
            &read,
            &mut |_, _| {},
        )
    };
    let Outcome::New { edition, .. } = take(&paths).unwrap() else {
        panic!("no copy")
    };
    assert_eq!((desk.in_force(), edition.origin.as_str()), (5, "main.csv"));
    assert_eq!(edition.files[1].origin, "alt.csv");
    std::fs::remove_file(&paths[1]).unwrap();
    let error = take(&paths).unwrap_err();
    assert!(error.to_string().contains("alt.csv"), "{error}");
    assert_eq!(desk.in_force(), 5);
}

#[test]
fn a_copy_that_somebody_looked_at_is_taken_all_the_same() {
    let desk = Desk::new();
    desk.take(&rows(1, 20), day(1)).unwrap();
    let path = desk.folder.path().join("small.csv");
    std::fs::write(&path, rows(1, 5)).unwrap();
    assert_eq!(
        codes(&desk.take_file(&path, day(2), false).unwrap()),
        [AlarmCode::Shrank]
    );
    let outcome = desk.take_file(&path, day(2), true).unwrap();
    assert!(matches!(outcome, Outcome::New { .. }));
    assert_eq!(desk.in_force(), 5);
    // Nobody can accept what is empty.
    std::fs::write(&path, "").unwrap();
    assert_eq!(
        codes(&desk.take_file(&path, day(3), true).unwrap()),
        [AlarmCode::Empty]
    );
}

#[test]
fn a_list_that_no_longer_lives_is_an_alarm_though_it_is_taken() {
    let desk = Desk::new();
    let mut list = list(None);
    list.expect.max_age_days = Some(10);
    let path = desk.folder.path().join("mine.csv");
    std::fs::write(&path, "@2026-11-01\n".to_owned() + &rows(1, 3)).unwrap();
    let take = |today| {
        let intake = Intake {
            origin: Origin::Files(std::slice::from_ref(&path)),
            reader: None,
            accept: false,
            today,
        };
        let writer = desk.store.write().unwrap();
        update(&writer, &list, intake, &read, &mut |_, _| {}).unwrap()
    };
    let Outcome::New {
        alarms, edition, ..
    } = take(day(11))
    else {
        panic!()
    };
    assert!(alarms.is_empty());
    assert_eq!(edition.day().to_string(), "2026-11-01");
    let Outcome::Unchanged { alarms, .. } = take(day(12)) else {
        panic!()
    };
    assert_eq!(alarms[0].code, AlarmCode::Stale);
    assert_eq!(
        alarms[0].message,
        "it is the edition of 2026-11-01, 11 days old; at most 10 are expected"
    );
    assert!(!status(&desk.store, &list, day(12)).is_well());
    // An older edition never replaces a newer one.
    std::fs::write(&path, "@2026-10-31\n".to_owned() + &rows(1, 3)).unwrap();
    assert!(codes(&take(day(12))).contains(&AlarmCode::Older));
}

#[test]
fn what_cannot_be_tried_says_what_to_do_instead() {
    let desk = Desk::new();
    let try_it = |list: &OfficialList, origin| {
        let intake = Intake {
            origin,
            reader: None,
            accept: false,
            today: DAY,
        };
        let writer = desk.store.write().unwrap();
        update(&writer, list, intake, &read, &mut |_, _| {}).unwrap_err()
    };
    let none = Fetcher::new(FetchOptions::default());
    let error = try_it(&list(None), Origin::Address(&none));
    assert!(matches!(error, UpdateError::NoAddress { .. }));
    assert!(error.to_string().contains("https://example.gov/list"));
    let mut unread = list(None);
    unread.reader = None;
    let path = desk.folder.path().join("absent.csv");
    assert!(
        try_it(&unread, Origin::Files(std::slice::from_ref(&path)))
            .to_string()
            .contains("--reader")
    );
    let error = try_it(&list(None), Origin::Files(std::slice::from_ref(&path)));
    assert!(error.to_string().contains("absent.csv"), "{error}");
    let error = try_it(&list(None), Origin::Files(&[desk.folder.path().to_owned()]));
    assert!(matches!(error, UpdateError::File { .. }), "{error}");
}
