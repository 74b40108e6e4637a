//! The same answers without a terminal: pages and an API, served from one program.
//!
//! The server waits at one address, on the machine itself unless it is told otherwise, and opens no connection.
//! It reads no clock: whoever starts it gives one.
//!
//! | module | what it does |
//! |---|---|
//! | `desk` | what every answer is given from: register, screener, day, limits |
//! | `listen` | the address, and a graceful stop |
//! | `routes` | one file for each resource |
//! | `headers` | what every answer forbids a browser to do |
//! | `problem` | errors as `application/problem+json` (RFC 9457), with stable codes |

mod desk;
mod headers;
mod listen;
mod pages;
mod problem;
mod routes;

pub use desk::{Clock, Desk, Limits};
pub use listen::{ServeError, Serving, serve};
pub use problem::{Problem, ProblemCode};
pub use routes::router;
