//! runZero: exported assets and services (JSON lines or an array), and the raw results of a scan.
//!
//! Source of the format: runZero's page on data formats, answers in the tests of programs that read it (keys of
//! assets), and a converter that reads `services` by address and port (`favicon.ico.image.md5`, several values in one
//! text with tabs between). Seen November 2026. The names of the other attributes are as runZero's search
//! keywords have them; no export with a camera was at hand to compare them with.
//!
//! Not read, so never kept: names of hosts and owners, comments, tags, sites, organisations, foreign
//! attributes, serial numbers. What runZero itself concluded (`hw`, `os`, `type`) is read only where nothing else is
//! there.

use super::hand::Take::{Concluded, Greeting, Holder, Id, Page, Service, Text};
use super::table::JsonForm;
use countersight_model::field::Field;

macro_rules! attributes {
    ($($below:literal),*; $($name:literal => $take:expr,)*) => {
        attributes!(@ [$($below),*] [$(($name, $take),)*] -> [])
    };
    (@ [] $all:tt -> [$($done:tt)*]) => { &[
        ("address", Id),
        ("addresses", Id),
        ("host", Id),
        ("service_address", Id),
        ("macs", Text(Field::Mac)),
        ("newest_mac", Text(Field::Mac)),
        ("service_protocol", Service),
        ("proto", Service),
        ("hw", Concluded),
        ("hw_product", Concluded),
        ("service_product", Concluded),
        $($done)*
    ] };
    (@ [$below:literal $(, $more:literal)*] [$(($name:literal, $take:expr),)*] -> [$($done:tt)*]) => {
        attributes!(@ [$($more),*] [$(($name, $take),)*] -> [$($done)* $((concat!($below, $name), $take),)*])
    };
}

pub(super) static RUNZERO: JsonForm = JsonForm::new(
    "runZero (JSON)",
    &[
        &["service_count", "addresses"],
        &["newest_mac", "addresses"],
        &["service_address", "service_transport"],
        &["service_address", "service_port"],
        &["type", "ts", "host", "info"],
        &["type", "ts", "probes"],
    ],
    attributes![
        "services/*/", "service_data/", "attributes/", "info/";
        "banner" => Greeting,
        "http.head.server" => Text(Field::HttpServer),
        "http.head.wwwAuthenticate" => Text(Field::HttpWwwAuthenticate),
        "http.head.setCookie" => Text(Field::HttpSetCookie),
        "http.head.location" => Text(Field::HttpLocation),
        "http.body" => Page,
        "html.title" => Text(Field::HttpTitle),
        "favicon.ico.image.md5" => Text(Field::HttpFaviconMd5),
        "favicon.ico.image.mmh3" => Text(Field::HttpFaviconMmh3),
        "rtsp.server" => Text(Field::RtspServer),
        "rtsp.wwwAuthenticate" => Text(Field::RtspWwwAuthenticate),
        "tls.subject" => Holder(Field::TlsSubject),
        "tls.issuer" => Holder(Field::TlsIssuer),
        "snmp.sysDesc" => Text(Field::SnmpSysDescr),
        "snmp.sysDescr" => Text(Field::SnmpSysDescr),
        "snmp.sysObjectID" => Text(Field::SnmpSysObjectId),
        "ssdp.server" => Text(Field::SsdpServer),
        "upnp.device.manufacturer" => Text(Field::SsdpManufacturer),
        "upnp.device.modelName" => Text(Field::SsdpModelName),
        "upnp.device.modelNumber" => Text(Field::SsdpModelNumber),
        "upnp.device.modelDescription" => Text(Field::SsdpModelDescription),
        "telnet.banner" => Text(Field::TelnetBanner),
        "ftp.banner" => Text(Field::FtpBanner),
        "ssh.banner" => Text(Field::SshBanner),
        "wsd.scopes" => Text(Field::OnvifScopes),
        "wsd.types" => Text(Field::WsdTypes),
        "mac" => Text(Field::Mac),
    ],
    &["assets", "services"],
)
.with_tabs();
