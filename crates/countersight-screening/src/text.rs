//! One trace of any sort: what a person types.

use crate::identifiers::IdentifierIndex;
use crate::screener::{Leads, Screener};
use countersight_devices::mac::Mac;
use countersight_model::code::Code;
use countersight_model::field::Field;
use countersight_model::observation::Observation;
use countersight_model::result::{Match, Relation};
use countersight_model::subject::SubjectKind;

impl Screener<'_> {
    /// Follows a text whose kind is not known, and says what it was taken for.
    pub(crate) fn follow_text(&self, text: &str, leads: &mut Leads) -> SubjectKind {
        let text = text.trim();
        if text.is_empty() {
            let why = "nothing to screen: the text is empty";
            leads.missing.push((Code::NothingToScreen, why.to_owned()));
            return SubjectKind::Text;
        }
        leads.screened = true;
        if Mac::parse(text).is_some() {
            return self.follow_address(text, leads);
        }
        if let Some(hit) = self.identifiers.recognise(text) {
            self.found_identifier(text, &hit, leads);
            if !hit.decides {
                doubt(leads);
            }
            return SubjectKind::Company;
        }
        let meant = self.identifiers.meant(text);
        if IdentifierIndex::is_unsound(text) || !meant.is_empty() {
            self.unsound(text, &meant, leads);
            return SubjectKind::Company;
        }
        if let Some(hit) = self.identifiers.bare(text) {
            self.found_bare(text, &hit, leads);
            return SubjectKind::Company;
        }
        self.follow_name(text, leads);
        let is_name = |m: &Match| matches!(m.relation, Relation::Is | Relation::AffiliateOf);
        let named = leads.matches.iter().any(is_name);
        let label = self.devices.brands().by_label(text);
        let says_more = label.is_some_and(|brand| {
            brand
                .ties
                .iter()
                .any(|tie| tie.maker.as_ref().is_some_and(|m| !leads.leads_to(m)))
        });
        if named && !says_more {
            return SubjectKind::Company;
        }
        let goods = self.goods.find(text).is_some() || self.is_label_of_goods(text);
        let of_devices = goods || text.bytes().any(|b| b.is_ascii_digit());
        // A name that was set aside is not taken up again as a label: `Cangzhou Dahua` is a firm.
        let namesake = !leads.set_aside.is_empty() && !goods;
        let seen = match (label, self.label_and_model(text)) {
            (Some(_), _) => Observation::default().with(Field::Brand, text),
            (None, Some((brand, model))) => Observation::default()
                .with(Field::Brand, brand)
                .with(Field::Model, model),
            // Words beside a label that speak of no device may be a firm's: `Tiandy Cosmetics`.
            (None, None) => Observation::default().with_some(
                Field::Description,
                (!namesake && of_devices).then_some(text),
            ),
        };
        self.follow_evidence(&seen, leads);
        if label.is_some() {
            self.say_what_is_missing(&seen, leads);
            // What was typed is a label, not a device.
            for found in &mut leads.matches {
                if found.relation == Relation::MadeBy {
                    found.relation = Relation::BrandOf;
                }
            }
        }
        if named {
            return SubjectKind::Company;
        }
        self.follow_mentions(text, goods, leads);
        match leads.device {
            Some(_) => SubjectKind::Device,
            None if !leads.matches.is_empty() => SubjectKind::Company,
            None => SubjectKind::Text,
        }
    }

    /// `Hikvision DS-2CD2143G0-I`: a label and one model number, and nothing else.
    fn label_and_model<'t>(&self, text: &'t str) -> Option<(&'t str, &'t str)> {
        let (label, model) = text.rsplit_once(char::is_whitespace)?;
        let has_digit = model.bytes().any(|b| b.is_ascii_digit());
        let known = self.devices.brands().by_label(label).is_some();
        (known && has_digit).then_some((label, model))
    }

    /// `Dahua cameras`: a label beside words of surveillance goods, and nothing else.
    fn is_label_of_goods(&self, text: &str) -> bool {
        let brands = self.devices.brands().in_text(text);
        let rest = brands
            .iter()
            .fold(text.to_owned(), |rest, (_, words)| rest.replace(words, " "));
        !brands.is_empty() && self.goods.only_goods(&rest)
    }

    fn follow_address(&self, text: &str, leads: &mut Leads) -> SubjectKind {
        let seen = Observation::default().with(Field::Mac, text);
        self.follow_evidence(&seen, leads);
        let finding = leads.device.as_ref();
        if finding.is_none_or(|d| d.maker.is_none() && d.brand.is_none()) {
            let local = Mac::parse(text).is_some_and(|mac| mac.is_local());
            let why = if local {
                "maker missing: this hardware address was made up by software and names no maker"
                    .to_owned()
            } else {
                format!(
                    "maker missing: the block of this hardware address is not in the register's table of {}",
                    self.register.prefixes_as_of
                )
            };
            leads.missing.push((Code::MakeMissing, why));
        }
        SubjectKind::Device
    }
}

/// An identifier that no source confirms leads, and proves nothing.
fn doubt(leads: &mut Leads) {
    for found in &mut leads.matches {
        found.confidence = countersight_model::result::Confidence::Possible;
        for why in &mut found.why {
            "no source confirms that the code is this company's".clone_into(&mut why.detail);
        }
    }
}
