//! An entity by example becomes subjects that can be screened.

use crate::problem::{Problem, ProblemCode};
use countersight_model::entity::Scheme;
use countersight_model::subject::{GivenIdentifier, Subject, SubjectKind};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// Names of one example that are looked up.
const NAMES: usize = 20;

/// What is known of somebody who is looked for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Example {
    /// The asker's own identifier.
    #[serde(default)]
    pub(crate) id: Option<String>,
    /// A schema of FollowTheMoney.
    pub(crate) schema: String,
    /// What is known, by properties of the schema.
    #[serde(default, deserialize_with = "properties")]
    pub(crate) properties: BTreeMap<String, Vec<String>>,
}

/// Values as one text or several; numbers are taken as texts, as yente does.
fn properties<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<String, Vec<String>>, D::Error> {
    let given = BTreeMap::<String, Value>::deserialize(deserializer)?;
    let text = |value: Value| match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let texts = |value| match value {
        Value::Array(values) => values.into_iter().filter_map(text).collect(),
        value => text(value).into_iter().collect(),
    };
    Ok(given
        .into_iter()
        .map(|(name, value)| (name, texts(value)))
        .collect())
}

/// Schemata that companies and bodies have, and those above and below them.
const ORGANISED: [&str; 5] = [
    "Thing",
    "LegalEntity",
    "Organization",
    "Company",
    "PublicBody",
];
/// Other schemata that yente can match; nobody here has one, or it is a ship or an aircraft of a list.
const OTHERS: [&str; 10] = [
    "Person",
    "Vessel",
    "Airplane",
    "Vehicle",
    "Asset",
    "Security",
    "CryptoWallet",
    "Address",
    "RealEstate",
    "Position",
];

impl Example {
    /// What to look for: one subject for each name, with the numbers and the country beside it. None for a
    /// person, who is never looked for.
    ///
    /// # Errors
    ///
    /// [`ProblemCode::BadQuestion`] for a schema that cannot be matched.
    pub(crate) fn subjects(&self) -> Result<Vec<Subject>, Problem> {
        if !ORGANISED.contains(&self.schema.as_str()) {
            if OTHERS.contains(&self.schema.as_str())
                && self.schema != "Vessel"
                && self.schema != "Airplane"
            {
                return Ok(Vec::new());
            }
            if !OTHERS.contains(&self.schema.as_str()) {
                let schema = super::filters::short(&self.schema);
                let what = format!(
                    "`{schema}` cannot be matched; use Company, Organization, LegalEntity or PublicBody"
                );
                return Err(Problem::new(ProblemCode::BadQuestion, what));
            }
        }
        let of = |name: &str| self.properties.get(name).into_iter().flatten();
        let names = ["name", "alias", "previousName", "weakAlias", "abbreviation"]
            .into_iter()
            .flat_map(of);
        let mut names: Vec<String> = names
            .map(|name| line(name))
            .filter(|name| !name.is_empty())
            .collect();
        names.dedup();
        names.truncate(NAMES);
        let country = ["jurisdiction", "country", "mainCountry"]
            .into_iter()
            .flat_map(of)
            .next();
        let identifiers = self.identifiers();
        if names.is_empty() && !identifiers.is_empty() {
            names.push(String::new());
        }
        let subject = |name: String| {
            let mut subject = Subject::new(SubjectKind::Company, name.clone());
            subject.country = country.map(|code| code.to_ascii_uppercase());
            subject.identifiers.clone_from(&identifiers);
            subject.name = Some(name).filter(|name| !name.is_empty());
            subject
        };
        Ok(names.into_iter().map(subject).collect())
    }

    fn identifiers(&self) -> Vec<GivenIdentifier> {
        const KNOWN: [(&str, Scheme); 10] = [
            ("leiCode", Scheme::Lei),
            ("uscCode", Scheme::Uscc),
            ("registrationNumber", Scheme::Uscc),
            ("isinCode", Scheme::Isin),
            ("ticker", Scheme::Ticker),
            ("dunsCode", Scheme::Duns),
            ("uniqueEntityId", Scheme::Uei),
            ("cageCode", Scheme::Cage),
            ("vatCode", Scheme::Vat),
            ("website", Scheme::Domain),
        ];
        let given = KNOWN.into_iter().flat_map(|(property, scheme)| {
            let values = self.properties.get(property).into_iter().flatten();
            values.map(move |value| GivenIdentifier {
                value: match scheme {
                    Scheme::Domain => host(value).to_owned(),
                    _ => line(value),
                },
                scheme,
            })
        });
        given
            .filter(|given| !given.value.is_empty())
            .take(NAMES)
            .collect()
    }
}

/// The host of an address, without its www.
fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', ':', '?']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

fn line(text: &str) -> String {
    let parts: Vec<&str> = text.split(|c: char| c.is_control()).collect();
    parts.join(" ").trim().to_owned()
}
