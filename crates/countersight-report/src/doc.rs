//! A page as blocks: written once, drawn for a terminal and as HTML, so that both say the same.

mod draw;
mod line;
mod strip;

pub(crate) use draw::{draw, draw_block, source_line};
pub(crate) use line::{Line, Piece};
pub(crate) use strip::{Bar, Strip};

use countersight_model::source::Source;

/// A page on one record, or on the register as a whole.
#[derive(Debug, Default)]
pub(crate) struct Doc<'a> {
    /// What it is called.
    pub(crate) title: String,
    /// What kind of thing it is, under the title.
    pub(crate) kicker: Line,
    /// What comes before the first section.
    pub(crate) head: Vec<Block>,
    pub(crate) sections: Vec<Section>,
    /// What comes after the last section.
    pub(crate) foot: Vec<Block>,
    /// Cited documents, to which lines refer by number.
    pub(crate) sources: Vec<&'a Source>,
}

/// A titled part of a page.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) title: String,
    pub(crate) blocks: Vec<Block>,
    /// Whether it stands above titled parts of its own: its title is ruled in text.
    pub(crate) ruled: bool,
}

/// A piece of a page.
#[derive(Debug)]
pub(crate) enum Block {
    /// What a hurried reader must know, sentence by sentence.
    Lead(Vec<Line>),
    Para(Line),
    /// A remark that a reader may pass over.
    Faint(Line),
    /// An empty line in text.
    Gap,
    /// A warning.
    Notice(Line),
    /// A title inside a section.
    Sub(String),
    /// Labels with their values; the empty ones are left out.
    Fields(Vec<(&'static str, Line)>),
    /// A list, each item with what stands under it.
    Items(Vec<Item>),
    /// Entries that are records of their own, each with a title.
    Entries(Vec<Item>),
    /// A tree: its root, and what branches from it.
    Tree(Node),
    Table(Grid),
    /// Days with what happened on them.
    Days(Vec<(String, Item)>),
    /// A drawn timeline; the days beside it say the same, so text leaves it out.
    Strip(Strip),
    /// Addresses, each on a line of its own.
    Addresses(Vec<String>),
}

/// A line with blocks under it.
#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) line: Line,
    pub(crate) under: Vec<Block>,
}

/// A line of a tree.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) line: Line,
    pub(crate) parts: Vec<Self>,
}

/// A table; the first cell of a row is its head.
#[derive(Debug)]
pub(crate) struct Grid {
    /// What it shows; said in HTML.
    pub(crate) caption: String,
    pub(crate) columns: Vec<crate::terminal::Column>,
    pub(crate) rows: Vec<Vec<Line>>,
}

impl Section {
    pub(crate) fn new(title: impl Into<String>, blocks: Vec<Block>) -> Self {
        Self {
            title: title.into(),
            blocks,
            ruled: false,
        }
    }
}

impl Item {
    pub(crate) fn new(line: impl Into<Line>) -> Self {
        Self {
            line: line.into(),
            under: Vec::new(),
        }
    }

    /// The same item with these blocks under it.
    pub(crate) fn with(mut self, under: Vec<Block>) -> Self {
        self.under = under;
        self
    }
}

impl Doc<'_> {
    /// Adds a section, unless it would be empty.
    pub(crate) fn section(&mut self, title: impl Into<String>, blocks: Vec<Block>) {
        if !blocks.is_empty() {
            self.sections.push(Section::new(title, blocks));
        }
    }
}

/// A list, or nothing where there are no items.
pub(crate) fn items(items: Vec<Item>) -> Vec<Block> {
    if items.is_empty() {
        Vec::new()
    } else {
        vec![Block::Items(items)]
    }
}
