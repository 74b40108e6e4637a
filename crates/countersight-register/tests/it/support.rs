//! A small sound register, and the helpers that break it.

use countersight_register::{DataFiles, check};
use std::collections::BTreeMap;

/// A register without a fault: two makers, a brand, a fingerprint, a measure.
const SOUND: &[(&str, &str)] = &[
    ("register.toml", "version = '2026-11-23'\n"),
    ("entities/hikvision.toml", HIKVISION),
    ("entities/dahua.toml", DAHUA),
    ("brands/hikvision.toml", BRANDS),
    ("fingerprints/model.toml", FINGERPRINTS),
    (
        "devices/oui.csv",
        "prefix,bits,role,holder,organisation\n4419B6,24,maker,hikvision,Hikvision\n",
    ),
    (
        "devices/oui.toml",
        "as_of = '2026-06'\nsources = ['ieee']\n",
    ),
    ("measures/us/ban.toml", MEASURE),
    ("sources/official.toml", SOURCES),
    (
        "names/places.toml",
        "class = 'place'\n[[group]]\nid = 'hangzhou'\nwords = ['Hangzhou', '杭州']\n",
    ),
    (
        "names/namesakes.csv",
        "name,not,reason,source\nHikari Vision,hikvision,a shop,ieee\n",
    ),
    ("vocab/roles.toml", ROLES),
    (
        "vocab/jurisdictions.toml",
        "[[jurisdiction]]\ncode = 'US'\nname = 'United States'\n",
    ),
    (
        "vocab/columns.toml",
        "[[column]]\nmeaning = 'brand'\nwords = ['make', '品牌']\n",
    ),
    (
        "vocab/goods.toml",
        "words = ['CCTV']\nexcept = ['speed camera fine']\n",
    ),
];

pub(crate) const HIKVISION: &str = "\
id = 'hikvision'
kind = 'company'
name = 'Hangzhou Hikvision Digital Technology Co., Ltd.'
country = 'CN'
role = 'maker of cameras'
trust = 'high'
sources = ['ofac']

[[alias]]
text = '海康威视'
lang = 'zh-Hans'
usage = 'unique'

[[identifier]]
scheme = 'isin'
value = 'CNE100000PM8'
";

pub(crate) const DAHUA: &str = "\
id = 'dahua'
kind = 'company'
name = 'Zhejiang Dahua Technology Co., Ltd.'
role = 'maker of cameras'
trust = 'high'
sources = ['ofac']
";

pub(crate) const BRANDS: &str = "\
[[brand]]
id = 'annke'
name = 'Annke'
maker = 'hikvision'
kind = 'rebrand'
trust = 'medium'
sources = ['ofac']
";

pub(crate) const FINGERPRINTS: &str = "\
field = 'model'

[[fingerprint]]
id = 'model-hikvision'
pattern = '^DS-2CD'
maker = 'hikvision'
strength = 'weak'
examples = ['ds-2cd2143g0-i']
counter_examples = ['DS-510']
sources = ['ofac']
";

pub(crate) const SOURCES: &str = "\
[[source]]
id = 'ofac'
title = 'Consolidated list'
publisher = 'OFAC'
date = '2026-11'
url = 'https://example.gov/list'

[[source]]
id = 'ieee'
title = ''
publisher = 'IEEE'
locator = 'the registry of 2026-06'
";

pub(crate) const ROLES: &str = "\
[[role]]
id = 'federal-agency'
label = 'Federal agency'
description = 'An agency of the federal government'
question = 'Are you one?'
jurisdiction = 'US'
includes = ['public-body']

[[role]]
id = 'public-body'
label = 'Public body'
description = 'Anybody paid by taxes'
question = 'Are you one?'
";

pub(crate) const MEASURE: &str = "\
id = 'us/ban'
jurisdiction = 'US'
kind = 'purchase-policy'
name = 'A policy'
summary = 'No purchases'
citation = 'Memo 1'
status = 'in force'
scope = 'cameras'
trust = 'high'
sources = ['ofac']

[[clause]]
roles = ['federal-agency']
actions = ['buy']
answer = 'review'

[[target]]
entity = 'hikvision'
from = '2019-08-13'

[[not_listed]]
entity = 'dahua'
looked_on = '2026-11-23'

[[case]]
name = 'the day before'
entity = 'hikvision'
on = '2019-08-12'
role = 'federal-agency'
in = 'US'
action = 'buy'
answer = 'no-restriction-found'
because = 'not yet in force'

[[case]]
name = 'the first day'
entity = 'hikvision'
on = '2019-08-13'
answer = 'review'
because = 'since 2019-08-13'

[[case]]
name = 'another action'
entity = 'hikvision'
on = '2019-08-13'
action = 'sell'
answer = 'no-restriction-found'
because = 'does not cover'

[[case]]
name = 'a company not named'
entity = 'dahua'
on = '2019-08-13'
answer = 'no-restriction-found'
because = 'not named'
";

/// The sound register with some files changed or added.
pub(crate) fn with(changed: &[(&str, &str)]) -> DataFiles {
    let mut files: BTreeMap<&str, &str> = SOUND.iter().copied().collect();
    files.extend(changed.iter().copied());
    files
        .into_iter()
        .map(|(path, text)| (path, text.to_owned()))
        .collect()
}

/// Every problem of the sound register with some files changed, one a line.
pub(crate) fn problems(changed: &[(&str, &str)]) -> String {
    show(&with(changed))
}

/// Every problem of these files, one a line: `path:line:column severity code: message | help`.
pub(crate) fn show(files: &DataFiles) -> String {
    let problems = check(files).problems.into_iter().map(|problem| {
        let severity = format!("{:?}", problem.severity).to_lowercase();
        format!(
            "{}:{}:{} {severity} {}: {} | {}\n",
            problem.path, problem.line, problem.column, problem.code, problem.message, problem.help
        )
    });
    problems.collect()
}
