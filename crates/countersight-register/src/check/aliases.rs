//! Aliases: each once, and the short ones nobody else's.

use super::filled;
use crate::draft::Draft;
use crate::fault::Fault;
use crate::records::Text;
use crate::report::{File, Report};
use countersight_model::entity::AliasUse;
use std::collections::{BTreeMap, BTreeSet};

/// Names by which somebody could be taken for somebody else: folded text, and who bears it.
type Bearers<'a> = BTreeMap<String, BTreeSet<&'a str>>;

/// Checks the aliases of each entity, and across entities.
pub(super) fn check(draft: &Draft<'_>, report: &mut Report) {
    let bearers = bearers(draft);
    for filed in &draft.entities {
        let (file, entity) = (filed.file, &filed.record);
        let mut texts = BTreeSet::new();
        for alias in &entity.aliases {
            filled(file, &alias.text, report);
            if !texts.insert(alias.text.get_ref().trim()) {
                report.at(
                    file,
                    alias.text.span(),
                    Fault::DuplicateAlias,
                    format!("`{}` stands here twice", alias.text.get_ref()),
                    "keep one of the two",
                );
            }
            if matches!(alias.usage, AliasUse::Short | AliasUse::Unique) {
                shared(file, &alias.text, entity.id.get_ref(), &bearers, report);
            }
        }
    }
}

fn bearers<'d>(draft: &'d Draft<'_>) -> Bearers<'d> {
    let mut bearers = Bearers::new();
    for filed in &draft.entities {
        let entity = &filed.record;
        let aliases = entity
            .aliases
            .iter()
            .filter(|alias| alias.usage != AliasUse::Hint);
        for text in aliases.map(|alias| &alias.text).chain([&entity.name]) {
            bearers
                .entry(fold(text))
                .or_default()
                .insert(entity.id.get_ref());
        }
    }
    bearers
}

fn shared(file: File<'_>, text: &Text, id: &str, bearers: &Bearers<'_>, report: &mut Report) {
    let all = bearers.get(&fold(text)).into_iter().flatten();
    let others: Vec<_> = all
        .filter(|other| **other != id)
        .map(|other| format!("`{other}`"))
        .collect();
    if !others.is_empty() {
        report.at(
            file,
            text.span(),
            Fault::SharedAlias,
            format!("`{}` is also a name of {}", text.get_ref(), others.join(", ")),
            "one name must lead to one entity: give it to the one that bears it, or make it a `hint`",
        );
    }
}

fn fold(text: &Text) -> String {
    text.get_ref().trim().to_lowercase()
}
