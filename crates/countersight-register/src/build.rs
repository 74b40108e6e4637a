//! Records into the register: references resolved, brands merged, doubles left out.

use crate::draft::Draft;
use crate::fault::Fault;
use crate::known::Known;
use crate::link::Link;
use crate::records::brand::BrandFile;
use crate::records::claim::ClaimFile;
use crate::records::entity::EntityRecord;
use crate::records::fingerprint::FingerprintFile;
use crate::records::link::LinkFile;
use crate::records::list::ListRecord;
use crate::records::measure::MeasureRecord;
use crate::records::names::WordFile;
use crate::records::reach::FigureFile;
use crate::records::source::{self, SourceFile};
use crate::records::vocab::{ActionFile, ActionRecord, ColumnRecord, JurisdictionFile, RoleFile};
use crate::records::{Filed, Text, bare, namesake, prefix, word_count};
use crate::register::{MeasureCase, Register};
use crate::report::{File, Report};
use countersight_model::brand::Brand;
use countersight_model::claim::Claim;
use countersight_model::context::{ActionWords, Role};
use countersight_model::device::Fingerprint;
use countersight_model::entity::Entity;
use countersight_model::id::{
    BrandId, ClaimId, EntityId, FigureId, Jurisdiction, ListId, MeasureId, RoleId, SourceId,
};
use countersight_model::lexicon::WordGroup;
use countersight_model::link::PartyLink;
use countersight_model::list::OfficialList;
use countersight_model::measure::Measure;
use countersight_model::reach::Figure;
use countersight_model::run::RegisterStamp;
use countersight_model::source::Source;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// Builds the register from the records; what cannot stand in it is reported.
pub(crate) fn register(
    draft: Draft<'_>,
    known: &Known,
    stamp: RegisterStamp,
    report: &mut Report,
) -> Register {
    let (measures, cases) = measures(draft.measures, known, report);
    let mut prefixes = Vec::with_capacity(draft.prefixes.len());
    for row in draft.prefixes {
        prefixes.extend(prefix::into_model(
            &row,
            &mut Link::new(row.file, known, report),
        ));
    }
    let mut namesakes = Vec::with_capacity(draft.namesakes.len());
    for row in draft.namesakes {
        namesakes.extend(namesake::into_model(
            &row,
            &mut Link::new(row.file, known, report),
        ));
    }
    let mut word_counts = Vec::with_capacity(draft.word_counts.len());
    for row in draft.word_counts {
        word_counts.extend(word_count::into_model(
            &row,
            &mut Link::new(row.file, known, report),
        ));
    }
    let prefixes_as_of = draft.prefix_source.map(|Filed { file, record }| {
        Link::new(file, known, report).sources(record.sources);
        record.as_of.get_ref().to_string()
    });
    let (jurisdictions, unions) = jurisdictions(draft.jurisdictions, known, report);
    let columns = draft
        .columns
        .map(|filed| filed.record.columns)
        .unwrap_or_default();
    Register {
        stamp,
        entities: entities(draft.entities, known, report),
        brands: brands(draft.brands, known, report),
        measures,
        claims: claims(draft.claims, known, report),
        figures: figures(draft.figures, known, report),
        lists: lists(draft.lists, known, report),
        links: links(draft.links, known, report),
        sources: sources(draft.sources, report),
        roles: roles(draft.roles, known, report),
        actions: draft.actions.map(actions).unwrap_or_default(),
        jurisdictions,
        unions,
        prefixes,
        prefixes_as_of: prefixes_as_of.unwrap_or_default(),
        fingerprints: fingerprints(draft.fingerprints, known, report),
        words: words(draft.words, known, report),
        namesakes,
        word_counts,
        columns: columns.into_iter().map(ColumnRecord::into_model).collect(),
        goods: draft
            .goods
            .map(|filed| filed.record.into_model())
            .unwrap_or_default(),
        cases,
    }
}

/// Identifiers that have been taken, with their places.
#[derive(Default)]
struct Taken<'a>(BTreeMap<String, (File<'a>, usize)>);

impl<'a> Taken<'a> {
    /// Whether this is the first record of that identifier; a second one is reported.
    fn is_first(&mut self, file: File<'a>, id: &Text, report: &mut Report) -> bool {
        match self.0.entry(id.get_ref().clone()) {
            Entry::Vacant(vacant) => {
                vacant.insert((file, id.span().start));
                true
            }
            Entry::Occupied(first) => {
                let (first_file, offset) = first.get();
                report.at(
                    file,
                    id.span(),
                    Fault::DuplicateId,
                    format!(
                        "`{}` is already at {}",
                        id.get_ref(),
                        first_file.place(*offset)
                    ),
                    "give this record another id, or join the two; this one is left out",
                );
                false
            }
        }
    }
}

fn entities(
    filed: Vec<Filed<'_, EntityRecord>>,
    known: &Known,
    report: &mut Report,
) -> BTreeMap<EntityId, Entity> {
    let mut taken = Taken::default();
    let mut entities = BTreeMap::new();
    for Filed { file, record } in filed {
        if taken.is_first(file, &record.id, report) {
            let entity = record.into_model(&mut Link::new(file, known, report));
            entities.insert(entity.id.clone(), entity);
        }
    }
    entities
}

/// Rows of one id become one brand: the first name stands, aliases and ties are united.
fn brands(
    filed: Vec<Filed<'_, BrandFile>>,
    known: &Known,
    report: &mut Report,
) -> BTreeMap<BrandId, Brand> {
    let mut brands: BTreeMap<BrandId, Brand> = BTreeMap::new();
    for Filed { file, record } in filed {
        for row in record.brands {
            let name_span = row.name.span();
            let brand = row.into_model(&mut Link::new(file, known, report));
            let Some(merged) = brands.get_mut(&brand.id) else {
                brands.insert(brand.id.clone(), brand);
                continue;
            };
            if merged.name != brand.name {
                report.at(
                    file,
                    name_span,
                    Fault::BrandNameDiffers,
                    format!("another row calls `{}` `{}`", brand.id, merged.name),
                    "write the same name in every row; move other spellings to `aliases`",
                );
            }
            for alias in brand.aliases {
                if !merged.aliases.contains(&alias) {
                    merged.aliases.push(alias);
                }
            }
            merged.ties.extend(brand.ties);
            merged.conflicts.extend(brand.conflicts);
        }
    }
    brands
}

fn measures(
    filed: Vec<Filed<'_, MeasureRecord>>,
    known: &Known,
    report: &mut Report,
) -> (BTreeMap<MeasureId, Measure>, Vec<MeasureCase>) {
    let mut taken = Taken::default();
    let (mut measures, mut all_cases) = (BTreeMap::new(), Vec::new());
    for Filed { file, mut record } in filed {
        if !taken.is_first(file, &record.id, report) {
            continue;
        }
        let mut link = Link::new(file, known, report);
        let cases = std::mem::take(&mut record.cases);
        let Some(measure) = record.into_model(&mut link) else {
            continue;
        };
        let id = measure.id.clone();
        all_cases.extend(
            cases
                .into_iter()
                .filter_map(|c| c.into_model(id.clone(), &mut link)),
        );
        measures.insert(id, measure);
    }
    (measures, all_cases)
}

fn sources(filed: Vec<Filed<'_, SourceFile>>, report: &mut Report) -> BTreeMap<SourceId, Source> {
    let mut taken = Taken::default();
    let mut sources = BTreeMap::new();
    for Filed { file, record } in filed {
        for source in record.sources {
            if taken.is_first(file, &source.id, report) {
                let source = source.into_model(source::kind(file.path));
                sources.insert(source.id.clone(), source);
            }
        }
    }
    sources
}

fn roles(
    filed: Option<Filed<'_, RoleFile>>,
    known: &Known,
    report: &mut Report,
) -> BTreeMap<RoleId, Role> {
    let mut taken = Taken::default();
    let mut roles = BTreeMap::new();
    let Some(Filed { file, record }) = filed else {
        return roles;
    };
    for role in record.roles {
        if taken.is_first(file, &role.id, report) {
            let role = role.into_model(&mut Link::new(file, known, report));
            roles.insert(role.id.clone(), role);
        }
    }
    roles
}

fn actions(filed: Filed<'_, ActionFile>) -> Vec<ActionWords> {
    let actions = filed.record.actions.into_iter();
    actions.map(ActionRecord::into_model).collect()
}

type Jurisdictions = (
    BTreeMap<Jurisdiction, String>,
    BTreeMap<Jurisdiction, Vec<Jurisdiction>>,
);

/// Jurisdictions with their names, and with the unions in which they lie.
fn jurisdictions(
    filed: Option<Filed<'_, JurisdictionFile>>,
    known: &Known,
    report: &mut Report,
) -> Jurisdictions {
    let mut taken = Taken::default();
    let (mut names, mut unions) = (BTreeMap::new(), BTreeMap::new());
    let Some(Filed { file, record }) = filed else {
        return (names, unions);
    };
    for row in record.jurisdictions {
        if taken.is_first(file, &row.code, report) {
            let code = Jurisdiction::new(row.code.into_inner());
            let mut link = Link::new(file, known, report);
            let within = row.within.into_iter();
            let within: Vec<_> = within.filter_map(|code| link.jurisdiction(code)).collect();
            if !within.is_empty() {
                unions.insert(code.clone(), within);
            }
            names.insert(code, row.name.into_inner());
        }
    }
    (names, unions)
}

fn claims(
    filed: Vec<Filed<'_, ClaimFile>>,
    known: &Known,
    report: &mut Report,
) -> BTreeMap<ClaimId, Claim> {
    let mut taken = Taken::default();
    let mut claims = BTreeMap::new();
    for Filed { file, record } in filed {
        for claim in record.claims {
            if taken.is_first(file, &claim.id, report) {
                let claim = claim.into_model(&mut Link::new(file, known, report));
                claims.insert(claim.id.clone(), claim);
            }
        }
    }
    claims
}

fn figures(
    filed: Vec<Filed<'_, FigureFile>>,
    known: &Known,
    report: &mut Report,
) -> BTreeMap<FigureId, Figure> {
    let mut taken = Taken::default();
    let mut figures = BTreeMap::new();
    for Filed { file, record } in filed {
        for figure in record.figures {
            if taken.is_first(file, &figure.id, report) {
                let figure = figure.into_model(&mut Link::new(file, known, report));
                figures.insert(figure.id.clone(), figure);
            }
        }
    }
    figures
}

fn lists(
    filed: Vec<Filed<'_, ListRecord>>,
    known: &Known,
    report: &mut Report,
) -> BTreeMap<ListId, OfficialList> {
    let mut taken = Taken::default();
    let mut lists = BTreeMap::new();
    for Filed { file, record } in filed {
        if taken.is_first(file, &record.id, report)
            && let Some(list) = record.into_model(&mut Link::new(file, known, report))
        {
            lists.insert(list.id.clone(), list);
        }
    }
    lists
}

fn links(filed: Vec<Filed<'_, LinkFile>>, known: &Known, report: &mut Report) -> Vec<PartyLink> {
    let mut links = Vec::new();
    for Filed { file, record } in filed {
        for record in record.links {
            links.extend(record.into_model(&mut Link::new(file, known, report)));
        }
    }
    links
}

fn fingerprints(
    filed: Vec<Filed<'_, FingerprintFile>>,
    known: &Known,
    report: &mut Report,
) -> Vec<Fingerprint> {
    let mut taken = Taken::default();
    let mut fingerprints = Vec::new();
    for Filed { file, record } in filed {
        let field = record.field.get_ref();
        let as_of = bare(record.as_of);
        for row in record.fingerprints {
            if taken.is_first(file, &row.id, report) {
                let link = &mut Link::new(file, known, report);
                fingerprints.extend(row.into_model(field, as_of, link));
            }
        }
    }
    fingerprints
}

fn words(filed: Vec<Filed<'_, WordFile>>, known: &Known, report: &mut Report) -> Vec<WordGroup> {
    let mut taken = Taken::default();
    let mut words = Vec::new();
    for Filed { file, record } in filed {
        for group in record.groups {
            if taken.is_first(file, &group.id, report) {
                words.push(group.into_model(record.class, &mut Link::new(file, known, report)));
            }
        }
    }
    words
}
