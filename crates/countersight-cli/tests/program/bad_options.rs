//! Options and profiles that mean nothing: what is wrong, and what may be written instead.

use crate::support::{DAY, Desk};

fn assert_option(option: &str, value: &str, words: &[&str]) {
    let desk = Desk::new();
    let words = [&[value], words].concat();
    desk.assert_refused(&["check", "Acme", option, value], &words);
    desk.write("s.csv", "Supplier\nAcme\n");
    desk.assert_refused(&["screen", "s.csv", option, value], &words);
}

#[test]
fn a_role() {
    assert_option("--as", "wizard", &["is not a role", "household", "school"]);
    assert_option("--as", "shool", &["did you mean `school`"]);
}

#[test]
fn a_jurisdiction() {
    let words = ["is not a jurisdiction", "ISO 3166", "US-TX"];
    assert_option("--in", "ZZ", &words);
    assert_option("--in", "US-ZZ", &words);
}

#[test]
fn an_action() {
    let words = ["is not an action", "buy", "authorise"];
    assert_option("--action", "ponder", &words);
}

#[test]
fn a_format() {
    let words = ["is not a format", "jsonl", "xlsx"];
    assert_option("--format", "docx", &words);
}

#[test]
fn a_day() {
    for day in ["2026-13-01", "2026-02-30", "tomorrow", "01.02.2026"] {
        assert_option("--on", day, &["is not a day", "write it as 20"]);
    }
}

#[test]
fn a_kind() {
    let desk = Desk::new();
    desk.write("s.csv", "Supplier\nAcme\n");
    let args = ["screen", "s.csv", "--on", DAY, "--kind", "recipes"];
    let words = ["recipes", "is not a kind of file", "inventory", "holdings"];
    desk.assert_refused(&args, &words);
}

fn assert_profile(text: &[u8], words: &[&str]) {
    let desk = Desk::new();
    desk.write("me.toml", text);
    let words = [&["me.toml"], words].concat();
    desk.assert_refused(&["check", "Acme", "--profile", "me.toml"], &words);
}

#[test]
fn a_profile_that_cannot_be_read() {
    let words = ["no.toml", "cannot be read"];
    let desk = Desk::new();
    desk.assert_refused(&["check", "Acme", "--profile", "no.toml"], &words);
    desk.assert_refused(
        &["check", "Acme", "--profile", "."],
        &["`.`", "cannot be read"],
    );
    assert_profile(b"\xFF\xFE\0", &["cannot be read"]);
    assert_profile(b"as = \n", &["line 1", "`as`"]);
}

#[test]
fn a_profile_with_an_unknown_key_or_word() {
    let words = ["line 2", "who", "`as`, `in`, `on` and `action`"];
    assert_profile(b"as = \"school\"\nwho = \"me\"\n", &words);
    let desk = Desk::new();
    desk.write("me.toml", "as = \"wizard\"\n");
    let words = ["wizard", "is not a role"];
    desk.assert_refused(&["check", "Acme", "--profile", "me.toml"], &words);
}

#[test]
fn a_right_profile_is_the_same_as_its_options() {
    let desk = Desk::new();
    let profile = "as = \"federal-agency\"\nin = [\"US\"]\non = \"2019-08-13\"\naction = \"buy\"\n";
    desk.write("me.toml", profile);
    let common = ["check", "Hikvision", "--format", "jsonl", "--quiet"];
    let by_file = desk.run(&[&common[..], &["--profile", "me.toml"]].concat());
    let options = ["--as", "federal-agency", "--in", "US", "--on", "2019-08-13"];
    let by_hand = desk.run(&[&common[..], &options, &["--action", "buy"]].concat());
    assert_eq!(by_file.only_result()["answer"], "prohibited");
    assert_eq!(by_file.out, by_hand.out);
}
