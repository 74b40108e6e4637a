//! Faults of entities: citations, names, numbers, owners.

use crate::support::{DAHUA, HIKVISION, SOURCES, problems};
use insta::assert_snapshot;

fn owner(of: &str, facts: &str) -> String {
    format!("{of}\n[[owner]]\nkind = 'controls'\nstatus = 'current'\n{facts}\n")
}

#[test]
fn a_fact_without_a_source() {
    let text = HIKVISION.replace("sources = ['ofac']", "sources = []");
    assert_snapshot!(problems(&[("entities/hikvision.toml", &text)]), @"entities/hikvision.toml:1:6 error no-source: this record cites no source | add the id of a document of sources/ that says so");
}

#[test]
fn sources_that_nobody_cites_or_finds() {
    let text = SOURCES.replace("url = 'https://example.gov/list'", "url = 'example.gov'")
        + "\n[[source]]\nid = 'lost'\ntitle = 'x'\npublisher = 'y'\n";
    assert_snapshot!(problems(&[("sources/official.toml", &text)]), @"
    sources/official.toml:6:7 error bad-url: `example.gov` is not a web address | write the whole address from https:// on; anything else belongs in `locator`
    sources/official.toml:15:6 warning unused-source: no fact cites `lost` | cite it where it belongs, or remove it
    sources/official.toml:15:6 error source-without-place: nobody can find `lost` | add its `url`, or say in `locator` where to look
    ");
}

#[test]
fn names_that_are_empty_or_doubled() {
    let text = HIKVISION.replace("name = 'Hang", "name = ' '\nseat = 'Hang")
        + "[[alias]]\ntext = '海康威视'\nusage = 'name'\n[[alias]]\ntext = ''\nusage = 'hint'\n";
    assert_snapshot!(problems(&[("entities/hikvision.toml", &text)]), @"
    entities/hikvision.toml:3:8 error empty-text: this text is empty | write it, or remove the record
    entities/hikvision.toml:19:8 error duplicate-alias: `海康威视` stands here twice | keep one of the two
    entities/hikvision.toml:22:8 error empty-text: this text is empty | write it, or remove the record
    ");
}

#[test]
fn a_short_name_of_two() {
    let text = DAHUA.to_owned() + "[[alias]]\ntext = '海康威视 '\nusage = 'short'\n";
    assert_snapshot!(problems(&[("entities/dahua.toml", &text)]), @"
    entities/dahua.toml:8:8 error shared-alias: `海康威视 ` is also a name of `hikvision` | one name must lead to one entity: give it to the one that bears it, or make it a `hint`
    entities/hikvision.toml:10:8 error shared-alias: `海康威视` is also a name of `dahua` | one name must lead to one entity: give it to the one that bears it, or make it a `hint`
    ");
}

#[test]
fn numbers_with_a_wrong_digit() {
    let text = DAHUA.replace("role =", "country = 'China'\nrole =")
        + "[[identifier]]\nscheme = 'isin'\nvalue = 'CNE100000PM7'\n\
           [[identifier]]\nscheme = 'lei'\nvalue = '5493001KJTIIGC8Y1R13'\n\
           [[identifier]]\nscheme = 'uscc'\nvalue = '91330000733796106S'\n\
           [[identifier]]\nscheme = 'uscc'\nvalue = '91330000733796106T'\ntrust = 'unverified'\n\
           [[identifier]]\nscheme = 'ticker'\nvalue = '002236'\n\
           [[identifier]]\nscheme = 'domain'\nvalue = 'https://dahua.com/'\n\
           [[identifier]]\nscheme = 'isin'\nvalue = 'CNE100000PM8'\n";
    assert_snapshot!(problems(&[("entities/dahua.toml", &text)]), @r#"
    entities/dahua.toml:4:11 error country-form: `China` is not a country code | write the ISO 3166-1 code of two capital letters, as in "CN"
    entities/dahua.toml:10:9 error check-digit: `CNE100000PM7` is not a sound isin | an ISIN is two capital letters, nine characters and a check digit, as in CNE100000PM8
    entities/dahua.toml:13:9 error check-digit: `5493001KJTIIGC8Y1R13` is not a sound lei | an LEI is 18 capital letters or digits and two check digits
    entities/dahua.toml:16:9 error check-digit: `91330000733796106S` is not a sound uscc | compare all 18 characters with the source, or set trust = "unverified"
    entities/dahua.toml:23:9 error identifier-form: `002236` is not a sound ticker | write symbol and market, as in 002415.SZ
    entities/dahua.toml:26:9 error identifier-form: `https://dahua.com/` is not a sound domain | write the bare domain in small letters, as in hikvision.com
    entities/hikvision.toml:16:9 error duplicate-identifier: `CNE100000PM8` is already an identifier of `dahua` | an identifier leads to one entity: keep it with the one that bears it
    "#);
}

#[test]
fn owners() {
    let text = owner(DAHUA, "share = 38") // nobody holds it
        + &owner("", "holder = 'hikvision'\nholder_name = 'X'\nshare = 138.5")
        + &owner("", "holder_name = 'X'\nfrom = '2020-06'\nuntil = '2020-05'")
        + &owner("", "holder_name = 'X'\nfrom = '2020-06-03'\nuntil = '2020-06'");
    assert_snapshot!(problems(&[("entities/dahua.toml", &text)]), @"
    entities/dahua.toml:1:6 error share-sum: the shares held in this entity at one time are 176.5 per cent | end what no longer stands with `until` or `status`, or correct a share
    entities/dahua.toml:9:8 error holder-unclear: this owner has no holder | write `holder` for an entity of the register, or `holder_name` for anybody else
    entities/dahua.toml:14:8 error holder-unclear: this owner has two holders | write `holder` for an entity of the register, or `holder_name` for anybody else
    entities/dahua.toml:18:9 error share-range: 138.5 is not a share in per cent | write a number from 0 to 100
    entities/dahua.toml:25:9 error date-order: this ends on 2020-05 and begins on 2020-06 | `until` is the last day of the period; exchange or correct the dates
    ");
}

#[test]
fn nobody_holds_himself() {
    let hikvision = owner(HIKVISION, "holder = 'dahua'");
    let dahua = owner(DAHUA, "holder = 'hikvision'");
    assert_snapshot!(
        problems(&[("entities/hikvision.toml", &hikvision), ("entities/dahua.toml", &dahua)]),
        @"entities/dahua.toml:11:10 error ownership-cycle: `dahua` is held by itself: dahua → hikvision → dahua | correct a holder, or end the edge that no longer stands"
    );
    let former = dahua.replace("status = 'current'", "status = 'former'");
    assert_eq!(
        problems(&[
            ("entities/hikvision.toml", &hikvision),
            ("entities/dahua.toml", &former)
        ]),
        ""
    );
}
