//! JSON Schemas of the records, for editors: what keys a file has, what they hold, which words go.

mod shape;

use crate::records::brand::BrandFile;
use crate::records::claim::ClaimFile;
use crate::records::entity::EntityRecord;
use crate::records::fingerprint::FingerprintFile;
use crate::records::link::LinkFile;
use crate::records::list::ListRecord;
use crate::records::measure::MeasureRecord;
use crate::records::names::WordFile;
use crate::records::prefix::PrefixSource;
use crate::records::reach::FigureFile;
use crate::records::source::SourceFile;
use crate::records::version::VersionRecord;
use crate::records::vocab::{ActionFile, ColumnFile, GoodsRecord, JurisdictionFile, RoleFile};
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde_json::Value;

/// The schema of one kind of file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordSchema {
    /// Its name, such as `entity`.
    pub name: &'static str,
    /// The files of the register that it describes, as a pattern: `entities/*.toml`.
    pub files: &'static str,
    /// The schema as JSON text.
    pub json: String,
}

/// The schemas of all kinds of file, in the order of their names.
///
/// ```
/// let schemas = countersight_register::schemas();
/// let entity = schemas.iter().find(|schema| schema.name == "entity").unwrap();
/// assert_eq!(entity.files, "entities/*.toml");
/// assert!(entity.json.contains("\"project-company\""));
/// ```
pub fn schemas() -> Vec<RecordSchema> {
    vec![
        one::<ActionFile>("actions", "vocab/actions.toml"),
        one::<BrandFile>("brand", "brands/*.toml"),
        one::<ClaimFile>("claim", "claims/*.toml"),
        one::<ColumnFile>("columns", "vocab/columns.toml"),
        one::<EntityRecord>("entity", "entities/*.toml"),
        one::<FingerprintFile>("fingerprint", "fingerprints/*.toml"),
        one::<GoodsRecord>("goods", "vocab/goods.toml"),
        one::<JurisdictionFile>("jurisdictions", "vocab/jurisdictions.toml"),
        one::<LinkFile>("links", "links/*.toml"),
        one::<ListRecord>("list", "lists/*.toml"),
        one::<MeasureRecord>("measure", "measures/*/*.toml"),
        one::<WordFile>("names", "names/*.toml"),
        one::<PrefixSource>("oui", "devices/oui.toml"),
        one::<FigureFile>("reach", "reach/*.toml"),
        one::<VersionRecord>("register", "register.toml"),
        one::<RoleFile>("roles", "vocab/roles.toml"),
        one::<SourceFile>("source", "sources/**/*.toml"),
    ]
}

fn one<T: JsonSchema>(name: &'static str, files: &'static str) -> RecordSchema {
    // Editors of TOML read draft 7 without exception.
    let settings = SchemaSettings::draft07().with_transform(RecursiveTransform(plain));
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), Value::from(format!("data/{files}")));
    let json = serde_json::to_string_pretty(&schema).unwrap_or_default();
    RecordSchema {
        name,
        files,
        json: format!("{json}\n"),
    }
}

/// Takes out what TOML has no word for: `null`, and defaults that only repeat that a key is absent.
fn plain(schema: &mut Schema) {
    schema.remove("default");
    schema.remove("format");
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(any)) = schema.get_mut("anyOf") {
        any.retain(|one| one.get("type").is_none_or(|kind| kind != "null"));
        if let [only] = any.as_slice() {
            let only = only.clone();
            schema.remove("anyOf");
            join(schema, only);
        }
    }
    if let Some(Value::Array(words)) = schema.get_mut("enum") {
        words.retain(|word| !word.is_null());
    }
}

/// Puts the keys of one schema into another that has none of them.
fn join(schema: &mut Schema, other: Value) {
    let Value::Object(other) = other else { return };
    if other.contains_key("$ref") {
        // Draft 7 passes over what stands beside a reference, so it stands in a list of one.
        schema.insert("allOf".to_owned(), Value::Array(vec![Value::Object(other)]));
        return;
    }
    for (key, value) in other {
        schema.insert(key, value);
    }
}
