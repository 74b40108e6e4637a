//! Who owns whom, drawn as a tree with the company in the middle, and told in words below it.

use crate::pages::frame::Frame;
use crate::pages::markup::{Foreign, Made, Prose, escaped};
use crate::pages::shown::word;
use countersight_model::entity::{EdgeStatus, Ownership};
use countersight_model::source::{Source, Trust};
use countersight_report::{Branch, EntityPage, clip};
use std::fmt::Write as _;

const WIDTH: i32 = 760;
const ROW: i32 = 30;
const STEP: i32 = 28;
/// Most characters of a name that a row shows; the words below have it whole.
const NAME: usize = 52;

/// A row of the drawing.
struct Row {
    depth: i32,
    name: String,
    said: String,
    class: &'static str,
    /// The row that it hangs on.
    parent: usize,
}

/// The drawing; nothing where no edge is known.
pub(crate) fn drawing(f: &Frame, page: &EntityPage<'_>) -> Option<Made> {
    if page.above.is_empty() && page.below.is_empty() {
        return None;
    }
    let (mut up, mut down) = (Vec::new(), Vec::new());
    rows(f, &page.above, 1, 0, &mut up);
    rows(f, &page.below, 1, 0, &mut down);
    let above = row_number(up.len());
    let height = (above + row_number(down.len()) + 1) * ROW + 8;
    let mut out = format!(
        "<svg class=\"owners\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{}\">",
        escaped(&f.put("owners-drawing", "name", &page.entity.name))
    );
    let middle = above * ROW;
    // Holders grow upwards: what is nearest to the company stands nearest to it.
    let up_y = |at: usize| middle - row_number(at) * ROW;
    let down_y = |at: usize| middle + row_number(at) * ROW;
    for (rows, y) in [(&up, &up_y as &dyn Fn(usize) -> i32), (&down, &down_y)] {
        // What stands nearest is drawn last, so that its line lies over paler ones.
        for (at, row) in rows.iter().enumerate().rev() {
            draw(f, row, y(at + 1), y(row.parent), &mut out);
        }
    }
    let x = place(f, 6);
    let _ = write!(
        out,
        "<circle class=\"self\" cx=\"{x}\" cy=\"{}\" r=\"6\"/>{}</svg>",
        middle + ROW / 2,
        text(
            f,
            20,
            middle + ROW / 2 + 5,
            "self",
            &clip(&page.entity.name, NAME),
            ""
        )
    );
    Some(Made(out))
}

fn row_number(at: usize) -> i32 {
    i32::try_from(at).unwrap_or(i32::MAX / ROW / 4)
}

/// A distance from the side where lines begin.
fn place(f: &Frame, x: i32) -> i32 {
    if f.is_arabic() { WIDTH - x } else { x }
}

fn rows(f: &Frame, branches: &[Branch<'_>], depth: i32, parent: usize, out: &mut Vec<Row>) {
    for branch in branches {
        let edge = branch.edge;
        out.push(Row {
            depth,
            name: clip(&far_name(f, branch), NAME).into_owned(),
            said: said(f, edge),
            class: class(edge),
            parent,
        });
        let at = out.len();
        rows(f, &branch.further, depth + 1, at, out);
    }
}

fn far_name(f: &Frame, branch: &Branch<'_>) -> String {
    match (&branch.entity, &branch.edge.holder_name) {
        (Some(entity), _) => entity.0.name.clone(),
        (None, Some(name)) => name.clone(),
        (None, None) => f.say("not-known"),
    }
}

fn class(edge: &Ownership) -> &'static str {
    match edge.status {
        EdgeStatus::Current if edge.trust > Trust::Unverified => "stands",
        EdgeStatus::Current | EdgeStatus::Unverified => "doubtful",
        EdgeStatus::Former | EdgeStatus::Superseded => "over",
    }
}

/// Share, kind and state of an edge in few words.
fn said(f: &Frame, edge: &Ownership) -> String {
    let share = edge.share.map(|share| format!("{share} %"));
    let kind = f.word_of("edge", &edge.kind);
    let state =
        (edge.status != EdgeStatus::Current).then(|| f.word_of("edge-status", &edge.status));
    let parts = [share, Some(kind), state];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

fn draw(f: &Frame, row: &Row, y: i32, parent: i32, out: &mut String) {
    let half = ROW / 2;
    let (x, far) = ((row.depth - 1) * STEP + 6, row.depth * STEP + 2);
    let _ = write!(
        out,
        "<path class=\"edge {}\" d=\"M{} {}V{}H{}\"/>",
        row.class,
        place(f, x),
        parent + half,
        y + half,
        place(f, far)
    );
    out.push_str(&text(
        f,
        far + 12,
        y + half + 5,
        row.class,
        &row.name,
        &row.said,
    ));
}

/// A name and what is said of it, each keeping its own direction inside that of the page.
fn text(f: &Frame, x: i32, y: i32, class: &str, name: &str, said: &str) -> String {
    let x = place(f, x);
    let said = if said.is_empty() {
        String::new()
    } else {
        format!("<tspan class=\"soft\">\u{a0}· {}</tspan>", escaped(said))
    };
    let dir = f.dir();
    format!(
        "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" direction=\"{dir}\" text-anchor=\"start\">\u{2068}{}\u{2069}{said}</text>",
        escaped(name)
    )
}

/// The same in words, with links, days and documents.
pub(crate) fn words(f: &Frame, branches: &[Branch<'_>], sources: &[&Source]) -> Made {
    let mut out = String::from("<ul class=\"tree\">");
    for branch in branches {
        tell(f, branch, sources, &mut out);
    }
    out.push_str("</ul>");
    Made(out)
}

fn tell(f: &Frame, branch: &Branch<'_>, sources: &[&Source], out: &mut String) {
    let edge = branch.edge;
    let name = Foreign(far_name(f, branch));
    // Writing to a string cannot fail.
    let _ = match &branch.entity {
        Some(entity) => write!(
            out,
            "<li><a href=\"{}\">{name}</a>",
            escaped(&f.record("companies", &entity.0.id))
        ),
        None => write!(out, "<li>{name}"),
    };
    let _ = write!(out, " <span class=\"soft\">{}", escaped(&said(f, edge)));
    if let Some(day) = &edge.as_of {
        let _ = write!(out, " · {}", escaped(&f.put("as-of", "day", day)));
    }
    if edge.from.is_some() || edge.until.is_some() {
        let _ = write!(out, " · {}", f.period(&edge.from, &edge.until));
    }
    if edge.trust == Trust::Low || edge.trust == Trust::Unverified {
        let doubt = f.word("trust", &word(&edge.trust));
        let _ = write!(out, " · <span class=\"doubt\">{}</span>", escaped(&doubt));
    }
    out.push_str("</span>");
    for n in f.numbers(&edge.sources, sources) {
        let _ = write!(out, " <a class=\"cite\" href=\"#s{n}\">{n}</a>");
    }
    if let Some(note) = &edge.note {
        let _ = write!(
            out,
            "<br><span class=\"soft\">{}</span>",
            Prose(note.clone())
        );
    }
    if branch.told {
        let _ = write!(
            out,
            " <span class=\"soft\">{}</span>",
            escaped(&f.say("told-above"))
        );
    }
    if !branch.further.is_empty() {
        out.push_str("<ul>");
        for further in &branch.further {
            tell(f, further, sources, out);
        }
        out.push_str("</ul>");
    }
    out.push_str("</li>");
}
