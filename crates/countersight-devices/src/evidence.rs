//! Reads one piece of evidence at a time: addresses, labels, model numbers, marks on the wire.

use crate::brands::ties;
use crate::case::Case;
use crate::conclude::Maker;
use crate::identify::DeviceIndex;
use crate::mac::Mac;
use crate::patterns::Hit;
use crate::sieve::Scratch;
use crate::weight::Source;
use crate::wording::{describe, mark, phrase};
use countersight_model::brand::{Brand, MakerTie, TieKind};
use countersight_model::device::{Capture, DeviceBrand, Fingerprint, PrefixRole, Strength};
use countersight_model::field::{Field, FieldKind};
use countersight_model::id::{BrandId, EntityId};
use countersight_model::observation::Observation;
use countersight_model::source::Trust;

impl DeviceIndex {
    pub(crate) fn read_mac(&self, text: &str, field: Field, case: &mut Case) {
        let Some(mac) = Mac::parse(text) else {
            case.conflicts.push(format!(
                "`{}` is not a hardware address, so it was not used",
                crate::case::shortened(text)
            ));
            return;
        };
        let value = mac.to_string();
        if mac.is_local() {
            let source = Source::LocalAddress;
            let detail = "made up by software, so it names no maker".to_owned();
            case.see(field, &value, "local-address", source.weight(), detail);
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
        let holder = prefix.holder.as_deref().unwrap_or_default();
        let other = || Maker::Other(prefix.organisation.clone());
        let (source, detail, maker) = match prefix.role {
            PrefixRole::Maker => (
                Source::MakerBlock,
                block.clone(),
                Some(Maker::Listed(EntityId::from(holder))),
            ),
            PrefixRole::Brand => (
                Source::BrandBlock,
                format!("{block}, a brand that buys from makers; it hides who made it"),
                None,
            ),
            PrefixRole::Independent => (Source::OtherBlock, block.clone(), Some(other())),
            PrefixRole::Namesake => (
                Source::OtherBlock,
                format!("{block}, a namesake without a tie to a maker in the register"),
                Some(other()),
            ),
        };
        case.see(field, &value, "oui", source.weight(), detail);
        if let Some(maker) = maker {
            case.claim(maker, source, FieldKind::Address, block);
        } else if let Some(brand) = self.brands.by_id(&BrandId::from(holder)) {
            case.set_brand(brand);
            self.claim_ties(brand, case);
        }
    }

    pub(crate) fn read_label(&self, label: &str, field: Field, case: &mut Case) {
        let whole = self
            .brands
            .by_label(label)
            .map(|brand| vec![(brand, label)]);
        let found = whole.unwrap_or_else(|| self.brands.in_text(label));
        if found.is_empty() {
            if let Some(brand) = self.brands.nearly(label) {
                read_typo(label, field, brand, case);
            } else if case.brand.is_none() {
                case.brand = Some(DeviceBrand {
                    id: None,
                    name: crate::case::shortened(label),
                });
            }
            return;
        }
        for (brand, words) in found {
            let detail = describe(brand, &self.names);
            case.see(field, words, "brand-table", Strength::Strong, detail);
            case.set_brand(brand);
            self.claim_ties(brand, case);
        }
    }

    /// What the table says of a label is one voice, however the label was found.
    fn claim_ties(&self, brand: &Brand, case: &mut Case) {
        let own = brand
            .own_maker()
            .is_some_and(|tie| tie.trust == Trust::High);
        for tie in ties(brand) {
            let Some(maker) = maker_of(tie) else { continue };
            let source = if tie.trust <= Trust::Low {
                // It would accuse on a competitor's word.
                Source::RumouredTie
            } else if !case.tie_held(tie) {
                Source::EndedTie
            } else if own {
                Source::OwnLabel
            } else if tie.kind == TieKind::Independent {
                Source::OtherLabel
            } else {
                Source::TiedLabel
            };
            let says = format!("the label {} {}", brand.name, phrase(tie, &self.names));
            case.claim(maker, source, FieldKind::Label, says);
        }
    }

    /// Reads model numbers: the text as a whole, and then each of its words.
    pub(crate) fn read_models(
        &self,
        text: &str,
        field: Field,
        scratch: &mut Scratch,
        case: &mut Case,
    ) {
        if !self.patterns.may_match(Field::Model, text, scratch) {
            return;
        }
        let words =
            text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | '"'));
        let candidates =
            std::iter::once(text.trim()).chain(words.filter(|word| is_like_model(word)));
        for candidate in candidates {
            let hits = self.patterns.find(Field::Model, candidate, scratch);
            if hits.is_empty() {
                continue;
            }
            for hit in hits {
                self.read_model(candidate, field, &hit, case);
            }
            self.read_qualifiers(text, field, scratch, case);
            return;
        }
    }

    fn read_model(&self, model: &str, field: Field, hit: &Hit<'_, '_>, case: &mut Case) {
        let print = hit.fingerprint;
        let Some(who) = self.who(print) else { return };
        let detail = format!("a model number of the form that {who} uses");
        case.see(field, model, &print.id, print.strength, detail.clone());
        let kind = match field.kind() {
            // The number in a description is a number like any other.
            FieldKind::Label => FieldKind::Number,
            kind => kind,
        };
        self.point(print, Source::ModelForm, kind, detail, case);
        for (capture, value) in &hit.captures {
            if *capture == Capture::Oem {
                self.see_customer(value, field, print, case);
            }
        }
    }

    /// Behind a model number of a maker's form, brackets may name for whom the variant was made.
    fn read_qualifiers(&self, model: &str, field: Field, scratch: &mut Scratch, case: &mut Case) {
        let behind = model.split('(').skip(1);
        let brackets = behind.filter_map(|rest| rest.split_once(')'));
        for (bracket, _) in brackets {
            for hit in self.patterns.find(Field::ModelQualifier, bracket, scratch) {
                let print = hit.fingerprint;
                if let Some(who) = self.label_of(print) {
                    let detail = format!("the brackets name {who}, for whom the variant was made");
                    case.see(field, hit.matched, &print.id, print.strength, detail);
                }
                if let Some(brand) = print.brand.as_ref().and_then(|id| self.brands.by_id(id)) {
                    case.set_brand(brand);
                }
            }
        }
    }

    /// Reads a mark on the wire.
    pub(crate) fn read_wire(
        &self,
        field: Field,
        value: &str,
        scratch: &mut Scratch,
        case: &mut Case,
    ) {
        match field {
            Field::SsdpManufacturer => self.read_label(value, field, case),
            Field::SsdpModelName | Field::SsdpModelNumber => {
                if case.model.is_none() {
                    case.model = Some(value.trim().to_owned());
                }
                self.read_models(value, field, scratch, case);
            }
            _ => {}
        }
        for hit in self.patterns.find(field, value, scratch) {
            let print = hit.fingerprint;
            let source = Source::of_wire(field.kind(), print.strength);
            if let Some(who) = self.who(print) {
                let detail = mark(source, who);
                case.see(field, hit.matched, &print.id, source.weight(), detail);
                let says = format!(
                    "`{}` in {field} points to {who}",
                    crate::case::shortened(hit.matched)
                );
                self.point(print, source, field.kind(), says, case);
            }
            for (capture, value) in &hit.captures {
                self.read_capture(*capture, value, field, print, scratch, case);
            }
        }
    }

    /// What a named group of a pattern holds is read as the field that it is.
    fn read_capture(
        &self,
        capture: Capture,
        value: &str,
        field: Field,
        print: &Fingerprint,
        scratch: &mut Scratch,
        case: &mut Case,
    ) {
        match capture {
            Capture::Model => {
                case.model.get_or_insert_with(|| value.to_owned());
                self.read_models(value, field, scratch, case);
            }
            Capture::Firmware => {
                case.firmware.get_or_insert_with(|| value.to_owned());
            }
            Capture::Vendor | Capture::Brand => self.read_label(value, field, case),
            Capture::Oem => self.see_customer(value, field, print, case),
            Capture::Mac => self.read_mac(value, field, case),
        }
    }

    /// A customer's name or code in the variant says for whom it was made; it points to nobody else.
    fn see_customer(&self, value: &str, field: Field, print: &Fingerprint, case: &mut Case) {
        let detail = "code or name of the customer for whom the variant was made".to_owned();
        case.see(field, value, &print.id, Strength::Weak, detail);
        if let Some(brand) = self.brands.by_label(value) {
            case.set_brand(brand);
        }
    }

    /// Notes whom a fingerprint points to.
    fn point(
        &self,
        print: &Fingerprint,
        source: Source,
        kind: FieldKind,
        says: String,
        case: &mut Case,
    ) {
        let brand = print.brand.as_ref().and_then(|id| self.brands.by_id(id));
        let other = print.independent.as_ref();
        let maker = print.maker.clone().map(Maker::Listed);
        if let Some(maker) = maker.or_else(|| other.cloned().map(Maker::Other)) {
            case.claim(maker, source, kind, says);
            if let (Some(brand), false) = (brand, source == Source::ModelForm) {
                case.set_brand(brand);
            }
        } else if let Some(brand) = brand.filter(|_| source != Source::Port) {
            let unknown = case.brand.as_ref().is_none_or(|known| known.id.is_none());
            if unknown || source != Source::ModelForm {
                case.set_brand(brand);
                self.claim_ties(brand, case);
            }
        }
    }

    /// Whom a fingerprint points to, in words.
    fn who<'n>(&'n self, print: &'n Fingerprint) -> Option<&'n str> {
        let made_by = print.maker.as_ref().map(|maker| self.name(maker));
        let other = print.independent.as_deref();
        made_by.or(other).or_else(|| self.label_of(print))
    }

    /// The label that a fingerprint names.
    fn label_of<'n>(&'n self, print: &'n Fingerprint) -> Option<&'n str> {
        let id = print.brand.as_ref()?;
        let brand = self.brands.by_id(id);
        Some(brand.map_or(id.as_str(), |brand| &brand.name))
    }

    /// A description counts only where the fields are silent, and only for makers' own labels: words
    /// such as `General` or `Stanley` stand in too many descriptions.
    pub(crate) fn read_description(
        &self,
        text: &str,
        seen: &Observation,
        scratch: &mut Scratch,
        case: &mut Case,
    ) {
        if !seen.has(Field::Model) {
            self.read_models(text, Field::Description, scratch, case);
        }
        if seen.has(Field::Brand) || !case.claims.is_empty() {
            return;
        }
        for (brand, words) in self.brands.in_text(text) {
            let Some(maker) = brand.own_maker().and_then(maker_of) else {
                continue;
            };
            let detail = format!("the description names {}", brand.name);
            let source = Source::LabelInText;
            case.see(
                Field::Description,
                words,
                "brand-table",
                source.weight(),
                detail.clone(),
            );
            case.set_brand(brand);
            case.claim(maker, source, FieldKind::Label, detail);
        }
    }
}

/// A label one typing error from a maker's own may be that label: a question, no more.
fn read_typo(label: &str, field: Field, brand: &Brand, case: &mut Case) {
    let source = Source::MisspeltLabel;
    let detail = format!(
        "`{label}` is one typing error from the label {}",
        brand.name
    );
    case.see(field, label, "brand-table", source.weight(), detail.clone());
    case.brand.get_or_insert_with(|| DeviceBrand {
        id: None,
        name: label.to_owned(),
    });
    if let Some(maker) = brand.own_maker().and_then(maker_of) {
        case.claim(maker, source, FieldKind::Label, detail);
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
