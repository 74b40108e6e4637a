//! Ownership as trees: holders above, holdings below.

use super::super::{Brief, refs};
use super::EntityPage;
use crate::doc::{Block, Line, Node};
use crate::options::Dossier;
use crate::words;
use countersight_model::entity::{EdgeStatus, Entity, Ownership};
use countersight_model::source::Source;
use serde::Serialize;

/// An edge of ownership, and what lies beyond it.
#[derive(Debug, Clone, Serialize)]
pub struct Branch<'a> {
    /// The edge, as it stands with what is held.
    pub edge: &'a Ownership,
    /// Who or what is at its far end, where it is in the register.
    pub entity: Option<Brief<'a, Entity>>,
    /// The edges beyond.
    pub further: Vec<Self>,
    /// Whether what lies beyond was told before, at another branch.
    pub told: bool,
}

/// Which way a tree grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

/// Both trees.
pub(super) fn blocks(of: &EntityPage<'_>, dossier: &Dossier) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (title, way, branches) in [
        ("Who holds it", Way::Up, &of.above),
        ("What it holds", Way::Down, &of.below),
    ] {
        if branches.is_empty() {
            continue;
        }
        blocks.push(Block::Sub(title.to_owned()));
        blocks.push(Block::Tree(Node {
            line: Line::foreign(&of.entity.name),
            parts: nodes(branches, way, &of.sources, dossier),
        }));
    }
    blocks
}

fn nodes(branches: &[Branch<'_>], way: Way, sources: &[&Source], dossier: &Dossier) -> Vec<Node> {
    let node = |branch: &Branch<'_>| Node {
        line: line(branch, way, dossier).and(refs(&branch.edge.sources, sources)),
        parts: nodes(&branch.further, way, sources, dossier),
    };
    branches.iter().map(node).collect()
}

/// An edge: `CETHIK: controls it; 38.88 %; as of 2024; current`.
fn line(branch: &Branch<'_>, way: Way, dossier: &Dossier) -> Line {
    let edge = branch.edge;
    let name = match (&branch.entity, &edge.holder, &edge.holder_name) {
        (Some(entity), ..) => Line::foreign(&entity.0.name),
        (None, Some(id), _) => Line::foreign(dossier.entity(id)),
        (None, None, Some(name)) => Line::foreign(name),
        (None, None, None) => Line::from("holder not known"),
    };
    let mark = match edge.status {
        EdgeStatus::Current => Line::default(),
        status => Line::mark(words::edge_status(status)).and(" "),
    };
    let how = match way {
        Way::Up => format!("{} it", words::ownership(edge.kind)),
        Way::Down => words::held(edge.kind).to_owned(),
    };
    let share = edge
        .share
        .map_or_else(|| "share not known".to_owned(), words::share);
    let as_of = edge.as_of.as_ref().map(|day| format!("as of {day}"));
    let status = match edge.status {
        EdgeStatus::Current => "current",
        _ => "",
    };
    // An unverified edge says so once, by its mark.
    let trust = match edge.status {
        EdgeStatus::Unverified => Line::default(),
        _ => Line::doubt(edge.trust),
    };
    let told = if branch.told {
        "what lies beyond is told at another branch"
    } else {
        ""
    };
    let said = Line::join([
        Line::from(how),
        Line::from(share),
        Line::maybe(as_of.as_deref()),
        Line::period_if_known(edge.from, edge.until),
        Line::from(status),
        trust,
        Line::maybe(edge.note.as_deref()),
        Line::from(told),
    ]);
    mark.and(name).and(": ").and(said)
}
