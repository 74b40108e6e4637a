//! `/register`: what the register holds, list by list.

use super::frame::Frame;
use super::{page, records};
use askama::Template;
use axum::response::Response;
use countersight_model::claim::Claim;
use countersight_model::entity::Entity;
use countersight_model::list::OfficialList;
use countersight_model::reach::Figure;
use countersight_model::source::Source;

/// Documents on one page of their list.
const SOURCES: usize = 60;
/// Claims on one page of their list: each is told in full.
const CLAIMS: usize = 20;

#[derive(Template)]
#[template(path = "register.html")]
struct Overview {
    title: String,
    f: Frame,
}

#[derive(Template)]
#[template(path = "companies.html")]
struct Companies {
    title: String,
    rows: Vec<Row>,
    f: Frame,
}

/// A company in the list.
struct Row {
    entity: &'static Entity,
    listings: usize,
    claims: usize,
}

#[derive(Template)]
#[template(path = "labels.html")]
struct Labels {
    title: String,
    f: Frame,
}

#[derive(Template)]
#[template(path = "claims.html")]
struct Claims {
    title: String,
    told: Vec<&'static Claim>,
    sources: Vec<&'static Source>,
    at: usize,
    last: usize,
    f: Frame,
}

#[derive(Template)]
#[template(path = "figures.html")]
struct Figures {
    title: String,
    f: Frame,
}

impl Figures {
    fn value(&self, figure: &Figure) -> String {
        records::value(&self.f, figure)
    }
}

#[derive(Template)]
#[template(path = "lists.html")]
struct Lists {
    title: String,
    f: Frame,
}

impl Lists {
    fn is_due(&self, list: &OfficialList) -> bool {
        list.overdue(self.f.today).is_some()
    }
}

#[derive(Template)]
#[template(path = "sources.html")]
struct Sources {
    title: String,
    shown: Vec<&'static Source>,
    from: usize,
    at: usize,
    last: usize,
    f: Frame,
}

/// Which page of a list was asked for, and how many there are.
pub(super) fn place(f: &Frame, all: usize, each: usize) -> (usize, usize) {
    let last = all.div_ceil(each).max(1);
    let at = f.given("page").parse::<usize>().unwrap_or(1);
    (at.clamp(1, last), last)
}

/// `/register`
pub(super) async fn overview(f: Frame) -> Response {
    let title = f.say("nav-register");
    page(&Overview { title, f })
}

/// `/register/companies`
pub(super) async fn companies(f: Frame) -> Response {
    let register = f.register;
    let row = |entity: &'static Entity| {
        let named = register.measures.values().filter(|measure| {
            let mut targets = measure.targets.iter();
            targets.any(|target| target.entity.as_ref() == Some(&entity.id))
        });
        let claims = register.claims.values();
        Row {
            listings: named.count(),
            claims: claims
                .filter(|claim| claim.entities.contains(&entity.id))
                .count(),
            entity,
        }
    };
    let mut rows: Vec<Row> = register.entities.values().map(row).collect();
    rows.sort_by_key(|row| row.entity.name.to_lowercase());
    let title = f.say("companies");
    page(&Companies { title, rows, f })
}

/// `/register/labels`
pub(super) async fn labels(f: Frame) -> Response {
    let title = f.say("labels");
    page(&Labels { title, f })
}

/// `/register/claims`
pub(super) async fn claims(f: Frame) -> Response {
    let all = &f.register.claims;
    let (at, last) = place(&f, all.len(), CLAIMS);
    let claims = all.values().skip((at - 1) * CLAIMS).take(CLAIMS);
    let claims: Vec<_> = claims.collect();
    let mut sources: Vec<&'static Source> = Vec::new();
    let cited = claims.iter().flat_map(|claim| {
        let answers = claim.responses.iter().flat_map(|answer| &answer.sources);
        claim.sources.iter().chain(answers)
    });
    for source in cited.filter_map(|id| f.register.sources.get(id)) {
        if !sources.iter().any(|known| known.id == source.id) {
            sources.push(source);
        }
    }
    page(&Claims {
        title: f.say("evidence"),
        told: claims,
        sources,
        at,
        last,
        f,
    })
}

/// `/register/figures`
pub(super) async fn figures(f: Frame) -> Response {
    let title = f.say("reach");
    page(&Figures { title, f })
}

/// `/register/lists`
pub(super) async fn lists(f: Frame) -> Response {
    let title = f.say("official-lists");
    page(&Lists { title, f })
}

/// `/register/sources`
pub(super) async fn sources(f: Frame) -> Response {
    let all = &f.register.sources;
    let (at, last) = place(&f, all.len(), SOURCES);
    let from = (at - 1) * SOURCES;
    page(&Sources {
        title: f.say("sources"),
        shown: all.values().skip(from).take(SOURCES).collect(),
        from,
        at,
        last,
        f,
    })
}
