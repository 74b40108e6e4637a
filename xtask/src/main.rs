//! `cargo xtask generate`: writes what is made from the register.

use anyhow::bail;
use std::io::Write as _;
use std::path::Path;

fn main() -> anyhow::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words != ["generate"] {
        bail!("write `cargo xtask generate`: it writes schema/, .taplo.toml and pages of the book");
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut out = std::io::stdout();
    for path in xtask::generate(&root)? {
        writeln!(out, "{path}")?;
    }
    Ok(())
}
