//! Neighbours in a question that are a phrase of general words, misspelt or turned round.
//!
//! A word of such a phrase that is not general by itself seems distinctive: `Securitu` in
//! `Public Securitu Bureau`, `Ci.` in `Ci. Ltd.`, both words of `Road Silk`.

use super::asked::Asking;
use super::index::Index;
use super::keys;
use super::prepare::{Atom, Name};
use super::typo::Spelling;
use super::words::Class;
use std::ops::Range;

/// Words of a phrase that may be misspelt.
const LONGEST: usize = 4;

/// Neighbours that may be a phrase.
#[derive(Debug, Clone)]
pub(crate) struct Phrase {
    /// Which words of the question.
    pub(crate) atoms: Range<usize>,
    /// The phrase, a general word of the index.
    pub(crate) word: u32,
}

impl Index {
    /// Finds neighbours, one of them distinctive, that are a phrase but for a typing error or their order.
    pub(crate) fn phrases(&self, name: Name<'_>, asking: &mut Asking) {
        asking.phrases.clear();
        let parted = |atom: &Atom| atom.syllable() || atom.class == Class::Number;
        for (at, first) in name.atoms.iter().enumerate() {
            let mut any_core = false;
            let rest = name.atoms.get(at..).unwrap_or_default();
            let run = rest.iter().take_while(|atom| !parted(atom)).take(LONGEST);
            for (count, last) in (1..).zip(run) {
                any_core |= last.class == Class::Core;
                if count == 1 || !any_core {
                    continue;
                }
                if let Some(text) = name.text.get(usize::from(first.from)..usize::from(last.to)) {
                    self.phrase(text, at..at + count, true, asking);
                }
                if count == 2 {
                    let mut turned = std::mem::take(&mut asking.turned);
                    turned.clear();
                    turned.push_str(name.latin(last));
                    turned.push_str(name.latin(first));
                    self.phrase(&turned, at..at + count, false, asking);
                    asking.turned = turned;
                }
            }
        }
    }

    fn phrase(&self, text: &str, atoms: Range<usize>, misspelt: bool, asking: &mut Asking) {
        if !self.ends.may_be(text, misspelt) {
            return;
        }
        let Asking {
            hashes,
            near,
            reach,
            phrases,
            ..
        } = asking;
        self.lengths.reach(text, true, reach);
        if reach.is_empty() {
            return;
        }
        hashes.clear();
        near.clear();
        keys::deletions(text, true, |key| hashes.push(key));
        if !misspelt {
            // The first key leaves no letter out.
            hashes.truncate(1);
        }
        self.near_general
            .each(hashes, reach, |number| near.push(number));
        if near.is_empty() {
            return;
        }
        near.sort_unstable();
        near.dedup();
        let spelling = Spelling::of(text);
        for word in near {
            let Some(window) = reach.window(*word) else {
                continue;
            };
            let typos = if misspelt { window.typos } else { 0 };
            let other = self.text_in(window, *word);
            if spelling.typos(other, typos).is_some() {
                phrases.push(Phrase {
                    atoms: atoms.clone(),
                    word: *word,
                });
            }
        }
    }
}
