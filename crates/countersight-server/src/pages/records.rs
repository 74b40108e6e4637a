//! One record of the register: a label, a claim, a figure, an official list, a document.

use super::frame::Frame;
use super::{nothing_called, page};
use crate::problem::Problem;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use countersight_model::reach::Figure;
use countersight_report::{BrandPage, ClaimPage, FigurePage, ListPage, SourcePage};
use countersight_service::records::Records;

macro_rules! views {
    ($($name:ident($page:ty) => $path:literal;)*) => {
        $(
            #[derive(Template)]
            #[template(path = $path)]
            struct $name {
                title: String,
                page: $page,
                f: Frame,
            }
        )*
    };
}

views! {
    Label(BrandPage<'static>) => "label.html";
    Evidence(ClaimPage<'static>) => "evidence.html";
    Reach(FigurePage<'static>) => "figure.html";
    List(ListPage<'static>) => "list.html";
    Document(SourcePage<'static>) => "source.html";
}

/// A figure as people write it, with *more than* where the source says so.
pub(super) fn value(f: &Frame, figure: &Figure) -> String {
    let text = figure.value.to_string();
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let whole = whole
        .parse::<usize>()
        .map_or_else(|_| whole.to_owned(), |number| f.number(number));
    let said = if rest.is_empty() {
        whole
    } else {
        format!("{whole}.{rest}")
    };
    if figure.at_least {
        f.put("at-least", "number", said)
    } else {
        said
    }
}

impl Reach {
    fn value(&self, figure: &Figure) -> String {
        value(&self.f, figure)
    }
}

impl Document {
    /// The page of a record that cites the document, where it has one.
    fn citing(&self, kind: &str, id: &str) -> Option<String> {
        let folder = match kind {
            "entity" => "companies",
            "brand" => "labels",
            "measure" => "measures",
            "claim" => "claims",
            "figure" => "figures",
            "list" => "lists",
            _ => return None,
        };
        Some(self.f.record(folder, id))
    }
}

/// `/register/labels/{id}`
pub(super) async fn label(Path(id): Path<String>, f: Frame) -> Result<Response, Problem> {
    let register = f.register;
    let brand = register.brands.get(id.as_str());
    let brand = brand.ok_or_else(|| nothing_called(&id, register))?;
    let of = Records::new(register, f.asker.context.on).brand(brand);
    Ok(page(&Label {
        title: brand.name.clone(),
        page: of,
        f,
    }))
}

/// `/register/claims/{id}`
pub(super) async fn claim(Path(id): Path<String>, f: Frame) -> Result<Response, Problem> {
    let register = f.register;
    let claim = register.claims.get(id.as_str());
    let claim = claim.ok_or_else(|| nothing_called(&id, register))?;
    let of = Records::new(register, f.asker.context.on).claim(claim);
    Ok(page(&Evidence {
        title: f.put("evidence-one", "id", &claim.id),
        page: of,
        f,
    }))
}

/// `/register/figures/{id}`
pub(super) async fn figure(Path(id): Path<String>, f: Frame) -> Result<Response, Problem> {
    let register = f.register;
    let figure = register.figures.get(id.as_str());
    let figure = figure.ok_or_else(|| nothing_called(&id, register))?;
    let of = Records::new(register, f.asker.context.on).figure(figure);
    Ok(page(&Reach {
        title: figure.metric.clone(),
        page: of,
        f,
    }))
}

/// `/register/lists/{id}`
pub(super) async fn list(Path(id): Path<String>, f: Frame) -> Result<Response, Problem> {
    let register = f.register;
    let list = register.lists.get(id.as_str());
    let list = list.ok_or_else(|| nothing_called(&id, register))?;
    let of = Records::new(register, f.asker.context.on).list(list);
    Ok(page(&List {
        title: list.name.clone(),
        page: of,
        f,
    }))
}

/// `/register/sources/{id}`
pub(super) async fn source(Path(id): Path<String>, f: Frame) -> Result<Response, Problem> {
    let register = f.register;
    let source = register.sources.get(id.as_str());
    let source = source.ok_or_else(|| nothing_called(&id, register))?;
    let of = Records::new(register, f.asker.context.on).source(source);
    Ok(page(&Document {
        title: f.source_title(source),
        page: of,
        f,
    }))
}
