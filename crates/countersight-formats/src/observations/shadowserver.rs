//! Shadowserver: the reports that it sends to those who run networks, as CSV.
//!
//! Source of the format: the columns of reports in the tests of IntelMQ (`scan_http`, `scan_ssl`, `scan_snmp`,
//! `scan_ssdp`, `scan_mdns`, `scan_telnet`, `scan_ipp`, `scan_ubiquiti`, `scan_dvr_dhcpdiscover`, `device_id`). Seen
//! November 2026. A report of another kind is read for what Shadowserver concluded, which it has in
//! `device_vendor` and `device_model`.
//!
//! Of `scan_dvr_dhcpdiscover` the device's answer to Dahua's search protocol is put together again from its
//! columns, without serial number and machine name.
//!
//! Not read, so never kept: host names, place, sector, serial numbers, names of machines, printers and networks,
//! subjects' names of persons, their addresses and mail addresses.

use super::columns::{Columns, Kind};
use super::hand::Take::{Concluded, Dhip, Id, Part, Port, Text};
use countersight_model::field::Field;
use countersight_model::field::Field::{TlsIssuer, TlsSubject};

pub(super) static SHADOWSERVER: Columns = Columns {
    name: "Shadowserver report (CSV)",
    kinds: &[
        Kind {
            signs: &[
                "timestamp",
                "ip",
                "asn",
                "geo",
                "method",
                "device_serial",
                "machine_name",
            ],
            takes: &[
                ("ip", Id),
                ("port", Port),
                ("mac_address", Text(Field::Mac)),
                ("method", Dhip("method")),
                ("device_type", Dhip("DeviceClass")),
                ("device_model", Dhip("DeviceType")),
                ("manufacturer", Dhip("Vendor")),
                ("device_version", Dhip("Version")),
            ],
        },
        Kind {
            signs: &["timestamp", "ip", "asn", "geo", "subject_common_name"],
            takes: &[
                ("ip", Id),
                ("port", Port),
                ("subject_country", Part(TlsSubject, "C")),
                ("subject_state_or_province_name", Part(TlsSubject, "ST")),
                ("subject_locality_name", Part(TlsSubject, "L")),
                ("subject_organization_name", Part(TlsSubject, "O")),
                ("subject_organization_unit_name", Part(TlsSubject, "OU")),
                ("subject_common_name", Part(TlsSubject, "CN")),
                ("issuer_country", Part(TlsIssuer, "C")),
                ("issuer_state_or_province_name", Part(TlsIssuer, "ST")),
                ("issuer_locality_name", Part(TlsIssuer, "L")),
                ("issuer_organization_name", Part(TlsIssuer, "O")),
                ("issuer_organization_unit_name", Part(TlsIssuer, "OU")),
                ("issuer_common_name", Part(TlsIssuer, "CN")),
                ("server_type", Text(Field::HttpServer)),
                ("www_authenticate", Text(Field::HttpWwwAuthenticate)),
                ("set_cookie", Text(Field::HttpSetCookie)),
                ("device_vendor", Concluded),
                ("device_model", Concluded),
            ],
        },
        Kind {
            signs: &["timestamp", "ip", "asn", "geo", "unique_service_name"],
            takes: &[
                ("ip", Id),
                ("port", Port),
                ("server", Text(Field::SsdpServer)),
                ("search_target", Text(Field::SsdpDeviceType)),
            ],
        },
        Kind {
            signs: &[
                "timestamp",
                "ip",
                "asn",
                "geo",
                "www_authenticate",
                "server",
            ],
            takes: &[
                ("ip", Id),
                ("port", Port),
                ("server", Text(Field::HttpServer)),
                ("www_authenticate", Text(Field::HttpWwwAuthenticate)),
                ("set_cookie", Text(Field::HttpSetCookie)),
                ("device_vendor", Concluded),
                ("device_model", Concluded),
            ],
        },
        Kind {
            signs: &["timestamp", "ip", "asn", "geo", "sysdesc"],
            takes: &[
                ("ip", Id),
                ("port", Port),
                ("sysdesc", Text(Field::SnmpSysDescr)),
                ("device_vendor", Concluded),
                ("device_model", Concluded),
            ],
        },
        Kind {
            signs: &["timestamp", "ip", "asn", "geo", "services", "mdns_name"],
            takes: &[("ip", Id), ("port", Port), ("services", Text(Field::Mdns))],
        },
        Kind {
            signs: &["timestamp", "ip", "asn", "geo", "modelfull", "radioname"],
            takes: &[
                ("ip", Id),
                ("port", Port),
                ("mac", Text(Field::Mac)),
                ("modelfull", Text(Field::Model)),
                ("modelshort", Text(Field::Model)),
                ("firmware", Text(Field::Firmware)),
            ],
        },
        Kind {
            signs: &["timestamp", "ip", "asn", "geo", "printer_make_and_model"],
            takes: &[
                ("ip", Id),
                ("port", Port),
                ("printer_make_and_model", Text(Field::Description)),
            ],
        },
        Kind {
            signs: &["timestamp", "ip", "asn", "geo", "hostname", "tag", "banner"],
            takes: &[
                ("ip", Id),
                ("port", Port),
                ("banner", Text(Field::TelnetBanner)),
            ],
        },
        Kind {
            signs: &["timestamp", "ip", "asn", "geo", "device_vendor"],
            takes: &[
                ("ip", Id),
                ("port", Port),
                ("device_vendor", Concluded),
                ("device_model", Concluded),
            ],
        },
        Kind {
            signs: &[
                "timestamp",
                "ip",
                "port",
                "hostname",
                "tag",
                "asn",
                "geo",
                "region",
                "city",
            ],
            takes: &[("ip", Id), ("port", Port)],
        },
    ],
};
