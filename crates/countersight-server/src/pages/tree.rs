//! The questions behind an answer, as nested lists.

use super::frame::Frame;
use super::markup::{Made, Prose, escaped};
use countersight_model::explanation::Explanation;
use std::fmt::Write as _;

/// A question with its parts, as a list that screen readers count.
pub(crate) fn tree(f: &Frame, explanation: &Explanation) -> Made {
    let mut out = String::from("<ul class=\"tree\">");
    node(f, explanation, &mut out);
    out.push_str("</ul>");
    Made(out)
}

fn node(f: &Frame, explanation: &Explanation, out: &mut String) {
    let holds = explanation.holds.as_str();
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<li><span class=\"holds {holds}\">{}</span> {}",
        escaped(&f.word("holds", holds)),
        Prose(explanation.asks.clone())
    );
    if !explanation.because.is_empty() {
        let _ = write!(
            out,
            " <span class=\"soft\">{}</span>",
            Prose(explanation.because.clone())
        );
    }
    if !explanation.parts.is_empty() {
        out.push_str("<ul>");
        for part in &explanation.parts {
            node(f, part, out);
        }
        out.push_str("</ul>");
    }
    out.push_str("</li>");
}
