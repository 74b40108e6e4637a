//! What templates ask of the frame about records: numbers of sources, addresses out, names in the page's language.

use super::asker::address;
use super::frame::Frame;
use super::markup::Made;
use countersight_model::claim::{Claim, ClaimStatus};
use countersight_model::entity::AliasUse;
use countersight_model::id::{EntityId, SourceId};
use countersight_model::measure::Interruption;
use countersight_model::source::{Source, Trust};
use countersight_report::web_address;
use jiff::civil::Date;
use serde::Serialize;
use std::fmt::Display;

impl Frame {
    /// The text for a member of a closed set, by the word that records use for it.
    pub(crate) fn word_of(&self, family: &str, member: &impl Serialize) -> String {
        self.word(family, &word(member))
    }

    /// The places of cited documents in the list of a page, counted from one.
    pub(crate) fn numbers(&self, ids: &[SourceId], sources: &[&Source]) -> Vec<usize> {
        let place = |id: &SourceId| sources.iter().position(|source| source.id == *id);
        ids.iter().filter_map(place).map(|at| at + 1).collect()
    }

    /// An address that leads out, if a reader may follow it.
    pub(crate) fn out<'a>(&self, url: &'a Option<String>) -> Option<&'a str> {
        url.as_deref().and_then(web_address)
    }

    /// The same for an address that is always there.
    pub(crate) fn address_out<'a>(&self, url: &'a str) -> Option<&'a str> {
        web_address(url)
    }

    /// What a document is called; its publisher where the title was not recorded.
    pub(crate) fn source_title(&self, source: &Source) -> String {
        if source.title.is_empty() {
            source.publisher.clone()
        } else {
            source.title.clone()
        }
    }

    /// The name by which a company is called in the language of the page, where the register has one.
    pub(crate) fn local_name(&self, id: &EntityId) -> Option<String> {
        if !self.is_arabic() {
            return None;
        }
        let aliases = &self.register.entities.get(id)?.aliases;
        let arabic = aliases.iter().find(|alias| {
            let tag = alias.lang.as_deref().unwrap_or_default();
            tag.starts_with("ar")
                && alias.usage != AliasUse::Hint
                && alias.trust > Trust::Unverified
        });
        arabic.map(|alias| alias.text.clone())
    }

    /// The mark of a claim that no longer stands.
    pub(crate) fn claim_state(&self, claim: &Claim) -> Option<String> {
        (claim.status != ClaimStatus::Stands).then(|| self.word_of("claim-status", &claim.status))
    }

    /// A day in words, without mark-up.
    pub(crate) fn date_text(&self, day: &Date) -> String {
        self.day_text(&countersight_model::date::PartialDate::day(*day))
    }

    /// The beginning of the register's hash.
    pub(crate) fn short_hash(&self) -> String {
        self.register.stamp.sha256.chars().take(12).collect()
    }

    /// Another page of a long list that was asked for like this.
    pub(crate) fn page(&self, path: &str, number: usize) -> String {
        let kept = self.query.iter().filter(|(name, _)| name != "page");
        let kept = kept.map(|(name, value)| (name.as_str(), value.clone()));
        address(path, kept.chain([("page", number.to_string())]))
    }

    /// The value of a field of this page's own question; empty if it has none.
    pub(crate) fn given(&self, name: &str) -> &str {
        let found = self.query.iter().find(|(key, _)| key == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// The labels of the roles that the reader named himself.
    pub(crate) fn own_roles(&self) -> Vec<String> {
        let roles = self.asker.words.roles.iter();
        let id = |text: &String| text.to_lowercase().replace([' ', '_'], "-");
        roles
            .map(|text| self.role(&id(text).as_str().into()))
            .collect()
    }

    /// The names of the places that the reader named himself.
    pub(crate) fn own_places(&self) -> Vec<String> {
        let places = self.asker.words.jurisdictions.iter();
        places
            .map(|code| self.place(&code.to_uppercase()))
            .collect()
    }

    /// The time of an interruption.
    pub(crate) fn pause(&self, pause: &Interruption) -> Made {
        self.period(&Some(pause.from), &pause.until)
    }

    /// The page of a file that was handed in.
    pub(crate) fn job(&self, id: impl Display) -> String {
        self.to(&format!("/screen/{id}"))
    }

    /// A share in per cent.
    pub(crate) fn share(&self, share: impl Display) -> Made {
        Made(format!("<bdi dir=\"ltr\">{share} %</bdi>"))
    }
}

/// The word that records use for a member of a closed set.
pub(crate) fn word(member: &impl Serialize) -> String {
    match serde_json::to_value(member) {
        Ok(serde_json::Value::String(word)) => word,
        Ok(other) => other.to_string(),
        Err(_not_a_word) => String::new(),
    }
}
