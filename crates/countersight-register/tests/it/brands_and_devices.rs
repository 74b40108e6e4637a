//! Faults of brands, fingerprints and hardware-address prefixes.

use crate::support::{BRANDS, FINGERPRINTS, problems};
use insta::assert_snapshot;

#[test]
fn makers_of_a_brand() {
    let text = BRANDS.replace("kind = 'rebrand'", "maker_name = 'Axis'\nkind = 'rebrand'")
        + "\n[[brand]]\nid = 'own'\nname = 'Own'\nkind = 'own'\ntrust = 'low'\nsources = ['ofac']\n\
           from = '2022'\nuntil = '2021-12'\naliases = ['']\n"
        + "\n[[brand]]\nid = 'who'\nname = 'Who'\nkind = 'rebrand'\ntrust = 'low'\nsources = []\n";
    assert_snapshot!(problems(&[("brands/hikvision.toml", &text)]), @"
    brands/hikvision.toml:6:8 error maker-unclear: this tie names two makers | write `maker` for an entity of the register, or `maker_name` for a firm outside it
    brands/hikvision.toml:13:8 error maker-unclear: this is somebody's own label, and nobody is named | write `maker` for an entity of the register, or `maker_name` for a firm outside it
    brands/hikvision.toml:17:9 error date-order: this ends on 2021-12 and begins on 2022 | `until` is the last day of the period; exchange or correct the dates
    brands/hikvision.toml:18:12 error empty-text: this text is empty | write it, or remove the record
    brands/hikvision.toml:21:6 error no-source: this record cites no source | add the id of a document of sources/ that says so
    ");
}

#[test]
fn patterns_that_prove_nothing() {
    let text = FINGERPRINTS
        .replace("['ds-2cd2143g0-i']", "['ds-2cd2143g0-i', 'IPC-HFW']")
        .replace("['DS-510']", "['DS-510', ' ds-2CD ']")
        + "\n[[fingerprint]]\nid = 'b'\npattern = '('\nstrength = 'weak'\nexamples = []\nsources = []\n";
    assert_snapshot!(problems(&[("fingerprints/model.toml", &text)]), @"
    fingerprints/model.toml:8:31 error example-not-matched: `model-hikvision` does not match its own example | correct the pattern or the example
    fingerprints/model.toml:9:31 error counter-example-matched: `model-hikvision` matches what it must not match | make the pattern narrower
    fingerprints/model.toml:13:6 error no-example: nothing shows that `b` works | add to `examples` a text, as a device sends it, that the pattern must match
    fingerprints/model.toml:13:6 error no-source: this record cites no source | add the id of a document of sources/ that says so
    fingerprints/model.toml:13:6 error pattern-points-nowhere: `b` points to nobody | add the `maker`, the `brand` or the `independent` firm that a match shows
    fingerprints/model.toml:14:11 error pattern-invalid: this is not a pattern: unclosed group | see docs.rs/regex for what a pattern may hold; write it in 'single quotes'
    ");
}

#[test]
fn a_pattern_that_claims_another_makers_example() {
    let other = "\n[[fingerprint]]\nid = 'model-dahua'\npattern = '^D'\nmaker = 'dahua'\n\
                 strength = 'weak'\nexamples = ['DH-IPC']\nsources = ['ofac']\n";
    assert_snapshot!(problems(&[("fingerprints/model.toml", &(FINGERPRINTS.to_owned() + other))]), @"fingerprints/model.toml:8:13 error example-of-other-maker: this example of `hikvision` also matches `model-dahua` of `dahua`, at fingerprints/model.toml:13 | one text must lead to one maker: make one of the two patterns narrower");
}

#[test]
fn a_pattern_of_a_maker_that_matches_a_firm_outside_the_register() {
    let other = "\n[[fingerprint]]\nid = 'model-axis'\npattern = '^DS-2'\nindependent = 'Axis'\n\
                 strength = 'weak'\nexamples = ['DS-2CD-AXIS']\nsources = ['ofac']\n";
    assert_snapshot!(problems(&[("fingerprints/model.toml", &(FINGERPRINTS.to_owned() + other))]), @"
    fingerprints/model.toml:8:13 error example-of-other-maker: this example of `hikvision` also matches `model-axis` of `Axis`, at fingerprints/model.toml:13 | one text must lead to one maker: make one of the two patterns narrower
    fingerprints/model.toml:17:13 error example-of-other-maker: this example of `Axis` also matches `model-hikvision` of `hikvision`, at fingerprints/model.toml:4 | one text must lead to one maker: make one of the two patterns narrower
    ");
}

#[test]
fn a_pattern_that_names_a_maker_and_a_firm_outside_the_register() {
    let text = FINGERPRINTS.replace("maker =", "independent = 'Axis'\nmaker =");
    assert_snapshot!(problems(&[("fingerprints/model.toml", &text)]), @"fingerprints/model.toml:6:15 error pattern-points-apart: `model-hikvision` names a maker of the register and a firm outside it | keep the one that a match shows");
}

#[test]
fn a_group_that_nobody_reads() {
    let text = FINGERPRINTS.replace("'^DS-2CD'", "'^(?P<model>DS-2CD)(?P<serial>.*)'");
    assert_snapshot!(problems(&[("fingerprints/model.toml", &text)]), @"fingerprints/model.toml:5:11 error pattern-group: nobody reads what the group `serial` takes out | the names of groups are `model`, `firmware`, `vendor`, `brand`, `oem`, `mac`");
}

#[test]
fn a_pattern_over_what_is_no_field() {
    let text = FINGERPRINTS.replace("field = 'model'", "field = 'http.headers'");
    let told = problems(&[("fingerprints/http-headers.toml", &text)]);
    assert!(told.contains("error unknown-field: `http.headers` is not a field of an observation | the fields are brand, model,"), "{told}");
    let text = FINGERPRINTS.replace("field = 'model'", "field = 'http.cookie'");
    let told = problems(&[("fingerprints/http-cookie.toml", &text)]);
    assert!(told.contains("unknown-field: `http.cookie` is not a field of an observation | write `http.set_cookie`"), "{told}");
}

#[test]
fn the_same_pattern_over_another_field_claims_nothing() {
    let other = "field = 'ftp.banner'\n\n[[fingerprint]]\nid = 'ftp-dahua'\npattern = '^D'\n\
                 maker = 'dahua'\nstrength = 'weak'\nexamples = ['D']\nsources = ['ofac']\n";
    assert_eq!(problems(&[("fingerprints/ftp-banner.toml", other)]), "");
}

#[test]
fn prefixes() {
    let text = "\
prefix,bits,role,holder,organisation
4419b6,24,maker,hikvision,small letters
4419B,24,maker,hikvision,too short
4419B6,25,maker,hikvision,no such length
4419B6,24,owner,hikvision,no such role
4419B6,24,maker,hikvison,no such entity
4419B60,28,brand,hikvision,an entity and not a brand
4419B6000,36,brand,,no brand
4419B6000,36,independent,,sound and second
  4419B6001 , 36 ,namesake,hikvision,a namesake of nobody
0019B6,24,brand,annke,\"out, of\norder\"
0019B7,24,maker,\"dahau\",after a quoted line end
";
    assert_snapshot!(problems(&[("devices/oui.csv", text)]), @"
    devices/oui.csv:2:1 error prefix-form: `4419b6` is not made of upper-case hex digits | write the digits without separators, as in `4419B6`
    devices/oui.csv:3:1 error prefix-form: `4419B` has 5 digits; 24 bits are 6 | correct the prefix or its length in bits
    devices/oui.csv:3:1 error prefix-order: `4419B` stands after a greater prefix | sort the rows by prefix, so that a change is one line
    devices/oui.csv:4:8 error prefix-form: `25` is not the length of a prefix in bits | the IEEE assigns 24, 28 or 36 bits
    devices/oui.csv:5:1 error duplicate-prefix: `4419B6` stands here twice | keep the row that is right
    devices/oui.csv:5:11 error unknown-word: `owner` is not one of the allowed words | the words are `maker`, `brand`, `independent`, `namesake`
    devices/oui.csv:6:1 error duplicate-prefix: `4419B6` stands here twice | keep the row that is right
    devices/oui.csv:6:17 error unknown-entity: there is no entity `hikvison` | did you mean `hikvision`? add it to entities/, or correct the reference
    devices/oui.csv:7:18 error unknown-brand: there is no brand `hikvision` | add it to brands/, or correct the reference
    devices/oui.csv:8:20 error prefix-holder: a prefix of a brand names no holder | add the brand's id
    devices/oui.csv:9:1 error duplicate-prefix: `4419B6000` stands here twice | keep the row that is right
    devices/oui.csv:10:28 error prefix-holder: a namesake's prefix names a holder | leave the holder empty: it has no tie to anybody
    devices/oui.csv:11:1 error prefix-order: `0019B6` stands after a greater prefix | sort the rows by prefix, so that a change is one line
    devices/oui.csv:13:17 error unknown-entity: there is no entity `dahau` | did you mean `dahua`? add it to entities/, or correct the reference
    ");
}
