//! `cargo xtask generate`: writes what is made from the register. `cargo xtask quality`: measures on open data.

use anyhow::bail;
use std::io::Write as _;
use std::path::Path;
use xtask::{device_quality, quality};

fn main() -> anyhow::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut out = std::io::stdout();
    match words.split_first() {
        Some((word, [])) if word == "generate" => {
            for path in xtask::generate(&root)? {
                writeln!(out, "{path}")?;
            }
            Ok(())
        }
        Some((word, rest)) if word == "quality" => {
            quality::run(&root, &quality::Options::parse(rest)?, &mut out)
        }
        Some((word, rest)) if word == "device-quality" => {
            device_quality::run(&root, rest, &mut out)
        }
        _ => bail!(
            "write `cargo xtask generate`: it writes schema/, .taplo.toml and pages of the book; or {}; or {}",
            quality::USAGE,
            device_quality::USAGE
        ),
    }
}
