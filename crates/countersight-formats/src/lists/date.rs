//! Dates as lists write them.

use countersight_model::date::PartialDate;

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// In which order a list writes days and months as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// `24/03/2022`.
    DayFirst,
    /// `03/24/2022`.
    MonthFirst,
}

/// The date at the beginning of a text: `2022-03-24`, `24/03/2022`, `3 Jun 2021`, `June 3, 2021`,
/// `03-Jun-2021`, `Jun. 2021`, `2021`. What is not a date is none.
pub(super) fn parse(text: &str, order: Order) -> Option<PartialDate> {
    let text = text.trim();
    let first = text.split(['T', ' ']).next().unwrap_or_default();
    if let Ok(date) = first.parse() {
        return Some(date);
    }
    let parts: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .take(3)
        .collect();
    match *parts.as_slice() {
        [one, two, three] => {
            if let Some(month) = month(one) {
                // `December 22, 2025Updated:…` runs into the next word.
                return day(digits(three), month, two).or_else(|| ym(two, month));
            }
            if let Some(month) = month(two) {
                return day(digits(three), month, one);
            }
            if one.len() == 4 {
                return day(one, number(two)?, three);
            }
            let (d, m) = match order {
                Order::DayFirst => (one, two),
                Order::MonthFirst => (two, one),
            };
            let year = long_year(digits(three))?;
            let (month, of_month) = (number(m)?, number(d)?);
            // `00/00/1959` knows the year alone.
            if month == 0 || of_month == 0 {
                return year.parse().ok();
            }
            day(&year, month, d)
        }
        [one, two] => ym(two, month(one).or_else(|| number(one))?),
        [one] => one.parse().ok(),
        _ => None,
    }
}

/// The year of two digits that the Federal Register still writes.
fn long_year(text: &str) -> Option<String> {
    match text.len() {
        4 => Some(text.to_owned()),
        2 => {
            let year: u16 = text.parse().ok()?;
            Some((if year < 70 { 2000 + year } else { 1900 + year }).to_string())
        }
        _ => None,
    }
}

fn digits(text: &str) -> &str {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

fn number(text: &str) -> Option<u8> {
    text.parse().ok()
}

fn month(text: &str) -> Option<u8> {
    let start = text.get(..3)?.to_lowercase();
    let at = MONTHS.iter().position(|month| *month == start)?;
    text.chars()
        .all(char::is_alphabetic)
        .then(|| u8::try_from(at + 1).ok())?
}

fn day(year: &str, month: u8, day: &str) -> Option<PartialDate> {
    let day = number(day)?;
    format!("{year}-{month:02}-{day:02}").parse().ok()
}

fn ym(year: &str, month: u8) -> Option<PartialDate> {
    format!("{}-{month:02}", digits(year)).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_every_list_are_read() {
        for (text, found) in [
            ("2022-03-24", "2022-03-24"),
            ("2026-08-01T23:00:03.110Z", "2026-08-01"),
            ("2022", "2022"),
            ("24/03/2022", "2022-03-24"),
            ("3 Jun 2021", "2021-06-03"),
            ("03-Jun-2021", "2021-06-03"),
            ("June 3, 2021", "2021-06-03"),
            ("Jan. 7, 2025", "2025-01-07"),
            (
                "December 22, 2025Updated:January 7, 2026Updated:March 18, 2026",
                "2025-12-22",
            ),
            ("March 2021", "2021-03"),
            ("00/00/1959", "1959"),
        ] {
            let date = parse(text, Order::DayFirst).map(|date| date.to_string());
            assert_eq!(date.as_deref(), Some(found), "{text}");
        }
        let date = parse("03/24/2022", Order::MonthFirst).map(|date| date.to_string());
        assert_eq!(date.as_deref(), Some("2022-03-24"));
        let date = parse("6/27/03", Order::MonthFirst).map(|date| date.to_string());
        assert_eq!(date.as_deref(), Some("2003-06-27"));
        for text in ["", "soon", "31/31/2022 x", "Maybe 2", "ééé 1, 2020"] {
            assert_eq!(parse(text, Order::DayFirst), None, "{text}");
        }
    }
}
