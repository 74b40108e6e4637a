//! A folder to work in, the program run in it, and what it said.

use serde_json::Value;
use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The day of every question that does not turn on the day.
pub(crate) const DAY: &str = "2026-01-01";

/// What one run said.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) out: Vec<u8>,
    pub(crate) err: String,
}

impl Ran {
    /// Standard output as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.out).unwrap()
    }

    /// Standard output as one JSON value.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.out).unwrap()
    }

    /// Standard output as one JSON value a line.
    pub(crate) fn json_lines(&self) -> Vec<Value> {
        let parse = |line| serde_json::from_str(line).unwrap();
        self.text().lines().map(parse).collect()
    }

    /// The only result of a `jsonl` run.
    pub(crate) fn only_result(&self) -> Value {
        let lines = self.json_lines();
        assert_eq!(lines.len(), 1, "one question has one answer: {self:?}");
        lines.into_iter().next().unwrap()
    }

    /// Exit 2, no data, and one message that holds these words.
    pub(crate) fn assert_refused(&self, words: &[&str]) {
        assert_eq!(self.status, 2, "{self:?}");
        assert!(self.out.is_empty(), "data beside an error: {self:?}");
        assert!(!self.err.contains("panicked"), "{}", self.err);
        assert_eq!(self.err.matches("error: ").count(), 1, "{}", self.err);
        for word in words {
            assert!(self.err.contains(word), "no `{word}` in: {}", self.err);
        }
    }
}

impl Ran {
    /// Exit 2, and one message that holds these words, whatever else was told.
    pub(crate) fn assert_err(&self, words: &[&str]) {
        assert_eq!(self.status, 2, "{self:?}");
        for word in words {
            assert!(self.err.contains(word), "no `{word}` in: {}", self.err);
        }
    }
}

pub(crate) const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A folder of its own for one test.
#[derive(Debug)]
pub(crate) struct Desk {
    folder: TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A folder with a copy of the register in `data`.
    pub(crate) fn with_register() -> Self {
        let desk = Self::new();
        copy(Path::new(DATA), &desk.path("data"));
        desk
    }

    /// Adds text at the end of a file, which is made if it is not there.
    pub(crate) fn append(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let before = std::fs::read_to_string(&path).unwrap_or_default();
        std::fs::write(path, before + text).unwrap();
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    /// The names in the folder, hidden ones too.
    pub(crate) fn names(&self) -> BTreeSet<String> {
        std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_countersight"));
        command
            .args(args)
            .current_dir(self.folder.path())
            .env_remove("COUNTERSIGHT_DATA")
            .env("COUNTERSIGHT_LISTS", self.folder.path().join("lists"))
            .stdin(Stdio::null());
        command
    }

    /// Runs the program in this folder.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        ran(self.command(args).output().unwrap())
    }

    /// Runs it with another copy of the register.
    pub(crate) fn run_with_data(&self, data: &str, args: &[&str]) -> Ran {
        let mut command = self.command(args);
        ran(command.env("COUNTERSIGHT_DATA", data).output().unwrap())
    }

    /// Runs it with this on standard input.
    pub(crate) fn run_with_input(&self, input: &[u8], args: &[&str]) -> Ran {
        let mut command = self.command(args);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // The program may stop reading early; what it says is judged, not the pipe.
        let _ = stdin.write_all(input);
        drop(stdin);
        ran(child.wait_with_output().unwrap())
    }

    /// Runs a command that must fail, with an output file that must not come to be.
    pub(crate) fn assert_refused(&self, args: &[&str], words: &[&str]) {
        let before = self.names();
        let mut all = args.to_vec();
        all.extend(["-o", "out.txt"]);
        let ran = self.run(&all);
        ran.assert_refused(words);
        assert_eq!(self.names(), before, "something was left behind: {args:?}");
    }
}

fn ran(output: std::process::Output) -> Ran {
    Ran {
        status: output.status.code().unwrap(),
        out: output.stdout,
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The identifiers and answers of a result's measures.
pub(crate) fn measures(result: &Value) -> Vec<(&str, &str)> {
    let measures = result["measures"].as_array().unwrap();
    measures
        .iter()
        .map(|m| (m["id"].as_str().unwrap(), m["answer"].as_str().unwrap()))
        .collect()
}
