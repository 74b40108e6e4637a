//! Makes the cases, has the program find what it finds, and puts the frozen files in their place.

use super::made::Made;
use super::open_data::OpenData;
use super::sets::{SETS, Set};
use super::{USAGE, frozen_path};
use anyhow::{Context as _, bail};
use countersight_quality::{Frozen, Tally, compare, tally};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Cases, lists and names that moved are written here, from the root; the folder is never committed.
const WORK: &str = "target/quality";

/// What was asked of `cargo xtask quality`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The folder of open data.
    pub data: PathBuf,
    /// Write nothing to the repository, and fail if a case came out worse.
    pub check: bool,
    /// Compare with nothing, because the cases are others.
    pub anew: bool,
    /// Sets to run; all if empty.
    pub sets: Vec<String>,
}

impl Options {
    /// Reads the words behind `quality`.
    ///
    /// # Errors
    ///
    /// When a word is not known, or no folder of data is named.
    pub fn parse(words: &[String]) -> anyhow::Result<Self> {
        let mut options = Self {
            data: PathBuf::new(),
            check: false,
            anew: false,
            sets: Vec::new(),
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--data" => options.data = words.next().map(PathBuf::from).context(USAGE)?,
                "--check" => options.check = true,
                "--anew" => options.anew = true,
                set if SETS.iter().any(|known| known.id == set) => options.sets.push(word.clone()),
                other => {
                    let known: Vec<&str> = SETS.iter().map(|set| set.id).collect();
                    bail!(
                        "`{other}` is no set; the sets are {}. {USAGE}",
                        known.join(", ")
                    );
                }
            }
        }
        if options.data.as_os_str().is_empty() {
            bail!("no folder of data is named. {USAGE}");
        }
        Ok(options)
    }
}

/// Runs the sets, says of each how it came out, and writes the frozen files and the page of the book.
///
/// # Errors
///
/// When the data cannot be read, the program fails, or, with `check`, a case came out worse.
pub fn run(root: &Path, options: &Options, out: &mut dyn Write) -> anyhow::Result<()> {
    let data = OpenData::new(&options.data)?;
    std::fs::create_dir_all(root.join(WORK)).with_context(|| format!("cannot make {WORK}"))?;
    let mut worse = 0;
    for set in SETS {
        if !options.sets.is_empty() && !options.sets.iter().any(|id| id == set.id) {
            continue;
        }
        let made = (set.make)(&data).with_context(|| format!("the set {}", set.id))?;
        let known = frozen_path(root, set.id);
        let before = known.is_file() && !options.anew;
        let text = evaluate(root, set, &made, before)?;
        let now = Frozen::parse(&text)?;
        let before = before.then(|| read(&known)).transpose()?;
        worse += say(out, set, before.as_ref(), &now)?;
        if !options.check && read(&known).ok().as_ref() != Some(&now) {
            let folder = known.parent().unwrap_or(root);
            std::fs::create_dir_all(folder)?;
            std::fs::write(&known, text).with_context(|| known.display().to_string())?;
        }
    }
    if options.check {
        if worse > 0 {
            bail!("{worse} cases came out worse; {WORK} names them");
        }
        return Ok(());
    }
    if SETS.iter().all(|set| frozen_path(root, set.id).is_file()) {
        for path in crate::generate(root)? {
            writeln!(out, "{path}")?;
        }
    }
    Ok(())
}

fn read(path: &Path) -> anyhow::Result<Frozen> {
    let text = std::fs::read_to_string(path)?;
    Frozen::parse(&text).with_context(|| path.display().to_string())
}

/// The text of the frozen file of what the program finds now. Its figures, and the names that moved, lie beside
/// the cases.
fn evaluate(root: &Path, set: &Set, made: &Made, compared: bool) -> anyhow::Result<String> {
    // Named from the root, so that what is told of them is the same on every machine.
    let file = |kind: &str| Path::new(WORK).join(format!("{}.{kind}", set.id));
    let (cases, list, now) = (file("cases.csv"), file("list.csv"), file("frozen.csv"));
    made.write(&root.join(&cases), &root.join(&list))?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .current_dir(root)
        .args([
            "run",
            "--release",
            "--quiet",
            "--locked",
            "--package",
            "countersight-cli",
            "--",
        ])
        .arg("evaluate")
        .arg(&cases)
        .arg("--freeze")
        .arg(&now)
        .arg("-o")
        .arg(file("txt"))
        // The register compiled in, whatever the developer looks at elsewhere.
        .env_remove("COUNTERSIGHT_DATA");
    if !made.list.is_empty() {
        command.arg("--list").arg(&list).arg("--only-list");
    }
    if compared {
        let before = frozen_path(Path::new(""), set.id);
        command.arg("--frozen").arg(before).arg("--accept-worse");
    }
    let status = command.status().context("cargo cannot be run")?;
    if !status.success() {
        bail!(
            "`countersight evaluate` failed on the set {}; its message stands above",
            set.id
        );
    }
    std::fs::read_to_string(root.join(&now)).with_context(|| now.display().to_string())
}

type Figure = fn(&Tally) -> Option<f64>;

/// One line a set. Gives back how many cases came out worse.
fn say(
    out: &mut dyn Write,
    set: &Set,
    before: Option<&Frozen>,
    now: &Frozen,
) -> anyhow::Result<usize> {
    let is = tally(now.outcomes());
    write!(out, "{}: {} cases", set.id, is.cases)?;
    let was = before.map(|before| tally(before.outcomes()));
    let figures: [(&str, Figure); 4] = [
        ("recall", Tally::recall),
        ("strong", Tally::strong_recall),
        ("precision", Tally::precision),
        ("others", Tally::others_a_case),
    ];
    for (what, figure) in figures {
        let Some(is) = figure(&is) else { continue };
        match was.as_ref().and_then(figure) {
            Some(was) => write!(out, ", {what} {was:.3} → {is:.3}")?,
            None => write!(out, ", {what} {is:.3}")?,
        }
    }
    let mut worse = 0;
    if let Some(before) = before {
        let moves = compare(before, now)?;
        worse = moves.worse.len();
        write!(
            out,
            "; {} better, {worse} worse, {} with another score",
            moves.better.len(),
            moves.rescored
        )?;
        if moves.new + moves.gone > 0 {
            write!(out, "; {} cases are new, {} gone", moves.new, moves.gone)?;
        }
    }
    writeln!(out, "; {WORK}/{}.txt", set.id)?;
    Ok(worse)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_read_or_refused() {
        let parse =
            |words: &str| Options::parse(&words.split(' ').map(str::to_owned).collect::<Vec<_>>());
        let options = parse("--data open --check pairs").unwrap();
        assert_eq!((options.check, options.anew), (true, false));
        assert_eq!(options.sets, ["pairs"]);
        for (words, said) in [
            ("--data", "--data FOLDER"),
            ("--check", "no folder of data"),
            ("--data open never", "`never` is no set"),
        ] {
            let error = parse(words).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
