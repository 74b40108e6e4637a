//! `--explain`: every measure that names a company, with the questions behind its answer.

use crate::support::{DAY, Desk};
use serde_json::Value;

fn asked(more: &[&str]) -> Vec<String> {
    let mut args: Vec<String> = ["check", "Hikvision", "--as", "federal-agency", "--on", DAY]
        .map(str::to_owned)
        .to_vec();
    args.extend(more.iter().map(|word| (*word).to_owned()));
    args
}

fn run(more: &[&str]) -> crate::support::Ran {
    let args = asked(more);
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    Desk::new().run(&args)
}

#[test]
fn text_draws_the_questions_under_the_result() {
    let ran = run(&["--action", "buy", "--explain"]);
    for words in [
        "Why each measure answers so",
        "Prohibited: NDAA FY2019 section 889(a)(1)(A)",
        "├─ Does it name Hangzhou Hikvision Digital Technology Co., Ltd.? [yes]",
        "└─ Does it cover what you want to do? [no]",
    ] {
        assert!(ran.text().contains(words), "no `{words}` in {}", ran.text());
    }
    let plain = run(&["--action", "buy"]);
    assert!(!plain.text().contains("Why each measure"), "not asked for");
}

#[test]
fn json_adds_a_field_only_when_asked() {
    let plain = run(&["--format", "jsonl"]).only_result();
    assert!(plain.get("explanations").is_none());
    let full = run(&["--format", "jsonl", "--explain"]).only_result();
    let explained = full["explanations"].as_array().unwrap();
    let ids: Vec<&Value> = explained.iter().map(|one| &one["measure"]).collect();
    for found in full["measures"].as_array().unwrap() {
        assert!(
            ids.contains(&&found["id"]),
            "{} is not explained",
            found["id"]
        );
    }
    // What does not apply is explained too.
    let later = explained
        .iter()
        .find(|one| one["answer"].is_null())
        .unwrap();
    assert!(later["not_applicable"].is_string());
    assert_eq!(later["explanation"]["holds"], "no");
    // The answers are the same with and without reasons.
    assert_eq!(plain["measures"], full["measures"]);
}

#[test]
fn screen_explains_every_finding() {
    let desk = Desk::new();
    desk.write(
        "a.csv",
        "name\nHikvision\nAcme Bakery\nDahua Technology\nZTE\n",
    );
    let args = [
        "screen",
        "a.csv",
        "--as",
        "federal-agency",
        "--on",
        DAY,
        "--explain",
        "--quiet",
    ];
    let ran = desk.run(&args);
    assert_eq!(ran.status, 1, "{ran:?}");
    let (_, after) = ran
        .text()
        .split_once("Why each measure answers so")
        .unwrap();
    for name in ["Hikvision", "Dahua Technology", "ZTE"] {
        assert!(after.contains(&format!("\"{name}\"")), "{name}");
    }
    assert!(
        !after.contains("\"Acme Bakery\""),
        "nothing was found of it"
    );
    let mut html = args.to_vec();
    html.extend(["--format", "html"]);
    assert!(
        desk.run(&html)
            .text()
            .contains("<details class=\"explained\">")
    );
}
