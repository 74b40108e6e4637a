//! ZoomEye: answers of its interface (`matches` of version 1, `data` of version 2) and lines of its command.
//!
//! Source of the format: ZoomEye's table of response fields (`header.server.name`, `iconhash_md5`, `ssl`, …)
//! and version 1 as programs read it (`portinfo`, `geoinfo`). Seen November 2026.
//!
//! Not read, so never kept: place, coordinates and post code, organisation, provider, industry, host and
//! domain names. What ZoomEye itself concluded (`product`, `device`, `app`) is read only where nothing else is
//! there.

use super::hand::Take::{Certificate, Concluded, Greeting, Id, Page, Port, Service, Text};
use super::table::JsonForm;
use countersight_model::field::Field;

pub(super) static ZOOMEYE: JsonForm = JsonForm::new(
    "ZoomEye (JSON)",
    &[
        &["ip", "portinfo"],
        &["portinfo", "geoinfo"],
        &["ip", "port", "update_time"],
        &["ip", "port", "iconhash_md5"],
        &["ip", "port", "header.server.name"],
        &["ip", "port", "ssl.jarm"],
        &["ip", "port", "country.name"],
    ],
    &[
        ("ip", Id),
        // Version 1.
        ("portinfo/port", Port),
        ("portinfo/service", Service),
        ("portinfo/banner", Greeting),
        ("portinfo/title", Text(Field::HttpTitle)),
        ("portinfo/app", Concluded),
        ("ssl", Certificate),
        ("raw_data", Greeting),
        // Version 2.
        ("port", Port),
        ("service", Service),
        ("banner", Greeting),
        ("header", Greeting),
        ("body", Page),
        ("title", Text(Field::HttpTitle)),
        ("header.server.name", Text(Field::HttpServer)),
        ("iconhash_md5", Text(Field::HttpFaviconMd5)),
        ("product", Concluded),
    ],
    &["matches", "data"],
);
