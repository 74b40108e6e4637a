//! What is done with a value that a scan holds: the actions that tables of formats name.

use super::form::Sink;
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
    /// An object or array as it stands.
    Whole(Field),
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
            Take::Greeting => self.greeting(text),
            Take::Concluded => self.concluded.push(text.to_owned()),
            Take::Means(what) => self.concluded.push(what.to_owned()),
            Take::Keys(_) | Take::Id | Take::Whole(_) | Take::Web | Take::Stream | Take::Again => {}
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

    /// An answer of HTTP or RTSP says itself what it is; any other text waits for its service.
    fn greeting(&mut self, text: &str) {
        if text.starts_with("RTSP/") {
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

    /// An object closes: greetings inside it are of the service inside it. A service without a greeting,
    /// as a name in an object of its own, is told to the object around it.
    pub(super) fn closes(&mut self, outer: Said) {
        let inner = std::mem::replace(&mut self.said, outer);
        for greeting in &inner.greetings {
            self.greeted(&inner.service, greeting);
        }
        if self.said.service.is_empty() && inner.greetings.is_empty() {
            self.said.service = inner.service;
        }
    }

    fn greeted(&mut self, service: &str, greeting: &str) {
        match answer::greeting_of(service) {
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

    /// The record ends.
    ///
    /// What the scan's program concluded comes from what is handed on anyway, so it would count twice; it is
    /// handed on only where it is all there is.
    pub(super) fn finish(mut self) {
        self.closes(Said::default());
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
