//! `devices/oui.csv` and `devices/oui.toml`: hardware-address prefixes.

use super::{Day, Text};
use crate::csv_table::Row;
use crate::fault::Fault;
use crate::link::Link;
use countersight_model::device::{Prefix, PrefixRole};
use serde::Deserialize;

/// The columns.
pub(crate) const COLUMNS: [&str; 5] = ["prefix", "bits", "role", "holder", "organisation"];

/// `devices/oui.toml`: where the table comes from.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct PrefixSource {
    /// When the table was last true.
    pub(crate) as_of: Day,
    /// Cited documents.
    pub(crate) sources: Vec<Text>,
}

/// The prefix; left out and reported if it is malformed or its holder is not in the register.
pub(crate) fn into_model(row: &Row<'_>, link: &mut Link<'_>) -> Option<Prefix> {
    let prefix = digits(row, link)?;
    let role = role(row, link)?;
    let holder = holder(row, role, link).ok()?;
    Some(Prefix {
        prefix: prefix.to_owned(),
        // The length has been checked: 6, 7 or 9 digits of four bits.
        bits: u8::try_from(prefix.len() * 4).unwrap_or(u8::MAX),
        role,
        holder,
        organisation: row.get(4).to_owned(),
    })
}

fn digits<'a>(row: &'a Row<'_>, link: &mut Link<'_>) -> Option<&'a str> {
    let prefix = row.get(0);
    if !prefix
        .bytes()
        .all(|b| b.is_ascii_digit() || (b'A'..=b'F').contains(&b))
    {
        link.fault(
            row.span(0),
            Fault::PrefixForm,
            format!("`{prefix}` is not made of upper-case hex digits"),
            "write the digits without separators, as in `4419B6`",
        );
        return None;
    }
    let wanted = match row.get(1) {
        "24" => 6,
        "28" => 7,
        "36" => 9,
        other => {
            link.fault(
                row.span(1),
                Fault::PrefixForm,
                format!("`{other}` is not the length of a prefix in bits"),
                "the IEEE assigns 24, 28 or 36 bits",
            );
            return None;
        }
    };
    if prefix.len() != wanted {
        let bits = row.get(1);
        link.fault(
            row.span(0),
            Fault::PrefixForm,
            format!(
                "`{prefix}` has {} digits; {bits} bits are {wanted}",
                prefix.len()
            ),
            "correct the prefix or its length in bits",
        );
        return None;
    }
    Some(prefix)
}

fn role(row: &Row<'_>, link: &mut Link<'_>) -> Option<PrefixRole> {
    let role = match row.get(2) {
        "maker" => PrefixRole::Maker,
        "brand" => PrefixRole::Brand,
        "independent" => PrefixRole::Independent,
        "namesake" => PrefixRole::Namesake,
        other => {
            link.fault(
                row.span(2),
                Fault::UnknownWord,
                format!("`{other}` is not one of the allowed words"),
                "the words are `maker`, `brand`, `independent`, `namesake`",
            );
            return None;
        }
    };
    Some(role)
}

/// The holder, `None` where the row rightly names nobody, `Err` where it has been reported.
fn holder(
    row: &Row<'_>,
    role: PrefixRole,
    link: &mut Link<'_>,
) -> Result<Option<String>, Reported> {
    let (holder, span) = (row.get(3), row.span(3));
    let (message, help) = match (role, holder.is_empty()) {
        (PrefixRole::Maker, false) => {
            let maker = link.entity_at(holder, span).ok_or(Reported)?;
            return Ok(Some(maker.as_str().to_owned()));
        }
        (PrefixRole::Brand | PrefixRole::Independent, false) => {
            let brand = link.brand_at(holder, span).ok_or(Reported)?;
            return Ok(Some(brand.as_str().to_owned()));
        }
        (PrefixRole::Independent | PrefixRole::Namesake, true) => return Ok(None),
        (PrefixRole::Maker, true) => ("a prefix of a maker names no holder", "add the entity's id"),
        (PrefixRole::Brand, true) => ("a prefix of a brand names no holder", "add the brand's id"),
        (PrefixRole::Namesake, false) => (
            "a namesake's prefix names a holder",
            "leave the holder empty: it has no tie to anybody",
        ),
    };
    link.fault(span, Fault::PrefixHolder, message, help);
    Err(Reported)
}

/// The row cannot stand, and the reason has been reported.
struct Reported;
