//! Putting the evidence of one device together.

use crate::brands::BrandTable;
use crate::case::Case;
use crate::derive::{derive, derived_from, is_source};
use crate::mac::{Mac, PrefixTable};
use crate::patterns::{PatternError, Patterns};
use crate::sieve::Scratch;
use countersight_model::brand::Brand;
use countersight_model::date::PartialDate;
use countersight_model::device::{DeviceFinding, Fingerprint, Prefix};
use countersight_model::field::{Field, FieldSet};
use countersight_model::id::EntityId;
use countersight_model::observation::Observation;
use std::collections::BTreeMap;

/// Everything needed to identify devices.
#[derive(Debug)]
pub struct DeviceIndex {
    pub(crate) prefixes: PrefixTable,
    pub(crate) patterns: Patterns,
    pub(crate) brands: BrandTable,
    pub(crate) names: BTreeMap<EntityId, String>,
    /// For a company of a group, the company that heads it.
    pub(crate) heads: BTreeMap<EntityId, EntityId>,
}

impl DeviceIndex {
    /// Builds the index; fingerprints that cannot be read are left out and returned.
    pub fn new<'b>(
        prefixes: &[Prefix],
        fingerprints: &[Fingerprint],
        brands: impl IntoIterator<Item = &'b Brand>,
        names: BTreeMap<EntityId, String>,
        look_alikes: impl IntoIterator<Item = &'b str>,
    ) -> (Self, Vec<PatternError>) {
        let (patterns, errors) = Patterns::new(fingerprints);
        let index = Self {
            prefixes: PrefixTable::new(prefixes),
            patterns,
            brands: BrandTable::new(brands).with_look_alikes(look_alikes),
            names,
            heads: BTreeMap::new(),
        };
        (index, errors)
    }

    /// The same index, knowing who belongs to whom: marks of a company and of the head of its group do not
    /// contradict each other. `heads` gives for a company the head of its group.
    #[must_use]
    pub fn with_groups(mut self, heads: BTreeMap<EntityId, EntityId>) -> Self {
        self.heads = heads;
        self
    }

    /// The table of labels.
    pub fn brands(&self) -> &BrandTable {
        &self.brands
    }

    /// The patterns.
    pub fn patterns(&self) -> &Patterns {
        &self.patterns
    }

    /// The fields that can say something, also by way of another field. A reader may leave out the rest.
    pub fn fields(&self) -> FieldSet {
        let asked = self.patterns.fields();
        let mut fields: FieldSet = ALWAYS.into_iter().collect();
        for field in Field::ALL.iter().filter(|field| asked.has(**field)) {
            fields.add(*field);
            for source in derived_from(*field) {
                fields.add(*source);
            }
        }
        fields
    }

    /// Whether a value can say anything: a quick look, without a reason. If no value of an observation
    /// passes, [`DeviceIndex::identify`] finds nothing in it.
    pub fn may_speak(&self, field: Field, value: &str, scratch: &mut Scratch) -> bool {
        match field {
            Field::Brand | Field::Description | Field::SsdpManufacturer => {
                return !value.trim().is_empty();
            }
            // A text that is no address is told, and so are those of blocks that are known.
            Field::Mac => {
                return Mac::parse(value)
                    .is_none_or(|mac| mac.is_local() || self.prefixes.lookup(&mac).is_some());
            }
            Field::Model => return !value.trim().is_empty(),
            Field::Made => return value.trim().parse::<PartialDate>().is_err(),
            Field::SsdpModelName | Field::SsdpModelNumber
                if self.patterns.may_match(Field::Model, value, scratch) =>
            {
                return true;
            }
            _ => {}
        }
        if self.patterns.may_match(field, value, scratch) {
            return true;
        }
        let mut speaks = false;
        derive(field, value, &mut |field, value: &str| {
            speaks = speaks || self.patterns.may_match(field, value, scratch);
        });
        speaks
    }

    /// Whether a value is read where something else speaks, though it says nothing by itself, such as the version of
    /// firmware. What neither is such nor [may speak](DeviceIndex::may_speak) may be left out of the observation:
    /// [`DeviceIndex::identify`] finds the same without it.
    pub fn is_always_read(field: Field) -> bool {
        ALWAYS.contains(&field)
    }

    /// Whether a value that stands in a JSON file, with its escapes, can say nothing. `false` says nothing: then
    /// take the escapes out and ask [`DeviceIndex::may_speak`].
    pub fn is_silent(&self, field: Field, raw: &str) -> bool {
        let plain = !ALWAYS.contains(&field) && !is_source(field);
        plain && self.patterns.is_silent(field, raw)
    }

    /// Brand and maker of a device, as far as the evidence goes.
    pub fn identify(&self, seen: &Observation) -> DeviceFinding {
        self.identify_with(seen, &mut Scratch::default())
    }

    /// The same, with buffers that are used again from device to device.
    pub fn identify_with(&self, seen: &Observation, scratch: &mut Scratch) -> DeviceFinding {
        let mut case = Case::new(seen);
        for text in seen.all(Field::Mac) {
            self.read_mac(text, Field::Mac, &mut case);
        }
        for label in seen.all(Field::Brand) {
            self.read_label(label, Field::Brand, &mut case);
        }
        let mut read: Vec<(Field, &str)> = Vec::new();
        for (field, value) in seen.values() {
            if WRITTEN.contains(&field) {
                continue;
            }
            read.push((field, value));
            derive(field, value, &mut |field, value| read.push((field, value)));
        }
        for at in 0..read.len() {
            let (before, rest) = read.split_at(at);
            let Some((field, value)) = rest.first().copied() else {
                break;
            };
            // A line of a whole answer may be given by itself as well.
            if !before.contains(&(field, value)) {
                self.read_wire(field, value, scratch, &mut case);
            }
        }
        for model in seen.all(Field::Model) {
            self.read_models(model, Field::Model, scratch, &mut case);
        }
        for text in seen.all(Field::Description) {
            self.read_description(text, seen, scratch, &mut case);
        }
        self.conclude(case)
    }

    pub(crate) fn name<'n>(&'n self, id: &'n EntityId) -> &'n str {
        self.names.get(id).map_or(id.as_str(), String::as_str)
    }

    /// Whether two companies are of one group.
    pub(crate) fn is_one_group(&self, a: &EntityId, b: &EntityId) -> bool {
        self.head(a) == self.head(b)
    }

    fn head<'e>(&'e self, id: &'e EntityId) -> &'e EntityId {
        self.heads.get(id).unwrap_or(id)
    }
}

/// Fields that are read whatever the fingerprints are.
const ALWAYS: [Field; 9] = [
    Field::Brand,
    Field::Model,
    Field::Mac,
    Field::Description,
    Field::Firmware,
    Field::Made,
    Field::SsdpManufacturer,
    Field::SsdpModelName,
    Field::SsdpModelNumber,
];

/// Fields that are not marks on the wire.
const WRITTEN: [Field; 5] = [
    Field::Brand,
    Field::Model,
    Field::Mac,
    Field::Description,
    Field::Made,
];
