//! A world of records, the same in every run: pages of common words, servers that are no cameras, and marks of
//! devices out of the register's own examples.

use countersight_model::device::{Fingerprint, Strength};
use countersight_model::field::Field;
use countersight_register::Register;
use serde_json::{Map, Value, json};

const SERVERS: [&str; 8] = ["nginx", "nginx/1.24.0", "Apache/2.4.58 (Ubuntu)", "Microsoft-IIS/10.0", "lighttpd/1.4.69", "cloudflare", "LiteSpeed", "openresty/1.21.4.1"];
const PORTS: [u16; 3] = [80, 443, 8080];
const WORDS: [&str; 40] = [
    "home", "page", "class", "content", "script", "function", "return", "style", "width", "height", "header", "footer",
    "contact", "about", "service", "product", "image", "button", "login", "user", "table", "border", "color", "font",
    "margin", "padding", "script", "async", "default", "window", "document", "element", "query", "value", "option",
    "label", "index", "static", "version", "update",
];

/// What pages are made of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pages {
    /// Words alone: hardly anything to escape in JSON.
    Plain,
    /// Short elements in lines: an escape every dozen bytes.
    Escapes,
}

pub struct World<'r> {
    register: &'r Register,
    pages: Pages,
    state: u64,
}

impl<'r> World<'r> {
    pub fn new(register: &'r Register, pages: Pages, seed: u64) -> Self {
        Self { register, pages, state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1 }
    }

    fn next(&mut self, below: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state >> 16) as usize % below
    }

    fn word(&mut self) -> &'static str {
        WORDS[self.next(WORDS.len())]
    }

    fn page(&mut self, bytes: usize) -> String {
        if self.pages == Pages::Plain {
            let mut page = String::new();
            while page.len() < bytes {
                page.push_str(self.word());
                page.push(' ');
            }
            return page;
        }
        let mut page = String::from("<!DOCTYPE html>\n<html><head><title>");
        while page.len() < bytes {
            let (a, b, c) = (self.word(), self.word(), self.word());
            page.push_str(&format!("<div class=\"{a}-{b}\">{c} {a} {}</div>\n", self.next(10_000)));
        }
        page
    }

    /// Records of about the size that search engines export, some with a mark of a device.
    pub fn text(&mut self, bytes: usize, density: f64) -> (String, usize) {
        let mut text = String::with_capacity(bytes + 4096);
        let mut records = 0;
        while text.len() < bytes {
            records += 1;
            let mut record = self.record(records);
            if (self.next(1_000_000) as f64) < density * 1e6 {
                self.mark(&mut record);
            }
            text.push_str(&Value::Object(record).to_string());
            text.push('\n');
        }
        (text, records)
    }

    fn record(&mut self, number: usize) -> Map<String, Value> {
        let size = 600 + self.next(1_800);
        let title = format!("{} {} - {}", self.word(), self.word(), self.word());
        let mut record = json!({
            "id": format!("r{number}"),
            "ip": format!("192.0.2.{}", self.next(256)),
            "http": {"server": SERVERS[self.next(SERVERS.len())], "title": title, "body": self.page(size), "favicon_mmh3": self.next(1 << 31)},
            "port": PORTS[self.next(PORTS.len())],
        });
        if self.next(100) < 35 {
            let name = format!("CN=www.{}{}.example, O={} {} Ltd", self.word(), self.next(1000), self.word(), self.word());
            record["tls"] = json!({"subject": name, "issuer": "CN=R3, O=Let's Encrypt, C=US", "serial": "03:ab:cd:ef"});
        }
        if self.next(100) < 15 {
            record["ssh"] = json!({"banner": "SSH-2.0-OpenSSH_8.9p1 Ubuntu-3ubuntu0.6"});
        }
        record.as_object().cloned().unwrap_or_default()
    }

    /// Puts an example of a fingerprint into its field.
    fn mark(&mut self, record: &mut Map<String, Value>) {
        let prints = &self.register.fingerprints;
        let wire: Vec<&Fingerprint> = prints.iter().filter(|p| p.field.contains('.') && p.field != "model.qualifier" && !p.examples.is_empty()).collect();
        let print = wire[self.next(wire.len())];
        let example = print.examples[self.next(print.examples.len())].clone();
        if let Some((group, key)) = print.field.split_once('.') {
            let of_group = record.entry(group).or_insert_with(|| json!({}));
            if key == "body" {
                let page = self.page(900);
                of_group[key] = json!(format!("{page}{example}"));
            } else {
                of_group[key] = json!(example);
            }
        }
    }

    /// A fingerprint of the forms that the register has, with words that nobody else uses.
    pub fn fingerprint(&mut self, number: usize) -> Fingerprint {
        let fields = [Field::HttpServer, Field::HttpTitle, Field::HttpBody, Field::HttpWwwAuthenticate, Field::HttpFaviconMmh3, Field::RtspServer, Field::TlsSubject, Field::SnmpSysDescr, Field::TelnetBanner, Field::SshBanner];
        let field = fields[number % fields.len()];
        let word: String = (0..5 + self.next(8)).map(|_| char::from(b'a' + u8::try_from(self.next(26)).unwrap_or(0))).collect();
        let pattern = match (field, self.next(3)) {
            (Field::HttpFaviconMmh3, _) => format!("^{}$", self.next(1 << 31)),
            (_, 0) => format!("^{word}[-/ ](?P<firmware>[\\d.]+)"),
            (_, 1) => format!("{word}(?:-web)?s?\\b"),
            _ => format!("^(?:the )?{word} (?:server|camera|router)$"),
        };
        Fingerprint {
            id: format!("made-up-{number}"),
            field: field.as_str().to_owned(),
            pattern,
            maker: None,
            brand: None,
            independent: Some(format!("Firm {number}")),
            strength: Strength::Weak,
            as_of: None,
            examples: Vec::new(),
            counter_examples: Vec::new(),
            conflicts: Vec::new(),
            note: None,
            sources: Vec::new(),
        }
    }
}
