//! Fetches official lists, keeps them, and refuses a copy that is not sound; looks at the user's own network.
//!
//! This is the only crate that may open a connection, and it does so in two files: in [`fetch`], which only
//! [`update`](update::update) calls, and in `discover/link.rs`, which reaches no further than the link. It
//! knows no clock, today is a parameter; and it knows no format of a list, the reader is a parameter too.
//!
//! | module | what it does |
//! |---|---|
//! | [`fetch`] | downloads a file: HTTPS only, bounded in size, time and redirects, kept as it came |
//! | [`store`] | keeps each list's editions in a folder; the last good copy stays whatever happens |
//! | [`examine`] | asks of a copy what its record expects; a list that shrank or changed shape is an alarm |
//! | [`update`] | the three together: a new copy comes in, or is refused with its reasons |
//! | [`made`] | keeps what can be made anew, such as an index, and maps it |
//! | [`status`] | fresh, overdue or absent |
//! | [`diff`] | what changed between two editions |
//! | [`discover`](mod@discover) | devices of the user's own network: listens, asks politely, reads answers |

pub mod diff;
pub mod discover;
pub mod examine;
pub mod fetch;
pub mod folder;
pub mod hash;
pub mod made;
pub mod status;
pub mod store;
pub mod update;

mod address;
mod lines;
