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

#[test]
fn a_list_is_read_by_a_known_reader_and_expects_what_can_be() {
    let list = |more: &str| problems(&[("lists/us-list.toml", &format!("{LIST}{more}"))]);
    let sound = "reader = 'csl'\n[expect]\nmin_parties = 5\nmax_parties = 5\n\
                 max_shrink_percent = 10\nmax_repeated_ids = 5\nmax_age_days = 7\n[expect.min_fill]\ncountry = 100\n";
    assert_eq!(list(sound), "");
    assert_snapshot!(list("reader = 'cls'"), @"lists/us-list.toml:12:10 error unknown-reader: there is no reader `cls` | did you mean `csl`? the readers are au-dfat, bis-entity-list, ca-sema, ch-seco, csl, dod-1260h, eu, fcc-covered, ftm, jp-meti, ofac-advanced, ofac-csv, ofac-xml, own, ua-sanctions, uflpa, uk-conlist, uk-sanctions, un");
    assert_snapshot!(list("[expect]\nmin_parties = 6\nmax_parties = 5"), @"lists/us-list.toml:13:15 error expect-unclear: a list cannot hold at least 6 and at most 5 parties | exchange or correct the numbers");
    assert_snapshot!(list("[expect.min_fill]\nalias = 101"), @"lists/us-list.toml:13:9 error expect-unclear: 101 is more than all | write a number of per cent from 0 to 100");
    assert_snapshot!(list("[expect.min_fill]\nvessel = 1"), @"lists/us-list.toml:13:1 error unknown-key: there is no key `vessel` here | the keys are `country`, `alias`, `identifier`, `programme`, `listed`, `citation`");
    assert_snapshot!(list("beside = ['https://example.gov/alt.csv']"), @"lists/us-list.toml:12:11 error expect-unclear: files stand beside a main file that has no address | write the address of the main file in `download`, or leave `beside` out");
    assert_snapshot!(list("part_of = 'us-list'"), @"lists/us-list.toml:12:11 error expect-unclear: a list is no part of itself | name the list whose file holds these rows too, or leave `part_of` out");
    assert_snapshot!(list("part_of = 'us-lists'"), @"lists/us-list.toml:12:11 error unknown-list: there is no official list `us-lists` | did you mean `us-list`? add it to lists/, or correct the reference");
}

#[test]
fn a_link_names_one_party_and_one_entity() {
    const LINK: &str = "[[link]]\nlist = 'us-list'\nname = 'A Co.'\nentity = 'hikvision'\n\
                        reviewed = '2026-11-24'\nreason = 'same seat'\nsources = ['ofac']\n";
    let links = |text: &str| problems(&[("lists/us-list.toml", LIST), ("links/us.toml", text)]);
    assert_eq!(links(LINK), "");
    let different = format!("{LINK}{LINK}verdict = 'different'\nprogramme = 'EL'\n");
    assert_eq!(links(&different), "");
    assert_snapshot!(links(&LINK.replace("name = 'A Co.'\n", "")), @"links/us.toml:2:8 error link-unclear: this link has neither or both of `party` and `name` | write the list's identifier of the row in `party`, or the name as listed in `name`");
    assert_snapshot!(links(&LINK.replace("name =", "party = '7'\nname =")), @"links/us.toml:2:8 error link-unclear: this link has neither or both of `party` and `name` | write the list's identifier of the row in `party`, or the name as listed in `name`");
    assert_snapshot!(links(&format!("{LINK}{LINK}")), @"links/us.toml:10:8 error link-unclear: this link is already at links/us.toml:3 | keep one of the two");
    assert_snapshot!(links(&LINK.replace("'us-list'", "'us-lst'")), @"links/us.toml:2:8 error unknown-list: there is no official list `us-lst` | did you mean `us-list`? add it to lists/, or correct the reference");
    assert_snapshot!(links(&LINK.replace("'hikvision'", "'hikvison'")), @"links/us.toml:4:10 error unknown-entity: there is no entity `hikvison` | did you mean `hikvision`? add it to entities/, or correct the reference");
    assert_snapshot!(links(&LINK.replace("'same seat'", "' '")), @"links/us.toml:6:10 error empty-text: this text is empty | write it, or remove the record");
    assert_snapshot!(links(&LINK.replace("['ofac']", "[]")), @"links/us.toml:2:8 error no-source: this record cites no source | add the id of a document of sources/ that says so");
}
