//! What stands in each cell of a table of devices.

use crate::identified::Identified;
use countersight_model::device::{DeviceFinding, DeviceMaker};
use countersight_model::id::{BrandId, EntityId};
use countersight_model::result::Confidence;
use std::borrow::Cow;

/// How many cells a row has.
pub(super) const WIDTH: usize = DEVICE_COLUMNS.len();

/// The texts of one row, as they were read; empty where nothing is to be said.
pub(super) type Cells<'a> = [Cow<'a, str>; WIDTH];

/// The columns of a table of devices, in order. Several values in one cell have `|` between them.
///
/// | column | what stands there |
/// |---|---|
/// | `source`, `locator` | the file, and where the record stands in it |
/// | `id` | the record's own identifier, in scans the address; else the number of its line |
/// | `brand`, `brand_id` | the label, and its identifier if the register knows it |
/// | `maker`, `maker_id` | the likeliest maker, and its identifier if it is a company of the register |
/// | `listed` | `yes` if a maker of the register is found, be it only possible, else `no` |
/// | `confidence` | in `maker`: `conclusive`, `strong`, `possible` |
/// | `other_makers` | makers that the evidence leaves possible beside it |
/// | `model`, `firmware` | as the device or its list says |
/// | `evidence` | what was read, as `field=value`, strongest first |
/// | `conflicts` | evidence that contradicts itself, in words |
/// | `problem` | why the record could not be read; then `listed` is empty |
pub const DEVICE_COLUMNS: [&str; 15] = [
    "source",
    "locator",
    "id",
    "brand",
    "brand_id",
    "maker",
    "maker_id",
    "listed",
    "confidence",
    "other_makers",
    "model",
    "firmware",
    "evidence",
    "conflicts",
    "problem",
];

/// The cells of one device.
pub(super) fn cells<'a>(one: &Identified<'a>) -> Cells<'a> {
    let device = one.device;
    let of = |text: Option<&'a str>| Cow::Borrowed(text.unwrap_or_default());
    let brand = device.and_then(|device| device.brand.as_ref());
    let maker = device.and_then(|device| device.maker.as_ref());
    let confidence = device.and_then(|device| device.confidence);
    let others = device.map_or(&[][..], |device| &device.other_makers);
    let evidence = device.map_or(&[][..], |device| &device.evidence);
    let conflicts = device.map_or(&[][..], |device| &device.conflicts);
    let listed = match (one.problem, device) {
        (Some(_), _) => "",
        (None, Some(device)) if is_listed(device) => "yes",
        (None, _) => "no",
    };
    [
        Cow::Borrowed(one.source),
        Cow::Borrowed(one.locator),
        Cow::Borrowed(one.id),
        of(brand.map(|brand| brand.name.as_str())),
        of(brand
            .and_then(|brand| brand.id.as_ref())
            .map(BrandId::as_str)),
        of(maker.map(|maker| maker.name.as_str())),
        of(maker
            .and_then(|maker| maker.entity.as_ref())
            .map(EntityId::as_str)),
        Cow::Borrowed(listed),
        of(confidence.map(Confidence::as_str)),
        joined(others.iter().map(|maker| maker.name.clone())),
        of(device.and_then(|device| device.model.as_deref())),
        of(device.and_then(|device| device.firmware.as_deref())),
        joined(
            evidence
                .iter()
                .map(|seen| format!("{}={}", seen.field, seen.value)),
        ),
        joined(conflicts.iter().cloned()),
        of(one.problem),
    ]
}

/// Whether a maker of the register is found, be it only possible.
fn is_listed(device: &DeviceFinding) -> bool {
    let of_register = |maker: &DeviceMaker| maker.entity.is_some();
    match &device.maker {
        Some(maker) if of_register(maker) => true,
        _ => device.other_makers.iter().any(of_register),
    }
}

fn joined<'a>(values: impl Iterator<Item = String>) -> Cow<'a, str> {
    Cow::Owned(values.collect::<Vec<_>>().join("|"))
}

/// A device with something in most cells, for tests.
#[cfg(test)]
pub(super) fn example() -> DeviceFinding {
    use countersight_model::device::{DeviceBrand, Evidence, Strength};
    let maker = |name: &str, entity: Option<&str>| DeviceMaker {
        entity: entity.map(EntityId::new),
        name: name.to_owned(),
        confidence: Confidence::Possible,
    };
    let seen = |field: &str, value: &str| Evidence {
        field: field.to_owned(),
        value: value.to_owned(),
        rule: "a-rule".to_owned(),
        strength: Strength::Weak,
        detail: String::new(),
    };
    DeviceFinding {
        brand: Some(DeviceBrand {
            id: None,
            name: "=Label, \"new\"".to_owned(),
        }),
        maker: Some(maker("Firm A", None)),
        other_makers: vec![maker("Firm B", Some("firm-b"))],
        model: Some("M-1".to_owned()),
        firmware: None,
        confidence: Some(Confidence::Possible),
        evidence: vec![seen("http.title", "a\nb"), seen("model", "M-1")],
        conflicts: Vec::new(),
    }
}
