//! A timeline as bars: what is drawn beside the days that say the same.

use jiff::civil::Date;

/// Bars over the years.
#[derive(Debug)]
pub(crate) struct Strip {
    /// What it shows, for those who cannot see it.
    pub(crate) title: String,
    /// The day of the page, drawn as a line.
    pub(crate) on: Date,
    pub(crate) bars: Vec<Bar>,
}

/// One bar.
#[derive(Debug)]
pub(crate) struct Bar {
    pub(crate) label: String,
    pub(crate) from: Date,
    /// Its end; none while it lasts.
    pub(crate) until: Option<Date>,
    /// Times in which it does not work, or may not.
    pub(crate) gaps: Vec<(Date, Option<Date>)>,
}

impl Strip {
    /// The first year drawn, and the year after the last.
    pub(crate) fn years(&self) -> (i16, i16) {
        let days = self.bars.iter().flat_map(|bar| [Some(bar.from), bar.until]);
        let days = days.flatten().chain([self.on]).map(Date::year);
        let (first, last) = days.fold((i16::MAX, i16::MIN), |(first, last), year| {
            (first.min(year), last.max(year))
        });
        (first, last + 1)
    }

    /// Where a day lies between the first year and the last, from 0 to 1.
    pub(crate) fn place(&self, day: Date) -> f64 {
        let (first, after) = self.years();
        let year = f64::from(day.year() - first);
        let within = f64::from(day.day_of_year() - 1) / 366.0;
        ((year + within) / f64::from((after - first).max(1))).clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_lies_where_its_year_is() {
        let strip = Strip {
            title: String::new(),
            on: date(2026, 1, 1),
            bars: vec![Bar {
                label: String::new(),
                from: date(2019, 1, 1),
                until: None,
                gaps: Vec::new(),
            }],
        };
        assert_eq!(strip.years(), (2019, 2027));
        assert!((strip.place(date(2023, 1, 1)) - 0.5).abs() < 1e-9);
        assert!(strip.place(date(2010, 1, 1)).abs() < 1e-9);
    }
}
