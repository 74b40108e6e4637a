//! Identifiers: assigned codes beat any name.

use countersight_model::digits;
use countersight_model::entity::{Entity, Scheme};
use countersight_model::id::EntityId;
use countersight_model::source::Trust;
use std::collections::{BTreeMap, HashMap};

/// Identifiers of the register, in one form each.
#[derive(Debug, Default)]
pub struct IdentifierIndex {
    by_code: HashMap<(Scheme, String), (EntityId, Trust)>,
    /// Codes of an exchange without the market, which other exchanges use too.
    by_bare_ticker: HashMap<String, EntityId>,
}

/// An identifier that met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentifierHit {
    /// Whose it is.
    pub entity: EntityId,
    /// Its scheme.
    pub scheme: Scheme,
    /// The register's form of it.
    pub found: String,
    /// Trust in it.
    pub trust: Trust,
    /// Whether it decides alone. A ticker without its market does not.
    pub decides: bool,
}

impl IdentifierIndex {
    /// Builds the index.
    pub fn new(entities: &BTreeMap<EntityId, Entity>) -> Self {
        let mut index = Self::default();
        for entity in entities.values() {
            for identifier in &entity.identifiers {
                let code = normal(identifier.scheme, &identifier.value);
                if identifier.scheme == Scheme::Ticker
                    && let Some((bare, _)) = code.split_once('.')
                {
                    index
                        .by_bare_ticker
                        .insert(bare.to_owned(), entity.id.clone());
                }
                let holder = (entity.id.clone(), identifier.trust);
                index.by_code.insert((identifier.scheme, code), holder);
            }
        }
        index
    }

    /// Whose identifier this is.
    pub fn lookup(&self, scheme: Scheme, value: &str) -> Option<IdentifierHit> {
        let code = normal(scheme, value);
        if let Some((entity, trust)) = self.by_code.get(&(scheme, code.clone())) {
            return Some(IdentifierHit {
                entity: entity.clone(),
                scheme,
                found: code,
                trust: *trust,
                decides: *trust > Trust::Unverified,
            });
        }
        if scheme != Scheme::Ticker {
            return None;
        }
        let entity = self.by_bare_ticker.get(&code)?;
        Some(IdentifierHit {
            entity: entity.clone(),
            scheme,
            found: code,
            trust: Trust::Medium,
            decides: false,
        })
    }

    /// Whether a text has the form of an ISIN or LEI and fails its check digit, as after a slip of the
    /// finger.
    pub fn is_unsound(text: &str) -> bool {
        let code: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let code = code.to_ascii_uppercase();
        let ends_in_digits =
            |count: usize| code.bytes().rev().take(count).all(|b| b.is_ascii_digit());
        match schemes_of(&code).first() {
            Some(Scheme::Isin) => ends_in_digits(1) && has_digits(&code) && !digits::is_isin(&code),
            Some(Scheme::Lei) => ends_in_digits(2) && has_digits(&code) && !digits::is_lei(&code),
            _ => false,
        }
    }

    /// The register's codes that may have been meant by one that is not sound: a wrong character, or
    /// two exchanged. Whose they are comes with them.
    pub fn meant(&self, text: &str) -> Vec<IdentifierHit> {
        let code: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let upper = code.to_ascii_uppercase();
        let long = |scheme: &Scheme| match scheme {
            Scheme::Isin => code.len() == 12,
            Scheme::Uscc => code.len() == 18,
            Scheme::Lei => code.len() == 20,
            _ => (8..=14).contains(&code.len()) && digits::vat(&code).is_some(),
        };
        // Names are no codes, and need not wait for this.
        let code_like = upper.bytes().all(|b| b.is_ascii_alphanumeric()) && has_digits(&upper);
        let schemes = [Scheme::Isin, Scheme::Lei, Scheme::Uscc, Scheme::Vat];
        let schemes = schemes.into_iter().filter(long).filter(|_| code_like);
        let near = schemes.flat_map(|scheme| {
            let known = |code: &str| self.by_code.contains_key(&(scheme, code.to_owned()));
            let near = digits::suggest(&code, &|code| scheme.is_sound(code), &known);
            near.into_iter()
                .filter_map(move |code| self.lookup(scheme, &code))
        });
        near.collect()
    }

    /// Whose code of an exchange a typed number may be. Fewer than six figures are too many things.
    pub fn bare(&self, text: &str) -> Option<IdentifierHit> {
        let is_code = text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit());
        self.lookup(Scheme::Ticker, text).filter(|_| is_code)
    }

    /// Whose identifier a word of unknown kind is, by the form of the word.
    pub fn recognise(&self, word: &str) -> Option<IdentifierHit> {
        schemes_of(word).into_iter().find_map(|scheme| {
            // A bare number is a ticker only in a column of tickers.
            self.lookup(scheme, word)
                .filter(|hit| hit.decides || hit.trust == Trust::Unverified)
        })
    }
}

/// A word of twelve letters is a word; numbers hold figures before their last.
fn has_digits(code: &str) -> bool {
    code.bytes().filter(u8::is_ascii_digit).count() >= 4
}

/// The schemes whose form a word has.
pub fn schemes_of(word: &str) -> Vec<Scheme> {
    let code: String = word.chars().filter(|c| !c.is_whitespace()).collect();
    let upper = code.to_ascii_uppercase();
    let bytes = upper.as_bytes();
    let alphanumeric = bytes.iter().all(u8::is_ascii_alphanumeric);
    let mut schemes = Vec::new();
    if alphanumeric && bytes.len() == 12 && bytes.iter().take(2).all(u8::is_ascii_alphabetic) {
        schemes.push(Scheme::Isin);
    }
    if alphanumeric && bytes.len() == 20 {
        schemes.push(Scheme::Lei);
    }
    if alphanumeric && bytes.len() == 18 {
        schemes.push(Scheme::Uscc);
    }
    let symbol = ticker(&word.trim().to_ascii_uppercase());
    let figures = |code: &str| code.bytes().filter(u8::is_ascii_digit).count() >= 4;
    if symbol
        .split_once('.')
        .is_some_and(|(code, _)| figures(code))
    {
        schemes.push(Scheme::Ticker);
    }
    if code.contains('.') && !code.starts_with('.') {
        schemes.push(Scheme::Domain);
    }
    // Codes of suppliers meet only if the register holds them: many words have their form.
    if digits::is_uei(&upper) && has_digits(&upper) && !digits::is_isin(&upper) {
        schemes.push(Scheme::Uei);
    }
    if digits::is_duns(&upper) {
        schemes.push(Scheme::Duns);
    }
    if digits::is_vat(&upper) {
        schemes.push(Scheme::Vat);
    }
    schemes
}

/// The register's form of a code.
fn normal(scheme: Scheme, value: &str) -> String {
    let bare: String = value.chars().filter(|c| !c.is_whitespace()).collect();
    match scheme {
        Scheme::Ticker => ticker(&value.trim().to_ascii_uppercase()),
        Scheme::Domain => digits::domain(&bare).unwrap_or(bare),
        Scheme::Duns => bare.replace('-', ""),
        Scheme::Vat => digits::vat(&bare).unwrap_or(bare),
        Scheme::Isin | Scheme::Lei | Scheme::Uscc | Scheme::Pen | Scheme::Cage | Scheme::Uei => {
            bare.to_ascii_uppercase()
        }
    }
}

/// `002415.SZ` from the notations of data providers: `002415 CH`, `002415.XSHE`, `SZSE:002415`.
/// A code without a market stays without one.
fn ticker(upper: &str) -> String {
    let mut parts: Vec<&str> = upper
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|p| !p.is_empty())
        .collect();
    // Bloomberg writes `002415 C2 Equity`.
    parts.retain(|part| *part != "EQUITY");
    let (code, market) = match parts.as_slice() {
        [code] => match attached(code) {
            Some((market, code)) => (code, Some(market)),
            None => return (*code).to_owned(),
        },
        [market, code]
            if code.bytes().all(|b| b.is_ascii_digit()) && market_of(market, code).is_some() =>
        {
            (*code, market_of(market, code))
        }
        [code, market] => (*code, market_of(market, code)),
        _ => return parts.join(" "),
    };
    match market {
        // Hong Kong writes four figures and drops the leading noughts.
        Some("HK") => format!("{code:0>4}.HK"),
        Some(market) => format!("{code}.{market}"),
        None => parts.join(" "),
    }
}

/// `SZ002415`: the market written before the code without a space.
fn attached(text: &str) -> Option<(&'static str, &str)> {
    let at = text
        .find(|c: char| c.is_ascii_digit())
        .filter(|at| *at > 0)?;
    let (market, code) = text.split_at_checked(at)?;
    let figures = code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit());
    Some((market_of(market, code).filter(|_| figures)?, code))
}

fn market_of(word: &str, code: &str) -> Option<&'static str> {
    Some(match word {
        // One word for both mainland exchanges: Shanghai's codes begin with 6 or 9.
        "CH" | "CN" if code.starts_with(['6', '9']) => "SS",
        "SZ" | "SZSE" | "SHE" | "XSHE" | "CS" | "C2" | "CH" | "CN" => "SZ",
        "SS" | "SH" | "SSE" | "SHA" | "XSHG" | "CG" | "C1" => "SS",
        "HK" | "HKG" | "SEHK" | "XHKG" => "HK",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{schemes_of, ticker};
    use countersight_model::entity::Scheme;

    #[test]
    fn tickers_meet_in_every_notation() {
        for text in [
            "002415.SZ",
            "002415 CH",
            "002415.XSHE",
            "SZSE:002415",
            "002415 C2 EQUITY",
            "002415-SHE",
        ] {
            assert_eq!(ticker(text), "002415.SZ", "{text}");
        }
        assert_eq!(ticker("600230 CH"), "600230.SS");
        assert_eq!(ticker("SZ002415"), "002415.SZ");
        assert_eq!(ticker("SZ:002415"), "002415.SZ");
        assert_eq!(ticker("20 HK"), "0020.HK");
        assert_eq!(ticker("HK.0020"), "0020.HK");
        assert_eq!(ticker("002415"), "002415");
        assert_eq!(ticker("AAPL"), "AAPL");
    }

    #[test]
    fn forms_are_told_apart() {
        assert_eq!(schemes_of("CNE100000PM8"), [Scheme::Isin]);
        assert_eq!(schemes_of("91330000733796106P"), [Scheme::Uscc]);
        assert_eq!(schemes_of("002415.SZ"), [Scheme::Ticker, Scheme::Domain]);
        assert_eq!(schemes_of("002415 CH"), [Scheme::Ticker]);
        assert_eq!(schemes_of("DE129274202"), [Scheme::Vat]);
        assert_eq!(schemes_of("15-048-3782"), [Scheme::Duns]);
        assert!(schemes_of("Hikvision").is_empty());
    }
}
