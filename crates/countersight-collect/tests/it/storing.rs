//! The folder: one writer, whole or not at all, old editions kept.

use crate::support::{DAY, list, read, read_one, rows};
use countersight_collect::status::{State, status};
use countersight_collect::store::{Store, StoreError};
use countersight_collect::update::{Intake, Origin, Outcome, UpdateError, update};
use countersight_model::id::ListId;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::path::Path;
use tempfile::TempDir;

pub(crate) struct Desk {
    pub(crate) folder: TempDir,
    pub(crate) store: Store,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path().join("lists")).keeping(2);
        Self { folder, store }
    }

    /// Takes a file with these lines.
    pub(crate) fn take(&self, text: &str, today: Date) -> Result<Outcome, UpdateError> {
        let path = self.folder.path().join("mine.csv");
        std::fs::write(&path, text).unwrap();
        self.take_file(&path, today, false)
    }

    pub(crate) fn take_file(
        &self,
        path: &Path,
        today: Date,
        accept: bool,
    ) -> Result<Outcome, UpdateError> {
        let intake = Intake {
            origin: Origin::Files(&[path.to_owned()]),
            reader: None,
            accept,
            today,
        };
        update(
            &self.store.write()?,
            &list(None),
            intake,
            &read,
            &mut |_, _| {},
        )
    }

    /// The number of parties of the copy in force, as it is read back.
    pub(crate) fn in_force(&self) -> usize {
        let id = ListId::from("some-list");
        let manifest = self.store.manifest(&id).unwrap().unwrap();
        let newest = manifest.newest().unwrap();
        self.store.parties(&id, newest).unwrap().parties.len()
    }

    pub(crate) fn names(&self) -> BTreeSet<String> {
        std::fs::read_dir(self.store.folder().join("some-list"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }
}

fn day(n: i8) -> Date {
    jiff::civil::date(2026, 11, n)
}

#[test]
fn a_copy_is_kept_with_its_hash_and_read_back_whole() {
    let desk = Desk::new();
    let outcome = desk.take(&rows(1, 3), DAY).unwrap();
    let Outcome::New {
        edition,
        before,
        alarms,
    } = outcome
    else {
        panic!("{outcome:?}")
    };
    assert!(before.is_none() && alarms.is_empty());
    assert_eq!((edition.origin.as_str(), edition.bytes), ("mine.csv", 36));
    let raw = desk
        .store
        .raw(&ListId::from("some-list"), &edition)
        .unwrap();
    assert_eq!(std::fs::read_to_string(&raw[0]).unwrap(), rows(1, 3));
    let id = ListId::from("some-list");
    let back = desk.store.parties(&id, &edition).unwrap();
    assert_eq!(back, read_one(&rows(1, 3)));
    assert_eq!(desk.names().len(), 3);
    let now = status(&desk.store, &list(None), day(30));
    assert_eq!(now.state, State::Fresh);
    let later = status(&desk.store, &list(None), jiff::civil::date(2026, 12, 3));
    assert_eq!((later.state, later.is_well()), (State::Overdue(2), false));
}

#[test]
fn the_same_input_gives_the_same_files() {
    let desks = [Desk::new(), Desk::new()];
    let texts = desks.each_ref().map(|desk| {
        desk.take(&rows(1, 3), DAY).unwrap();
        let folder = desk.store.folder().join("some-list");
        let names = desk.names().into_iter();
        names
            .map(|name| (name.clone(), std::fs::read(folder.join(name)).unwrap()))
            .collect::<Vec<_>>()
    });
    assert_eq!(texts[0], texts[1]);
}

#[test]
fn a_bounded_number_of_editions_is_kept() {
    let desk = Desk::new();
    for n in 1..=4_i8 {
        desk.take(&rows(1, 10 + usize::try_from(n).unwrap()), day(n))
            .unwrap();
    }
    let manifest = desk
        .store
        .manifest(&ListId::from("some-list"))
        .unwrap()
        .unwrap();
    let days: Vec<_> = manifest
        .editions
        .iter()
        .map(|edition| edition.fetched)
        .collect();
    assert_eq!(days, [day(3), day(4)]);
    assert_eq!(manifest.on(day(3)).unwrap().fetched, day(3));
    assert!(manifest.on(day(2)).is_none());
    // A manifest, and two files of each edition.
    assert_eq!(desk.names().len(), 5);
}

#[test]
fn the_same_file_again_is_looked_at_and_not_kept_twice() {
    let desk = Desk::new();
    desk.take(&rows(1, 3), day(1)).unwrap();
    let outcome = desk.take(&rows(1, 3), day(9)).unwrap();
    let Outcome::Unchanged { edition, .. } = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!((edition.fetched, edition.checked), (day(1), day(9)));
    assert_eq!(desk.names().len(), 3);
}

#[test]
fn a_failure_half_way_leaves_the_old_copy() {
    let desk = Desk::new();
    desk.take(&rows(1, 3), day(1)).unwrap();
    let before = desk.names();
    // Each file of the new copy in turn cannot be put in its place, for a folder stands there.
    let other = Desk::new();
    other.take(&rows(1, 4), day(2)).unwrap();
    let mut stopped = 0;
    for name in other.names().difference(&before) {
        let obstacle = desk.store.folder().join("some-list").join(name);
        // The attempt before may have left it there; nobody refers to it.
        let _ = std::fs::remove_file(&obstacle);
        std::fs::create_dir(&obstacle).unwrap();
        std::fs::write(obstacle.join("x"), "").unwrap();
        desk.take(&rows(1, 4), day(2)).unwrap_err();
        assert_eq!(desk.in_force(), 3);
        std::fs::remove_dir_all(&obstacle).unwrap();
        stopped += 1;
    }
    assert_eq!(stopped, 2);
    // What was left behind is swept away by the next update.
    desk.take(&rows(1, 4), day(3)).unwrap();
    assert_eq!((desk.in_force(), desk.names().len()), (4, 5));
}

#[test]
fn two_writers_do_not_meet() {
    let desk = Desk::new();
    let first = desk.store.write().unwrap();
    let second = desk.take(&rows(1, 3), DAY).unwrap_err();
    assert!(matches!(
        &second,
        UpdateError::Store(StoreError::Locked { .. })
    ));
    assert!(second.to_string().contains("wait until it is done"));
    drop(first);
    desk.take(&rows(1, 3), DAY).unwrap();
}

#[test]
fn a_file_that_was_altered_is_not_believed() {
    let desk = Desk::new();
    desk.take(&rows(1, 3), DAY).unwrap();
    let id = ListId::from("some-list");
    let manifest = desk.store.manifest(&id).unwrap().unwrap();
    let folder = desk.store.folder().join("some-list");
    for name in desk.names() {
        let (path, text) = (
            folder.join(&name),
            std::fs::read_to_string(folder.join(&name)).unwrap(),
        );
        if name.contains(".parties.") {
            std::fs::write(&path, text.replace("Firm 2", "Firm 3")).unwrap();
            let error = desk
                .store
                .parties(&id, manifest.newest().unwrap())
                .unwrap_err();
            assert!(
                error
                    .to_string()
                    .contains("countersight lists update some-list")
            );
        } else if name == "manifest.json" {
            for wrong in [
                "",
                "{",
                "<html>",
                &text.replace("\"form\": 1", "\"form\": 2"),
            ] {
                std::fs::write(&path, wrong).unwrap();
                assert!(matches!(
                    desk.store.manifest(&id),
                    Err(StoreError::Damaged { .. })
                ));
            }
            let out = text.replace("\"raw\": \"", "\"raw\": \"../");
            std::fs::write(&path, out).unwrap();
            assert!(matches!(
                desk.store.manifest(&id),
                Err(StoreError::Damaged { .. })
            ));
            std::fs::write(&path, text).unwrap();
        }
    }
}

#[test]
fn an_identifier_never_leads_out_of_the_folder() {
    let store = Store::new("lists");
    for wrong in ["", "..", "a/b", "A", "a.b", "a\\b"] {
        let id = ListId::from(wrong);
        assert!(
            matches!(store.manifest(&id), Err(StoreError::BadId(_))),
            "{wrong}"
        );
    }
}
