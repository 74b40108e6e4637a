//! The screener: indexes of one register, asked once a subject.

use crate::device_index::device_index;
use crate::identifiers::IdentifierIndex;
use crate::listed::Listed;
use countersight_devices::DeviceIndex;
use countersight_model::code::Code;
use countersight_model::context::Context;
use countersight_model::device::DeviceFinding;
use countersight_model::entity::{AliasUse, EntityKind};
use countersight_model::id::EntityId;
use countersight_model::result::{Match, Relation, ScreeningResult, SetAside};
use countersight_model::subject::{Subject, SubjectKind};
use countersight_names::compare::{STRONG, Verdict};
use countersight_names::goods::GoodsFinder;
use countersight_names::index::{NameEntry, NameIndex};
use countersight_names::lexicon::Lexicon;
use countersight_names::matching::Words;
use countersight_policy::{Rulebook, World};
use countersight_register::Register;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Screens subjects against one register.
#[derive(Debug)]
pub struct Screener<'r> {
    pub(crate) register: &'r Register,
    pub(crate) names: NameIndex,
    /// What words weigh when any two names are compared.
    pub(crate) words: Words,
    pub(crate) devices: DeviceIndex,
    pub(crate) identifiers: IdentifierIndex,
    pub(crate) goods: GoodsFinder,
    pub(crate) rules: Rulebook<'r>,
    pub(crate) listed: Listed,
    /// Score from which two names are one company.
    pub(crate) threshold: f64,
}

/// What the traces of one subject lead to, before any law is asked.
#[derive(Debug, Default)]
pub(crate) struct Leads {
    pub(crate) matches: Vec<Match>,
    pub(crate) device: Option<DeviceFinding>,
    pub(crate) missing: Vec<(Code, String)>,
    pub(crate) codes: BTreeSet<Code>,
    pub(crate) set_aside: Vec<SetAside>,
    /// Names of lists that name it.
    pub(crate) on_lists: Vec<String>,
    /// Something that could have led somewhere was looked at.
    pub(crate) screened: bool,
}

impl<'r> Screener<'r> {
    /// Builds the indexes.
    pub fn new(register: &'r Register) -> Self {
        Self {
            names: NameIndex::new(
                Lexicon::new(&register.words),
                &name_entries(register),
                &register.namesakes,
            ),
            words: Words::new(&register.words, &register.word_counts),
            devices: device_index(register),
            identifiers: IdentifierIndex::new(&register.entities),
            goods: GoodsFinder::new(&register.goods),
            rules: Rulebook::new(World {
                measures: &register.measures,
                entities: &register.entities,
                places: &register.jurisdictions,
            }),
            listed: Listed::default(),
            threshold: STRONG,
            register,
        }
    }

    /// The register asked.
    pub fn register(&self) -> &'r Register {
        self.register
    }

    /// Moves the score from which two names are one company, 0.85 if nothing is said: that of the names of
    /// lists and of the register's own.
    ///
    /// What scores less stays a question where it is one today, so a higher threshold hides nothing; a
    /// lower one makes answers of questions. Names of the register score by the kind of what meets, in
    /// steps; one that only resembles, bears or contains a known name is a question at every threshold.
    /// Identifiers, labels and marks of devices have no score that moves.
    ///
    /// ```
    /// use countersight_model::{context::Context, result::Confidence, subject::{Subject, SubjectKind}};
    /// use countersight_register::{DataFiles, load};
    /// use countersight_screening::Screener;
    /// use jiff::civil::date;
    ///
    /// let register = load(&DataFiles::embedded()).register;
    /// let mut subject = Subject::new(SubjectKind::Company, "Hangzhou Hikvision");
    /// subject.name = Some(subject.text.clone());
    /// let context = Context { roles: vec![], jurisdictions: vec![], on: date(2026, 11, 24), action: None };
    /// let found = |threshold| {
    ///     let screener = Screener::new(&register).with_threshold(threshold);
    ///     screener.screen(&subject, &context).matches[0].confidence
    /// };
    /// assert_eq!((found(0.85), found(1.0)), (Confidence::Strong, Confidence::Possible));
    /// ```
    #[must_use]
    pub fn with_threshold(mut self, threshold: f64) -> Self {
        self.threshold = threshold;
        self.hold_names();
        self
    }

    /// The companies that a name may mean, each with a reason, for somebody to look at: the full name,
    /// or one typing error away. A name that only contains a known one is not among them.
    ///
    /// ```
    /// use countersight_register::{DataFiles, load};
    /// use countersight_screening::Screener;
    ///
    /// let register = load(&DataFiles::embedded()).register;
    /// let alike = Screener::new(&register).alike("HANGZHOU HIKVISION DIGITAL TECHNOLOGY CO LTD");
    /// assert_eq!(alike[0].0.as_str(), "hikvision");
    /// ```
    pub fn alike(&self, name: &str) -> Vec<(EntityId, String)> {
        let hits = self.names.lookup(name).hits.into_iter();
        let near = hits.filter(|hit| hit.comparison.verdict >= Verdict::Resembles);
        near.map(|hit| (hit.entity, hit.comparison.detail))
            .collect()
    }

    /// Screens one subject for one reader.
    pub fn screen(&self, subject: &Subject, context: &Context) -> ScreeningResult {
        let (subject, leads) = self.follow(subject);
        self.answer(subject, leads, context)
    }

    /// Whom a subject leads to on a day, the surest first, without asking any rule what it forbids: the question of
    /// those who only match names. A holder is among them where no rule names the company found, if it is the direct one
    /// or a rule names it.
    ///
    /// ```
    /// use countersight_model::subject::{Subject, SubjectKind};
    /// use countersight_register::{DataFiles, load};
    /// use countersight_screening::Screener;
    /// use jiff::civil::date;
    ///
    /// let register = load(&DataFiles::embedded()).register;
    /// let subject = Subject::new(SubjectKind::Text, "هيكفيجن");
    /// let found = Screener::new(&register).who(&subject, date(2026, 11, 24));
    /// assert_eq!(found[0].entity.as_str(), "hikvision");
    /// ```
    pub fn who(&self, subject: &Subject, on: Date) -> Vec<Match> {
        let (_, mut leads) = self.follow(subject);
        self.add_holders(&mut leads, on);
        leads.matches.retain(|m| {
            // Behind a company that a rule names itself, its holders are another question.
            let nobody_named = || m.path.iter().all(|step| !self.rules.names(&step.held));
            m.path.is_empty()
                || m.relation == Relation::AgentOf
                || nobody_named() && (m.path.len() == 1 || self.rules.names(&m.entity))
        });
        self.sort(&mut leads.matches);
        leads.matches
    }

    /// Follows every trace of a subject.
    fn follow(&self, subject: &Subject) -> (Subject, Leads) {
        let mut leads = Leads::default();
        let mut subject = subject.clone();
        if let Some(why) = &subject.unreadable {
            let why = format!("the record cannot be read: {why}");
            leads.missing.push((Code::RecordUnreadable, why));
            return (subject, leads);
        }
        match name_asked(&subject) {
            Some(name) => self.follow_lists(name, &mut leads),
            None if self.listed.only => {
                let why = "nothing to screen: the row holds no name";
                leads.missing.push((Code::NothingToScreen, why.to_owned()));
            }
            None => {}
        }
        match subject.kind {
            _ if self.listed.only => {}
            _ if subject.label.is_some() => self.follow_label(&mut subject, &mut leads),
            SubjectKind::Text => subject.kind = self.follow_text(&subject.text, &mut leads),
            SubjectKind::Device => self.follow_device(&subject, &mut leads),
            SubjectKind::Company | SubjectKind::Holding => {
                self.follow_company(&subject, &mut leads);
            }
            SubjectKind::Purchase => self.follow_purchase(&subject, &mut leads),
        }
        (subject, leads)
    }

    pub(crate) fn entity_name(&self, id: &EntityId) -> String {
        self.register
            .entities
            .get(id)
            .map_or_else(|| id.to_string(), |entity| entity.name.clone())
    }
}

/// The name for which lists are asked, if the subject has one.
pub(crate) fn name_asked(subject: &Subject) -> Option<&str> {
    subject.name.as_deref().or_else(|| {
        let is_text = subject.kind == SubjectKind::Text && !subject.text.trim().is_empty();
        is_text.then_some(subject.text.as_str())
    })
}

/// Every name by which an entity can be recognised. A name that no source confirms is a hint only.
fn name_entries(register: &Register) -> Vec<NameEntry> {
    let mut entries = Vec::new();
    let known = register.entities.values();
    for entity in known.filter(|e| e.kind != EntityKind::Namesake) {
        let mut push = |text: &str, usage| {
            entries.push(NameEntry {
                entity: entity.id.clone(),
                text: text.to_owned(),
                usage,
            });
        };
        push(&entity.name, AliasUse::Name);
        for alias in &entity.aliases {
            push(&alias.text, alias.usage);
        }
    }
    entries
}
