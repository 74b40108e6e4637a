//! Censys: hosts of search API version 2, of the older version 1 and of the platform, as JSON lines, as an
//! array, or as an answer of an interface.
//!
//! Source of the format: answers in the tests of programs that read Censys hosts (`services[].http.response`,
//! `services[].tls.certificates.leaf_data`), and Censys' data definitions; version 1 names each port
//! (`80.http.get`), version 2 and the platform list services. Seen November 2026.
//!
//! A host is one record: services of several devices behind one address cannot be told apart.
//!
//! Not read, so never kept: place and coordinates, names in the domain name system, autonomous system,
//! owner in WHOIS, requests that the scanner sent. What Censys itself concluded (`software`) is read only where
//! nothing else is there.

use super::hand::Take::{Concluded, Greeting, Holder, Id, Page, Port, Service, Text, Web};
use super::table::JsonForm;
use countersight_model::field::Field;

pub(super) static CENSYS: JsonForm = JsonForm::new(
    "Censys (JSON)",
    &[
        &["ip", "services"],
        &["ip", "autonomous_system"],
        &["ip", "ports", "protocols"],
        &["host_identifier", "services"],
    ],
    &[
        ("ip", Id),
        ("host_identifier/ipv4", Id),
        // Version 2 and the platform.
        ("services/port", Port),
        ("services/service_name", Service),
        ("services/protocol", Service),
        ("services/banner", Greeting),
        ("services/http/response/headers", Web),
        ("services/http/response/html_title", Text(Field::HttpTitle)),
        ("services/http/response/body", Text(Field::HttpBody)),
        (
            "services/http/response/favicons/md5_hash",
            Text(Field::HttpFaviconMd5),
        ),
        (
            "services/http/response/favicons/hash_md5",
            Text(Field::HttpFaviconMd5),
        ),
        (
            "services/http/response/favicons/shodan_hash",
            Text(Field::HttpFaviconMmh3),
        ),
        (
            "services/http/response/favicons/hash_shodan",
            Text(Field::HttpFaviconMmh3),
        ),
        ("services/endpoints/http/headers", Web),
        ("services/endpoints/http/html_title", Text(Field::HttpTitle)),
        ("services/endpoints/http/body", Text(Field::HttpBody)),
        (
            "services/endpoints/http/favicons/hash_md5",
            Text(Field::HttpFaviconMd5),
        ),
        (
            "services/endpoints/http/favicons/hash_shodan",
            Text(Field::HttpFaviconMmh3),
        ),
        (
            "services/tls/certificates/leaf_data/subject_dn",
            Holder(Field::TlsSubject),
        ),
        (
            "services/tls/certificates/leaf_data/issuer_dn",
            Holder(Field::TlsIssuer),
        ),
        ("services/cert/parsed/subject_dn", Holder(Field::TlsSubject)),
        ("services/cert/parsed/issuer_dn", Holder(Field::TlsIssuer)),
        ("services/telnet/banner", Text(Field::TelnetBanner)),
        ("services/ftp/banner", Text(Field::FtpBanner)),
        ("services/ssh/endpoint_id/raw", Text(Field::SshBanner)),
        ("services/rtsp/banner", Text(Field::RtspBanner)),
        ("services/snmp/oid_system/desc", Text(Field::SnmpSysDescr)),
        (
            "services/snmp/oid_system/object_id",
            Text(Field::SnmpSysObjectId),
        ),
        (
            "services/upnp/devices/manufacturer",
            Text(Field::SsdpManufacturer),
        ),
        (
            "services/upnp/devices/manufacturer_url",
            Text(Field::SsdpManufacturerUrl),
        ),
        (
            "services/upnp/devices/model_name",
            Text(Field::SsdpModelName),
        ),
        (
            "services/upnp/devices/model_number",
            Text(Field::SsdpModelNumber),
        ),
        (
            "services/upnp/devices/model_description",
            Text(Field::SsdpModelDescription),
        ),
        ("services/software/product", Concluded),
        // Version 1: a key for each port.
        ("*/http/get/headers", Web),
        ("*/http/get/title", Text(Field::HttpTitle)),
        ("*/http/get/body", Page),
        (
            "*/https/tls/certificate/parsed/subject_dn",
            Holder(Field::TlsSubject),
        ),
        (
            "*/https/tls/certificate/parsed/issuer_dn",
            Holder(Field::TlsIssuer),
        ),
        ("*/telnet/banner/banner", Text(Field::TelnetBanner)),
        ("*/ftp/banner/banner", Text(Field::FtpBanner)),
        ("*/ssh/v2/banner/raw", Text(Field::SshBanner)),
        ("metadata/product", Concluded),
        ("metadata/manufacturer", Concluded),
    ],
    &[
        "result/hits",
        "result/resource",
        "result",
        "hits",
        "resource",
        "results",
    ],
);
