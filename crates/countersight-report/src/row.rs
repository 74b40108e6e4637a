//! The columns of a result in CSV and XLSX.

use crate::words;
use countersight_model::result::{Answer, ScreeningResult};
use countersight_model::run::RegisterStamp;

/// Heads of the columns, in order. Columns may be added at the end, never renamed or moved.
///
/// - `entity` to `score` tell the strongest match; `also` holds the identifiers of the others.
/// - `codes`, `measures`, `citations`, `missing` and `also` hold several values with `|` between
///   them; `measures` and `citations` stand in the same order, gravest first.
/// - `register` is the date of the register and the start of its hash.
/// - `deciding` holds those of `measures` that give `review` or `prohibited`; the others are on record
///   only.
pub const COLUMNS: [&str; 22] = [
    "source",
    "locator",
    "id",
    "kind",
    "text",
    "answer",
    "entity",
    "name",
    "relation",
    "confidence",
    "score",
    "brand",
    "maker",
    "model",
    "codes",
    "measures",
    "citations",
    "because",
    "missing",
    "register",
    "also",
    "deciding",
];

/// The cells of a result, one for each of [`COLUMNS`].
pub(crate) fn cells(result: &ScreeningResult, register: &RegisterStamp) -> [String; 22] {
    let found = result.matches.first();
    let device = result.device.as_ref();
    let of = |text: Option<&str>| text.unwrap_or_default().to_owned();
    [
        source_name(&result.subject.source),
        result.subject.locator.clone(),
        result.subject.id.clone(),
        result.subject.kind.as_str().to_owned(),
        result.subject.text.clone(),
        result.answer.as_str().to_owned(),
        of(found.map(|m| m.entity.as_str())),
        of(found.map(|m| m.name.as_str())),
        of(found.map(|m| m.relation.as_str())),
        of(found.map(|m| m.confidence.as_str())),
        found.map(|m| format!("{:.2}", m.score)).unwrap_or_default(),
        of(device
            .and_then(|d| d.brand.as_ref())
            .map(|b| b.name.as_str())),
        of(device
            .and_then(|d| d.maker.as_ref())
            .map(|m| m.name.as_str())),
        of(device.and_then(|d| d.model.as_deref())),
        join(result.codes.iter().map(|code| code.as_str())),
        join(result.measures.iter().map(|measure| measure.id.as_str())),
        join(
            result
                .measures
                .iter()
                .map(|measure| measure.citation.as_str()),
        ),
        result.because.clone(),
        join(result.missing.iter().map(String::as_str)),
        words::register(register),
        join(result.matches.iter().skip(1).map(|m| m.entity.as_str())),
        join(deciding(result)),
    ]
}

/// The measures that restrict, gravest first.
fn deciding(result: &ScreeningResult) -> impl Iterator<Item = &str> {
    let measures = result.measures.iter();
    let deciding = measures.filter(|measure| measure.answer >= Answer::Review);
    deciding.map(|measure| measure.id.as_str())
}

fn join<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    parts.collect::<Vec<_>>().join("|")
}

/// Standard input by its name: a lone `-` would be taken for the start of a formula.
fn source_name(source: &str) -> String {
    if source == "-" {
        "standard input".to_owned()
    } else {
        source.to_owned()
    }
}
