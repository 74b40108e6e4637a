//! Faults of claims, figures, lists, conflicts, shares and persons.

use crate::support::{DAHUA, MEASURE, problems};
use insta::assert_snapshot;

const CLAIM: &str = "\
[[claim]]
id = 'ev-001'
entities = ['hikvision']
kind = 'contract'
text = 'It took a contract.'
from = '2017'
amount = 53000000
currency = 'USD'
trust = 'high'
sources = ['ofac']

[[claim.response]]
text = 'It denies this.'
";

const FIGURE: &str = "\
[[figure]]
id = 'rch-001'
entities = ['hikvision']
metric = 'camera networks'
country = 'GB'
value = 250000
unit = 'networks'
counted_by = 'A counter'
method = 'a search by brand'
trust = 'high'
sources = ['ofac']
";

const LIST: &str = "\
id = 'us-list'
name = 'A list'
publisher = 'An office'
jurisdiction = 'US'
measures = ['us/ban']
page = 'https://example.gov'
format = 'csv'
cadence_days = 7
cadence = 'weekly'
checked = '2026-11-23'
sources = ['ofac']
";

fn claim(from: &str, to: &str) -> String {
    assert!(CLAIM.contains(from), "{from}");
    problems(&[("claims/contracts.toml", &CLAIM.replacen(from, to, 1))])
}

#[test]
fn sound_records_have_none() {
    let sound = [
        ("claims/contracts.toml", CLAIM),
        ("reach/networks.toml", FIGURE),
        ("lists/us-list.toml", LIST),
    ];
    assert_eq!(problems(&sound), "");
}

#[test]
fn a_claim_has_a_source_and_whole_amounts() {
    assert_snapshot!(claim("sources = ['ofac']", "sources = []"), @"claims/contracts.toml:2:6 error no-source: this record cites no source | add the id of a document of sources/ that says so");
    assert_snapshot!(claim("currency = 'USD'\n", ""), @r#"claims/contracts.toml:7:10 error amount-unclear: an amount and its currency belong together | write `amount = 53000000` and `currency = "USD"` together"#);
    assert_snapshot!(claim("entities = ['hikvision']", "entities = ['hikvison']"), @"claims/contracts.toml:3:13 error unknown-entity: there is no entity `hikvison` | did you mean `hikvision`? add it to entities/, or correct the reference");
    assert_snapshot!(claim("from = '2017'", "from = '2017'\nuntil = '2016'"), @"claims/contracts.toml:7:9 error date-order: this ends on 2016 and begins on 2017 | `until` is the last day of the period; exchange or correct the dates");
}

#[test]
fn a_corrected_claim_says_when_and_by_what() {
    assert_snapshot!(claim("trust =", "status = 'corrected'\nended = '2023'\ntrust ="), @"claims/contracts.toml:2:6 error claim-end-unclear: this claim does not say clearly whether it stands | a corrected or withdrawn claim has `ended`; a corrected one also `replaced_by`; one that stands has neither");
    assert_snapshot!(claim("trust =", "ended = '2023'\ntrust ="), @"claims/contracts.toml:2:6 error claim-end-unclear: this claim does not say clearly whether it stands | a corrected or withdrawn claim has `ended`; a corrected one also `replaced_by`; one that stands has neither");
    assert_snapshot!(claim("trust =", "status = 'withdrawn'\nended = '2023'\nreplaced_by = 'ev-002'\ntrust ="), @"claims/contracts.toml:11:15 error unknown-claim: there is no claim `ev-002` | did you mean `ev-001`? add it to claims/, or correct the reference");
    assert_eq!(
        claim("trust =", "status = 'withdrawn'\nended = '2023'\ntrust ="),
        ""
    );
}

#[test]
fn a_network_is_no_camera() {
    let figure = FIGURE.replace("unit = 'networks'", "unit = 'cameras'");
    assert_snapshot!(problems(&[("reach/networks.toml", &figure)]), @"reach/networks.toml:7:8 error unit-unclear: a network is one public address, which may hide many cameras: it is no camera | write in `unit` what was counted, and what others called it in `note`");
    let figure = FIGURE.replace("250000", "-1");
    assert_snapshot!(problems(&[("reach/networks.toml", &figure)]), @"reach/networks.toml:7:8 error unit-unclear: this is not a count | write in `unit` what was counted, and what others called it in `note`");
}

#[test]
fn a_list_is_looked_at_after_some_days() {
    let list = LIST.replace("= 7", "= 0");
    assert_snapshot!(problems(&[("lists/us-list.toml", &list)]), @"lists/us-list.toml:8:16 error cadence-unclear: a list cannot be looked at every 0 days | write after how many days it should be looked at again, as in 7");
    assert_snapshot!(problems(&[("lists/other.toml", LIST)]), @r#"lists/other.toml:1:6 error id-not-file-name: the id is `us-list` and the file `other` | write id = "other", or rename the file"#);
}

#[test]
fn a_conflict_has_two_readings_and_one_choice_at_most() {
    let conflict = |readings: &str| {
        let text = format!("{DAHUA}[[conflict]]\nabout = 'year'\nreason = 'r'\n{readings}");
        problems(&[("entities/dahua.toml", &text)])
    };
    let reading = |says: &str, chosen: bool| {
        format!("[[conflict.reading]]\nsays = '{says}'\nchosen = {chosen}\nsources = ['ofac']\n")
    };
    assert_snapshot!(conflict(&reading("2018", true)), @"entities/dahua.toml:8:9 error conflict-unclear: this conflict has fewer than two readings | write each reading as [[….reading]] with its sources; choose one, or none and say why");
    assert_snapshot!(conflict(&(reading("2018", true) + &reading("2012", true))), @"entities/dahua.toml:8:9 error conflict-unclear: this conflict chooses more than one reading | write each reading as [[….reading]] with its sources; choose one, or none and say why");
    assert_eq!(
        conflict(&(reading("2018", false) + &reading("2012", false))),
        ""
    );
}

#[test]
fn nobody_holds_more_than_the_whole() {
    let owner = |share: u8, more: &str| {
        format!(
            "[[owner]]\nholder = 'hikvision'\nkind = 'owns'\nshare = {share}\nstatus = 'current'\n{more}\n"
        )
    };
    let with = |owners: String| problems(&[("entities/dahua.toml", &format!("{DAHUA}{owners}"))]);
    assert_snapshot!(with(owner(60, "") + &owner(41, "")), @"entities/dahua.toml:1:6 error share-sum: the shares held in this entity at one time are 101 per cent | end what no longer stands with `until` or `status`, or correct a share");
    assert_eq!(
        with(owner(60, "until = '2020'") + &owner(41, "from = '2021'")),
        ""
    );
}

#[test]
fn nobody_is_named() {
    let text = MEASURE.replace("'A policy'", "'Letter of Minister Jensen'");
    assert_snapshot!(problems(&[("measures/us/ban.toml", &text)]), @"measures/us/ban.toml:4:19 error names-person: `Minister Jensen'` seems to name a natural person | describe the office or the part played, and leave the name out");
    assert_snapshot!(claim("It denies this.", "Ask jane.doe@example.org."), @"claims/contracts.toml:13:13 error names-person: `jane.doe@example.org.'` seems to name a natural person | describe the office or the part played, and leave the name out");
    assert_snapshot!(claim("It denies this.", "Its chairman Jensen denies this."), @"claims/contracts.toml:13:13 error names-person: `chairman Jensen` seems to name a natural person | describe the office or the part played, and leave the name out");
}

#[test]
fn a_holder_in_words_is_no_name() {
    let held_by = |words: &str| {
        let owner = format!(
            "[[owner]]\nholder_name = '{words}'\nkind = 'owns'\nshare = 5\nstatus = 'current'\n"
        );
        problems(&[("entities/dahua.toml", &format!("{DAHUA}{owner}"))])
    };
    assert_snapshot!(held_by("Ada Jensen"), @"entities/dahua.toml:8:15 error names-person: `Ada Jensen` may be the name of a natural person | describe a person without the name; of a firm say that it is one, as in `Muster AB, a company of Sweden`");
    assert_eq!(held_by("a founding shareholder, a natural person"), "");
    assert_eq!(held_by("Muster Vision AB, a company of Sweden"), "");
}
