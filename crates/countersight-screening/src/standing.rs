//! Subjects that are asked again whenever a list changes: their names indexed once, and searched for what
//! changed.
//!
//! [`Screener::screen`] searches the lists for a subject's name; this searches the names of many subjects for
//! the names of short lists. Two names score alike in either order, so what is found is the same, but for
//! what an [index](Index) loses. Where lists alone are asked, a subject is found
//!
//! 1. by its name, or by its text where its kind is not known;
//! 2. by the other names of the companies as which the register knows that name.
//!
//! Identifiers, labels and devices lead to companies of the register and never to a party of a list, so they
//! are not looked at.

use crate::screener::{Screener, name_asked};
use countersight_model::id::EntityId;
use countersight_model::subject::Subject;
use countersight_names::matching::{Builder, Index, REVIEW, Search, Workshop};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::thread;

/// Names fewer than this are searched by one thread.
const FEW: usize = 64;
/// Threads that search; each holds 32 bytes for every name of the index.
const MOST_THREADS: usize = 4;

/// Gathers the names of subjects, one after another.
#[derive(Debug)]
pub struct Gatherer<'s> {
    screener: &'s Screener<'s>,
    workshop: Workshop,
    builder: Builder,
    /// Each name once.
    numbers: HashMap<String, u32>,
    /// Which subjects bear each name.
    bearers: Vec<(u32, u32)>,
    /// Companies as which the register knows each name that it knows.
    known: BTreeMap<u32, BTreeSet<EntityId>>,
    names: u32,
    subjects: u32,
    nameless: u32,
}

/// The names of subjects, and who bears them.
#[derive(Debug)]
pub struct Standing {
    /// Every name once, and then the other names that the register knows for some of them.
    pub names: Index,
    /// Which subjects bear each name of the index.
    pub bearers: Bearers,
    /// Subjects in all.
    pub subjects: u32,
    /// Subjects without a name: the lists cannot be asked for them.
    pub nameless: u32,
}

/// For each name of an index, which subjects bear it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bearers {
    /// Where the subjects of each name begin, and at last where all end.
    pub starts: Vec<u32>,
    /// The subjects, counted from 0 in the order in which they were added.
    pub subjects: Vec<u32>,
}

impl<'s> Gatherer<'s> {
    /// Nothing gathered yet. The words and the companies are those of the screener's register.
    pub fn new(screener: &'s Screener<'s>) -> Self {
        Self {
            screener,
            workshop: Workshop::default(),
            builder: Builder::default(),
            numbers: HashMap::new(),
            bearers: Vec::new(),
            known: BTreeMap::new(),
            names: 0,
            subjects: 0,
            nameless: 0,
        }
    }

    /// Adds the next subject. Whether it has a name: without one the lists cannot be asked for it.
    pub fn add(&mut self, subject: &Subject) -> bool {
        let position = self.subjects;
        self.subjects = self.subjects.saturating_add(1);
        let Some(name) = name_asked(subject) else {
            self.nameless += 1;
            return false;
        };
        let number = match self.numbers.get(name) {
            Some(number) => *number,
            None => self.new_name(name),
        };
        self.bearers.push((number, position));
        true
    }

    fn new_name(&mut self, name: &str) -> u32 {
        let number = self.index(name);
        self.numbers.insert(name.to_owned(), number);
        let companies = self.screener.known(name).companies;
        if !companies.is_empty() {
            self.known.insert(number, companies);
        }
        number
    }

    fn index(&mut self, name: &str) -> u32 {
        let number = self.names;
        self.names = self.names.saturating_add(1);
        let words = &self.screener.words;
        self.builder.add(&self.workshop.prepare(name, words));
        number
    }

    /// Closes the index.
    pub fn build(mut self) -> Standing {
        drop(std::mem::take(&mut self.numbers));
        self.add_aliases();
        self.bearers.sort_unstable();
        self.bearers.dedup();
        let mut bearers = Bearers::default();
        let mut rest = self.bearers.iter().peekable();
        for name in 0..=self.names {
            let begin = u32::try_from(bearers.subjects.len()).unwrap_or(u32::MAX);
            bearers.starts.push(begin);
            while let Some((_, subject)) = rest.next_if(|(own, _)| *own == name) {
                bearers.subjects.push(*subject);
            }
        }
        Standing {
            names: self.builder.build(),
            bearers,
            subjects: self.subjects,
            nameless: self.nameless,
        }
    }

    /// Files every subject that the register knows under the other names of its company as well.
    fn add_aliases(&mut self) {
        let known = std::mem::take(&mut self.known);
        let mut by_company: BTreeMap<EntityId, BTreeSet<u32>> = BTreeMap::new();
        for (name, companies) in known {
            for company in companies {
                by_company.entry(company).or_default().insert(name);
            }
        }
        let mut of_name: HashMap<u32, Vec<u32>> = HashMap::new();
        let wanted: BTreeSet<u32> = by_company.values().flatten().copied().collect();
        for (name, subject) in &self.bearers {
            if wanted.contains(name) {
                of_name.entry(*name).or_default().push(*subject);
            }
        }
        let screener = self.screener;
        for (company, names) in by_company {
            for alias in screener.names_of(&BTreeSet::from([company])) {
                let number = self.index(alias);
                let subjects = names.iter().filter_map(|name| of_name.get(name)).flatten();
                self.bearers
                    .extend(subjects.map(|subject| (number, *subject)));
            }
        }
    }
}

impl Screener<'_> {
    /// Whether [`names_reached`](Self::names_reached) finds all that screening each subject would: lists
    /// alone are asked, and the threshold is not below what an index promises to find.
    pub fn can_ask_standing(&self) -> bool {
        self.listed.only && self.listed_threshold() >= REVIEW
    }

    /// The names of the index that some name of the lists reaches, ascending: but for what an index
    /// loses, no subject with other names is told of anything on the lists.
    ///
    /// ```
    /// use countersight_model::party::{Party, PartyKind, PartyName, PartyNameKind};
    /// use countersight_model::subject::{Subject, SubjectKind};
    /// use countersight_register::{DataFiles, load};
    /// use countersight_screening::{ScreenedList, Screener, standing::Gatherer};
    ///
    /// let register = load(&DataFiles::embedded()).register;
    /// let name = PartyName { text: "Vostok Oriental Ltd".into(), verbatim: None, kind: PartyNameKind::Primary };
    /// let party = Party {
    ///     id: "1".into(), kind: PartyKind::Organisation, names: vec![name], countries: vec![], identifiers: vec![],
    ///     programmes: vec![], listed: None, until: None, citation: None,
    /// };
    /// let list = ScreenedList {
    ///     id: "a".into(), name: "List A".into(), date: "2026-11-24".into(), sha256: String::new(), own: false,
    ///     parties: vec![party],
    /// };
    /// let screener = Screener::new(&register).with_lists(vec![list], true);
    /// let mut gatherer = Gatherer::new(&screener);
    /// for name in ["Beispiel Optik", "Vostok Oriental"] {
    ///     gatherer.add(&Subject::new(SubjectKind::Text, name));
    /// }
    /// assert_eq!(screener.names_reached(&gatherer.build().names), [1]);
    /// ```
    pub fn names_reached(&self, names: &Index) -> Vec<u32> {
        let asked: Vec<&str> = self.listed.names().map(|name| name.text.as_str()).collect();
        let threads = if asked.len() < FEW {
            1
        } else {
            thread::available_parallelism().map_or(1, |n| n.get().min(MOST_THREADS))
        };
        let reached = |part: usize| {
            // Every so many, for long names of one list stand together.
            let own = asked.iter().skip(part).step_by(threads);
            self.reached_by(own, names)
        };
        let mut all: Vec<u32> = thread::scope(|scope| {
            let others: Vec<_> = (1..threads)
                .map(|part| scope.spawn(move || reached(part)))
                .collect();
            let mut all = reached(0);
            for other in others {
                // A panic of another part is our own fault and goes on as one.
                let found = other
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
                all.extend(found);
            }
            all
        });
        all.sort_unstable();
        all.dedup();
        all
    }

    fn reached_by<'n>(&self, asked: impl Iterator<Item = &'n &'n str>, names: &Index) -> Vec<u32> {
        let (mut search, mut workshop) = (Search::default(), Workshop::default());
        let (mut found, mut all) = (Vec::new(), Vec::new());
        for name in asked {
            let name = workshop.prepare(name, &self.words);
            // An official list tells only of better scores; but the higher the floor, the more an index loses.
            names.search(&name, REVIEW, &mut search, &mut found);
            all.extend(found.iter().map(|hit| hit.name));
        }
        all
    }
}
