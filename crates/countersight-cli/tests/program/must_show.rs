//! What the program must show: the names, the look-alikes, and the days and roles that decide.

use crate::support::{DAY, Desk, Ran, measures};

fn check(args: &[&str]) -> Ran {
    let mut all = vec!["check"];
    all.extend(args);
    all.extend(["--format", "jsonl", "--quiet"]);
    let ran = Desk::new().run(&all);
    assert_eq!(ran.err, "", "{args:?}");
    ran
}

#[test]
fn names_in_any_script_are_the_company() {
    let cases = [
        ("هيكفيجن", "hikvision"),
        ("海康威视", "hikvision"),
        ("海康威視", "hikvision"),
        ("HIK VISION DIGITAL TECH CO LTD", "hikvision"),
        ("داهوا", "dahua"),
        ("浙江大华技术股份有限公司", "dahua"),
    ];
    for (text, entity) in cases {
        let ran = check(&[text, "--on", DAY]);
        let result = ran.only_result();
        assert_eq!(ran.status, 1, "{text}");
        assert_eq!(result["answer"], "review", "{text}: {result}");
        assert_eq!(result["matches"][0]["entity"], entity, "{text}: {result}");
        assert_eq!(result["matches"][0]["relation"], "is", "{text}: {result}");
        assert_eq!(result["subject"]["text"], text);
    }
}

#[test]
fn look_alikes_are_let_go() {
    for text in [
        "Hangzhou Digital Technology Co., Ltd.",
        "Cangzhou Dahua",
        "Xinjiang Dahua Construction",
        "Shanghai Dahua Scale Factory",
        "DAHUA ELECTRONICS CORPORATION",
    ] {
        let ran = check(&[text, "--on", DAY]);
        let result = ran.only_result();
        assert_eq!(result["answer"], "no-restriction-found", "{text}: {result}");
        assert_eq!(result["matches"], serde_json::json!([]), "{text}");
        assert_eq!(ran.status, 0, "{text}");
    }
}

const AGENCY: [&str; 7] = [
    "Hikvision",
    "--in",
    "US",
    "--as",
    "federal-agency",
    "--action",
    "buy",
];

fn agency_on(day: &str) -> Ran {
    let mut args = AGENCY.to_vec();
    args.extend(["--on", day]);
    check(&args)
}

#[test]
fn a_federal_agency_may_not_buy_from_the_first_day_of_part_a() {
    let before = agency_on("2019-08-12");
    assert_eq!(before.only_result()["answer"], "no-restriction-found");
    assert_eq!(before.status, 0);

    let after = agency_on("2019-08-13");
    let result = after.only_result();
    assert_eq!(after.status, 1);
    assert_eq!(result["answer"], "prohibited");
    let deciding = &result["measures"][0];
    assert_eq!(deciding["id"], "us/ndaa-2019-889-a1a");
    assert_eq!(deciding["answer"], "prohibited");
    assert_eq!(deciding["kind"], "binding");
    assert_eq!(deciding["from"], "2019-08-13");
    assert!(deciding["citation"].as_str().unwrap().contains("889"));
    assert!(deciding["source"].as_str().unwrap().starts_with("https://"));
}

#[test]
fn a_household_may_use_what_it_owns() {
    let args = ["--in", "US", "--as", "household", "--action", "use"];
    let ran = check(&[&["Hikvision"], &args[..], &["--on", DAY]].concat());
    let result = ran.only_result();
    assert_ne!(result["answer"], "prohibited", "{result}");
    assert!(measures(&result).iter().all(|(_, a)| *a != "prohibited"));
    assert_eq!(
        result["matches"][0]["entity"], "hikvision",
        "the tie is told"
    );
}

#[test]
fn investors_are_barred_from_the_listed_company_only() {
    let args = ["--in", "US", "--action", "invest", "--on", DAY];
    let dahua = check(&[&["Dahua"], &args[..]].concat()).only_result();
    assert_ne!(dahua["answer"], "prohibited", "{dahua}");
    assert_eq!(dahua["matches"][0]["entity"], "dahua");

    let hikvision = check(&[&["Hikvision"], &args[..]].concat());
    let result = hikvision.only_result();
    assert_eq!(result["answer"], "prohibited");
    let deciding = ("us/ofac-ns-cmic", "prohibited");
    assert!(measures(&result).contains(&deciding), "{result}");
    assert_eq!(hikvision.status, 1);
}

#[test]
fn several_questions_are_answered_in_order_and_the_worst_is_the_status() {
    let ran = check(&["Acme Bakery", "Hikvision", "Dahua", "--on", DAY]);
    let lines = ran.json_lines();
    let answers: Vec<_> = lines.iter().map(|r| r["answer"].as_str()).collect();
    assert_eq!(
        answers,
        [Some("no-restriction-found"), Some("review"), Some("review")]
    );
    assert_eq!(ran.status, 1);
}

#[test]
fn without_a_day_today_is_asked_and_said() {
    let ran = Desk::new().run(&["check", "Acme Bakery", "--format", "json", "--quiet"]);
    let today = ran.json()["run"]["context"]["on"].clone();
    assert!(today.as_str().unwrap() > "2026-01-01", "{today}");
    assert_eq!(ran.status, 0);
}

#[test]
fn a_typing_error_is_exit_2() {
    let desk = Desk::new();
    desk.run(&["check"]).assert_refused(&["<TEXT>"]);
    desk.run(&["chekc", "Hikvision"])
        .assert_refused(&["chekc", "check"]);
    let ran = desk.run(&["check", "Hikvision", "--thresh", "1"]);
    ran.assert_refused(&["--thresh"]);
}
