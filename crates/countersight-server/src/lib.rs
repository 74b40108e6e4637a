//! The same answers without a terminal: pages and an API, served from one program.
//!
//! The server waits at one address, on the machine itself unless it is told otherwise, and opens no connection.
//! It reads no clock: whoever starts it gives one.
//!
//! | module | what it does |
//! |---|---|
//! | `desk` | what every answer is given from: register, screener, day, limits |
//! | `listen` | the address, and a graceful stop |
//! | `asker` | who asks; accounts will come in there |
//! | `asking` | what a request says of whoever asks |
//! | `jobs` | files that are screened |
//! | `demo` | the bundled example |
//! | `routes` | one file for each resource |
//! | `headers` | what every answer forbids a browser to do |
//! | `request`, `shapes` | what requests carry; what the OpenAPI document says of it |
//! | `yente` | the API of OpenSanctions |
//! | `faults` | panics, delays and bare refusals become problems |
//! | `origin` | nobody asks by way of a page of another site |
//! | `problem` | errors as `application/problem+json` (RFC 9457), with stable codes |

mod asker;
mod asking;
mod demo;
mod desk;
mod faults;
mod headers;
mod jobs;
mod listen;
mod origin;
mod pages;
mod problem;
mod request;
mod routes;
mod shapes;
mod yente;

pub use asker::Asker;
pub use desk::{Clock, Desk, Limits};
pub use listen::{ServeError, Serving, serve};
pub use problem::{Problem, ProblemCode};
pub use routes::router;
