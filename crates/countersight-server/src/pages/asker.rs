//! Who asks, as the address of a page says it: every link carries it on, so that no cookie is needed.

use super::texts::Lang;
use countersight_model::context::Context;
use countersight_register::Register;
use countersight_service::reader::{ReaderError, Words, context, day};
use jiff::civil::Date;

/// What a query string says of the reader, beside the question itself.
#[derive(Debug, Clone)]
pub(crate) struct Asker {
    /// The language, if the address names one.
    pub(crate) lang: Option<Lang>,
    /// Role, place and action in the words of the address.
    pub(crate) words: Words,
    /// The day, if the address names one.
    pub(crate) on: Option<Date>,
    /// What they mean.
    pub(crate) context: Context,
}

/// One name and value of a query string.
pub(crate) type Pair = (String, String);

impl Asker {
    /// Reads a query string.
    ///
    /// # Errors
    ///
    /// For the first word that leads nowhere: an answer for somebody else would be worse than none.
    pub(crate) fn read(
        query: &[Pair],
        today: Date,
        register: &Register,
    ) -> Result<Self, ReaderError> {
        let all = |name: &str| -> Vec<String> {
            let named = query.iter().filter(|(key, _)| key == name);
            let words = named.flat_map(|(_, value)| value.split(','));
            let words = words.map(str::trim).filter(|word| !word.is_empty());
            words.map(ToOwned::to_owned).collect()
        };
        let words = Words {
            roles: all("as"),
            jurisdictions: all("in"),
            action: all("action").into_iter().next(),
        };
        let on = all("on").first().map(|text| day(text)).transpose()?;
        Ok(Self {
            lang: all("lang").first().and_then(|tag| Lang::of(tag)),
            context: context(&words, on.unwrap_or(today), register)?,
            words,
            on,
        })
    }

    /// The names and values that every link carries on.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, String)> {
        let roles = self.words.roles.iter().map(|role| ("as", role.clone()));
        let places = self.words.jurisdictions.iter();
        let places = places.map(|place| ("in", place.clone()));
        let action = self.words.action.iter();
        let action = action.map(|action| ("action", action.clone()));
        let on = self.on.iter().map(|day| ("on", day.to_string()));
        let lang = self.lang.iter().map(|lang| ("lang", lang.tag().to_owned()));
        let all = roles.chain(places).chain(action);
        all.chain(on).chain(lang).collect()
    }
}

/// A path with a query string.
pub(crate) fn address<'p>(
    path: &str,
    pairs: impl IntoIterator<Item = (&'p str, String)>,
) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs {
        query.append_pair(name, &value);
    }
    match query.finish() {
        query if query.is_empty() => path.to_owned(),
        query => format!("{path}?{query}"),
    }
}

/// A path of which every part is written so that it stays one part; slashes stay.
pub(crate) fn path_of(id: &str) -> String {
    let parts = id.split('/').map(|part| {
        let encoded: String = form_urlencoded::byte_serialize(part.as_bytes()).collect();
        encoded.replace('+', "%20")
    });
    parts.collect::<Vec<_>>().join("/")
}
