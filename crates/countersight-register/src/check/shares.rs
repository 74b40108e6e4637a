//! Shares: on no day may more than the whole of an entity be held.

use crate::draft::Draft;
use crate::fault::Fault;
use crate::records::entity::{EntityRecord, OwnerRecord};
use crate::report::{File, Report};
use countersight_model::entity::{EdgeStatus, OwnershipKind};
use jiff::civil::Date;

/// Rounding in published figures adds up to a little more than the whole.
const ROUNDING: f64 = 0.5;

/// Checks the sum of direct shares of every entity, on every day on which one of them begins.
pub(super) fn check(draft: &Draft<'_>, report: &mut Report) {
    for filed in &draft.entities {
        entity(filed.file, &filed.record, report);
    }
}

fn entity(file: File<'_>, entity: &EntityRecord, report: &mut Report) {
    let direct: Vec<&OwnerRecord> = entity.owners.iter().filter(|o| is_direct(o)).collect();
    let starts = direct.iter().map(|owner| start(owner));
    let days: Vec<Date> = starts.collect();
    for day in days {
        let standing = direct.iter().filter(|owner| stands(owner, day));
        let sum: f64 = standing
            .filter_map(|o| o.share.as_ref())
            .map(|s| *s.get_ref())
            .sum();
        if sum > 100.0 + ROUNDING {
            report.at(
                file,
                entity.id.span(),
                Fault::ShareSum,
                format!(
                    "the shares held in this entity {} are {sum} per cent",
                    at(day)
                ),
                "end what no longer stands with `until` or `status`, or correct a share",
            );
            return;
        }
    }
}

fn at(day: Date) -> String {
    if day == Date::MIN {
        "at one time".to_owned()
    } else {
        format!("on {day}")
    }
}

/// Figures of indirect holdings repeat what others hold directly.
fn is_direct(owner: &OwnerRecord) -> bool {
    use OwnershipKind::{Controls, JointVenture, Owns, Subsidiary};
    matches!(
        *owner.kind.get_ref(),
        Owns | Controls | Subsidiary | JointVenture
    ) && owner.status == EdgeStatus::Current
}

fn start(owner: &OwnerRecord) -> Date {
    let from = owner.from.as_ref().map(|from| from.get_ref().latest());
    from.unwrap_or(Date::MIN)
}

fn stands(owner: &OwnerRecord, day: Date) -> bool {
    let until = owner.until.as_ref().map(|until| until.get_ref().earliest());
    start(owner) <= day && until.is_none_or(|until| day <= until)
}
