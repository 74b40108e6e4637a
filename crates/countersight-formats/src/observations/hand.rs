//! What is done with a value that a scan holds: the actions that tables of formats name.

use super::form::{LONG, Sink};
use super::{answer, certificate};
use countersight_model::field::{Field, FieldSet};

/// What is done with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Take {
    /// Address or name by which the record is found again.
    Id,
    /// Port; it stands behind the address where the record is of one service.
    Port,
    /// A value of a field.
    Text(Field),
    /// Lines of a web server's answer, by their names.
    Web,
    /// Lines of a video stream's answer, by their names.
    Stream,
    /// Holder or signer of a certificate, as text or by its parts.
    Holder(Field),
    /// A certificate in words.
    Certificate,
    /// A page: its text, and the title inside it.
    Page,
    /// What kind of service a greeting beside it is of.
    Service,
    /// The same, for a greeting in the object around it.
    ServiceAround,
    /// One part of a certificate's holder.
    Part(Field, &'static str),
    /// One value of an answer to Dahua's search protocol.
    Dhip(&'static str),
    /// What a service sent first.
    Greeting,
    /// Objects of the same shape as the record.
    Again,
    /// Keys of an object as values of a field.
    Keys(Field),
    /// What the program that made the scan concluded the device is.
    Concluded,
    /// The same, told by an object being there.
    Means(&'static str),
}

/// A greeting and its service, until both are known.
#[derive(Debug, Default)]
pub(super) struct Said {
    service: String,
    around: String,
    greetings: Vec<String>,
}

/// Hands values on, and keeps what must be put together first.
pub(super) struct Hand<'s> {
    wanted: FieldSet,
    sink: &'s mut dyn Sink,
    id: String,
    port: String,
    ports: usize,
    said: Said,
    holders: Vec<(Field, String)>,
    dhip: Vec<(&'static str, String)>,
    concluded: Vec<String>,
    /// Whether anything was handed on that the device itself said.
    given: bool,
}

impl<'s> Hand<'s> {
    pub(super) fn new(wanted: FieldSet, sink: &'s mut dyn Sink) -> Self {
        Self {
            wanted,
            sink,
            id: String::new(),
            port: String::new(),
            ports: 0,
            said: Said::default(),
            holders: Vec::new(),
            dhip: Vec::new(),
            concluded: Vec::new(),
            given: false,
        }
    }

    /// Hands on a value of a field, if anybody wants it.
    pub(super) fn give(&mut self, field: Field, value: &str) {
        self.given |= field != Field::Port && !value.trim().is_empty();
        if self.wanted.has(field) {
            self.sink.value(field, value);
        }
    }

    /// Passes over a long text that goes to one field as it is and that nobody needs. It is given as it stands in
    /// JSON, with its escapes; `false` if it must be taken.
    pub(super) fn passes_over(&mut self, takes: &[Take], raw: &str) -> bool {
        let [Take::Text(field)] = takes else {
            return false;
        };
        // What begins with an escape may be blank, and a blank text is not one that the device said.
        let blank = raw.trim_start().is_empty() || raw.trim_start().starts_with('\\');
        if raw.len() < LONG || blank || !self.sink.can_skip(*field, raw) {
            return false;
        }
        self.given = true;
        true
    }

    /// Does with a text what the table says.
    pub(super) fn take(&mut self, take: Take, text: &str) {
        match take {
            Take::Id if self.id.is_empty() => self.id.push_str(text.trim()),
            Take::Port => {
                self.ports += 1;
                self.port.clear();
                self.port.push_str(text);
                self.give(Field::Port, text);
            }
            Take::Text(field) => self.give(field, text),
            Take::Holder(field) => self.give(field, &certificate::holder(text)),
            Take::Certificate => certificate::in_words(text, |field, holder| {
                self.give(field, holder);
            }),
            Take::Page => self.page(text),
            Take::Service => {
                self.said.service.clear();
                self.said.service.push_str(text);
            }
            Take::ServiceAround => {
                self.said.around.clear();
                self.said.around.push_str(text);
            }
            Take::Part(field, name) => self.part(field, name, text),
            Take::Dhip(name) => self.dhip.push((name, text.to_owned())),
            Take::Greeting => self.greeting(text),
            Take::Concluded => self.concluded.push(text.to_owned()),
            Take::Means(what) => self.concluded.push(what.to_owned()),
            Take::Keys(_) | Take::Id | Take::Web | Take::Stream | Take::Again => {}
        }
    }

    /// One line of an answer's head.
    pub(super) fn line(&mut self, kind: Take, name: &str, value: &str) {
        if let Some(field) = answer::field_of(name, kind == Take::Stream) {
            self.give(field, value);
        }
    }

    fn page(&mut self, text: &str) {
        self.give(Field::HttpBody, text);
        if let Some(title) = answer::title(text) {
            self.give(Field::HttpTitle, title);
        }
    }

    /// An answer of HTTP, RTSP, SIP or SSH says itself what it is; any other text waits for its service.
    fn greeting(&mut self, text: &str) {
        if text.starts_with("SIP/") {
            self.greeted("sip", text);
        } else if text.starts_with("SSH-") {
            self.give(Field::SshBanner, text);
        } else if text.starts_with("RTSP/") {
            self.give(Field::RtspBanner, text);
        } else if text.starts_with("HTTP/") {
            let (head, body) = answer::parts(text);
            if answer::is_announcement(head) {
                if let Some(server) = answer::line(head, "server") {
                    self.give(Field::SsdpServer, server);
                }
                return;
            }
            self.give(Field::Banner, head);
            if !body.trim().is_empty() {
                self.page(body);
            }
        } else if !text.is_empty() {
            self.said.greetings.push(text.to_owned());
        }
    }

    /// An object opens; what was said outside of it is put aside.
    pub(super) fn opens(&mut self) -> Said {
        std::mem::take(&mut self.said)
    }

    /// An object closes: a greeting in it is of the service in it, or else of the one around it.
    pub(super) fn closes(&mut self, outer: Said) {
        let inner = std::mem::replace(&mut self.said, outer);
        if inner.service.is_empty() {
            self.said.greetings.extend(inner.greetings);
        } else {
            for greeting in &inner.greetings {
                self.greeted(&inner.service, greeting);
            }
        }
        if !inner.around.is_empty() {
            self.said.service = inner.around;
        }
    }

    fn greeted(&mut self, service: &str, greeting: &str) {
        if answer::is_no_text(service) {
            return;
        }
        match answer::greeting_of(service) {
            Some(Field::SnmpSysDescr) => {
                self.give(Field::SnmpSysDescr, answer::description(greeting));
            }
            Some(Field::SipServer) => {
                let server = answer::line(greeting, "server");
                if let Some(server) = server.or_else(|| answer::line(greeting, "user-agent")) {
                    self.give(Field::SipServer, server);
                }
            }
            Some(field) => self.give(field, greeting),
            None => self.give(Field::Banner, greeting),
        }
    }

    fn part(&mut self, field: Field, name: &str, value: &str) {
        if let Some((_, holder)) = self.holders.iter_mut().find(|(of, _)| *of == field) {
            certificate::add(holder, name, value);
        } else {
            let mut holder = String::new();
            certificate::add(&mut holder, name, value);
            self.holders.push((field, holder));
        }
    }

    /// The answer to a search, as the device sent it, out of the values that a table holds of it.
    fn answer_to_search(&mut self) {
        let mut device = serde_json::Map::new();
        let mut method = String::new();
        // Devices send their values in the order of the names.
        self.dhip.sort();
        for (name, value) in std::mem::take(&mut self.dhip) {
            if name == "method" {
                method = value;
            } else if !value.is_empty() {
                device.insert(name.to_owned(), value.into());
            }
        }
        if !method.is_empty() {
            let answer = serde_json::json!({"method": method, "params": {"deviceInfo": device}});
            self.give(Field::Dhip, &answer.to_string());
        }
    }

    /// The record ends.
    ///
    /// What the scan's program concluded comes from what is handed on anyway, so it would count twice; it is
    /// handed on only where it is all there is.
    pub(super) fn finish(mut self) {
        let left = std::mem::take(&mut self.said);
        for greeting in &left.greetings {
            self.greeted(&left.service, greeting);
        }
        for (field, holder) in std::mem::take(&mut self.holders) {
            self.give(field, &holder);
        }
        self.answer_to_search();
        if !self.given {
            for concluded in std::mem::take(&mut self.concluded) {
                self.give(Field::Description, &concluded);
            }
        }
        match (self.id.as_str(), self.ports) {
            ("", _) => {}
            (id, 1) if id.contains(':') && id.parse::<std::net::Ipv6Addr>().is_ok() => {
                self.sink.id(&format!("[{id}]:{}", self.port));
            }
            (id, 1) => self.sink.id(&format!("{id}:{}", self.port)),
            (id, _) => self.sink.id(id),
        }
    }
}
