//! A date known to the day, the month or the year.
//!
//! Laws and registers often give a month or a year only. Filling in a day would invent a fact, so a
//! [`PartialDate`] keeps what is known and offers the earliest and latest day it can mean.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

/// A civil date of which the day, or the month and day, may be unknown.
///
/// ```
/// use countersight_model::date::PartialDate;
/// use jiff::civil::date;
///
/// let month: PartialDate = "2024-02".parse()?;
/// assert_eq!(month.earliest(), date(2024, 2, 1));
/// assert_eq!(month.latest(), date(2024, 2, 29));
/// assert_eq!(month.to_string(), "2024-02");
/// # Ok::<(), countersight_model::date::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

/// The text is not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or names no day of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a date; write YYYY-MM-DD, YYYY-MM or YYYY")]
pub struct DateError {
    text: String,
}

impl PartialDate {
    /// A date known to the day.
    pub fn day(date: Date) -> Self {
        Self {
            year: date.year(),
            month: Some(date.month()),
            day: Some(date.day()),
        }
    }

    /// The first day this can mean.
    pub fn earliest(self) -> Date {
        Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).unwrap_or(Date::MIN)
    }

    /// The last day this can mean.
    pub fn latest(self) -> Date {
        match (self.month, self.day) {
            (_, Some(_)) => self.earliest(),
            (Some(_), None) => self.earliest().last_of_month(),
            (None, None) => self.earliest().last_of_year(),
        }
    }

    /// Whether the day itself is known.
    pub fn is_exact(self) -> bool {
        self.day.is_some()
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let error = || DateError {
            text: text.to_owned(),
        };
        let mut parts = text.split('-');
        let number = |part: &str, width: usize| {
            (part.len() == width && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<i16>().ok())
                .flatten()
        };
        let year = parts.next().and_then(|p| number(p, 4)).ok_or_else(error)?;
        let mut two_digits = || -> Result<Option<i8>, DateError> {
            match parts.next() {
                None => Ok(None),
                Some(part) => number(part, 2)
                    .and_then(|n| i8::try_from(n).ok())
                    .map(Some)
                    .ok_or_else(error),
            }
        };
        let (month, day) = (two_digits()?, two_digits()?);
        if parts.next().is_some() {
            return Err(error());
        }
        match Date::new(year, month.unwrap_or(1), day.unwrap_or(1)) {
            Ok(_) => Ok(Self { year, month, day }),
            Err(_not_in_calendar) => Err(error()),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

/// Whether a day lies in a period whose ends may be known only in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InPeriod {
    /// Certainly inside.
    Yes,
    /// Certainly outside.
    No,
    /// The day falls in the part of the period that the register cannot settle.
    Unclear,
}

/// Places `on` against a period; a missing start counts as unknown, a missing end as open.
///
/// `until` is the last day of the period.
///
/// ```
/// use countersight_model::date::{InPeriod, in_period};
/// use jiff::civil::date;
///
/// let from = "2026-07".parse().ok();
/// assert_eq!(in_period(date(2026, 6, 30), from, None), InPeriod::No);
/// assert_eq!(in_period(date(2026, 7, 15), from, None), InPeriod::Unclear);
/// assert_eq!(in_period(date(2026, 8, 1), from, None), InPeriod::Yes);
/// ```
pub fn in_period(on: Date, from: Option<PartialDate>, until: Option<PartialDate>) -> InPeriod {
    if from.is_some_and(|d| on < d.earliest()) || until.is_some_and(|d| on > d.latest()) {
        return InPeriod::No;
    }
    let started = from.is_some_and(|d| on >= d.latest());
    let not_ended = until.is_none_or(|d| on <= d.earliest());
    if started && not_ended {
        InPeriod::Yes
    } else {
        InPeriod::Unclear
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn refuses_what_is_no_date() {
        for text in [
            "",
            "20",
            "2024-13",
            "2024-02-30",
            "2024-2-1",
            "2024-02-01-01",
            "1 May 2024",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_last_day_of_a_period_is_inside_it() {
        let (from, until) = ("2025-09-29".parse().ok(), "2025-11-09".parse().ok());
        assert_eq!(in_period(date(2025, 9, 28), from, until), InPeriod::No);
        assert_eq!(in_period(date(2025, 9, 29), from, until), InPeriod::Yes);
        assert_eq!(in_period(date(2025, 11, 9), from, until), InPeriod::Yes);
        assert_eq!(in_period(date(2025, 11, 10), from, until), InPeriod::No);
    }

    #[test]
    fn an_unknown_start_is_unclear_until_the_end() {
        assert_eq!(in_period(date(2020, 1, 1), None, None), InPeriod::Unclear);
        assert_eq!(
            in_period(date(2020, 1, 1), None, "2019".parse().ok()),
            InPeriod::No
        );
    }
}
