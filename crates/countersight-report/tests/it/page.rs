//! The HTML page: its structure, its silence on the network, its escaping.

use crate::common::{latin, result, results, subject};
use crate::markup::{assert_nested, tags};
use crate::stage::{bytes, context, options, report};
use countersight_model::context::Context;
use countersight_model::result::Answer;
use countersight_model::subject::SubjectKind;
use countersight_report::Format;
use jiff::civil::date;

fn page() -> String {
    let html = report(Format::Html, &results());
    if let Ok(path) = std::env::var("REPORT_HTML") {
        std::fs::write(path, &html).unwrap();
    }
    html
}

#[test]
fn the_page_is_well_formed() {
    assert_nested(&page());
    assert_nested(&report(Format::Html, &[]));
    assert_nested(&report(Format::Html, &[latin()]));
    let open = bytes(
        Format::Html,
        &results(),
        Context::on(date(2026, 11, 24)),
        &options(),
    );
    let open = String::from_utf8(open).unwrap();
    assert_nested(&open);
    assert!(
        open.contains("This is no verdict yet"),
        "no word on how to get a verdict"
    );
    assert!(
        open.contains("Rules of United States"),
        "rules do not stand by jurisdiction"
    );
}

#[test]
fn nothing_is_loaded_and_nothing_runs() {
    let html = page();
    for tag in tags(&html) {
        let loads = [
            "script", "link", "img", "iframe", "object", "embed", "base", "form", "image",
        ];
        assert!(!loads.contains(&tag.name), "{} in the page", tag.name);
        for attribute in ["src", "srcset", "action", "data", "style", "xlink:href"] {
            assert!(
                tag.attribute(attribute).is_none(),
                "{attribute} in the page"
            );
        }
        assert!(
            !tag.attributes.contains(" on"),
            "a handler: {}",
            tag.attributes
        );
        if let Some(address) = tag.attribute("href") {
            assert_eq!(tag.name, "a");
            assert!(
                address.starts_with('#') || address.starts_with("https://"),
                "{address}"
            );
        }
    }
    let style = html
        .split("<style>")
        .nth(1)
        .unwrap()
        .split("</style>")
        .next()
        .unwrap();
    assert!(!style.contains("@import"), "an import");
    for address in style.split("url(").skip(1) {
        assert!(address.starts_with('#'), "{address}");
    }
}

#[test]
fn every_text_is_escaped() {
    const EVIL: &str = "\"><script>alert(1)</script><img src=x onerror=alert(1)>&amp;'\u{202E}";
    let mut evil = latin();
    evil.because = EVIL.to_owned();
    evil.subject.text = EVIL.to_owned();
    evil.subject.locator = EVIL.to_owned();
    evil.missing = vec![EVIL.to_owned()];
    evil.matches[0].name = EVIL.to_owned();
    evil.matches[0].why[0].query = EVIL.to_owned();
    evil.matches[0].why[0].detail = EVIL.to_owned();
    evil.measures[0].name = EVIL.to_owned();
    evil.measures[0].citation = EVIL.to_owned();
    evil.measures[0].source = Some("javascript:alert(1)".to_owned());
    evil.measures[1].source = Some("https://x\" onclick=\"alert(1)".to_owned());
    evil.measures[1].question = Some(EVIL.to_owned());
    let mut dark = result(
        subject(9, SubjectKind::Text, EVIL),
        Answer::NotScreened,
        EVIL,
    );
    dark.missing = vec![EVIL.to_owned()];
    let quiet = result(
        subject(9, SubjectKind::Text, EVIL),
        Answer::NoRestrictionFound,
        EVIL,
    );
    let mut options = options();
    options.title = Some(EVIL.to_owned());
    let html = bytes(Format::Html, &[evil, dark, quiet], context(), &options);
    let html = String::from_utf8(html).unwrap();
    assert_nested(&html);
    for tag in tags(&html) {
        assert!(
            !["script", "img"].contains(&tag.name),
            "{} got in",
            tag.name
        );
        assert!(tag.attribute("onclick").is_none() && tag.attribute("onerror").is_none());
    }
    assert!(
        !html.contains("href=\"javascript"),
        "a script as an address"
    );
    assert!(!html.contains('\u{202E}'), "an override of direction");
}

#[test]
fn every_place_that_is_pointed_at_exists_once() {
    let html = page();
    let tags = tags(&html);
    let mut ids: Vec<_> = tags.iter().filter_map(|tag| tag.attribute("id")).collect();
    for tag in &tags {
        let labels = tag
            .attribute("aria-labelledby")
            .into_iter()
            .flat_map(str::split_whitespace);
        let address = tag
            .attribute("href")
            .and_then(|address| address.strip_prefix('#'));
        for place in labels.chain(address) {
            assert!(ids.contains(&place), "nothing is called {place}");
        }
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id is used twice");
}

#[test]
fn a_screen_reader_finds_its_way() {
    let html = page();
    let tags = tags(&html);
    let opening = |name: &str| tags.iter().filter(|t| t.name == name && !t.closing).count();
    for (landmark, count) in [
        ("header", 1),
        ("main", 1),
        ("footer", 1),
        ("nav", 1),
        ("h1", 1),
    ] {
        // A finding has a header of its own, which is no landmark.
        let findings = if landmark == "header" {
            opening("article")
        } else {
            0
        };
        assert_eq!(opening(landmark) - findings, count, "{landmark}");
    }
    assert_eq!(opening("table"), opening("caption"));
    let headers: Vec<_> = tags
        .iter()
        .filter(|t| t.name == "th" && !t.closing)
        .collect();
    assert!(
        headers.iter().all(|th| th.attribute("scope").is_some()),
        "a th without scope"
    );
    let mut level = 0;
    for tag in tags.iter().filter(|tag| !tag.closing) {
        let heading = tag
            .name
            .strip_prefix('h')
            .and_then(|n| n.parse::<u8>().ok());
        if let Some(next) = heading {
            assert!(next <= level + 1, "h{next} after h{level}");
            level = next;
        }
    }
    assert!(html.contains("<html lang=\"en\">"), "no language");
    assert!(
        html.contains("<bdi dir=\"auto\" lang=\"zh\">杭州海康威视"),
        "Chinese is not marked"
    );
    assert!(
        html.contains("<bdi dir=\"auto\" lang=\"ar\">شركة"),
        "Arabic is not marked"
    );
}

#[test]
fn rules_are_given_once_and_pointed_at() {
    let html = page();
    let in_full = html
        .matches("<strong>NDAA 2019 section 889(a)(1)(A)</strong>")
        .count();
    assert_eq!(in_full, 1);
    assert!(
        html.contains("<a href=\"#finding-1-rules\">Finding 1</a>"),
        "no pointer"
    );
}

#[test]
fn a_large_run_stays_small() {
    let results: Vec<_> = (0..20_000).map(|_| latin()).collect();
    let html = report(Format::Html, &results);
    assert!(
        html.contains("15,000 more findings are counted"),
        "no count of the rest"
    );
    assert!(html.len() < 16_000_000, "{} bytes", html.len());
}
