//! A line of time: when an entry had effect, beside the days that say the same.

use crate::pages::markup::Made;
use countersight_model::date::PartialDate;
use jiff::civil::Date;

/// Width of a drawing in its own units.
const WIDTH: f64 = 1000.0;
/// The narrowest bar that can be seen.
const NARROWEST: f64 = 6.0;

/// The years that lines of one table share.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Strip {
    first: i16,
    after: i16,
    on: Date,
}

impl Strip {
    /// The years from the earliest of these days to the year of the page's day, or beyond it.
    pub(crate) fn over(days: impl Iterator<Item = Date>, on: Date) -> Self {
        let years = days.chain([on]).map(Date::year);
        let (first, last) = years.fold((i16::MAX, i16::MIN), |(first, last), year| {
            (first.min(year), last.max(year))
        });
        Self {
            first,
            after: last + 1,
            on,
        }
    }

    /// The years written above the lines: the first, one in the middle, the last.
    pub(crate) fn years(&self) -> Vec<i16> {
        let last = self.after - 1;
        let mut years = vec![self.first, i16::midpoint(self.first, last), last];
        years.dedup();
        years
    }

    /// The line of one entry; an unknown end is open, an unknown beginning draws nothing.
    pub(crate) fn line(
        &self,
        kind: &str,
        from: Option<PartialDate>,
        until: Option<PartialDate>,
    ) -> Made {
        let today = self.place(self.on);
        let bar = from.map(|from| {
            let start = self.place(from.earliest());
            let end = until.map_or(WIDTH, |day| self.place(day.latest()));
            let width = (end - start).max(NARROWEST);
            let open = if until.is_none() { " open" } else { "" };
            format!("<rect class=\"bar {kind}{open}\" x=\"{start:.0}\" y=\"3\" width=\"{width:.0}\" height=\"8\"/>")
        });
        Made(format!(
            "<svg class=\"strip\" viewBox=\"0 0 1000 14\" preserveAspectRatio=\"none\" aria-hidden=\"true\">{}<rect class=\"today\" x=\"{today:.0}\" y=\"0\" width=\"3\" height=\"14\"/></svg>",
            bar.unwrap_or_default()
        ))
    }

    fn place(&self, day: Date) -> f64 {
        let year = f64::from(day.year() - self.first);
        let within = f64::from(day.day_of_year() - 1) / 366.0;
        let span = f64::from((self.after - self.first).max(1));
        ((year + within) / span).clamp(0.0, 1.0) * WIDTH
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_lies_where_its_year_is() {
        let days = [date(2019, 8, 13), date(2030, 1, 1)];
        let strip = Strip::over(days.into_iter(), date(2026, 1, 1));
        assert_eq!(strip.years(), [2019, 2024, 2030]);
        assert!((strip.place(date(2025, 1, 1)) - 500.0).abs() < 1.0);
        let open = strip.line("binding", "2025".parse().ok(), None).0;
        assert!(
            open.contains("class=\"bar binding open\" x=\"500\" y=\"3\" width=\"500\""),
            "{open}"
        );
        assert!(!strip.line("binding", None, None).0.contains("bar"));
    }
}
