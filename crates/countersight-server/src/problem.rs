//! Errors as `application/problem+json` ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)), with stable codes.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

macro_rules! problems {
    ($($(#[$doc:meta])* $variant:ident => $code:literal, $status:ident, $title:literal;)*) => {
        /// What can be wrong with a request. Codes never change; the book has them all.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum ProblemCode { $($(#[$doc])* $variant,)* }

        impl ProblemCode {
            /// All codes.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The code as it stands in the answer.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The status of HTTP.
            pub fn status(self) -> StatusCode {
                match self { $(Self::$variant => StatusCode::$status,)* }
            }

            /// What it means, in one line.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* }
            }
        }
    };
}

problems! {
    /// A word of the question leads nowhere.
    BadQuestion => "bad-question", BAD_REQUEST, "The question cannot be understood";
    /// No such page, record or job.
    NotFound => "not-found", NOT_FOUND, "There is nothing at this address";
    /// The route is there, but not for this method.
    WrongMethod => "wrong-method", METHOD_NOT_ALLOWED, "This address does not take that method";
    /// What is asked for comes later, or will not come.
    NotReady => "not-ready", CONFLICT, "This is not there at this moment";
    /// The file cannot be read.
    UnreadableFile => "unreadable-file", UNPROCESSABLE_ENTITY, "The file cannot be read";
    /// Larger than the limit.
    TooLarge => "too-large", PAYLOAD_TOO_LARGE, "The request is larger than this server takes";
    /// The body is of another media type.
    WrongType => "wrong-type", UNSUPPORTED_MEDIA_TYPE, "The body is of a type that is not read here";
    /// It came from a page of another site.
    ForeignSite => "foreign-site", FORBIDDEN, "The request came from a page of another site";
    /// Too many files wait.
    Busy => "busy", SERVICE_UNAVAILABLE, "Too many files wait; try again later";
    /// The answer took too long.
    TooSlow => "too-slow", GATEWAY_TIMEOUT, "The answer took longer than this server waits";
    /// A fault of the program.
    OwnFault => "own-fault", INTERNAL_SERVER_ERROR, "The program made a mistake";
}

/// A request that cannot be answered, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What kind of thing is wrong.
    pub code: ProblemCode,
    /// What is wrong here, and how to mend it.
    pub detail: String,
}

impl Problem {
    /// A problem with what is wrong here and how to mend it.
    pub fn new(code: ProblemCode, detail: impl Into<String>) -> Self {
        Self {
            code,
            detail: detail.into(),
        }
    }
}

/// A problem on its way out, for what may tell it in another form.
#[derive(Debug, Clone)]
pub(crate) struct Told(pub(crate) Problem);

/// A problem, as it is written (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct Body {
    /// What kind of thing is wrong, as an address.
    r#type: String,
    /// What kind of thing is wrong, in words.
    title: &'static str,
    /// The status of HTTP.
    status: u16,
    /// What kind of thing is wrong; codes never change.
    code: &'static str,
    /// What is wrong here, and how to mend it.
    detail: String,
}

impl From<&Problem> for Body {
    fn from(problem: &Problem) -> Self {
        let code = problem.code;
        Self {
            r#type: format!("about:blank#{}", code.as_str()),
            title: code.title(),
            status: code.status().as_u16(),
            code: code.as_str(),
            detail: problem.detail.clone(),
        }
    }
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Body::from(self).serialize(serializer)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let code = self.code;
        let kind = [(header::CONTENT_TYPE, "application/problem+json")];
        let mut response = (code.status(), kind, Json(&self)).into_response();
        if code == ProblemCode::Busy {
            let seconds = HeaderValue::from_static("10");
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        response.extensions_mut().insert(Told(self));
        response
    }
}
