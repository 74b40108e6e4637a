//! Entities: texts, countries, owners, and that nobody holds himself.

use super::cycle::{self, Edges};
use super::{country, filled, period};
use crate::draft::Draft;
use crate::fault::Fault;
use crate::records::entity::OwnerRecord;
use crate::report::{File, Report};
use countersight_model::entity::{EdgeStatus, OwnershipKind};

/// Checks each entity and the graph of current owners.
pub(super) fn check(draft: &Draft<'_>, report: &mut Report) {
    for filed in &draft.entities {
        let (file, entity) = (filed.file, &filed.record);
        filled(file, &entity.name, report);
        country(file, entity.country.as_ref(), report);
        for owner in &entity.owners {
            holder(file, owner, report);
            share(file, owner, report);
            period(file, owner.from.as_ref(), owner.until.as_ref(), report);
        }
    }
    cycles(draft, report);
}

fn holder(file: File<'_>, owner: &OwnerRecord, report: &mut Report) {
    let message = match (&owner.holder, &owner.holder_name) {
        (None, None) => "this owner has no holder",
        (Some(_), Some(_)) => "this owner has two holders",
        _ => return,
    };
    report.at(
        file,
        owner.kind.span(),
        Fault::HolderUnclear,
        message,
        "write `holder` for an entity of the register, or `holder_name` for anybody else",
    );
}

fn share(file: File<'_>, owner: &OwnerRecord, report: &mut Report) {
    let Some(share) = &owner.share else { return };
    if !(0.0..=100.0).contains(share.get_ref()) {
        report.at(
            file,
            share.span(),
            Fault::ShareRange,
            format!("{} is not a share in per cent", share.get_ref()),
            "write a number from 0 to 100",
        );
    }
}

/// Whether an edge says that the holder has a hold on the entity today.
fn holds(owner: &OwnerRecord) -> bool {
    use OwnershipKind::{Controls, JointVenture, Owns, OwnsIndirectly, Subsidiary};
    let kind = *owner.kind.get_ref();
    owner.status == EdgeStatus::Current
        && matches!(
            kind,
            Owns | OwnsIndirectly | Controls | Subsidiary | JointVenture
        )
}

fn cycles(draft: &Draft<'_>, report: &mut Report) {
    let mut edges = Edges::new();
    for filed in &draft.entities {
        let holders = filed
            .record
            .owners
            .iter()
            .filter(|o| holds(o))
            .filter_map(|o| o.holder.as_ref());
        let edges = edges.entry(filed.record.id.get_ref()).or_default();
        edges.extend(holders.map(|holder| holder.get_ref().as_str()));
    }
    for cycle in cycle::cycles(edges) {
        let first = cycle.first().copied().unwrap_or_default();
        let second = cycle.get(1).copied().unwrap_or(first);
        let of_first = draft
            .entities
            .iter()
            .filter(|filed| filed.record.id.get_ref() == first);
        let holders =
            of_first.flat_map(|filed| filed.record.owners.iter().map(|o| (filed.file, o)));
        let place = holders
            .filter_map(|(file, owner)| Some((file, owner.holder.as_ref()?)))
            .find(|(_, holder)| holder.get_ref() == second);
        let Some((file, holder)) = place else {
            continue;
        };
        report.at(
            file,
            holder.span(),
            Fault::OwnershipCycle,
            format!("`{first}` is held by itself: {}", cycle::show(&cycle)),
            "correct a holder, or end the edge that no longer stands",
        );
    }
}
