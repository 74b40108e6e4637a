//! All names of the register, ready to be asked.

use crate::analyse::{KnownCores, NoCores, Parts, analyse, analyse_tokens};
use crate::compare::{Comparison, Known, Verdict, Vocabulary, compare};
use crate::lexicon::Lexicon;
use crate::tokens::{Token, tokens};
use countersight_model::entity::AliasUse;
use countersight_model::id::EntityId;
use countersight_model::lexicon::Namesake;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// One name to be indexed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameEntry {
    /// Whose name it is.
    pub entity: EntityId,
    /// The name as written.
    pub text: String,
    /// How it may be used.
    pub usage: AliasUse,
}

/// A company that a name leads to.
#[derive(Debug, Clone, PartialEq)]
pub struct NameHit {
    /// The company.
    pub entity: EntityId,
    /// The known name that met.
    pub found: String,
    /// How it may be used.
    pub usage: AliasUse,
    /// What the comparison concludes.
    pub comparison: Comparison,
}

/// A company that shares a word with the name and was set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// The company.
    pub entity: EntityId,
    /// Why it is not the one.
    pub because: String,
}

/// What the index says of a name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lookup {
    /// Companies it leads to, best first.
    pub hits: Vec<NameHit>,
    /// Namesakes set aside.
    pub rejected: Vec<Rejected>,
}

#[derive(Debug)]
struct Indexed {
    entry: NameEntry,
    parts: Parts,
    shared_core: bool,
    /// Whether the shared core is a short name of this very company.
    own_short: bool,
    common_core: bool,
}

/// The index.
#[derive(Debug)]
pub struct NameIndex {
    lexicon: Lexicon,
    names: Vec<Indexed>,
    cores: Cores,
    /// Core without spaces, and each of its words, to the names that hold it.
    by_core: HashMap<String, Vec<usize>>,
    /// Core with one letter left out to cores.
    by_deletion: HashMap<String, Vec<String>>,
    /// Names without core.
    coreless: Vec<usize>,
    vocabularies: BTreeMap<EntityId, Vocabulary>,
    /// Whole name of a namesake to the companies it is not.
    namesakes: HashMap<String, Vec<(EntityId, String)>>,
}

#[derive(Debug, Default)]
struct Cores {
    known: HashSet<String>,
    longest: usize,
}

impl KnownCores for Cores {
    fn knows(&self, joined: &str) -> bool {
        self.known.contains(joined)
    }
    fn longest(&self) -> usize {
        self.longest
    }
}

impl NameIndex {
    /// Builds the index; the order of the entries does not matter.
    pub fn new(lexicon: Lexicon, entries: &[NameEntry], namesakes: &[Namesake]) -> Self {
        let usable: Vec<&NameEntry> = entries
            .iter()
            .filter(|entry| entry.usage != AliasUse::Hint)
            .collect();
        let cores = known_cores(&usable, &lexicon);
        // A word that is short for one company is short for all: others bear it, as one of them shows.
        let joined = |entry: &NameEntry| analyse(&entry.text, &lexicon, &cores).joined();
        let short = usable.iter().filter(|e| e.usage == AliasUse::Short);
        let own_short: BTreeSet<(EntityId, String)> = short
            .map(|entry| (entry.entity.clone(), joined(entry)))
            .collect();
        let shared: BTreeSet<String> = own_short.iter().map(|(_, core)| core.clone()).collect();
        // A bare word that is only a hint is too common to point to anybody when it stands alone.
        let hints = entries.iter().filter(|e| e.usage == AliasUse::Hint);
        let bare = |entry: &NameEntry| analyse(&entry.text, &lexicon, &cores);
        let common: BTreeSet<(EntityId, String)> = hints
            .map(|entry| (entry.entity.clone(), bare(entry)))
            .filter(|(_, parts)| parts.is_bare())
            .map(|(entity, parts)| (entity, parts.joined()))
            .collect();
        let mut index = Self {
            names: Vec::with_capacity(usable.len()),
            by_core: HashMap::new(),
            by_deletion: HashMap::new(),
            coreless: Vec::new(),
            vocabularies: BTreeMap::new(),
            namesakes: HashMap::new(),
            lexicon,
            cores,
        };
        for entry in usable {
            let parts = analyse(&entry.text, &index.lexicon, &index.cores);
            index
                .vocabularies
                .entry(entry.entity.clone())
                .or_default()
                .learn(&parts);
            let core = parts.joined();
            let common_core = common.contains(&(entry.entity.clone(), core.clone()));
            index.add(Indexed {
                entry: entry.clone(),
                own_short: own_short.contains(&(entry.entity.clone(), core.clone())),
                shared_core: common_core || shared.contains(&core),
                common_core,
                parts,
            });
        }
        for namesake in namesakes {
            let key = whole(&tokens(&namesake.name));
            let not = (namesake.not.clone(), namesake.reason.clone());
            index.namesakes.entry(key).or_default().push(not);
        }
        index
    }

    fn add(&mut self, name: Indexed) {
        let at = self.names.len();
        let joined = name.parts.joined();
        if joined.is_empty() {
            self.coreless.push(at);
        } else {
            let mut keys: BTreeSet<&str> = name.parts.core.iter().map(String::as_str).collect();
            keys.insert(&joined);
            for key in keys {
                self.by_core.entry(key.to_owned()).or_default().push(at);
            }
            if !name.shared_core {
                for deletion in deletions(&joined) {
                    let cores = self.by_deletion.entry(deletion).or_default();
                    if !cores.contains(&joined) {
                        cores.push(joined.clone());
                    }
                }
            }
        }
        self.names.push(name);
    }

    /// The lexicon that names are read with.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Takes a name apart with the cores of this index.
    pub fn analyse(&self, name: &str) -> Parts {
        analyse(name, &self.lexicon, &self.cores)
    }

    /// Finds the companies that a name leads to.
    pub fn lookup(&self, name: &str) -> Lookup {
        let tokens = tokens(name);
        let query = analyse_tokens(&tokens, &self.lexicon, &self.cores);
        let mut best: BTreeMap<&EntityId, NameHit> = BTreeMap::new();
        // How well the legal forms of a company's names agree with those of the query.
        let mut forms: BTreeMap<&EntityId, usize> = BTreeMap::new();
        let mut rejected: BTreeMap<&EntityId, String> = BTreeMap::new();
        for at in self.candidates(&query) {
            let Some(known) = self.names.get(at) else {
                continue;
            };
            let comparison = self.compare(&query, known);
            let entity = &known.entry.entity;
            if comparison.verdict == Verdict::Different {
                // Only a word that others bear too needs an explanation.
                if known.own_short && shares_core(&query, &known.parts) {
                    rejected.entry(entity).or_insert(comparison.detail);
                }
                continue;
            }
            if known.parts.legal_forms.is_subset(&query.legal_forms) {
                let agreeing = forms.entry(entity).or_default();
                *agreeing = known.parts.legal_forms.len().max(*agreeing);
            }
            let better = best
                .get(entity)
                .is_none_or(|hit| rank(&comparison) > rank(&hit.comparison));
            if better {
                let hit = NameHit {
                    entity: entity.clone(),
                    found: known.entry.text.clone(),
                    usage: known.entry.usage,
                    comparison,
                };
                best.insert(entity, hit);
            }
        }
        // A company is set aside to explain an empty answer; beside a better match it is only noise.
        if !best.is_empty() {
            rejected.clear();
        }
        for (entity, reason) in self.namesakes.get(&whole(&tokens)).into_iter().flatten() {
            if let Some((entity, _)) = best.remove_entry(entity) {
                rejected.insert(entity, reason.clone());
            } else if let Some(because) = rejected.get_mut(entity) {
                because.clone_from(reason);
            }
        }
        let mut hits = only_the_best(best.into_values().collect());
        // Where several companies bear the name, the legal form may tell which one is meant.
        let agreeing = |hit: &NameHit| forms.get(&hit.entity).copied().unwrap_or_default();
        let most = hits.iter().map(agreeing).max().unwrap_or_default();
        hits.retain(|hit| agreeing(hit) == most);
        let rejected = rejected
            .into_iter()
            .filter(|(entity, _)| hits.iter().all(|hit| hit.entity != **entity))
            .map(|(entity, because)| Rejected {
                entity: entity.clone(),
                because,
            })
            .collect();
        Lookup { hits, rejected }
    }

    fn compare(&self, query: &Parts, name: &Indexed) -> Comparison {
        let empty = Vocabulary::default();
        let known = Known {
            parts: &name.parts,
            usage: name.entry.usage,
            shared_core: name.shared_core,
            common_core: name.common_core,
            vocabulary: self.vocabularies.get(&name.entry.entity).unwrap_or(&empty),
        };
        compare(query, &known, &self.lexicon)
    }

    /// Positions of names that share a word with the query, or are one typing error away.
    fn candidates(&self, query: &Parts) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        if query.core.is_empty() {
            found.extend(&self.coreless);
            return found;
        }
        let joined = query.joined();
        let words = query
            .core
            .iter()
            .map(String::as_str)
            .chain(std::iter::once(joined.as_str()));
        for word in words {
            found.extend(self.by_core.get(word).into_iter().flatten());
        }
        if found.is_empty() {
            for key in deletions(&joined)
                .into_iter()
                .chain(std::iter::once(joined))
            {
                let near = self.by_deletion.get(&key).into_iter().flatten();
                let exact = self.by_core.contains_key(&key).then_some(&key);
                for core in near.chain(exact) {
                    found.extend(self.by_core.get(core).into_iter().flatten());
                }
            }
        }
        found
    }

    /// The names that are coined words or full names, for finding them in running text.
    pub(crate) fn names(&self) -> impl Iterator<Item = (&NameEntry, &Parts, bool)> {
        self.names
            .iter()
            .map(|name| (&name.entry, &name.parts, name.shared_core))
    }

    pub(crate) fn names_with_core(&self, core: &str) -> impl Iterator<Item = (&NameEntry, &Parts)> {
        let at = self.by_core.get(core).into_iter().flatten();
        at.filter_map(|at| self.names.get(*at))
            .map(|name| (&name.entry, &name.parts))
    }
}

fn rank(comparison: &Comparison) -> (Verdict, u32) {
    // Scores lie between 0 and 1; whole thousandths are exact enough to compare and to sort.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 to 1000"
    )]
    let thousandths = (comparison.score.clamp(0.0, 1.0) * 1000.0).round() as u32;
    (comparison.verdict, thousandths)
}

/// A name belongs to one company: the best wins, and only equals stand beside it.
fn only_the_best(mut hits: Vec<NameHit>) -> Vec<NameHit> {
    hits.sort_by(|a, b| {
        rank(&b.comparison)
            .cmp(&rank(&a.comparison))
            .then_with(|| a.entity.cmp(&b.entity))
    });
    let Some(best) = hits.first().map(|hit| hit.comparison.clone()) else {
        return hits;
    };
    hits.retain(|hit| {
        hit.comparison.verdict == best.verdict && hit.comparison.score > best.score - 0.03
    });
    hits
}

fn shares_core(query: &Parts, alias: &Parts) -> bool {
    !alias.core.is_empty() && alias.core.iter().all(|word| query.core.contains(word))
}

fn whole(tokens: &[Token]) -> String {
    tokens
        .iter()
        .map(|t| t.text.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Cores of the register's names, as the lexicon alone cuts them.
fn known_cores(entries: &[&NameEntry], lexicon: &Lexicon) -> Cores {
    let mut cores = Cores::default();
    let mut learn = |parts: &Parts| {
        let joined = parts.joined();
        if !joined.is_empty() {
            cores.longest = cores.longest.max(joined.chars().count());
            cores.known.insert(joined);
        }
    };
    for entry in entries {
        learn(&analyse(&entry.text, lexicon, &NoCores));
    }
    cores
}

/// The word with each one of its letters left out; nothing for short words.
fn deletions(word: &str) -> BTreeSet<String> {
    let chars: Vec<char> = word.chars().collect();
    if chars.len() < 8 || chars.len() > 40 {
        return BTreeSet::new();
    }
    (0..chars.len())
        .map(|skip| {
            chars
                .iter()
                .enumerate()
                .filter(|(at, _)| *at != skip)
                .map(|(_, c)| *c)
                .collect()
        })
        .collect()
}
