//! Cycles in a graph of identifiers.

use std::collections::{BTreeMap, BTreeSet};

/// Edges of a graph, from each node to others.
pub(super) type Edges<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// One cycle of every knot of the graph, each beginning with its smallest node.
///
/// Nodes that lead nowhere are taken away until none is left; from what remains every walk runs into
/// a cycle. No recursion: the data may be of any depth.
pub(super) fn cycles(mut edges: Edges<'_>) -> Vec<Vec<&str>> {
    let mut found = Vec::new();
    loop {
        prune(&mut edges);
        let Some(start) = edges.keys().next().copied() else {
            return found;
        };
        let mut walk = vec![start];
        let mut here = start;
        while let Some(next) = edges.get(here).and_then(|next| next.first()).copied() {
            if let Some(again) = walk.iter().position(|node| *node == next) {
                let mut cycle = walk.split_off(again);
                let smallest = (0..cycle.len())
                    .min_by_key(|at| cycle.get(*at))
                    .unwrap_or(0);
                cycle.rotate_left(smallest);
                for node in &cycle {
                    edges.remove(node);
                }
                found.push(cycle);
                break;
            }
            walk.push(next);
            here = next;
        }
    }
}

fn prune(edges: &mut Edges<'_>) {
    loop {
        let nodes: BTreeSet<_> = edges.keys().copied().collect();
        for next in edges.values_mut() {
            next.retain(|node| nodes.contains(node));
        }
        edges.retain(|_, next| !next.is_empty());
        if edges.len() == nodes.len() {
            return;
        }
    }
}

/// `a → b → a`.
pub(super) fn show(cycle: &[&str]) -> String {
    cycle
        .iter()
        .chain(cycle.first())
        .copied()
        .collect::<Vec<_>>()
        .join(" → ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(edges: &[(&'static str, &'static str)]) -> Vec<String> {
        let mut graph = Edges::new();
        for (from, to) in edges {
            graph.entry(from).or_default().insert(to);
        }
        cycles(graph).iter().map(|cycle| show(cycle)).collect()
    }

    #[test]
    fn a_tree_has_none() {
        assert!(of(&[("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]).is_empty());
    }

    #[test]
    fn every_knot_is_found_once() {
        let knots = of(&[("c", "b"), ("b", "c"), ("x", "x"), ("q", "b"), ("b", "z")]);
        assert_eq!(knots, ["b → c → b", "x → x"]);
    }
}
