//! The page of every record of the register.

mod cited;
mod entity;
mod ownership;

use crate::dossier::dossier;
use crate::near::suggestion;
use cited::{citing, of_brand, of_claim, of_figure, of_list, of_measure, sources};
use countersight_model::brand::Brand;
use countersight_model::claim::Claim;
use countersight_model::entity::Entity;
use countersight_model::list::OfficialList;
use countersight_model::measure::Measure;
use countersight_model::reach::Figure;
use countersight_model::source::Source;
use countersight_register::Register;
use countersight_report::{
    BrandPage, ClaimPage, Dossier, EntityPage, FigurePage, ListPage, MeasurePage, Options,
    PageFormat, ReportError, SourcePage, VocabularyPage, write_brand, write_claim, write_entity,
    write_figure, write_list, write_measure, write_source, write_vocabulary,
};
use jiff::civil::Date;
use std::io::Write;

/// What every page is written from: the register, on a day.
#[derive(Debug)]
pub struct Records<'r> {
    register: &'r Register,
    dossier: Dossier,
    on: Date,
}

/// The page of a record.
#[derive(Debug)]
pub enum Record<'r> {
    /// The roles, or the actions, that a reader can have.
    Vocabulary(Box<VocabularyPage<'r>>),
    /// A company or body.
    Entity(Box<EntityPage<'r>>),
    /// A label.
    Brand(Box<BrandPage<'r>>),
    /// A rule, list or call.
    Measure(Box<MeasurePage<'r>>),
    /// A claim of evidence.
    Claim(Box<ClaimPage<'r>>),
    /// A figure of reach.
    Figure(Box<FigurePage<'r>>),
    /// An official list.
    List(Box<ListPage<'r>>),
    /// A cited document.
    Source(Box<SourcePage<'r>>),
}

impl<'r> Records<'r> {
    /// The pages of a register, on a day.
    pub fn new(register: &'r Register, on: Date) -> Self {
        Self {
            dossier: dossier(register),
            register,
            on,
        }
    }

    /// The names that pages are written with.
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// The record of this identifier, if there is one; `roles` and `actions` are the words for readers.
    ///
    /// ```
    /// use countersight_register::{DataFiles, load};
    /// use countersight_service::records::{Record, Records};
    /// use jiff::civil::date;
    ///
    /// let register = load(&DataFiles::embedded()).register;
    /// let records = Records::new(&register, date(2026, 11, 24));
    /// assert!(matches!(records.find("hikvision"), Some(Record::Entity(_))));
    /// assert!(records.find("nobody").is_none());
    /// ```
    pub fn find(&self, id: &str) -> Option<Record<'r>> {
        let register = self.register;
        if matches!(id, "roles" | "actions") {
            return Some(Record::Vocabulary(Box::new(self.vocabulary(id))));
        }
        if let Some(entity) = register.entities.get(id) {
            return Some(Record::Entity(Box::new(self.entity(entity))));
        }
        if let Some(brand) = register.brands.get(id) {
            return Some(Record::Brand(Box::new(self.brand(brand))));
        }
        if let Some(measure) = register.measures.get(id) {
            return Some(Record::Measure(Box::new(self.measure(measure))));
        }
        if let Some(claim) = register.claims.get(id) {
            return Some(Record::Claim(Box::new(self.claim(claim))));
        }
        if let Some(figure) = register.figures.get(id) {
            return Some(Record::Figure(Box::new(self.figure(figure))));
        }
        if let Some(list) = register.lists.get(id) {
            return Some(Record::List(Box::new(self.list(list))));
        }
        let source = register.sources.get(id)?;
        Some(Record::Source(Box::new(self.source(source))))
    }

    /// Writes a page.
    ///
    /// # Errors
    ///
    /// When the output refuses it.
    pub fn write(
        &self,
        record: &Record<'r>,
        out: &mut dyn Write,
        format: PageFormat,
        options: &Options,
    ) -> Result<(), ReportError> {
        let dossier = &self.dossier;
        match record {
            Record::Vocabulary(page) => write_vocabulary(out, format, page, dossier, options),
            Record::Entity(page) => write_entity(out, format, page, dossier, options),
            Record::Brand(page) => write_brand(out, format, page, dossier, options),
            Record::Measure(page) => write_measure(out, format, page, dossier, options),
            Record::Claim(page) => write_claim(out, format, page, dossier, options),
            Record::Figure(page) => write_figure(out, format, page, dossier, options),
            Record::List(page) => write_list(out, format, page, dossier, options),
            Record::Source(page) => write_source(out, format, page, options),
        }
    }

    /// The dossier of a company: everything that concerns it.
    pub fn entity(&self, entity: &'r Entity) -> EntityPage<'r> {
        entity::page(entity, self.register, self.on)
    }

    /// A label, with its ties.
    pub fn brand(&self, brand: &'r Brand) -> BrandPage<'r> {
        BrandPage {
            brand,
            sources: sources(&of_brand(brand), self.register),
        }
    }

    /// A document, and what cites it.
    pub fn source(&self, source: &'r Source) -> SourcePage<'r> {
        SourcePage {
            source,
            cited_by: citing(&source.id, self.register),
        }
    }

    fn vocabulary(&self, word: &str) -> VocabularyPage<'r> {
        let (mut roles, mut actions) = (Vec::new(), Vec::new());
        if word == "roles" {
            roles = self.register.roles.values().collect();
        } else {
            actions = self.register.actions.iter().collect();
        }
        VocabularyPage { roles, actions }
    }

    /// A rule, list or call, with its entries.
    pub fn measure(&self, measure: &'r Measure) -> MeasurePage<'r> {
        let rules = measure.extensions.iter().filter_map(|e| e.rule.as_ref());
        let related = measure.targets_of.iter().chain(rules);
        MeasurePage {
            measure,
            on: self.on,
            related: related
                .filter_map(|id| self.register.measures.get(id))
                .collect(),
            sources: sources(&of_measure(measure), self.register),
        }
    }

    /// A claim of evidence, with what replaced it.
    pub fn claim(&self, claim: &'r Claim) -> ClaimPage<'r> {
        let claims = &self.register.claims;
        ClaimPage {
            claim,
            replaced_by: claim.replaced_by.as_ref().and_then(|id| claims.get(id)),
            replaces: claims
                .values()
                .filter(|other| other.replaced_by.as_ref() == Some(&claim.id))
                .collect(),
            sources: sources(&of_claim(claim), self.register),
        }
    }

    /// A figure of reach, beside others that count the same.
    pub fn figure(&self, figure: &'r Figure) -> FigurePage<'r> {
        let alike = |other: &&Figure| {
            let counts = |f: &Figure| (f.metric.clone(), f.place.clone(), f.country.clone());
            let shared = other.entities.iter().any(|e| figure.entities.contains(e));
            shared && counts(other) == counts(figure) && other.id != figure.id
        };
        let beside: Vec<&Figure> = self.register.figures.values().filter(alike).collect();
        let mut cited = of_figure(figure);
        cited.extend(beside.iter().flat_map(|other| of_figure(other)));
        FigurePage {
            figure,
            beside,
            sources: sources(&cited, self.register),
        }
    }

    /// An official list, with the measures that rest on it.
    pub fn list(&self, list: &'r OfficialList) -> ListPage<'r> {
        let measures = list.measures.iter();
        ListPage {
            list,
            measures: measures
                .filter_map(|id| self.register.measures.get(id))
                .collect(),
            on: self.on,
            overdue: list.overdue(self.on),
            sources: sources(&of_list(list), self.register),
        }
    }
}

/// What may be meant by an identifier that the register does not hold; or nothing.
pub fn near(id: &str, register: &Register) -> String {
    let entities = register.entities.keys().map(AsRef::as_ref);
    let brands = register.brands.keys().map(AsRef::as_ref);
    let measures = register.measures.keys().map(AsRef::as_ref);
    let lists = register.lists.keys().map(AsRef::as_ref);
    let facts = register.claims.keys().map(AsRef::as_ref);
    let facts = facts.chain(register.figures.keys().map(AsRef::as_ref));
    let all = entities.chain(brands).chain(measures).chain(lists);
    suggestion(id, all.chain(facts))
}
