//! One result in full.

use super::{explained, rules};
use crate::keep;
use crate::options::Dossier;
use crate::terminal::{Page, Tone};
use crate::words;
use countersight_model::device::{DeviceFinding, DeviceMaker};
use countersight_model::result::{Match, MeasureFinding, PathStep, ScreeningResult};
use countersight_model::run::Run;

/// Writes a result: subject, answer, company, reasons, rules, what is missing, who was set aside.
pub(super) fn write(
    page: &mut Page,
    result: &ScreeningResult,
    measures: &[MeasureFinding],
    run: &Run,
    dossier: &Dossier,
    verbose: bool,
) {
    let said = words::answer(result.answer).to_uppercase();
    page.heading(
        &format!("{said}: {}", result.subject.text),
        Tone::Answer(result.answer),
    );
    page.para(0, &result.because);
    if result.answer != countersight_model::result::Answer::Prohibited {
        page.toned(0, words::answer_meaning(result.answer), Tone::Faint);
    }
    let place = keep::place(&result.subject.source, &result.subject.locator);
    if !place.is_empty() {
        page.toned(
            0,
            &format!("{place}; read as {}", result.subject.kind.as_str()),
            Tone::Faint,
        );
    }
    if !result.matches.is_empty() {
        title(page, "Who is behind it");
        for found in &result.matches {
            company(page, found, dossier);
        }
    }
    if let Some(device) = &result.device {
        title(page, "The device");
        write_device(page, device);
    }
    rules::write(page, measures, run.context.is_open(), verbose, dossier);
    explained::write(page, &result.explanations, dossier);
    if !result.missing.is_empty() {
        title(page, "What is missing");
        for missing in &result.missing {
            page.item(2, missing);
        }
    }
    if !result.set_aside.is_empty() {
        title(page, "Looked at and set aside");
        for aside in &result.set_aside {
            page.item(2, &format!("{}: {}", aside.name, aside.because));
        }
    }
}

/// A title inside a block.
pub(super) fn title(page: &mut Page, text: &str) {
    page.gap();
    page.toned(0, text, Tone::Strong);
}

fn company(page: &mut Page, found: &Match, dossier: &Dossier) {
    page.para(2, &format!("{} ({})", found.name, found.entity));
    page.field(4, "Tie", words::relation(found.relation));
    let sure = format!(
        "{} (score {:.2})",
        words::confidence(found.confidence),
        found.score
    );
    page.field(4, "How sure", &sure);
    for why in &found.why {
        page.item(4, &format!("{}: {}", why.feature, why.detail));
        if !why.query.is_empty() || !why.found.is_empty() {
            page.para(
                6,
                &format!(
                    "given \"{}\"; the register holds \"{}\"",
                    why.query, why.found
                ),
            );
        }
    }
    if !found.path.is_empty() {
        page.para(4, "Ownership path:");
        for (at, step) in found.path.iter().enumerate() {
            page.hung(
                4,
                &format!("{}.", at + 1),
                &step_words(step, dossier),
                Tone::Plain,
            );
            if let Some(source) = &step.source {
                page.address(7, source);
            }
        }
    }
}

/// One step of a path: `CETHIK → Hikvision: controls, 38.88 %, as of 2024`.
pub(super) fn step_words(step: &PathStep, dossier: &Dossier) -> String {
    let mut said = vec![step.relation.clone()];
    said.push(
        step.share
            .map_or_else(|| "share not known".to_owned(), words::share),
    );
    if let Some(as_of) = &step.as_of {
        said.push(format!("as of {as_of}"));
    }
    if step.from.is_some() || step.until.is_some() {
        said.push(words::period(step.from, step.until));
    }
    said.extend(words::doubt(step.trust).map(str::to_owned));
    let (holder, held) = (dossier.entity(&step.holder), dossier.entity(&step.held));
    format!("{holder} → {held}: {}", said.join(", "))
}

fn write_device(page: &mut Page, device: &DeviceFinding) {
    let brand = device
        .brand
        .as_ref()
        .map_or("not known", |brand| brand.name.as_str());
    page.field(2, "Label", brand);
    page.field(
        2,
        "Maker",
        &device
            .maker
            .as_ref()
            .map_or_else(|| "not known".to_owned(), maker),
    );
    let others: Vec<_> = device.other_makers.iter().map(maker).collect();
    page.field(2, "Or made by", &others.join("; "));
    page.field(2, "Model", device.model.as_deref().unwrap_or_default());
    for piece in &device.evidence {
        let strength = words::strength(piece.strength);
        let text = format!(
            "{} \"{}\": {} ({strength})",
            piece.field, piece.value, piece.detail
        );
        page.item(2, &text);
    }
    for conflict in &device.conflicts {
        page.item(2, &format!("Conflict: {conflict}"));
    }
}

fn maker(maker: &DeviceMaker) -> String {
    format!("{} ({})", maker.name, maker.confidence.as_str())
}
