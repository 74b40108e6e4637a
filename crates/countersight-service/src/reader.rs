//! Who asks: words for roles, places, day and action become a context.

use crate::near::suggestion;
use countersight_model::context::{Action, Context, Role, UnknownAction};
use countersight_model::id::{Jurisdiction, RoleId};
use countersight_register::Register;
use jiff::civil::Date;

/// What a reader says of himself, in the words of the command line, of a profile or of a form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Roles, such as `school`.
    pub roles: Vec<String>,
    /// Places, such as `US-TX` or `EU`.
    pub jurisdictions: Vec<String>,
    /// What he wants to do, such as `buy`.
    pub action: Option<String>,
}

/// A word that leads nowhere, with the one that may be meant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReaderError {
    /// No role is called so.
    #[error("`{text}` is not a role{hint}\n`countersight show roles` says what each means")]
    Role {
        /// What was said.
        text: String,
        /// What may be meant.
        hint: String,
    },
    /// No place is called so.
    #[error(
        "`{text}` is not a jurisdiction{hint}\nwrite an ISO 3166 code such as US, GB, US-TX or DK-84, or EU"
    )]
    Place {
        /// What was said.
        text: String,
        /// What may be meant.
        hint: String,
    },
    /// No action is called so.
    #[error(transparent)]
    Action(#[from] UnknownAction),
    /// No day is written so.
    #[error("`{0}` is not a day; write it as 2026-11-23")]
    Day(String),
}

/// The context of a reader on a day, with the wider roles and places that his own bring with them.
///
/// # Errors
///
/// [`ReaderError`] for the first word that leads nowhere.
///
/// ```
/// use countersight_register::{DataFiles, load};
/// use countersight_service::reader::{Words, context};
/// use jiff::civil::date;
///
/// let register = load(&DataFiles::embedded()).register;
/// let words = Words { roles: vec!["federal-agency".to_owned()], ..Words::default() };
/// let context = context(&words, date(2026, 11, 24), &register)?;
/// assert!(context.jurisdictions.iter().any(|place| place.as_str() == "US"));
/// # Ok::<(), countersight_service::reader::ReaderError>(())
/// ```
pub fn context(words: &Words, on: Date, register: &Register) -> Result<Context, ReaderError> {
    let mut jurisdictions: Vec<Jurisdiction> = words
        .jurisdictions
        .iter()
        .map(|text| known_place(text, register))
        .collect::<Result<_, _>>()?;
    let mut roles: Vec<RoleId> = Vec::new();
    for text in &words.roles {
        let role = known_role(text, register)?;
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
    let action = words.action.as_deref();
    Ok(Context {
        roles,
        jurisdictions,
        on,
        action: action.map(str::parse::<Action>).transpose()?,
    })
}

/// A day as people and forms write it.
///
/// # Errors
///
/// [`ReaderError::Day`] for anything but `YYYY-MM-DD`.
pub fn day(text: &str) -> Result<Date, ReaderError> {
    match text.parse::<Date>() {
        Ok(date) if text.len() == 10 => Ok(date),
        _ => Err(ReaderError::Day(text.to_owned())),
    }
}

fn known_role(text: &str, register: &Register) -> Result<RoleId, ReaderError> {
    let id = RoleId::new(text.to_lowercase().replace([' ', '_'], "-"));
    if register.roles.contains_key(&id) {
        return Ok(id);
    }
    // A word of a description leads to its role: a municipality is a local authority.
    let word = text.to_lowercase();
    let says = |role: &&Role| {
        role.description.to_lowercase().contains(&word) || role.label.to_lowercase().contains(&word)
    };
    let described = register.roles.values().find(says);
    let hint = if let Some(role) = described.filter(|_| word.len() > 3) {
        format!("; `{}` may be meant: {}", role.id, role.description)
    } else {
        let words: Vec<&str> = register.roles.keys().map(RoleId::as_str).collect();
        let near = suggestion(text, words.iter().copied());
        format!("{near}\nthe roles are: {}", words.join(", "))
    };
    Err(ReaderError::Role {
        text: text.to_owned(),
        hint,
    })
}

fn known_place(text: &str, register: &Register) -> Result<Jurisdiction, ReaderError> {
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
    Err(ReaderError::Place {
        text: text.to_owned(),
        hint,
    })
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
