//! From a match to the holders behind it.

use crate::screener::{Leads, Screener};
use countersight_model::code::Code;
use countersight_model::entity::{Entity, Ownership};
use countersight_model::result::{Confidence, Match, Relation};
use countersight_model::source::Trust;
use countersight_policy::ownership::holders;
use jiff::civil::Date;

impl Screener<'_> {
    /// Adds the holders of every company found, as far as some measure names them.
    pub(crate) fn add_holders(&self, leads: &mut Leads, on: Date) {
        let url = |edge: &Ownership, entity: &Entity| {
            let cited = if edge.sources.is_empty() {
                &entity.sources
            } else {
                &edge.sources
            };
            self.register.source_url(cited)
        };
        let direct: Vec<Match> = leads.matches.clone();
        for found in direct.iter().filter(|m| m.relation != Relation::Mentions) {
            for holding in holders(&found.entity, &self.register.entities, on, &url) {
                if !self.rules.names(&holding.holder) {
                    continue;
                }
                let doubted = holding
                    .path
                    .iter()
                    .any(|step| step.trust == Trust::Unverified);
                leads.add_holder(Match {
                    name: self.entity_name(&holding.holder),
                    entity: holding.holder,
                    relation: holding.relation,
                    score: found.score,
                    confidence: if doubted {
                        Confidence::Possible
                    } else {
                        found.confidence
                    },
                    code: Code::OwnedByEntity,
                    why: found.why.clone(),
                    path: holding.path,
                });
            }
        }
    }
}
