//! Identifiers that say alone that two are one company.

use countersight_model::digits;
use countersight_model::entity::{Entity, Scheme};
use countersight_model::party::{Party, PartyIdentifier};
use countersight_model::source::Trust;

/// A sound identifier, in one form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) scheme: String,
    pub(super) value: String,
}

/// Fewest characters and digits of a registration number that is not anybody's.
const SHORTEST: usize = 6;

/// The keys of an entity; an unverified identifier is none.
pub(super) fn of_entity(entity: &Entity) -> Vec<Key> {
    let sure = entity
        .identifiers
        .iter()
        .filter(|identifier| identifier.trust > Trust::Unverified);
    sure.filter_map(|identifier| key(identifier.scheme, &identifier.value))
        .collect()
}

/// The keys of a party.
pub(super) fn of_party(party: &Party) -> Vec<Key> {
    let keys = party.identifiers.iter().filter_map(|identifier| {
        identifier
            .scheme
            .and_then(|scheme| key(scheme, &identifier.value))
            .or_else(|| number(identifier, &party.countries))
    });
    let mut keys: Vec<Key> = keys.collect();
    keys.sort();
    keys.dedup();
    keys
}

fn key(scheme: Scheme, value: &str) -> Option<Key> {
    let bare: String = value.chars().filter(char::is_ascii_alphanumeric).collect();
    let value = match scheme {
        Scheme::Uscc | Scheme::Lei | Scheme::Isin | Scheme::Uei | Scheme::Duns => {
            bare.to_ascii_uppercase()
        }
        Scheme::Vat => digits::vat(value)?,
        // A domain, a ticker and a place of business can be shared, sold or given anew.
        Scheme::Domain | Scheme::Ticker | Scheme::Cage | Scheme::Pen => return None,
    };
    scheme.is_sound(&value).then(|| Key {
        scheme: scheme.as_str().to_owned(),
        value,
    })
}

/// A registration number, which is one only in its country. A sound code of China is one anywhere.
fn number(identifier: &PartyIdentifier, countries: &[String]) -> Option<Key> {
    let value: String = identifier
        .value
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    let value = value.to_uppercase();
    if digits::is_uscc(&value) {
        return key(Scheme::Uscc, &value);
    }
    let label = identifier.label.to_lowercase();
    let is_registration = ["registration", "company number", "business number", "ogrn"]
        .iter()
        .any(|word| label.contains(word));
    let figures = value.chars().filter(char::is_ascii_digit).count();
    let [country] = countries else { return None };
    (identifier.scheme.is_none() && is_registration && figures >= SHORTEST).then(|| Key {
        scheme: format!("registration {country}"),
        value,
    })
}
