//! The index of devices, out of a register.

use countersight_devices::DeviceIndex;
use countersight_model::entity::{EdgeStatus, Entity, EntityKind, OwnershipKind};
use countersight_model::id::EntityId;
use countersight_register::Register;
use std::collections::BTreeMap;

/// Levels of ownership that are followed; more would be a circle.
const DEEPEST: usize = 8;

/// Builds what identifies devices from a register: hardware addresses, fingerprints, labels, and who belongs
/// to whom. Fingerprints that cannot be read are left out; `register check` reports them.
///
/// ```
/// use countersight_model::field::Field;
/// use countersight_model::observation::Observation;
/// use countersight_register::{DataFiles, load};
///
/// let register = load(&DataFiles::embedded()).register;
/// let index = countersight_screening::device_index(&register);
/// let seen = Observation::default().with(Field::Mac, "44:19:b6:01:02:03");
/// let maker = index.identify(&seen).maker.and_then(|maker| maker.entity);
/// assert_eq!(maker.as_ref().map(|id| id.as_str()), Some("hikvision"));
/// ```
pub fn device_index(register: &Register) -> DeviceIndex {
    let entities = register.entities.values();
    let names = entities.clone().map(|e| (e.id.clone(), e.name.clone()));
    let (index, _broken) = DeviceIndex::new(
        &register.prefixes,
        &register.fingerprints,
        register.brands.values(),
        names.collect(),
        register.namesakes.iter().map(|n| n.name.as_str()),
    );
    let heads = entities.map(|entity| (entity.id.clone(), head(entity, &register.entities)));
    index.with_groups(heads.collect())
}

/// The company that controls it and is controlled by no other company; the state is no company.
fn head(entity: &Entity, entities: &BTreeMap<EntityId, Entity>) -> EntityId {
    let mut head = entity;
    for _ in 0..DEEPEST {
        let mut parents = head.owners.iter().filter(|edge| {
            let controls = matches!(
                edge.kind,
                OwnershipKind::Controls | OwnershipKind::Subsidiary
            );
            controls && matches!(edge.status, EdgeStatus::Current | EdgeStatus::Unverified)
        });
        let parent = parents.find_map(|edge| {
            let parent = entities.get(edge.holder.as_ref()?)?;
            (parent.kind == EntityKind::Company).then_some(parent)
        });
        match parent {
            Some(parent) => head = parent,
            None => break,
        }
    }
    head.id.clone()
}
