//! Identifiers of entities: their form, their check digits, and that nobody shares one.

use crate::draft::Draft;
use crate::fault::Fault;
use crate::records::entity::IdentifierRecord;
use crate::report::{File, Report};
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
    // An unverified code is kept as it was found, so that somebody can look it up.
    let kept = identifier.scheme == Scheme::Uscc && trust == Trust::Unverified;
    let is_sound = kept || identifier.scheme.is_sound(value);
    let (fault, help) = match identifier.scheme {
        Scheme::Isin => (
            Fault::CheckDigit,
            "an ISIN is two capital letters, nine characters and a check digit, as in CNE100000PM8",
        ),
        Scheme::Lei => (
            Fault::CheckDigit,
            "an LEI is 18 capital letters or digits and two check digits",
        ),
        Scheme::Uscc => (
            Fault::CheckDigit,
            "compare all 18 characters with the source, or set trust = \"unverified\"",
        ),
        Scheme::Vat => (
            Fault::CheckDigit,
            "write the letters of the state and the number without spaces, as in DE129274202",
        ),
        Scheme::Ticker => (
            Fault::IdentifierForm,
            "write symbol and market, as in 002415.SZ",
        ),
        Scheme::Domain => (
            Fault::IdentifierForm,
            "write the bare domain in small letters, as in hikvision.com",
        ),
        Scheme::Pen => (
            Fault::IdentifierForm,
            "write the number that the IANA assigned, as in 39165",
        ),
        Scheme::Duns => (
            Fault::IdentifierForm,
            "write the nine digits, as in 150483782",
        ),
        Scheme::Cage => (
            Fault::IdentifierForm,
            "a CAGE code is five capital letters or digits without I and O, as in 1TRZ3",
        ),
        Scheme::Uei => (
            Fault::IdentifierForm,
            "a UEI is twelve capital letters or digits without I and O, the first not a nought",
        ),
    };
    if !is_sound {
        let scheme = identifier.scheme.as_str();
        let message = format!("`{value}` is not a sound {scheme}");
        report.at(file, identifier.value.span(), fault, message, help);
    }
}
