//! An index of the companies: their names in every script, their country, the lists that name them.

use crate::markdown::{anchor, head, row, table, text};
use countersight_model::entity::{AliasUse, Entity, EntityKind};
use countersight_model::source::Trust;
use countersight_register::Register;

pub(super) fn page(register: &Register) -> String {
    let entities = register.entities.values();
    let (namesakes, meant): (Vec<_>, Vec<_>) =
        entities.partition(|entity| entity.kind == EntityKind::Namesake);
    let about = format!(
        "The register of {} holds {} companies and bodies. A company stands here because a measure \
         names it, because it holds or is held by such a company, or because evidence concerns it; \
         standing here is no accusation. `countersight show` with an id gives all that is known, with \
         sources. *Unverified* marks an entry that no source confirms.",
        register.stamp.version,
        meant.len()
    );
    let mut page = head("Companies and bodies", &about);
    page.push('\n');
    page.push_str(&table(&["name", "other names", "country", "stands on"]));
    for entity in meant {
        page.push_str(&row([
            format!("{}<br>`{}`", text(&entity.name), entity.id),
            names(entity),
            entity.country.clone().unwrap_or_default(),
            listings(entity, register),
        ]));
    }
    if !namesakes.is_empty() {
        page.push_str(
            "\n## Namesakes\n\nFirms that bear a like name and are not meant. They stand in the \
             register so that nobody takes them for another.\n\n",
        );
        page.push_str(&table(&["name", "country", "what it is"]));
        for entity in namesakes {
            page.push_str(&row([
                format!("{}<br>`{}`", text(&entity.name), entity.id),
                entity.country.clone().unwrap_or_default(),
                text(&entity.role),
            ]));
        }
    }
    page
}

/// Other names that sources confirm, but for those too weak to recognise anybody.
fn names(entity: &Entity) -> String {
    let names = entity.aliases.iter();
    let names = names.filter(|a| a.trust > Trust::Unverified && a.usage != AliasUse::Hint);
    let names: Vec<String> = names.map(|alias| text(&alias.text)).collect();
    names.join(", ")
}

/// The measures that name the entity by their own entries.
fn listings(entity: &Entity, register: &Register) -> String {
    let mut listings: Vec<String> = Vec::new();
    for measure in register.measures.values() {
        let mut entries = measure.targets.iter();
        let Some(entry) = entries.find(|t| t.entity.as_ref() == Some(&entity.id)) else {
            continue;
        };
        let doubt = if entry.trust.min(measure.trust) == Trust::Unverified {
            " (unverified)"
        } else {
            ""
        };
        let until = entry.until.map(|day| format!(" (until {day})"));
        let id = measure.id.as_str();
        listings.push(format!(
            "[{id}](all-measures.md#{}){doubt}{}",
            anchor(id),
            until.unwrap_or_default()
        ));
    }
    listings.join(", ")
}
