//! `/register/companies/{id}`: the dossier of a company, to its last source, in four parts.

use super::draw::{Strip, drawing, words};
use super::frame::Frame;
use super::markup::Made;
use super::register::place;
use super::shown::word;
use super::{nothing_called, page, records};
use crate::problem::Problem;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use countersight_model::date::PartialDate;
use countersight_model::entity::Alias;
use countersight_model::id::SourceId;
use countersight_model::reach::Figure;
use countersight_model::source::Source;
use countersight_report::{Branch, EntityPage, Listing, language};
use countersight_service::records::Records;
use std::collections::BTreeMap;

/// Entries on one page of the listings.
const LISTINGS: usize = 30;

/// A part of a dossier; each has its own address and cites only what it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Names, numbers, owners, labels.
    Overview,
    /// Listings over time.
    Listings,
    /// Claims and answers.
    Evidence,
    /// Figures.
    Reach,
}

impl Part {
    const ALL: [Self; 4] = [Self::Overview, Self::Listings, Self::Evidence, Self::Reach];

    /// The last piece of its address.
    fn name(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Listings => "listings",
            Self::Evidence => "evidence",
            Self::Reach => "reach",
        }
    }
}

#[derive(Template)]
#[template(path = "company.html")]
struct Company {
    title: String,
    page: EntityPage<'static>,
    part: Part,
    names: Vec<(String, Vec<&'static Alias>)>,
    listings: Vec<ListingView>,
    years: Vec<i16>,
    at: usize,
    last: usize,
    drawing: Option<Made>,
    above: Option<Made>,
    below: Option<Made>,
    cited: Vec<&'static Source>,
    f: Frame,
}

/// An entry of a measure, with its line of time.
struct ListingView {
    listing: Listing<'static>,
    from: Option<PartialDate>,
    line: Made,
}

/// The way to a part of the dossier.
struct Tab {
    address: String,
    name: String,
    number: Option<usize>,
    here: bool,
}

impl Company {
    fn tabs(&self) -> Vec<Tab> {
        let number = |part| match part {
            Part::Overview => None,
            Part::Listings => Some(self.page.listings.len()),
            Part::Evidence => Some(self.page.claims.len()),
            Part::Reach => Some(self.page.figures.len()),
        };
        let shown = |part: &Part| *part == Part::Overview || number(*part) != Some(0);
        let tab = |part: Part| Tab {
            address: self.f.to(&path(self.page.entity.id.as_str(), part)),
            name: self.f.word("dossier", part.name()),
            number: number(part),
            here: part == self.part,
        };
        Part::ALL.into_iter().filter(shown).map(tab).collect()
    }

    fn path(&self) -> String {
        path(self.page.entity.id.as_str(), self.part)
    }

    fn value(&self, figure: &Figure) -> String {
        records::value(&self.f, figure)
    }
}

fn path(id: &str, part: Part) -> String {
    match part {
        Part::Overview => format!("/register/companies/{id}"),
        part => format!("/register/companies/{id}/{}", part.name()),
    }
}

/// The day from which an entry counts, as far as the register knows one.
fn start(listing: &Listing<'_>) -> Option<PartialDate> {
    let target = listing.target;
    let own = target.from.or(target.listed).or(target.announced);
    own.max(listing.measure.from).or(own)
}

/// The names of a company by the script in which they stand.
fn names(page: &EntityPage<'static>, f: &Frame) -> Vec<(String, Vec<&'static Alias>)> {
    let mut scripts: BTreeMap<&str, Vec<&Alias>> = BTreeMap::new();
    for alias in &page.entity.aliases {
        let script = match language(&alias.text) {
            None => "latin",
            Some("zh") => "chinese",
            Some("ja") => "japanese",
            Some("ko") => "korean",
            Some("und-Cyrl") => "cyrillic",
            Some(_) => "arabic",
        };
        scripts.entry(script).or_default().push(alias);
    }
    let scripts = scripts.into_iter();
    let named = scripts.map(|(script, names)| (f.word("script", script), names));
    named.collect()
}

/// What a part cites, in the order of the page.
fn cited(part: Part, page: &EntityPage<'static>, shown: &[ListingView]) -> Vec<&'static Source> {
    let mut ids: Vec<&SourceId> = Vec::new();
    match part {
        Part::Overview => {
            let entity = page.entity;
            ids.extend(entity.aliases.iter().flat_map(|alias| &alias.sources));
            ids.extend(entity.identifiers.iter().flat_map(|id| &id.sources));
            ids.extend(&entity.sources);
            let readings = entity
                .conflicts
                .iter()
                .flat_map(|conflict| &conflict.readings);
            ids.extend(readings.flat_map(|reading| &reading.sources));
            edges(&page.above, &mut ids);
            edges(&page.below, &mut ids);
            ids.extend(page.brands.iter().flat_map(|one| &one.tie.sources));
        }
        Part::Listings => {
            ids.extend(shown.iter().flat_map(|view| view.listing.cited()));
            ids.extend(page.not_listed.iter().flat_map(|one| &one.entry.sources));
        }
        Part::Evidence => {
            for one in &page.claims {
                ids.extend(&one.claim.sources);
                ids.extend(
                    one.claim
                        .responses
                        .iter()
                        .flat_map(|answer| &answer.sources),
                );
            }
        }
        Part::Reach => ids.extend(page.figures.iter().flat_map(|figure| &figure.sources)),
    }
    let mut cited: Vec<&'static Source> = Vec::new();
    for id in ids {
        let source = page.sources.iter().find(|source| source.id == *id);
        cited.extend(source.filter(|source| !cited.iter().any(|known| known.id == source.id)));
    }
    cited
}

fn edges<'p>(branches: &'p [Branch<'_>], ids: &mut Vec<&'p SourceId>) {
    for branch in branches {
        ids.extend(&branch.edge.sources);
        edges(&branch.further, ids);
    }
}

/// The entries of one page, with their lines of time, and the years that all lines share.
fn listings(page: &EntityPage<'static>, skip: usize) -> (Vec<ListingView>, Vec<i16>) {
    let mut all: Vec<(Option<PartialDate>, &Listing<'static>)> = page
        .listings
        .iter()
        .map(|listing| (start(listing), listing))
        .collect();
    all.sort_by_key(|(from, one)| (from.map(PartialDate::earliest), &one.measure.id));
    let days = all.iter().flat_map(|(from, listing)| {
        let until = listing.target.until.map(PartialDate::latest);
        [from.map(PartialDate::earliest), until]
    });
    let strip = Strip::over(days.flatten(), page.on);
    let shown = all.into_iter().skip(skip).take(LISTINGS);
    let shown = shown.map(|(from, listing)| ListingView {
        line: strip.line(&word(&listing.measure.kind), from, listing.target.until),
        from,
        listing: listing.clone(),
    });
    (shown.collect(), strip.years())
}

fn show(id: &str, part: Part, f: Frame) -> Result<Response, Problem> {
    let register = f.register;
    let entity = register.entities.get(id);
    let entity = entity.ok_or_else(|| nothing_called(id, register))?;
    let of = Records::new(register, f.asker.context.on).entity(entity);
    let (at, last) = place(&f, of.listings.len(), LISTINGS);
    let (listings, years) = listings(&of, (at - 1) * LISTINGS);
    let cited = cited(part, &of, &listings);
    let tell = |branches: &[Branch<'static>]| {
        let told = !branches.is_empty();
        told.then(|| words(&f, branches, &cited))
    };
    let title = match part {
        Part::Overview => entity.name.clone(),
        part => format!("{}: {}", entity.name, f.word("dossier", part.name())),
    };
    Ok(page(&Company {
        title,
        part,
        names: names(&of, &f),
        listings,
        years,
        at,
        last,
        drawing: drawing(&f, &of),
        above: tell(&of.above),
        below: tell(&of.below),
        cited,
        page: of,
        f,
    }))
}

/// `/register/companies/{id}`
pub(super) async fn overview(Path(id): Path<String>, f: Frame) -> Result<Response, Problem> {
    show(&id, Part::Overview, f)
}

/// `/register/companies/{id}/{part}`
pub(super) async fn part(
    Path((id, part)): Path<(String, String)>,
    f: Frame,
) -> Result<Response, Problem> {
    let known = Part::ALL.into_iter().find(|known| known.name() == part);
    let known = known.ok_or_else(|| nothing_called(&format!("{id}/{part}"), f.register))?;
    show(&id, known, f)
}
