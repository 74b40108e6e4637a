//! From device evidence to makers, and from purchases to what is missing.

use crate::screener::{Leads, Screener};
use countersight_devices::brands::is_independent;
use countersight_model::brand::Brand;
use countersight_model::code::Code;
use countersight_model::device::{DeviceFinding, DeviceMaker, Evidence, Strength};
use countersight_model::field::Field;
use countersight_model::id::EntityId;
use countersight_model::observation::Observation;
use countersight_model::result::{Confidence, Match, Relation, Why};
use countersight_model::subject::Subject;

impl Screener<'_> {
    /// Follows a row of an inventory.
    pub(crate) fn follow_device(&self, subject: &Subject, leads: &mut Leads) {
        if let Some(name) = &subject.name {
            self.follow_name(name, leads);
        }
        self.follow_evidence(&subject.device, leads);
        if leads.matches.is_empty()
            && let Some(label) = subject.device.first(Field::Brand)
        {
            // A maker may stand in the column of labels by its company name.
            self.follow_name(label, leads);
        }
        if let Some(text) = subject.device.first(Field::Description)
            && !subject.device.has(Field::Brand)
            && leads.matches.is_empty()
        {
            self.follow_mentions(text, true, leads);
        }
        self.say_what_is_missing(&subject.device, leads);
    }

    /// Follows a payment: the supplier by name, and what was bought by its description.
    pub(crate) fn follow_purchase(&self, subject: &Subject, leads: &mut Leads) {
        self.follow_company(subject, leads);
        let text = subject.context_text.as_deref().unwrap_or_default();
        let Some(goods) = self.goods.find(text) else {
            return;
        };
        self.follow_mentions(text, true, leads);
        let evidence = Observation::default().with(Field::Description, text);
        self.follow_evidence(&evidence, leads);
        if leads.matches.is_empty() {
            leads.missing.push((
                Code::MakeMissing,
                format!(
                    "make missing: the row speaks of `{goods}` and names no make or model; \
                     ask the supplier, or read the label or the hardware address"
                ),
            ));
        }
    }

    /// Brand and maker of a device; every maker in the register becomes a match.
    pub(crate) fn follow_evidence(&self, seen: &Observation, leads: &mut Leads) {
        self.follow_finding(self.devices.identify(seen), leads);
    }

    /// The same, of what was found already.
    pub(crate) fn follow_finding(&self, finding: DeviceFinding, leads: &mut Leads) {
        leads.screened |= finding.brand.is_some() || finding.maker.is_some();
        if !finding.conflicts.is_empty() && finding.maker.is_some() {
            leads.codes.insert(Code::EvidenceConflict);
        }
        for maker in finding.maker.iter().chain(&finding.other_makers) {
            if let Some(found) = self.match_of_maker(maker, &finding) {
                leads.add(found);
            }
        }
        let has_content = finding.brand.is_some()
            || finding.maker.is_some()
            || finding.model.is_some()
            || !finding.evidence.is_empty();
        if has_content {
            leads.device = Some(finding);
        }
    }

    fn match_of_maker(&self, maker: &DeviceMaker, finding: &DeviceFinding) -> Option<Match> {
        let entity = maker.entity.clone()?;
        let score = match maker.confidence {
            Confidence::Conclusive => 1.0,
            Confidence::Strong => 0.9,
            Confidence::Possible => 0.6,
        };
        let name = self.entity_name(&entity);
        let speaking = finding
            .evidence
            .iter()
            .filter(|seen| self.speaks_for(seen, &entity, finding));
        let why = speaking.map(|seen| Why {
            feature: seen.field.clone(),
            score: match seen.strength {
                Strength::Conclusive => 1.0,
                Strength::Strong => 0.9,
                Strength::Weak => 0.6,
            },
            query: seen.value.clone(),
            found: name.clone(),
            detail: seen.detail.clone(),
        });
        Some(Match {
            why: why.collect(),
            relation: Relation::MadeBy,
            score,
            confidence: maker.confidence,
            code: self.code_of(maker, finding),
            path: Vec::new(),
            entity,
            name,
        })
    }

    /// Whether a piece of evidence speaks for this maker; what speaks against it is no reason.
    fn speaks_for(&self, seen: &Evidence, maker: &EntityId, finding: &DeviceFinding) -> bool {
        match seen.rule.as_str() {
            "brand-table" => self.brand_of(finding).is_none_or(|brand| {
                brand
                    .ties
                    .iter()
                    .any(|tie| tie.maker.as_ref() == Some(maker))
            }),
            "oui" => true,
            id => {
                let print = self
                    .register
                    .fingerprints
                    .iter()
                    .find(|print| print.id == id);
                print.is_none_or(|p| p.maker.is_none() || p.maker.as_ref() == Some(maker))
            }
        }
    }

    fn code_of(&self, maker: &DeviceMaker, finding: &DeviceFinding) -> Code {
        let brand = self.brand_of(finding);
        let tied = brand.is_some_and(|b| b.ties.iter().any(|tie| tie.maker == maker.entity));
        let own = brand.and_then(Brand::own_maker).is_some();
        let by = |sort: &dyn Fn(&Evidence) -> bool| {
            let mut seen = finding.evidence.iter().filter(|seen| sort(seen));
            seen.any(|seen| {
                maker
                    .entity
                    .as_ref()
                    .is_some_and(|id| self.speaks_for(seen, id, finding))
            })
        };
        let proven = maker.confidence == Confidence::Conclusive;
        let address = |seen: &Evidence| seen.rule == "oui" && seen.strength == Strength::Conclusive;
        let mark = |seen: &Evidence| {
            let field = seen.field.parse::<Field>();
            seen.rule != "oui"
                && seen.rule != "brand-table"
                && seen.strength > Strength::Weak
                && field.is_ok_and(|field| !field.is_written() || field == Field::FccId)
        };
        if proven && by(&address) {
            Code::MakerByMac
        } else if tied && own && !proven {
            Code::OwnBrand
        } else if by(&mark) {
            Code::MakerByMark
        } else if tied {
            Code::Rebrand
        } else {
            Code::ModelPattern
        }
    }

    pub(crate) fn brand_of(&self, finding: &DeviceFinding) -> Option<&Brand> {
        self.register
            .brands
            .get(finding.brand.as_ref()?.id.as_ref()?)
    }

    pub(crate) fn say_what_is_missing(&self, seen: &Observation, leads: &mut Leads) {
        if !leads.matches.is_empty() {
            return;
        }
        let maker_known = leads.device.as_ref().is_some_and(|d| d.maker.is_some());
        if maker_known {
            return;
        }
        let label = leads.device.as_ref().and_then(|d| d.brand.clone());
        let known = leads.device.as_ref().and_then(|d| self.brand_of(d));
        let (code, why) = match (label, known) {
            (Some(label), Some(brand)) if !is_independent(brand) => (
                Code::MakeMissing,
                format!(
                    "maker missing: some devices sold as {} are said to come from other makers, and no good source says \
                     whose this is; a hardware address or the supplier's written word would settle it",
                    label.name
                ),
            ),
            (Some(label), _) => (
                Code::BrandUnknown,
                format!(
                    "maker missing: the register does not know who makes devices sold as {}; \
                     a hardware address or the supplier's written word would settle it",
                    label.name
                ),
            ),
            (None, _) if seen.has(Field::Model) => (
                Code::MakeMissing,
                "make missing: the model number has no form that the register knows; \
                 read the label or the hardware address"
                    .to_owned(),
            ),
            (None, _) => (
                Code::MakeMissing,
                "make missing: no label, model or usable hardware address stands in the row"
                    .to_owned(),
            ),
        };
        leads.missing.push((code, why));
    }
}
