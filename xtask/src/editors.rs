//! What editors need: a JSON Schema of each kind of record, and which files it describes.

use crate::Generated;
use countersight_register::schemas;
use std::fmt::Write as _;

/// The schemas, and the file by which Taplo and Even Better TOML find them.
pub(crate) fn files() -> Vec<Generated> {
    let mut taplo = String::from(
        "# Which schema describes which file of data/. Written by `cargo xtask generate`.\n",
    );
    let mut all = Vec::new();
    for schema in schemas() {
        let path = format!("schema/{}.json", schema.name);
        // A text is never too long for a String.
        let _ = write!(
            taplo,
            "\n[[rule]]\ninclude = [\"data/{}\"]\n[rule.schema]\npath = \"./{path}\"\n",
            schema.files
        );
        all.push(Generated::new(path, schema.json));
    }
    all.push(Generated::new(".taplo.toml", taplo));
    all
}
