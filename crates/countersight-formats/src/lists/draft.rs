//! A row on its way to a party: what a reader gathers of it.

use super::bis_name;
use super::clean;
use super::country::{self, Country};
use countersight_model::date::PartialDate;
use countersight_model::party::{Party, PartyIdentifier, PartyKind, PartyName, PartyNameKind};
use std::collections::HashSet;

/// The longest name, in characters.
const LONGEST_NAME: usize = 10_000;
/// The longest id of a list, in bytes.
const LONGEST_ID: usize = 1000;
/// Identifiers and programmes of one party; no list has nearly as many.
pub(super) const MANY: usize = 1000;

/// What a list says that a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Person,
    Organisation,
    Vessel,
    Aircraft,
    Unsaid,
}

/// A row on its way to a party.
#[derive(Debug)]
pub(super) struct Draft {
    /// Where it stands.
    pub(super) place: String,
    /// The list's identifier; empty where it has none.
    id: String,
    /// What an identifier made from the name begins with.
    prefix: String,
    what: What,
    names: Vec<PartyName>,
    countries: Vec<String>,
    /// Words for countries that are not known.
    pub(super) strange: Vec<String>,
    identifiers: Vec<PartyIdentifier>,
    programmes: Vec<String>,
    pub(super) listed: Option<PartialDate>,
    pub(super) until: Option<PartialDate>,
    pub(super) citation: Option<String>,
    /// What was set right.
    pub(super) notes: Vec<String>,
    too_long: bool,
}

impl Draft {
    pub(super) fn new(place: impl Into<String>, what: What) -> Self {
        Self {
            place: place.into(),
            id: String::new(),
            prefix: String::new(),
            what,
            names: Vec::new(),
            countries: Vec::new(),
            strange: Vec::new(),
            identifiers: Vec::new(),
            programmes: Vec::new(),
            listed: None,
            until: None,
            citation: None,
            notes: Vec::new(),
            too_long: false,
        }
    }

    pub(super) fn id(mut self, id: impl AsRef<str>) -> Self {
        let id = id.as_ref().trim();
        self.too_long |= id.len() > LONGEST_ID;
        id.clone_into(&mut self.id);
        self
    }

    pub(super) fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = prefix.into();
        self
    }

    /// The list says what it is in another place.
    pub(super) fn is(&mut self, what: What) {
        self.what = what;
    }

    pub(super) fn what(&self) -> What {
        self.what
    }

    pub(super) fn is_nameless(&self) -> bool {
        self.names.is_empty()
    }

    /// A name as it stands.
    pub(super) fn name(&mut self, kind: PartyNameKind, raw: &str) {
        let text = clean::fold(raw);
        match clean::former(&text) {
            Some(former) => self.cleaned(PartyNameKind::Former, former, raw),
            None => self.cleaned(kind, text, raw),
        }
    }

    /// A name whose text was cleaned by the reader.
    pub(super) fn cleaned(&mut self, kind: PartyNameKind, text: String, raw: &str) {
        if text.chars().any(char::is_alphanumeric) {
            self.too_long |= text.len() > LONGEST_NAME && text.chars().count() > LONGEST_NAME;
            let verbatim = (text != raw).then(|| raw.to_owned());
            self.names.push(PartyName {
                text,
                verbatim,
                kind,
            });
        }
    }

    /// A name of a list of the Bureau of Industry and Security, which writes more than names.
    pub(super) fn bis_name(&mut self, kind: PartyNameKind, raw: &str) {
        for (kind, text) in bis_name::taken_apart(kind, raw) {
            if bis_name::is_note(&text) {
                self.notes.push(format!("`{text}` is a note, not a name"));
            } else {
                self.cleaned(kind, text, raw);
            }
        }
    }

    /// A country by code or name.
    pub(super) fn country(&mut self, text: &str) {
        match country::find(text) {
            Country::Code(code) => {
                if !self.countries.iter().any(|known| known == code) {
                    self.countries.push(code.to_owned());
                }
            }
            Country::Unsaid => {}
            Country::Strange => {
                let word: String = text.chars().take(80).collect();
                self.strange.push(clean::fold(&word));
            }
        }
    }

    /// A country, if the text is one; an address says it last.
    pub(super) fn country_if_known(&mut self, text: &str) {
        if matches!(country::find(text), Country::Code(_)) {
            self.country(text);
        }
    }

    /// An identifier under the list's label.
    pub(super) fn identifier(&mut self, label: &str, value: &str) {
        let (label, value) = (clean::fold(label), clean::fold(value));
        if value.is_empty() || value.chars().count() > 200 {
            return;
        }
        let identifier = PartyIdentifier {
            scheme: super::labels::scheme(&label),
            label,
            value,
        };
        if self.identifiers.len() < MANY && !self.identifiers.contains(&identifier) {
            self.identifiers.push(identifier);
        }
    }

    pub(super) fn programme(&mut self, text: &str) {
        let text = clean::fold(text);
        if !text.is_empty() && self.programmes.len() < MANY && !self.programmes.contains(&text) {
            self.programmes.push(text);
        }
    }

    pub(super) fn note(&mut self, text: String) {
        self.notes.push(text);
    }

    /// The party, and whether its identifier was made from its name; or why there is none.
    pub(super) fn into_party(mut self) -> Result<(Party, bool), String> {
        if self.too_long {
            return Err(format!(
                "a name is longer than {LONGEST_NAME} characters, or its id without measure"
            ));
        }
        let names = self.settled_names();
        let primary = names.first().ok_or("it has no name")?;
        let made = self.id.is_empty();
        let id = if made {
            clean::slug(&self.prefix, &primary.text)
        } else {
            self.id
        };
        let kind = match self.what {
            What::Vessel => PartyKind::Vessel,
            What::Aircraft => PartyKind::Aircraft,
            What::Organisation => PartyKind::Organisation,
            What::Person | What::Unsaid => PartyKind::Unsaid,
        };
        let party = Party {
            id,
            kind,
            names,
            countries: self.countries,
            identifiers: self.identifiers,
            programmes: self.programmes,
            listed: self.listed,
            until: self.until,
            citation: self.citation,
        };
        Ok((party, made))
    }

    /// Primary names first, none twice, in the order of the list.
    fn settled_names(&mut self) -> Vec<PartyName> {
        let mut names = std::mem::take(&mut self.names);
        names.sort_by_key(|name| name.kind != PartyNameKind::Primary);
        if let Some(first) = names.first_mut()
            && first.kind != PartyNameKind::Related
        {
            first.kind = PartyNameKind::Primary;
        }
        for other in names.iter_mut().skip(1) {
            // A list that gives several primary names means the first; the others are as good.
            if other.kind == PartyNameKind::Primary {
                other.kind = PartyNameKind::Alias;
            }
        }
        let mut seen = HashSet::new();
        names.retain(|name| seen.insert(name.text.clone()));
        names
    }
}
