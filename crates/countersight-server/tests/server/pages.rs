//! Every page that a link leads to, in both languages: it is there, whole, small, and holds nothing that runs.

use crate::asking::run;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use countersight_register::{DataFiles, load};
use countersight_screening::Screener;
use countersight_server::{Clock, Desk, Limits, router};
use jiff::civil::date;
use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, OnceLock};
use tower::ServiceExt;

/// Most bytes of a page.
const LIGHT: usize = 100_000;

fn pages() -> Router {
    static PAGES: OnceLock<Router> = OnceLock::new();
    let made = PAGES.get_or_init(|| {
        let register = Box::leak(Box::new(load(&DataFiles::embedded()).register));
        let clock = Clock::fixed(date(2026, 11, 24));
        router(Arc::new(Desk::new(
            Screener::new(register),
            clock,
            Limits::default(),
        )))
    });
    made.clone()
}

/// A page as a browser of that language gets it.
pub(crate) async fn get(address: &str, language: &str) -> (StatusCode, String) {
    let request = Request::get(address)
        .header(header::ACCEPT, "text/html")
        .header(header::ACCEPT_LANGUAGE, language)
        .body(Body::empty())
        .unwrap();
    let response = pages().oneshot(request).await.unwrap();
    let status = response.status();
    let body = to_bytes(response.into_body(), 1 << 24).await.unwrap();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

/// The pages of this server that a page links to.
fn links(page: &str) -> BTreeSet<String> {
    let values = page.split("href=\"").skip(1);
    let values = values.filter_map(|rest| rest.split('"').next());
    values
        .filter(|link| link.starts_with('/'))
        .map(|link| link.replace("&#38;", "&").replace("&amp;", "&"))
        .map(|link| link.split('#').next().unwrap_or_default().to_owned())
        .collect()
}

/// Follows links from some pages to all that they lead to; what is asked of a page beside its path is asked once.
fn walk(language: &str, starts: &[&str]) -> (usize, usize, String) {
    run(async {
        let mut waiting: VecDeque<String> = starts.iter().map(|&start| start.to_owned()).collect();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        let (mut heaviest, mut which) = (0, String::new());
        let mut count = 0;
        while let Some(address) = waiting.pop_front() {
            let path = address.split('?').next().unwrap_or_default().to_owned();
            let page_of_list = address.contains("page=");
            let key = if page_of_list || starts.contains(&address.as_str()) {
                address.clone()
            } else {
                path
            };
            if !seen.insert(key) {
                continue;
            }
            count += 1;
            let (status, page) = get(&address, language).await;
            if address.starts_with("/assets/") {
                assert_eq!(status, StatusCode::OK, "{address}");
                continue;
            }
            assert!(
                status == StatusCode::OK || status == StatusCode::SEE_OTHER,
                "{status} {address}"
            );
            assert!(
                !page.contains('⟦'),
                "{address} lacks a text: {:?}",
                page.split('⟦').nth(1)
            );
            for runs in [
                "style=\"",
                "<style",
                "onclick",
                "onload=",
                "javascript:",
                "<script>",
            ] {
                assert!(!page.contains(runs), "{address} holds {runs}");
            }
            if page.len() > heaviest {
                (heaviest, which) = (page.len(), address.clone());
            }
            waiting.extend(links(&page));
        }
        (count, heaviest, which)
    })
}

const STARTS: &[&str] = &[
    "/",
    "/check?q=Hikvision",
    "/check?q=Hikvision&as=federal-agency&action=buy",
    "/check?q=%D9%87%D9%8A%D9%83%D9%81%D9%8A%D8%AC%D9%86&as=school&as=grant-recipient&in=US-TX&action=buy",
    "/check?q=Cangzhou+Dahua",
    "/check?q=3c:ef:8c:21:40:07&as=local-authority&in=GB&action=use",
    "/device?mac=3c:ef:8c:21:40:07&label=SafeSight&banner=Dahua+Rtsp+Server",
    "/profile?as=school&in=DK&action=buy",
    "/changes?from=2018-01-01&to=2026-11-24",
    "/measures?on=2019-08-13",
    "/screen",
    "/register/companies/hikvision/listings?as=school&as=grant-recipient&in=US-TX&action=buy&lang=ar",
];

#[test]
fn every_page_is_whole_and_light_in_english() {
    let (count, heaviest, which) = walk("en", STARTS);
    assert!(count > 900, "only {count} pages were found");
    assert!(heaviest < LIGHT, "{which} has {heaviest} bytes");
}

#[test]
fn every_page_is_whole_and_light_in_arabic() {
    let (count, heaviest, which) = walk("ar", STARTS);
    assert!(count > 900, "only {count} pages were found");
    assert!(heaviest < LIGHT, "{which} has {heaviest} bytes");
}

#[test]
fn a_browser_is_told_of_a_problem_in_its_language_and_a_program_in_json() {
    let (status, page) = run(get("/register/companies/hikvison", "ar"));
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(
        page.contains("dir=\"rtl\"") && page.contains("لا يوجد شيء في هذا العنوان"),
        "{page}"
    );
    assert!(page.contains("did you mean `hikvision`?"), "{page}");
    let (status, page) = run(get("/check?q=Hikvision&as=nobody", "en"));
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(page.contains("`nobody` is not a role"), "{page}");
}

#[test]
fn a_question_never_looks_like_guilt() {
    let (_, page) = run(get("/check?q=Hikvision", "en"));
    assert!(page.contains("class=\"tag review\">Review<"), "{page}");
    assert!(page.contains("so this is a question until you say it"));
    assert!(!page.contains("class=\"tag prohibited\""));
    let (_, page) = run(get(
        "/check?q=Hikvision&as=federal-agency&action=buy&on=2019-08-12",
        "en",
    ));
    assert!(page.contains("This does not mean “clear”."), "{page}");
    assert!(page.contains("class=\"tag no-restriction-found\""));
}

#[test]
fn the_reader_is_carried_by_every_link() {
    let (_, page) = run(get(
        "/check?q=Dahua&as=school&in=DK&action=buy&lang=ar",
        "en",
    ));
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"));
    let stray: Vec<String> = links(&page)
        .into_iter()
        .filter(|link| !link.starts_with("/assets/"))
        .filter(|link| {
            !link.contains("as=school") || !link.contains("in=DK") || !link.contains("action=buy")
        })
        .collect();
    assert!(stray.is_empty(), "{stray:?}");
}

#[test]
fn what_was_typed_stays_text() {
    let (status, page) = run(get("/check?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22", "en"));
    assert_eq!(status, StatusCode::OK);
    assert!(!page.contains("<script>alert"), "{page}");
    assert!(page.contains("&#60;script&#62;alert(1)"), "{page}");
}

#[test]
fn the_chooser_leads_back_to_this_server_alone() {
    for back in [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "/\t/elsewhere.example",
        "/profile?x=1",
    ] {
        let asked: String = form(back);
        let (_, page) = run(get(&format!("/profile?as=school&back={asked}"), "en"));
        assert!(
            page.contains("class=\"button\" href=\"/?as=school\""),
            "{back}: {page}"
        );
    }
    let (_, page) = run(get(
        &format!("/profile?as=school&back={}", form("/check?q=Lorex")),
        "en",
    ));
    assert!(
        page.contains("href=\"/check?q=Lorex&#38;as=school\""),
        "{page}"
    );
}

fn form(text: &str) -> String {
    let bytes = text.bytes().map(|byte| format!("%{byte:02X}"));
    bytes.collect::<Vec<_>>().concat()
}
