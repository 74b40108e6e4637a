//! The lists' words for identifiers.

use countersight_model::entity::Scheme;

/// Words that make a label one of an identifier of a company. Anything else is dropped: a passport,
/// a telephone number, an electronic address, a remark.
const KEPT: &[&str] = &[
    "isin",
    "ticker",
    "social credit",
    "legal entity",
    "lei",
    "registration",
    "registry",
    "regnumber",
    "reg. no",
    "tax",
    "vat",
    "v.a.t",
    "d-u-n-s",
    "duns",
    "cage",
    "uei",
    "swift",
    "bic",
    "imo",
    "mmsi",
    "gazette",
    "company number",
    "company identification",
    "business number",
    "business identification",
    "business registration",
    "chamber of commerce",
    "license",
    "licence",
    "enterprise number",
    "identification number",
    "c.r. no",
    "rif",
    "nit #",
    "ruc",
    "r.f.c",
    "rfc",
    "rtn",
    "c.u.i.t",
    "c.i.f",
    "c.u.r.p",
    "folio mercantil",
    "matricula mercantil",
    "fein",
    "charity no",
    "incorporation number",
    "branch unit number",
    "website",
    "domain",
    "ogrn",
    "inn",
    "okpo",
    "edrpou",
    "єдрпоу",
    "uscc",
    "trade no",
    "fiscal code",
    "bik (ru)",
    "permit no",
    "hull",
    "aircraft",
    "construction number",
    "tail number",
    "serial number",
    "call sign",
];

/// Words that speak of something else although one of the words above is in them.
const DROPPED: &[&str] = &[
    "passport",
    "national id",
    "birth",
    "driver",
    "nationality of registration",
    "residency",
    "issuer",
    "sanctions",
    "directive",
    "organization type",
    "organization established",
    "registration country",
    "registration date",
    "aircraft type",
    "aircraft model",
    "aircraft mode",
    "aircraft operator",
    "digital currency",
    "phone",
    "email",
    "date",
    "voter",
    "personal",
    "citizen",
];

/// Whether a label is that of a company's identifier.
pub(super) fn is_identifier(label: &str) -> bool {
    let label = label.to_lowercase();
    let words: Vec<&str> = label
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let has = |word: &str| {
        // Short words stand alone, for `inn` is in `winner`.
        if word.len() <= 4 && word.chars().all(char::is_alphanumeric) {
            words.contains(&word)
        } else {
            label.contains(word)
        }
    };
    KEPT.iter().any(|word| has(word)) && !DROPPED.iter().any(|word| label.contains(word))
}

/// The scheme behind a label.
pub(super) fn scheme(label: &str) -> Option<Scheme> {
    let label = label.to_lowercase();
    let is = |words: &[&str]| words.iter().any(|word| label.contains(word));
    if is(&["isin"]) {
        Some(Scheme::Isin)
    } else if is(&["social credit", "uscc", "unifiedsocial"]) {
        Some(Scheme::Uscc)
    } else if is(&["legal entity", "leicode"]) || label == "lei" {
        Some(Scheme::Lei)
    } else if is(&["ticker"]) {
        Some(Scheme::Ticker)
    } else if is(&["website", "domain"]) {
        Some(Scheme::Domain)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_of_companies_are_kept_and_nothing_of_persons() {
        for label in [
            "ISIN",
            "Equity Ticker",
            "Unified Social Credit Code (USCC)",
            "Legal Entity Number",
            "Tax ID No.",
            "Registration ID",
            "D-U-N-S Number",
            "RUC #",
            "SWIFT/BIC",
        ] {
            assert!(is_identifier(label), "{label}");
        }
        for label in [
            "Passport",
            "National ID No.",
            "Email Address",
            "Phone Number",
            "Issuer Name",
            "Listing Date (CMIC)",
            "Nationality of Registration",
            "Executive Order 13662 Directive Determination -",
            "Digital Currency Address - XBT",
            "Organization Established Date",
            "Gender",
            "Target Type",
        ] {
            assert!(!is_identifier(label), "{label}");
        }
        assert_eq!(
            scheme("Unified Social Credit Code (USCC)"),
            Some(Scheme::Uscc)
        );
        assert_eq!(scheme("Tax ID No."), None);
    }
}
