//! From what was typed about the reader to a context.

use crate::args::ReaderArgs;
use crate::near::suggestion;
use anyhow::{Context as _, bail};
use countersight_model::context::{Action, Context, Role};
use countersight_model::id::{Jurisdiction, RoleId};
use countersight_register::Register;
use jiff::civil::Date;
use serde::Deserialize;
use std::path::Path;

/// A profile file. Its keys are the words of the command line.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Profile {
    #[serde(default, rename = "as")]
    role: OneOrMore,
    #[serde(default, rename = "in")]
    jurisdiction: OneOrMore,
    on: Option<String>,
    action: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl Default for OneOrMore {
    fn default() -> Self {
        Self::More(Vec::new())
    }
}

impl From<OneOrMore> for Vec<String> {
    fn from(value: OneOrMore) -> Self {
        match value {
            OneOrMore::One(text) => vec![text],
            OneOrMore::More(texts) => texts,
        }
    }
}

/// Reads the profile, if one is given; what was typed beside it wins.
pub(crate) fn context(args: &ReaderArgs, register: &Register) -> anyhow::Result<Context> {
    let profile = args
        .profile
        .as_deref()
        .map(read_profile)
        .transpose()?
        .unwrap_or_default();
    let or = |typed: &Vec<String>, held: OneOrMore| {
        if typed.is_empty() {
            Vec::from(held)
        } else {
            typed.clone()
        }
    };
    let mut jurisdictions: Vec<Jurisdiction> = or(&args.jurisdiction, profile.jurisdiction)
        .iter()
        .map(|text| known_place(text, register))
        .collect::<anyhow::Result<_>>()?;
    let mut roles: Vec<RoleId> = Vec::new();
    for text in or(&args.role, profile.role) {
        let role = known_role(&text, register)?;
        for wider in register.expand_role(&role) {
            if !roles.contains(&wider) {
                roles.push(wider);
            }
        }
        // A US federal agency is in the US, whether or not it was said.
        let implied = register
            .roles
            .get(&role)
            .and_then(|r| r.jurisdiction.clone());
        jurisdictions.extend(implied.filter(|place| !jurisdictions.contains(place)));
    }
    // A rule of the European Union binds in Denmark too.
    let jurisdictions = register.expand_places(&jurisdictions);
    let on = args.on.clone().or(profile.on);
    let action = args.action.clone().or(profile.action);
    Ok(Context {
        roles,
        jurisdictions,
        on: day_or_today(on.as_deref())?,
        action: action.as_deref().map(str::parse::<Action>).transpose()?,
    })
}

/// The user's own date. Only this and [`now`] ask the clock.
#[expect(
    clippy::disallowed_methods,
    reason = "the program gives `today` to the libraries"
)]
fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}

/// The moment in which a look at a network begins; its log is dated from it.
#[expect(
    clippy::disallowed_methods,
    reason = "the program gives the time to the libraries"
)]
pub(crate) fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

/// The day that was typed, or today.
pub(crate) fn day_or_today(text: Option<&str>) -> anyhow::Result<Date> {
    text.map_or_else(|| Ok(today()), day)
}

pub(crate) fn day(text: &str) -> anyhow::Result<Date> {
    match text.parse::<Date>() {
        Ok(date) if text.len() == 10 => Ok(date),
        _ => bail!("`{text}` is not a day; write it as 2026-11-23"),
    }
}

fn known_role(text: &str, register: &Register) -> anyhow::Result<RoleId> {
    let id = RoleId::new(text.to_lowercase().replace([' ', '_'], "-"));
    if register.roles.contains_key(&id) {
        return Ok(id);
    }
    let words: Vec<&str> = register.roles.keys().map(RoleId::as_str).collect();
    // A word of a description leads to its role: a municipality is a local authority.
    let word = text.to_lowercase();
    let says = |role: &&Role| {
        role.description.to_lowercase().contains(&word) || role.label.to_lowercase().contains(&word)
    };
    if let Some(role) = register
        .roles
        .values()
        .find(says)
        .filter(|_| word.len() > 3)
    {
        bail!(
            "`{text}` is not a role; `{}` may be meant: {}\n`countersight show roles` says what each means",
            role.id,
            role.description
        );
    }
    bail!(
        "`{text}` is not a role{}\nthe roles are: {}\n`countersight show roles` says what each means",
        suggestion(text, words.iter().copied()),
        words.join(", ")
    )
}

fn known_place(text: &str, register: &Register) -> anyhow::Result<Jurisdiction> {
    let code = Jurisdiction::new(text.to_uppercase());
    if register.jurisdictions.contains_key(&code) {
        return Ok(code);
    }
    let by_name = register
        .jurisdictions
        .iter()
        .find(|(_, name)| name.eq_ignore_ascii_case(text));
    let part = part_of_a_country(&code, register);
    let hint = match by_name.or(part) {
        Some((code, name)) => format!("; the code of {name} is `{code}`"),
        None => suggestion(
            text,
            register.jurisdictions.keys().map(Jurisdiction::as_str),
        ),
    };
    bail!(
        "`{text}` is not a jurisdiction{hint}\nwrite an ISO 3166 code such as US, GB, US-TX or DK-84, or EU"
    )
}

/// The place that people mean by letters that ISO 3166 gives to none: `UK`, or `TX` for `US-TX`.
fn part_of_a_country<'r>(
    code: &Jurisdiction,
    register: &'r Register,
) -> Option<(&'r Jurisdiction, &'r String)> {
    let typed = code.as_str();
    let meant = match typed {
        "UK" => "GB".to_owned(),
        _ => format!("US-{typed}"),
    };
    register.jurisdictions.get_key_value(meant.as_str())
}

fn read_profile(path: &Path) -> anyhow::Result<Profile> {
    let name = path.display();
    let text = std::fs::read_to_string(path).with_context(|| {
        format!("the profile `{name}` cannot be read; check the name and the folder")
    })?;
    toml::from_str(&text).with_context(|| {
        format!("the profile `{name}` is not right; it may hold `as`, `in`, `on` and `action`")
    })
}
