//! Where the output goes: whole or not at all.

use crate::support::{DAY, Desk};

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("s.csv", "Supplier,Country\nAcme,US\n");
    desk
}

#[test]
fn into_a_folder_that_does_not_exist() {
    let desk = desk();
    let before = desk.names();
    let ran = desk.run(&["screen", "s.csv", "--on", DAY, "-o", "nodir/x.csv"]);
    ran.assert_refused(&["nodir/x.csv", "its folder does not exist"]);
    assert_eq!(desk.names(), before);
}

#[test]
fn onto_a_folder() {
    let desk = desk();
    std::fs::create_dir(desk.path("answers")).unwrap();
    let ran = desk.run(&["screen", "s.csv", "--on", DAY, "-o", "answers"]);
    ran.assert_refused(&["answers", "is a folder", "name a file in it"]);
    assert_eq!(std::fs::read_dir(desk.path("answers")).unwrap().count(), 0);
}

#[test]
fn a_run_that_fails_midway_leaves_the_old_file() {
    let desk = desk();
    desk.write("keep.csv", "yesterday\n");
    let before = desk.names();
    for (second, word) in [("missing.csv", "no such file"), ("bad.csv", "row 3")] {
        if second == "bad.csv" {
            let cell = "x".repeat(3_000_000);
            desk.write(second, format!("Supplier\nBeta\n\"{cell}\"\n"));
        }
        for format in ["text", "json", "jsonl", "csv", "html", "xlsx"] {
            let args = ["screen", "s.csv", second, "--on", DAY, "-o", "keep.csv"];
            let ran = desk.run(&[&args[..], &["--format", format]].concat());
            ran.assert_refused(&[second, word]);
            let kept = std::fs::read(desk.path("keep.csv")).unwrap();
            assert_eq!(kept, b"yesterday\n", "{format}");
        }
    }
    let mut left = desk.names();
    left.remove("bad.csv");
    assert_eq!(left, before);
}

#[test]
fn a_run_that_succeeds_replaces_the_old_file_and_prints_nothing() {
    let desk = desk();
    desk.write("out.csv", "yesterday\n".repeat(1000));
    let ran = desk.run(&["screen", "s.csv", "--on", DAY, "-o", "out.csv", "-q"]);
    assert_eq!((ran.status, ran.text(), ran.err.as_str()), (0, "", ""));
    let written = std::fs::read_to_string(desk.path("out.csv")).unwrap();
    assert!(written.starts_with("source,locator,"), "{written}");
    assert!(!written.contains("yesterday"));
    assert_eq!(desk.names().len(), 2);
}

#[test]
fn a_report_is_written_beside_the_answer_or_not_at_all() {
    let desk = desk();
    let args = ["--on", DAY, "--format", "jsonl", "-q", "--report", "r.html"];
    let ran = desk.run(&[&["screen", "s.csv", "missing.csv"], &args[..]].concat());
    assert_eq!(ran.status, 2);
    assert!(!desk.path("r.html").exists());
    let ran = desk.run(&[&["screen", "s.csv"], &args[..]].concat());
    assert_eq!((ran.status, ran.json_lines().len()), (0, 1));
    let report = std::fs::read_to_string(desk.path("r.html")).unwrap();
    assert!(report.starts_with("<!doctype html>"));
}

#[test]
fn the_ending_of_the_target_is_its_format() {
    let desk = desk();
    for (name, start) in [
        ("a.json", "{\"run\""),
        ("a.jsonl", "{\"subject\""),
        ("a.csv", "source,"),
        ("a.html", "<!doctype html>"),
        ("a.txt", "N"),
        ("a.xlsx", "PK"),
    ] {
        let ran = desk.run(&["screen", "s.csv", "--on", DAY, "-q", "-o", name]);
        assert_eq!(ran.status, 0, "{ran:?}");
        let bytes = std::fs::read(desk.path(name)).unwrap();
        assert!(bytes.starts_with(start.as_bytes()), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_written_to_and_a_link_is_followed() {
    let desk = desk();
    let made = std::process::Command::new("mkfifo")
        .arg(desk.path("pipe"))
        .status();
    if made.is_ok_and(|status| status.success()) {
        let reader = std::thread::spawn({
            let pipe = desk.path("pipe");
            move || std::fs::read_to_string(pipe).unwrap()
        });
        let args = [
            "screen", "s.csv", "--on", DAY, "--format", "csv", "-q", "-o", "pipe",
        ];
        assert_eq!(desk.run(&args).status, 0);
        assert!(reader.join().unwrap().starts_with("source,locator,"));
        assert!(!desk.path("pipe").metadata().unwrap().is_file());
    }
    desk.write("kept.csv", "yesterday\n");
    std::os::unix::fs::symlink(desk.path("kept.csv"), desk.path("link.csv")).unwrap();
    assert_eq!(
        desk.run(&["screen", "s.csv", "--on", DAY, "-q", "-o", "link.csv"])
            .status,
        0
    );
    assert!(
        desk.path("link.csv")
            .symlink_metadata()
            .unwrap()
            .is_symlink()
    );
    let written = std::fs::read_to_string(desk.path("kept.csv")).unwrap();
    assert!(written.starts_with("source,locator,"));
}

#[test]
fn an_input_is_never_overwritten() {
    let desk = desk();
    let ran = desk.run(&["screen", "s.csv", "--on", DAY, "-o", "./s.csv"]);
    ran.assert_refused(&["s.csv", "name another output"]);
    let ran = desk.run(&[
        "screen",
        "s.csv",
        "--on",
        DAY,
        "-o",
        "both.html",
        "--report",
        "both.html",
    ]);
    ran.assert_refused(&["both.html", "name two files"]);
    let ran = desk.run(&["screen", "s.csv", "--on", DAY, "--report", "report.zip"]);
    ran.assert_refused(&["report.zip", "report.html"]);
    assert_eq!(
        std::fs::read_to_string(desk.path("s.csv")).unwrap(),
        "Supplier,Country\nAcme,US\n"
    );
}
