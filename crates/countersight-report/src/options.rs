//! What the caller decides about a report, and the names a report needs to be readable.

use countersight_model::id::{EntityId, Jurisdiction, RoleId};
use countersight_model::run::RegisterStamp;
use std::collections::BTreeMap;

/// What the caller decides about a report.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// Register used; it stands on every CSV row, which is written before the run is known.
    pub register: RegisterStamp,
    /// Width of the terminal in columns; text is wrapped to it.
    pub width: usize,
    /// Whether the terminal shows more than ASCII; the subjects' own text is never changed.
    pub unicode: bool,
    /// Whether text may be coloured; no meaning rests on colour alone.
    pub colour: bool,
    /// Title of the HTML page and the workbook; absent, a plain one is used.
    pub title: Option<String>,
    /// Whether text gives every finding in full, not only as a row of the table.
    pub verbose: bool,
}

impl Options {
    /// Text 80 columns wide, Unicode, no colour, no title, not verbose.
    pub fn new(register: RegisterStamp) -> Self {
        Self {
            register,
            width: 80,
            unicode: true,
            colour: false,
            title: None,
            verbose: false,
        }
    }
}

/// The names a report needs to be readable; whatever is missing is shown by its identifier.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dossier {
    /// Names of the entities that ownership paths pass through.
    pub entities: BTreeMap<EntityId, String>,
    /// Short names of entities, each a part of the full one, such as `Hikvision`.
    pub short: BTreeMap<EntityId, String>,
    /// How many claims of evidence concern an entity: the best known are called by name first.
    pub claims: BTreeMap<EntityId, usize>,
    /// Labels of the roles, such as `US federal agency`.
    pub roles: BTreeMap<RoleId, String>,
    /// Names of the jurisdictions, such as `United States`.
    pub places: BTreeMap<Jurisdiction, String>,
}

impl Dossier {
    /// The name of an entity, or its identifier.
    pub(crate) fn entity<'a>(&'a self, id: &'a EntityId) -> &'a str {
        self.entities.get(id).map_or(id.as_str(), String::as_str)
    }

    /// The short name of an entity, or its name, or its identifier.
    pub(crate) fn short<'a>(&'a self, id: &'a EntityId) -> &'a str {
        self.short
            .get(id)
            .map_or_else(|| self.entity(id), String::as_str)
    }

    /// The label of a role, or its identifier; `any` is everybody.
    pub(crate) fn role<'a>(&'a self, id: &'a RoleId) -> &'a str {
        if id.as_str() == "any" {
            return "everybody";
        }
        self.roles.get(id).map_or(id.as_str(), String::as_str)
    }

    /// The name of a jurisdiction, or its code.
    pub(crate) fn place<'a>(&'a self, id: &'a Jurisdiction) -> &'a str {
        self.country(id.as_str())
    }

    /// The name of a country by its code, or the code.
    pub(crate) fn country<'a>(&'a self, code: &'a str) -> &'a str {
        self.places.get(code).map_or(code, String::as_str)
    }
}
