//! `show`: all that the register holds of one thing.

mod cited;
mod entity;
mod ownership;

use crate::Found;
use crate::args::ShowArgs;
use crate::near::suggestion;
use crate::output::write_page;
use crate::{reader, setup};
use anyhow::bail;
use cited::{citing, of_brand, of_claim, of_figure, of_list, of_measure, sources};
use countersight_model::claim::Claim;
use countersight_model::list::OfficialList;
use countersight_model::measure::Measure;
use countersight_model::reach::Figure;
use countersight_register::Register;
use countersight_report::{
    BrandPage, ClaimPage, Dossier, FigurePage, ListPage, MeasurePage, Options, PageFormat,
    SourcePage, VocabularyPage, write_brand, write_claim, write_entity, write_figure, write_list,
    write_measure, write_source, write_vocabulary,
};
use jiff::civil::Date;
use std::io::Write;

pub(crate) fn run(args: &ShowArgs) -> anyhow::Result<Found> {
    let register = setup::register()?;
    let on = reader::day_or_today(args.on.as_deref())?;
    let desk = Desk {
        dossier: setup::dossier(&register),
        register: &register,
        on,
    };
    let id = args.id.to_lowercase();
    let stamp = register.stamp.clone();
    write_page(&args.output, stamp, |out, format, options| {
        if desk.vocabulary(&id, out, format, options)?
            || desk.record(&id, out, format, options)?
            || desk.fact(&id, out, format, options)?
        {
            return Ok(());
        }
        bail!(
            "the register holds nothing called `{}`{}",
            args.id,
            hint(&id, &register)
        )
    })?;
    Ok(Found::Nothing)
}

/// What every page is written from.
struct Desk<'r> {
    register: &'r Register,
    dossier: Dossier,
    on: Date,
}

impl<'r> Desk<'r> {
    /// Writes the roles or the actions, if the word asks for them.
    fn vocabulary(
        &self,
        word: &str,
        out: &mut dyn Write,
        format: PageFormat,
        options: &Options,
    ) -> anyhow::Result<bool> {
        let mut page = VocabularyPage {
            roles: Vec::new(),
            actions: Vec::new(),
        };
        match word {
            "roles" => page.roles = self.register.roles.values().collect(),
            "actions" => page.actions = self.register.actions.iter().collect(),
            _ => return Ok(false),
        }
        write_vocabulary(out, format, &page, &self.dossier, options)?;
        Ok(true)
    }

    /// Writes a company, a label or a measure of this identifier; false where there is none.
    fn record(
        &self,
        id: &str,
        out: &mut dyn Write,
        format: PageFormat,
        options: &Options,
    ) -> anyhow::Result<bool> {
        let (register, dossier) = (self.register, &self.dossier);
        if let Some(entity) = register.entities.get(id) {
            let page = entity::page(entity, register, self.on);
            write_entity(out, format, &page, dossier, options)?;
        } else if let Some(brand) = register.brands.get(id) {
            let page = BrandPage {
                brand,
                sources: sources(&of_brand(brand), register),
            };
            write_brand(out, format, &page, dossier, options)?;
        } else if let Some(measure) = register.measures.get(id) {
            let page = self.measure(measure);
            write_measure(out, format, &page, dossier, options)?;
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    /// Writes a claim, a figure, a list or a source of this identifier; false where there is none.
    fn fact(
        &self,
        id: &str,
        out: &mut dyn Write,
        format: PageFormat,
        options: &Options,
    ) -> anyhow::Result<bool> {
        let (register, dossier) = (self.register, &self.dossier);
        if let Some(claim) = register.claims.get(id) {
            write_claim(out, format, &self.claim(claim), dossier, options)?;
        } else if let Some(figure) = register.figures.get(id) {
            write_figure(out, format, &self.figure(figure), dossier, options)?;
        } else if let Some(list) = register.lists.get(id) {
            write_list(out, format, &self.list(list), dossier, options)?;
        } else if let Some(source) = register.sources.get(id) {
            let page = SourcePage {
                source,
                cited_by: citing(&source.id, register),
            };
            write_source(out, format, &page, options)?;
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn measure(&self, measure: &'r Measure) -> MeasurePage<'r> {
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

    fn claim(&self, claim: &'r Claim) -> ClaimPage<'r> {
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

    fn figure(&self, figure: &'r Figure) -> FigurePage<'r> {
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

    fn list(&self, list: &'r OfficialList) -> ListPage<'r> {
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

fn hint(id: &str, register: &Register) -> String {
    let entities = register.entities.keys().map(AsRef::as_ref);
    let brands = register.brands.keys().map(AsRef::as_ref);
    let measures = register.measures.keys().map(AsRef::as_ref);
    let lists = register.lists.keys().map(AsRef::as_ref);
    let facts = register.claims.keys().map(AsRef::as_ref);
    let facts = facts.chain(register.figures.keys().map(AsRef::as_ref));
    let all = entities.chain(brands).chain(measures).chain(lists);
    let hint = suggestion(id, all.chain(facts));
    if hint.is_empty() {
        "; `countersight check` finds a company by any of its names".to_owned()
    } else {
        hint
    }
}
