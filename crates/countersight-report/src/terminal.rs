//! Paragraphs, fields and tables for a terminal, wrapped by the width of what they hold.

mod table;
mod wrap;

pub(crate) use table::{Cell, Column, Table};

use crate::options::Options;
use crate::safe;
use countersight_model::result::Answer;
use wrap::{width_of, wrap};

/// Narrowest and widest line of running text, whatever the terminal.
const NARROWEST: usize = 40;
const WIDEST: usize = 160;
/// Width of the labels of fields.
const LABEL: usize = 14;

/// How a piece of text is set off. Colour only ever repeats what the words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Tone {
    #[default]
    Plain,
    Strong,
    Faint,
    Answer(Answer),
}

/// A page for a terminal, built line by line.
#[derive(Debug)]
pub(crate) struct Page {
    text: String,
    width: usize,
    unicode: bool,
    colour: bool,
}

impl Page {
    pub(crate) fn new(options: &Options) -> Self {
        Self {
            text: String::new(),
            width: options.width.clamp(NARROWEST, WIDEST),
            unicode: options.unicode,
            colour: options.colour,
        }
    }

    /// The page as text.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// An empty line, but never two and never one at the top.
    pub(crate) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A heading with a rule under it.
    pub(crate) fn heading(&mut self, text: &str, tone: Tone) {
        self.gap();
        let text = safe::line(text);
        let lines = wrap(&text, self.width);
        let widest = lines.iter().map(|line| width_of(line)).max().unwrap_or(0);
        for line in lines {
            self.push(0, &line, tone);
        }
        let rule = if self.unicode { "─" } else { "-" }.repeat(widest);
        self.push(0, &rule, Tone::Faint);
    }

    /// A paragraph.
    pub(crate) fn para(&mut self, indent: usize, text: &str) {
        self.toned(indent, text, Tone::Plain);
    }

    /// A paragraph in one tone.
    pub(crate) fn toned(&mut self, indent: usize, text: &str, tone: Tone) {
        for line in wrap(&safe::line(text), self.width.saturating_sub(indent)) {
            self.push(indent, &line, tone);
        }
    }

    /// An item of a list.
    pub(crate) fn item(&mut self, indent: usize, text: &str) {
        let bullet = if self.unicode { "•" } else { "-" };
        self.hung(indent, bullet, text, Tone::Plain);
    }

    /// A paragraph that hangs from a mark, such as a number or a bullet.
    pub(crate) fn hung(&mut self, indent: usize, mark: &str, text: &str, tone: Tone) {
        let hang = indent + width_of(mark) + 1;
        for (at, line) in wrap(&safe::line(text), self.width.saturating_sub(hang))
            .iter()
            .enumerate()
        {
            if at == 0 {
                self.pad(indent);
                self.text.push_str(mark);
                self.push(1, line, tone);
            } else {
                self.push(hang, line, tone);
            }
        }
    }

    /// A line of a tree: the strokes that lead to it, and those beside the lines that follow.
    pub(crate) fn branch(&mut self, indent: usize, first: &str, beside: &str, text: &str) {
        let strokes = width_of(first).max(width_of(beside));
        let room = self.width.saturating_sub(indent + strokes);
        for (at, line) in wrap(&safe::line(text), room).iter().enumerate() {
            self.pad(indent);
            self.paint(if at == 0 { first } else { beside }, Tone::Faint);
            self.push(0, line, Tone::Plain);
        }
    }

    /// A label and its value; nothing for an empty value.
    pub(crate) fn field(&mut self, indent: usize, label: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let room = LABEL.saturating_sub(width_of(label)).max(1);
        let hang = indent + width_of(label) + room;
        for (at, line) in wrap(&safe::line(value), self.width.saturating_sub(hang))
            .iter()
            .enumerate()
        {
            if at == 0 {
                self.pad(indent);
                self.paint(label, Tone::Faint);
                self.push(room, line, Tone::Plain);
            } else {
                self.push(hang, line, Tone::Plain);
            }
        }
    }

    /// A web address on a line of its own; never broken, so that it can be followed.
    pub(crate) fn address(&mut self, indent: usize, address: &str) {
        let address = safe::line(address).into_owned();
        self.push(indent, &address, Tone::Faint);
    }

    /// A table; nothing for one without rows.
    pub(crate) fn table(&mut self, table: &Table) {
        table.draw(self);
    }

    /// The same text with our own marks put into ASCII where the terminal wants that.
    fn fit<'t>(&self, text: &'t str) -> std::borrow::Cow<'t, str> {
        if self.unicode || !text.contains(['–', '…', '→', '·', '├', '└', '│', '─']) {
            return std::borrow::Cow::Borrowed(text);
        }
        let plain = text
            .replace(['–', '·', '─'], "-")
            .replace('…', "...")
            .replace('→', "->")
            .replace(['├', '│'], "|")
            .replace('└', "`");
        std::borrow::Cow::Owned(plain)
    }

    fn pad(&mut self, columns: usize) {
        self.text.extend(std::iter::repeat_n(' ', columns));
    }

    fn push(&mut self, indent: usize, line: &str, tone: Tone) {
        self.pad(indent);
        self.paint(line, tone);
        self.text.push('\n');
    }

    fn paint(&mut self, text: &str, tone: Tone) {
        let text = self.fit(text).into_owned();
        match code(tone).filter(|_| self.colour) {
            Some(code) => {
                self.text.push_str(code);
                self.text.push_str(&text);
                self.text.push_str("\u{1b}[0m");
            }
            None => self.text.push_str(&text),
        }
    }
}

/// The escape sequence that begins a tone.
fn code(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Plain | Tone::Answer(Answer::NoRestrictionFound) => None,
        Tone::Strong => Some("\u{1b}[1m"),
        Tone::Faint => Some("\u{1b}[2m"),
        Tone::Answer(Answer::Prohibited) => Some("\u{1b}[1;31m"),
        Tone::Answer(Answer::Review) => Some("\u{1b}[1;33m"),
        Tone::Answer(Answer::NotScreened) => Some("\u{1b}[1;36m"),
    }
}
