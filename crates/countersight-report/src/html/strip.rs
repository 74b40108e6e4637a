//! Bars over the years, as a drawing that needs no script and no colour.

use super::markup::Words;
use crate::doc::Strip;
use std::fmt::{Formatter, Result};

/// Width of the drawing, of its labels, and height of a bar's row, in units of the drawing.
const WIDTH: f64 = 900.0;
const LABELS: f64 = 270.0;
const ROW: f64 = 22.0;
/// Height of the line of years above the bars.
const HEAD: f64 = 24.0;
/// Years are named so far apart that their numbers do not touch.
const MOST_YEARS: i16 = 14;

/// Writes the drawing; nothing for one without bars.
pub(super) fn write(f: &mut Formatter<'_>, strip: &Strip) -> Result {
    if strip.bars.is_empty() {
        return Ok(());
    }
    let rows = u32::try_from(strip.bars.len()).unwrap_or(u32::MAX);
    let height = HEAD + ROW * f64::from(rows) + 6.0;
    let title = Words(strip.title.clone());
    writeln!(
        f,
        "<div class=\"scroll\" role=\"region\" aria-label=\"Timeline\" tabindex=\"0\">\n\
         <svg class=\"strip\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"strip-title strip-text\">\n\
         <title id=\"strip-title\">{title}</title>\n\
         <desc id=\"strip-text\">{}</desc>",
        Words(said(strip))
    )?;
    write_years(f, strip, height)?;
    let x = |day| LABELS + (WIDTH - LABELS - 8.0) * strip.place(day);
    let mut top = HEAD;
    for bar in &strip.bars {
        let label = Words(bar.label.clone());
        let (from, middle) = (x(bar.from), top + 15.0);
        let until = bar.until.map_or(WIDTH - 8.0, x).max(from + 2.0);
        let open = if bar.until.is_none() { " open" } else { "" };
        writeln!(
            f,
            "<text x=\"0\" y=\"{middle}\">{label}</text>\
             <rect class=\"span{open}\" x=\"{from:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"10\"/>",
            top + 6.0,
            until - from
        )?;
        for (start, end) in &bar.gaps {
            let (start, end) = (x(*start), end.map_or(until, x));
            writeln!(
                f,
                "<rect class=\"gap\" x=\"{start:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"10\"/>",
                top + 6.0,
                (end - start).max(2.0)
            )?;
        }
        top += ROW;
    }
    let on = x(strip.on);
    writeln!(
        f,
        "<line class=\"today\" x1=\"{on:.1}\" x2=\"{on:.1}\" y1=\"{HEAD}\" y2=\"{height}\"/>\n</svg>\n</div>"
    )
}

fn write_years(f: &mut Formatter<'_>, strip: &Strip, height: f64) -> Result {
    let (first, after) = strip.years();
    let step = (after - first) / MOST_YEARS + 1;
    let step = usize::try_from(step).unwrap_or(1);
    for year in (first..=after).step_by(step) {
        let part = f64::from(year - first) / f64::from((after - first).max(1));
        let x = LABELS + (WIDTH - LABELS - 8.0) * part;
        write!(
            f,
            "<line class=\"year\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"18\" y2=\"{height}\"/>"
        )?;
        if year < after {
            write!(
                f,
                "<text class=\"year\" x=\"{:.1}\" y=\"13\">{year}</text>",
                x + 2.0
            )?;
        }
        f.write_str("\n")?;
    }
    Ok(())
}

/// The drawing in words.
fn said(strip: &Strip) -> String {
    let bars = strip.bars.iter().map(|bar| {
        let until = bar
            .until
            .map_or_else(|| "no end date".to_owned(), |day| format!("to {day}"));
        let gaps = bar.gaps.iter().map(|(from, until)| {
            let until = until.map(|day| format!(" to {day}")).unwrap_or_default();
            format!(", broken off from {from}{until}")
        });
        let gaps = gaps.collect::<Vec<_>>().concat();
        format!("{} from {}, {until}{gaps}", bar.label, bar.from)
    });
    format!("{}.", bars.collect::<Vec<_>>().join("; "))
}
