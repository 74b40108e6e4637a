//! Traces that lead to a question, and what is told where no rule restricts the reader.

use crate::support::Desk;
use serde_json::Value;

fn asked(text: &str, role: &str, action: &str, on: &str) -> Value {
    let args = [
        "check", text, "--as", role, "--in", "US", "--action", action, "--on", on, "--format",
        "jsonl", "--quiet",
    ];
    Desk::new().run(&args).only_result()
}

#[test]
fn a_code_of_an_exchange_is_known_in_every_notation_and_bare_only_as_a_question() {
    let invest = |text| asked(text, "investor", "invest", "2026-11-24");
    for text in [
        "002415.SZ",
        "SZ002415",
        "SZ:002415",
        "002415 CH",
        "SZSE:002415",
    ] {
        assert_eq!(invest(text)["answer"], "prohibited", "{text}");
    }
    let bare = invest("002415");
    assert_eq!(bare["answer"], "review", "{bare}");
    assert_eq!(bare["matches"][0]["confidence"], "possible");
    assert_eq!(invest("999999")["answer"], "no-restriction-found");
}

#[test]
fn a_mistyped_number_is_not_screened() {
    let wrong = asked("CNE100000PM9", "investor", "invest", "2026-11-24");
    assert_eq!(wrong["answer"], "not-screened", "{wrong}");
    assert_eq!(wrong["codes"], serde_json::json!(["number-unsound"]));
    // What was meant is named, and nobody is taken for it.
    for (typed, meant) in [
        ("CNE100000PM9", "CNE100000PM8"),
        ("91330000737396106P", "91330000733796106P"),
    ] {
        let wrong = asked(typed, "investor", "invest", "2026-11-24");
        assert_eq!(wrong["answer"], "not-screened", "{wrong}");
        assert!(wrong["missing"].to_string().contains(meant), "{wrong}");
        assert_eq!(wrong["matches"], serde_json::json!([]));
    }
}

#[test]
fn a_label_is_not_its_maker_where_the_company_itself_is_meant() {
    // Hikrobot is a unit of Hikvision: the list of securities does not reach what Hikvision holds.
    let invest = asked("Hikrobot", "investor", "invest", "2026-11-24");
    assert_eq!(invest["answer"], "no-restriction-found", "{invest}");
    // A label of Hikvision's own: whether one deals with Hikvision itself is a question.
    let export = asked("HiLook", "exporter", "export", "2026-11-24");
    assert_eq!(export["answer"], "review", "{export}");
}

#[test]
fn a_label_does_not_hide_who_held_the_firm_of_its_name() {
    let on = |day| asked("Lorex", "federal-agency", "buy", day);
    assert_eq!(on("2021-01-01")["answer"], "prohibited");
    assert_eq!(on("2022-11-24")["answer"], "prohibited");
    assert_eq!(on("2022-11-25")["answer"], "review");
}

#[test]
fn companies_that_no_rule_restricts_are_named() {
    let desk = Desk::new();
    let rows = (1..=5)
        .map(|n| format!("Unknown Firm {n}"))
        .collect::<Vec<_>>()
        .join("\n");
    desk.write(
        "holdings.csv",
        format!("name\n{rows}\nZhejiang Dahua Technology Co., Ltd.\n"),
    );
    let args = [
        "screen",
        "holdings.csv",
        "--as",
        "investor",
        "--in",
        "US",
        "--action",
        "invest",
        "--on",
        "2026-11-24",
        "--quiet",
    ];
    let ran = desk.run(&args);
    assert_eq!(ran.status, 0, "{}", ran.text());
    let said = ran.text();
    assert!(
        said.contains("Found, and no rule of the register restricts you"),
        "{said}"
    );
    assert!(
        said.contains("Zhejiang Dahua Technology Co., Ltd.: 1 subject"),
        "{said}"
    );
    assert!(
        said.contains("are due again"),
        "the age of the lists: {said}"
    );
}

#[test]
fn a_held_company_shows_the_rules_of_its_holder() {
    let ran = Desk::new().run(&["show", "ezviz", "--on", "2026-11-24"]);
    let said = ran.text();
    assert!(
        said.contains("Rules that may reach it through a holder"),
        "{said}"
    );
    assert!(said.contains("us/ndaa-2019-889-a1a"), "{said}");
}

#[test]
fn words_that_people_use_lead_to_the_words_of_the_program() {
    for (option, typed, meant) in [
        ("--in", "UK", "the code of United Kingdom is `GB`"),
        ("--in", "TX", "the code of Texas is `US-TX`"),
        ("--as", "municipality", "`local-authority` may be meant"),
    ] {
        let ran = Desk::new().run(&["check", "Hikvision", option, typed]);
        assert_eq!(ran.status, 2);
        assert!(ran.err.contains(meant), "{typed}: {}", ran.err);
    }
}
