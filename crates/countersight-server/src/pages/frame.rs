//! What every page has: the language, who asks, where the page stands, and the words for what it shows.

use super::asker::{Asker, Pair, address, path_of};
use super::assets;
use super::markup::{Foreign, Made, Prose, escaped};
use super::texts::{Lang, Texts, grouped};
use crate::desk::Desk;
use crate::problem::{Problem, ProblemCode};
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use countersight_model::date::PartialDate;
use countersight_model::id::{EntityId, Jurisdiction, RoleId};
use countersight_register::Register;
use fluent_bundle::FluentValue;
use jiff::civil::Date;
use std::fmt::{Display, Write as _};
use std::sync::Arc;

/// Names that say who asks and not what is asked.
const OF_THE_ASKER: [&str; 5] = ["as", "in", "action", "on", "lang"];

/// What every page has.
#[derive(Debug)]
pub(crate) struct Frame {
    pub(crate) texts: &'static Texts,
    pub(crate) asker: Asker,
    pub(crate) register: &'static Register,
    pub(crate) today: Date,
    path: String,
    /// The query string as it came.
    pub(crate) query: Vec<Pair>,
}

impl FromRequestParts<Arc<Desk>> for Frame {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, desk: &Arc<Desk>) -> Result<Self, Problem> {
        let query = parts.uri.query().unwrap_or_default();
        let query: Vec<Pair> = form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        let asker = Asker::read(&query, desk.today(), desk.register())
            .map_err(|fault| Problem::new(ProblemCode::BadQuestion, fault.to_string()))?;
        let accepted = parts.headers.get(header::ACCEPT_LANGUAGE);
        let accepted = accepted.and_then(|value| value.to_str().ok());
        let lang = asker.lang;
        let lang = lang.unwrap_or_else(|| Lang::accepted(accepted.unwrap_or_default()));
        Ok(Self {
            texts: Texts::of(lang),
            asker,
            register: desk.register(),
            today: desk.today(),
            path: parts.uri.path().to_owned(),
            query,
        })
    }
}

impl Frame {
    /// A frame for a page that no request could be read for.
    pub(crate) fn plain(lang: Lang, desk: &Desk) -> Result<Self, Problem> {
        let asker = Asker::read(&[], desk.today(), desk.register())
            .map_err(|fault| Problem::new(ProblemCode::OwnFault, fault.to_string()))?;
        Ok(Self {
            texts: Texts::of(lang),
            asker,
            register: desk.register(),
            today: desk.today(),
            path: "/".to_owned(),
            query: Vec::new(),
        })
    }

    // Texts.

    pub(crate) fn say(&self, key: &str) -> String {
        self.texts.say(key)
    }

    /// A text with one value in it.
    pub(crate) fn put(&self, key: &str, name: &str, value: impl Display) -> String {
        let value = FluentValue::from(value.to_string());
        self.texts.with(key, &[(name, value)])
    }

    /// A text with two values in it.
    pub(crate) fn put2(
        &self,
        key: &str,
        one: &str,
        value: impl Display,
        other: &str,
        second: impl Display,
    ) -> String {
        let value = FluentValue::from(value.to_string());
        let second = FluentValue::from(second.to_string());
        self.texts.with(key, &[(one, value), (other, second)])
    }

    /// A text with a number in it, `n`.
    pub(crate) fn count(&self, key: &str, n: usize) -> String {
        self.texts.with(key, &[("n", FluentValue::from(n))])
    }

    /// The text for a word of a closed set, such as `answer-review`.
    pub(crate) fn word(&self, family: &str, word: &str) -> String {
        self.texts.say(&format!("{family}-{word}"))
    }

    /// A whole number with its thousands apart.
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    pub(crate) fn number(&self, n: usize) -> String {
        grouped(n as f64)
    }

    pub(crate) fn lang(&self) -> &'static str {
        self.texts.lang.tag()
    }

    pub(crate) fn dir(&self) -> &'static str {
        self.texts.lang.dir()
    }

    pub(crate) fn is_arabic(&self) -> bool {
        self.texts.lang == Lang::Ar
    }

    // Words of the vocabulary, in the language of the page where it has them.

    /// The label of a role.
    pub(crate) fn role(&self, id: &RoleId) -> String {
        if id.as_str() == "any" {
            return self.say("everybody");
        }
        let label = || {
            let role = self.register.roles.get(id);
            role.map_or_else(|| id.to_string(), |role| role.label.clone())
        };
        self.translated("role", id.as_str()).unwrap_or_else(label)
    }

    /// The name of a place by its code.
    pub(crate) fn place(&self, code: &str) -> String {
        let name = || {
            let name = self.register.jurisdictions.get(code);
            name.map_or_else(|| code.to_owned(), Clone::clone)
        };
        self.translated("place", code).unwrap_or_else(name)
    }

    /// The name of a jurisdiction.
    pub(crate) fn place_of(&self, id: &Jurisdiction) -> String {
        self.place(id.as_str())
    }

    /// A word of the register's vocabulary, where the page's language translates it.
    pub(crate) fn translated(&self, family: &str, word: &str) -> Option<String> {
        if self.texts.lang == Lang::En {
            return None;
        }
        self.texts.find(&format!("{family}-{word}"), &[])
    }

    // Days.

    /// A day as a reader says it, with the machine's form beside it.
    pub(crate) fn day(&self, date: &PartialDate) -> Made {
        Made(format!(
            "<time datetime=\"{date}\">{}</time>",
            self.day_text(date)
        ))
    }

    /// The same for a whole day.
    pub(crate) fn date(&self, date: &Date) -> Made {
        self.day(&PartialDate::day(*date))
    }

    /// The same without mark-up.
    pub(crate) fn day_text(&self, date: &PartialDate) -> String {
        let (iso, first) = (date.to_string(), date.earliest());
        let month = self.word("month", &first.month().to_string());
        match iso.len() {
            10 => format!("{} {month} {}", first.day(), first.year()),
            7 => format!("{month} {}", first.year()),
            _ => iso,
        }
    }

    /// A period in words.
    pub(crate) fn period(&self, from: &Option<PartialDate>, until: &Option<PartialDate>) -> Made {
        let day = |date: &PartialDate| self.day_text(date);
        Made(escaped(&match (from, until) {
            (Some(from), Some(until)) if from == until => day(from),
            (Some(from), Some(until)) => {
                self.put2("period-both", "from", day(from), "until", day(until))
            }
            (Some(from), None) => self.put("period-from", "from", day(from)),
            (None, Some(until)) => self.put("period-until", "until", day(until)),
            (None, None) => self.say("period-unknown"),
        }))
    }

    // Names and prose.

    /// A name in any script.
    pub(crate) fn name(&self, text: impl Display) -> Foreign {
        Foreign(text.to_string())
    }

    /// English words of the register or the engine.
    pub(crate) fn prose(&self, text: impl Display) -> Prose {
        Prose(text.to_string())
    }

    /// The name of an entity, or its identifier.
    pub(crate) fn entity(&self, id: &EntityId) -> Foreign {
        let entity = self.register.entities.get(id);
        Foreign(entity.map_or_else(|| id.to_string(), |entity| entity.name.clone()))
    }

    // Addresses.

    /// A page of this server, for the same reader.
    pub(crate) fn to(&self, path: &str) -> String {
        address(path, self.asker.pairs())
    }

    /// The same with one more name and value.
    pub(crate) fn to_with(&self, path: &str, name: &str, value: impl Display) -> String {
        let own = std::iter::once((name, value.to_string()));
        address(path, own.chain(self.asker.pairs()))
    }

    /// The page of a record.
    pub(crate) fn record(&self, kind: &str, id: impl Display) -> String {
        self.to(&format!("/register/{kind}/{}", path_of(&id.to_string())))
    }

    /// This page in another language.
    pub(crate) fn in_language(&self, tag: &str) -> String {
        let kept = self.query.iter().filter(|(name, _)| name != "lang");
        let kept = kept.map(|(name, value)| (name.as_str(), value.clone()));
        address(&self.path, kept.chain([("lang", tag.to_owned())]))
    }

    /// Where the chooser of a profile leads back to: this page and what it was asked.
    pub(crate) fn back(&self) -> String {
        let question = self.query.iter();
        let question = question.filter(|(name, _)| !OF_THE_ASKER.contains(&name.as_str()));
        let question = question.map(|(name, value)| (name.as_str(), value.clone()));
        address(&self.path, question)
    }

    /// Hidden fields that carry the reader through a form, without those that the form asks for itself.
    pub(crate) fn hidden(&self, asked: &[&str]) -> Made {
        let mut fields = String::new();
        for (name, value) in self.asker.pairs() {
            if !asked.contains(&name) {
                // Writing to a string cannot fail.
                let _ = write!(
                    fields,
                    "<input type=\"hidden\" name=\"{name}\" value=\"{}\">",
                    escaped(&value)
                );
            }
        }
        Made(fields)
    }

    /// The address of an asset, which changes with its bytes.
    pub(crate) fn asset(&self, name: &str) -> String {
        assets::address(name)
    }

    /// Whether this page belongs to the part of the navigation.
    pub(crate) fn is_in(&self, path: &str) -> bool {
        self.path == path || (path != "/" && self.path.starts_with(&format!("{path}/")))
    }
}
