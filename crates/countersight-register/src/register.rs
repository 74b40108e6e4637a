//! The register: one dated, hashed value.

use countersight_model::brand::Brand;
use countersight_model::claim::Claim;
use countersight_model::context::{Action, ActionWords, Role};
use countersight_model::device::{Fingerprint, Prefix};
use countersight_model::entity::Entity;
use countersight_model::id::{
    BrandId, ClaimId, EntityId, FigureId, Jurisdiction, ListId, MeasureId, RoleId, SourceId,
};
use countersight_model::lexicon::{ColumnWords, GoodsWords, Namesake, WordCount, WordGroup};
use countersight_model::link::PartyLink;
use countersight_model::list::OfficialList;
use countersight_model::measure::Measure;
use countersight_model::reach::Figure;
use countersight_model::result::{Answer, Relation};
use countersight_model::run::RegisterStamp;
use countersight_model::source::Source;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Everything Countersight answers from. Every reference inside leads somewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Register {
    /// Version and hash.
    pub stamp: RegisterStamp,
    /// Companies and bodies.
    pub entities: BTreeMap<EntityId, Entity>,
    /// Labels.
    pub brands: BTreeMap<BrandId, Brand>,
    /// Rules, lists and calls.
    pub measures: BTreeMap<MeasureId, Measure>,
    /// Evidence.
    pub claims: BTreeMap<ClaimId, Claim>,
    /// Published figures of reach.
    pub figures: BTreeMap<FigureId, Figure>,
    /// Official lists as publications.
    pub lists: BTreeMap<ListId, OfficialList>,
    /// Reviewed links between parties of official lists and entities, in the order of their files.
    pub links: Vec<PartyLink>,
    /// Cited documents.
    pub sources: BTreeMap<SourceId, Source>,
    /// Roles of those who ask.
    pub roles: BTreeMap<RoleId, Role>,
    /// Actions in plain words.
    pub actions: Vec<ActionWords>,
    /// Jurisdictions by code, with their names.
    pub jurisdictions: BTreeMap<Jurisdiction, String>,
    /// Unions in which a jurisdiction lies, whose rules bind it too.
    pub unions: BTreeMap<Jurisdiction, Vec<Jurisdiction>>,
    /// Hardware-address prefixes, sorted.
    pub prefixes: Vec<Prefix>,
    /// Date of the prefix table; empty without one.
    pub prefixes_as_of: String,
    /// Patterns over the fields of an observation.
    pub fingerprints: Vec<Fingerprint>,
    /// Words of company names.
    pub words: Vec<WordGroup>,
    /// Firms that resemble an entity and are not it.
    pub namesakes: Vec<Namesake>,
    /// How many names of the official lists hold a word.
    pub word_counts: Vec<WordCount>,
    /// Header words of files.
    pub columns: Vec<ColumnWords>,
    /// Words for surveillance goods.
    pub goods: GoodsWords,
    /// What the measures must answer.
    pub cases: Vec<MeasureCase>,
}

/// What a measure must answer to one question; run as a test.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureCase {
    /// The measure.
    pub measure: MeasureId,
    /// What the case shows, in words.
    pub name: String,
    /// The entity that the subject leads to.
    pub entity: EntityId,
    /// How the subject stands to it.
    pub relation: Relation,
    /// Share that the entity holds in the subject, in per cent, where the case says so.
    pub share: Option<f64>,
    /// The day asked for.
    pub on: Date,
    /// Who asks.
    pub role: Option<RoleId>,
    /// Where.
    pub jurisdiction: Option<Jurisdiction>,
    /// What for.
    pub action: Option<Action>,
    /// What the measure must answer.
    pub answer: Answer,
    /// Words that must stand in the reason.
    pub because: Option<String>,
    /// File of the case.
    pub path: String,
    /// Line of the case.
    pub line: usize,
}

impl Register {
    /// The address of the first of these sources that has one.
    ///
    /// ```
    /// use countersight_model::id::SourceId;
    /// use countersight_register::{DataFiles, load};
    ///
    /// let files: DataFiles = [(
    ///     "sources/press.toml",
    ///     "[[source]]\nid = 'paper'\ntitle = 'A book'\npublisher = 'B'\nlocator = 'page 3'\n\
    ///      [[source]]\nid = 'web'\ntitle = 'A page'\npublisher = 'B'\nurl = 'https://b.org'",
    /// )]
    /// .into_iter()
    /// .collect();
    /// let register = load(&files).register;
    /// let cited = [SourceId::from("paper"), SourceId::from("web")];
    /// assert_eq!(register.source_url(&cited).as_deref(), Some("https://b.org"));
    /// ```
    pub fn source_url(&self, ids: &[SourceId]) -> Option<String> {
        ids.iter().find_map(|id| self.sources.get(id)?.url.clone())
    }

    /// A role and the wider roles it includes, directly or through others, nearest first.
    ///
    /// ```
    /// use countersight_model::id::RoleId;
    /// use countersight_register::{DataFiles, load};
    ///
    /// let role = |id, includes| {
    ///     format!("[[role]]\nid = '{id}'\nlabel = ''\ndescription = ''\nquestion = ''\nincludes = {includes}\n")
    /// };
    /// let text = role("school", "['council']") + &role("council", "['public']") + &role("public", "[]");
    /// let files: DataFiles = [("vocab/roles.toml", text)].into_iter().collect();
    /// let roles = load(&files).register.expand_role(&RoleId::from("school"));
    /// assert_eq!(roles, ["school", "council", "public"].map(RoleId::from));
    /// ```
    pub fn expand_role(&self, id: &RoleId) -> Vec<RoleId> {
        let mut roles = vec![id.clone()];
        let mut next = 0;
        while let Some(role) = roles.get(next) {
            let includes = self.roles.get(role).map_or(&[][..], |role| &role.includes);
            let wider: Vec<_> = includes
                .iter()
                .filter(|id| !roles.contains(id))
                .cloned()
                .collect();
            roles.extend(wider);
            next += 1;
        }
        roles
    }

    /// Jurisdictions with the unions in which they lie: a rule of the union binds there too.
    ///
    /// ```
    /// use countersight_model::id::Jurisdiction;
    /// use countersight_register::{DataFiles, load};
    ///
    /// let text = "[[jurisdiction]]\ncode = 'EU'\nname = 'European Union'\n\
    ///     [[jurisdiction]]\ncode = 'DK'\nname = 'Denmark'\nwithin = ['EU']";
    /// let files: DataFiles = [("vocab/jurisdictions.toml", text)].into_iter().collect();
    /// let register = load(&files).register;
    /// let region = Jurisdiction::from("DK-84");
    /// assert_eq!(register.expand_places(&[region]), ["DK-84", "EU"].map(Jurisdiction::from));
    /// ```
    pub fn expand_places(&self, places: &[Jurisdiction]) -> Vec<Jurisdiction> {
        let mut all = places.to_vec();
        let mut next = 0;
        while let Some(place) = all.get(next) {
            let wider: Vec<_> = self
                .unions
                .iter()
                .filter(|(part, _)| part.covers(place))
                .flat_map(|(_, unions)| unions)
                .filter(|union| !all.contains(union))
                .cloned()
                .collect();
            all.extend(wider);
            next += 1;
        }
        all
    }
}
