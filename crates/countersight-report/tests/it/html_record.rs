//! The pages of records as HTML: well formed, silent, readable without sight, colour or script.

use crate::dossier::written;
use crate::markup::{assert_nested, tags};
use crate::records::text;
use crate::register::{brand, measures, sources};
use crate::stage::{dossier, options, stamp};
use countersight_report::{
    BrandPage, MeasuresPage, PageFormat, SourcePage, StatPage, write_brand, write_measures,
    write_problems, write_source, write_stat,
};
use jiff::civil::date;

fn page() -> String {
    let html = written(PageFormat::Html, &options());
    if let Ok(path) = std::env::var("RECORD_HTML") {
        std::fs::write(path, &html).unwrap();
    }
    html
}

#[test]
fn it_is_well_formed_and_loads_nothing() {
    let html = page();
    assert_nested(&html);
    for tag in tags(&html) {
        let loads = ["script", "link", "img", "iframe", "object", "form", "image"];
        assert!(!loads.contains(&tag.name), "{} in the page", tag.name);
        if let Some(address) = tag.attribute("href") {
            assert_eq!(tag.name, "a");
            assert!(address.starts_with('#') || address.starts_with("https://"));
        }
    }
}

#[test]
fn headings_go_down_one_step_at_a_time() {
    let html = page();
    let mut last = 0;
    let mut first = 0;
    for tag in tags(&html).iter().filter(|tag| !tag.closing) {
        let level = match tag.name {
            "h1" => 1,
            "h2" => 2,
            "h3" => 3,
            _ => continue,
        };
        first += usize::from(level == 1);
        assert!(level <= last + 1, "{} after h{last}", tag.name);
        last = level;
    }
    assert_eq!(first, 1, "one title");
    for title in [
        "Other names",
        "Ownership",
        "Listings, oldest first",
        "Evidence",
        "Reach",
    ] {
        assert!(html.contains(&format!(">{title}</h2>")), "{title}");
    }
}

#[test]
fn the_drawing_says_in_words_what_it_shows() {
    let html = page();
    let (_, drawing) = html.split_once("<svg class=\"strip\"").unwrap();
    let (drawing, _) = drawing.split_once("</svg>").unwrap();
    assert!(drawing.contains("role=\"img\" aria-labelledby=\"strip-title strip-text\""));
    assert!(drawing.contains("<title id=\"strip-title\">From when to when measures name"));
    assert!(
        drawing.contains("us/rule-a from 2025-09-29, to 2025-11-09, broken off from 2025-10-20")
    );
    assert!(drawing.contains("<rect class=\"gap\""), "no gap");
}

#[test]
fn names_keep_their_direction_and_language() {
    let html = page();
    assert!(html.contains("<bdi dir=\"auto\" lang=\"zh\">海康威视</bdi>"));
    assert!(html.contains("<bdi dir=\"auto\" lang=\"ar\">هيك فيجن</bdi>"));
    assert!(html.contains("<bdi dir=\"auto\" lang=\"ar\">لندن</bdi>"));
    assert!(html.contains("<html lang=\"en\">"));
}

#[test]
fn tables_and_trees_have_their_marks() {
    let html = page();
    assert!(html.contains("<caption>What was counted, by whom and how</caption>"));
    assert!(html.contains("<th scope=\"col\">Figure</th>"));
    assert!(html.contains("<ul class=\"tree\">"));
    assert!(html.contains("<span class=\"stamp\">former</span>"));
    assert!(html.contains("<span class=\"stamp\">withdrawn</span>"));
    assert!(html.contains("<a class=\"ref\" href=\"#source-1\" aria-label=\"source 1\">[1]</a>"));
    assert!(html.contains("<li id=\"source-1\">"));
    assert!(html.contains("<time datetime=\"2019-10-09\">9 October 2019</time>"));
    assert!(html.contains("href=\"#record\""), "no way past the head");
}

#[test]
fn every_other_page_is_well_formed_too() {
    let (brand, measures, sources) = (brand(), measures(), sources());
    let (dossier, options) = (dossier(), options());
    let html = PageFormat::Html;
    let brand = BrandPage {
        brand: &brand,
        sources: vec![&sources[0]],
    };
    let list = MeasuresPage {
        on: date(2026, 11, 24),
        measures: measures.iter().collect(),
    };
    let source = SourcePage {
        source: &sources[0],
        cited_by: Vec::new(),
    };
    let stat = StatPage {
        register: stamp(),
        counts: Vec::new(),
        on: date(2026, 11, 24),
        lists: Vec::new(),
    };
    let pages = [
        text(|out| write_brand(out, html, &brand, &dossier, &options).unwrap()),
        text(|out| write_measures(out, html, &list, &dossier, &options).unwrap()),
        text(|out| write_source(out, html, &source, &options).unwrap()),
        text(|out| write_stat(out, html, &stat, &options).unwrap()),
        text(|out| write_problems(out, html, &[], &options).unwrap()),
    ];
    for page in pages {
        assert_nested(&page);
        assert_eq!(page.matches("<h1>").count(), 1);
    }
}
