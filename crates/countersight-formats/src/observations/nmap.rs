//! Nmap: the XML of a scan (`-oX`), also as masscan writes it.
//!
//! Source of the format: Nmap's document type (`nmap.dtd`) and the structured output of its scripts. Entities of
//! a file's own are refused, for they can blow up without end.
//!
//! Not read, so never kept: names of hosts and users, routes, times, the command that was run, and serial numbers of
//! certificates. The maker that Nmap looked up for a hardware address is not read, for the address itself is;
//! what it concluded (`product`) is read only where nothing else is there.

use super::certificate;
use super::form::{RecordFault, StreamFormat};
use super::hand::{Hand, Take};
use super::reading::Located;
use crate::decode::TextReader;
use crate::encoding::TextEncoding;
use crate::lists::xml::{Node, Step, Xml};
use countersight_model::field::{Field, FieldSet};
use std::io::Read;

/// What is looked at to find the first element.
const LOOK: usize = 4096;
/// The longest host, in bytes.
const LONGEST: u64 = 32 << 20;

/// The XML of a scan.
#[derive(Debug)]
pub(super) struct Nmap;

impl StreamFormat for Nmap {
    fn name(&self) -> &'static str {
        "Nmap (XML)"
    }

    fn fits(&self, beginning: &[u8]) -> bool {
        let start = beginning
            .get(..beginning.len().min(LOOK))
            .unwrap_or_default();
        let start = String::from_utf8_lossy(start);
        start
            .trim_start_matches('\u{feff}')
            .trim_start()
            .starts_with('<')
            && start.contains("<nmaprun")
    }

    fn open(
        &self,
        bytes: Box<dyn Read + Send>,
    ) -> Box<dyn Iterator<Item = Result<Located, RecordFault>> + Send> {
        let text = TextReader::new(bytes, TextEncoding::Utf8 { mark: false });
        Box::new(Hosts {
            xml: Xml::new(text.with_longest(LONGEST)),
            number: 0,
            ended: false,
        })
    }
}

struct Hosts {
    xml: Xml<Box<dyn Read + Send>>,
    number: u64,
    ended: bool,
}

impl Iterator for Hosts {
    type Item = Result<Located, RecordFault>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let step = self.xml.next();
            let host = match step {
                Ok(Step::Open(node)) if node.name == "host" => self.xml.whole(node),
                Ok(Step::Open(_) | Step::Close | Step::Text(_)) => continue,
                Ok(Step::End) => break,
                Err(fault) => Err(fault),
            };
            match host {
                Ok(host) if is_up(&host) => {
                    self.number += 1;
                    return Some(Ok(read(&host, self.number)));
                }
                Ok(_) => {}
                Err(fault) => {
                    self.ended = true;
                    return Some(Err(RecordFault {
                        column: None,
                        reason: format!("{}: {}", fault.place, fault.what),
                    }));
                }
            }
        }
        self.ended = true;
        None
    }
}

fn is_up(host: &Node) -> bool {
    host.child("status")
        .is_none_or(|status| status.attribute("state") != "down")
}

fn read(host: &Node, number: u64) -> Located {
    let mut located = Located::default();
    let mut hand = Hand::new(FieldSet::all(), &mut located);
    for address in host.all("address") {
        let take = if address.attribute("addrtype") == "mac" {
            Take::Text(Field::Mac)
        } else {
            Take::Id
        };
        hand.take(take, address.attribute("addr"));
    }
    for ports in host.all("ports") {
        for port in ports.all("port") {
            let open = port
                .child("state")
                .is_none_or(|state| state.attribute("state").starts_with("open"));
            if open {
                of_port(port, &mut hand);
            }
        }
    }
    for scripts in host.all("hostscript") {
        for script in scripts.all("script") {
            of_script(script, &mut hand);
        }
    }
    hand.finish();
    located.place = format!("record {number}");
    located
}

fn of_port(port: &Node, hand: &mut Hand<'_>) {
    let around = hand.opens();
    hand.take(Take::Port, port.attribute("portid"));
    if let Some(service) = port.child("service") {
        hand.take(Take::Service, service.attribute("name"));
        hand.take(Take::Greeting, service.attribute("banner"));
        let product = service.attribute("product");
        if !product.is_empty() {
            hand.take(Take::Concluded, product);
        }
    }
    for script in port.all("script") {
        of_script(script, hand);
    }
    hand.closes(around);
}

fn of_script(script: &Node, hand: &mut Hand<'_>) {
    let output = script.attribute("output");
    let elements = || script.all("elem").filter(|elem| !elem.text().is_empty());
    match script.attribute("id") {
        "banner" => hand.take(Take::Greeting, output),
        "http-title" => {
            for title in elements().filter(|elem| elem.attribute("key") == "title") {
                hand.give(Field::HttpTitle, title.text());
            }
        }
        "http-server-header" => {
            for server in elements() {
                hand.give(Field::HttpServer, server.text());
            }
        }
        "http-headers" => each_line(output, |name, value| hand.line(Take::Web, name, value)),
        "http-auth" => of_logins(script, hand),
        "http-favicon" => {
            if let Some((_, md5)) = output.rsplit_once("MD5: ") {
                hand.give(Field::HttpFaviconMd5, md5.trim());
            }
        }
        "ssl-cert" => {
            of_holder(script, "subject", Field::TlsSubject, hand);
            of_holder(script, "issuer", Field::TlsIssuer, hand);
        }
        "snmp-sysdescr" => {
            let description = output.split("\n  System uptime").next().unwrap_or(output);
            hand.give(Field::SnmpSysDescr, description.trim());
        }
        "fingerprint-strings" => {
            let answers = elements().filter(|elem| {
                elem.text().starts_with("HTTP/") || elem.text().starts_with("RTSP/")
            });
            answers.for_each(|answer| hand.take(Take::Greeting, answer.text()));
        }
        "upnp-info" => each_line(output, |name, value| {
            let field = match name {
                "Server" => Field::SsdpServer,
                "Manufacturer" => Field::SsdpManufacturer,
                "Manufacturer URL" => Field::SsdpManufacturerUrl,
                "Model Name" => Field::SsdpModelName,
                "Model Descr" => Field::SsdpModelDescription,
                _ => return,
            };
            hand.give(field, value);
        }),
        _ => {}
    }
}

/// The lines `Name: value` of a script's output.
fn each_line(output: &str, mut give: impl FnMut(&str, &str)) {
    for line in output.lines() {
        if let Some((name, value)) = line.split_once(": ") {
            give(name.trim(), value.trim());
        }
    }
}

/// Ways to log in, put together as the server said them.
fn of_logins(script: &Node, hand: &mut Hand<'_>) {
    for login in script.all("table") {
        let part = |node: &Node, key: &str| {
            let found = node.all("elem").find(|elem| elem.attribute("key") == key);
            found.map(|elem| elem.text().to_owned())
        };
        let params = login
            .all("table")
            .find(|table| table.attribute("key") == "params");
        let realm = params.and_then(|params| part(params, "realm"));
        if let (Some(scheme), Some(realm)) = (part(login, "scheme"), realm) {
            hand.give(
                Field::HttpWwwAuthenticate,
                &format!("{scheme} realm=\"{realm}\""),
            );
        }
    }
}

fn of_holder(script: &Node, key: &str, field: Field, hand: &mut Hand<'_>) {
    for table in script
        .all("table")
        .filter(|table| table.attribute("key") == key)
    {
        let mut holder = String::new();
        for part in table.all("elem") {
            certificate::add(&mut holder, part.attribute("key"), part.text());
        }
        hand.give(field, &holder);
    }
}
