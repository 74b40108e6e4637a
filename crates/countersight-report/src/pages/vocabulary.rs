//! The page of the roles and actions: plain words, and the questions that find one's own.

use super::write;
use crate::doc::{Block, Doc, Item, Line};
use crate::error::ReportError;
use crate::format::PageFormat;
use crate::options::{Dossier, Options};
use countersight_model::context::{ActionWords, Role};
use serde::Serialize;
use std::io::Write;

/// Words that a reader chooses from: roles, actions, or both.
#[derive(Debug, Clone, Serialize)]
pub struct VocabularyPage<'a> {
    /// Roles, as typed after `--as`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<&'a Role>,
    /// Actions, as typed after `--action`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<&'a ActionWords>,
}

/// Writes the page of roles and actions.
///
/// # Errors
///
/// When the output refuses what is written.
pub fn write_vocabulary(
    out: &mut dyn Write,
    format: PageFormat,
    page: &VocabularyPage<'_>,
    dossier: &Dossier,
    options: &Options,
) -> Result<(), ReportError> {
    write(out, format, page, options, || doc(page, dossier))
}

fn doc<'a>(of: &VocabularyPage<'a>, dossier: &Dossier) -> Doc<'a> {
    let title = match (of.roles.is_empty(), of.actions.is_empty()) {
        (_, true) => "Who you are",
        (true, false) => "What you want to do",
        (false, false) => "Who you are, and what you want to do",
    };
    let lead =
        "Every question that you answer with yes gives a word. Several may be yours: give each.";
    let mut doc = Doc {
        title: title.to_owned(),
        head: vec![Block::Lead(vec![Line::from(lead)])],
        ..Doc::default()
    };
    let roles = of.roles.iter().map(|role| one_role(role, dossier));
    doc.section("Roles: --as", entries(roles));
    doc.section(
        "Actions: --action",
        entries(of.actions.iter().map(|a| one_action(a))),
    );
    doc
}

fn entries(items: impl Iterator<Item = Item>) -> Vec<Block> {
    let items: Vec<Item> = items.collect();
    if items.is_empty() {
        Vec::new()
    } else {
        vec![Block::Entries(items)]
    }
}

fn one_role(role: &Role, dossier: &Dossier) -> Item {
    let wider = role.includes.iter().map(Line::id);
    let place = role.jurisdiction.as_ref();
    let place = place.map(|code| Line::from(dossier.place(code)));
    Item::new(Line::from(&role.question)).with(vec![Block::Fields(vec![
        ("Word", Line::id(&role.id)),
        (
            "Means",
            Line::from(&role.label).and(". ").and(&role.description),
        ),
        ("Also counts as", Line::between(", ", wider)),
        ("Implies the law of", place.unwrap_or_default()),
    ])])
}

fn one_action(action: &ActionWords) -> Item {
    Item::new(Line::from(&action.question)).with(vec![Block::Fields(vec![
        ("Word", Line::id(&action.id)),
        (
            "Means",
            Line::from(&action.label).and(". ").and(&action.description),
        ),
    ])])
}
