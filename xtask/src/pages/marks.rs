//! The device marks: what each shows, with which weight, on which text and documents.

use crate::markdown::{head, row, sentence, table, text};
use countersight_model::device::{Fingerprint, Strength};
use countersight_register::Register;
use std::collections::BTreeMap;

pub(super) fn page(register: &Register) -> String {
    let mut fields: BTreeMap<&str, Vec<&Fingerprint>> = BTreeMap::new();
    for mark in &register.fingerprints {
        fields.entry(&mark.field).or_default().push(mark);
    }
    let about = format!(
        "The register of {} holds {} marks over {} fields of what devices send or what is written on them. A mark shows the \
         maker of the firmware, a label, or a firm outside the register that the device speaks for. Patterns and the \
         texts that must not match stand in `data/fingerprints/`. What a weight means: see \
         [How devices are identified](devices.md).",
        register.stamp.version,
        register.fingerprints.len(),
        fields.len()
    );
    let mut page = head("Device marks", &about);
    for (field, marks) in fields {
        page.push_str("\n## ");
        page.push_str(&text(field));
        page.push_str("\n\n");
        page.push_str(&table(&[
            "mark",
            "shows",
            "weight",
            "a text that matches",
            "remark",
        ]));
        for mark in marks {
            page.push_str(&one(mark, register));
        }
    }
    page
}

fn one(mark: &Fingerprint, register: &Register) -> String {
    let weight = match mark.strength {
        Strength::Weak => "weak",
        Strength::Strong => "strong",
        Strength::Conclusive => "conclusive",
    };
    let example = mark.examples.first().map(|example| short(example));
    let mut remark = mark.note.as_deref().map(sentence).unwrap_or_default();
    if !mark.conflicts.is_empty() {
        remark.push_str(" Sources disagree.");
    }
    row([
        format!("`{}`", mark.id),
        shows(mark, register),
        weight.to_owned(),
        example.unwrap_or_default(),
        remark.trim().to_owned(),
    ])
}

fn shows(mark: &Fingerprint, register: &Register) -> String {
    let maker = mark.maker.as_ref().map(|id| {
        let name = register.entities.get(id).map_or(id.as_str(), |e| &e.name);
        text(name)
    });
    let independent = mark.independent.as_deref().map(text);
    let label = mark.brand.as_ref().map(|id| {
        let name = register.brands.get(id).map_or(id.as_str(), |b| &b.name);
        format!("label {}", text(name))
    });
    let shown: Vec<String> = [maker, independent, label].into_iter().flatten().collect();
    shown.join("; ")
}

/// The beginning of a text: answers in XML are long.
fn short(example: &str) -> String {
    const LETTERS: usize = 80;
    let mut said = text(&example.chars().take(LETTERS).collect::<String>());
    if example.chars().count() > LETTERS {
        said.push('…');
    }
    said
}
