//! ZGrab2: one line for each host, with the answer of each module below `data`.
//!
//! Source of the format: the results of ZGrab2's modules in its source (`http`, `tls`, `banner`, `telnet`,
//! `ftp`, `ssh`, and `rtsp` of its forks) and zcrypto's certificates (`parsed.subject_dn`). Seen November 2026.
//! Modules may be run under other names; their results are known by their shape.
//!
//! Not read, so never kept: what the scanner sent, key material, serial numbers of certificates, and names of
//! subjects that are persons.

use super::hand::Take::{Greeting, Holder, Id, Page, Service, Stream, Text, Web};
use super::table::JsonForm;
use countersight_model::field::Field;

pub(super) static ZGRAB2: JsonForm = JsonForm::new(
    "ZGrab2 (JSON lines)",
    &[&["ip", "data"], &["domain", "data"]],
    &[
        ("ip", Id),
        ("domain", Id),
        ("data/*/protocol", Service),
        ("data/*/result/banner", Greeting),
        ("data/telnet/result/banner", Text(Field::TelnetBanner)),
        ("data/rtsp/result/response/headers", Stream),
        ("data/rtsp/result/headers", Stream),
        ("data/rtsp/result/banner", Text(Field::RtspBanner)),
        ("data/ftp/result/banner", Text(Field::FtpBanner)),
        ("data/ssh/result/server_id/raw", Text(Field::SshBanner)),
        ("data/*/result/server_id/raw", Text(Field::SshBanner)),
        ("data/*/result/response/headers", Web),
        ("data/*/result/response/body", Page),
        (
            "data/*/result/response/request/tls_log/handshake_log/server_certificates/certificate/parsed/subject_dn",
            Holder(Field::TlsSubject),
        ),
        (
            "data/*/result/response/request/tls_log/handshake_log/server_certificates/certificate/parsed/issuer_dn",
            Holder(Field::TlsIssuer),
        ),
        (
            "data/*/result/handshake_log/server_certificates/certificate/parsed/subject_dn",
            Holder(Field::TlsSubject),
        ),
        (
            "data/*/result/handshake_log/server_certificates/certificate/parsed/issuer_dn",
            Holder(Field::TlsIssuer),
        ),
    ],
    &[],
);
