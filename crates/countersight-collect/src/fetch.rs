//! One file of one official address: HTTPS only, bounded in size, time and redirects, kept as it came.

mod fault;

pub use fault::{FetchError, FetchFault};

use crate::address::{join, may_open};
use countersight_model::id::ListId;
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};
use std::time::Duration;
use ureq::http::{HeaderMap, Response, StatusCode, header};
use ureq::{Agent, Body};

/// Redirects that are followed for one file.
const MOST_REDIRECTS: usize = 5;

/// Bounds of a download.
#[derive(Debug, Clone)]
pub struct FetchOptions {
    /// Bytes beyond which a file is refused.
    pub most_bytes: u64,
    /// How long to wait for a connection.
    pub connect: Duration,
    /// How long to wait for the next bytes.
    pub stall: Duration,
    /// How long a file may take in all.
    pub whole: Duration,
    /// Whether plain HTTP may be spoken with this very machine. Only tests ask for it.
    pub plain_on_loopback: bool,
}

impl Default for FetchOptions {
    fn default() -> Self {
        Self {
            most_bytes: 1 << 30,
            connect: Duration::from_secs(30),
            stall: Duration::from_mins(1),
            whole: Duration::from_mins(30),
            plain_on_loopback: false,
        }
    }
}

/// What a server said of its copy, so that it is asked for again only if it changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validators {
    /// The server's own mark of the copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// When the server says that it changed, in the server's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
}

/// What came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    /// The server says that the copy at hand is the newest.
    NotModified,
    /// A file.
    File {
        /// Its length.
        bytes: u64,
        /// What to ask with the next time.
        validators: Validators,
    },
}

/// Fetches files.
#[derive(Debug)]
pub struct Fetcher {
    agent: Agent,
    options: FetchOptions,
}

impl Fetcher {
    /// Prepares; nothing is opened.
    ///
    /// ```
    /// use countersight_collect::fetch::{FetchOptions, Fetcher};
    /// use countersight_model::id::ListId;
    ///
    /// let fetcher = Fetcher::new(FetchOptions::default());
    /// let (mut out, list) = (Vec::new(), ListId::from("some-list"));
    /// // Refused before any connection is made.
    /// let error = fetcher
    ///     .fetch(&list, "http://example.gov/list.csv", None, &mut out, &mut |_, _| {})
    ///     .unwrap_err();
    /// assert!(error.to_string().starts_with("some-list: this address may not be opened"));
    /// ```
    pub fn new(options: FetchOptions) -> Self {
        let config = Agent::config_builder()
            .user_agent(concat!("countersight/", env!("CARGO_PKG_VERSION")))
            .accept("*/*")
            .https_only(!options.plain_on_loopback)
            .http_status_as_error(false)
            // Each step is looked at here before it is taken.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(options.connect))
            .timeout_per_read(Some(options.stall))
            .timeout_global(Some(options.whole))
            .build();
        Self {
            agent: config.new_agent(),
            options,
        }
    }

    /// Downloads what stands at an address, unless the copy at hand is the newest, and says after
    /// each piece how many bytes came, and of how many.
    ///
    /// # Errors
    ///
    /// When the file did not come whole. What was written to `out` until then is worth nothing.
    pub fn fetch(
        &self,
        list: &ListId,
        url: &str,
        known: Option<&Validators>,
        out: &mut dyn Write,
        watch: &mut dyn FnMut(u64, Option<u64>),
    ) -> Result<Fetched, FetchError> {
        let mut url = url.to_owned();
        let result = self.follow(&mut url, known, out, watch);
        result.map_err(|fault| FetchError {
            list: list.clone(),
            url,
            fault,
        })
    }

    fn follow(
        &self,
        url: &mut String,
        known: Option<&Validators>,
        out: &mut dyn Write,
        watch: &mut dyn FnMut(u64, Option<u64>),
    ) -> Result<Fetched, FetchFault> {
        for _ in 0..=MOST_REDIRECTS {
            if !may_open(url, self.options.plain_on_loopback) {
                return Err(FetchFault::NotHttps);
            }
            let response = self.ask(url, known)?;
            let status = response.status();
            if status == StatusCode::NOT_MODIFIED && known.is_some() {
                return Ok(Fetched::NotModified);
            }
            if status == StatusCode::OK {
                return self.take(response, out, watch);
            }
            if !status.is_redirection() {
                return Err(FetchFault::Status(status));
            }
            let next = text(response.headers(), header::LOCATION.as_str());
            *url = next
                .and_then(|next| join(url, &next))
                .ok_or(FetchFault::Redirects)?;
        }
        Err(FetchFault::Redirects)
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where a connection is opened, for `lists update` alone"
    )]
    fn ask(&self, url: &str, known: Option<&Validators>) -> Result<Response<Body>, FetchFault> {
        let mut request = self.agent.get(url);
        if let Some(known) = known {
            if let Some(etag) = &known.etag {
                request = request.header(header::IF_NONE_MATCH, etag);
            }
            if let Some(day) = &known.last_modified {
                request = request.header(header::IF_MODIFIED_SINCE, day);
            }
        }
        request
            .call()
            .map_err(|error| FetchFault::Connection(Box::new(error)))
    }

    fn take(
        &self,
        response: Response<Body>,
        out: &mut dyn Write,
        watch: &mut dyn FnMut(u64, Option<u64>),
    ) -> Result<Fetched, FetchFault> {
        let most = self.options.most_bytes;
        let promised = text(response.headers(), header::CONTENT_LENGTH.as_str())
            .and_then(|length| length.parse::<u64>().ok());
        if promised.is_some_and(|promised| promised > most) {
            return Err(FetchFault::TooLarge(most));
        }
        let validators = Validators {
            etag: text(response.headers(), header::ETAG.as_str()),
            last_modified: text(response.headers(), header::LAST_MODIFIED.as_str()),
        };
        // The body's own bound would end the file silently; it is counted here.
        let mut body = response
            .into_body()
            .into_with_config()
            .limit(u64::MAX)
            .reader();
        let (mut got, mut piece) = (0_u64, vec![0_u8; 1 << 16]);
        loop {
            let read = match body.read(&mut piece) {
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(source) => return Err(FetchFault::BrokeOff { got, source }),
            };
            let Some(bytes) = piece.get(..read).filter(|bytes| !bytes.is_empty()) else {
                break;
            };
            got = got.saturating_add(bytes.len() as u64);
            if got > most {
                return Err(FetchFault::TooLarge(most));
            }
            out.write_all(bytes).map_err(FetchFault::Write)?;
            watch(got, promised);
        }
        match promised {
            Some(promised) if promised != got => Err(FetchFault::Short { got, promised }),
            _ => Ok(Fetched::File {
                bytes: got,
                validators,
            }),
        }
    }
}

/// A header as text, if it is text of a sensible length.
fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    let value = headers.get(name)?.to_str().ok()?;
    (value.len() <= 2048).then(|| value.to_owned())
}
