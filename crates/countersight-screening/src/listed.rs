//! Parties of whole lists: official ones that the user has fetched, and the user's own.

use crate::screener::{Leads, Screener};
use countersight_model::code::Code;
use countersight_model::id::EntityId;
use countersight_model::link::Verdict;
use countersight_model::party::{Party, PartyKind, PartyName, PartyNameKind};
use countersight_model::result::{Confidence, Match, Relation, Why};
use countersight_names::matching::{
    Alignment, Builder, Found, Index, Prepared, REVIEW, Search, Words, Workshop, explain,
};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// From this score a party of an official list is told: the lists are long, and names below it are mostly
/// others'.
const OFFICIAL: f32 = 0.8;
/// From this score a name is so surely one party's that what merely resembles it is left out.
const SURE: f32 = 0.97;
/// How far behind such a party another may lie and still be told.
const NEARLY: f32 = 0.2;

thread_local! {
    static SEARCH: RefCell<(Search, Workshop, Vec<Found>)> = RefCell::default();
}

/// A list to be screened against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScreenedList {
    /// Its identifier: that of an official list, or the file's name for the user's own.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Date of the copy.
    pub date: String,
    /// SHA-256 of the copy, in hex.
    pub sha256: String,
    /// Whether it is the user's own: its parties keep their identifiers as they are.
    pub own: bool,
    /// Its parties.
    pub parties: Vec<Party>,
}

/// Lists with their names indexed.
#[derive(Debug, Default)]
pub(crate) struct Listed {
    pub(crate) lists: Vec<ScreenedList>,
    index: Index,
    /// For each name of the index: list, party, name.
    names: Vec<(u32, u32, u32)>,
    /// Every name, prepared, for a threshold below what the index promises to find; else none.
    held: Vec<Prepared>,
    /// Whether nothing but these lists is asked.
    pub(crate) only: bool,
}

/// The best name of a party.
#[derive(Debug, Clone, Copy)]
struct Best {
    score: f32,
    name: u32,
}

impl Listed {
    /// Lists with the index of their names.
    fn new(lists: Vec<ScreenedList>, only: bool, index: Index) -> Self {
        let mut names = Vec::new();
        for (list, screened) in (0..).zip(&lists) {
            for (party, entry) in (0..).zip(&screened.parties) {
                names.extend((0..).zip(&entry.names).map(|(name, _)| (list, party, name)));
            }
        }
        Self {
            index,
            lists,
            names,
            held: Vec::new(),
            only,
        }
    }

    /// Prepares every name to be compared one by one.
    fn hold(&mut self, words: &Words) {
        let mut workshop = Workshop::default();
        self.held = self
            .names()
            .map(|name| workshop.prepare(&name.text, words))
            .collect();
    }

    fn party(
        &self,
        (list, party, name): (u32, u32, u32),
    ) -> Option<(&ScreenedList, &Party, &PartyName)> {
        let list = self.lists.get(list as usize)?;
        let party = list.parties.get(party as usize)?;
        Some((list, party, party.names.get(name as usize)?))
    }

    /// The parties whose names score at least `floor` with this one, by their best name.
    fn search(&self, text: &str, floor: f32, words: &Words, best: &mut BTreeMap<(u32, u32), Best>) {
        SEARCH.with_borrow_mut(|(search, workshop, found)| {
            let name = workshop.prepare(text, words);
            if self.held.is_empty() {
                self.index.search(&name, floor, search, found);
            } else {
                compare_all(&name, &self.held, floor, found);
            }
            for hit in found.iter() {
                let Some(&(list, party, name)) = self.names.get(hit.name as usize) else {
                    continue;
                };
                let new = Best {
                    score: hit.score,
                    name,
                };
                best.entry((list, party))
                    .and_modify(|known| {
                        if hit.score > known.score {
                            *known = new;
                        }
                    })
                    .or_insert(new);
            }
        });
    }

    /// Every name of the lists.
    pub(crate) fn names(&self) -> impl Iterator<Item = &PartyName> {
        self.lists.iter().flat_map(names_of)
    }
}

/// Names on these lists.
pub(crate) fn count_names(lists: &[ScreenedList]) -> usize {
    lists.iter().flat_map(names_of).count()
}

fn names_of(list: &ScreenedList) -> impl Iterator<Item = &PartyName> {
    list.parties.iter().flat_map(|party| &party.names)
}

/// Scores a name with every other: below [`REVIEW`] the index loses names.
fn compare_all(name: &Prepared, others: &[Prepared], floor: f32, found: &mut Vec<Found>) {
    let mut alignment = Alignment::default();
    let scored = (0..).zip(others).map(|(at, other)| Found {
        name: at,
        score: alignment.score(name.name(), other.name()),
    });
    found.clear();
    found.extend(scored.filter(|one| one.score >= floor));
}

impl Screener<'_> {
    /// Screens against these lists too, or against nothing else.
    #[must_use]
    pub fn with_lists(self, lists: Vec<ScreenedList>, only: bool) -> Self {
        let index = self.index_lists(&lists);
        self.with_indexed_lists(lists, only, index)
    }

    /// The same with the index that [`index_lists`](Self::index_lists) made of these lists; one of other
    /// lists is passed over, and made anew.
    #[must_use]
    pub fn with_indexed_lists(
        mut self,
        lists: Vec<ScreenedList>,
        only: bool,
        index: Index,
    ) -> Self {
        let index = if index.len() == count_names(&lists) {
            index
        } else {
            self.index_lists(&lists)
        };
        self.listed = Listed::new(lists, only, index);
        self.hold_names();
        self
    }

    /// An index of every name of these lists, in their order.
    pub fn index_lists(&self, lists: &[ScreenedList]) -> Index {
        let (mut workshop, mut builder) = (Workshop::default(), Builder::default());
        for name in lists.iter().flat_map(names_of) {
            builder.add(&workshop.prepare(&name.text, &self.words));
        }
        builder.build()
    }

    /// Holds the names of the lists for a threshold below what the index promises to find.
    pub(crate) fn hold_names(&mut self) {
        if self.listed_threshold() < REVIEW {
            self.listed.hold(&self.words);
        } else {
            self.listed.held.clear();
        }
    }

    pub(crate) fn listed_threshold(&self) -> f32 {
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1")]
        let threshold = self.threshold as f32;
        threshold
    }

    /// The lists asked.
    pub fn lists(&self) -> &[ScreenedList] {
        &self.listed.lists
    }

    /// Whether nothing but the lists is asked.
    pub fn asks_lists_only(&self) -> bool {
        self.listed.only
    }

    /// Follows a name into the lists.
    pub(crate) fn follow_lists(&self, name: &str, leads: &mut Leads) {
        if self.listed.lists.is_empty() {
            return;
        }
        leads.screened = true;
        let mut best = BTreeMap::new();
        let threshold = self.listed_threshold();
        let lowest = threshold.min(REVIEW);
        self.listed.search(name, lowest, &self.words, &mut best);
        let known = self.known(name);
        // What the register knows by this name has other names, under which a list may hold it.
        for alias in self.names_of(&known.companies) {
            self.listed.search(alias, lowest, &self.words, &mut best);
        }
        let top = best.values().map(|b| b.score).fold(0.0, f32::max);
        // What reaches the threshold is told in any case.
        let floor = if top >= SURE { top - NEARLY } else { REVIEW }.min(threshold);
        let official = OFFICIAL.min(threshold);
        for ((list, party), found) in best {
            let Some((list, party, listed)) = self.listed.party((list, party, found.name)) else {
                continue;
            };
            if found.score < floor || !list.own && found.score < official {
                continue;
            }
            if !known.companies.is_empty() && self.is_another(party, &known.companies) {
                continue;
            }
            let mut found = self.listed_match(name, list, party, listed, found.score);
            match self.reviewed(list, party) {
                Some((Verdict::Different, entity)) if known.companies.contains(entity) => continue,
                Some((Verdict::Same, entity)) => {
                    // One company, on the list and in the register: the register's rules answer.
                    found.name = self.entity_name(entity);
                    found.entity = entity.clone();
                }
                _ => leads.on_lists.push(list.name.clone()),
            }
            leads.add(found);
        }
    }

    /// What a reviewer found of a party, and the company meant.
    fn reviewed(&self, list: &ScreenedList, party: &Party) -> Option<(Verdict, &EntityId)> {
        let mut links = self.register.links.iter();
        let link = links
            .find(|link| !list.own && link.list.as_str() == list.id && link.speaks_of(party))?;
        Some((link.verdict, &link.entity))
    }

    /// Whether the register knows the party as another company.
    fn is_another(&self, party: &Party, companies: &BTreeSet<EntityId>) -> bool {
        let known = self.known(party.primary()).companies;
        !known.is_empty() && known.is_disjoint(companies)
    }

    fn listed_match(
        &self,
        query: &str,
        list: &ScreenedList,
        party: &Party,
        listed: &PartyName,
        score: f32,
    ) -> Match {
        let related = listed.kind == PartyNameKind::Related;
        let weak = listed.kind == PartyNameKind::Weak;
        // A ship that bears a company's name is not that company.
        let ship = matches!(party.kind, PartyKind::Vessel | PartyKind::Aircraft);
        let strong = score >= self.listed_threshold() && !weak && !related && !ship;
        let direct = explain(query, &listed.text, &self.words);
        let detail = if direct.score >= REVIEW.min(score) {
            direct.in_words()
        } else {
            format!(
                "the register knows the two as names of one company; {}",
                direct.in_words()
            )
        };
        let id = if list.own {
            EntityId::new(&party.id)
        } else {
            EntityId::new(format!("{}/{}", list.id, party.id))
        };
        Match {
            entity: id,
            name: party.primary().to_owned(),
            relation: if related {
                Relation::AffiliateOf
            } else {
                Relation::Is
            },
            score: rounded(score),
            confidence: if strong {
                Confidence::Strong
            } else {
                Confidence::Possible
            },
            code: Code::ListedParty,
            why: vec![Why {
                feature: "name".to_owned(),
                score: rounded(score),
                query: query.to_owned(),
                found: listed.text.clone(),
                detail: format!("{detail}; {}", list.name),
            }],
            path: Vec::new(),
        }
    }
}

fn rounded(score: f32) -> f64 {
    (f64::from(score) * 1000.0).round() / 1000.0
}
