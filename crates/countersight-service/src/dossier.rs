//! The names that a report needs.

use countersight_model::entity::{AliasUse, Entity};
use countersight_model::source::Trust;
use countersight_register::Register;
use countersight_report::Dossier;
use std::collections::BTreeMap;

/// Names of entities, roles and places for a report.
pub fn dossier(register: &Register) -> Dossier {
    let mut claims = BTreeMap::new();
    for id in register.claims.values().flat_map(|claim| &claim.entities) {
        *claims.entry(id.clone()).or_default() += 1;
    }
    Dossier {
        claims,
        entities: register
            .entities
            .values()
            .map(|e| (e.id.clone(), e.name.clone()))
            .collect(),
        short: register
            .entities
            .values()
            .filter_map(|entity| Some((entity.id.clone(), short_name(entity)?)))
            .collect(),
        roles: register
            .roles
            .values()
            .map(|r| (r.id.clone(), r.label.clone()))
            .collect(),
        places: register.jurisdictions.clone(),
    }
}

/// The word of the entity's own name by which people call it, such as `Hikvision`.
fn short_name(entity: &Entity) -> Option<String> {
    let name = entity.name.to_lowercase();
    let called = entity.aliases.iter().filter(|alias| {
        matches!(alias.usage, AliasUse::Unique | AliasUse::Short)
            && alias.trust > Trust::Unverified
            && alias.text.chars().count() > 2
            && name.contains(&alias.text.to_lowercase())
    });
    called
        .min_by_key(|alias| (alias.usage == AliasUse::Short, alias.text.chars().count()))
        .map(|alias| alias.text.clone())
}
