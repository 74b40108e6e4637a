//! Counts over the register: how much there is, how far it is trusted, how fresh it is.

use crate::register::Register;
use countersight_model::date::PartialDate;
use countersight_model::measure::Measure;
use countersight_model::source::Trust;
use serde::Serialize;
use std::collections::BTreeMap;

/// What the register holds, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Stat {
    /// Records and facts, by what they are: `entities`, `aliases`, `measures`, ….
    pub counts: BTreeMap<&'static str, usize>,
    /// Entities by kind.
    pub entities_by_kind: BTreeMap<String, usize>,
    /// Identifiers by scheme.
    pub identifiers_by_scheme: BTreeMap<String, usize>,
    /// Ties of brands to makers by kind.
    pub ties_by_kind: BTreeMap<String, usize>,
    /// Claims by what they are about.
    pub claims_by_kind: BTreeMap<String, usize>,
    /// Measures by kind.
    pub measures_by_kind: BTreeMap<String, usize>,
    /// Measures by jurisdiction.
    pub measures_by_jurisdiction: BTreeMap<String, usize>,
    /// Sources by kind.
    pub sources_by_kind: BTreeMap<String, usize>,
    /// Hardware-address prefixes by role.
    pub prefixes_by_role: BTreeMap<String, usize>,
    /// Fingerprints by the field they read.
    pub fingerprints_by_field: BTreeMap<String, usize>,
    /// Facts by what they are and how far they are trusted.
    pub trust: BTreeMap<&'static str, BTreeMap<&'static str, usize>>,
    /// Oldest and newest dates, by what they date: `sources`, `measures`, `listings`, `look-ups`,
    /// `figures`, `lists`.
    pub dates: BTreeMap<&'static str, DateRange>,
}

/// The oldest and the newest of some dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DateRange {
    /// The oldest.
    pub oldest: PartialDate,
    /// The newest.
    pub newest: PartialDate,
}

impl Register {
    /// Counts what the register holds.
    ///
    /// ```
    /// use countersight_register::{DataFiles, load};
    ///
    /// let files: DataFiles = [(
    ///     "entities/hikvision.toml",
    ///     "id = 'hikvision'\nkind = 'company'\nname = 'Hikvision'\nrole = 'maker'\ntrust = 'high'\nsources = []",
    /// )]
    /// .into_iter()
    /// .collect();
    /// let stat = load(&files).register.stat();
    /// assert_eq!(stat.counts["entities"], 1);
    /// assert_eq!(stat.entities_by_kind["company"], 1);
    /// assert_eq!(stat.trust["entities"]["high"], 1);
    /// ```
    pub fn stat(&self) -> Stat {
        let mut stat = Stat::default();
        self.count_entities(&mut stat);
        self.count_brands_and_devices(&mut stat);
        for measure in self.measures.values() {
            stat.count_measure(measure);
        }
        self.count_evidence(&mut stat);
        for source in self.sources.values() {
            add(&mut stat.sources_by_kind, &source.kind);
            stat.date("sources", source.date);
        }
        let words = self.words.iter().map(|group| group.words.len()).sum();
        stat.counts.extend([
            ("measures", self.measures.len()),
            ("cases", self.cases.len()),
            ("sources", self.sources.len()),
            ("roles", self.roles.len()),
            ("jurisdictions", self.jurisdictions.len()),
            ("word-groups", self.words.len()),
            ("words", words),
            ("namesakes", self.namesakes.len()),
            ("counted-words", self.word_counts.len()),
            (
                "header-words",
                self.columns.iter().map(|column| column.words.len()).sum(),
            ),
            ("goods-words", self.goods.words.len()),
        ]);
        stat
    }

    fn count_entities(&self, stat: &mut Stat) {
        stat.counts.insert("entities", self.entities.len());
        for entity in self.entities.values() {
            add(&mut stat.entities_by_kind, &word(entity.kind));
            stat.fact("entities", entity.trust);
            for alias in &entity.aliases {
                stat.count("aliases", alias.trust);
            }
            for identifier in &entity.identifiers {
                add(&mut stat.identifiers_by_scheme, identifier.scheme.as_str());
                stat.count("identifiers", identifier.trust);
            }
            for owner in &entity.owners {
                stat.count("owners", owner.trust);
            }
        }
    }

    /// Claims, figures, lists, and every point on which sources disagree.
    fn count_evidence(&self, stat: &mut Stat) {
        let zero = ["claims", "responses", "figures", "interruptions"];
        stat.counts.extend(zero.map(|what| (what, 0)));
        for claim in self.claims.values() {
            stat.count("claims", claim.trust);
            add(&mut stat.claims_by_kind, claim.kind.as_str());
            *stat.counts.entry("responses").or_default() += claim.responses.len();
        }
        for figure in self.figures.values() {
            stat.count("figures", figure.trust);
            stat.date("figures", figure.as_of);
        }
        stat.counts.insert("lists", self.lists.len());
        stat.counts.insert("links", self.links.len());
        for list in self.lists.values() {
            stat.date("lists", Some(list.checked));
        }
        for pause in self.measures.values().flat_map(|m| &m.interruptions) {
            stat.count("interruptions", pause.trust);
        }
        let entities = self.entities.values().map(|e| e.conflicts.len());
        let brands = self.brands.values().map(|b| b.conflicts.len());
        let measures = self.measures.values().map(|m| m.conflicts.len());
        let claims = self.claims.values().map(|c| c.conflicts.len());
        let prints = self.fingerprints.iter().map(|f| f.conflicts.len());
        let all = entities.chain(brands).chain(measures).chain(claims);
        stat.counts.insert("conflicts", all.chain(prints).sum());
    }

    fn count_brands_and_devices(&self, stat: &mut Stat) {
        stat.counts.insert("brands", self.brands.len());
        for tie in self.brands.values().flat_map(|brand| &brand.ties) {
            add(&mut stat.ties_by_kind, &word(tie.kind));
            stat.count("ties", tie.trust);
        }
        stat.counts.insert("prefixes", self.prefixes.len());
        for prefix in &self.prefixes {
            add(&mut stat.prefixes_by_role, &word(prefix.role));
        }
        stat.counts.insert("fingerprints", self.fingerprints.len());
        for fingerprint in &self.fingerprints {
            add(&mut stat.fingerprints_by_field, &fingerprint.field);
        }
    }
}

impl Stat {
    fn count_measure(&mut self, measure: &Measure) {
        add(&mut self.measures_by_kind, measure.kind.as_str());
        add(
            &mut self.measures_by_jurisdiction,
            measure.jurisdiction.as_str(),
        );
        self.fact("measures", measure.trust);
        for date in [measure.adopted, measure.from, measure.until] {
            self.date("measures", date);
        }
        *self.counts.entry("clauses").or_default() += measure.clauses.len();
        for target in &measure.targets {
            self.count("targets", target.trust);
            for date in [target.announced, target.listed, target.from, target.until] {
                self.date("listings", date);
            }
        }
        for extension in &measure.extensions {
            self.count("extensions", extension.trust);
        }
        for negative in &measure.not_listed {
            self.count("not-listed", negative.trust);
            self.date("look-ups", Some(negative.looked_on));
        }
    }

    /// Counts a fact, and its trust.
    fn count(&mut self, what: &'static str, trust: Trust) {
        *self.counts.entry(what).or_default() += 1;
        self.fact(what, trust);
    }

    /// Counts the trust of a fact that is counted elsewhere.
    fn fact(&mut self, what: &'static str, trust: Trust) {
        *self
            .trust
            .entry(what)
            .or_default()
            .entry(trust.as_str())
            .or_default() += 1;
    }

    fn date(&mut self, what: &'static str, date: Option<PartialDate>) {
        let Some(date) = date else { return };
        let range = self.dates.entry(what).or_insert(DateRange {
            oldest: date,
            newest: date,
        });
        if date.earliest() < range.oldest.earliest() {
            range.oldest = date;
        }
        if date.latest() > range.newest.latest() {
            range.newest = date;
        }
    }
}

fn add(counts: &mut BTreeMap<String, usize>, key: &str) {
    *counts.entry(key.to_owned()).or_default() += 1;
}

/// The word that records use for a value of a fixed set.
fn word(value: impl Serialize) -> String {
    match toml::Value::try_from(value) {
        Ok(toml::Value::String(word)) => word,
        _ => String::new(),
    }
}
