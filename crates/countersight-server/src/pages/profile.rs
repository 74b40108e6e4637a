//! `/profile`: plain questions instead of codes; what they show is carried by every link, and by nothing else.

use super::asker::address;
use super::frame::Frame;
use super::page;
use askama::Template;
use axum::response::Response;
use countersight_model::context::{Action, ActionWords, Role};
use countersight_model::id::RoleId;
use std::collections::BTreeMap;

/// Roles in the order of the questions: what money pays, whom one acts for, what a firm does.
const GROUPS: [(&str, &[&str]); 3] = [
    (
        "money",
        &[
            "grant-recipient",
            "usf-recipient",
            "federal-contractor",
            "state-contractor",
        ],
    ),
    (
        "body",
        &[
            "federal-agency",
            "us-defense-department",
            "central-government",
            "state-agency",
            "regional-authority",
            "local-authority",
            "school",
            "university",
            "hospital",
            "library",
            "police",
            "eu-institution",
            "state-company",
            "public-body",
            "private-institution",
        ],
    ),
    ("firm", &[]),
];

#[derive(Template)]
#[template(path = "profile.html")]
struct Profile {
    title: String,
    groups: Vec<(&'static str, Vec<&'static Role>)>,
    places: Vec<(String, String)>,
    /// What was concluded; none before anything was answered.
    concluded: bool,
    /// Wider roles and places that what was said brings with it.
    implied: Vec<String>,
    back: String,
    f: Frame,
}

impl Profile {
    fn has_role(&self, role: &Role) -> bool {
        let roles = &self.f.asker.words.roles;
        roles
            .iter()
            .any(|word| word.eq_ignore_ascii_case(role.id.as_str()))
    }

    fn is_in(&self, code: &str) -> bool {
        let places = &self.f.asker.words.jurisdictions;
        places.iter().any(|word| word.eq_ignore_ascii_case(code))
    }

    fn does(&self, action: &Action) -> bool {
        self.f.asker.context.action.as_ref() == Some(action)
    }

    fn question(&self, role: &Role) -> String {
        let own = || role.question.clone();
        self.f
            .translated("role-question", role.id.as_str())
            .unwrap_or_else(own)
    }

    fn description(&self, role: &Role) -> Option<String> {
        let english = || (!self.f.is_arabic()).then(|| role.description.clone());
        self.f
            .translated("role-about", role.id.as_str())
            .or_else(english)
    }

    fn action_question(&self, action: &ActionWords) -> String {
        let own = || action.question.clone();
        let word = action.id.as_str();
        self.f
            .translated("action-question", word)
            .unwrap_or_else(own)
    }
}

/// The roles of each group of questions; those that no group names stand in the last.
fn groups(f: &Frame) -> Vec<(&'static str, Vec<&'static Role>)> {
    let roles = &f.register.roles;
    let named = |id: &str| GROUPS.iter().any(|(_, ids)| ids.contains(&id));
    GROUPS
        .iter()
        .map(|(group, ids)| {
            let own = ids.iter().filter_map(|id| roles.get(*id));
            let rest = roles.values().filter(|role| !named(role.id.as_str()));
            match *group {
                "firm" => (*group, rest.collect()),
                group => (group, own.collect()),
            }
        })
        .collect()
}

/// Where the chooser leads back to: a page of this server, and no other.
fn back(f: &Frame) -> String {
    let asked = f.given("back");
    // Browsers drop tabs and line ends and take a backslash for a slash: all could hide the name of another server.
    let hides = |c: char| c == '\\' || c.is_control();
    let own = asked.starts_with('/') && !asked.starts_with("//") && !asked.contains(hides);
    let (path, query) = asked.split_once('?').unwrap_or((asked, ""));
    if !own || path.starts_with("/profile") {
        return f.to("/");
    }
    let question = form_urlencoded::parse(query.as_bytes()).into_owned();
    let question: Vec<(String, String)> = question.collect();
    let question = question
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()));
    address(path, question.chain(f.asker.pairs()))
}

/// `/profile`
pub(super) async fn choose(f: Frame) -> Response {
    let mut places: BTreeMap<String, String> = BTreeMap::new();
    for code in f.register.jurisdictions.keys() {
        places.insert(f.place_of(code), code.to_string());
    }
    let said = f.own_roles();
    let wider = f.asker.context.roles.iter();
    let wider = wider
        .map(|id: &RoleId| f.role(id))
        .filter(|label| !said.contains(label));
    let here = f.own_places();
    let around = f.asker.context.jurisdictions.iter();
    let around = around
        .map(|id| f.place_of(id))
        .filter(|name| !here.contains(name));
    page(&Profile {
        title: f.say("profile-title"),
        groups: groups(&f),
        places: places.into_iter().collect(),
        concluded: !f.asker.context.is_open() || f.asker.context.action.is_some(),
        implied: wider.chain(around).collect(),
        back: back(&f),
        f,
    })
}
