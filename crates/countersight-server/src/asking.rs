//! What a request says of whoever asks: roles, places, day and action, in the words of the command line.

use crate::desk::Desk;
use crate::problem::{Problem, ProblemCode};
use countersight_model::context::Context;
use countersight_model::input::InputKind;
use countersight_service::reader::{Words, context, day};

/// Who asks and how, as it stands in a form, an address or a JSON object.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Asking {
    /// Roles, places and action.
    pub(crate) words: Words,
    /// The day whose law is asked for; none is today.
    pub(crate) on: Option<String>,
    /// The kind of a file.
    pub(crate) kind: Option<String>,
    /// Whether every result says why each measure answers as it does.
    pub(crate) explain: bool,
}

impl Asking {
    /// Takes one word: `as`, `in`, `action`, `on`, `kind` or `explain`. An empty one says nothing, as an empty
    /// field of a form does.
    ///
    /// # Errors
    ///
    /// [`ProblemCode::BadQuestion`] for a word of another name.
    pub(crate) fn say(&mut self, name: &str, value: &str) -> Result<(), Problem> {
        let value = value.trim();
        let given = || (!value.is_empty()).then(|| value.to_owned());
        match name {
            "as" => self.words.roles.extend(given()),
            "in" => self.words.jurisdictions.extend(given()),
            "action" => self.words.action = given(),
            "on" => self.on = given(),
            "kind" => self.kind = given(),
            "explain" => self.explain = yes(name, value)?,
            _ => {
                return Err(Problem::new(
                    ProblemCode::BadQuestion,
                    format!(
                        "`{name}` is not known here; known are `as`, `in`, `action`, `on`, `kind` and `explain`"
                    ),
                ));
            }
        }
        Ok(())
    }

    /// The context that these words mean.
    ///
    /// # Errors
    ///
    /// [`ProblemCode::BadQuestion`] for a word that leads nowhere.
    pub(crate) fn context(&self, desk: &Desk) -> Result<Context, Problem> {
        let bad = |error: &dyn std::fmt::Display| {
            Problem::new(ProblemCode::BadQuestion, error.to_string())
        };
        let on = match &self.on {
            Some(text) => day(text).map_err(|error| bad(&error))?,
            None => desk.today(),
        };
        context(&self.words, on, desk.register()).map_err(|error| bad(&error))
    }

    /// The kind of file that was said.
    ///
    /// # Errors
    ///
    /// [`ProblemCode::BadQuestion`] for a kind that is not known.
    pub(crate) fn kind(&self) -> Result<Option<InputKind>, Problem> {
        let kind = self.kind.as_deref().map(str::parse::<InputKind>);
        kind.transpose()
            .map_err(|error| Problem::new(ProblemCode::BadQuestion, error.to_string()))
    }
}

/// A yes or no, as forms and addresses write it.
pub(crate) fn yes(name: &str, value: &str) -> Result<bool, Problem> {
    match value {
        "true" | "1" | "yes" | "on" => Ok(true),
        "false" | "0" | "no" | "off" => Ok(false),
        _ => Err(Problem::new(
            ProblemCode::BadQuestion,
            format!("`{name}` is true or false, and not `{value}`"),
        )),
    }
}
