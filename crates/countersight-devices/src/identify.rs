//! Putting the evidence of one device together.

use crate::brands::{BrandTable, ties};
use crate::conclude::{Claim, Maker};
use crate::mac::{Mac, PrefixTable};
use crate::patterns::{PatternError, Patterns};
use crate::wording::{describe, phrase};
use countersight_model::brand::{Brand, MakerTie, TieKind};
use countersight_model::device::{
    DeviceBrand, DeviceFinding, Evidence, Fingerprint, Observation, Prefix, PrefixRole, Strength,
};
use countersight_model::id::{BrandId, EntityId};
use countersight_model::result::Confidence;
use countersight_model::source::Trust;
use std::collections::BTreeMap;

/// Everything needed to identify devices.
#[derive(Debug)]
pub struct DeviceIndex {
    prefixes: PrefixTable,
    patterns: Patterns,
    brands: BrandTable,
    names: BTreeMap<EntityId, String>,
}

#[derive(Debug, Default)]
pub(crate) struct Case {
    pub(crate) brand: Option<DeviceBrand>,
    pub(crate) claims: Vec<Claim>,
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) conflicts: Vec<String>,
}

impl DeviceIndex {
    /// Builds the index; patterns that are no regular expressions are left out and returned.
    pub fn new<'b>(
        prefixes: &[Prefix],
        fingerprints: &[Fingerprint],
        brands: impl IntoIterator<Item = &'b Brand>,
        names: BTreeMap<EntityId, String>,
        look_alikes: impl IntoIterator<Item = &'b str>,
    ) -> (Self, Vec<PatternError>) {
        let (patterns, errors) = Patterns::new(fingerprints);
        let index = Self {
            prefixes: PrefixTable::new(prefixes),
            patterns,
            brands: BrandTable::new(brands).with_look_alikes(look_alikes),
            names,
        };
        (index, errors)
    }

    /// The table of labels.
    pub fn brands(&self) -> &BrandTable {
        &self.brands
    }

    /// Brand and maker of a device, as far as the evidence goes.
    pub fn identify(&self, seen: &Observation) -> DeviceFinding {
        let mut case = Case::default();
        if let Some(text) = &seen.mac {
            self.read_mac(text, &mut case);
        }
        if let Some(label) = &seen.brand {
            self.read_label(label, &mut case);
        }
        if let Some(model) = &seen.model {
            self.read_models(model, "model", &mut case);
        }
        if let Some(text) = &seen.description {
            self.read_description(text, seen, &mut case);
        }
        self.conclude(case, seen)
    }

    fn read_mac(&self, text: &str, case: &mut Case) {
        let Some(mac) = Mac::parse(text) else {
            case.conflicts.push(format!(
                "`{text}` is not a hardware address, so it was not used"
            ));
            return;
        };
        if mac.is_local() {
            let detail = "made up by software, so it names no maker";
            case.see(
                "mac",
                &mac.to_string(),
                "local-address",
                Strength::Weak,
                detail,
            );
            return;
        }
        let Some(prefix) = self.prefixes.lookup(&mac) else {
            return;
        };
        let block = format!(
            "{} is assigned to {}",
            spaced(&prefix.prefix),
            prefix.organisation
        );
        let value = mac.to_string();
        let holder = prefix.holder.as_deref().unwrap_or_default();
        match prefix.role {
            PrefixRole::Maker => {
                case.see("mac", &value, "oui", Strength::Conclusive, &block);
                let maker = Maker::Listed(EntityId::from(holder));
                case.claim(maker, Confidence::Conclusive, "mac", block);
            }
            PrefixRole::Brand => {
                let detail =
                    format!("{block}, a brand that buys from makers; it hides who made it");
                case.see("mac", &value, "oui", Strength::Strong, &detail);
                if let Some(brand) = self.brands.by_id(&BrandId::from(holder)) {
                    case.set_brand(brand);
                    self.claim_ties(brand, case);
                }
            }
            PrefixRole::Independent => {
                case.see("mac", &value, "oui", Strength::Conclusive, &block);
                let maker = Maker::Other(prefix.organisation.clone());
                case.claim(maker, Confidence::Conclusive, "mac", block);
            }
            PrefixRole::Namesake => {
                let detail =
                    format!("{block}, a namesake without a tie to a maker in the register");
                case.see("mac", &value, "oui", Strength::Conclusive, &detail);
                let maker = Maker::Other(prefix.organisation.clone());
                case.claim(maker, Confidence::Conclusive, "mac", block);
            }
        }
    }

    fn read_label(&self, label: &str, case: &mut Case) {
        let whole = self
            .brands
            .by_label(label)
            .map(|brand| vec![(brand, label)]);
        let found = whole.unwrap_or_else(|| self.brands.in_text(label));
        if found.is_empty() {
            if let Some(brand) = self.brands.nearly(label) {
                case.read_typo(label, brand);
            } else if case.brand.is_none() {
                case.brand = Some(DeviceBrand {
                    id: None,
                    name: label.to_owned(),
                });
            }
            return;
        }
        for (brand, words) in found {
            let detail = describe(brand, &self.names);
            case.see("brand", words, "brand-table", Strength::Strong, &detail);
            case.set_brand(brand);
            self.claim_ties(brand, case);
        }
    }

    /// What the table says of a label is one voice, however the label was found. A tie that rests on one
    /// weak source is told as evidence and claims nothing: it would accuse on a competitor's word.
    fn claim_ties(&self, brand: &Brand, case: &mut Case) {
        let own = brand
            .own_maker()
            .is_some_and(|tie| tie.trust == Trust::High);
        for tie in ties(brand).into_iter().filter(|tie| tie.trust > Trust::Low) {
            let Some(maker) = maker_of(tie) else { continue };
            let sure = own || tie.kind == TieKind::Independent;
            let confidence = if sure {
                Confidence::Strong
            } else {
                Confidence::Possible
            };
            let says = format!("the label {} {}", brand.name, phrase(tie, &self.names));
            case.claim(maker, confidence, "brand", says);
        }
    }

    /// Reads model numbers: the text as a whole, and then each of its words.
    fn read_models(&self, text: &str, field: &'static str, case: &mut Case) {
        let words =
            text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '"'));
        let candidates =
            std::iter::once(text.trim()).chain(words.filter(|word| is_like_model(word)));
        for candidate in candidates {
            let matching = self.patterns.matching("model", candidate);
            if matching.is_empty() {
                continue;
            }
            for fingerprint in matching {
                self.claim_model(candidate, field, fingerprint, case);
            }
            return;
        }
    }

    fn claim_model(&self, model: &str, field: &'static str, print: &Fingerprint, case: &mut Case) {
        let who = match (&print.maker, &print.brand) {
            (Some(maker), _) => self.name(maker).to_owned(),
            (None, Some(brand)) => self
                .brands
                .by_id(brand)
                .map_or_else(|| brand.to_string(), |b| b.name.clone()),
            (None, None) => return,
        };
        let detail = format!("a model number of the form that {who} uses");
        case.see(field, model, &print.id, print.strength, &detail);
        if let Some(maker) = &print.maker {
            let confidence = match print.strength {
                Strength::Weak => Confidence::Possible,
                Strength::Strong => Confidence::Strong,
                Strength::Conclusive => Confidence::Conclusive,
            };
            case.claim(Maker::Listed(maker.clone()), confidence, field, detail);
        } else if let Some(brand) = print.brand.as_ref().and_then(|id| self.brands.by_id(id))
            && case.brand.is_none()
        {
            case.set_brand(brand);
            self.claim_ties(brand, case);
        }
    }

    /// A description counts only where the fields are silent, and only for makers' own labels: words
    /// such as `General` or `Stanley` stand in too many descriptions.
    fn read_description(&self, text: &str, seen: &Observation, case: &mut Case) {
        if seen.model.is_none() {
            self.read_models(text, "description", case);
        }
        if seen.brand.is_some() || !case.claims.is_empty() {
            return;
        }
        for (brand, words) in self.brands.in_text(text) {
            let Some(maker) = brand.own_maker().and_then(maker_of) else {
                continue;
            };
            let detail = format!("the description names {}", brand.name);
            case.see("description", words, "brand-table", Strength::Weak, &detail);
            case.set_brand(brand);
            case.claim(maker, Confidence::Possible, "description", detail);
        }
    }

    pub(crate) fn name<'n>(&'n self, id: &'n EntityId) -> &'n str {
        self.names.get(id).map_or(id.as_str(), String::as_str)
    }
}

impl Case {
    /// A label one typing error from a maker's own may be that label: a question, no more.
    fn read_typo(&mut self, label: &str, brand: &Brand) {
        let detail = format!(
            "`{label}` is one typing error from the label {}",
            brand.name
        );
        self.see("brand", label, "brand-table", Strength::Weak, &detail);
        self.brand.get_or_insert_with(|| DeviceBrand {
            id: None,
            name: label.to_owned(),
        });
        if let Some(maker) = brand.own_maker().and_then(maker_of) {
            self.claim(maker, Confidence::Possible, "brand", detail);
        }
    }

    fn see(&mut self, field: &str, value: &str, rule: &str, strength: Strength, detail: &str) {
        self.evidence.push(Evidence {
            field: field.to_owned(),
            value: value.to_owned(),
            rule: rule.to_owned(),
            strength,
            detail: detail.to_owned(),
        });
    }

    fn claim(&mut self, maker: Maker, confidence: Confidence, field: &'static str, says: String) {
        self.claims.push(Claim {
            maker,
            confidence,
            field,
            says,
        });
    }

    fn set_brand(&mut self, brand: &Brand) {
        if self.brand.as_ref().is_none_or(|known| known.id.is_none()) {
            self.brand = Some(DeviceBrand {
                id: Some(brand.id.clone()),
                name: brand.name.clone(),
            });
        }
    }
}

fn maker_of(tie: &MakerTie) -> Option<Maker> {
    tie.maker
        .clone()
        .map(Maker::Listed)
        .or_else(|| tie.maker_name.clone().map(Maker::Other))
}

/// Whether a word of a text can be a model number: it holds a digit and a letter, and is not short.
fn is_like_model(word: &str) -> bool {
    word.len() >= 5
        && word.bytes().any(|b| b.is_ascii_digit())
        && word.bytes().any(|b| b.is_ascii_alphabetic())
}

fn spaced(prefix: &str) -> String {
    prefix
        .as_bytes()
        .chunks(2)
        .map(|pair| String::from_utf8_lossy(pair).into_owned())
        .collect::<Vec<_>>()
        .join(":")
}
