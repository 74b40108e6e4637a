//! Why each measure answers so, in text, JSON and HTML.

use crate::common::{latin, results};
use crate::markup::assert_nested;
use crate::stage::{bytes, context, options, report};
use countersight_model::explanation::{Explanation, Holds};
use countersight_model::result::{Answer, Explained, ScreeningResult};
use countersight_report::Format;
use insta::assert_snapshot;

fn explained() -> ScreeningResult {
    let mut result = latin();
    let day = Explanation::new("Was it in force?", Holds::Yes, "since 2019-08-13").with(vec![
        Explanation::new("Does the entry stand?", Holds::Yes, ""),
    ]);
    let open = Explanation::new("Is it everything?", Holds::Open, "ask <whom>");
    let one = |answer, no: Option<&str>, parts: Vec<Explanation>| Explained {
        measure: "us/ndaa-889".into(),
        name: "NDAA section 889".to_owned(),
        entity: "hikvision".into(),
        answer,
        not_applicable: no.map(str::to_owned),
        explanation: Explanation::new("Does it apply?", Holds::Open, "the facts leave it open")
            .with(parts),
    };
    result.explanations = vec![
        one(Some(Answer::Review), None, vec![day, open]),
        one(None, Some("not yet in force"), Vec::new()),
    ];
    result
}

fn part(page: &str) -> String {
    let (_, part) = page.split_once("Why each measure answers so").unwrap();
    let (part, _) = part.split_once("\n\n").unwrap();
    part.to_owned()
}

#[test]
fn one_result_is_explained_under_it() {
    assert_snapshot!(part(&report(Format::Text, &[explained()])), @"

    • Review: NDAA section 889; asked of Hangzhou Hikvision Digital Technology
      Co., Ltd.; us/ndaa-889
      Does it apply? [open] the facts leave it open
      ├─ Was it in force? [yes] since 2019-08-13
      │  └─ Does the entry stand? [yes]
      └─ Is it everything? [open] ask <whom>
    • not yet in force: NDAA section 889; asked of Hangzhou Hikvision Digital
      Technology Co., Ltd.; us/ndaa-889
      Does it apply? [open] the facts leave it open
    ");
}

#[test]
fn many_results_are_explained_one_by_one() {
    let mut all = results();
    all.push(explained());
    let text = report(Format::Text, &all);
    let (_, after) = text.split_once("Why each measure answers so").unwrap();
    assert!(
        after.starts_with("\n\nrow 2 \"HIKVISION DIGITAL"),
        "{after}"
    );
    assert!(after.contains("Review: NDAA section 889"), "{after}");
}

#[test]
fn json_has_the_field_only_where_it_was_asked_for() {
    let lines = report(Format::Jsonl, &[latin(), explained()]);
    let lines: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(lines[0].get("explanations").is_none());
    let one = &lines[1]["explanations"][0];
    assert_eq!(one["answer"], "review");
    assert_eq!(one["explanation"]["parts"][0]["holds"], "yes");
    assert_eq!(
        lines[1]["explanations"][1]["not_applicable"],
        "not yet in force"
    );
}

#[test]
fn html_nests_the_questions() {
    let html = bytes(Format::Html, &[explained()], context(), &options());
    let html = String::from_utf8(html).unwrap();
    assert_nested(&html);
    assert_eq!(html.matches("<details class=\"explained\">").count(), 2);
    assert_eq!(html.matches("<summary>").count(), 2);
    assert!(html.contains("ask &#60;whom&#62;"), "not escaped");
}
