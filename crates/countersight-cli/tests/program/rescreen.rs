//! `lists rescreen --keep`: the answers of the run that reads everything, from what was kept.

use crate::support::{DAY, Desk, Ran};
use std::fmt::Write as _;
use std::path::PathBuf;

const LIST: &str = "us-sam-exclusions";
const HEAD: &str = "id,name,aliases,country\n";
/// Coined words, for names of a list and names near them.
const WORDS: [&str; 9] = [
    "Vostrel", "Kanimora", "Beldagor", "Zuphane", "Ormitex", "Quellbad", "Trassund", "Hevilox",
    "Naprudo",
];

/// Takes a table as the copy of the list on a day.
fn take(desk: &Desk, rows: &str, day: &str) {
    desk.write("copy.csv", format!("{HEAD}{rows}"));
    let args = [
        "lists", "update", LIST, "--from", "copy.csv", "--reader", "own", "--on", day, "--accept",
    ];
    assert_ne!(desk.run(&args).status, 2);
}

/// Eighty-one names of two coined words, and the register's Hikvision by one of its names.
fn changed() -> String {
    let mut rows = "a,Other Firm,,RU\nh,Hikvision Digital Technology,,CN\n".to_owned();
    for (first, one) in WORDS.iter().enumerate() {
        for (second, other) in WORDS.iter().enumerate() {
            writeln!(
                rows,
                "{first}{second},{one} {other} Ltd,{other} {one} Trading,CN"
            )
            .unwrap();
        }
    }
    rows
}

/// Names near those of the list in several ways, names far from it, repeated ones, and rows without any.
fn parties() -> String {
    let mut rows = "id,company name,registration number,country\n".to_owned();
    for (number, one) in WORDS.iter().enumerate() {
        let next = WORDS[(number + 1) % WORDS.len()];
        let (head, tail) = next.split_at(3);
        writeln!(rows, "{number}a,{one} {next} Limited,,CN").unwrap();
        writeln!(rows, "{number}b,{one} {head}x{tail} Ltd,,DE").unwrap();
        writeln!(rows, "{number}c,{one} Unrelated Bakery,,FR").unwrap();
        writeln!(rows, "{number}d,Bakery of Old Street {number},,FR").unwrap();
    }
    // Found by another name of the company, in other letters; twice, for many rows name one firm.
    rows += "x,海康威视,,CN\ny,海康威视,,CN\n";
    // An identifier without a name: lists alone cannot be asked for it.
    rows += "z,,91330000733796106P,CN\n";
    rows + "s,Dahua Technology,,CN\nragged,Beldagor Zuphane Ltd,,CN,more,cells\n"
}

/// A desk on which all those names came on the second day.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("parties.csv", parties());
    take(&desk, "a,Other Firm,,RU\n", "2025-11-01");
    take(&desk, &changed(), "2025-11-02");
    desk
}

fn rescreen(desk: &Desk, more: &[&str]) -> Ran {
    let args = ["lists", "rescreen", "parties.csv", "--on", DAY];
    desk.run(&[&args[..], more].concat())
}

fn kept(desk: &Desk) -> Vec<PathBuf> {
    let Ok(folder) = std::fs::read_dir(desk.path("lists/parties")) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

const AGAIN: &str = "kept since an earlier run";
const ANEW: &str = "for the next time; delete that folder to remove it";

#[test]
fn the_answers_are_those_of_reading_everything_byte_for_byte() {
    let desk = desk();
    for format in ["text", "json", "jsonl", "csv", "html"] {
        let plain = rescreen(&desk, &["--format", format]);
        assert_eq!(plain.status, 1, "{plain:?}");
        for _ in 0..2 {
            let ran = rescreen(&desk, &["--keep", "--format", format]);
            assert_eq!(ran.status, plain.status);
            assert_eq!(
                String::from_utf8_lossy(&ran.out),
                String::from_utf8_lossy(&plain.out),
                "{format}"
            );
        }
    }
    let again = rescreen(&desk, &["--keep", "--format", "jsonl"]);
    assert!(again.err.contains(AGAIN), "{}", again.err);
    let rows = again.json_lines();
    let found: Vec<&str> = rows
        .iter()
        .map(|row| row["subject"]["id"].as_str().unwrap())
        .collect();
    for id in ["0a", "8b", "x", "y", "ragged"] {
        assert!(found.contains(&id), "{id} in {found:?}");
    }
    for id in ["0d", "z", "s"] {
        assert!(!found.contains(&id), "{id} in {found:?}");
    }
    let totals = rescreen(&desk, &["--keep", "--format", "json"]).json();
    assert_eq!(totals["run"]["coverage"]["rows_read"], 41, "{totals:#}");
    assert_eq!(totals["run"]["coverage"]["not_judged"], 1, "{totals:#}");
}

#[test]
fn a_threshold_below_what_an_index_finds_compares_every_party() {
    let desk = desk();
    for threshold in ["0.75", "0.7", "0.6", "0.95"] {
        let args = ["--threshold", threshold, "--format", "jsonl"];
        let plain = rescreen(&desk, &args);
        rescreen(&desk, &[&["--keep"], &args[..]].concat());
        let ran = rescreen(&desk, &[&["--keep"], &args[..]].concat());
        assert_eq!(ran.text(), plain.text(), "{threshold}");
        assert_eq!(ran.err.contains(AGAIN), threshold != "0.6", "{}", ran.err);
    }
}

#[test]
fn parties_are_kept_only_when_asked_and_only_for_their_owner() {
    let desk = desk();
    rescreen(&desk, &[]);
    assert!(kept(&desk).is_empty());
    let first = rescreen(&desk, &["--keep"]);
    assert!(first.err.contains(ANEW), "{}", first.err);
    assert_eq!(kept(&desk).len(), 2);
    #[cfg(unix)]
    for path in kept(&desk) {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = path.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{}", path.display());
    }
    // No list can be asked for a row without a name, so nothing of it is kept.
    for path in kept(&desk) {
        let bytes = std::fs::read(path).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("91330000733796106P"), "{text}");
    }
    assert!(!rescreen(&desk, &[]).err.contains(AGAIN));
    let ran = desk.run(&["lists", "rescreen", "-", "--keep"]);
    ran.assert_refused(&["nothing can be kept", "leave out `--keep`"]);
}

#[test]
fn a_file_that_changed_is_kept_anew_in_its_place() {
    let desk = desk();
    rescreen(&desk, &["--keep"]);
    let before = kept(&desk);
    desk.append("parties.csv", "new,Trassund Hevilox,,CN\n");
    let ran = rescreen(&desk, &["--keep", "--format", "jsonl"]);
    assert!(ran.err.contains(ANEW), "{}", ran.err);
    assert!(ran.text().contains("\"new\""), "{}", ran.text());
    assert_eq!(kept(&desk), before);
    assert!(rescreen(&desk, &["--keep"]).err.contains(AGAIN));
}

#[test]
fn what_is_damaged_is_made_anew() {
    let desk = desk();
    let whole = rescreen(&desk, &["--keep", "--format", "jsonl"]);
    for path in kept(&desk) {
        let sound = std::fs::read(&path).unwrap();
        let mut flipped = sound.clone();
        let middle = flipped.len() / 2;
        flipped[middle] ^= 4;
        for damaged in [&flipped[..], &sound[..sound.len() - 9], &sound[..20], &[]] {
            std::fs::write(&path, damaged).unwrap();
            let ran = rescreen(&desk, &["--keep", "--format", "jsonl"]);
            assert_eq!(ran.text(), whole.text());
            assert!(ran.err.contains(ANEW), "{}", ran.err);
            assert_eq!(std::fs::read(&path).unwrap(), sound);
        }
    }
    assert!(rescreen(&desk, &["--keep"]).err.contains(AGAIN));
}

#[test]
fn what_cannot_be_kept_costs_no_answer() {
    let desk = desk();
    let plain = rescreen(&desk, &[]);
    desk.write("lists/parties", "a file where the folder should be");
    let ran = rescreen(&desk, &["--keep", "--quiet"]);
    assert_eq!((ran.status, ran.text()), (plain.status, plain.text()));
    assert!(
        ran.err.contains("not kept: the parties cannot be kept in"),
        "{}",
        ran.err
    );
}
