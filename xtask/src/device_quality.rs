//! `cargo xtask device-quality`: devices of open data, each by one piece of evidence, and what the program finds.
//!
//! The data is other people's and stays where it is. Observations are written below `target/`, and only what was
//! found, without a text, goes to `quality-devices/`.

mod cases;
mod outcome;
mod page;

use anyhow::{Context as _, bail};
use cases::{Case, SETS, Words};
use countersight_quality::case_id;
use countersight_register::{DataFiles, load};
use outcome::{Outcome, frozen_text};
pub(crate) use page::page;
use serde_json::Value;
use std::io::{BufRead as _, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

pub use outcome::{Expected, LabelFound, Maker};

/// The frozen file, from the root of the repository.
const FROZEN: &str = "quality-devices/frozen.csv";
/// Observations and answers are written here, from the root; the folder is never committed.
const WORK: &str = "target/quality-devices";

/// What `cargo xtask device-quality` may be told.
pub const USAGE: &str = "write `cargo xtask device-quality --data FOLDER [--program FILE]`: FOLDER holds devices/; FILE is a \
    built program, without which one is built";

/// The frozen outcomes, as they stand in the repository.
///
/// # Errors
///
/// When the file is missing or damaged.
pub fn frozen(root: &Path) -> anyhow::Result<Vec<Outcome>> {
    let text = std::fs::read_to_string(root.join(FROZEN))
        .with_context(|| format!("{FROZEN} cannot be read; {USAGE}"))?;
    outcome::parse(&text).context(FROZEN)
}

/// Makes the cases, has the program find what it finds, and writes the frozen file and the page of the book.
///
/// # Errors
///
/// When the data cannot be read, or the program fails.
pub fn run(root: &Path, words: &[String], out: &mut dyn Write) -> anyhow::Result<()> {
    let (data, program) = match words {
        [flag, data] if flag == "--data" => (PathBuf::from(data), None),
        [flag, data, also, program] if flag == "--data" && also == "--program" => {
            (PathBuf::from(data), Some(PathBuf::from(program)))
        }
        _ => bail!("{USAGE}"),
    };
    let register = load(&DataFiles::from_folder(&root.join("data"))?).register;
    let words = Words::new(&register);
    std::fs::create_dir_all(root.join(WORK))?;
    let mut outcomes = Vec::new();
    for set in SETS {
        let mut cases = (set.make)(&data, &words).with_context(|| format!("the set {}", set.id))?;
        cases.sort_by_cached_key(|case| case_id(&[set.id, &case.field, &case.value]));
        cases.dedup_by_key(|case| case_id(&[set.id, &case.field, &case.value]));
        let found = identify(root, set.id, &cases, program.as_deref())?;
        writeln!(out, "{}: {} cases", set.id, cases.len())?;
        for (case, found) in cases.iter().zip(found) {
            outcomes.push(Outcome {
                set: set.id.to_owned(),
                case: case_id(&[set.id, &case.field, &case.value]),
                expected: case.expected.clone(),
                maker: Words::maker(&found),
                label: words.label(case.label.as_deref(), &found),
            });
        }
    }
    let path = root.join(FROZEN);
    std::fs::create_dir_all(path.parent().unwrap_or(root))?;
    std::fs::write(&path, frozen_text(&outcomes))?;
    for path in crate::generate(root)? {
        writeln!(out, "{path}")?;
    }
    Ok(())
}

/// What the program says of each case, in order.
fn identify(
    root: &Path,
    set: &str,
    cases: &[Case],
    program: Option<&Path>,
) -> anyhow::Result<Vec<Value>> {
    let file = |kind: &str| root.join(WORK).join(format!("{set}.{kind}.jsonl"));
    let (seen, found) = (file("seen"), file("found"));
    let mut lines = String::new();
    for case in cases {
        let mut record = serde_json::Map::new();
        // `snmp.sys_object_id` stands under `snmp`.
        let value = Value::String(case.value.clone());
        let (place, value) = match case.field.split_once('.') {
            Some((group, field)) => {
                let inner = serde_json::Map::from_iter([(field.to_owned(), value)]);
                (group, Value::Object(inner))
            }
            None => (case.field.as_str(), value),
        };
        record.insert(place.to_owned(), value);
        lines.push_str(&Value::Object(record).to_string());
        lines.push('\n');
    }
    std::fs::write(&seen, lines)?;
    let mut command = if let Some(program) = program {
        Command::new(program)
    } else {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        let build = [
            "run",
            "--release",
            "--quiet",
            "--locked",
            "--package",
            "countersight-cli",
            "--",
        ];
        command.current_dir(root).args(build);
        command
    };
    command
        .arg("identify")
        .arg(&seen)
        .arg("-o")
        .arg(&found)
        .arg("--quiet");
    // The register compiled in, whatever the developer looks at elsewhere.
    let status = command.env_remove("COUNTERSIGHT_DATA").status()?;
    if !matches!(status.code(), Some(0 | 1)) {
        bail!("`countersight identify` failed on the set {set}; its message stands above");
    }
    let lines = BufReader::new(std::fs::File::open(&found)?).lines();
    let values: Vec<Value> = lines
        .map(|line| Ok(serde_json::from_str(&line?)?))
        .collect::<anyhow::Result<_>>()?;
    if values.len() != cases.len() {
        bail!(
            "{} answers for {} cases of the set {set}",
            values.len(),
            cases.len()
        );
    }
    Ok(values)
}
