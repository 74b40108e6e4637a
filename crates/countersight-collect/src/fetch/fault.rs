//! Why a file did not come, and how to mend it.

use countersight_model::id::ListId;
use std::io;
use ureq::http::StatusCode;

/// A file did not come: which list, what happened, how to mend it.
#[derive(Debug, thiserror::Error)]
#[error("{list}: {}", self.told())]
pub struct FetchError {
    /// The list.
    pub list: ListId,
    /// The address that was asked last.
    pub url: String,
    /// What happened.
    #[source]
    pub fault: FetchFault,
}

impl FetchError {
    /// What happened and how to mend it, without the list.
    pub fn told(&self) -> String {
        format!("{} ({}); {}", self.fault, self.url, self.fault.mend())
    }
}

/// What happened.
#[derive(Debug, thiserror::Error)]
pub enum FetchFault {
    /// The address, or one that it leads to, is not HTTPS.
    #[error("this address may not be opened, for it is not https")]
    NotHttps,
    /// The address leads in circles, or nowhere.
    #[error("the address leads on and on, or nowhere")]
    Redirects,
    /// The server refused.
    #[error("the server answered {0}")]
    Status(StatusCode),
    /// The connection failed.
    #[error("the connection failed: {0}")]
    Connection(Box<ureq::Error>),
    /// The file broke off.
    #[error("the file broke off after {got} bytes: {source}")]
    BrokeOff {
        /// Bytes that came.
        got: u64,
        /// Why.
        source: io::Error,
    },
    /// Fewer bytes came than the server had promised.
    #[error("{got} bytes came of the {promised} that the server promised")]
    Short {
        /// Bytes that came.
        got: u64,
        /// Bytes promised.
        promised: u64,
    },
    /// The file is larger than any list.
    #[error("the file is larger than {0} bytes, which no list is")]
    TooLarge(u64),
    /// What came cannot be written down.
    #[error("what came cannot be written: {0}")]
    Write(io::Error),
}

impl FetchFault {
    /// What to do.
    fn mend(&self) -> &'static str {
        match self {
            Self::NotHttps => "correct `download` in the record of the list",
            Self::Status(code) if *code == StatusCode::NOT_FOUND || *code == StatusCode::GONE => {
                "the file may have moved: look at the list's page, save the file, and give it with `--from FILE`"
            }
            Self::Status(code) if code.is_server_error() => {
                "try again later, or save the file in a browser and give it with `--from FILE`"
            }
            Self::Write(_) => "make room on the disk, or name another folder",
            Self::Redirects | Self::Status(_) | Self::TooLarge(_) => {
                "open the address in a browser, save the file, and give it with `--from FILE`"
            }
            Self::Connection(_) | Self::BrokeOff { .. } | Self::Short { .. } => {
                "check the connection and try again, or give a saved file with `--from FILE`"
            }
        }
    }
}
