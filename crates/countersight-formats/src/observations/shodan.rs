//! Shodan: banners as JSON lines (`shodan download`), a search (`matches`) or a host of its interface.
//!
//! Source of the format: Shodan's JSON Schema of banners and the models that its users generate from it
//! (`hikvision`, `dahua`, `dahua_dvr_web`, `ip_camera`, `snmp`, `upnp`, `mdns`; seen November 2026).
//!
//! Not read, so never kept: organisation, provider, host names, place and coordinates, screenshots, serial
//! numbers, device and channel names, users, and contact and location of SNMP.

use super::hand::Take::{
    Again, Concluded, Greeting, Holder, Id, Keys, Means, Port, ServiceAround, Text, Web,
};
use super::table::JsonForm;
use countersight_model::field::Field;

pub(super) static SHODAN: JsonForm = JsonForm::new(
    "Shodan (JSON)",
    &[
        &["_shodan"],
        &["ip_str", "port"],
        &["ip_str", "data"],
        &["ip_str", "ports"],
    ],
    &[
        ("ip_str", Id),
        ("port", Port),
        ("_shodan/module", ServiceAround),
        ("data", Greeting),
        // A host of the interface holds its banners here.
        ("data", Again),
        ("product", Concluded),
        ("mac", Keys(Field::Mac)),
        ("http/server", Text(Field::HttpServer)),
        ("http/title", Text(Field::HttpTitle)),
        ("http/html", Text(Field::HttpBody)),
        ("http/headers", Web),
        ("http/favicon/hash", Text(Field::HttpFaviconMmh3)),
        ("ssl/cert/subject", Holder(Field::TlsSubject)),
        ("ssl/cert/issuer", Holder(Field::TlsIssuer)),
        ("hikvision", Means("Hikvision")),
        ("hikvision/device_model", Text(Field::Model)),
        ("hikvision/device_version", Text(Field::Firmware)),
        ("dahua", Means("Dahua")),
        ("dahua_dvr_web", Means("Dahua")),
        ("ip_camera/brand", Text(Field::Brand)),
        ("ip_camera/model", Text(Field::Model)),
        ("ip_camera/mac_address", Text(Field::Mac)),
        ("ip_camera/product", Concluded),
        ("snmp/description", Text(Field::SnmpSysDescr)),
        ("snmp/objectid", Text(Field::SnmpSysObjectId)),
        ("upnp/manufacturer", Text(Field::SsdpManufacturer)),
        ("upnp/manufacturer_url", Text(Field::SsdpManufacturerUrl)),
        ("upnp/model_name", Text(Field::SsdpModelName)),
        ("upnp/model_number", Text(Field::SsdpModelNumber)),
        ("upnp/model_description", Text(Field::SsdpModelDescription)),
        ("upnp/device_type", Text(Field::SsdpDeviceType)),
        ("mdns/services/*/ptr", Text(Field::Mdns)),
    ],
    &["matches"],
);
