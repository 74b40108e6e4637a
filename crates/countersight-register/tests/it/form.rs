//! Faults of form: each with its place and its mend.

use crate::support::{HIKVISION, MEASURE, problems, show, with};
use countersight_register::DataFiles;
use insta::assert_snapshot;

#[test]
fn the_sound_register_has_none() {
    assert_eq!(problems(&[]), "");
}

#[test]
fn text_that_is_no_toml() {
    let text = HIKVISION.replace("country = 'CN'", "country = CN");
    assert_snapshot!(problems(&[("entities/hikvision.toml", &text)]), @r#"entities/hikvision.toml:4:11 error toml-syntax: this is not TOML: string values must be quoted, expected literal string | texts stand in "quotes", lists in [brackets], each key on its own line, once"#);
}

#[test]
fn a_text_that_never_ends_after_wide_characters() {
    let text = HIKVISION.replace("'海康威视'", "'海康威视");
    assert_snapshot!(problems(&[("entities/hikvision.toml", &text)]), @r#"entities/hikvision.toml:10:13 error toml-syntax: this is not TOML: invalid literal string, expected `'` | texts stand in "quotes", lists in [brackets], each key on its own line, once"#);
}

#[test]
fn a_key_twice() {
    let text = HIKVISION.replace("trust = 'high'", "trust = 'high'\ntrust = 'low'");
    assert_snapshot!(problems(&[("entities/hikvision.toml", &text)]), @r#"entities/hikvision.toml:7:1 error toml-syntax: this is not TOML: duplicate key | texts stand in "quotes", lists in [brackets], each key on its own line, once"#);
}

#[test]
fn an_unknown_key_names_the_nearest() {
    let text = HIKVISION.replace("country =", "contry =");
    assert_snapshot!(problems(&[("entities/hikvision.toml", &text)]), @"entities/hikvision.toml:4:1 error unknown-key: there is no key `contry` here | did you mean `country`? the keys are `id`, `kind`, `name`, `country`, `seat`, `role`, `trust`, `as_of`, `note`, `sources`, `alias`, `identifier`, `owner`, `conflict`");
}

#[test]
fn an_unknown_key_of_an_inner_record() {
    let text = MEASURE.replace("looked_on =", "looked_at =");
    assert_snapshot!(problems(&[("measures/us/ban.toml", &text)]), @"measures/us/ban.toml:23:1 error unknown-key: there is no key `looked_at` here | did you mean `looked_on`? the keys are `entity`, `looked_on`, `trust`, `note`, `sources`");
}

#[test]
fn a_missing_key() {
    let text = HIKVISION.replace("role = 'maker of cameras'\n", "");
    assert_snapshot!(problems(&[("entities/hikvision.toml", &text)]), @"entities/hikvision.toml:1:1 error missing-key: the key `role` is missing | add `role = …` to this record; data/README.md shows what it holds");
}

#[test]
fn a_missing_key_of_an_inner_record() {
    let text = MEASURE.replace("answer = 'review'\n\n[[target]]", "\n[[target]]");
    assert_snapshot!(problems(&[("measures/us/ban.toml", &text)]), @"measures/us/ban.toml:12:1 error missing-key: the key `answer` is missing | add `answer = …` to this record; data/README.md shows what it holds");
}

#[test]
fn an_unknown_word() {
    let text = HIKVISION.replace("trust = 'high'", "trust = 'hihg'");
    assert_snapshot!(problems(&[("entities/hikvision.toml", &text)]), @"entities/hikvision.toml:6:9 error unknown-word: `hihg` is not one of the allowed words | did you mean `high`? the words are `unverified`, `low`, `medium`, `high`");
}

#[test]
fn a_wrong_type() {
    let text = HIKVISION.replace("sources = ['ofac']", "sources = 'ofac'");
    assert_snapshot!(problems(&[("entities/hikvision.toml", &text)]), @r#"entities/hikvision.toml:7:11 error wrong-type: this is the wrong type of value: text "ofac", expected a list | write texts and dates in "quotes", numbers without, lists in [brackets]"#);
}

#[test]
fn a_date_that_the_calendar_has_not() {
    let text = MEASURE.replace("from = '2019-08-13'", "from = '2019-02-30'");
    assert_snapshot!(problems(&[("measures/us/ban.toml", &text)]), @"measures/us/ban.toml:19:8 error bad-date: `2019-02-30` is not a date | write YYYY-MM-DD, YYYY-MM or YYYY, a day that the calendar has");
}

#[test]
fn a_date_that_is_not_text() {
    let text = MEASURE.replace("from = '2019-08-13'", "from = 2019-08-13");
    assert_snapshot!(problems(&[("measures/us/ban.toml", &text)]), @r#"measures/us/ban.toml:19:8 error wrong-type: this is the wrong type of value: a table or a date without quotes, expected a text | write texts and dates in "quotes", numbers without, lists in [brackets]"#);
}

#[test]
fn a_version_must_be_a_day() {
    assert_snapshot!(problems(&[("register.toml", "version = '2026-11'\n")]), @r#"register.toml:1:11 error bad-date: the version `2026-11` does not name a day | write the day of the newest fact, as in "2026-11-23""#);
}

#[test]
fn no_version_at_all() {
    assert_snapshot!(show(&DataFiles::default()), @r#"register.toml:0:0 error missing-file: the register has no version | add register.toml with the day of the newest fact: version = "2026-11-23""#);
}

#[test]
fn a_table_with_the_wrong_header() {
    let text = "prefix,bits,role,organisation\n4419B6,24,maker,Hikvision\n";
    assert_snapshot!(problems(&[("devices/oui.csv", text)]), @"devices/oui.csv:1:1 error csv-header: the header is not the expected one | the first row must be `prefix,bits,role,holder,organisation`");
}

#[test]
fn a_row_with_too_few_cells() {
    let text = "prefix,bits,role,holder,organisation\r\n\r\n4419B6,24,maker,Hikvision\r\n";
    assert_snapshot!(problems(&[("devices/oui.csv", text)]), @r#"devices/oui.csv:3:1 error csv-row: this row has 4 cells, the header 5 | a cell that holds a comma stands in "quotes"; an empty cell keeps its comma"#);
}

#[test]
fn files_that_are_not_the_registers() {
    let changed = [
        ("entities/old/x.toml", ""),
        ("cameras.csv", ""),
        ("sources/blogs.toml", ""),
    ];
    assert_snapshot!(problems(&changed), @"
    cameras.csv:0:0 warning unknown-file: this is not a file of the register, and was not read | data/README.md says which files there are; move it elsewhere or correct its name
    entities/old/x.toml:0:0 warning unknown-file: this is not a file of the register, and was not read | data/README.md says which files there are; move it elsewhere or correct its name
    sources/blogs.toml:0:0 warning unknown-file: this is not a kind of source | the kinds are official, press, research, trade, code
    ");
}

#[test]
fn every_broken_file_is_reported_and_its_records_are_not_missed() {
    let broken = [
        ("entities/hikvision.toml", "id = "),
        ("sources/official.toml", "[[source]]\nid = 3"),
        ("vocab/roles.toml", "[[roles]]"),
    ];
    assert_snapshot!(problems(&broken), @r#"
    entities/hikvision.toml:1:6 error toml-syntax: this is not TOML: string values must be quoted, expected literal string | texts stand in "quotes", lists in [brackets], each key on its own line, once
    sources/official.toml:2:6 error wrong-type: this is the wrong type of value: integer `3`, expected a text | write texts and dates in "quotes", numbers without, lists in [brackets]
    vocab/roles.toml:1:3 error unknown-key: there is no key `roles` here | did you mean `role`? the keys are `role`
    "#);
    let register = countersight_register::load(&with(&broken)).register;
    assert_eq!(register.entities.len(), 1);
}
