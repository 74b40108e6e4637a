//! References that lead nowhere, and identifiers that are taken.

use crate::support::{
    BRANDS, DAHUA, FINGERPRINTS, HIKVISION, MEASURE, ROLES, SOURCES, problems, with,
};
use countersight_register::load;
use insta::assert_snapshot;

#[test]
fn sources() {
    let entity = HIKVISION.replace("sources = ['ofac']", "sources = ['ofac', 'offac', '海康']");
    assert_snapshot!(problems(&[("entities/hikvision.toml", &entity)]), @"
    entities/hikvision.toml:7:20 error unknown-source: there is no source `offac` | did you mean `ofac`? add it to sources/, or correct the reference
    entities/hikvision.toml:7:29 error unknown-source: there is no source `海康` | add it to sources/, or correct the reference
    ");
    let namesakes = "name,not,reason,source\n\"Hik, Inc.\",hikvision,a shop,iee|ofac\n";
    assert_snapshot!(problems(&[("names/namesakes.csv", namesakes)]), @"names/namesakes.csv:2:30 error unknown-source: there is no source `iee` | did you mean `ieee`? add it to sources/, or correct the reference");
}

#[test]
fn entities() {
    let measure = MEASURE.replace("entity = 'dahua'", "entity = 'dahau'");
    assert_snapshot!(problems(&[("measures/us/ban.toml", &measure)]), @"
    measures/us/ban.toml:22:10 error unknown-entity: there is no entity `dahau` | did you mean `dahua`? add it to entities/, or correct the reference
    measures/us/ban.toml:52:10 error unknown-entity: there is no entity `dahau` | did you mean `dahua`? add it to entities/, or correct the reference
    ");
    let brands = BRANDS.replace("maker = 'hikvision'", "maker = 'axis'");
    assert_snapshot!(problems(&[("brands/hikvision.toml", &brands)]), @"brands/hikvision.toml:4:9 error unknown-entity: there is no entity `axis` | add it to entities/, or correct the reference");
    let owner = "\n[[owner]]\nholder = 'cethik'\nkind = 'controls'\nstatus = 'current'\n";
    assert_snapshot!(problems(&[("entities/dahua.toml", &(DAHUA.to_owned() + owner))]), @"entities/dahua.toml:9:10 error unknown-entity: there is no entity `cethik` | add it to entities/, or correct the reference");
    let namesakes = "name,not,reason,source\n\"Hik, Inc.\",hik,a shop,ieee\n";
    assert_snapshot!(problems(&[("names/namesakes.csv", namesakes)]), @"names/namesakes.csv:2:13 error unknown-entity: there is no entity `hik` | add it to entities/, or correct the reference");
}

#[test]
fn brands() {
    let text = FINGERPRINTS.replace("maker = 'hikvision'", "brand = 'anke'");
    assert_snapshot!(problems(&[("fingerprints/model.toml", &text)]), @"fingerprints/model.toml:6:9 error unknown-brand: there is no brand `anke` | did you mean `annke`? add it to brands/, or correct the reference");
}

#[test]
fn measures() {
    let text = MEASURE.replace("\n[[clause]]", "targets_of = ['us/bann']\n\n[[clause]]");
    assert_snapshot!(problems(&[("measures/us/ban.toml", &text)]), @"measures/us/ban.toml:11:15 error unknown-measure: there is no measure `us/bann` | did you mean `us/ban`? add it to measures/, or correct the reference");
}

#[test]
fn roles_and_jurisdictions() {
    let text = MEASURE
        .replace(
            "roles = ['federal-agency']",
            "roles = ['any', 'federal agency']",
        )
        .replace(
            "role = 'federal-agency'\nin = 'US'",
            "role = 'any'\nin = 'USA'",
        );
    assert_snapshot!(problems(&[("measures/us/ban.toml", &text)]), @"
    measures/us/ban.toml:13:17 error unknown-role: there is no role `federal agency` | did you mean `federal-agency`? add it to vocab/roles.toml, or correct the reference
    measures/us/ban.toml:29:8 error unknown-role: there is no role `any` | add it to vocab/roles.toml, or correct the reference
    measures/us/ban.toml:30:6 error unknown-jurisdiction: there is no jurisdiction `USA` | did you mean `US`? add it to vocab/jurisdictions.toml, or correct the reference
    ");
    let roles = ROLES.replace("includes = ['public-body']", "includes = ['public']");
    assert_snapshot!(problems(&[("vocab/roles.toml", &roles)]), @"vocab/roles.toml:7:13 error unknown-role: there is no role `public` | add it to vocab/roles.toml, or correct the reference");
}

#[test]
fn places() {
    let text = "class = 'place'\n[[group]]\nid = 'a'\nwithin = 'b'\nwords = ['A']\n";
    assert_snapshot!(problems(&[("names/places.toml", text)]), @"names/places.toml:4:10 error unknown-place: there is no place `b` | did you mean `a`? add it to names/places.toml, or correct the reference");
    // Each file that holds places is named, for it may stand in any.
    let china = "class = 'place'\n[[group]]\nid = 'c'\nwithin = 'd'\nwords = ['C']\n";
    let both = text.replace("within = 'b'\n", "");
    assert_snapshot!(problems(&[("names/places.toml", &both), ("names/places-china.toml", china)]), @"names/places-china.toml:4:10 error unknown-place: there is no place `d` | did you mean `a`? add it to names/places-china.toml or names/places.toml, or correct the reference");
    // What stands in a file that cannot be read is not missed.
    let broken = problems(&[
        ("names/places.toml", text),
        ("names/places-china.toml", "class = "),
    ]);
    assert!(!broken.contains("unknown-place"), "{broken}");
}

#[test]
fn what_leads_nowhere_is_left_out_and_the_rest_stands() {
    let text = MEASURE
        .replace("entity = 'dahua'", "entity = 'x'")
        .replace(
            "roles = ['federal-agency']",
            "roles = ['federal-agency', 'x']",
        )
        .replace(
            "name = 'the day before'\nentity = 'hikvision'",
            "name = 'a'\nentity = 'x'",
        );
    let register = load(&with(&[("measures/us/ban.toml", &text)])).register;
    let measure = &register.measures["us/ban"];
    assert_eq!(
        (measure.clauses[0].roles.len(), measure.targets.len()),
        (1, 1)
    );
    assert_eq!((measure.not_listed.len(), register.cases.len()), (0, 2));
}

#[test]
fn an_id_is_the_name_of_its_file() {
    let (entity, measure) = (
        HIKVISION.replace("'hikvision'", "'hik'"),
        MEASURE.replace("us/ban", "ban"),
    );
    let changed = [
        ("entities/Hikvision.toml", entity.as_str()),
        ("measures/us/ban.toml", &measure),
        ("fingerprints/http-title.toml", "field = 'http.server'"),
    ];
    assert_snapshot!(problems(&changed), @r#"
    entities/Hikvision.toml:1:6 error id-not-file-name: the id is `hik` and the file `Hikvision` | write id = "Hikvision", or rename the file
    entities/Hikvision.toml:10:8 error shared-alias: `海康威视` is also a name of `hikvision` | one name must lead to one entity: give it to the one that bears it, or make it a `hint`
    entities/hikvision.toml:10:8 error shared-alias: `海康威视` is also a name of `hik` | one name must lead to one entity: give it to the one that bears it, or make it a `hint`
    entities/hikvision.toml:16:9 error duplicate-identifier: `CNE100000PM8` is already an identifier of `hik` | an identifier leads to one entity: keep it with the one that bears it
    fingerprints/http-title.toml:1:9 error id-not-file-name: the field `http.server` does not stand in a file of its name | name the file `fingerprints/http-server.toml`, or correct the field
    measures/us/ban.toml:1:6 error id-not-file-name: the id is `ban` and the file `us/ban` | write id = "us/ban", or rename the file
    "#);
}

#[test]
fn an_id_twice() {
    let sources = SOURCES.replace("'ieee'", "'ofac'");
    let fingerprints = FINGERPRINTS.to_owned() + FINGERPRINTS.split_once("\n\n").unwrap().1;
    let changed = [
        ("measures/us/ban-2.toml", MEASURE),
        ("sources/press.toml", sources.as_str()),
        (
            "fingerprints/model.toml",
            &fingerprints.replace("sources = ['ofac']\n[[", "sources = ['ofac']\n\n[["),
        ),
    ];
    assert_snapshot!(problems(&changed), @r#"
    fingerprints/model.toml:13:6 error duplicate-id: `model-hikvision` is already at fingerprints/model.toml:4 | give this record another id, or join the two; this one is left out
    measures/us/ban-2.toml:1:6 error id-not-file-name: the id is `us/ban` and the file `us/ban-2` | write id = "us/ban-2", or rename the file
    measures/us/ban.toml:1:6 error duplicate-id: `us/ban` is already at measures/us/ban-2.toml:1 | give this record another id, or join the two; this one is left out
    sources/press.toml:2:6 error duplicate-id: `ofac` is already at sources/official.toml:2 | give this record another id, or join the two; this one is left out
    sources/press.toml:9:6 error duplicate-id: `ofac` is already at sources/official.toml:2 | give this record another id, or join the two; this one is left out
    "#);
}

#[test]
fn an_id_with_spaces() {
    assert_snapshot!(problems(&[("brands/hikvision.toml", &BRANDS.replace("'annke'", "'Annke CCTV'"))]), @"brands/hikvision.toml:2:6 error bad-id: `Annke CCTV` is not an id | an id begins with a letter or digit and holds only a-z, 0-9, `-`, `.` and `_`");
}
