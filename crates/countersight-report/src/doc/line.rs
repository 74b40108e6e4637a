//! A line of a page: words, names in any script, days, doubts, numbers of sources.

use crate::words;
use countersight_model::date::PartialDate;
use countersight_model::source::Trust;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Piece {
    /// Our own words, which may quote a stranger's.
    Words(String),
    /// A name or a text in any script.
    Foreign(String),
    /// An identifier.
    Id(String),
    /// A day; text says it as ISO writes it.
    Day(PartialDate),
    /// A day in a sentence, spelled out.
    Said(PartialDate),
    /// A remark of doubt.
    Doubt(String),
    /// A word that marks the whole line, such as `former`.
    Mark(String),
    /// The number of a cited document.
    Ref(usize),
}

/// Pieces that make a line.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Line(pub(crate) Vec<Piece>);

impl Line {
    pub(crate) fn foreign(text: impl Into<String>) -> Self {
        Self(vec![Piece::Foreign(text.into())])
    }

    pub(crate) fn id(text: &impl ToString) -> Self {
        Self(vec![Piece::Id(text.to_string())])
    }

    pub(crate) fn day(day: PartialDate) -> Self {
        Self(vec![Piece::Day(day)])
    }

    pub(crate) fn said(day: PartialDate) -> Self {
        Self(vec![Piece::Said(day)])
    }

    pub(crate) fn mark(text: impl Into<String>) -> Self {
        Self(vec![Piece::Mark(text.into())])
    }

    /// A name in quotation marks.
    pub(crate) fn quoted(text: &str) -> Self {
        Self::from("\"").and(Self::foreign(text)).and("\"")
    }

    /// The remark on a fact that is not fully trusted; empty for one that is.
    pub(crate) fn doubt(trust: Trust) -> Self {
        Self(
            words::doubt(trust)
                .map(|doubt| Piece::Doubt(doubt.to_owned()))
                .into_iter()
                .collect(),
        )
    }

    /// Words, or an empty line.
    pub(crate) fn maybe(text: Option<&str>) -> Self {
        text.map(Self::from).unwrap_or_default()
    }

    /// A period: `from 2019-08-13, no end date`.
    pub(crate) fn period(from: Option<PartialDate>, until: Option<PartialDate>) -> Self {
        match (from, until) {
            (Some(from), Some(until)) => Self::from("from ")
                .and(Self::day(from))
                .and(" to ")
                .and(Self::day(until)),
            (Some(from), None) => Self::from("from ")
                .and(Self::day(from))
                .and(", no end date"),
            (None, Some(until)) => Self::from("start not known, until ").and(Self::day(until)),
            (None, None) => Self::from("dates not known"),
        }
    }

    /// When something was: `2016 to 2018`, `from 2016`; nothing where neither end is known.
    pub(crate) fn when(from: Option<PartialDate>, until: Option<PartialDate>) -> Self {
        match (from, until) {
            (Some(from), Some(until)) if from == until => Self::day(from),
            (Some(from), Some(until)) => Self::day(from).and(" to ").and(Self::day(until)),
            (Some(from), None) => Self::from("from ").and(Self::day(from)),
            (None, Some(until)) => Self::from("until ").and(Self::day(until)),
            (None, None) => Self::default(),
        }
    }

    /// A period, or nothing where neither end is known.
    pub(crate) fn period_if_known(from: Option<PartialDate>, until: Option<PartialDate>) -> Self {
        if from.is_none() && until.is_none() {
            return Self::default();
        }
        Self::period(from, until)
    }

    /// The line with more at its end.
    #[must_use]
    pub(crate) fn and(mut self, more: impl Into<Self>) -> Self {
        self.0.extend(more.into().0);
        self
    }

    /// The lines with `; ` between them, the empty ones left out; after a full sentence of ours, a
    /// space is enough.
    pub(crate) fn join(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut line = Self::default();
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            if !line.is_empty() {
                let between = if line.ends_sentence() { " " } else { "; " };
                line = line.and(between);
            }
            line = line.and(part);
        }
        line
    }

    /// Whether it ends with our own full stop; that of a name, as in `Co., Ltd.`, ends nothing.
    fn ends_sentence(&self) -> bool {
        match self.0.last() {
            Some(Piece::Words(text)) => text.ends_with(['.', '?', '!']),
            _ => false,
        }
    }

    /// The lines with something between them, the empty ones left out.
    pub(crate) fn between(between: &str, parts: impl IntoIterator<Item = Self>) -> Self {
        let mut line = Self::default();
        for part in parts {
            if part.is_empty() {
                continue;
            }
            if !line.is_empty() {
                line = line.and(between);
            }
            line = line.and(part);
        }
        line
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.iter().all(|piece| match piece {
            Piece::Words(text)
            | Piece::Foreign(text)
            | Piece::Id(text)
            | Piece::Doubt(text)
            | Piece::Mark(text) => text.is_empty(),
            Piece::Day(_) | Piece::Said(_) | Piece::Ref(_) => false,
        })
    }

    /// The line as plain text.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Words(words)
                | Piece::Foreign(words)
                | Piece::Id(words)
                | Piece::Doubt(words) => text.push_str(words),
                Piece::Mark(word) => {
                    text.push('[');
                    text.push_str(word);
                    text.push(']');
                }
                Piece::Day(day) => text.push_str(&day.to_string()),
                Piece::Said(day) => text.push_str(&words::day(*day)),
                Piece::Ref(number) => {
                    text.push('[');
                    text.push_str(&number.to_string());
                    text.push(']');
                }
            }
        }
        text
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Self(vec![Piece::Words(text.to_owned())])
    }
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Self(vec![Piece::Words(text)])
    }
}

impl From<&String> for Line {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_parts_leave_no_trace() {
        let line = Line::join([
            Line::from("a"),
            Line::default(),
            Line::from(""),
            Line::doubt(Trust::High),
            Line::mark("former"),
        ]);
        assert_eq!(line.text(), "a; [former]");
    }

    #[test]
    fn a_sentence_ends_itself_and_a_name_does_not() {
        let line = Line::join([
            Line::from("It was so."),
            Line::foreign("A Co., Ltd."),
            "b".into(),
        ]);
        assert_eq!(line.text(), "It was so. A Co., Ltd.; b");
    }

    #[test]
    fn a_day_is_iso_in_a_list_and_spelled_out_in_a_sentence() {
        let day: PartialDate = "2019-08-13".parse().unwrap();
        assert_eq!(Line::day(day).text(), "2019-08-13");
        assert_eq!(Line::said(day).text(), "13 August 2019");
    }
}
