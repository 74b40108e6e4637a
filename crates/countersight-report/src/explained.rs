//! Why each measure answers as it does: trees of questions, the same in text and in HTML.

use crate::doc::{Block, Line, Node};
use crate::options::Dossier;
use crate::words;
use countersight_model::explanation::{Explanation, Holds};
use countersight_model::result::Explained;

/// What one measure says, in one line: `Prohibited: NDAA section 889`.
pub(crate) fn summary(one: &Explained, dossier: &Dossier) -> Line {
    let said = match (one.answer, &one.not_applicable) {
        (Some(answer), _) => words::answer(answer),
        (None, Some(no)) => no,
        (None, None) => "does not apply",
    };
    Line::from(format!("{said}: "))
        .and(Line::foreign(&one.name))
        .and("; asked of ")
        .and(Line::foreign(dossier.short(&one.entity)))
        .and("; ")
        .and(Line::id(&one.measure))
}

/// The questions as a tree.
pub(crate) fn tree(explanation: &Explanation) -> Block {
    Block::Tree(node(explanation))
}

fn node(explanation: &Explanation) -> Node {
    let holds = match explanation.holds {
        Holds::Yes => "yes",
        Holds::No => "no",
        Holds::Open => "open",
    };
    let question = Line::from(&explanation.asks)
        .and(" ")
        .and(Line::mark(holds));
    let line = if explanation.because.is_empty() {
        question
    } else {
        question.and(" ").and(Line::from(&explanation.because))
    };
    Node {
        line,
        parts: explanation.parts.iter().map(node).collect(),
    }
}
