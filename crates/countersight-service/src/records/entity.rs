//! The dossier of a company: everything in the register that concerns it.

use super::cited::{Fact, of_claim, of_entity, of_figure, sources};
use super::ownership::{Way, tree};
use countersight_model::entity::Entity;
use countersight_model::measure::Measure;
use countersight_model::result::Relation;
use countersight_policy::ownership::holders;
use countersight_register::Register;
use countersight_report::{
    Branch, Brief, EntityPage, Evidence, Holding, Labelled, Listing, LookedFor, Reached,
};
use jiff::civil::Date;

pub(super) fn page<'r>(entity: &'r Entity, register: &'r Register, on: Date) -> EntityPage<'r> {
    let claims = register.claims.values();
    let figures = register.figures.values();
    let mut page = EntityPage {
        entity,
        on,
        listings: listings(entity, register),
        reached: reached(entity, register, on),
        not_listed: looked_for(entity, register),
        brands: labels(entity, register),
        holds: holdings(entity, register),
        above: tree(entity, register, Way::Up),
        below: tree(entity, register, Way::Down),
        claims: claims
            .filter(|claim| claim.entities.contains(&entity.id))
            .map(|claim| Evidence {
                claim,
                replaced_by: claim
                    .replaced_by
                    .as_ref()
                    .and_then(|id| register.claims.get(id)),
            })
            .collect(),
        figures: figures
            .filter(|figure| figure.entities.contains(&entity.id))
            .collect(),
        sources: Vec::new(),
    };
    page.sources = sources(&cited(&page), register);
    page
}

/// Every entry that means the entity: by name, by its country, or taken over from another measure.
fn listings<'r>(entity: &'r Entity, register: &'r Register) -> Vec<Listing<'r>> {
    let mut listings = Vec::new();
    for measure in register.measures.values() {
        let mut add = |from: &'r Measure, through: Option<&'r Measure>| {
            let country = entity.company_of();
            let meant = from.targets.iter();
            let meant = meant.filter(|target| target.means(&entity.id, country));
            listings.extend(meant.map(|target| Listing {
                measure,
                target,
                through: through.map(Brief),
            }));
        };
        add(measure, None);
        for id in &measure.targets_of {
            if let Some(other) = register.measures.get(id) {
                add(other, Some(other));
            }
        }
    }
    listings
}

/// The holders of the entity on a day whom measures name that reach further than the named.
fn reached<'r>(entity: &Entity, register: &'r Register, on: Date) -> Vec<Reached<'r>> {
    let held = holders(&entity.id, &register.entities, on, &|_, _| None);
    let held = held.into_iter().filter(|h| h.relation != Relation::AgentOf);
    let named = |measure: &Measure, holder: &Entity| {
        let taken = measure.targets_of.iter();
        let taken = taken.filter_map(|id| register.measures.get(id));
        let all = std::iter::once(measure).chain(taken);
        let mut targets = all.flat_map(|measure| &measure.targets);
        targets.any(|target| target.entity.as_ref() == Some(&holder.id))
    };
    held.filter_map(|holding| register.entities.get(&holding.holder))
        .map(|holder| Reached {
            holder,
            measures: register
                .measures
                .values()
                .filter(|m| !m.extensions.is_empty() && named(m, holder))
                .collect(),
        })
        .filter(|reached| !reached.measures.is_empty())
        .collect()
}

fn looked_for<'r>(entity: &Entity, register: &'r Register) -> Vec<LookedFor<'r>> {
    let of = |measure: &'r Measure| {
        let looked = measure.not_listed.iter();
        let looked = looked.filter(|entry| entry.entity == entity.id);
        looked.map(move |entry| LookedFor { measure, entry })
    };
    register.measures.values().flat_map(of).collect()
}

fn labels<'r>(entity: &Entity, register: &'r Register) -> Vec<Labelled<'r>> {
    let mut labels = Vec::new();
    for brand in register.brands.values() {
        let ties = brand.ties.iter();
        let ties = ties.filter(|tie| tie.maker.as_ref() == Some(&entity.id));
        labels.extend(ties.map(|tie| Labelled { brand, tie }));
    }
    labels
}

fn holdings<'r>(entity: &Entity, register: &'r Register) -> Vec<Holding<'r>> {
    let mut holdings = Vec::new();
    for held in register.entities.values() {
        let edges = held.owners.iter();
        let edges = edges.filter(|edge| edge.holder.as_ref() == Some(&entity.id));
        holdings.extend(edges.map(|edge| Holding { held, edge }));
    }
    holdings
}

/// All that the page cites, in the order of the page.
fn cited<'r>(page: &EntityPage<'r>) -> Vec<Fact<'r>> {
    let mut facts = of_entity(page.entity);
    let mut add = |sources| facts.push(Fact::new("", sources));
    edges(&page.above, &mut add);
    edges(&page.below, &mut add);
    for listing in &page.listings {
        add(listing.cited());
    }
    for looked in &page.not_listed {
        add(&looked.entry.sources);
    }
    for labelled in &page.brands {
        add(&labelled.tie.sources);
    }
    for evidence in &page.claims {
        facts.extend(of_claim(evidence.claim));
    }
    for figure in &page.figures {
        facts.extend(of_figure(figure));
    }
    facts
}

fn edges<'r>(branches: &[Branch<'r>], add: &mut dyn FnMut(&'r [countersight_model::id::SourceId])) {
    for branch in branches {
        add(&branch.edge.sources);
        edges(&branch.further, add);
    }
}
