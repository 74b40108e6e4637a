//! Pieces of mark-up: foreign text, days, periods, links.

use crate::safe;
use crate::script::language;
use crate::words;
use askama::filters::{Escaper, Html, HtmlSafe};
use countersight_model::date::PartialDate;
use jiff::civil::Date;
use std::fmt;

/// Text of a stranger, or a name in any script: escaped, isolated, marked with its language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Foreign<'t>(pub(crate) &'t str);

impl HtmlSafe for Foreign<'_> {}

impl fmt::Display for Foreign<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match language(self.0) {
            Some(tag) => write!(f, "<bdi dir=\"auto\" lang=\"{tag}\">")?,
            None => f.write_str("<bdi dir=\"auto\">")?,
        }
        Html.write_escaped_str(&mut *f, &safe::line(self.0))?;
        f.write_str("</bdi>")
    }
}

/// Our own words, which may quote a stranger's: escaped, in one line.
#[derive(Debug, Clone)]
pub(crate) struct Words(pub(crate) String);

impl HtmlSafe for Words {}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Html.write_escaped_str(&mut *f, &safe::line(&self.0))
    }
}

/// A day as a reader says it, with the machine's form beside it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Day(pub(crate) PartialDate);

impl Day {
    pub(crate) fn of(date: Date) -> Self {
        Self(PartialDate::day(date))
    }
}

impl HtmlSafe for Day {}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = words::day(self.0);
        write!(f, "<time datetime=\"{}\">{said}</time>", self.0)
    }
}

/// A period in words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Period(
    pub(crate) Option<PartialDate>,
    pub(crate) Option<PartialDate>,
);

impl HtmlSafe for Period {}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0, self.1) {
            (Some(from), Some(until)) => write!(f, "from {} to {}", Day(from), Day(until)),
            (Some(from), None) => write!(f, "from {}, no end date", Day(from)),
            (None, Some(until)) => write!(f, "start not known, until {}", Day(until)),
            (None, None) => f.write_str("dates not known"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_leave_its_place() {
        let text = Foreign("</bdi><script>'\"&\u{1b}").to_string();
        insta::assert_snapshot!(text, @r#"<bdi dir="auto">&#60;/bdi&#62;&#60;script&#62;&#39;&#34;&#38;�</bdi>"#);
    }

    #[test]
    fn days_are_said_as_far_as_they_are_known() {
        let said = |text: &str| Day(text.parse().unwrap()).to_string();
        assert_eq!(
            said("2019-08-13"),
            "<time datetime=\"2019-08-13\">13 August 2019</time>"
        );
        assert_eq!(
            said("2020-12"),
            "<time datetime=\"2020-12\">December 2020</time>"
        );
        assert_eq!(said("2020"), "<time datetime=\"2020\">2020</time>");
    }
}
