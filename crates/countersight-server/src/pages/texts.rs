//! The texts of the pages, by language: every word that this program says, and none of the register's.
//!
//! They stand in `locales/<language>/*.ftl`, in the form of [Project Fluent](https://projectfluent.org). A text
//! that has a name in it isolates the name, so that Arabic and Latin letters keep their own directions.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::fmt;
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

/// A language that the pages speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lang {
    /// English.
    En,
    /// Arabic.
    Ar,
}

impl Lang {
    /// All of them, the first for whoever asks for none of them.
    pub(crate) const ALL: [Self; 2] = [Self::En, Self::Ar];

    /// The tag of BCP 47.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ar => "ar",
        }
    }

    /// The direction in which it is written.
    pub(crate) fn dir(self) -> &'static str {
        match self {
            Self::En => "ltr",
            Self::Ar => "rtl",
        }
    }

    /// The language of a tag such as `ar-EG`.
    pub(crate) fn of(tag: &str) -> Option<Self> {
        let primary = tag.trim().split('-').next()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|lang| lang.tag() == primary)
    }

    /// The language that a browser likes best (RFC 9110, section 12.5.4), or the first.
    pub(crate) fn accepted(header: &str) -> Self {
        let one = |part: &str| {
            let mut pieces = part.split(';');
            let lang = Self::of(pieces.next()?)?;
            let weight = pieces.find_map(|p| p.trim().strip_prefix("q=")?.parse::<f32>().ok());
            Some((lang, weight.unwrap_or(1.0)))
        };
        let mut best: Option<(Self, f32)> = None;
        for (lang, weight) in header.split(',').filter_map(one) {
            if weight > best.map_or(0.0, |(_, most)| most) {
                best = Some((lang, weight));
            }
        }
        best.map_or(Self::En, |(lang, _)| lang)
    }

    /// The files of its texts.
    pub(crate) fn files(self) -> &'static [(&'static str, &'static str)] {
        macro_rules! files {
            ($folder:literal, $($name:literal),+) => {
                &[$(($name, include_str!(concat!("../../locales/", $folder, "/", $name, ".ftl")))),+]
            };
        }
        match self {
            Self::En => files!("en", "frame", "answers", "register", "law", "asking"),
            Self::Ar => files!(
                "ar",
                "frame",
                "answers",
                "register",
                "law",
                "asking",
                "vocabulary"
            ),
        }
    }
}

/// The texts of one language.
pub(crate) struct Texts {
    pub(crate) lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Texts").field(&self.lang).finish()
    }
}

static ENGLISH: OnceLock<Texts> = OnceLock::new();
static ARABIC: OnceLock<Texts> = OnceLock::new();

impl Texts {
    /// The texts of a language, read once.
    pub(crate) fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => ENGLISH.get_or_init(|| Self::read(lang)),
            Lang::Ar => ARABIC.get_or_init(|| Self::read(lang)),
        }
    }

    fn read(lang: Lang) -> Self {
        let tag = LanguageIdentifier::from_bytes(lang.tag().as_bytes());
        let mut bundle = FluentBundle::new_concurrent(tag.into_iter().collect());
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => Some(grouped(number.value)),
            _ => None,
        }));
        for (_, text) in lang.files() {
            // A file with a fault keeps its sound texts; a test refuses the fault.
            let resource = match FluentResource::try_new((*text).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            drop(bundle.add_resource(resource));
        }
        Self { lang, bundle }
    }

    /// The text of a key, if there is one.
    pub(crate) fn find(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            given.set(*name, value.clone());
        }
        let mut faults = Vec::new();
        let said = self
            .bundle
            .format_pattern(pattern, Some(&given), &mut faults);
        Some(said.into_owned())
    }

    /// The text of a key; the key in brackets where there is none, which a test of every page refuses.
    pub(crate) fn say(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The same, with values for its places.
    pub(crate) fn with(&self, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        self.find(key, args).unwrap_or_else(|| format!("⟦{key}⟧"))
    }
}

/// A number with commas between its thousands. All figures stay in Western digits, in which the sources have them.
#[expect(
    clippy::cast_possible_truncation,
    reason = "only counts are put into texts"
)]
pub(crate) fn grouped(number: f64) -> String {
    let digits = (number.round() as i64).to_string();
    let lead = digits.len() % 3;
    let comma = |(at, digit): (usize, char)| {
        (at > 0 && at % 3 == lead)
            .then_some(',')
            .into_iter()
            .chain([digit])
    };
    digits.chars().enumerate().flat_map(comma).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_that_a_browser_likes_best_is_spoken() {
        for (header, lang) in [
            ("", Lang::En),
            ("fr-FR,fr;q=0.9", Lang::En),
            ("ar-EG,ar;q=0.9,en;q=0.8", Lang::Ar),
            ("en;q=0.8, ar;q=0.9", Lang::Ar),
            ("fr, en;q=0.7, ar;q=0.2", Lang::En),
            ("ar;q=0", Lang::En),
        ] {
            assert_eq!(Lang::accepted(header), lang, "{header}");
        }
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(grouped(210_000.0), "210,000");
        assert_eq!(grouped(99.0), "99");
    }
}
