//! Everything that is ever said to one device: three questions, none of which needs a login or changes anything.
//!
//! Sources: RFC 9110 for the page, RFC 7826 for the stream, RFC 5246 for the certificate.

use super::local::LocalAddress;
use std::net::IpAddr;

/// A question to one device, in one connection of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// The first page of its web server: one GET, without any login.
    WebPage,
    /// What its video stream's server can do: one OPTIONS, without any login.
    StreamOptions,
    /// Its certificate: the first message of a TLS connection, which then ends.
    Certificate,
}

impl Question {
    /// All, in the order in which they are asked.
    pub const ALL: [Self; 3] = [Self::WebPage, Self::StreamOptions, Self::Certificate];

    /// The TCP port.
    pub fn port(self) -> u16 {
        match self {
            Self::WebPage => 80,
            Self::StreamOptions => 554,
            Self::Certificate => 443,
        }
    }

    /// The name used in the log.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WebPage => "HTTP",
            Self::StreamOptions => "RTSP",
            Self::Certificate => "TLS",
        }
    }

    /// What it is for, in one line.
    pub fn purpose(self) -> &'static str {
        match self {
            Self::WebPage => "GET / without login: the web server's own words",
            Self::StreamOptions => "OPTIONS without login: the stream server's own words",
            Self::Certificate => "TLS hello: the certificate; no session is made",
        }
    }

    /// What is sent to a device.
    pub fn bytes(self, host: LocalAddress) -> Vec<u8> {
        let name = match host.get() {
            IpAddr::V4(v4) => v4.to_string(),
            IpAddr::V6(v6) => format!("[{v6}]"),
        };
        let agent = concat!("countersight/", env!("CARGO_PKG_VERSION"));
        match self {
            Self::WebPage => format!(
                "GET / HTTP/1.1\r\nHost: {name}\r\nUser-Agent: {agent}\r\nAccept: text/html,*/*\r\nConnection: close\r\n\r\n"
            )
            .into_bytes(),
            Self::StreamOptions => format!(
                "OPTIONS rtsp://{name}:554/ RTSP/1.0\r\nCSeq: 1\r\nUser-Agent: {agent}\r\n\r\n"
            )
            .into_bytes(),
            Self::Certificate => super::answers::tls::client_hello(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_to_one_device_word_by_word() {
        let said = |host: &str| -> Vec<String> {
            let host = host.parse().unwrap();
            let text = |question: Question| question.bytes(host).escape_ascii().to_string();
            vec![text(Question::WebPage), text(Question::StreamOptions)]
        };
        insta::assert_snapshot!([said("192.168.1.64"), said("fe80::1")].concat().join("\n"), @r##"
        GET / HTTP/1.1\r\nHost: 192.168.1.64\r\nUser-Agent: countersight/0.1.0\r\nAccept: text/html,*/*\r\nConnection: close\r\n\r\n
        OPTIONS rtsp://192.168.1.64:554/ RTSP/1.0\r\nCSeq: 1\r\nUser-Agent: countersight/0.1.0\r\n\r\n
        GET / HTTP/1.1\r\nHost: [fe80::1]\r\nUser-Agent: countersight/0.1.0\r\nAccept: text/html,*/*\r\nConnection: close\r\n\r\n
        OPTIONS rtsp://[fe80::1]:554/ RTSP/1.0\r\nCSeq: 1\r\nUser-Agent: countersight/0.1.0\r\n\r\n
    "##);
    }
}
