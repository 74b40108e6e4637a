//! Whether an extension works on a day: as the rule does that it follows, or by its own days.

use crate::rulebook::World;
use countersight_model::date::{InPeriod, in_period};
use countersight_model::measure::Extension;
use countersight_model::works::Works;
use jiff::civil::Date;

/// Whether a measure may reach by this extension on the day; how far it is trusted counts apart.
pub(crate) fn works<'w>(extension: &Extension, world: World<'w>, on: Date) -> Works<'w> {
    let rule = extension.rule.as_ref();
    if let Some(rule) = rule.and_then(|id| world.measures.get(id)) {
        return rule.works(on);
    }
    if extension.from.is_none() && extension.until.is_none() {
        return Works::Yes;
    }
    match in_period(on, extension.from, extension.until) {
        InPeriod::Yes => Works::Yes,
        InPeriod::No => Works::No(None),
        InPeriod::Unclear => Works::Maybe(None),
    }
}
