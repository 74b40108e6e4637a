//! Finding the register's names in running text.

use crate::fold::is_unspaced;
use crate::index::NameIndex;
use crate::tokens::tokens;
use countersight_model::entity::AliasUse;
use countersight_model::id::EntityId;
use std::collections::BTreeMap;

/// A company named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The company.
    pub entity: EntityId,
    /// The known name that stands there.
    pub found: String,
    /// Whether other firms bear this name too, so that it proves nothing by itself.
    pub shared: bool,
}

/// Names found in `text`, one a company, in the order of their ids.
///
/// Only coined words, short names and full names of at least two words are looked for; a coined or
/// full name wins over a short one.
pub fn mentions(text: &str, index: &NameIndex) -> Vec<Mention> {
    let tokens = tokens(text);
    let mut found: BTreeMap<EntityId, Mention> = BTreeMap::new();
    let mut note = |entity: &EntityId, name: &str, shared: bool| {
        let mention = Mention {
            entity: entity.clone(),
            found: name.to_owned(),
            shared,
        };
        let entry = found
            .entry(entity.clone())
            .or_insert_with(|| mention.clone());
        if entry.shared && !shared {
            *entry = mention;
        }
    };
    for at in 0..tokens.len() {
        for count in 1..=3 {
            let Some(window) = tokens.get(at..at + count) else {
                break;
            };
            if window.iter().any(|t| t.unspaced) {
                break;
            }
            let joined: String = window.iter().map(|t| t.text.as_str()).collect();
            // Joined words of a few letters meet by chance.
            if count > 1 && joined.chars().count() < 5 {
                continue;
            }
            for (entry, parts) in index.names_with_core(&joined) {
                let coined = entry.usage == AliasUse::Unique && parts.is_core_only();
                let short = entry.usage == AliasUse::Short;
                if (coined || short) && parts.joined() == joined {
                    note(&entry.entity, &entry.text, short);
                }
            }
        }
    }
    for run in tokens.iter().filter(|t| t.unspaced) {
        for (entry, parts, shared) in index.names() {
            let core = parts.joined();
            let usable =
                matches!(entry.usage, AliasUse::Unique | AliasUse::Short) && parts.is_core_only();
            if usable && core.chars().next().is_some_and(is_unspaced) && run.text.contains(&core) {
                note(
                    &entry.entity,
                    &entry.text,
                    shared || entry.usage == AliasUse::Short,
                );
            }
        }
    }
    found.into_values().collect()
}
