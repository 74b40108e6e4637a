//! A register with a fault is told with file, line, column and help, and nothing is answered from it.

use crate::support::{DATA, DAY, Desk, Ran};

/// A copy of the register in which one line of Hikvision's record is another.
fn broken(change: impl Fn(&str) -> String) -> Desk {
    let desk = Desk::with_register();
    let record = desk.path("data/entities/hikvision.toml");
    let text = std::fs::read_to_string(&record).unwrap();
    let changed = change(&text);
    assert_ne!(text, changed, "the record has another shape now");
    std::fs::write(record, changed).unwrap();
    desk
}

fn assert_told(ran: &Ran, place: &str, message: &str, help: &str) {
    let said = format!("{}{}", ran.text(), ran.err);
    assert_eq!(ran.status, 2, "{said}");
    for word in [place, message, help, "help: "] {
        assert!(said.contains(word), "no `{word}` in: {said}");
    }
    assert!(!said.contains("panicked"), "{said}");
}

fn assert_fault(desk: &Desk, place: &str, message: &str, help: &str) {
    let before = desk.names();
    let check = ["check", "Acme", "--on", DAY, "-o", "out.csv"];
    let ran = desk.run_with_data("data", &check);
    assert_told(&ran, place, message, help);
    assert!(ran.out.is_empty(), "an answer from a broken register");
    assert_eq!(desk.names(), before);
    let ran = desk.run_with_data("data", &["register", "check"]);
    assert_told(&ran, place, message, help);
}

#[test]
fn an_unknown_key() {
    let desk = broken(|text| text.replacen("\nname = ", "\nnam = ", 1));
    let (message, help) = ("there is no key `nam`", "did you mean `name`");
    assert_fault(&desk, "entities/hikvision.toml:3:1", message, help);
}

#[test]
fn a_record_that_is_not_toml() {
    let desk = broken(|text| text.replacen("\nname = \"", "\nname = Hik \"", 1));
    let (message, help) = ("this is not TOML", "quotes");
    assert_fault(&desk, "entities/hikvision.toml:3:", message, help);
}

#[test]
fn a_source_that_is_not_there() {
    let desk = broken(|text| text.replacen("sources = [\"", "sources = [\"no-such-source-", 1));
    assert_fault(&desk, "entities/hikvision.toml:", "no-such-source-", "");
}

#[test]
fn the_fault_is_an_object_with_line_and_column_too() {
    let desk = broken(|text| text.replacen("\nname = ", "\nnam = ", 1));
    let args = ["register", "check", "--format", "json"];
    let ran = desk.run_with_data("data", &args);
    let json = ran.json();
    assert_eq!(json[0]["path"], "entities/hikvision.toml");
    assert_eq!(json[0]["line"], 3);
    assert_eq!(json[0]["column"], 1);
    assert_eq!(ran.status, 2);
}

#[test]
fn a_register_that_is_not_there() {
    let desk = Desk::new();
    for args in [&["check", "Acme", "--on", DAY][..], &["register", "check"]] {
        let ran = desk.run_with_data("nowhere", args);
        ran.assert_refused(&["nowhere", "cannot be read"]);
    }
}

#[test]
fn a_sound_copy_answers_as_the_register_compiled_in() {
    let desk = Desk::new();
    let args = ["check", "Hikvision", "--on", DAY, "--format", "jsonl", "-q"];
    let copied = desk.run_with_data(DATA, &args);
    assert_eq!(copied.only_result()["answer"], "review");
    assert_eq!(copied.out, desk.run(&args).out);
}
