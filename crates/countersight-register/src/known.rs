//! Which identifiers exist, so that a reference can be followed before anything is built.

use crate::draft::Draft;
use crate::fault::Fault;
use crate::parse::did_you_mean;
use countersight_model::lexicon::WordClass;
use std::collections::{BTreeMap, BTreeSet};

/// What a reference refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Source,
    Entity,
    Brand,
    Measure,
    Claim,
    List,
    Role,
    Jurisdiction,
    Place,
}

impl Kind {
    /// The fault of a reference that leads nowhere.
    pub(crate) fn fault(self) -> Fault {
        match self {
            Self::Source => Fault::UnknownSource,
            Self::Entity => Fault::UnknownEntity,
            Self::Brand => Fault::UnknownBrand,
            Self::Measure => Fault::UnknownMeasure,
            Self::Claim => Fault::UnknownClaim,
            Self::List => Fault::UnknownList,
            Self::Role => Fault::UnknownRole,
            Self::Jurisdiction => Fault::UnknownJurisdiction,
            Self::Place => Fault::UnknownPlace,
        }
    }

    /// The word for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Entity => "entity",
            Self::Brand => "brand",
            Self::Measure => "measure",
            Self::Claim => "claim",
            Self::List => "official list",
            Self::Role => "role",
            Self::Jurisdiction => "jurisdiction",
            Self::Place => "place",
        }
    }

    /// Where such records stand.
    fn home(self) -> &'static str {
        match self {
            Self::Source => "sources/",
            Self::Entity => "entities/",
            Self::Brand => "brands/",
            Self::Measure => "measures/",
            Self::Claim => "claims/",
            Self::List => "lists/",
            Self::Role => "vocab/roles.toml",
            Self::Jurisdiction => "vocab/jurisdictions.toml",
            Self::Place => "names/",
        }
    }

    const ALL: [Self; 9] = [
        Self::Source,
        Self::Entity,
        Self::Brand,
        Self::Measure,
        Self::Claim,
        Self::List,
        Self::Role,
        Self::Jurisdiction,
        Self::Place,
    ];
}

#[derive(Debug, Default)]
struct Ids {
    read: BTreeSet<String>,
    /// Records whose own file could not be read: nothing may refer to them, but they are there.
    broken: BTreeSet<String>,
    /// A file of several such records could not be read: what is not here may stand there.
    incomplete: bool,
    /// The files that hold such records, where their folder holds others too.
    files: BTreeSet<String>,
}

/// All identifiers of the register.
#[derive(Debug)]
pub(crate) struct Known(BTreeMap<Kind, Ids>);

impl Known {
    /// Gathers the identifiers of the records that could be read.
    pub(crate) fn of(draft: &Draft<'_>) -> Self {
        let mut known = Self(
            Kind::ALL
                .into_iter()
                .map(|kind| (kind, Ids::default()))
                .collect(),
        );
        known.add(Kind::Source, draft.sources().map(|(_, record)| &record.id));
        known.add(
            Kind::Entity,
            draft.entities.iter().map(|filed| &filed.record.id),
        );
        known.add(Kind::Brand, draft.brands().map(|(_, record)| &record.id));
        known.add(
            Kind::Measure,
            draft.measures.iter().map(|filed| &filed.record.id),
        );
        known.add(Kind::Claim, draft.claims().map(|(_, record)| &record.id));
        known.add(Kind::List, draft.lists.iter().map(|filed| &filed.record.id));
        known.add(
            Kind::Role,
            draft
                .roles
                .iter()
                .flat_map(|f| &f.record.roles)
                .map(|r| &r.id),
        );
        let codes = draft
            .jurisdictions
            .iter()
            .flat_map(|filed| &filed.record.jurisdictions);
        known.add(Kind::Jurisdiction, codes.map(|record| &record.code));
        let places = draft
            .words
            .iter()
            .filter(|filed| filed.record.class == WordClass::Place);
        let files = places.clone().map(|filed| filed.file.path.to_owned());
        known.0.entry(Kind::Place).or_default().files.extend(files);
        known.add(
            Kind::Place,
            places.flat_map(|f| &f.record.groups).map(|group| &group.id),
        );
        for path in &draft.broken {
            known.break_file(path);
        }
        known
    }

    /// Remembers that a file or folder could not be read.
    fn break_file(&mut self, path: &str) {
        for (kind, known) in &mut self.0 {
            let Some(rest) = path.strip_prefix(kind.home().trim_end_matches('/')) else {
                continue;
            };
            match (
                kind,
                rest.strip_prefix('/')
                    .and_then(|name| name.strip_suffix(".toml")),
            ) {
                (Kind::Entity | Kind::Measure | Kind::List, Some(id)) => {
                    known.broken.insert(id.to_owned());
                }
                _ => known.incomplete = true,
            }
        }
    }

    fn add<'a>(
        &mut self,
        kind: Kind,
        ids: impl Iterator<Item = &'a crate::spanned::Spanned<String>>,
    ) {
        let known = self.0.entry(kind).or_default();
        known.read.extend(ids.map(|id| id.get_ref().clone()));
    }

    /// Whether there is such a record.
    pub(crate) fn has(&self, kind: Kind, id: &str) -> bool {
        self.0
            .get(&kind)
            .is_some_and(|known| known.read.contains(id))
    }

    /// Whether a reference to it is worth reporting: a record in a broken file is not missing.
    pub(crate) fn is_missing(&self, kind: Kind, id: &str) -> bool {
        self.0.get(&kind).is_none_or(|known| {
            !known.incomplete && !known.read.contains(id) && !known.broken.contains(id)
        })
    }

    /// How to mend a reference to what is not there.
    pub(crate) fn help(&self, kind: Kind, id: &str) -> String {
        let known = self.0.get(&kind);
        let near = known
            .map(|known| did_you_mean(id, &known.read))
            .unwrap_or_default();
        let files: Vec<&str> = known.map_or_else(Vec::new, |known| {
            known.files.iter().map(String::as_str).collect()
        });
        let home = match files.split_last() {
            None => kind.home().to_owned(),
            Some((only, [])) => (*only).to_owned(),
            Some((last, others)) => format!("{} or {last}", others.join(", ")),
        };
        format!("{near}add it to {home}, or correct the reference")
    }
}
