//! The shapes of single values. The model knows nothing of schemas, so they are given here: the
//! words of a fixed set are those that serde itself allows.

use crate::spanned::Spanned;
use countersight_model::brand::TieKind;
use countersight_model::claim::{ClaimKind, ClaimStatus};
use countersight_model::context::Action;
use countersight_model::date::PartialDate;
use countersight_model::device::Strength;
use countersight_model::entity::{AliasUse, EdgeStatus, EntityKind, OwnershipKind, Scheme};
use countersight_model::lexicon::{ColumnMeaning, WordClass};
use countersight_model::link::Verdict;
use countersight_model::measure::{InterruptionKind, MeasureKind, Reach};
use countersight_model::result::{Answer, Relation};
use countersight_model::source::Trust;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserialize, Deserializer, Visitor};
use std::borrow::Cow;
use std::fmt;

/// A value that has a shape, with a place or without.
pub(crate) trait Shape {
    /// The schema of the value.
    fn shape(generator: &mut SchemaGenerator) -> Schema;
}

impl<T: Shape> JsonSchema for Spanned<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "value".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::shape(generator)
    }
}

/// Values that schemars knows, and records.
macro_rules! known {
    ($($kind:ty),*) => {
        $(impl Shape for $kind {
            fn shape(generator: &mut SchemaGenerator) -> Schema {
                <$kind>::json_schema(generator)
            }
        })*
    };
}

known!(
    String,
    bool,
    f64,
    u8,
    u16,
    u64,
    crate::records::target::TargetRecord
);

impl<T: JsonSchema> Shape for Vec<Spanned<T>>
where
    Spanned<T>: JsonSchema,
{
    fn shape(generator: &mut SchemaGenerator) -> Schema {
        Self::json_schema(generator)
    }
}

impl Shape for Vec<Action> {
    fn shape(generator: &mut SchemaGenerator) -> Schema {
        let action = Action::shape(generator);
        json_schema!({ "type": "array", "items": action })
    }
}

impl Shape for PartialDate {
    fn shape(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
        })
    }
}

/// Words of a fixed set.
macro_rules! words {
    ($($kind:ty),*) => {
        $(impl Shape for $kind {
            fn shape(_: &mut SchemaGenerator) -> Schema {
                let words = words_of::<$kind>();
                json_schema!({ "type": "string", "enum": words })
            }
        })*
    };
}

words!(
    Action,
    AliasUse,
    Answer,
    ClaimKind,
    ClaimStatus,
    ColumnMeaning,
    EdgeStatus,
    EntityKind,
    InterruptionKind,
    MeasureKind,
    OwnershipKind,
    Reach,
    Relation,
    Scheme,
    Strength,
    TieKind,
    Trust,
    Verdict,
    WordClass
);

/// The words that serde allows for a type.
fn words_of<'de, T: Deserialize<'de>>() -> &'static [&'static str] {
    match T::deserialize(Ask) {
        Err(Words(words)) => words,
        Ok(_) => &[],
    }
}

/// Asks a type for its words, and gives it no value.
struct Ask;

/// The words, handed back as the error that serde has room for.
#[derive(Debug)]
struct Words(&'static [&'static str]);

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("asked for its words")
    }
}

impl std::error::Error for Words {}

impl de::Error for Words {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self(&[])
    }
}

impl<'de> Deserializer<'de> for Ask {
    type Error = Words;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Words> {
        Err(Words(&[]))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        words: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Words> {
        Err(Words(words))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
