//! The page of one record: the same blocks as in text, with headings, lists and tables.

use super::STYLE;
use super::markup::{Day, Foreign, Words};
use super::strip;
use crate::doc::{Block, Doc, Grid, Item, Line, Node, Piece, source_line};
use crate::options::Options;
use crate::safe;
use askama::Template;
use askama::filters::HtmlSafe;
use countersight_model::source::Source;
use std::fmt::{self, Display, Formatter};
use std::io::{self, Write};

/// The frame around the blocks.
#[derive(Template)]
#[template(path = "record.html")]
struct Record<'a> {
    doc: &'a Doc<'a>,
    /// The title of the browser's window.
    window: String,
    style: &'static str,
    options: &'a Options,
}

/// Writes the page.
pub(crate) fn write(out: &mut dyn Write, doc: &Doc<'_>, options: &Options) -> io::Result<()> {
    let window = match (&options.title, doc.title.as_str()) {
        (Some(title), _) => title.clone(),
        (None, "") => "The register of Countersight".to_owned(),
        (None, title) => title.to_owned(),
    };
    let record = Record {
        doc,
        window,
        style: STYLE,
        options,
    };
    record.write_into(&mut Utf8(out))
}

/// Hands bytes on; askama asks for a sized writer.
struct Utf8<'o>(&'o mut dyn Write);

impl Write for Utf8<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Record<'_> {
    fn foreign(text: &str) -> Foreign<'_> {
        Foreign(text)
    }

    fn words(text: impl AsRef<str>) -> Words {
        Words(text.as_ref().to_owned())
    }

    fn line(line: &Line) -> LineView<'_> {
        LineView(line)
    }

    fn blocks(blocks: &[Block]) -> Blocks<'_> {
        Blocks(blocks)
    }

    /// Whether a part stands below a ruled one.
    fn nested(&self) -> bool {
        self.doc.sections.iter().any(|section| section.ruled)
    }

    fn register_day(&self) -> Day {
        Day::of(self.options.register.version)
    }

    fn source<'s>(source: &'s &'s Source) -> (LineOwned, Option<&'s str>) {
        let (name, rest) = source_line(source);
        let link = source.url.as_deref().and_then(safe::web_address);
        (LineOwned(name, rest), link)
    }
}

/// The title of a cited document, and the rest of what is known of it.
struct LineOwned(Line, Line);

/// A line as mark-up.
pub(crate) struct LineView<'a>(pub(crate) &'a Line);

impl HtmlSafe for LineView<'_> {}

impl Display for LineView<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for piece in &self.0.0 {
            match piece {
                Piece::Words(text) => Words(text.clone()).fmt(f)?,
                Piece::Foreign(text) => Foreign(text).fmt(f)?,
                Piece::Id(text) => write!(f, "<span class=\"id\">{}</span>", Words(text.clone()))?,
                Piece::Day(day) | Piece::Said(day) => Day(*day).fmt(f)?,
                Piece::Doubt(text) => {
                    write!(f, "<span class=\"doubt\">{}</span>", Words(text.clone()))?;
                }
                Piece::Mark(text) => {
                    write!(f, "<span class=\"stamp\">{}</span>", Words(text.clone()))?;
                }
                Piece::Ref(n) => write!(
                    f,
                    "<a class=\"ref\" href=\"#source-{n}\" aria-label=\"source {n}\">[{n}]</a>"
                )?,
            }
        }
        Ok(())
    }
}

/// Blocks as mark-up.
pub(crate) struct Blocks<'a>(pub(crate) &'a [Block]);

impl HtmlSafe for Blocks<'_> {}

impl Display for Blocks<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|block| write_block(f, block))
    }
}

fn write_block(f: &mut Formatter<'_>, block: &Block) -> fmt::Result {
    match block {
        Block::Lead(sentences) => sentences
            .iter()
            .try_for_each(|s| writeln!(f, "<p class=\"lead\">{}</p>", LineView(s))),
        Block::Para(line) => writeln!(f, "<p>{}</p>", LineView(line)),
        Block::Faint(line) => writeln!(f, "<p class=\"faint\">{}</p>", LineView(line)),
        Block::Gap => Ok(()),
        Block::Notice(line) => writeln!(f, "<p class=\"notice\">{}</p>", LineView(line)),
        Block::Sub(title) => writeln!(f, "<h3 class=\"small\">{}</h3>", Words(title.clone())),
        Block::Fields(fields) => write_fields(f, fields),
        Block::Items(items) => {
            f.write_str("<ul class=\"items\">\n")?;
            for item in items {
                writeln!(f, "<li>{}{}</li>", LineView(&item.line), Under(item))?;
            }
            f.write_str("</ul>\n")
        }
        Block::Entries(items) => items.iter().try_for_each(|item| {
            writeln!(
                f,
                "<article class=\"entry\">\n<h3>{}</h3>\n{}</article>",
                LineView(&item.line),
                Blocks(&item.under)
            )
        }),
        Block::Tree(root) => {
            f.write_str("<ul class=\"tree\">\n")?;
            write_node(f, root)?;
            f.write_str("</ul>\n")
        }
        Block::Table(grid) => write_grid(f, grid),
        Block::Days(days) => {
            f.write_str("<ol class=\"days\">\n")?;
            for (day, item) in days {
                let day = day.parse().map_or_else(
                    |_not_a_day| Words(day.clone()).to_string(),
                    |day| Day(day).to_string(),
                );
                writeln!(
                    f,
                    "<li><span class=\"when\">{day}</span> <div>{}{}</div></li>",
                    LineView(&item.line),
                    Under(item)
                )?;
            }
            f.write_str("</ol>\n")
        }
        Block::Strip(bars) => strip::write(f, bars),
        Block::Addresses(addresses) => write_addresses(f, addresses),
    }
}

/// What stands under an item.
struct Under<'a>(&'a Item);

impl Display for Under<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.0.under.is_empty() {
            return Ok(());
        }
        write!(f, "\n{}", Blocks(&self.0.under))
    }
}

fn write_fields(f: &mut Formatter<'_>, fields: &[(&'static str, Line)]) -> fmt::Result {
    if fields.iter().all(|(_, value)| value.is_empty()) {
        return Ok(());
    }
    f.write_str("<dl class=\"facts\">\n")?;
    for (label, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        let value = LineView(value);
        writeln!(f, "<div><dt>{label}</dt><dd>{value}</dd></div>")?;
    }
    f.write_str("</dl>\n")
}

fn write_node(f: &mut Formatter<'_>, node: &Node) -> fmt::Result {
    write!(f, "<li>{}", LineView(&node.line))?;
    if !node.parts.is_empty() {
        f.write_str("\n<ul>\n")?;
        node.parts.iter().try_for_each(|part| write_node(f, part))?;
        f.write_str("</ul>\n")?;
    }
    f.write_str("</li>\n")
}

fn write_grid(f: &mut Formatter<'_>, grid: &Grid) -> fmt::Result {
    let caption = Words(grid.caption.clone());
    writeln!(
        f,
        "<div class=\"scroll\" role=\"region\" aria-label=\"{caption}\" tabindex=\"0\">\n<table>\n\
         <caption>{caption}</caption>"
    )?;
    f.write_str("<thead><tr>")?;
    let class = |number: bool| if number { " class=\"number\"" } else { "" };
    for column in &grid.columns {
        let class = class(column.number);
        write!(f, "<th scope=\"col\"{class}>{}</th>", column.head)?;
    }
    f.write_str("</tr></thead>\n<tbody>\n")?;
    for row in &grid.rows {
        f.write_str("<tr>")?;
        for (at, (cell, column)) in row.iter().zip(&grid.columns).enumerate() {
            let (class, cell) = (class(column.number), LineView(cell));
            if at == 0 {
                write!(f, "<th scope=\"row\"{class}>{cell}</th>")?;
            } else {
                write!(f, "<td{class}>{cell}</td>")?;
            }
        }
        f.write_str("</tr>\n")?;
    }
    f.write_str("</tbody>\n</table>\n</div>\n")
}

fn write_addresses(f: &mut Formatter<'_>, addresses: &[String]) -> fmt::Result {
    for address in addresses {
        let text = Words(address.clone());
        match safe::web_address(address) {
            Some(_) => writeln!(
                f,
                "<p class=\"address\"><a class=\"plain\" href=\"{text}\" rel=\"noreferrer\">{text}</a></p>"
            )?,
            None => writeln!(f, "<p class=\"address\"><code>{text}</code></p>")?,
        }
    }
    Ok(())
}
