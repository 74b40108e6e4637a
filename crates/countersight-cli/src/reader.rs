//! From what was typed about the reader to a context.

use crate::args::ReaderArgs;
use anyhow::Context as _;
use countersight_model::context::Context;
use countersight_register::Register;
use countersight_service::reader::Words;
pub(crate) use countersight_service::reader::day;
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
    let words = Words {
        roles: or(&args.role, profile.role),
        jurisdictions: or(&args.jurisdiction, profile.jurisdiction),
        action: args.action.clone().or(profile.action),
    };
    let on = args.on.clone().or(profile.on);
    let on = day_or_today(on.as_deref())?;
    Ok(countersight_service::reader::context(&words, on, register)?)
}

/// The user's own date. Only this and [`now`] ask the clock.
#[expect(
    clippy::disallowed_methods,
    reason = "the program gives `today` to the libraries"
)]
pub(crate) fn today() -> Date {
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
    Ok(text.map_or_else(|| Ok(today()), day)?)
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
