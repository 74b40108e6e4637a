//! A page drawn for a terminal.

use super::{Block, Doc, Grid, Item, Line, Node, Section};
use crate::terminal::{Cell, Page, Table, Tone};
use countersight_model::source::Source;

/// Writes the page.
pub(crate) fn draw(page: &mut Page, doc: &Doc<'_>) {
    if !doc.title.is_empty() {
        page.heading(&doc.title, Tone::Strong);
    }
    if !doc.kicker.is_empty() {
        page.para(0, &doc.kicker.text());
    }
    for block in &doc.head {
        draw_block(page, 0, block);
    }
    for section in &doc.sections {
        draw_section(page, section);
    }
    if !doc.foot.is_empty() {
        page.gap();
    }
    for block in &doc.foot {
        draw_block(page, 0, block);
    }
    draw_sources(page, &doc.sources);
}

fn draw_section(page: &mut Page, section: &Section) {
    let indent = if section.ruled {
        page.heading(&section.title, Tone::Strong);
        0
    } else {
        page.gap();
        page.toned(0, &section.title, Tone::Strong);
        2
    };
    for block in &section.blocks {
        draw_block(page, indent, block);
    }
}

/// Writes one block, so far in.
pub(crate) fn draw_block(page: &mut Page, indent: usize, block: &Block) {
    match block {
        Block::Lead(sentences) => {
            for sentence in sentences {
                page.para(indent, &sentence.text());
            }
            page.gap();
        }
        Block::Para(line) => page.para(indent, &line.text()),
        Block::Faint(line) => page.toned(indent, &line.text(), Tone::Faint),
        Block::Notice(line) => page.hung(indent, "!", &line.text(), Tone::Strong),
        Block::Sub(title) => page.toned(indent, title, Tone::Faint),
        Block::Fields(fields) => {
            for (label, value) in fields {
                page.field(indent, label, &value.text());
            }
        }
        Block::Items(items) => {
            for item in items {
                page.item(indent, &item.line.text());
                draw_under(page, indent + 2, item);
            }
        }
        Block::Entries(items) => {
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    page.gap();
                }
                page.toned(indent, &item.line.text(), Tone::Strong);
                draw_under(page, indent + 2, item);
            }
        }
        Block::Tree(root) => {
            page.para(indent, &root.line.text());
            branches(page, indent, "", &root.parts);
        }
        Block::Table(grid) => draw_grid(page, grid),
        Block::Days(days) => {
            for (day, item) in days {
                page.hung(
                    indent,
                    &format!("{day:<10}"),
                    &item.line.text(),
                    Tone::Plain,
                );
                draw_under(page, indent + 11, item);
            }
        }
        Block::Gap => page.gap(),
        Block::Strip(_) => {}
        Block::Addresses(addresses) => {
            for address in addresses {
                page.address(indent, address);
            }
        }
    }
}

fn draw_under(page: &mut Page, indent: usize, item: &Item) {
    for block in &item.under {
        draw_block(page, indent, block);
    }
}

/// The lines of a tree, each behind the strokes that lead to it.
fn branches(page: &mut Page, indent: usize, before: &str, parts: &[Node]) {
    for (at, part) in parts.iter().enumerate() {
        let last = at + 1 == parts.len();
        let (stroke, on) = if last {
            ("└─", "  ")
        } else {
            ("├─", "│ ")
        };
        let below = if part.parts.is_empty() { "  " } else { "│ " };
        page.branch(
            indent,
            &format!("{before}{stroke} "),
            &format!("{before}{on} {below}"),
            &part.line.text(),
        );
        branches(page, indent, &format!("{before}{on} "), &part.parts);
    }
}

fn draw_grid(page: &mut Page, grid: &Grid) {
    let mut table = Table::new(grid.columns.clone());
    for row in &grid.rows {
        let cells: Vec<_> = row.iter().map(|line| Cell::new(line.text())).collect();
        table.row(cells);
    }
    page.table(&table);
}

/// The numbered list of cited documents.
fn draw_sources(page: &mut Page, sources: &[&Source]) {
    if sources.is_empty() {
        return;
    }
    page.gap();
    page.toned(0, "Sources", Tone::Strong);
    for (at, source) in sources.iter().enumerate() {
        let (name, rest) = source_line(source);
        let mark = format!("[{}]", at + 1);
        page.hung(0, &mark, &Line::join([name, rest]).text(), Tone::Plain);
        let hang = mark.len() + 1;
        if let Some(url) = &source.url {
            page.address(hang, url);
        }
        if let Some(locator) = &source.locator {
            page.para(hang, locator);
        }
    }
}

/// The title of a document, or its identifier; and who published it, when, as what.
pub(crate) fn source_line(source: &Source) -> (Line, Line) {
    let name = if source.title.is_empty() {
        Line::id(&source.id)
    } else {
        Line::foreign(&source.title)
    };
    let date = source.date.map(Line::day).unwrap_or_default();
    let publisher = Line::foreign(&source.publisher);
    (
        name,
        Line::join([publisher, date, Line::from(&source.kind)]),
    )
}
