//! `show`: all that the register holds of one thing.

use crate::Found;
use crate::args::ShowArgs;
use crate::near::suggestion;
use crate::output::write_page;
use crate::setup;
use anyhow::bail;
use countersight_model::brand::Brand;
use countersight_model::entity::Entity;
use countersight_model::id::SourceId;
use countersight_model::measure::Measure;
use countersight_model::source::Source;
use countersight_register::Register;
use countersight_report::{
    BrandPage, CitedBy, EntityPage, Holding, Labelled, Listing, LookedFor, MeasurePage, SourcePage,
    write_brand, write_entity, write_measure, write_source,
};
use std::collections::BTreeSet;

pub(crate) fn run(args: &ShowArgs) -> anyhow::Result<Found> {
    let register = setup::register()?;
    let id = args.id.to_lowercase();
    let id = id.as_str();
    let dossier = setup::dossier(&register);
    let stamp = register.stamp.clone();
    write_page(&args.output, stamp, |out, format, options| {
        if let Some(entity) = register.entities.get(id) {
            let page = entity_page(entity, &register);
            write_entity(out, format, &page, &dossier, options)?;
        } else if let Some(brand) = register.brands.get(id) {
            let cited = brand.ties.iter().flat_map(|tie| &tie.sources);
            let page = BrandPage {
                brand,
                sources: sources(cited, &register),
            };
            write_brand(out, format, &page, &dossier, options)?;
        } else if let Some(measure) = register.measures.get(id) {
            let page = MeasurePage {
                measure,
                sources: sources(cited_by(measure), &register),
            };
            write_measure(out, format, &page, &dossier, options)?;
        } else if let Some(source) = register.sources.get(id) {
            let page = SourcePage {
                source,
                cited_by: citing(source, &register),
            };
            write_source(out, format, &page, options)?;
        } else {
            bail!(
                "the register holds nothing called `{}`{}",
                args.id,
                hint(id, &register)
            );
        }
        Ok(())
    })?;
    Ok(Found::Nothing)
}

fn hint(id: &str, register: &Register) -> String {
    let entities = register.entities.keys().map(AsRef::as_ref);
    let brands = register.brands.keys().map(AsRef::as_ref);
    let measures = register.measures.keys().map(AsRef::as_ref);
    let hint = suggestion(id, entities.chain(brands).chain(measures));
    if hint.is_empty() {
        "; `countersight check` finds a company by any of its names".to_owned()
    } else {
        hint
    }
}

fn entity_page<'r>(entity: &'r Entity, register: &'r Register) -> EntityPage<'r> {
    let mut page = EntityPage {
        entity,
        listings: Vec::new(),
        not_listed: Vec::new(),
        brands: Vec::new(),
        holds: Vec::new(),
        sources: Vec::new(),
    };
    for measure in register.measures.values() {
        let named = measure
            .targets
            .iter()
            .filter(|t| t.entity.as_ref() == Some(&entity.id));
        page.listings
            .extend(named.map(|target| Listing { measure, target }));
        let looked = measure.not_listed.iter().filter(|n| n.entity == entity.id);
        page.not_listed
            .extend(looked.map(|entry| LookedFor { measure, entry }));
    }
    for brand in register.brands.values() {
        let ties = brand
            .ties
            .iter()
            .filter(|tie| tie.maker.as_ref() == Some(&entity.id));
        page.brands.extend(ties.map(|tie| Labelled { brand, tie }));
    }
    for held in register.entities.values() {
        let edges = held
            .owners
            .iter()
            .filter(|e| e.holder.as_ref() == Some(&entity.id));
        page.holds.extend(edges.map(|edge| Holding { held, edge }));
    }
    let own = entity.sources.iter();
    let aliases = entity.aliases.iter().flat_map(|a| &a.sources);
    let identifiers = entity.identifiers.iter().flat_map(|i| &i.sources);
    let owners = entity.owners.iter().flat_map(|o| &o.sources);
    let listings = page
        .listings
        .iter()
        .flat_map(|l| l.target.sources.iter().chain(&l.measure.sources));
    let looked = page.not_listed.iter().flat_map(|l| &l.entry.sources);
    let brands = page.brands.iter().flat_map(|b| &b.tie.sources);
    let holds = page.holds.iter().flat_map(|h| &h.edge.sources);
    let all = own.chain(aliases).chain(identifiers).chain(owners);
    let all = all.chain(listings).chain(looked).chain(brands).chain(holds);
    page.sources = sources(all, register);
    page
}

fn cited_by(measure: &Measure) -> impl Iterator<Item = &SourceId> {
    let targets = measure.targets.iter().flat_map(|t| &t.sources);
    let looked = measure.not_listed.iter().flat_map(|n| &n.sources);
    measure.sources.iter().chain(targets).chain(looked)
}

/// The cited documents once each, in the order of their first citation.
fn sources<'r>(ids: impl Iterator<Item = &'r SourceId>, register: &'r Register) -> Vec<&'r Source> {
    let mut seen = BTreeSet::new();
    ids.filter(|id| seen.insert(*id))
        .filter_map(|id| register.sources.get(id))
        .collect()
}

fn citing(source: &Source, register: &Register) -> Vec<CitedBy> {
    let mut citing = Vec::new();
    let mut cite = |kind: &str, id: &str, name: &str| {
        citing.push(CitedBy {
            kind: kind.to_owned(),
            id: id.to_owned(),
            name: name.to_owned(),
        });
    };
    for entity in register.entities.values() {
        let owners = entity.owners.iter().flat_map(|o| &o.sources);
        let aliases = entity.aliases.iter().flat_map(|a| &a.sources);
        let codes = entity.identifiers.iter().flat_map(|i| &i.sources);
        if entity
            .sources
            .iter()
            .chain(owners)
            .chain(aliases)
            .chain(codes)
            .any(|s| *s == source.id)
        {
            cite("entity", entity.id.as_str(), &entity.name);
        }
    }
    for brand in register.brands.values() {
        if uses(brand, &source.id) {
            cite("brand", brand.id.as_str(), &brand.name);
        }
    }
    for measure in register.measures.values() {
        if cited_by(measure).any(|s| *s == source.id) {
            cite("measure", measure.id.as_str(), &measure.name);
        }
    }
    for print in register
        .fingerprints
        .iter()
        .filter(|f| f.sources.contains(&source.id))
    {
        cite("fingerprint", &print.id, &print.field);
    }
    citing
}

fn uses(brand: &Brand, source: &SourceId) -> bool {
    brand.ties.iter().any(|tie| tie.sources.contains(source))
}
