//! Labelled cases: names looked for on a list, frozen, and compared with what was frozen.

use crate::support::{Desk, Ran};
use serde_json::Value;

const LIST: &str = "id,name,aliases,country\n\
    v-1,Vostok Oriental Shipping Ltd,Vostok Line,PA\n\
    v-2,Beispiel Optik Co. Ltd.,样例光学,CN\n\
    v-3,Severny Oriental Shipping Ltd,,PA\n\
    v-4,Strix Communications,,US\n";

const CASES: &str = "name,expect,class\n\
    VOSTOK ORIENTAL SHIPING,v-1,misspelt\n\
    Zarya Metallurgy,v-3,misspelt\n\
    样例光学有限公司,v-2|v-4,Chinese\n\
    Strix Communications,,nobody\n\
    Almaz Fisheries,,nobody\n\
    Almaz Fisheries,,nobody\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("list.csv", LIST);
    desk.write("cases.csv", CASES);
    desk
}

fn evaluate(desk: &Desk, more: &[&str]) -> Ran {
    let args = ["evaluate", "cases.csv", "--list", "list.csv", "--only-list"];
    desk.run(&[&args[..], more].concat())
}

fn class<'a>(said: &'a Value, name: &str) -> &'a Value {
    let classes = said["classes"].as_array().unwrap();
    classes.iter().find(|c| c["class"] == name).unwrap()
}

#[test]
fn names_looked_for_on_a_list_are_counted_by_class() {
    let ran = evaluate(&desk(), &["--format", "json"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let said = ran.json();
    assert_eq!(
        (&said["cases"], &said["doubles"]),
        (&5.into(), &1.into()),
        "{said}"
    );
    let misspelt = class(&said, "misspelt");
    assert_eq!(misspelt["recall"], 0.5);
    assert_eq!(
        (&misspelt["cases"], &misspelt["found"]),
        (&2.into(), &1.into())
    );
    assert_eq!(class(&said, "Chinese")["strong_recall"], 1.0);
    let nobody = class(&said, "nobody");
    assert_eq!(nobody["recall"], Value::Null);
    assert_eq!(
        (&nobody["others"], &nobody["accused"]),
        (&1.into(), &1.into())
    );
    assert_eq!(nobody["disturbed_share"], 0.5);
    // Two of three found, one other beside them.
    assert_eq!(said["all"]["precision"], 0.667);
    assert_eq!(said["all"]["recall"], 0.667);
    let [miss] = said["misses"].as_array().unwrap().as_slice() else {
        panic!("one miss: {said}");
    };
    assert_eq!(
        (&miss["name"], &miss["expect"]),
        (&"Zarya Metallurgy".into(), &"v-3".into())
    );
    assert_eq!(miss["place"], "`cases.csv`, row 3");
    let [alarm] = said["false_alarms"].as_array().unwrap().as_slice() else {
        panic!("one alarm: {said}");
    };
    assert_eq!(alarm["others"][0]["entity"], "v-4");
    // A list is not searched below the score from which a person looks.
    assert_eq!(said["by_threshold"][0]["threshold"], 0.7);
    let text = evaluate(&desk(), &[]);
    for words in [
        "5 cases",
        "1 row said again",
        "Zarya Metallurgy (v-3 expected)",
        "nobody expected",
    ] {
        assert!(text.text().contains(words), "no `{words}`: {}", text.text());
    }
}

#[test]
fn a_name_is_looked_for_in_the_register_where_no_list_is_named() {
    let desk = Desk::new();
    desk.write(
        "cases.csv",
        "name,expect\nHIK VISION,hikvision\nSevernyles,\n",
    );
    let ran = desk.run(&["evaluate", "cases.csv", "--format", "json"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let said = ran.json();
    assert_eq!(said["all"]["recall"], 1.0);
    assert_eq!(said["all"]["others"], 0);
}

#[test]
fn a_frozen_file_holds_figures_and_no_text() {
    let desk = desk();
    let ran = evaluate(&desk, &["--freeze", "frozen.csv", "--format", "json"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let frozen = std::fs::read_to_string(desk.path("frozen.csv")).unwrap();
    let words = ["vostok", "zarya", "strix", "almaz", "样例", "v-1", "v-2"];
    for word in words {
        assert!(!frozen.to_lowercase().contains(word), "{frozen}");
    }
    assert_eq!(frozen.lines().count(), 5 + 5, "{frozen}");
    assert!(
        frozen.contains(",misspelt,yes,0.000,different,0\n"),
        "{frozen}"
    );
    assert!(frozen.contains(",nobody,no,1.000,same,1\n"), "{frozen}");
    evaluate(&desk, &["--freeze", "again.csv"]);
    assert_eq!(
        frozen,
        std::fs::read_to_string(desk.path("again.csv")).unwrap()
    );
    // The order of the rows does not show.
    let mut rows: Vec<&str> = CASES.lines().collect();
    rows[1..].reverse();
    desk.write("cases.csv", rows.join("\n"));
    evaluate(&desk, &["--freeze", "again.csv"]);
    assert_eq!(
        frozen,
        std::fs::read_to_string(desk.path("again.csv")).unwrap()
    );
}

#[test]
fn what_moved_since_is_told_with_the_texts_of_the_cases() {
    let desk = desk();
    evaluate(&desk, &["--freeze", "frozen.csv"]);
    let still = evaluate(&desk, &["--frozen", "frozen.csv"]);
    assert_eq!(still.status, 0);
    assert!(still.text().contains("Nothing moved."), "{}", still.text());
    // The list loses the party of the first case, and gains the one of the second.
    desk.write(
        "list.csv",
        LIST.replace("Vostok Oriental Shipping Ltd,Vostok Line", "Almaz Oil,")
            .replace("Severny Oriental Shipping Ltd", "Zarya Metallurgy"),
    );
    let moved = evaluate(&desk, &["--frozen", "frozen.csv"]);
    assert_eq!(moved.status, 1, "a case came out worse");
    let text = moved.text();
    for words in [
        "It was frozen with other lists: ",
        "1 better, 1 worse",
        "same 0.",
        "different 0.000  VOSTOK ORIENTAL SHIPING (v-1 expected)",
        "different 0.000 → same 1.000  Zarya Metallurgy (v-3 expected)",
        "`cases.csv`, row 2",
    ] {
        assert!(text.contains(words), "no `{words}`: {text}");
    }
    let accepted = evaluate(
        &desk,
        &[
            "--frozen",
            "frozen.csv",
            "--accept-worse",
            "--freeze",
            "frozen.csv",
            "--format",
            "json",
        ],
    );
    assert_eq!(accepted.status, 0);
    let said = accepted.json();
    assert_eq!(
        said["moved"]["worse_cases"][0]["name"],
        "VOSTOK ORIENTAL SHIPING"
    );
    assert_eq!(
        said["moved"]["better_cases"][0]["before"]["answer"],
        "different"
    );
    let anew = evaluate(&desk, &["--frozen", "frozen.csv"]);
    assert!(anew.text().contains("Nothing moved."), "{}", anew.text());
}

#[test]
fn a_frozen_file_of_another_version_is_told_and_one_of_other_cases_refused() {
    let desk = desk();
    evaluate(&desk, &["--freeze", "frozen.csv"]);
    let frozen = std::fs::read_to_string(desk.path("frozen.csv")).unwrap();
    let old = frozen.replace("# program: countersight ", "# program: countersight 0.0.");
    desk.write("old.csv", old);
    let ran = evaluate(&desk, &["--frozen", "old.csv"]);
    assert_eq!(ran.status, 0);
    let told = "It was frozen with another program: countersight 0.0.";
    assert!(ran.text().contains(told), "{}", ran.text());
    desk.write("more.csv", format!("{CASES}Kedr Pulp,,nobody\n"));
    let args = ["evaluate", "more.csv", "--list", "list.csv", "--only-list"];
    let ran = desk.run(&[&args[..], &["--frozen", "frozen.csv"]].concat());
    assert!(
        ran.text()
            .contains("0 cases of it not measured, and 1 case not in it"),
        "{}",
        ran.text()
    );
    desk.write("others.csv", "name,expect\nVostok Line,v-1\n");
    let others = [
        "evaluate",
        "others.csv",
        "--list",
        "list.csv",
        "--only-list",
    ];
    desk.assert_refused(
        &[&others[..], &["--frozen", "frozen.csv"]].concat(),
        &[
            "`frozen.csv`",
            "none of its 5 cases is among the 1 measured",
        ],
    );
    desk.assert_refused(
        &[&others[..], &["--frozen", "others.csv"]].concat(),
        &["`others.csv`", "line 1", "--freeze"],
    );
    desk.write("cut.csv", frozen.replace(",different,0", ",different"));
    desk.assert_refused(
        &[&others[..], &["--frozen", "cut.csv"]].concat(),
        &["`cut.csv`", "line ", "5 cells"],
    );
    desk.assert_refused(
        &[&others[..], &["--frozen", "none.csv"]].concat(),
        &["`none.csv`", "cannot be read"],
    );
}

#[test]
fn cases_that_could_not_mean_anything_are_refused() {
    let desk = desk();
    let refused = |text: &str, more: &[&str], words: &[&str]| {
        desk.write("bad.csv", text);
        desk.assert_refused(&[&["evaluate", "bad.csv"][..], more].concat(), words);
    };
    let list = ["--list", "list.csv", "--only-list"];
    refused("name,expect\nA,v-9\n", &list, &["row 2", "`v-9`", "--list"]);
    // Of the lists alone, a company of the register is not asked.
    refused(
        "name,expect\nA,hikvision\n",
        &list,
        &["row 2", "`hikvision`"],
    );
    refused(
        "name,same\nA,yes\n",
        &list,
        &["row 1", "lacks the column expect"],
    );
    refused(
        "name1,same\nA,yes\n",
        &[],
        &["row 1", "name1, name2 and same"],
    );
    refused("name,expect\n ,v-1\n", &list, &["row 2", "no name"]);
    refused("name,expect\n", &list, &["holds no case"]);
    refused(
        "name1,name2,same\nA,B,no\n",
        &list,
        &["bad.csv", "pairs", "without a list"],
    );
    desk.assert_refused(
        &[
            "evaluate",
            "cases.csv",
            "--list",
            "list.csv",
            "--freeze",
            "cases.csv",
        ],
        &["`cases.csv` is read", "--freeze"],
    );
    let twice = desk.run(&[
        "evaluate",
        "cases.csv",
        "--list",
        "list.csv",
        "--freeze",
        "a.csv",
        "-o",
        "a.csv",
    ]);
    twice.assert_refused(&["name two files"]);
}
