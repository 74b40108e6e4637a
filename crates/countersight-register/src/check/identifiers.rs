//! Identifiers of entities: their form, their check digits, and that nobody shares one.

use crate::draft::Draft;
use crate::fault::Fault;
use crate::records::entity::IdentifierRecord;
use crate::report::{File, Report};
use countersight_model::digits;
use countersight_model::entity::Scheme;
use countersight_model::source::Trust;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// Checks every identifier.
pub(super) fn check(draft: &Draft<'_>, report: &mut Report) {
    let mut bearers: BTreeMap<(Scheme, &str), &str> = BTreeMap::new();
    for filed in &draft.entities {
        let (file, entity) = (filed.file, &filed.record);
        for identifier in &entity.identifiers {
            let trust = identifier.trust.unwrap_or(entity.trust);
            form(file, identifier, trust, report);
            let value = identifier.value.get_ref();
            match bearers.entry((identifier.scheme, value)) {
                Entry::Vacant(vacant) => {
                    vacant.insert(entity.id.get_ref());
                }
                Entry::Occupied(first) => report.at(
                    file,
                    identifier.value.span(),
                    Fault::DuplicateIdentifier,
                    format!("`{value}` is already an identifier of `{}`", first.get()),
                    "an identifier leads to one entity: keep it with the one that bears it",
                ),
            }
        }
    }
}

fn form(file: File<'_>, identifier: &IdentifierRecord, trust: Trust, report: &mut Report) {
    let value = identifier.value.get_ref();
    let (fault, is_sound, help) = match identifier.scheme {
        Scheme::Isin => (
            Fault::CheckDigit,
            digits::is_isin(value),
            "an ISIN is two capital letters, nine characters and a check digit, as in CNE100000PM8",
        ),
        Scheme::Lei => (
            Fault::CheckDigit,
            digits::is_lei(value),
            "an LEI is 18 capital letters or digits and two check digits",
        ),
        // An unverified code is kept as it was found, so that somebody can look it up.
        Scheme::Uscc => (
            Fault::CheckDigit,
            trust == Trust::Unverified || digits::is_uscc(value),
            "compare all 18 characters with the source, or set trust = \"unverified\"",
        ),
        Scheme::Ticker => (
            Fault::IdentifierForm,
            is_ticker(value),
            "write symbol and market, as in 002415.SZ",
        ),
        Scheme::Domain => (
            Fault::IdentifierForm,
            is_domain(value),
            "write the bare domain in small letters, as in hikvision.com",
        ),
        Scheme::Pen => (
            Fault::IdentifierForm,
            value.parse::<u32>().is_ok_and(|number| number > 0),
            "write the number that the IANA assigned, as in 39165",
        ),
    };
    if !is_sound {
        let scheme = identifier.scheme.as_str();
        let message = format!("`{value}` is not a sound {scheme}");
        report.at(file, identifier.value.span(), fault, message, help);
    }
}

fn is_ticker(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    };
    text.rsplit_once('.')
        .is_some_and(|(symbol, market)| is_part(symbol) && is_part(market))
}

fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .chars()
                .all(|c| c.is_alphanumeric() && !c.is_uppercase() || c == '-')
    };
    text.contains('.') && text.split('.').all(is_label)
}
