//! The sets of devices: one table, and how each is made.

use super::outcome::{Expected, Found, LabelFound};
use anyhow::Context as _;
use countersight_model::brand::{Brand, TieKind};
use countersight_quality::case_id;
use countersight_register::Register;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A device by one piece of evidence.
#[derive(Debug, Clone)]
pub(super) struct Case {
    /// The field, by its name in the table of fields.
    pub(super) field: String,
    pub(super) value: String,
    pub(super) expected: Expected,
    /// The label that is expected, as the data writes it.
    pub(super) label: Option<String>,
}

type Make = fn(&Path, &Words) -> anyhow::Result<Vec<Case>>;

/// A set of cases.
pub(super) struct Set {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    /// What it is, for the page.
    pub(super) about: &'static str,
    /// Typed by users, so what is expected may be false itself.
    pub(super) noisy: bool,
    pub(super) make: Make,
}

/// The sets, in the order of the page.
pub(super) const SETS: &[Set] = &[
    Set {
        id: "model-hikvision",
        title: "Model numbers of Hikvision's own firmware lists",
        about: "half of the numbers in the archive hikvision-fw-archive, August 2026; forms of numbers were written with the same archive at hand",
        noisy: false,
        make: hikvision_models,
    },
    Set {
        id: "model-network",
        title: "Model numbers of network equipment",
        about: "half of the NetBox device-type library, May 2025: almost all innocents",
        noisy: false,
        make: network_models,
    },
    Set {
        id: "model-cameras",
        title: "Model numbers of a curated camera table",
        about: "the table of SighthoundVideo",
        noisy: false,
        make: camera_models,
    },
    Set {
        id: "mac",
        title: "Hardware addresses",
        about: "one address in each of 309 blocks of the IEEE registry, by the firm's group; the register's own table was made from the same registry, so this holds the reading and not the table to account",
        noisy: false,
        make: addresses,
    },
    Set {
        id: "snmp",
        title: "Object identifiers of SNMP",
        about: "the table of GLPI's agent, which names the maker of each",
        noisy: false,
        make: identifiers,
    },
    Set {
        id: "icon",
        title: "Icons of web pages",
        about: "three public lists of MurmurHash3 numbers; the register's marks of icons come from such lists",
        noisy: false,
        make: icons,
    },
    Set {
        id: "label-users",
        title: "Labels typed by users",
        about: "the labels of the camera list of Strix and iSpy",
        noisy: true,
        make: user_labels,
    },
    Set {
        id: "model-users",
        title: "Model numbers typed by users",
        about: "an eighth of the same list, by chance; who is expected is what the user called the label",
        noisy: true,
        make: user_models,
    },
];

/// What the register says of labels and groups.
pub(super) struct Words {
    /// Own labels and companies by their spelling, to the head of the group.
    makers: BTreeMap<String, String>,
    /// Labels sold on goods of a maker of the register, by their spelling.
    tied: BTreeSet<String>,
    /// Identifiers of labels by their spelling.
    labels: BTreeMap<String, String>,
}

/// Companies of the register by the words of the data, beside those that are labels.
const COMPANIES: &[(&str, &str)] = &[
    ("huawei", "huawei"),
    ("zte", "zte"),
    ("hytera", "hytera"),
    ("huaraydahuagroupinferred", "dahua"),
    ("imouhuacheng", "dahua"),
    ("hikmicroinferred", "hikvision"),
    ("cloudwalk", "cloudwalk"),
    ("iflytek", "iflytek"),
    ("nuctech", "nuctech"),
    ("sensetime", "sensetime"),
    ("yitu", "yitu"),
];
/// Companies of a group, and the company that heads it.
const GROUPS: &[(&str, &str)] = &[
    ("ezviz", "hikvision"),
    ("hikmicro", "hikvision"),
    ("hikrobot", "hikvision"),
    ("imou", "dahua"),
    ("huaray", "dahua"),
    ("huacheng", "dahua"),
];

fn spelling(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn head(company: &str) -> String {
    let group = GROUPS.iter().find(|(word, _)| company.contains(word));
    group.map_or(company, |(_, head)| head).to_owned()
}

impl Words {
    pub(super) fn new(register: &Register) -> Self {
        let mut words = Self {
            makers: COMPANIES
                .iter()
                .map(|(word, id)| ((*word).to_owned(), (*id).to_owned()))
                .collect(),
            tied: BTreeSet::new(),
            labels: BTreeMap::new(),
        };
        for brand in register.brands.values() {
            for name in std::iter::once(&brand.name).chain(&brand.aliases) {
                words.take(brand, spelling(name));
            }
        }
        words
    }

    fn take(&mut self, brand: &Brand, word: String) {
        self.labels.insert(word.clone(), brand.id.to_string());
        let own = brand.own_maker().and_then(|tie| tie.maker.as_ref());
        if let Some(maker) = own {
            self.makers.insert(word, head(maker.as_str()));
        } else if brand
            .ties
            .iter()
            .any(|tie| tie.kind != TieKind::Independent)
        {
            self.tied.insert(word);
        }
    }

    /// Who makes goods of a label or company as the data writes it.
    fn expected(&self, word: &str) -> Expected {
        let word = spelling(word);
        match self.makers.get(&word) {
            Some(maker) => Expected::Maker(maker.clone()),
            None if self.tied.contains(&word) => Expected::Open,
            None => Expected::Nobody,
        }
    }

    /// The maker of the register that an answer names: the likeliest first, else one that stays possible.
    pub(super) fn maker(answer: &Value) -> Found {
        let device = answer.get("device").unwrap_or(&Value::Null);
        let first = device.get("maker").into_iter();
        let others = device.get("other_makers").and_then(Value::as_array);
        let named = first.chain(others.into_iter().flatten()).find_map(|maker| {
            let entity = maker.get("entity")?.as_str()?;
            let asked = maker.get("confidence").and_then(Value::as_str) == Some("possible");
            Some(Found {
                maker: head(entity),
                asked,
            })
        });
        named.unwrap_or_default()
    }

    /// The label that an answer names, beside the one that is expected.
    pub(super) fn label(&self, expected: Option<&str>, answer: &Value) -> LabelFound {
        let Some(expected) = expected.and_then(|word| self.labels.get(&spelling(word))) else {
            return LabelFound::NotAsked;
        };
        let id = answer.pointer("/device/brand/id").and_then(Value::as_str);
        match id {
            None => LabelFound::Missing,
            Some(id) if id == expected => LabelFound::Right,
            Some(_) => LabelFound::Wrong,
        }
    }
}

fn rows(data: &Path, name: &str) -> anyhow::Result<Vec<BTreeMap<String, String>>> {
    let path = data.join("devices").join(name);
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_path(&path)
        .with_context(|| format!("devices/{name}"))?;
    let rows = reader.deserialize().collect::<Result<_, _>>();
    rows.with_context(|| format!("devices/{name}"))
}

fn cell<'r>(row: &'r BTreeMap<String, String>, column: &str) -> &'r str {
    row.get(column).map_or("", |cell| cell.trim())
}

fn case(field: &str, value: &str, expected: Expected, label: Option<&str>) -> Option<Case> {
    (!value.is_empty()).then(|| Case {
        field: field.to_owned(),
        value: value.to_owned(),
        expected,
        label: label.map(str::to_owned),
    })
}

fn hikvision_models(data: &Path, words: &Words) -> anyhow::Result<Vec<Case>> {
    let rows = rows(data, "hikvision_models/models_half.csv")?;
    let cases = rows.iter().filter_map(|row| {
        case(
            "model",
            cell(row, "model"),
            words.expected("Hikvision"),
            None,
        )
    });
    Ok(cases.collect())
}

fn network_models(data: &Path, words: &Words) -> anyhow::Result<Vec<Case>> {
    let rows = rows(data, "netbox_devicetypes/device_types_half.csv")?;
    let of = |row: &BTreeMap<String, String>| {
        let expected = words.expected(cell(row, "manufacturer"));
        [cell(row, "model"), cell(row, "part_number")]
            .map(|number| case("model", number, expected.clone(), None))
    };
    Ok(rows.iter().flat_map(of).flatten().collect())
}

fn camera_models(data: &Path, words: &Words) -> anyhow::Result<Vec<Case>> {
    let rows = rows(data, "sighthound/camera_models.csv")?;
    let cases = rows.iter().filter_map(|row| {
        let (brand, model) = (cell(row, "brand"), cell(row, "model"));
        let number = model.strip_prefix(brand).unwrap_or(model).trim();
        case("model", number, words.expected(brand), None)
    });
    Ok(cases.collect())
}

fn addresses(data: &Path, words: &Words) -> anyhow::Result<Vec<Case>> {
    let rows = rows(data, "oui/oui_vendors.csv")?;
    let cases = rows.iter().filter_map(|row| {
        let group = cell(row, "group");
        let mac: String = cell(row, "prefix")
            .chars()
            .chain("010203010203".chars())
            .take(12)
            .collect();
        let (expected, label) = match group.split_once(':') {
            Some(("mask", label)) => (Expected::Open, Some(label)),
            Some(_) => (Expected::Nobody, None),
            None => (words.expected(group), None),
        };
        case("mac", &mac, expected, label)
    });
    Ok(cases.collect())
}

fn identifiers(data: &Path, words: &Words) -> anyhow::Result<Vec<Case>> {
    let name = "devices/glpi/sysobject.ids";
    let text = std::fs::read_to_string(data.join(name)).context(name)?;
    let cases = text.lines().filter_map(|line| {
        let mut cells = line.split('\t');
        let (id, maker) = (cells.next()?.trim(), cells.next()?.trim());
        let is_id = !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let id = if id.starts_with("1.3.6.") || id.starts_with("1.2.") || id.starts_with("0.") {
            id.to_owned()
        } else {
            format!("1.3.6.1.4.1.{id}")
        };
        case("snmp.sys_object_id", &id, words.expected(maker), None).filter(|_| is_id)
    });
    Ok(cases.collect())
}

fn icons(data: &Path, words: &Words) -> anyhow::Result<Vec<Case>> {
    let files = [
        (
            "favicon/shodan-favicon-hashes.csv",
            "http.favicon.hash",
            "Product/Application",
        ),
        ("favicon/nuclei_favicon_detect.csv", "mmh3", "name"),
        ("favicon/ehole_favicon.csv", "mmh3", "cms"),
    ];
    let mut cases = Vec::new();
    for (name, number, product) in files {
        for row in rows(data, name)? {
            let product = cell(&row, product);
            let mut named = product
                .split([' ', '-', '('])
                .map(|word| words.expected(word));
            let expected = match named.find(|expected| *expected != Expected::Nobody) {
                _ if product.contains("海康") => words.expected("Hikvision"),
                named => named.unwrap_or(Expected::Nobody),
            };
            cases.extend(case(
                "http.favicon_mmh3",
                cell(&row, number),
                expected,
                None,
            ));
        }
    }
    // One icon under several names: the name that says most is believed.
    cases.sort_by_key(|case| {
        (
            case.value.clone(),
            matches!(case.expected, Expected::Nobody),
        )
    });
    cases.dedup_by_key(|case| case.value.clone());
    Ok(cases)
}

fn user_labels(data: &Path, words: &Words) -> anyhow::Result<Vec<Case>> {
    let rows = rows(data, "strix/brand_model_dialect.csv")?;
    let labels: BTreeSet<&str> = rows.iter().map(|row| cell(row, "brand")).collect();
    let cases = labels
        .iter()
        .filter_map(|label| case("brand", label, words.expected(label), Some(label)));
    Ok(cases.collect())
}

fn user_models(data: &Path, words: &Words) -> anyhow::Result<Vec<Case>> {
    let rows = rows(data, "strix/brand_model_dialect.csv")?;
    let cases = rows.iter().filter_map(|row| {
        let (brand, model) = (cell(row, "brand"), cell(row, "model"));
        let drawn = case_id(&["model-users", brand, model]).starts_with(['0', '1']);
        case("model", model, words.expected(brand), None).filter(|_| drawn)
    });
    Ok(cases.collect())
}
