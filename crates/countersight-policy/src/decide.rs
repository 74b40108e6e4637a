//! The bare answer, without words: what screening millions of questions needs.

use crate::asked::Asked;
use crate::hold::{Ruling, Stand};
use crate::rulebook::Rulebook;
use countersight_model::id::EntityId;
use countersight_model::result::Answer;

/// How a company that is named stands to itself.
const ITSELF: Stand = Stand {
    goods: false,
    possible: false,
    unclear: false,
};

impl Rulebook<'_> {
    /// The gravest answer of all measures about a company: by its own entries, and through those who
    /// hold it on that day.
    ///
    /// The same as the gravest of [`Rulebook::findings`] over the company and its holders; a test
    /// holds the two together.
    pub fn answer(&self, entity: &EntityId, asked: &Asked<'_>) -> Answer {
        let mut gravest = Answer::NoRestrictionFound;
        for hold in self.holds(entity) {
            // A clause that cannot make the answer graver need not be asked.
            if hold.at_most() <= gravest {
                continue;
            }
            if let Ruling::Applies(answer, _) = hold.rule(asked, ITSELF) {
                gravest = gravest.max(answer);
            }
        }
        for standing in self.standings(entity, asked.on) {
            for hold in self.holds(&standing.holder) {
                if hold.at_most() <= gravest {
                    continue;
                }
                let Some(stand) = standing.to(hold.measure) else {
                    continue;
                };
                if let Ruling::Applies(answer, _) = hold.rule(asked, stand) {
                    gravest = gravest.max(answer);
                }
            }
        }
        gravest
    }
}
