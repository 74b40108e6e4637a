//! From a company's name and identifiers to entities.

use crate::identifiers::{IdentifierHit, IdentifierIndex};
use crate::screener::{Leads, Screener};
use countersight_model::code::Code;
use countersight_model::id::EntityId;
use countersight_model::result::{Confidence, Match, Relation, SetAside, Why};
use countersight_model::subject::Subject;
use countersight_names::compare::Verdict;
use countersight_names::index::NameHit;
use countersight_names::mention::mentions;

impl Screener<'_> {
    /// Follows identifiers first, then the name, then what the text beside it names.
    pub(crate) fn follow_company(&self, subject: &Subject, leads: &mut Leads) {
        let mut bare = Vec::new();
        for given in &subject.identifiers {
            leads.screened = true;
            match self.identifiers.lookup(given.scheme, &given.value) {
                Some(hit) if hit.decides => self.found_identifier(&given.value, &hit, leads),
                Some(hit) => bare.push((given.value.clone(), hit)),
                None if subject.name.is_none() => {
                    let meant = self.identifiers.meant(&given.value);
                    if IdentifierIndex::is_unsound(&given.value) || !meant.is_empty() {
                        self.unsound(&given.value, &meant, leads);
                    }
                }
                None => {}
            }
        }
        if let Some(name) = &subject.name {
            self.follow_name(name, leads);
        }
        let nameless = subject.name.is_none();
        for (value, hit) in bare {
            support(&value, &hit, leads);
            if nameless {
                self.found_bare(&value, &hit, leads);
            }
        }
        if !subject.device.is_empty() {
            self.follow_evidence(&subject.device, leads);
        }
        if let Some(text) = &subject.context_text {
            self.follow_mentions(text, false, leads);
        }
        if !leads.screened {
            let why = "nothing to screen: the row holds no name and no number";
            leads.missing.push((Code::NothingToScreen, why.to_owned()));
        }
    }

    pub(crate) fn follow_name(&self, name: &str, leads: &mut Leads) {
        leads.screened = true;
        let lookup = self.names.lookup(name);
        for hit in &lookup.hits {
            let found = self.match_of(name, hit);
            leads.add(found);
        }
        for rejected in lookup.rejected {
            leads.set_aside.push(SetAside {
                name: self.entity_name(&rejected.entity),
                entity: rejected.entity,
                because: rejected.because,
            });
        }
    }

    fn match_of(&self, name: &str, hit: &NameHit) -> Match {
        let score = hit.comparison.score;
        let (relation, code) = match hit.comparison.verdict {
            Verdict::Same => (Relation::Is, Code::ListedEntity),
            Verdict::Resembles => (Relation::Is, Code::NameResembles),
            Verdict::BearsName => (Relation::AffiliateOf, Code::BearsName),
            Verdict::Contains | Verdict::Different => (Relation::Mentions, Code::NameMentioned),
        };
        let strong = hit.comparison.verdict == Verdict::Same && score >= self.threshold;
        Match {
            entity: hit.entity.clone(),
            name: self.entity_name(&hit.entity),
            relation,
            score,
            confidence: if strong {
                Confidence::Strong
            } else {
                Confidence::Possible
            },
            code,
            why: vec![Why {
                feature: "name".to_owned(),
                score,
                query: name.to_owned(),
                found: hit.found.clone(),
                detail: hit.comparison.detail.clone(),
            }],
            path: Vec::new(),
        }
    }

    /// A number that fails its own check was not asked: it may be a listed company's, mistyped.
    pub(crate) fn unsound(&self, number: &str, meant: &[IdentifierHit], leads: &mut Leads) {
        let near: Vec<String> = meant
            .iter()
            .map(|hit| {
                let company = self.entity_name(&hit.entity);
                format!("; `{}` of {company} is one slip away", hit.found)
            })
            .collect();
        let near = near.concat();
        let why =
            format!("the check digit of `{number}` is wrong{near}; compare it with its source");
        leads.missing.push((Code::NumberUnsound, why));
    }

    pub(crate) fn found_identifier(&self, value: &str, hit: &IdentifierHit, leads: &mut Leads) {
        leads.screened = true;
        leads.add(Match {
            entity: hit.entity.clone(),
            name: self.entity_name(&hit.entity),
            relation: Relation::Is,
            score: 1.0,
            confidence: Confidence::Conclusive,
            code: Code::IdentifierMatch,
            why: vec![why_identifier(
                value,
                hit,
                "the code is assigned to this company",
            )],
            path: Vec::new(),
        });
    }

    /// A code without its exchange and without a name is a question: other exchanges use it too.
    pub(crate) fn found_bare(&self, value: &str, hit: &IdentifierHit, leads: &mut Leads) {
        let detail = "the exchange is not given, and others use the same code";
        leads.add(Match {
            entity: hit.entity.clone(),
            name: self.entity_name(&hit.entity),
            relation: Relation::Is,
            score: 0.6,
            confidence: Confidence::Possible,
            code: Code::IdentifierMatch,
            why: vec![why_identifier(value, hit, detail)],
            path: Vec::new(),
        });
    }

    /// Names in the text beside a subject. A word that many firms bear counts only beside goods.
    pub(crate) fn follow_mentions(&self, text: &str, goods: bool, leads: &mut Leads) {
        for mention in mentions(text, &self.names) {
            if mention.shared && !goods {
                continue;
            }
            let why = Why {
                feature: "text".to_owned(),
                score: 0.6,
                query: text.to_owned(),
                found: mention.found.clone(),
                detail: format!("the text names {}", mention.found),
            };
            leads.add(Match {
                name: self.entity_name(&mention.entity),
                entity: mention.entity,
                relation: Relation::Mentions,
                score: 0.6,
                confidence: Confidence::Possible,
                code: Code::NameMentioned,
                why: vec![why],
                path: Vec::new(),
            });
        }
    }
}

/// A code that other exchanges use too supports a name that met, and proves nothing alone.
fn support(value: &str, hit: &IdentifierHit, leads: &mut Leads) {
    if let Some(found) = leads.matches.iter_mut().find(|m| m.entity == hit.entity) {
        found
            .why
            .push(why_identifier(value, hit, "the exchange code agrees"));
        if found.relation == Relation::Is && found.confidence == Confidence::Possible {
            found.confidence = Confidence::Strong;
        }
    }
}

fn why_identifier(value: &str, hit: &IdentifierHit, detail: &str) -> Why {
    Why {
        feature: hit.scheme.as_str().to_owned(),
        score: 1.0,
        query: value.to_owned(),
        found: hit.found.clone(),
        detail: detail.to_owned(),
    }
}

impl Leads {
    /// Adds a match; a second one for the same company keeps the surer relation and all reasons.
    pub(crate) fn add(&mut self, found: Match) {
        self.set_aside.retain(|aside| aside.entity != found.entity);
        match self
            .matches
            .iter_mut()
            .find(|known| known.entity == found.entity)
        {
            None => self.matches.push(found),
            Some(known) if rank(&found) > rank(known) => {
                let old = std::mem::replace(known, found);
                known.why.extend(old.why);
            }
            Some(known) => known.why.extend(found.why),
        }
    }

    /// Adds a holder, unless the company is known by as good a tie already: a label that may be its
    /// own does not hide that it held the firm of that name.
    pub(crate) fn add_holder(&mut self, holder: Match) {
        let known = self.matches.iter().find(|m| m.entity == holder.entity);
        if known.is_none_or(|known| rank(&holder) > rank(known)) {
            self.add(holder);
        }
    }

    pub(crate) fn leads_to(&self, entity: &EntityId) -> bool {
        self.matches.iter().any(|found| found.entity == *entity)
    }
}

fn rank(found: &Match) -> (Confidence, bool, u8) {
    let identity = found.relation == Relation::Is;
    // A mention says less than any other relation.
    (
        found.confidence,
        identity,
        u8::from(found.relation != Relation::Mentions),
    )
}
