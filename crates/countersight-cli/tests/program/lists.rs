//! `lists`: copies come in from files, are refused, compared, and told of.

use crate::support::{Desk, Ran};
use serde_json::Value;
use std::fmt::Write as _;

const LIST: &str = "us-sam-exclusions";

fn table(last: usize) -> String {
    let mut text = "id,name,aliases,country\n".to_owned();
    for n in 1..=last {
        writeln!(text, "{n},Firm {n},Firma {n}|F{n},CN").unwrap();
    }
    text
}

/// Takes a table as the copy of a day.
fn take(desk: &Desk, text: &str, day: &str, more: &[&str]) -> Ran {
    desk.write("mine.csv", text);
    let args = [
        "lists", "update", LIST, "--from", "mine.csv", "--reader", "own", "--on", day,
    ];
    desk.run(&[&args[..], more].concat())
}

fn status(desk: &Desk, day: &str) -> (i32, Value) {
    let ran = desk.run(&["lists", "status", LIST, "--on", day, "--format", "json"]);
    (ran.status, ran.json()["lists"][0].clone())
}

#[test]
fn a_file_becomes_the_copy_in_force_and_is_told_of() {
    let desk = Desk::new();
    let ran = take(&desk, &table(20), "2026-11-01", &["--format", "json"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let told = &ran.json()[0];
    assert_eq!(
        (&told["outcome"], &told["parties"]),
        (&"new".into(), &20.into())
    );
    let (code, list) = status(&desk, "2026-11-01");
    assert_eq!((code, &list["state"]), (0, &"fresh".into()));
    assert_eq!(list["sha256"].as_str().unwrap().len(), 64);
    // It is to be looked at every day.
    let (code, list) = status(&desk, "2026-11-24");
    assert_eq!(
        (code, &list["state"], &list["overdue"]),
        (1, &"overdue".into(), &22.into())
    );
    let text = desk.run(&["lists", "status", "--on", "2026-11-24"]);
    assert!(text.text().contains("overdue 22 days"), "{}", text.text());
    assert!(text.text().contains("in us-csl"), "{}", text.text());
    let csv = desk.run(&["lists", "status", "--on", "2026-11-24", "--format", "csv"]);
    let mut rows = csv::Reader::from_reader(csv.text().as_bytes());
    assert!(rows.records().any(|row| &row.unwrap()[0] == LIST));
}

#[test]
fn a_copy_that_is_not_sound_is_refused_and_the_old_one_stays() {
    let desk = Desk::new();
    take(&desk, &table(20), "2026-11-01", &[]);
    for (text, words) in [
        (table(10), "may lose 10 %"),
        ("id,name\n".to_owned(), "there is no row in it"),
        ("<!DOCTYPE html><html></html>".to_owned(), "a web page"),
        ("id,firm\n1,A\n".to_owned(), "no header with `name`"),
        (
            "id,name\n\"1,A\n".to_owned(),
            "it names nobody (1 rows were read)",
        ),
        ("\u{0}\u{0}\u{0}".to_owned(), "neither text nor a workbook"),
    ] {
        let ran = take(&desk, &text, "2026-11-02", &[]);
        assert_eq!(ran.status, 2, "{ran:?}");
        for word in [LIST, words, "the copy fetched on 2026-11-01 stays in force"] {
            assert!(ran.err.contains(word), "no `{word}` in {}", ran.err);
        }
        let (code, list) = status(&desk, "2026-11-02");
        assert_eq!((code, &list["parties"]), (1, &20.into()));
        assert_eq!(list["alarms"].as_array().unwrap().len(), 1, "{list}");
    }
    let text = desk.run(&["lists", "status", LIST, "--on", "2026-11-02"]);
    assert!(text.text().contains("ALARM"), "{}", text.text());
    // The line may be broken anywhere.
    let words: Vec<String> = text.text().split_whitespace().map(str::to_owned).collect();
    assert!(
        words
            .join(" ")
            .contains("the copy of 2026-11-01 is in force"),
        "{}",
        text.text()
    );
    // Somebody has looked.
    assert_eq!(
        take(&desk, &table(10), "2026-11-02", &["--accept"]).status,
        0
    );
    assert_eq!(status(&desk, "2026-11-02").0, 0);
}

#[test]
fn a_list_of_the_readers_own_with_two_rows_of_one_id_is_refused_with_both() {
    let desk = Desk::new();
    desk.write(
        "mine.csv",
        "id,name\n1,Muster AG\n2,Probe AG\n1,Anders AG\n",
    );
    for more in [&[][..], &["--only-list"]] {
        let args = [
            "check",
            "Muster AG",
            "--list",
            "mine.csv",
            "--on",
            "2026-11-24",
        ];
        desk.run(&[&args[..], more].concat()).assert_refused(&[
            "mine.csv, row 2 and row 4: both have the id `1`; give each row an id of its own",
        ]);
    }
}

#[test]
fn what_was_passed_over_in_a_list_is_told_beside_a_single_answer() {
    let desk = Desk::new();
    desk.write("mine.csv", "id,name,country\n1,Muster AG,Atlantis\n2,,CH\n");
    let args = [
        "check",
        "Muster AG",
        "--list",
        "mine.csv",
        "--on",
        "2026-11-24",
    ];
    let ran = desk.run(&args);
    assert_eq!(ran.status, 1);
    for words in [
        "What was set right or passed over while reading",
        "mine.csv: row 3: not read: it has no name",
        "`Atlantis`",
    ] {
        assert!(ran.text().contains(words), "no `{words}` in {}", ran.text());
    }
    desk.write("mine.csv", "id,name\n1,Muster AG\n");
    assert!(!desk.run(&args).text().contains("passed over"));
}

#[test]
fn the_threshold_moves_what_is_strong_and_is_recorded() {
    let desk = Desk::new();
    desk.write(
        "mine.csv",
        "id,name\n1,Vostok Oriental Shipping Ltd\n2,Vostok Mining\n",
    );
    let found = |more: &[&str]| {
        let args = [
            "check",
            "Vostok Oriental Maritime",
            "--list",
            "mine.csv",
            "--only-list",
            "--on",
            "2026-11-24",
            "--format",
            "json",
        ];
        let ran = desk.run(&[&args[..], more].concat());
        let said = ran.json();
        let matches = said["results"][0]["matches"].as_array().unwrap().iter();
        let told = matches
            .map(|m| format!("{} {}", m["entity"], m["confidence"]))
            .collect::<Vec<_>>();
        (told.join(", "), said["run"]["options"].to_string())
    };
    // The first scores 0.791, the second 0.512.
    for (threshold, told) in [
        ("1", r#""1" "possible""#),
        ("0.85", r#""1" "possible""#),
        ("0.75", r#""1" "strong""#),
        ("0.52", r#""1" "strong""#),
        ("0.51", r#""1" "strong", "2" "strong""#),
    ] {
        let options = format!("{{\"threshold\":\"{threshold}\"}}");
        assert_eq!(
            found(&["--threshold", threshold]),
            (told.to_owned(), options),
            "{threshold}"
        );
    }
    assert_eq!(
        found(&[]),
        (r#""1" "possible""#.to_owned(), "{}".to_owned())
    );
}

#[test]
fn the_threshold_moves_names_of_the_register_and_makes_no_doubt_an_accusation() {
    let desk = Desk::new();
    let answer = |name: &str, threshold: &str| {
        let args = [
            "check",
            name,
            "--as",
            "federal-agency",
            "--in",
            "US",
            "--action",
            "buy",
            "--on",
            "2026-11-24",
            "--format",
            "jsonl",
            "--threshold",
            threshold,
        ];
        desk.run(&args).json_lines()[0]["answer"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(answer("Hikvision", "1"), "prohibited");
    assert_eq!(answer("Hangzhou Hikvision", "0.85"), "prohibited");
    assert_eq!(answer("Hangzhou Hikvision", "0.99"), "review");
    // One typing error away is another kind of meeting, and stays a question.
    assert_eq!(answer("Hikvisoin Digital Technology", "0"), "review");
    assert_eq!(answer("Cangzhou Dahua", "0"), "no-restriction-found");
    desk.write("firms.csv", "name\nHikvision\n");
    for wrong in ["1.01", "-0.1", "NaN"] {
        let given = format!("--threshold={wrong}");
        for command in [
            &["check", "A"][..],
            &["screen", "firms.csv"],
            &["lists", "rescreen", "firms.csv"],
        ] {
            desk.assert_refused(
                &[command, &[given.as_str()]].concat(),
                &["between 0 and 1, such as 0.85"],
            );
        }
    }
    let ran = desk.run(&[
        "screen",
        "firms.csv",
        "--threshold",
        "0.9",
        "--report",
        "report.html",
        "--quiet",
    ]);
    assert!(ran.text().contains("threshold 0.9"), "{}", ran.text());
    let report = std::fs::read_to_string(desk.path("report.html")).unwrap();
    assert!(report.contains("threshold 0.9"));
}

#[test]
fn an_official_list_that_repeats_ids_beyond_what_is_usual_is_refused() {
    let desk = Desk::new();
    let take = |rows: &str, day, more: &[&str]| {
        let head = "_id,source,name,alt_names\n1,List (L) - Office,Muster AG,\n";
        desk.write("copy.csv", format!("{head}{rows}"));
        let args = [
            "lists", "update", LIST, "--from", "copy.csv", "--reader", "csl", "--on", day,
        ];
        desk.run(&[&args[..], more].concat())
    };
    // The same names twice are one party, and no alarm.
    assert_eq!(
        take("1,List (L) - Office,Muster AG,\n", "2026-11-01", &[]).status,
        0
    );
    let other = "1,List (L) - Office,Probe AG,\n";
    let ran = take(other, "2026-11-02", &[]);
    assert_eq!(ran.status, 2);
    for words in [
        "1 rows repeat an identifier with other names; at most 0 are expected",
        "the copy fetched on 2026-11-01 stays in force",
    ] {
        assert!(ran.err.contains(words), "{}", ran.err);
    }
    assert_eq!(
        status(&desk, "2026-11-02").1["alarms"][0]["code"],
        "repeated-ids"
    );
    assert_eq!(take(other, "2026-11-02", &["--accept"]).status, 0);
}

#[test]
fn a_list_that_comes_in_several_files_is_read_from_all_of_them() {
    let desk = Desk::new();
    desk.write(
        "sdn.csv",
        "1,\"MUSTER TRADING\",-0- ,\"IRAN\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n",
    );
    desk.write("alt.csv", "1,1,\"aka\",\"MUSTER HANDEL\",-0- \n");
    desk.write("add.csv", "1,1,\"1 Weg\",\"Tehran\",\"Iran\",-0- \n");
    let take = |list: &str, files: &[&str]| {
        let mut args = vec!["lists", "update", list, "--accept", "--on", "2026-11-01"];
        args.extend(["--reader", "ofac-csv"]);
        args.extend(files.iter().flat_map(|file| ["--from", file]));
        desk.run(&args)
    };
    assert_eq!(take(LIST, &["sdn.csv", "alt.csv", "add.csv"]).status, 0);
    let args = [
        "check",
        "Muster Handel",
        "--official-lists",
        "--on",
        "2026-11-24",
        "--format",
        "json",
    ];
    let said = desk.run(&args).json();
    assert_eq!(said["results"][0]["matches"][0]["name"], "MUSTER TRADING");
    let kept = std::fs::read_to_string(desk.path(&format!("lists/{LIST}/manifest.json"))).unwrap();
    let kept: Value = serde_json::from_str(&kept).unwrap();
    let files = kept["editions"][0]["files"].as_array().unwrap();
    let names: Vec<&str> = files
        .iter()
        .map(|file| file["origin"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["sdn.csv", "alt.csv", "add.csv"]);
    // A fault says in which of the files it is, and nothing of them is taken.
    desk.write("add.csv", "1,2,3\n");
    let ran = take(LIST, &["sdn.csv", "alt.csv", "add.csv"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("sdn.csv, alt.csv, add.csv, file 3, row 1"),
        "{}",
        ran.err
    );
    // A form that is one file is not read from two.
    desk.write("mine.csv", table(3));
    let args = [
        "lists", "update", LIST, "--reader", "own", "--from", "mine.csv", "--from", "mine.csv",
    ];
    let ran = desk.run(&args);
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("a list of the form `own` is one file"),
        "{}",
        ran.err
    );
}

#[test]
fn a_damaged_manifest_is_one_line_and_hides_no_other_list() {
    let desk = Desk::new();
    take(&desk, &table(20), "2026-11-01", &[]);
    desk.append(
        "lists/eu-financial-sanctions/manifest.json",
        "{\"form\": 1, ",
    );
    let ran = desk.run(&["lists", "status", "--on", "2026-11-01", "--format", "json"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    let all = ran.json();
    let find = |id: &str| {
        let mut lists = all["lists"].as_array().unwrap().iter();
        lists.find(|list| list["list"] == id).unwrap().clone()
    };
    assert_eq!(find(LIST)["state"], "fresh");
    let damaged = find("eu-financial-sanctions");
    assert_eq!(damaged["state"], "damaged");
    let message = damaged["alarms"][0]["message"].as_str().unwrap();
    for words in [
        "manifest.json is not as it was written",
        "remove the folder of that list, and take it again with `countersight lists update eu-financial-sanctions`",
    ] {
        assert!(message.contains(words), "{message}");
    }
    let text = desk.run(&["lists", "status", "--on", "2026-11-01"]);
    assert!(text.text().contains("ALARM, damaged"), "{}", text.text());
    // Each of several lists has its own reason; neither has an address, so nothing is opened.
    let ran = desk.run(&[
        "lists",
        "update",
        "eu-financial-sanctions",
        LIST,
        "--on",
        "2026-11-01",
    ]);
    assert_eq!(ran.status, 2);
    for words in [
        "2 of 2 lists were not updated",
        "eu-financial-sanctions: ",
        "is not as it was written",
        "us-sam-exclusions has no reader",
    ] {
        assert!(ran.err.contains(words), "no `{words}` in {}", ran.err);
    }
    // A file where the folder should be is no damage of each list.
    desk.write("file", "");
    desk.run(&["lists", "status", "--folder", "file"])
        .assert_refused(&[
            "the folder of the lists, `file`, cannot be read",
            "--folder",
        ]);
}

#[test]
fn a_diff_tells_what_came_and_went() {
    let desk = Desk::new();
    take(&desk, &table(20), "2026-11-01", &[]);
    let one = desk.run(&["lists", "diff", LIST]);
    one.assert_refused(&["one copy of us-sam-exclusions only"]);
    let changed = table(21).replace("2,Firm 2,Firma 2|F2", "2,Firm 2,Firma 2|Zwei");
    let changed = changed.replace("3,Firm 3,Firma 3|F3,CN\n", "");
    take(&desk, &changed, "2026-11-05", &[]);
    let ran = desk.run(&["lists", "diff", LIST, "--format", "json"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let diff = ran.json();
    assert_eq!(diff["added"][0]["id"], "21");
    assert_eq!(diff["removed"][0]["id"], "3");
    let fields = &diff["changed"][0]["fields"][0];
    assert_eq!(
        (&fields["added"][0], &fields["removed"][0]),
        (&"Zwei (alias)".into(), &"F2 (alias)".into())
    );
    let days = [
        "lists",
        "diff",
        LIST,
        "--from",
        "2026-11-04",
        "--to",
        "2026-11-30",
        "--format",
        "json",
    ];
    assert_eq!(
        desk.run(&days).out,
        ran.out,
        "the same copies, named by days"
    );
    let csv = desk.run(&["lists", "diff", LIST, "--format", "csv"]);
    assert_eq!(csv.text().lines().count(), 4);
    desk.run(&["lists", "diff", LIST, "--from", "2026-10-01"])
        .assert_refused(&[
            "no copy of us-sam-exclusions was at hand on 2026-10-01",
            "2026-11-01",
        ]);
    desk.run(&[
        "lists",
        "diff",
        LIST,
        "--from",
        "2026-11-05",
        "--to",
        "2026-11-01",
    ])
    .assert_refused(&["is after"]);
}

#[test]
fn links_join_what_was_reviewed_and_propose_the_rest() {
    let desk = Desk::new();
    let rows = "id,name,aliases,country\n\
                1,DAHUA TECHNOLOGY,,CN\n\
                2,DAHUA ELECTRONICS CORPORATION,,US\n\
                3,Yitu Technologies,,CN\n\
                4,Acme Fisheries,,US\n";
    desk.write("csl.csv", rows);
    let args = [
        "lists", "update", "us-csl", "--from", "csl.csv", "--reader", "own",
    ];
    desk.run(&args)
        .assert_err(&["at least 15000 are expected", "--accept"]);
    let taken = desk.run(&[&args[..], &["--accept", "--on", "2026-11-24"]].concat());
    assert_eq!((taken.status, taken.err.as_str()), (0, ""));
    let ran = desk.run(&["lists", "links", "--format", "json"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    let merged = ran.json();
    let entities: Vec<_> = merged["clusters"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["entity"].clone())
        .collect();
    assert_eq!(entities, ["dahua", "dahua-electronics-ny"]);
    assert_eq!(merged["proposals"][0]["member"]["party"], "3", "{merged}");
    assert_eq!(merged["contradictions"].as_array().unwrap().len(), 0);
    let text = desk.run(&["lists", "links"]);
    assert!(text.text().contains("proposed") && text.text().contains("data/links/"));
}

#[test]
fn what_cannot_be_done_says_what_can() {
    let desk = Desk::new();
    let refused = |args: &[&str], words: &[&str]| {
        desk.run(&[&["lists"], args].concat()).assert_refused(words);
    };
    refused(&["update", "us-cls"], &["did you mean `us-csl`"]);
    refused(&["update", "us-bis-meu"], &["come in the file of us-csl"]);
    refused(&["update", "--from", "x.csv"], &["name that list"]);
    refused(
        &["update", "us-csl", "ch-seco", "--from", "x.csv"],
        &["name that list"],
    );
    refused(
        &["update", "us-csl", "--from", "x.csv", "--reader", "pdf"],
        &["`pdf` is not a reader", "own"],
    );
    refused(
        &["update", "us-csl", "--from", "x.csv"],
        &["x.csv", "check the name"],
    );
    refused(&["update", LIST, "--from", "x.csv"], &["--reader"]);
    refused(
        &["update", "eu-financial-sanctions"],
        &["no file for programs", "--from FILE"],
    );
    refused(
        &["diff", LIST],
        &["never fetched", "lists update us-sam-exclusions"],
    );
    refused(&["links"], &["no list was fetched yet"]);
    refused(&["status", "--format", "xlsx"], &["not as xlsx"]);
    refused(&["status", "--on", "today"], &["is not a day"]);
    assert_eq!(desk.run(&["lists", "status"]).status, 0);
}

#[test]
fn the_same_copies_give_the_same_bytes() {
    let outputs = [Desk::new(), Desk::new()].map(|desk| {
        take(&desk, &table(20), "2026-11-01", &[]);
        take(&desk, &table(22), "2026-11-05", &[]);
        let status = desk.run(&["lists", "status", "--on", "2026-11-05"]).out;
        (
            status,
            desk.run(&["lists", "diff", LIST, "--format", "json"]).out,
        )
    });
    assert_eq!(outputs[0], outputs[1]);
}
