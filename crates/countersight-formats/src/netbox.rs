//! `NetBox`'s Django fixture: devices, their types and makers, in one array of rows.

use crate::encoding::TextEncoding;
use crate::error::ReadError;
use crate::part::{Part, Rows, last_words};
use crate::reading::Item;
use crate::records::Records;
use crate::shape::Place;
use crate::slots::Slots;
use countersight_model::input::InputKind;
use countersight_model::lexicon::ColumnMeaning;
use serde_json::{Map, Value};
use std::collections::{HashMap, VecDeque};

const COLUMNS: [&str; 8] = [
    "dcim.device.pk → id",
    "dcim.device.name → name",
    "dcim.manufacturer.name → brand",
    "dcim.devicetype.model, part_number → model",
    "dcim.interface.mac_address → mac",
    "dcim.device.description, comments → description",
    "dcim.devicerole.name → description",
    "dcim.site.name, dcim.location.name → location",
];

/// Whether a value is a row of a Django fixture.
pub(crate) fn is_fixture(value: &Value) -> bool {
    let name = value
        .get("model")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let (Some((app, model)), Some(Value::Object(_))) = (name.split_once('.'), value.get("fields"))
    else {
        return false;
    };
    let word = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    word(app) && word(model)
}

struct Device {
    place: Place,
    key: i64,
    kind: Option<i64>,
    role: Option<i64>,
    site: Option<i64>,
    location: Option<i64>,
    texts: Vec<(ColumnMeaning, String)>,
}

struct DeviceType {
    maker: Option<i64>,
    model: String,
    part_number: String,
}

/// The rows that matter, by their keys.
#[derive(Default)]
struct Fixture {
    devices: VecDeque<Device>,
    types: HashMap<i64, DeviceType>,
    makers: HashMap<i64, String>,
    roles: HashMap<i64, String>,
    sites: HashMap<i64, String>,
    locations: HashMap<i64, String>,
    /// Device of an interface.
    interfaces: HashMap<i64, i64>,
    /// Hardware addresses by interface.
    addresses: HashMap<i64, Vec<String>>,
    /// Parts inside devices, which are not read.
    parts: u64,
}

impl Fixture {
    fn take(&mut self, place: Place, value: &Value) {
        let Some(fields) = value.get("fields").and_then(Value::as_object) else {
            return;
        };
        let key = value.get("pk").and_then(Value::as_i64).unwrap_or_default();
        let name = || text(fields, "name");
        match value
            .get("model")
            .and_then(Value::as_str)
            .unwrap_or_default()
        {
            "dcim.device" => self.devices.push_back(Device {
                place,
                key,
                kind: number(fields, "device_type"),
                role: number(fields, "role").or_else(|| number(fields, "device_role")),
                site: number(fields, "site"),
                location: number(fields, "location"),
                texts: vec![
                    (ColumnMeaning::Name, name()),
                    (ColumnMeaning::Description, text(fields, "description")),
                    (ColumnMeaning::Description, text(fields, "comments")),
                ],
            }),
            "dcim.devicetype" => {
                let (model, part_number) = (text(fields, "model"), text(fields, "part_number"));
                let maker = number(fields, "manufacturer");
                self.types.insert(
                    key,
                    DeviceType {
                        maker,
                        model,
                        part_number,
                    },
                );
            }
            "dcim.manufacturer" => drop(self.makers.insert(key, name())),
            "dcim.devicerole" => drop(self.roles.insert(key, name())),
            "dcim.site" => drop(self.sites.insert(key, name())),
            "dcim.location" => drop(self.locations.insert(key, name())),
            "dcim.interface" => {
                self.interfaces
                    .extend(number(fields, "device").map(|device| (key, device)));
                let address = text(fields, "mac_address");
                if !address.is_empty() {
                    self.addresses.entry(key).or_default().push(address);
                }
            }
            // From `NetBox` 4.2 on, hardware addresses are rows of their own.
            "dcim.macaddress" => {
                if let Some(interface) = number(fields, "assigned_object_id") {
                    self.addresses
                        .entry(interface)
                        .or_default()
                        .push(text(fields, "mac_address"));
                }
            }
            "dcim.module" | "dcim.inventoryitem" => self.parts += 1,
            _ => {}
        }
    }

    /// Hardware addresses by device, in the order of the interfaces.
    fn addresses_by_device(&self) -> HashMap<i64, Vec<String>> {
        let mut interfaces: Vec<(&i64, &i64)> = self.interfaces.iter().collect();
        interfaces.sort();
        let mut by_device: HashMap<i64, Vec<String>> = HashMap::new();
        for (interface, device) in interfaces {
            if let Some(addresses) = self.addresses.get(interface) {
                by_device
                    .entry(*device)
                    .or_default()
                    .extend(addresses.iter().cloned());
            }
        }
        by_device
    }

    fn cells(
        &self,
        device: Device,
        addresses: &HashMap<i64, Vec<String>>,
    ) -> Vec<(ColumnMeaning, String)> {
        use ColumnMeaning as M;
        let look_up = |names: &HashMap<i64, String>, key: Option<i64>| {
            key.and_then(|key| names.get(&key))
                .cloned()
                .unwrap_or_default()
        };
        let mut cells = device.texts;
        cells.push((M::Id, device.key.to_string()));
        if let Some(kind) = device.kind.and_then(|key| self.types.get(&key)) {
            cells.push((M::Brand, look_up(&self.makers, kind.maker)));
            cells.push((M::Model, kind.model.clone()));
            cells.push((M::Model, kind.part_number.clone()));
        }
        let own = addresses
            .get(&device.key)
            .map(Vec::as_slice)
            .unwrap_or_default();
        cells.extend(own.iter().map(|address| (M::Mac, address.clone())));
        cells.push((M::Description, look_up(&self.roles, device.role)));
        cells.push((M::Location, look_up(&self.sites, device.site)));
        cells.push((M::Location, look_up(&self.locations, device.location)));
        cells
    }
}

fn text(fields: &Map<String, Value>, key: &str) -> String {
    fields
        .get(key)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

fn number(fields: &Map<String, Value>, key: &str) -> Option<i64> {
    fields.get(key).and_then(Value::as_i64)
}

struct Devices {
    ready: VecDeque<Item>,
}

impl Rows for Devices {
    fn next(&mut self) -> Option<Result<Item, ReadError>> {
        self.ready.pop_front().map(Ok)
    }
}

/// Reads the whole fixture, for a device may stand before its type, and joins its rows.
pub(crate) fn open(
    mut records: Records<'_>,
    seen: VecDeque<(Place, Value)>,
    encoding: TextEncoding,
) -> Result<Part<'_>, ReadError> {
    let mut fixture = Fixture::default();
    for (place, value) in seen {
        fixture.take(place, &value);
    }
    while let Some((place, value)) = records.next()? {
        fixture.take(place, &value);
    }
    if fixture.devices.is_empty() {
        return Err(ReadError::NoDevices {
            file: records.env.file(),
        });
    }
    let kind = records.env.kind.unwrap_or(InputKind::Inventory);
    let shaper = records.env.shaper(kind);
    let addresses = fixture.addresses_by_device();
    let mut ready = std::mem::take(&mut records.remarks);
    for device in std::mem::take(&mut fixture.devices) {
        let place = device.place;
        let cells = fixture.cells(device, &addresses);
        let mut slots = Slots::default();
        for (meaning, cell) in &cells {
            slots.put(*meaning, cell);
        }
        ready.push_back(Item::Subject(shaper.subject(&slots, place)));
    }
    let remark = "a module or part inside a device of the fixture: not read";
    ready.extend((0..fixture.parts).map(|_| Item::Remark(remark.to_owned())));
    ready.extend(last_words(records.reader(), encoding));
    Ok(Part {
        kind,
        form: format!("NetBox fixture in JSON, {}", encoding.label()),
        columns: COLUMNS.map(str::to_owned).to_vec(),
        rows: Box::new(Devices { ready }),
    })
}
