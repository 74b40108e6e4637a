//! Names compared, measured, and screened against lists.

use crate::support::{Desk, Ran};
use serde_json::Value;

const OWN: &str = "id,name,aliases,country\n\
    v-1,Vostok Oriental Shipping Ltd,Vostok Line|Востоклайн,PA\n\
    v-2,Beispiel Optik Co. Ltd.,样例光学,CN\n\
    v-3,Sugon Beispiel,,CN\n";

fn compare(a: &str, b: &str) -> (i32, Value) {
    let ran = Desk::new().run(&["compare", a, b, "--format", "json"]);
    assert_eq!(ran.err, "");
    (ran.status, serde_json::from_str(ran.text()).unwrap())
}

#[test]
fn names_of_one_company_are_the_same_in_every_script() {
    let listed = "Hangzhou Hikvision Digital Technology Co., Ltd.";
    for name in [
        "海康威视",
        "杭州海康威視數字技術股份有限公司",
        "هيكفيجن",
        "HIK VISION DIGITAL TECH CO LTD",
        "Hikvision",
    ] {
        let (status, said) = compare(name, listed);
        assert_eq!((status, &said["answer"]), (1, &"same".into()), "{said}");
    }
    let (_, said) = compare(
        "Zhejiang Beispiel Electronic Technology Co., Ltd.",
        "浙江贝斯皮尔电子科技有限公司",
    );
    assert_ne!(
        said["answer"], "same",
        "a core that is only translated by sound: {said}"
    );
    let (_, said) = compare(
        "Luopu Haishi Dingxin Electronic Technology",
        "洛浦海视鼎鑫电子科技有限公司",
    );
    assert_eq!(said["answer"], "same", "{said}");
}

#[test]
fn sisters_subsidiaries_and_namesakes_are_different() {
    for (a, b) in [
        (
            "Hangzhou Digital Technology Co., Ltd.",
            "Hangzhou Hikvision Digital Technology Co., Ltd.",
        ),
        (
            "CETC 28th Research Institute",
            "CETC 38th Research Institute",
        ),
        (
            "DAHUA ELECTRONICS CORPORATION",
            "Zhejiang Dahua Technology Co., Ltd.",
        ),
        ("Cangzhou Dahua", "Dahua Technology"),
        ("HiSilicon", "Hikvision"),
        (
            "Chengdu Dahua Wisdom Information Technology Co., Ltd.",
            "Zhejiang Dahua Technology Co., Ltd.",
        ),
        ("شركة الراجحي", "شركة الأهلي"),
        ("ООО Ромашка", "ООО Василёк"),
        ("주식회사 삼성전자", "주식회사 현대자동차"),
        ("Bank of the West", "Bank of the East"),
    ] {
        let (status, said) = compare(a, b);
        assert_eq!(
            (status, &said["answer"]),
            (0, &"different".into()),
            "{said}"
        );
    }
}

#[test]
fn a_file_of_pairs_keeps_its_rows_and_their_order() {
    let desk = Desk::new();
    desk.write(
        "pairs.csv",
        "\u{feff}no,name1,name2,note\n1,HIK VISION,Hikvision,\"a, b\"\n2,Stripe,Strix,\n",
    );
    let ran = desk.run(&["compare", "--pairs", "pairs.csv"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    let mut table = csv::Reader::from_reader(ran.text().as_bytes());
    let head = table.headers().unwrap().clone();
    assert_eq!(
        head.iter().collect::<Vec<_>>(),
        ["no", "name1", "name2", "note", "score", "answer", "why"]
    );
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    assert_eq!((&rows[0][3], &rows[0][5]), ("a, b", "same"));
    assert_eq!((&rows[1][0], &rows[1][5]), ("2", "different"));
    desk.write("bad.csv", "name1,second\na,b\n");
    desk.assert_refused(
        &["compare", "--pairs", "bad.csv"],
        &["bad.csv", "row 1", "name2"],
    );
    desk.write("ragged.csv", "name1,name2\na,b\nc\n");
    desk.assert_refused(
        &["compare", "--pairs", "ragged.csv"],
        &["ragged.csv", "row 3", "1 cells"],
    );
    desk.assert_refused(&["compare", "--pairs", "none.csv"], &["none.csv"]);
    desk.assert_refused(
        &["compare", "a", "b", "--threshold", "7"],
        &["between 0 and 1"],
    );
}

#[test]
fn cases_of_ones_own_are_measured() {
    let desk = Desk::new();
    desk.write(
        "cases.csv",
        "name1,name2,same,class\n\
         HIK VISION,Hikvision,yes,joined\n\
         Vostok Ltd,Severny Ltd,no,apart\n\
         Vostok Shipping,Severny Oil,yes,never\n",
    );
    let ran = desk.run(&["evaluate", "cases.csv", "--format", "json"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let said: Value = serde_json::from_str(ran.text()).unwrap();
    assert_eq!(said["cases"], 3);
    let at = said["by_threshold"].as_array().unwrap();
    let usual = at.iter().find(|row| row["threshold"] == 0.85).unwrap();
    assert_eq!(
        (
            &usual["found"],
            &usual["missed"],
            &usual["false_alarms"],
            &usual["rightly_apart"]
        ),
        (&1.into(), &1.into(), &0.into(), &1.into())
    );
    assert_eq!(
        (&usual["precision"], &usual["recall"]),
        (&1.0.into(), &0.5.into())
    );
    assert_eq!(said["misses"][0]["class"], "never");
    assert_eq!(said["misses"][0]["place"], "`cases.csv`, row 4");
    let text = desk.run(&["evaluate", "cases.csv"]);
    assert!(text.text().contains("Missed: 1"), "{}", text.text());
    desk.write("unsure.csv", "name1,name2,same\na,b,perhaps\n");
    desk.assert_refused(
        &["evaluate", "unsure.csv"],
        &["row 2", "`perhaps`", "yes nor no"],
    );
}

fn screened(more: &[&str]) -> Ran {
    let desk = Desk::new();
    desk.write("own.csv", OWN);
    desk.write(
        "suppliers.csv",
        "id,name\n1,VOSTOK ORIENTAL SHIPING\n2,Hikvision\n3,样例光学有限公司\n4,Severny Oil\n",
    );
    let args = [
        "screen",
        "suppliers.csv",
        "--list",
        "own.csv",
        "--on",
        "2026-11-24",
    ];
    desk.run(&[&args[..], &["--format", "jsonl", "--quiet"], more].concat())
}

#[test]
fn a_list_of_ones_own_is_asked_too_or_alone() {
    let entities = |ran: &Ran| -> Vec<Vec<String>> {
        let entity = |m: &Value| m["entity"].as_str().unwrap().to_owned();
        let matches = |row: &Value| {
            row["matches"]
                .as_array()
                .unwrap()
                .iter()
                .map(entity)
                .collect()
        };
        ran.json_lines().iter().map(matches).collect()
    };
    let alone = screened(&["--only-list"]);
    assert_eq!(alone.status, 1);
    let nobody: Vec<String> = Vec::new();
    assert_eq!(
        entities(&alone),
        [
            vec!["v-1".to_owned()],
            nobody.clone(),
            vec!["v-2".to_owned()],
            nobody.clone()
        ]
    );
    assert_eq!(alone.json_lines()[0]["answer"], "review");
    assert_eq!(alone.json_lines()[3]["answer"], "no-restriction-found");
    let both = screened(&[]);
    assert!(entities(&both)[1].contains(&"hikvision".to_owned()));
    assert_eq!(entities(&both)[0], ["v-1"]);
}

#[test]
fn a_list_that_cannot_be_read_is_refused() {
    let desk = Desk::new();
    desk.write("firms.csv", "id,firm\n1,A\n");
    desk.assert_refused(
        &["check", "A", "--list", "firms.csv"],
        &["firms.csv", "name"],
    );
    desk.assert_refused(
        &["check", "A", "--list", "none.csv"],
        &["none.csv", "cannot be read"],
    );
    desk.write("cut.csv", "id,name\n\"1,A\n");
    desk.assert_refused(
        &["check", "A", "--list", "cut.csv", "--only-list"],
        &["cut.csv", "names nobody", "row 2"],
    );
    let ran = desk.run(&["check", "A", "--only-list"]);
    assert_eq!(ran.status, 2, "{ran:?}");
}

/// Takes a table as the copy of a list on a day.
fn take(desk: &Desk, rows: &str, day: &str) {
    desk.write("copy.csv", format!("id,name,aliases,country\n{rows}"));
    let list = "us-sam-exclusions";
    let args = [
        "lists", "update", list, "--from", "copy.csv", "--reader", "own", "--on", day,
    ];
    let ran = desk.run(&[&args[..], &["--accept"]].concat());
    assert_ne!(ran.status, 2, "{ran:?}");
}

#[test]
fn only_what_changed_on_a_list_is_asked_again() {
    let desk = Desk::new();
    desk.write(
        "parties.csv",
        "id,name\n1,Vostok Oriental\n2,Beispiel Optik\n3,Nobody Known\n",
    );
    desk.assert_refused(
        &["lists", "rescreen", "parties.csv"],
        &["no list has two copies"],
    );
    take(
        &desk,
        "a,Vostok Oriental,,RU\nx,Other Firm,,RU\n",
        "2026-11-01",
    );
    take(
        &desk,
        "a,Vostok Oriental,,RU\nx,Other Firm,,RU\nb,Beispiel Optik Ltd,,CN\n",
        "2026-11-02",
    );
    let args = [
        "lists",
        "rescreen",
        "parties.csv",
        "--on",
        "2026-11-24",
        "--format",
        "jsonl",
    ];
    let ran = desk.run(&args);
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(
        ran.err.contains("1 of 3 parties came or changed"),
        "{}",
        ran.err
    );
    let rows = ran.json_lines();
    // The first was found by the screening before.
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(rows[0]["subject"]["id"], "2");
    assert_eq!(rows[0]["matches"][0]["entity"], "us-sam-exclusions/b");
    // A screening asks the whole copy at hand, if told to.
    let all = desk.run(&[
        "screen",
        "--official-lists",
        "parties.csv",
        "--format",
        "jsonl",
        "--quiet",
        "--on",
        "2026-11-24",
    ]);
    let found = all
        .json_lines()
        .iter()
        .filter(|row| row["answer"] == "review")
        .count();
    assert_eq!(found, 2, "{}", all.text());
}
